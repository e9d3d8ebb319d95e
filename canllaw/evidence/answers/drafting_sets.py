"""Answers that several columns of a draft share, gathered into sets, so that a correction is made once."""

import itertools
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from canllaw.basics.language import Message
from canllaw.evidence.answers.answers import AnswerSet, MappedColumn
from canllaw.evidence.answers.drafting_answers import DraftedAnswers
from canllaw.evidence.answers.mappings_file import Remark

FEWEST_TO_SHARE = 2
# The name under which doubts hold the codes that they are about.
CODES = "codes"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedColumn:
    """A column without its answers, and the answers that were drafted for it on a scale of this name."""

    column: MappedColumn
    remark: Remark
    scale: str
    answers: DraftedAnswers

    def alone(self) -> tuple[MappedColumn, Remark]:
        """With answers of its own."""
        drafted, remark = self.answers, self.remark
        return (
            replace(self.column, answers=drafted.answers, missing=drafted.missing),
            replace(remark, doubts=(*remark.doubts, *drafted.doubts), unread=drafted.unread),
        )


@dataclass(slots=True, kw_only=True)
class Gathered:
    """Columns whose answers agree, and all answers that one of them has."""

    first: DraftedColumn
    columns: set[str] = field(default_factory=set)
    values: dict[str, int] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    doubts: tuple[Message, ...] = ()

    def fits(self, other: DraftedColumn) -> bool:
        """Whether codes, words and doubts of the other say nothing different.

        Without words of the tool, a column may lack an answer only because nobody gave it.
        """
        one, two = self.first, other
        return (
            (one.scale, one.remark.options) == (two.scale, two.remark.options)
            and one.answers.unread == two.answers.unread
            and [leave_codes(each) for each in self.doubts]
            == [leave_codes(each) for each in two.answers.doubts]
            and all(self.values.get(code, value) == value for code, value in two.answers.answers)
            and self.missing.keys().isdisjoint(code for code, _ in two.answers.answers)
            and self.values.keys().isdisjoint(two.answers.missing)
        )

    def add(self, other: DraftedColumn) -> None:
        self.columns.add(other.column.column)
        self.values.update(other.answers.answers)
        self.missing.update(dict.fromkeys(other.answers.missing))
        pairs = zip(self.doubts, other.answers.doubts, strict=True)
        self.doubts = tuple(add_codes(one, two) for one, two in pairs)

    def make_set(self, key: str) -> tuple[AnswerSet, Remark]:
        """In the order of the tool; where it names none, from the lowest answer to the highest."""
        options, unread = self.first.remark.options, self.first.answers.unread
        pairs = list(self.values.items())
        pairs = pairs if options else sorted(pairs, key=lambda pair: (pair[1], pair[0]))
        shared = AnswerSet(key=key, values=tuple(pairs), missing=tuple(self.missing))
        return shared, Remark(column=key, options=options, doubts=self.doubts, unread=unread)


def leave_codes(doubt: Message) -> Message:
    """The doubt whatever codes it names."""
    return replace(doubt, values={name: value for name, value in doubt.values.items() if name != CODES})


def add_codes(doubt: Message, other: Message) -> Message:
    """One doubt that names the codes of both."""
    named = [each.values.get(CODES) for each in (doubt, other)]
    codes = dict.fromkeys(code for each in named if isinstance(each, tuple) for code in each)
    return replace(doubt, values={**doubt.values, CODES: tuple(codes)}) if codes else doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The columns in their order, the sets that they use, and the remarks on both."""

    items: tuple[MappedColumn, ...]
    remarks: tuple[Remark, ...]
    sets: tuple[AnswerSet, ...]
    set_remarks: tuple[Remark, ...]


def share_answers(drafted: Sequence[DraftedColumn]) -> Shared:
    """A set for all answers that at least two columns share; other columns keep their own."""
    gathered = [each for each in gather(drafted) if len(each.columns) >= FEWEST_TO_SHARE]
    keys: list[str] = []
    for each in gathered:
        keys.append(find_free_key(each.first.scale, keys))
    sets = [each.make_set(key) for each, key in zip(gathered, keys, strict=True)]
    used = {column: key for each, key in zip(gathered, keys, strict=True) for column in each.columns}
    columns = [
        (replace(each.column, use=used[each.column.column]), each.remark)
        if each.column.column in used
        else each.alone()
        for each in drafted
    ]
    return Shared(
        items=tuple(item for item, _ in columns),
        remarks=tuple(remark for _, remark in columns),
        sets=tuple(shared for shared, _ in sets),
        set_remarks=tuple(remark for _, remark in sets),
    )


def gather(drafted: Iterable[DraftedColumn]) -> list[Gathered]:
    """In the order in which the columns first use them."""
    found: list[Gathered] = []
    for each in drafted:
        if not (each.answers.answers or each.answers.missing or each.answers.unread):
            continue
        group = next((group for group in found if group.fits(each)), None)
        if group is None:
            group = Gathered(first=each, doubts=each.answers.doubts)
            found.append(group)
        group.add(each)
    return found


def find_free_key(name: str, taken: Container[str]) -> str:
    return next(key for key in name_keys(name) if key not in taken)


def name_keys(name: str) -> Iterator[str]:
    yield name
    for at in itertools.count(2):
        yield f"{name}_{at}"
