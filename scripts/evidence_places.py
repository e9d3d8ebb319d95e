"""The invented authorities and teams of the example study. They stay the same under every seed.

Whoever draws the answers anew asks the same authorities again, so what each of them did is written here.
`supportive` is the part of the truth that no record holds: the study has to find it from the survey.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.basics.chance import random_numbers

SEED_OF_TEAMS = 20260112
FACTS = (
    "turnover", "vacancies", "agency", "caseload", "took_part", "signoff_strict",
    "champions", "culture_programme", "colocated", "training_hours", "reading_time_given",
)  # fmt: skip

# code | English name | Welsh name | region | staff in teams | answers in wave 1, wave 2 | supportive culture
# | the facts, in the order of FACTS
TABLE = """
W01 | Aberwennol       | Aberwennol        | Y Glannau      | 168 | 86 66 | 1 | 13.7 10.0 1.8 13.8 1 1 1 1 0 7.5 0.0
W02 | Vale of Eirin    | Dyffryn Eirin     | Dyffryn Llwyd  | 121 | 57 44 | 0 | 14.7 15.2 12.4 18.1 1 1 1 0 0 7.5 3.5
W03 | Castlemead       | Dôl-y-castell     | Porth y De     | 214 | 92 71 | 1 | 15.0 4.0 17.3 15.5 0 0 1 0 0 4.5 1.0
W04 | Carreglas        | Carreg-las        | Uwchfynydd     |  96 | 49 38 | 1 | 8.4 7.3 10.9 11.8 1 0 0 1 0 1.5 5.5
W05 | Northmoor        | Rhos y Gogledd    | Uwchfynydd     | 104 | 44 34 | 0 | 17.9 12.1 4.3 16.5 1 0 0 1 0 7.0 2.5
W06 | Glanhelyg        | Glanhelyg         | Dyffryn Llwyd  | 187 | 84 66 | 1 | 14.4 16.1 10.3 20.2 0 1 1 1 0 5.0 5.0
W07 | Port Alarch      | Porth Alarch      | Y Glannau      | 233 | 93 71 | 0 | 10.1 2.7 11.5 13.3 1 1 0 0 0 5.0 3.0
W08 | Long Foreland    | Penrhyn Hir       | Y Glannau      | 101 | 45 36 | 0 | 10.0 13.5 13.2 16.9 0 0 1 1 1 2.0 2.0
W09 | Stonebridge      | Pont-y-garreg     | Porth y De     | 262 | 104 78 | 1 | 18.1 13.6 20.4 19.4 0 0 0 1 0 3.0 4.5
W10 | Upper Derwedd    | Derwedd Uchaf     | Uwchfynydd     |  82 |  9  8 | 0 | 10.7 16.3 9.3 17.3 1 1 1 0 0 1.0 0.5
W11 | Lower Derwedd    | Derwedd Isaf      | Dyffryn Llwyd  | 143 | 65 50 | 1 | 13.0 8.3 17.2 16.3 1 0 1 0 0 9.0 5.0
W12 | Silverfield      | Maes Arian        | Porth y De     | 196 | 80 62 | 0 | 20.4 17.4 15.8 21.9 0 0 0 1 0 4.5 3.0
W13 | Bramble Vale     | Dyffryn Mwyar     | Dyffryn Llwyd  | 131 | 61 48 | 1 | 13.1 8.8 13.9 16.9 1 1 0 1 0 4.0 4.5
W14 | Heather Isle     | Ynys y Grug       | Y Glannau      |  74 | 41 32 | 0 | 10.9 13.6 16.7 17.8 0 1 0 0 1 4.0 2.5
W15 | Llanfedwen       | Llanfedwen        | Uwchfynydd     | 117 | 55 43 | 0 | 9.5 10.3 14.1 11.6 1 0 1 0 0 7.5 6.0
W16 | Cherry Coombe    | Cwm Ceirios       | Dyffryn Llwyd  | 154 | 70 55 | 1 | 16.4 10.8 18.0 21.7 0 1 1 1 0 5.0 5.5
W17 | Blaenhydd        | Blaenhydd         | Uwchfynydd     |  91 |  8  6 | 1 | 13.4 9.7 20.7 17.0 0 1 0 1 0 5.0 0.5
W18 | Eastmarch        | Mers y Dwyrain    | Porth y De     | 176 | 75 58 | 0 | 15.9 15.9 12.5 19.9 0 1 1 0 0 6.0 4.0
W19 | Millhaven        | Hafan-y-felin     | Y Glannau      | 139 | 66 52 | 1 | 11.4 8.8 5.2 13.9 1 0 1 1 0 6.0 1.5
W20 | Trewawr          | Tre-wawr          | Dyffryn Llwyd  | 148 | 68 53 | 0 | 8.6 6.7 12.6 13.7 1 1 0 0 0 1.0 3.5
W21 | Larkmoor         | Rhos yr Ehedydd   | Uwchfynydd     | 109 | 52 41 | 1 | 18.5 11.9 12.1 19.5 0 0 0 1 0 5.0 1.5
W22 | Great Saltmarsh  | Y Morfa Mawr      | Porth y De     | 248 | 96 88 | 0 | 15.5 12.8 24.4 17.8 0 0 0 0 0 2.0 1.0
"""

HOMES = (
    "Bryn Awel", "Tŷ Helyg", "Glan Nant", "Tŷ Criafol", "Maes yr Haul", "Y Berllan", "Tŷ Llwynog", "Cae Meillion",
    "Tŷ Gwennol", "Nant y Coed", "Tŷ'r Onnen", "Pen y Waun", "Tŷ Derw", "Llys Meillion", "Tŷ Eithin", "Bryn Mwyar",
    "Tŷ Bedwen", "Glan yr Afon", "Tŷ Celyn", "Hafod Wen", "Tŷ Grug", "Cae Eirin", "Tŷ Rhedyn", "Llwyn Onn",
    "Tŷ Ysgaw", "Bryn Ceirios", "Tŷ Briallu", "Maes y Dderwen", "Tŷ Drudwen", "Erw Las", "Tŷ Ffawydd", "Dôl Eirin",
    "Tŷ Robin",
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


def places() -> tuple[Place, ...]:
    return tuple(read_place(line) for line in TABLE.strip().splitlines())


def read_place(line: str) -> Place:
    code, en, cy, region, staff, answers, supportive, facts = (part.strip() for part in line.split("|"))
    first, second = answers.split()
    return Place(
        code=code,
        en=en,
        cy=cy,
        region=region,
        staff=int(staff),
        answers=(int(first), int(second)),
        supportive=supportive == "1",
        facts=dict(zip(FACTS, map(float, facts.split()), strict=True)),
    )


def teams() -> tuple[PlaceTeam, ...]:
    homes = iter(HOMES)
    return tuple(team for number, place in enumerate(places()) for team in teams_of(place, number, homes))


def teams_of(place: Place, number: int, homes: Iterator[str]) -> Iterator[PlaceTeam]:
    """Four kinds of team and a children's home; every other authority has a second home or its own duty team."""
    kinds = [*KINDS, home(next(homes))]
    if number % 4 == 1:
        kinds.append(home(next(homes)))
    if number % 4 == 3:
        kinds.append(("Emergency Duty Team", "Tîm Dyletswydd Brys", "social-worker", DUTY_SHARE))
    chance = random_numbers(SEED_OF_TEAMS, "teams", place.code)
    shares = [share * chance.uniform(0.7, 1.3) for *_, share in kinds]
    for at, ((en, cy, role, _), share) in enumerate(zip(kinds, shares, strict=True), 1):
        staff = max(3, round(place.staff * share / sum(shares)))
        yield PlaceTeam(code=f"{place.code}{at:02}", authority=place.code, en=en, cy=cy, role=role, staff=staff)


def home(name: str) -> tuple[str, str, str, float]:
    return f"{name} Children's Home", f"Cartref Plant {name}", "residential-staff", HOME_SHARE


def staff_in_post(place: Place) -> int:
    """All whom the guidance is for: the teams, and a few people who belong to none."""
    in_teams = sum(team.staff for team in teams() if team.authority == place.code)
    return in_teams + round(place.staff * 0.07)
