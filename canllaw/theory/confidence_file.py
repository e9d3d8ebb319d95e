"""`theory/confidence.csv`: where people judge the confidence in interviews otherwise."""

from collections.abc import Collection, Iterator
from pathlib import Path

from canllaw.basics.language import Bilingual, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place
from canllaw.basics.tables import CellKind, Column, Table, read_table
from canllaw.theory.confidence import Component, Concern, Confidence, Judgement

CONFIDENCE_FILE = "confidence.csv"
OVERALL = "overall"
COLUMNS = (
    Column(name="hypothesis"),
    Column(name="component", kind=CellKind.CHOICE, choices=(*Component, OVERALL)),
    Column(name="level", kind=CellKind.CHOICE, choices=(*Concern, *Confidence)),
    Column(name="reason_en"),
    Column(name="reason_cy", required=False, filled=False),
    Column(name="judged_by"),
)


def read_judgements(folder: Path, hypotheses: Collection[str]) -> tuple[Judgement, ...]:
    """The judgements of a folder `theory`; none where it has no such file. Raises MaterialError."""
    path = folder / CONFIDENCE_FILE
    if not path.exists():
        return ()
    table = read_table(path, COLUMNS)
    problems = list(find_problems(table, hypotheses))
    if problems:
        raise MaterialError(problems)
    return tuple(make_judgement(**row) for row in table.frame.iter_rows(named=True))


def find_problems(table: Table, hypotheses: Collection[str]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for at, row in enumerate(table.frame.iter_rows(named=True)):
        if row["hypothesis"] not in hypotheses:
            yield Problem(
                what=message("The study has no hypothesis with this key."),
                fix=message("Use one of these: {choices}.", choices=tuple(hypotheses)),
                where=table.place(at, "hypothesis"),
            )
        if (row["hypothesis"], row["component"]) in seen:
            yield Problem(
                what=message("This component of the hypothesis was judged in a row above."),
                fix=message("Keep one of the two rows."),
                where=table.place(at, "component"),
            )
        seen.add((row["hypothesis"], row["component"]))
        yield from find_wrong_level(row["component"], row["level"], table.place(at, "level"))


def find_wrong_level(component: str, level: str, place: Place) -> Iterator[Problem]:
    levels = tuple(Confidence) if component == OVERALL else tuple(Concern)
    if level not in levels:
        yield Problem(
            what=message("This level does not go with the component."),
            fix=message("Use one of these: {choices}.", choices=levels),
            where=place,
        )


def make_judgement(
    *, hypothesis: str, component: str, level: str, reason_en: str, reason_cy: str | None, judged_by: str
) -> Judgement:
    return Judgement(
        hypothesis=hypothesis,
        component=None if component == OVERALL else Component(component),
        level=level,
        reason=Bilingual(reason_en, reason_cy or reason_en),
        judged_by=judged_by,
    )
