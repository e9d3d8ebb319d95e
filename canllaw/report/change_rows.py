"""What a page shows of the changes between two editions: both texts, with the words in which they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say
from canllaw.guidance.analysis import Analysis, find_changes_with_roles
from canllaw.guidance.editions import Change, ChangeKind
from canllaw.guidance.expectations import Expectation
from canllaw.guidance.roles import Role
from canllaw.report.wording import CHANGE_MEANINGS, CHANGE_NAMES, say_place, say_roles

# What is asked anew comes first; what stays as it was comes last and folded.
ORDER = (
    ChangeKind.NEW,
    ChangeKind.STRONGER,
    ChangeKind.WEAKER,
    ChangeKind.GONE,
    ChangeKind.SPLIT,
    ChangeKind.MERGED,
    ChangeKind.REWORDED,
    ChangeKind.MOVED,
    ChangeKind.SAME,
)
OPEN_AT_FIRST = 12
# What the group says of all its changes is not said again for each.
SAID_ABOVE = frozenset((ChangeKind.NEW, ChangeKind.GONE, ChangeKind.SAME))

Words = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One change, said. `old` and `new` are words with whether they differ; places lead to the new text."""

    number: int
    why: str
    roles: str
    old: Words
    old_where: str
    new: Words
    new_where: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """All changes of a kind."""

    key: str
    title: str
    meaning: str
    open: bool
    changes: tuple[ChangeRow, ...]


def make_change_groups(analysis: Analysis, language: Language) -> tuple[ChangeGroup, ...]:
    """The changes by kind; empty without a previous edition."""
    numbered = list(enumerate(find_changes_with_roles(analysis)))
    places = Places(
        old={each.expectation.id: each.expectation for each in analysis.before},
        new={each.expectation.id: each.expectation for each in analysis.assessed},
    )
    groups = []
    for kind in ORDER:
        rows = [
            make_row(number, change, roles, places, language)
            for number, (change, roles) in numbered
            if change.kind is kind
        ]
        if rows:
            groups.append(make_group(kind, rows, language))
    return tuple(groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The expectations of both editions by id."""

    old: Mapping[str, Expectation]
    new: Mapping[str, Expectation]


def make_group(kind: ChangeKind, rows: Sequence[ChangeRow], language: Language) -> ChangeGroup:
    return ChangeGroup(
        key=kind.value,
        title=say(count_title(kind, len(rows)), language),
        meaning=say(CHANGE_MEANINGS[kind], language),
        open=len(rows) <= OPEN_AT_FIRST and kind is not ChangeKind.SAME,
        changes=tuple(rows),
    )


def count_title(kind: ChangeKind, count: int) -> Message:
    return message("{name}: {count}", name=CHANGE_NAMES[kind], count=count)


def make_row(
    number: int, change: Change, roles: tuple[Role, ...], places: Places, language: Language
) -> ChangeRow:
    olds = [places.old[name] for name in change.old if name in places.old]
    news = [places.new[name] for name in change.new if name in places.new]
    return ChangeRow(
        number=number,
        why="" if change.kind in SAID_ABOVE else say(change.why, language),
        roles=say_roles(roles, language),
        old=() if change.kind is ChangeKind.SAME else tuple(cut(change.old_text, change.old_marks)),
        old_where="; ".join(say_place(each.place, language) for each in olds),
        new=tuple(cut(change.new_text, change.new_marks)),
        new_where=tuple((each.id, say_place(each.place, language)) for each in news),
    )


def cut(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is marked."""
    at = 0
    for start, end in marks:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
