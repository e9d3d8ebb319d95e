"""What people write: free answers from a bank of invented phrases, in the language of the person."""

import tomllib
from pathlib import Path

import numpy as np
from evidence_answers import CONCRETE, NONE, Given
from evidence_people import Staff

from canllaw.basics.chance import random_numbers

PHRASES = Path(__file__).parent / "evidence_phrases.toml"
WRITES, SAYS_SOMETHING = 0.8, 0.5


def free_answers(seed: int, staff: Staff, given: Given) -> dict[str, np.ndarray]:
    """Each text item as a column of words; most are empty, as they are in life."""
    phrases = tomllib.loads(PHRASES.read_text("utf-8"))
    chance = random_numbers(seed, "words", given.wave)
    welsh = staff.welsh[given.who]
    named = given.answers["aware_unprompted"] == 1
    silent = chance.random(len(named)) > SAYS_SOMETHING
    texts = np.where(named, pick(chance, phrases["named"], welsh), pick(chance, phrases["others"], welsh))
    answers = {"aware_unprompted_words": np.where(silent & ~named, "", texts)}
    for number in range(1, len(CONCRETE) + 1):
        example = given.answers[f"example_{number}"]
        written = (example > 0) & (example != NONE) & (chance.random(len(example)) < WRITES)
        words = pick(chance, phrases[f"practice_{number}"], welsh)
        answers[f"example_words_{number}"] = np.where(written, words, "")
    return answers


def pick(chance: np.random.Generator, phrases: dict[str, list[str]], welsh: np.ndarray) -> np.ndarray:
    english, own = (chance.choice(np.array(phrases[key], dtype=object), len(welsh)) for key in ("en", "cy"))
    return np.where(welsh, own, english)
