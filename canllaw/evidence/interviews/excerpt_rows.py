"""One row of `excerpts.csv`: which words it means, which codes it gives, and what it says of a hypothesis."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from canllaw.basics.language import Message, message
from canllaw.basics.problems import Problem
from canllaw.basics.tables import CellKind, Column
from canllaw.evidence.interviews.codebooks import BETWEEN_CODES
from canllaw.evidence.interviews.excerpt_places import Finder, Quote, Span
from canllaw.evidence.interviews.interviews import Bearing, Codebook, Coding, Stance
from canllaw.evidence.sheet_rows import SheetRow

ADD = message("Use the keys of the codebook, with a semicolon between them, or add the code there.")


def words_of(name: str) -> Column:
    return Column(name=name, required=False, filled=False)


def place_of(name: str) -> Column:
    return Column(name=name, kind=CellKind.WHOLE_NUMBER, required=False, filled=False, low=0)


COLUMNS = (
    words_of("excerpt"),
    Column(name="document"),
    words_of("sha256"),
    place_of("start"),
    place_of("end"),
    words_of("words"),
    words_of("before"),
    words_of("after"),
    words_of("codes"),
    words_of("coder"),
    words_of("made"),
    words_of("hypothesis"),
    Column(name="stance", kind=CellKind.CHOICE, choices=tuple(Stance), required=False, filled=False),
    words_of("note"),
)


class CannotBePlaced(Exception):
    """Why the words of a row have no place in their transcript."""

    def __init__(self, column: str, what: Message, fix: Message):
        super().__init__(str(what))
        self.column = column
        self.what = what
        self.fix = fix


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where the words of a row stand. `moved`: the transcript was changed, they were found again."""

    span: Span
    moved: bool = False


def place_row(row: SheetRow, finder: Finder) -> Placed:
    """The place of a row's words: as the row says where its transcript is the same, else by the words.

    Raises CannotBePlaced: nothing is put where it might not belong.
    """
    start, end, words = row.whole("start"), row.whole("end"), row.text("words")
    quote = Quote(words=words, before=row.text("before"), after=row.text("after"))
    if (start is None) != (end is None):
        column = "start" if start is None else "end"
        what = message("Of start and end only one is given.")
        raise CannotBePlaced(column, what, message("Give both, or leave both empty and give the words."))
    changed = row.text("sha256").casefold() not in ("", finder.transcript.sha256)
    if changed and not words:
        raise changed_without_words()
    if changed or start is None or end is None:
        return Placed(span=find_only_place(quote, finder), moved=changed)
    why_not_there((start, end), quote, finder)
    return Placed(span=(start, end))


def changed_without_words() -> CannotBePlaced:
    return CannotBePlaced(
        "sha256",
        message("The transcript is not the one that was coded, and the row does not give the words."),
        message("Put the transcript back as it was, or give the words of the excerpt."),
    )


def find_only_place(quote: Quote, finder: Finder) -> Span:
    if not quote.words:
        what = message("The row does not say which words are meant.")
        raise CannotBePlaced("words", what, message("Give the words, or start and end."))
    spans = finder.find(quote)
    if not spans:
        raise CannotBePlaced(
            "words",
            message("These words do not stand in the transcript, or not where they stood."),
            message(
                "Copy them from the transcript as it is now, or give start and end and leave sha256 empty."
            ),
        )
    if len(spans) > 1:
        raise CannotBePlaced(
            "words",
            message("These words stand more than once in the transcript."),
            message("Give more of the words, or what stands before and after them."),
        )
    return spans[0]


def why_not_there(span: Span, quote: Quote, finder: Finder) -> None:
    """Raises CannotBePlaced where a place is none, or holds other words than those given."""
    start, end = span
    if end > len(finder.transcript.text):
        what = message("The excerpt ends after the end of the transcript.")
        length = len(finder.transcript.text)
        raise CannotBePlaced("end", what, message("The highest allowed is {high}.", high=length))
    if start >= end:
        what = message("The excerpt ends before it begins.")
        raise CannotBePlaced("end", what, message("Let end be greater than start."))
    if quote.words and not finder.says_at(span, quote.words):
        what = message("Other words stand at this place.")
        fix = message("Mend start and end, or leave them and sha256 empty so that the words are looked for.")
        raise CannotBePlaced("words", what, fix)


def find_row_faults(row: SheetRow, codebook: Codebook | None, add: Message = ADD) -> Iterator[Problem]:
    """What is wrong with a row beside its place. `add` says how a missing code gets into the codebook."""
    yield from find_code_faults(row, codebook, add)
    if row.text("stance") and not row.text("hypothesis"):
        what = message("A stance is given, and no hypothesis that it is about.")
        yield row.problem("hypothesis", what, message("Name the hypothesis, or leave the stance empty."))
    if row.text("hypothesis") and not row.text("stance") and "stance" not in row.faulty:
        what = message("A hypothesis is named, and no stance towards it.")
        fix = message("Use one of these: {choices}.", choices=tuple(Stance))
        yield row.problem("stance", what, fix)
    if row.text("made") and read_time(row) is None:
        what = message("This is not a date with a time.")
        yield row.problem("made", what, message("Write it as 2026-03-31T09:30:00."))


def find_code_faults(row: SheetRow, codebook: Codebook | None, add: Message) -> Iterator[Problem]:
    """Codes that the codebook does not have or does not allow. Without a codebook every code is allowed."""
    known: Mapping[str, bool] = {code.key: code.codable for code in codebook.codes} if codebook else {}
    codes = read_codes(row)
    if codebook is not None and any(code not in known for code in codes):
        what = message("The codebook has no code with this key.")
        yield row.problem("codes", what, add)
    if any(not known.get(code, True) for code in codes):
        what = message("A code of this row is a category, which groups codes and is given to no words.")
        yield row.problem("codes", what, message("Give one of the codes below it, or make it codable."))


def read_codes(row: SheetRow) -> tuple[str, ...]:
    codes = (code.strip() for code in row.text("codes").split(BETWEEN_CODES))
    return tuple(dict.fromkeys(code for code in codes if code))


def read_codings(row: SheetRow) -> tuple[Coding, ...]:
    made = read_time(row)
    return tuple(Coding(code=code, coder=row.text("coder"), made=made) for code in read_codes(row))


def read_bearings(row: SheetRow) -> tuple[Bearing, ...]:
    hypothesis, stance = row.text("hypothesis"), row.text("stance")
    if not hypothesis or not stance:
        return ()
    coder, made = row.text("coder"), read_time(row)
    return (Bearing(hypothesis=hypothesis, stance=Stance(stance), coder=coder, made=made),)


def read_time(row: SheetRow) -> datetime | None:
    try:
        return datetime.fromisoformat(row.text("made")) if row.text("made") else None
    except ValueError:
        return None
