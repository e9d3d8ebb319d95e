"""Two editions of a guidance document, expectation by expectation: what is new, what changed, what is gone.

`docs/changes.md` says what each kind of change is and which comes first where several hold.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Language, Message, count_message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place
from canllaw.guidance.comparing.differences import mark_differences
from canllaw.guidance.comparing.firmness import BINDS, Direction, compare_firmness
from canllaw.guidance.comparing.matching import LONGEST_SEARCH, Tie, choose_ties
from canllaw.guidance.comparing.ties import NEARLY_SAME, Side, Ties, find_ties
from canllaw.guidance.comparing.words import letters_of, same_but_for_a_label
from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Expectation, Reading


class ChangeKind(StrEnum):
    """What became of an expectation."""

    NEW = "new"
    STRONGER = "stronger"
    WEAKER = "weaker"
    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one expectation, or of several that were split or merged.

    `old` and `new` are ids. The marks are spans of `old_text` and `new_text` with the words in which they
    differ. `also` are further kinds that hold besides the first. `likeness` is from 0 to 1, None where there
    is nothing to compare with. `proven` is false where the search for the best matching was cut short.
    """

    kind: ChangeKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    old_text: str
    new_text: str
    why: Message
    old_marks: tuple[tuple[int, int], ...] = ()
    new_marks: tuple[tuple[int, int], ...] = ()
    also: tuple[ChangeKind, ...] = ()
    likeness: float | None = None
    proven: bool = True

    def __post_init__(self) -> None:
        assert self.old or self.new, "a change is about something"
        assert self.kind not in self.also, "a kind is named once"


Told = tuple[ChangeKind, Message, tuple[ChangeKind, ...]]
Entry = tuple[tuple[int, ...], tuple[int, ...], Change]
Progress = Callable[[int, int], None]
STEPS = 3
PDF = "pdf"


def compare_editions(
    old: Reading,
    new: Reading,
    old_edition: Edition,
    new_edition: Edition,
    progress: Progress | None = None,
) -> tuple[Change, ...]:
    """What became of every expectation, in the order of the new edition.

    Every expectation of both editions stands in exactly one change. What is gone comes where it would
    stand now. `progress` is called with the steps done and the number of steps.
    Raises MaterialError where the editions are in different languages.
    """
    refuse_two_languages(old_edition, new_edition)
    before, after = old.expectations, new.expectations
    ties = find_ties(make_side(old, old_edition), make_side(new, new_edition))
    report(progress, 1)
    choice = choose_ties(ties.ties, LONGEST_SEARCH)
    report(progress, 2)
    matched = Matched(
        before=before,
        after=after,
        ties=ties,
        language=new_edition.language,
        labels_differ=labels_may_differ(old_edition, new_edition),
    )
    found: list[Entry] = [
        (tie.old, tie.new, tell_change(matched, tie, number not in choice.unproven))
        for number, tie in enumerate(choice.ties)
    ]
    taken_old = {position for olds, _, _ in found for position in olds}
    taken_new = {position for _, news, _ in found for position in news}
    found.extend(((i,), (), tell_gone(each)) for i, each in enumerate(before) if i not in taken_old)
    found.extend(((), (j,), tell_new(each)) for j, each in enumerate(after) if j not in taken_new)
    report(progress, STEPS)
    return tuple(in_reading_order(found))


def labels_may_differ(old: Edition, new: Edition) -> bool:
    """Whether a label may stand apart in one edition and run into the sentence after it in the other.

    A PDF tells a label by its looks only, and these differ between versions of the program that made it.
    """
    return old.format != new.format or old.format == PDF


def report(progress: Progress | None, done: int) -> None:
    if progress is not None:
        progress(done, STEPS)


def refuse_two_languages(old: Edition, new: Edition) -> None:
    if old.language is not new.language:
        raise MaterialError(
            [
                Problem(
                    what=message("The two editions are in different languages."),
                    fix=message("Compare editions in the same language."),
                    where=Place(source=new.source),
                )
            ]
        )


def make_side(reading: Reading, edition: Edition) -> Side:
    return Side(
        texts=[each.text for each in reading.expectations],
        own=[own_words(each, edition) for each in reading.expectations],
        actions=[each.action.text if each.action else "" for each in reading.expectations],
        sections=[each.section for each in reading.expectations],
    )


