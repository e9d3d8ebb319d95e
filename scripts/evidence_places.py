"""The invented authorities and teams of the example study. They stay the same under every seed.

Whoever draws the answers anew asks the same authorities again, so what each of them did is in a file.
`supportive` comes from the truth, for no record holds it: the study has to find it from the survey.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evidence_truth import read_truth

from canllaw.basics.chance import random_numbers

SEED_OF_TEAMS = 20260112
FACTS = (
    "turnover", "vacancies", "agency", "caseload", "took_part", "signoff_strict",
    "champions", "culture_programme", "colocated", "training_hours", "reading_time_given",
)  # fmt: skip

TABLE = Path(__file__).parent / "evidence_places.csv"
HOMES = (
    "Bryn Awel", "Tŷ Helyg", "Glan Nant", "Tŷ Criafol", "Maes yr Haul", "Y Berllan", "Tŷ Llwynog",
    "Cae Meillion", "Tŷ Gwennol", "Nant y Coed", "Tŷ'r Onnen", "Pen y Waun", "Tŷ Derw", "Llys Meillion",
    "Tŷ Eithin", "Bryn Mwyar", "Tŷ Bedwen", "Glan yr Afon", "Tŷ Celyn", "Hafod Wen", "Tŷ Grug", "Cae Eirin",
    "Tŷ Rhedyn", "Llwyn Onn", "Tŷ Ysgaw", "Bryn Ceirios", "Tŷ Briallu", "Maes y Dderwen", "Tŷ Drudwen",
    "Erw Las", "Tŷ Ffawydd", "Dôl Eirin", "Tŷ Robin",
)  # fmt: skip
# What a team is called, who works there, and its part of the authority's staff.
KINDS = (
    ("Looked After Children Team", "Tîm Plant sy'n Derbyn Gofal", "social-worker", 0.30),
    ("Young People's Team, 16 and over", "Tîm Pobl Ifanc, 16 oed a throsodd", "social-worker", 0.19),
    ("Fostering Team", "Tîm Maethu", "supervising-social-worker", 0.17),
    ("Independent Reviewing Service", "Gwasanaeth Adolygu Annibynnol", "independent-reviewing-officer", 0.06),
)
HOME_SHARE, DUTY_SHARE = 0.2, 0.08


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An authority: what its records say, how many answered, and whether its culture is supportive."""

    code: str
    en: str
    cy: str
    region: str
    staff: int
    answers: tuple[int, int]
    supportive: bool
    facts: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTeam:
    """A team of an authority."""

    code: str
    authority: str
    en: str
    cy: str
    role: str
    staff: int


@cache
def places() -> tuple[Place, ...]:
    """The authorities; `evidence_places.csv` is what people change."""
    supportive = read_truth().supportive
    rows = csv.DictReader(TABLE.read_text("utf-8").splitlines())
    return tuple(read_place(row, row["code"] in supportive) for row in rows)


def read_place(row: Mapping[str, str], supportive: bool) -> Place:
    return Place(
        code=row["code"],
        en=row["name_en"],
        cy=row["name_cy"],
        region=row["region"],
        staff=int(row["staff_in_teams"]),
        answers=(int(row["answers_1"]), int(row["answers_2"])),
        supportive=supportive,
        facts={name: float(row[name]) for name in FACTS},
    )


@cache
def teams() -> tuple[PlaceTeam, ...]:
    homes = iter(HOMES)
    return tuple(team for number, place in enumerate(places()) for team in teams_of(place, number, homes))


def teams_of(place: Place, number: int, homes: Iterator[str]) -> Iterator[PlaceTeam]:
    """Four kinds of team and a children's home; every other authority has a second home or a duty team."""
    kinds = [*KINDS, home(next(homes))]
    if number % 4 == 1:
        kinds.append(home(next(homes)))
    if number % 4 == 3:
        kinds.append(("Emergency Duty Team", "Tîm Dyletswydd Brys", "social-worker", DUTY_SHARE))
    chance = random_numbers(SEED_OF_TEAMS, "teams", place.code)
    shares = [share * chance.uniform(0.7, 1.3) for *_, share in kinds]
    for at, ((en, cy, role, _), share) in enumerate(zip(kinds, shares, strict=True), 1):
        staff = max(3, round(place.staff * share / sum(shares)))
        yield PlaceTeam(
            code=f"{place.code}{at:02}", authority=place.code, en=en, cy=cy, role=role, staff=staff
        )


def home(name: str) -> tuple[str, str, str, float]:
    return f"{name} Children's Home", f"Cartref Plant {name}", "residential-staff", HOME_SHARE


def staff_in_post(place: Place) -> int:
    """All whom the guidance is for: the teams, and a few people who belong to none."""
    in_teams = sum(team.staff for team in teams() if team.authority == place.code)
    return in_teams + round(place.staff * 0.07)
