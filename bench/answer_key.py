"""How well the expectations of the example guidance are found, in every format and language, against its
answer key.

Usage: python -m bench.answer_key [--errors]. An expectation found and one of the key are the same where
the F1 of their own words (lower case, no marks) is at least 0.8, one to one, the best pairs first. For a
list that is one expectation the key has the stem's words; there the first words found are compared.
Precision, recall and F1 are of expectations; force, polarity, actor (same words without articles, none
for none) and inherited are shares of the pairs; the other parts are mean token F1.
"""

import csv
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from canllaw.guidance.expectations import Expectation
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

STUDY = Path("examples/first-study")
FORMATS = ("pdf", "docx", "html", "md")
EDITIONS = ("1.en", "2.en", "2.cy")
SAME = 0.8
WORD = re.compile(r"\w+")
ARTICLES = {"the", "a", "an", "each", "every", "all", "any", "y", "yr", "r"}
PARTS = ("action", "target", "context", "time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Figures of one document, each between 0 and 1."""

    found: int
    key: int
    pairs: int
    shares: dict[str, float]

    @property
    def f1(self) -> float:
        return 2 * self.pairs / (self.found + self.key)


def words_of(text: str) -> list[str]:
    return WORD.findall(text.lower())


def token_f1(one: list[str], other: list[str]) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if one or other else 1.0


def read_key(name: str) -> list[dict[str, str]]:
    with (STUDY / "key" / f"expectations-{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pair(own: list[list[str]], key: list[dict[str, str]]) -> list[tuple[int, int]]:
    """Pairs of positions, the most alike first, each used once."""
    candidates = []
    asked = [(words_of(row["words"]), row["whole_list"] == "yes") for row in key]
    for found, words in enumerate(own):
        for at, (row_words, whole) in enumerate(asked):
            alike = token_f1(words[: len(row_words)] if whole else words, row_words)
            if alike >= SAME:
                candidates.append((-alike, abs(found / len(own) - at / len(key)), found, at))
    taken_found: set[int] = set()
    taken_key: set[int] = set()
    pairs = []
    for _, _, found, at in sorted(candidates):
        if found not in taken_found and at not in taken_key:
            taken_found.add(found)
            taken_key.add(at)
            pairs.append((found, at))
    return pairs


def same_actor(found: str, key: str) -> bool:
    return [w for w in words_of(found) if w not in ARTICLES] == [
        w for w in words_of(key) if w not in ARTICLES
    ]


def compare(expectation: Expectation, row: dict[str, str]) -> dict[str, float]:
    actor = expectation.actor.text if expectation.actor else ""
    shares = {
        "force": float(expectation.force.value == row["force"]),
        "polarity": float(expectation.polarity.value == row["polarity"]),
        "actor": float(same_actor(actor, row["actor"])),
        "inherited": float(("yes" if expectation.actor_inherited else "no") == row["actor_inherited"]),
    }
    for name in PARTS:
        part = getattr(expectation, name)
        shares[name] = token_f1(words_of(part.text if part else ""), words_of(row[name]))
    return shares


def score(path: Path, key: list[dict[str, str]], *, errors: bool) -> Score:
    edition = read_guidance(path)
    found = find_expectations(edition).expectations
    own = [words_of(edition.text[expectation.start : expectation.end]) for expectation in found]
    pairs = pair(own, key)
    compared = [compare(found[one], key[other]) for one, other in pairs]
    if errors:
        print_errors(found, key, pairs)
    shares = {name: sum(each[name] for each in compared) / max(1, len(compared)) for name in compare_names()}
    return Score(found=len(found), key=len(key), pairs=len(pairs), shares=shares)


def compare_names() -> tuple[str, ...]:
    return ("force", "polarity", "actor", "inherited", *PARTS)


def print_errors(
    found: tuple[Expectation, ...], key: list[dict[str, str]], pairs: list[tuple[int, int]]
) -> None:
    matched_found, matched_key = {one for one, _ in pairs}, {other for _, other in pairs}
    for at, expectation in enumerate(found):
        if at not in matched_found:
            print("   not in the key:", expectation.text[:150])
    for at, row in enumerate(key):
        if at not in matched_key:
            print("   not found:", row["id"], row["words"][:150])
    for one, other in pairs:
        actor = found[one].actor
        if not same_actor(actor.text if actor else "", key[other]["actor"]):
            print(
                "   actor:",
                key[other]["id"],
                "found",
                actor.text if actor else None,
                "- key",
                key[other]["actor"],
            )


def main() -> None:
    for name in EDITIONS:
        if not (STUDY / "key" / f"expectations-{name}.csv").exists():
            continue
        key = read_key(name)
        for suffix in FORMATS:
            path = STUDY / "guidance" / f"missing-from-care-{name}.{suffix}"
            result = score(path, key, errors="--errors" in sys.argv)
            figures = ", ".join(f"{part} {value:.3f}" for part, value in result.shares.items())
            print(
                f"{path.name}: {result.found} found, {result.key} in the key, F1 {result.f1:.3f}; {figures}"
            )


if __name__ == "__main__":
    main()