def own_words(expectation: Expectation, edition: Edition) -> str:
    """The words of a list item without its stem; else the whole text."""
    passage = edition.passages[expectation.passage]
    if passage.stem is None or passage.start > expectation.start:
        return expectation.text
    return edition.text[expectation.start : expectation.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Two editions whose expectations were matched."""

    before: Sequence[Expectation]
    after: Sequence[Expectation]
    ties: Ties
    language: Language
    labels_differ: bool


def tell_change(matched: Matched, tie: Tie, proven: bool) -> Change:
    olds = [matched.before[position] for position in tie.old]
    news = [matched.after[position] for position in tie.new]
    old_text, new_text = "\n".join(each.text for each in olds), "\n".join(each.text for each in news)
    pair = len(olds) == len(news) == 1
    likeness = matched.ties.likeness[tie.old[0], tie.new[0]] if pair else None
    elsewhere = not any(matched.ties.headings.same_place(a.section, b.section) for a in olds for b in news)
    if likeness is None:
        kind, why, also = tell_several(olds, news, elsewhere)
    else:
        kind, why, also = tell_pair(matched, olds[0], news[0], likeness, elsewhere)
    old_marks, new_marks = ((), ()) if kind is ChangeKind.SAME else mark_differences(old_text, new_text)
    return Change(
        kind=kind,
        old=tuple(each.id for each in olds),
        new=tuple(each.id for each in news),
        old_text=old_text,
        new_text=new_text,
        why=why,
        old_marks=old_marks,
        new_marks=new_marks,
        also=also,
        likeness=likeness,
        proven=proven,
    )


def tell_pair(matched: Matched, old: Expectation, new: Expectation, likeness: float, elsewhere: bool) -> Told:
    """The first that holds of: stronger, weaker, moved in nearly the same words, reworded, moved, same."""
    same_words = say_the_same(old.text, new.text, matched.labels_differ)
    moved = (ChangeKind.MOVED,) if elsewhere else ()
    reworded = () if same_words or likeness >= NEARLY_SAME else (ChangeKind.REWORDED,)
    unlike = not same_words or old.force is not new.force
    shift = compare_firmness(old, new, matched.language) if unlike else None
    if shift and shift.direction is Direction.STRONGER:
        return ChangeKind.STRONGER, shift.why, (*reworded, *moved)
    if shift and shift.direction is Direction.WEAKER:
        return ChangeKind.WEAKER, shift.why, (*reworded, *moved)
    if shift:
        return ChangeKind.REWORDED, shift.why, moved
    if elsewhere and not reworded:
        return ChangeKind.MOVED, say_where(new), ()
    if not same_words:
        return ChangeKind.REWORDED, message("Its words have changed, but not how firmly it asks."), moved
    return ChangeKind.SAME, message("It says the same as before."), ()


def say_the_same(old: str, new: str, labels_differ: bool) -> bool:
    return letters_of(old) == letters_of(new) or (labels_differ and same_but_for_a_label(old, new))


def say_where(new: Expectation) -> Message:
    return message("The same is now said in another section: {section}.", section=new.section[-1])


def tell_several(olds: Sequence[Expectation], news: Sequence[Expectation], elsewhere: bool) -> Told:
    """Split or merged; firmer or looser besides, where every piece says so."""
    also: list[ChangeKind] = []
    steps = {BINDS[b.force] - BINDS[a.force] for a in olds for b in news}
    if min(steps) > 0:
        also.append(ChangeKind.STRONGER)
    if max(steps) < 0:
        also.append(ChangeKind.WEAKER)
    if elsewhere:
        also.append(ChangeKind.MOVED)
    if len(news) > 1:
        why = count_message(
            "One expectation became {count}.",
            "One expectation became {count}.",
            count=len(news),
        )
        return ChangeKind.SPLIT, why, tuple(also)
    why = count_message(
        "What was {count} expectation is now one.",
        "What were {count} expectations are now one.",
        count=len(olds),
    )
    return ChangeKind.MERGED, why, tuple(also)


def tell_gone(old: Expectation) -> Change:
    why = message("Nothing in the new edition asks for this.")
    return Change(kind=ChangeKind.GONE, old=(old.id,), new=(), old_text=old.text, new_text="", why=why)


def tell_new(new: Expectation) -> Change:
    why = message("Nothing in the old edition asked for this.")
    return Change(kind=ChangeKind.NEW, old=(), new=(new.id,), old_text="", new_text=new.text, why=why)


def in_reading_order(found: Sequence[Entry]) -> Iterator[Change]:
    """By place in the new edition; what is gone follows what stood before it."""
    place_of = {position: news[0] for olds, news, _ in found if news for position in olds}
    last, follows = -1, {}
    for position in range(1 + max((olds[-1] for olds, _, _ in found if olds), default=-1)):
        last = place_of.get(position, last)
        follows[position] = last

    def order(entry: Entry) -> tuple[int, int, int]:
        olds, news, _ = entry
        return (news[0], 0, 0) if news else (follows[olds[0]], 1, olds[0])

    return (change for _, _, change in sorted(found, key=order))
