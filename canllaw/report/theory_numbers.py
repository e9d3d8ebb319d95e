"""The numbers behind what one kind of evidence says: in groups, in words, each with its interval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.findings import Finding, Quantity
from canllaw.basics.language import Language, Message, message, say
from canllaw.report.data_tables import (
    DataTable,
    TableCell,
    TableColumn,
    TableRow,
    number_cell,
    words_cell,
)
from canllaw.report.theory_quantities import GROUP_WORDS, POINTS, Group, Scale, find_words

COLUMNS = (
    (message("What"), False),
    (message("Value"), True),
    (message("Interval from"), True),
    (message("Interval to"), True),
    (message("Behind it"), True),
)
INTERVALS = message("Intervals are of 95 %: values outside them would fit these answers badly.")
LINK_WORDS: dict[str, Message] = {
    "context to mechanism": message("From context to mechanism"),
    "mechanism to outcome": message("From mechanism to outcome"),
    "context to outcome": message("From context to outcome"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """One number as it is shown, and the group that it belongs to."""

    group: Group
    words: Message
    scale: Scale
    quantity: Quantity


def make_number_tables(
    findings: Sequence[Finding], label: str, language: Language, more: Sequence[Quantity] = ()
) -> tuple[DataTable, ...]:
    """A table a group of numbers. `more` are numbers that were made for all hypotheses together."""
    lines = [line for finding in findings for line in find_lines(finding)]
    lines += [line for each in more for line in make_lines(each)]
    unique = [line for at, line in enumerate(lines) if line not in lines[:at]]
    groups = [(group, [line for line in unique if line.group is group]) for group in Group]
    return tuple(make_table(group, own, label, language) for group, own in groups if own)


def find_lines(finding: Finding) -> Iterator[NumberLine]:
    """The numbers of a finding that have words; a link of the chain is told by which link it is."""
    link = LINK_WORDS.get(finding.about.rpartition(":")[2])
    for each in finding.quantities:
        yield from make_lines(each) if link is None else make_link_lines(link, each)


def make_lines(quantity: Quantity) -> Iterator[NumberLine]:
    known = find_words(quantity)
    if known is not None:
        yield NumberLine(group=known.group, words=known.words, scale=known.scale, quantity=quantity)


def make_link_lines(link: Message, quantity: Quantity) -> Iterator[NumberLine]:
    known = find_words(quantity)
    if known is None:
        return
    words, scale = link, known.scale
    if quantity.name == "p":
        words = message("{link}: chance of such a difference if there were none (p)", link=link)
    elif quantity.unit == POINTS:
        words, scale = message("{link}, in points of its scale", link=link), Scale.POINTS
    else:
        words = message("{link}, people in 100", link=link)
    yield NumberLine(group=Group.LINKS, words=words, scale=scale, quantity=quantity)


def make_table(group: Group, lines: Sequence[NumberLine], label: str, language: Language) -> DataTable:
    title = say(GROUP_WORDS[group], language)
    has_interval = any(line.quantity.low is not None for line in lines)
    return DataTable(
        caption=title,
        label=f"{label}: {title}",
        columns=tuple(TableColumn(name=say(name, language), numeric=number) for name, number in COLUMNS),
        rows=tuple(TableRow(cells=make_cells(line, language)) for line in lines),
        notes=(say(INTERVALS, language),) if has_interval and group is Group.DIFFERENCE else (),
    )


def make_cells(line: NumberLine, language: Language) -> tuple[TableCell, ...]:
    each = line.quantity
    numbers = (each.value, each.low, each.high)
    return (
        words_cell(say(line.words, language)),
        *(make_number(number, line.scale) for number in numbers),
        number_cell(each.n),
    )


def make_number(number: float | None, scale: Scale) -> TableCell:
    """A chance too small to be written with these decimals is told to be smaller than that."""
    least = 10**-scale.decimals
    if scale is Scale.CHANCE and number is not None and number < least:
        return words_cell(f"< {least:.{scale.decimals}f}")
    return number_cell(None if number is None else scale.factor * number, scale.decimals)
