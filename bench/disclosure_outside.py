"""What an outsider can work out who has the written tables of a study and the list of its teams, and no more.

The outsider does not know who answered what. They know that a team belongs to an authority, that everybody
has one role or none, gave one answer or none, and that a hidden group is not empty. For every hidden row they
ask linear programming for the fewest and the most people, and of a share for those who said so. The tables of
the hypotheses are held against those of the evidence.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

ROUNDING = 1e-6
NO_ONE = "none"
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: whom it is about, how many they are and who gave the answer; None where hidden."""

    level: str
    group: str
    answer: str
    people: int | None
    said: int | None


@dataclass(slots=True, kw_only=True)
class Topic:
    """What two or more tables say of one question or scale in one wave."""

    rows: list[Row] = field(default_factory=list)
    silent: int = 0


def attack_files(folder: Path, teams: Path, small: int) -> Iterator[str]:
    """One line for each table: what is in it, what is hidden, and what could be counted to within few."""
    authorities = {row["code"]: row["authority"] for row in read_rows(teams)}
    for name, topics in (
        ("response.csv", read_response(folder / "response.csv")),
        ("answers.csv", read_shares(folder / "answers.csv")),
        ("scores.csv", read_means(folder / "scores.csv")),
    ):
        shown = sum(row.people is not None for topic in topics.values() for row in topic.rows)
        hidden = sum(row.people is None for topic in topics.values() for row in topic.rows)
        silent = sum(topic.silent for topic in topics.values())
        tried = bounded = 0
        for topic in topics.values():
            own, narrow = attack_topic(topic.rows, authorities, small)
            tried, bounded = tried + own, bounded + narrow
        yield (
            f"{name}: shown {shown}, hidden {hidden}, not told for another reason {silent}; "
            f"counts asked for {tried}, bounded to within {small}: {bounded}"
        )


def attack_theory(folder: Path, evidence: Path, small: int) -> Iterator[str]:
    """What the tables of the hypotheses add: cases known by elimination, occasions had by subtraction."""
    for path in sorted(folder.glob("*-truth-table.csv")):
        rows = [row for row in read_rows(path) if not row["outcome"].startswith("~")]
        compared = sum(int(row["cases"]) for row in rows)
        named = sum(len(row["named cases"].split()) for row in rows)
        yield f"{path.name}: authorities in combinations {compared}, of these not named {compared - named}"
    seen = [
        int(row["n"]) for row in read_rows(evidence / "gap.csv") if row["what"] == "observed" and row["n"]
    ]
    sides: dict[str, int] = {}
    for row in read_rows(folder / "numbers.csv"):
        if row["strand"] == "observations" and row["name"].startswith("seen where"):
            sides[row["hypothesis"]] = sides.get(row["hypothesis"], 0) + int(row["n"])
    few = [key for key, number in sides.items() if 0 < sum(seen) - number < small]
    yield (
        f"numbers.csv: hypotheses with shares of occasions {len(sides)}, of these all occasions less these "
        f"few: {len(few)}"
    )


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_response(path: Path) -> dict[tuple[str, ...], Topic]:
    topics: dict[tuple[str, ...], Topic] = {}
    for row in read_rows(path):
        level = "role" if row["level"].startswith("role") else row["level"]
        people = int(row["answers"]) if row["answers"] else None
        own = topics.setdefault((row["wave"],), Topic())
        own.rows.append(Row(level=level, group=row["group"], answer="", people=people, said=None))
    return topics


def read_shares(path: Path) -> dict[tuple[str, ...], Topic]:
    topics: dict[tuple[str, ...], Topic] = {}
    for row in read_rows(path):
        people = int(row["people"]) if row["people"] else None
        said = None if people is None else round(float(row["share"] or 0) * people)
        own = topics.setdefault((row["wave"], row["item"]), Topic())
        own.rows.append(
            Row(level=row["level"], group=row["group"], answer=row["answer"], people=people, said=said)
        )
    return topics


def read_means(path: Path) -> dict[tuple[str, ...], Topic]:
    topics: dict[tuple[str, ...], Topic] = {}
    for row in read_rows(path):
        own = topics.setdefault((row["wave"], row["scale"]), Topic())
        people = int(row["people"]) if row["people"] else None
        own.rows.append(Row(level=row["level"], group=row["group"], answer="", people=people, said=None))
    for topic in topics.values():
        # A scale that speaks for no team is silent about all of them: it is not that they are few.
        told = {row.level for row in topic.rows if row.people is not None}
        topic.silent = sum(row.level not in told for row in topic.rows)
        topic.rows = [row for row in topic.rows if row.level in told]
    return topics


def attack_topic(rows: list[Row], authorities: dict[str, str], small: int) -> tuple[int, int]:
    """How many hidden counts were asked for, and how many are known to within few."""
    if all(row.people is not None for row in rows):
        return 0, 0
    people = Population(rows, authorities)
    told, numbers, there, wanted = [], [], [], []
    for row in rows:
        group = people.of(row.level, row.group)
        said = group & (people.answer == row.answer)
        if row.people is None:
            there.append(group)
            wanted += [said, group & ~said] if row.answer else [group]
            continue
        told.append(group)
        numbers.append(row.people)
        if row.said is not None:
            told.append(said)
            numbers.append(row.said)
    return len(wanted), count_narrow(
        np.array(told), np.array(numbers), np.array(there), np.array(wanted), small
    )


class Population:
    """Every kind of person there can be, by team, authority, role and answer, or none of these."""

    def __init__(self, rows: list[Row], authorities: dict[str, str]) -> None:
        def groups(level: str) -> list[str]:
            return sorted({row.group for row in rows if row.level == level})

        teams = [(team, authorities.get(team, NO_ONE)) for team in groups("team")]
        known = {*groups("authority"), *(authority for _, authority in teams)} - {NO_ONE}
        places = [*teams, *((NO_ONE, authority) for authority in sorted(known)), (NO_ONE, NO_ONE)]
        answers = sorted({row.answer for row in rows if row.answer})
        kinds = [
            (team, authority, role, answer)
            for team, authority in places
            for role in [*groups("role"), NO_ONE]
            for answer in [*answers, OTHER]
        ]
        self.team, self.authority, self.role, self.answer = (
            np.array(each) for each in zip(*kinds, strict=True)
        )

    def of(self, level: str, group: str) -> np.ndarray:
        columns = {"team": self.team, "authority": self.authority, "role": self.role}
        return columns[level] == group if level in columns else np.ones(len(self.team), dtype=bool)


def count_narrow(
    told: np.ndarray, numbers: np.ndarray, there: np.ndarray, wanted: np.ndarray, small: int
) -> int:
    low, high = np.full(len(wanted), np.inf), np.full(len(wanted), -np.inf)
    narrow = 0
    for at, group in enumerate(wanted):
        if high[at] - low[at] >= small - ROUNDING:
            continue
        ends = []
        for sign in (1, -1):
            result = linprog(
                sign * group.astype(float),
                A_eq=csr_matrix(told.astype(float)) if len(told) else None,
                b_eq=numbers if len(told) else None,
                A_ub=-csr_matrix(there.astype(float)),
                b_ub=-np.ones(len(there)),
                bounds=(0, None),
                method="highs",
            )
            if result.status == 3:
                ends.append(sign * -np.inf)
                continue
            assert result.status == 0, result.message
            ends.append(sign * result.fun)
            possible = wanted @ result.x
            low, high = np.minimum(low, possible), np.maximum(high, possible)
        narrow += ends[1] - ends[0] < small - ROUNDING
    return narrow
