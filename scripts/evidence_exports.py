"""The two survey exports of the example study: the first as LimeSurvey writes one, the second plain."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from evidence_answers import LOADINGS, NONE, Given
from evidence_people import Staff
from evidence_places import places, teams
from evidence_words import free_answers

from canllaw.basics.chance import random_numbers

FIRST_DAY = {1: datetime(2026, 3, 2, 8), 2: datetime(2026, 9, 28, 8)}
DAYS_OPEN = 26
ROLE_CODES = {
    "social-worker": "R1", "team-manager": "R2", "independent-reviewing-officer": "R3",
    "residential-staff": "R4",
    "registered-manager": "R5", "supervising-social-worker": "R6",
}  # fmt: skip
# Codes of questions in the LimeSurvey of the first wave, by item or by scale.
QUESTIONS = {
    "aware_unprompted_words": "Q01", "aware_prompted": "Q02", "knowledge": "Q03", "confidence": "Q04",
    "clarity": "Q05", "change": "Q06", "time": "Q07", "exchange_formal": "Q08", "exchange_informal": "Q09",
    "culture": "Q10", "leadership": "Q11", "drafting_1": "Q12", "drafting_2": "Q13", "use": "Q20",
}  # fmt: skip
ARRAYS = {*LOADINGS, "knowledge"}
# Three questions about each practice: the third one's are Q16a, Q16b and Q16c.
OF_A_PRACTICE = {"already": "a", "example": "b", "example_words": "c"}
RESEARCHERS_CODE = "Q01coded"
QUESTIONS_ASKED = Path(__file__).parent / "evidence_questions.csv"
# What LimeSurvey calls its own columns, and what was asked of each person.
ABOUT = {
    "id": "Response ID", "submitdate": "Date submitted", "lastpage": "Last page",
    "startlanguage": "Start language",
    "seed": "Seed", "startdate": "Date started", "datestamp": "Date last action", "ipaddr": "IP address",
    "interviewtime": "Total time", "AUTH": "Which authority do you work for?",
    "TEAM": "Which team do you work in?",
    "ROLE": "What is your role?",
    "CODE[SQ001]": "Your own code [First two letters of your mother's first name]",
    "CODE[SQ002]": "Your own code [Day of the month on which you were born]",
    "CODE[SQ003]": "Your own code [Last letter of the street where you grew up]",
    "CODE[SQ004]": "Your own code [First letter of your first school]",
    "CODE[SQ005]": "Your own code [How many older brothers and sisters you have]",
}  # fmt: skip
OPENED_ONLY = 12
CODE_LEFT_EMPTY, CODE_SLIP = 0.03, 0.03


def question_of(item: str) -> str:
    """The heading of an item in the LimeSurvey: `clarity_2` is `Q05[SQ002]`."""
    if item == "aware_unprompted":
        return RESEARCHERS_CODE
    stem, _, number = item.rpartition("_")
    if stem in OF_A_PRACTICE:
        return f"Q{13 + int(number)}{OF_A_PRACTICE[stem]}"
    return f"{QUESTIONS[stem]}[SQ{int(number):03}]" if stem in ARRAYS else QUESTIONS[item]


def headings(columns: Iterable[str], items: Iterable[str]) -> list[str]:
    """Codes with the words of their questions, as LimeSurvey gives them where both are asked for."""
    asked = {
        row["item"]: row["question"]
        for row in csv.DictReader(QUESTIONS_ASKED.read_text("utf-8").splitlines())
    }
    words = {question_of(item): asked[item] for item in items} | ABOUT
    return [f"{column}. {words[column]}" if column in words else column for column in columns]


def coded(item: str, value: object) -> str:
    """An answer as LimeSurvey writes it."""
    if isinstance(value, str):
        return value
    if value == NONE:
        return ""
    if item == "aware_unprompted":
        return str(value)
    if item == "drafting_1":
        return "Y" if value else "N"
    return f"A{value}"


def all_items(seed: int, staff: Staff, given: Given) -> dict[str, Sequence[object]]:
    """Every item with its answers, free ones beside those that they belong to."""
    words = free_answers(seed, staff, given)
    items: dict[str, Sequence[object]] = {"aware_unprompted_words": words["aware_unprompted_words"].tolist()}
    for item, values in given.answers.items():
        items[item] = values.tolist()
        if item.startswith("example_"):
            written = item.replace("example_", "example_words_")
            items[written] = words[written].tolist()
    return items


def people_columns(seed: int, staff: Staff, given: Given) -> dict[str, list[str]]:
    chance = random_numbers(seed, "codes", given.wave)
    who, size = given.who, len(given.who)
    parts = staff.code[who].copy()
    slips = np.flatnonzero(chance.random(size) < CODE_SLIP)
    parts[slips, chance.integers(0, parts.shape[1], len(slips))] = "x"
    parts[chance.random(size) < CODE_LEFT_EMPTY] = ""
    return {
        "authority": [places()[at].code for at in staff.authority[who]],
        "team": [teams()[at].code for at in staff.team[who]],
        "role": staff.role[who].tolist(),
        "language": ["cy" if welsh else "en" for welsh in staff.welsh[who]],
    } | {f"code_{at + 1}": parts[:, at].tolist() for at in range(parts.shape[1])}


def answered_at(seed: int, given: Given) -> list[datetime]:
    """When each person began, in order: most in office hours, some on a night shift."""
    chance = random_numbers(seed, "times", given.wave)
    size = len(given.who)
    days = np.sort(np.minimum(chance.exponential(8, size), DAYS_OPEN - 1).astype(int))
    minutes = np.where(
        chance.random(size) < 0.12, chance.integers(720, 1300, size), chance.integers(0, 560, size)
    )
    return [
        FIRST_DAY[given.wave] + timedelta(days=int(d), minutes=int(m))
        for d, m in zip(days, minutes, strict=True)
    ]


def plain_export(seed: int, staff: Staff, given: Given) -> str:
    """Columns with the keys of the items; yes is 1, no is 0, empty is no answer."""
    columns: dict[str, Iterable[object]] = {"date": [time.date() for time in answered_at(seed, given)]}
    columns |= people_columns(seed, staff, given)
    for item, values in all_items(seed, staff, given).items():
        columns[item] = ["" if value == NONE else value for value in values]
    return write_csv(columns, csv.QUOTE_MINIMAL)


def limesurvey_export(seed: int, staff: Staff, given: Given) -> str:
    people, times = people_columns(seed, staff, given), answered_at(seed, given)
    chance = random_numbers(seed, "limesurvey", given.wave)
    size = len(times)
    took = chance.integers(360, 1500, size)
    ended = [time + timedelta(seconds=int(each)) for time, each in zip(times, took, strict=True)]
    addresses = chance.integers(1, 255, size)
    columns: dict[str, list[str]] = {
        "submitdate": [str(time) if done else "" for time, done in zip(ended, given.finished, strict=True)],
        "lastpage": ["9" if done else "5" for done in given.finished],
        "startlanguage": people["language"],
        "seed": [str(each) for each in chance.integers(10**6, 10**9, size)],
        "startdate": [str(time) for time in times],
        "datestamp": [str(time) for time in ended],
        # Addresses that are kept free for examples (RFC 5737).
        "ipaddr": [f"192.0.2.{each}" for each in addresses],
        "AUTH": people["authority"],
        "TEAM": people["team"],
        "ROLE": [ROLE_CODES[role] for role in people["role"]],
    }
    for part in range(1, staff.code.shape[1] + 1):
        columns[f"CODE[SQ{part:03}]"] = people[f"code_{part}"]
    given_items = all_items(seed, staff, given)
    for item, values in given_items.items():
        columns[question_of(item)] = [coded(item, value) for value in values]
    columns["interviewtime"] = [f"{each}.{each % 97:02}" for each in took]
    columns[RESEARCHERS_CODE] = columns.pop(RESEARCHERS_CODE)
    rows = with_opened_only(columns, chance)
    named = dict(zip(headings(rows, given_items), rows.values(), strict=True))
    return write_csv(named, csv.QUOTE_ALL)


def with_opened_only(columns: Mapping[str, list[str]], chance: np.random.Generator) -> dict[str, list[str]]:
    """A few who opened the survey and answered nothing; then every row has its number."""
    size = len(columns["startdate"])
    opened = sorted(chance.choice(size, OPENED_ONLY, replace=False).tolist(), reverse=True)
    kept = ("startlanguage", "seed", "startdate", "datestamp", "ipaddr")
    rows = {name: list(values) for name, values in columns.items()}
    for at in opened:
        for name, values in rows.items():
            values.insert(at, values[at] if name in kept else "")
        rows["lastpage"][at] = "1"
    return {"id": [str(number) for number in range(1, size + OPENED_ONLY + 1)], **rows}


def write_csv(columns: Mapping[str, Iterable[object]], quoting: int) -> str:
    written = io.StringIO()
    writer = csv.writer(written, quoting=quoting, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows_of(columns))
    return written.getvalue()


def rows_of(columns: Mapping[str, Iterable[object]]) -> Iterator[tuple[object, ...]]:
    return zip(*columns.values(), strict=True)
