"""How often the interval of a share holds the true share, for people and occasions that come in clusters.

    python bench/gap_intervals.py

Authorities are made up: each has its own share, around the true one (beta-binomial, intraclass correlation
1/9), and its own number of people. Beside it Wilson's interval as if everybody were independent.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.basics.chance import random_numbers
from canllaw.evidence.scores.clustered_shares import Case, find_share, find_wilson

TRIALS = 1_000
# How many authorities, and how many people each on average.
SIZES = ((3, 10), (5, 8), (8, 5), (22, 5), (22, 60))


def make_cases(chance: np.random.Generator, authorities: int, people: int, share: float) -> list[Case]:
    return [
        Case(cluster=str(number), yes=bool(yes))
        for number in range(authorities)
        for own in [chance.beta(8 * share, 8 * (1 - share))]
        for yes in chance.random(chance.integers(1, 2 * people)) < own
    ]


def main() -> None:
    chance = random_numbers(1, "bench", "gap")
    for authorities, people in SIZES:
        for share in (0.4, 0.84):
            ours = plain = 0
            for _ in range(TRIALS):
                found = find_share(make_cases(chance, authorities, people, share))
                assert found is not None, "there are several authorities"
                simple = find_wilson(found.value, found.n)
                ours += found.low <= share <= found.high
                plain += simple.low <= share <= simple.high
            print(
                f"{authorities} authorities of about {people}, true share {share}: "
                f"ours {ours / TRIALS:.3f}, as if independent {plain / TRIALS:.3f}"
            )


if __name__ == "__main__":
    main()
