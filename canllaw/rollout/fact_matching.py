"""Published figures and neighbours brought to the authorities of a study, by code, by number or by name."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.rollout.authority_facts import ColumnUse, PublishedFacts, PublishedRow
from canllaw.rollout.fact_cells import PUBLISHED_TOGETHER
from canllaw.rollout.neighbours import Neighbours, NeighbourTable
from canllaw.rollout.workforce import Authority, Fact, FactFile, Workforce


def add_facts(workforce: Workforce, tables: Sequence[PublishedFacts]) -> Workforce:
    """The workforce with the facts of these files, and what became of each file.

    Raises MaterialError where a file has none of the authorities.
    """
    matched = [find_all_rows(workforce, table) for table in tables]
    pairs = list(zip(tables, matched, strict=True))
    refuse_strange([table.source for table, rows in pairs if not any(rows.values())])
    authorities = tuple(
        replace(
            each, facts=(*each.facts, *(fact for rows in matched for fact in make_facts(rows[each.code])))
        )
        for each in workforce.authorities
    )
    return replace(
        workforce,
        authorities=authorities,
        fact_files=tuple(make_file(table, rows) for table, rows in pairs),
    )


def find_all_rows(workforce: Workforce, table: PublishedFacts) -> dict[str, list[PublishedRow]]:
    """The rows about each authority, in the order of the file."""
    index = FactIndex()
    for row in table.rows:
        for known, labels in (
            (index.codes, row.codes),
            (index.numbers, row.numbers),
            (index.names, row.names),
        ):
            for label in map(fold, labels):
                known[label].append(row)
    return {authority.code: index.find_rows(authority) for authority in workforce.authorities}


def no_rows() -> defaultdict[str, list[PublishedRow]]:
    return defaultdict(list)


@dataclass(frozen=True, slots=True)
class FactIndex:
    """The rows of a file by the codes, numbers and names that stand in them, folded."""

    codes: defaultdict[str, list[PublishedRow]] = field(default_factory=no_rows)
    numbers: defaultdict[str, list[PublishedRow]] = field(default_factory=no_rows)
    names: defaultdict[str, list[PublishedRow]] = field(default_factory=no_rows)

    def find_rows(self, authority: Authority) -> list[PublishedRow]:
        """The rows about an authority: by its code, else by its number, else by its name.

        One name can stand for two authorities, an old one and the one that followed it with other borders
        (Dorset, 2019): only rows with the newest code of the name are its own.
        """
        code = fold(authority.code)
        own = self.codes.get(code) or self.numbers.get(code)
        if own is not None:
            return own
        names = (fold(authority.name.en), fold(authority.name.cy))
        named = next((self.names[name] for name in names if name in self.names), [])
        alone = [row for row in named if not row.is_shared]
        newest = max(alone or named, key=lambda row: row.year or 0, default=None)
        if newest is None:
            return []
        return [row for row in named if set(newest.codes) & set(row.codes) or row.codes == newest.codes]


def make_facts(rows: Sequence[PublishedRow]) -> Iterator[Fact]:
    """The facts of these rows. A figure for several authorities together is none of a single one."""
    for row in rows:
        for fact in row.facts:
            if row.is_shared and fact.value is not None:
                fact = replace(fact, value=None, why_missing=PUBLISHED_TOGETHER)
            yield fact


def make_file(table: PublishedFacts, matched: dict[str, list[PublishedRow]]) -> FactFile:
    used = {row.row: row for rows in matched.values() for row in rows}
    names = (fact.name for row in table.rows[:1] for fact in row.facts)
    return FactFile(
        source=table.source,
        rows_used=len(used),
        rows_shared=sum(row.is_shared for row in used.values()),
        rows_of_others=len(table.rows) - len(used),
        rows_of_no_authority=len(table.left_out),
        names=tuple(names),
        columns_left_out=tuple(name for name, use in table.columns if use is ColumnUse.WORDS),
        without_row=tuple(code for code, rows in matched.items() if not rows),
    )


def add_neighbours(
    workforce: Workforce, tables: Sequence[NeighbourTable], published: Sequence[PublishedFacts] = ()
) -> Workforce:
    """The workforce with the neighbours that its authorities have among each other.

    Files of facts tell the numbers by which the neighbours are called. Raises MaterialError where a file
    has none of the authorities.
    """
    found: dict[str, Neighbours] = {}
    for table in tables:
        codes = dict(find_codes(workforce, table, published))
        if not codes:
            refuse_strange([table.source])
        for each in table.authorities:
            if each.authority in codes:
                known = tuple(
                    replace(neighbour, authority=codes[neighbour.authority])
                    for neighbour in each.neighbours
                    if neighbour.authority in codes
                )
                own = codes[each.authority]
                found[own] = replace(each, authority=own, neighbours=known)
    return replace(workforce, neighbours=tuple(found.values()))


def find_codes(
    workforce: Workforce, table: NeighbourTable, published: Sequence[PublishedFacts]
) -> Iterator[tuple[str, str]]:
    """From numbers of the Department to codes of the study."""
    known = {each.authority for each in table.authorities}
    by_name = {fold(each.name): each.authority for each in table.authorities if not each.is_former}
    matched = [find_all_rows(workforce, facts) for facts in published]
    for authority in workforce.authorities:
        rows = [row for found in matched for row in found[authority.code] if not row.is_shared]
        newest = sorted(rows, key=lambda row: row.year or 0, reverse=True)
        names = (fold(authority.name.en), fold(authority.name.cy))
        candidates = (
            authority.code,
            *(row.number for row in newest[:1]),
            *(by_name[name] for name in names if name in by_name),
        )
        number = next((each for each in candidates if each in known), None)
        if number is not None:
            yield number, authority.code


def refuse_strange(sources: Sequence[Source]) -> None:
    if sources:
        what = message("None of the study's authorities stands in this file.")
        fix = message("Give the authorities the codes or the names by which the file calls them.")
        raise MaterialError(Problem(what=what, fix=fix, where=Place(source=source)) for source in sources)


def fold(words: str) -> str:
    """Without case, accents and more than one space: Ynys Mon is Ynys Môn."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())
