"""Forty sessions in which an observer looked for practices: what was seen, and a note here and there."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from evidence_answers import CONCRETE
from evidence_places import Place, PlaceTeam, places, teams
from evidence_truth import STUDY, Truth
from evidence_words import PHRASES

from canllaw.basics.chance import random_numbers

SESSIONS = 40
FIRST_DAY = date(2026, 5, 11)
MIDDLE, NOT_APPLICABLE, NOTED = -0.85, 0.1, 0.3
HEADINGS = ("session", "held", "authority", "team", "role", "observer", "practice", "seen", "note")
Row = tuple[str, ...]


def observation_rows(seed: int, truth: Truth) -> list[Row]:
    chance = random_numbers(seed, "observations")
    where = [*chance.permutation(len(places())), *chance.permutation(len(places()))][:SESSIONS]
    days = np.sort(chance.integers(0, 130, SESSIONS)).tolist()
    rows: list[Row] = []
    for number, (at, day) in enumerate(zip(where, days, strict=True), 1):
        rows.extend(session_rows(seed, truth, number, places()[at], working_day(day)))
    return rows


def working_day(days: int) -> date:
    day = FIRST_DAY + timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))


def session_rows(seed: int, truth: Truth, number: int, place: Place, held: date) -> Iterator[Row]:
    chance = random_numbers(seed, "session", number)
    team = choose_team(chance, place)
    observer = f"O{chance.integers(1, 4)}"
    about = (f"S{number:02}", held.isoformat(), place.code, team.code, team.role, observer)
    written = practice_keys()
    looked_for = sorted(chance.choice(len(written), chance.integers(3, 7), replace=False).tolist())
    for practice in looked_for:
        seen = look(chance, truth, place, practice)
        yield (*about, written[practice], seen, note(chance, written[practice], seen))


def choose_team(chance: np.random.Generator, place: Place) -> PlaceTeam:
    own = [team for team in teams() if team.authority == place.code and team.staff >= 5]
    return own[chance.integers(len(own))]


def look(chance: np.random.Generator, truth: Truth, place: Place, practice: int) -> str:
    if chance.random() < NOT_APPLICABLE:
        return "not applicable"
    effects = truth.effects
    odds = MIDDLE + effects["concrete_on_seen"] * CONCRETE[practice]
    odds += effects["champions_with_culture_on_seen"] * place.supportive * place.facts["champions"]
    return "seen" if chance.random() < 1 / (1 + np.exp(-odds)) else "not seen"


def note(chance: np.random.Generator, practice: str, seen: str) -> str:
    bank = tomllib.loads(PHRASES.read_text("utf-8"))["observed"][practice].get(seen.replace(" ", "_"), [])
    return str(chance.choice(bank)) if bank and chance.random() < NOTED else ""


def practice_keys() -> tuple[str, ...]:
    written = tomllib.loads((STUDY / "evidence" / "practices.toml").read_text("utf-8"))
    return tuple(practice["key"] for practice in written["practices"])
