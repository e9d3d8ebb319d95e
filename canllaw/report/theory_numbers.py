"""The numbers behind what one kind of evidence says: in groups, in words, each with its interval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
from canllaw.report.theory_quantities import (
    BEFORE,
    GROUP_WORDS,
    POINTS,
    Group,
    Scale,
    find_base,
    find_tested_words,
    find_words,
)

WHAT, VALUE = message("What"), message("Value")
LOW, HIGH, BEHIND = message("Interval from"), message("Interval to"), message("Behind it")
WITHOUT, WITH = message("Without the context"), message("With the context")
INTERVALS = message("Intervals are of 95 %: values outside them would fit these answers badly.")
LINK_WORDS: dict[str, Message] = {
    "context to mechanism": message("From context to mechanism"),
    "mechanism to outcome": message("From mechanism to outcome"),
    "context to outcome": message("From context to outcome"),
}


Row = tuple[Message, tuple[TableCell | None, ...]]


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
    tested = find_tested_words(finding.quantities)
    for each in finding.quantities:
        lines = make_lines(each) if link is None else make_link_lines(link, each)
        for line in lines:
            yield replace(line, words=tested) if tested and each.name == "difference" else line


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
    """Columns that would be empty are left out."""
    title = say(GROUP_WORDS[group], language)
    names, rows = make_spread(lines) if group is Group.SPREAD else make_rows(lines)
    filled = [at for at in range(len(names)) if any(row[at] is not None for _, row in rows)]
    has_interval = any(line.quantity.low is not None for line in lines)
    return DataTable(
        caption=title,
        label=f"{label}: {title}",
        columns=(
            TableColumn(name=say(WHAT, language)),
            *(TableColumn(name=say(names[at], language), numeric=True) for at in filled),
        ),
        rows=tuple(
            TableRow(
                cells=(words_cell(say(words, language)), *(row[at] or number_cell(None) for at in filled))
            )
            for words, row in rows
        ),
        notes=(say(INTERVALS, language),) if has_interval and group is Group.DIFFERENCE else (),
    )


def make_rows(lines: Sequence[NumberLine]) -> tuple[tuple[Message, ...], list[Row]]:
    """A row a number: its value, its interval, how many are behind it."""
    rows: list[Row] = []
    for line in lines:
        each = line.quantity
        numbers = (make_number(number, line.scale) for number in (each.value, each.low, each.high))
        rows.append((line.words, (*numbers, None if each.n is None else number_cell(each.n))))
    return (VALUE, LOW, HIGH, BEHIND), rows


def make_spread(lines: Sequence[NumberLine]) -> tuple[tuple[Message, ...], list[Row]]:
    """A row a measure of spread: without the context, with it, of how many groups."""
    bases = dict.fromkeys(find_base(line.quantity.name) for line in lines)
    rows: list[Row] = []
    for base in bases:
        own = [line for line in lines if find_base(line.quantity.name) == base]
        before = [line for line in own if line.quantity.name.endswith(BEFORE)]
        after = [line for line in own if line not in before]
        cells = tuple(
            make_number(some[0].quantity.value, some[0].scale) if some else None for some in (before, after)
        )
        many = own[0].quantity.n
        rows.append((own[0].words, (*cells, None if many is None else number_cell(many))))
    return (WITHOUT, WITH, BEHIND), rows


def make_number(number: float | None, scale: Scale) -> TableCell | None:
    """A chance too small to be written with these decimals is told to be smaller than that."""
    if number is None:
        return None
    least = 10**-scale.decimals
    if scale is Scale.CHANCE and number < least:
        return words_cell(f"< {least:.{scale.decimals}f}")
    return number_cell(scale.factor * number, scale.decimals)
