"""What bench/scores_real.py scores: small instruments keyed as real files are, and who is who in those."""

from collections.abc import Iterable
from dataclasses import dataclass

from canllaw.evidence.answers.answers import MappedPeople, PeopleColumn
from canllaw.evidence.instruments.instruments import (
    Instrument,
    Item,
    ItemKind,
    Option,
    Responses,
    Scale,
    Scoring,
)

AGREE = ("Strongly disagree", "Disagree", "Neither agree or disagree", "Agree", "Strongly Agree")
OFTEN = ("Never", "Sometimes", "Often", "Very Often", "Always")
SELDOM = ("Never", "Sometimes", "Often")


def responses(key: str, values: Iterable[int], words: Iterable[str] = ()) -> Responses:
    values, words = list(values), list(words)
    options = [Option(value=value, en=words[at] if words else "") for at, value in enumerate(values)]
    return Responses(key=key, options=tuple(options))


def scale(key: str, items: Iterable[str], most_missing: int = 0, scoring: Scoring = Scoring.MEAN) -> Scale:
    return Scale(key=key, en=key, cy=key, items=tuple(items), most_missing=most_missing, scoring=scoring)


def instrument(
    key: str, given: Iterable[Responses], items: Iterable[Item], scales: Iterable[Scale]
) -> Instrument:
    return Instrument(
        key=key,
        en=key,
        cy=key,
        version="",
        licence="",
        source="",
        responses=tuple(given),
        items=tuple(items),
        scales=tuple(scales),
    )


def asked(kind: ItemKind, *keys: str, responses: str = "", reversed: tuple[str, ...] = ()) -> list[Item]:
    return [Item(key=key, kind=kind, responses=responses, reversed=key in reversed) for key in keys]


LEADERSHIP = "AF06 AF07 AP12 AP17 AP33 AP34 AS14 AS15 AS16 AS17 AS28".split()
ARMY = instrument(
    "army",
    [responses("five", range(1, 6))],
    [*asked(ItemKind.SCALED, *LEADERSHIP, "RELIG", responses="five"), *asked(ItemKind.NUMBER, "HRS")],
    [scale("leadership", LEADERSHIP, 2), scale("hours", ["HRS"])],
)
BATTALIONS = instrument(
    "battalions",
    [],
    asked(ItemKind.NUMBER, "JSAT", "COMMIT", "READY", "AGE"),
    [scale("satisfaction", ["JSAT"]), scale("commitment", ["COMMIT"]), scale("readiness", ["READY"])],
)
WORK = [
    *asked(ItemKind.SCALED, *(f"affRec{at}" for at in range(1, 6)), responses="agree"),
    *asked(ItemKind.SCALED, *(f"affSat{at}" for at in range(1, 5)), responses="agree"),
    *asked(ItemKind.SCALED, "turnOver5", "turnOver6", responses="agree", reversed=("turnOver6",)),
    *asked(ItemKind.SCALED, "turnOver2", "turnOver3", responses="seldom", reversed=("turnOver3",)),
    *asked(ItemKind.SCALED, *(f"perfCheck{at}" for at in (1, 2, 4, 5, 6, 7)), responses="often"),
]
SOFTWARE = instrument(
    "software",
    [
        responses("agree", range(1, 6), AGREE),
        responses("often", range(1, 6), OFTEN),
        responses("seldom", range(1, 4), SELDOM),
    ],
    WORK,
    [
        scale("recognition", [f"affRec{at}" for at in range(1, 6)], 1),
        scale("satisfaction", [f"affSat{at}" for at in range(1, 5)], 1),
        scale("feedback", [f"perfCheck{at}" for at in (1, 2, 4, 5, 6, 7)], 2, Scoring.SUM),
        scale("staying", ["turnOver5", "turnOver6", "turnOver2", "turnOver3"], 1),
        scale("work", ["recognition", "satisfaction"], 0, Scoring.MEAN_OF_SCALES),
    ],
)
MORALE = instrument(
    "morale",
    [responses("pills", range(4)), responses("dependence", range(6)), responses("open", range(3))],
    [
        *asked(ItemKind.SCALED, "pmq1", responses="pills", reversed=("pmq1",)),
        *asked(ItemKind.SCALED, "pmq2", responses="dependence", reversed=("pmq2",)),
        *asked(ItemKind.YES_NO, "pmq3"),
        *asked(ItemKind.SCALED, "pmq4", responses="open"),
    ],
    [scale("morale", ["pmq1", "pmq2", "pmq3", "pmq4"], 1, Scoring.SUM)],
)
SCREENING = instrument(
    "screening",
    [],
    asked(ItemKind.YES_NO, "has_diabetes", "consent___1"),
    [scale("yes", ["has_diabetes", "consent___1"])],
)
HEART = instrument(
    "heart",
    [responses("event", (1, 2, 3, 5, 6))],
    [
        *asked(ItemKind.CHOICE, "FIRSTCHD", responses="event"),
        *asked(ItemKind.YES_NO, "VITAL10", "FAMHXCVR", "CHD"),
        *asked(ItemKind.NUMBER, "AGE", "DBP58", "EDUYR", "CHOL58", "CGT58", "HT58", "WT58"),
    ],
    [scale("family or disease", ["FAMHXCVR", "CHD"], 1), scale("pressure", ["DBP58"])],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file, what it is scored by, the people's columns that no draft can know, and its waves."""

    path: str
    instrument: Instrument
    people: tuple[MappedPeople, ...] = ()
    waves: tuple[str, ...] = ("all",)


def person(column: str, means: PeopleColumn, values: tuple[tuple[str, str], ...] = ()) -> MappedPeople:
    return MappedPeople(column=column, means=means, values=values)


EVENTS = (("visit_1_arm_1", "visit"), ("first_visit_arm_2", "visit"))
CASES = (
    Case(path="r_multilevel/bhr2000.csv", instrument=ARMY, people=(person("GRP", PeopleColumn.AUTHORITY),)),
    Case(
        path="r_multilevel/univbct.csv",
        instrument=BATTALIONS,
        people=(
            person("BTN", PeopleColumn.AUTHORITY),
            person("COMPANY", PeopleColumn.TEAM),
            person("SUBNUM", PeopleColumn.CODE),
            person("TIME", PeopleColumn.WAVE),
        ),
        waves=("0", "1", "2"),
    ),
    Case(path="limesurvey/2016/public_data.csv", instrument=SOFTWARE),
    Case(path="limesurvey/2017/public_data.csv", instrument=SOFTWARE),
    Case(path="redcap/survey/data.csv", instrument=SCREENING),
    Case(
        path="redcap/longitudinal/data.csv",
        instrument=MORALE,
        people=(
            person("redcap_event_name", PeopleColumn.WAVE, EVENTS),
            person("study_id", PeopleColumn.CODE),
        ),
        waves=("visit",),
    ),
    Case(path="spss/electric.sav", instrument=HEART),
)
