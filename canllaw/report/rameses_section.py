"""The RAMESES II items in the report: what is reported, in part or not, and who should fill it."""

from collections.abc import Iterator, Sequence

from canllaw.basics.language import Language, Message, message, say
from canllaw.report.data_tables import NO_VALUE, DataTable, TableCell, TableColumn, TableRow, words_cell
from canllaw.report.rameses_file import RAMESES_FILE, read_rameses
from canllaw.report.rameses_filling import FilledItem, fill_items
from canllaw.report.rameses_items import ITEM_WORDS
from canllaw.report.rameses_records import Filling
from canllaw.report.study_report import Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_stands import make_claim

COLUMNS = (
    message("Item"),
    message("What it asks for"),
    message("State"),
    message("What is reported"),
    message("Where it stands"),
)
STATE_WORDS = {
    Filling.FILLED: message("reported"),
    Filling.PARTLY: message("reported in part"),
    Filling.EMPTY: message("empty"),
}


def make_rameses(material: ReportMaterial) -> ReportSection:
    """Raises MaterialError with everything that is wrong in the file that somebody wrote."""
    language = material.language
    items = fill_items(material, read_rameses(material.folder))
    sentences = (say_lead(), say_counts(items))
    return ReportSection(
        id="rameses",
        title=say(message("Reporting standards"), language),
        blocks=(
            Paragraphs(claims=tuple(make_claim(sentence, (), language) for sentence in sentences)),
            make_table(items, language),
        ),
    )


def say_lead() -> Message:
    return message(
        "What a report of a realist evaluation should tell is agreed in the standards RAMESES II (Wong and "
        "others 2016, BMC Medicine 14:96; the words below are ours). Canllaw fills what the study's records "
        "hold; the rest is written by people, in the file {file}.",
        file=RAMESES_FILE.as_posix(),
    )


def say_counts(items: Sequence[FilledItem]) -> Message:
    fillings = [each.filling for each in items]
    return message(
        "Items that are reported: {filled} of {all}. Reported in part: {partly}. Empty: {empty}.",
        all=len(fillings),
        filled=fillings.count(Filling.FILLED),
        partly=fillings.count(Filling.PARTLY),
        empty=fillings.count(Filling.EMPTY),
    )


def make_table(items: Sequence[FilledItem], language: Language) -> DataTable:
    return DataTable(
        caption="",
        label=say(message("The items of RAMESES II"), language),
        columns=tuple(TableColumn(name=say(name, language)) for name in COLUMNS),
        rows=tuple(make_row(each, language) for each in items),
    )


def make_row(filled: FilledItem, language: Language) -> TableRow:
    words = ITEM_WORDS[filled.item]
    return TableRow(
        id=f"rameses-{filled.item.value}",
        cells=(
            words_cell(say(words.name, language)),
            words_cell(say(words.asks, language)),
            words_cell(say(STATE_WORDS[filled.filling], language)),
            reported_cell(filled, language),
            place_cell(filled, language),
        ),
    )


def reported_cell(filled: FilledItem, language: Language) -> TableCell:
    """What somebody wrote, and what records say; where nobody wrote, what is missing and who should write."""
    if filled.written is None:
        return words_cell(" ".join(say(part, language) for part in find_parts(filled)))
    told_in, written = filled.written.language(language), filled.written.words(language)
    recorded = filled.recorded
    if told_in is not language or recorded is None or recorded.filling is Filling.EMPTY:
        return words_cell(written, None if told_in is language else told_in)
    return words_cell(f"{written} {say(recorded.sentence, language)}")


def find_parts(filled: FilledItem) -> Iterator[Message]:
    """Of an item about which nobody wrote."""
    if filled.recorded is not None:
        yield filled.recorded.sentence
        if filled.recorded.missing is not None:
            yield filled.recorded.missing
    if filled.filling is not Filling.FILLED:
        yield ITEM_WORDS[filled.item].who


def place_cell(filled: FilledItem, language: Language) -> TableCell:
    """The place of what records say, or the file in which somebody wrote."""
    stand = filled.recorded.stand if filled.recorded is not None else None
    if stand is not None:
        return TableCell(text=say(stand.title, language), href=stand.href)
    return words_cell(RAMESES_FILE.as_posix() if filled.written is not None else NO_VALUE)
