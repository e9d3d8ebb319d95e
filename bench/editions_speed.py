"""How long two editions take to compare as they grow, and where their sentences are nearly all alike.

Run: python bench/editions_speed.py
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.guidance.editions import compare_editions
from tests.build_readings import make_edition

SIZES = (500, 1000, 2000, 4000, 8000)
SYLLABLES = (
    "ba",
    "ke",
    "lo",
    "mi",
    "nu",
    "ra",
    "se",
    "to",
    "vi",
    "zu",
    "dan",
    "ler",
    "mos",
    "nit",
    "pur",
    "sed",
)
WORDS = [f"{first}{second}{third}" for first in SYLLABLES for second in SYLLABLES for third in ("", "n", "r")]
# Words come as often as their rank lets them (Zipf 1949), as in any text.
WEIGHTS = [1 / rank for rank in range(1, len(WORDS) + 1)]


def make_sentence(chance: random.Random) -> str:
    actor = chance.choice(("manager", "carer", "panel", "social worker"))
    return (
        f"The {actor} must {' '.join(chance.choices(WORDS, WEIGHTS, k=chance.randint(8, 22)))} within 3 days."
    )


def change(sentence: str, chance: random.Random, share: float) -> str:
    words = sentence.split()
    return " ".join(chance.choice(WORDS) if chance.random() < share else word for word in words)


def next_edition(sentences: Sequence[str], chance: random.Random) -> list[str]:
    """One in ten is gone, three in ten are changed, one in ten is new."""
    after: list[str] = []
    for sentence in sentences:
        fate = chance.random()
        if fate < 0.1:
            continue
        after.append(change(sentence, chance, 0.15) if fate < 0.4 else sentence)
        if chance.random() < 0.1:
            after.append(make_sentence(chance))
    return after


def with_sections(sentences: Sequence[str]) -> str:
    lines = [
        f"# {sentence[4:30]}\n{sentence}" if not at % 20 else sentence
        for at, sentence in enumerate(sentences)
    ]
    return "\n".join(lines)


def measure(name: str, before: Sequence[str], after: Sequence[str]) -> None:
    old, old_edition = make_edition("a", with_sections(before))
    new, new_edition = make_edition("b", with_sections(after))
    start, busy = time.perf_counter(), time.process_time()
    changes = compare_editions(old, new, old_edition, new_edition)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    kinds = Counter(str(change.kind) for change in changes).most_common()
    proven = "" if all(change.proven for change in changes) else "; NOT PROVEN"
    print(
        f"{name}: {len(before)} x {len(after)} in {seconds:.2f} s, {busy:.2f} s of them computing{proven}; ",
        end="",
    )
    print(", ".join(f"{kind}: {count}" for kind, count in kinds))


def main() -> None:
    for size in SIZES:
        chance = random.Random(size)
        before = [make_sentence(chance) for _ in range(size)]
        measure("like a text", before, next_edition(before, chance))
    chance = random.Random(1)
    alike = [f"The carer must write down entry {number} in the book of the home." for number in range(2000)]
    measure(
        "nearly all alike",
        alike,
        [each.replace("carer", "keyworker") for each in alike if chance.random() < 0.9],
    )
    measure(
        "all the same", ["The carer must sign the book."] * 2000, ["The carer must sign the book."] * 1900
    )


if __name__ == "__main__":
    main()
