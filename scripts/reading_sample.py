"""A seeded random sample of the expectations found in real guidance, printed to be read by eye.

Usage: python -m scripts.reading_sample NAME [--seed 1] [--count 50], where NAME is a key of DOCUMENTS. The
documents are not part of the repository; the verdicts of a reader are kept in docs/reading-errors.md.
"""

import argparse
import random
from pathlib import Path

from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Expectation, Part
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

DATA = Path("../shared/data/guidance")
DOCUMENTS = {
    "regulations": DATA / "childrens_homes" / "childrens_homes_regulations_2015.pdf",
    "inspectors": DATA / "childrens_homes" / "ofsted_sccif_childrens_homes_source.txt",
    "service_manual": DATA / "gds_service_manual" / "edition_2013-04-30",
    "home_office": DATA / "home_office_standards" / "edition_2024-03-31",
}
PARTS = ("actor", "action", "target", "context", "time")


def say_part(part: Part | None) -> str:
    return " ".join(part.text.split()) if part else "-"


def show(number: int, expectation: Expectation, edition: Edition) -> str:
    """One expectation with its passage's first words, its parts and the reason."""
    passage = edition.passages[expectation.passage]
    inherited = " (inherited)" if expectation.actor_inherited else ""
    lines = [
        f"[{number}] {expectation.force.value}, {expectation.polarity.value} | {expectation.text[:500]}",
        f"     passage ({passage.kind.value}): {' '.join(passage.text.split())[:260]}",
        *(f"     {name}: {say_part(getattr(expectation, name))[:160]}" for name in PARTS[1:]),
    ]
    lines.insert(2, f"     actor: {say_part(expectation.actor)}{inherited}")
    return "\n".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("name", choices=sorted(DOCUMENTS))
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=50)
    chosen = arguments.parse_args()
    edition = read_guidance(DOCUMENTS[chosen.name])
    found = find_expectations(edition).expectations
    picked = random.Random(chosen.seed).sample(range(len(found)), min(chosen.count, len(found)))
    print(f"{chosen.name}: {len(found)} expectations, {len(picked)} shown, seed {chosen.seed}")
    for number, position in enumerate(sorted(picked), start=1):
        print(show(number, found[position], edition))


if __name__ == "__main__":
    main()
