"""How often the intervals of a mediated difference hold the truth: context -> mechanism -> outcome.

    python bench/multilevel_mediation.py [studies]

The context is a fact about authorities, the mechanism an answer on five points, the outcome yes or no; both
have their own spread between 22 authorities. In half of the kinds nothing runs through the mechanism.
"""

import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.basics.chance import random_numbers
from canllaw.theory.estimating.effects import Contrast
from canllaw.theory.estimating.fitting import fit_binary, fit_ordinal
from canllaw.theory.estimating.mediation import estimate_mediation, find_total, make_ways
from canllaw.theory.estimating.records import Fit, ModelData

STUDIES = 200
AUTHORITIES = 22
PEOPLE = 1_000
SDS = (0.4, 0.5)
CUTS = (-1.5, -0.5, 0.6, 1.8)
OUTCOME_CUT = 1.5
DIRECT = 0.4
# The slope of the context on the mechanism, and of the mechanism on the outcome.
KINDS = ((1.0, 0.5), (0.5, 0.3), (0.0, 0.5), (1.0, 0.0))
CONTEXT = Contrast(name="context", low=0.0, high=1.0)


def main() -> None:
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else STUDIES
    with ProcessPoolExecutor(2) as pool:
        for kind in KINDS:
            begin, held = perf_counter(), defaultdict(list)
            for one in pool.map(run, [(kind, study) for study in range(studies)], chunksize=5):
                for name, yes in one.items():
                    held[name].append(yes)
            shares = ", ".join(f"{name} {np.mean(yes):.3f}" for name, yes in held.items())
            print(f"Slopes {kind[0]} and {kind[1]}: {shares} ({perf_counter() - begin:.0f} s)")


def run(work: tuple[tuple[float, float], int]) -> dict[str, bool]:
    """Which of the three intervals held the truth in one study."""
    kind, study = work
    chance = random_numbers(2, "bench", "mediation", str(kind), study)
    authority = chance.integers(0, AUTHORITIES, PEOPLE)
    context = (chance.permutation(AUTHORITIES) < AUTHORITIES // 2).astype(float)[authority]
    levels = chance.normal(size=(2, AUTHORITIES)) * np.array(SDS)[:, None]
    latent = kind[0] * context + levels[0][authority] + chance.logistic(size=PEOPLE)
    answers = np.searchsorted(np.array(CUTS), latent)
    latent = kind[1] * answers + DIRECT * context + levels[1][authority] + chance.logistic(size=PEOPLE)
    yes = (latent > OUTCOME_CUT).astype(int)
    first = ModelData(y=answers, x=context[:, None], names=("context",), cluster=authority)
    second = ModelData(
        y=yes, x=np.column_stack((context, answers)), names=("context", "mechanism"), cluster=authority
    )
    fits = (fit_ordinal(first), fit_binary(second))
    assert isinstance(fits[0], Fit) and isinstance(fits[1], Fit), "there is enough to fit"
    true = (
        replace(fits[0], estimates=np.array([*CUTS, kind[0]]), sd_authority=SDS[0]),
        replace(fits[1], estimates=np.array([-OUTCOME_CUT, DIRECT, kind[1]]), sd_authority=SDS[1]),
    )
    ours = estimate_mediation(fits, (first, second), CONTEXT, "mechanism", 1, study)
    ways = make_ways(true, (first, second), CONTEXT, "mechanism", 1)
    truth = find_total(ways, [np.append(fit.estimates, fit.sds) for fit in true])
    parts = {"total": ours.total, "direct": ours.direct, "through": ours.through}
    return {
        name: bool(part.low <= value <= part.high)
        for (name, part), value in zip(parts.items(), truth, strict=True)
    }


if __name__ == "__main__":
    main()
