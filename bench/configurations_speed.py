"""How long the minimisation of configurations takes, over conditions and cases: beyond where R stops.

    python bench/configurations_speed.py [SEEDS]

R's QCA took more than 60 s for 60 or 200 cases with 8 conditions or more. Simulated crisp cases: the outcome
is A*B + ~C*D, one case in ten is turned round. Goals for 200 cases with 15 conditions: all prime implicants
in 50 ms, the least models with their number, exact or bounded, in 2 s. Compiled code is cached before the
clock starts. Seconds of the processor, because others use the machine, and by the clock. Of several seeds
the slowest is shown, each the faster of two runs.
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.basics.chance import random_numbers
from canllaw.theory.configuring.cases import Cases, Condition
from canllaw.theory.configuring.covers import Covers, find_least_covers
from canllaw.theory.configuring.primes import find_primes_against
from canllaw.theory.configuring.terms import find_covering
from canllaw.theory.configuring.truth_tables import Output, Thresholds, make_truth_table

NOISE = 0.1
SEEDS = 5
THRESHOLDS = Thresholds(consistency=0.8)
GRID = [(cases, conditions) for cases in (20, 60, 100, 200) for conditions in (5, 8, 10, 12, 15)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    primes: int
    seconds_of_primes: float
    seconds_of_covers: float
    clock_of_covers: float
    covers: Covers


def simulate(cases: int, conditions: int, seed: int) -> Cases:
    chance = random_numbers(seed, "bench", "configurations", cases, conditions)
    values = chance.integers(0, 2, (cases, conditions))
    y = (values[:, 0] & values[:, 1]) | ((1 - values[:, 2]) & values[:, 3])
    y = y ^ (chance.random(cases) < NOISE)
    return Cases(
        names=tuple(str(case) for case in range(cases)),
        conditions=tuple(Condition(name=chr(ord("A") + at)) for at in range(conditions)),
        outcome="Y",
        values=values.astype(float),
        memberships=y.astype(float),
    )


def measure(cases: Cases) -> Timed:
    table = make_truth_table(cases, THRESHOLDS)
    positive, negative = table.codes(Output.PRESENT), table.codes(Output.ABSENT)
    begun = time.process_time()
    primes = find_primes_against(positive, negative, cases.levels)
    found, clock = time.process_time(), time.perf_counter()
    covers = find_least_covers(find_covering(primes, positive))
    return Timed(
        primes=len(primes),
        seconds_of_primes=found - begun,
        seconds_of_covers=time.process_time() - found,
        clock_of_covers=time.perf_counter() - clock,
        covers=covers,
    )


def faster_of_two(cases: Cases) -> Timed:
    return min(
        (measure(cases) for _ in range(2)), key=lambda each: each.seconds_of_primes + each.seconds_of_covers
    )


def say_models(covers: Covers) -> str:
    if covers.lowest_size < covers.size:
        return f"{covers.lowest_size} to {covers.size} terms"
    if covers.is_counted:
        return f"{covers.at_least:,}"
    return f"at least {covers.at_least:,}, at most {covers.at_most:.0e}"


def say_shared(covers: Covers) -> str:
    perhaps = f", {len(covers.perhaps_shared)} perhaps" if covers.perhaps_shared else ""
    return f"shared {len(covers.shared)}{perhaps}"


def main() -> None:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    measure(simulate(60, 12, 0))
    measure(simulate(200, 15, 0))
    print("| cases | conditions | prime implicants | found in | models in | counted | the slowest |")
    for cases, conditions in GRID:
        timed = [faster_of_two(simulate(cases, conditions, seed)) for seed in range(1, seeds + 1)]
        print_row(f"{cases} | {conditions}", timed)


def print_row(name: str, timed: list[Timed]) -> None:
    slow = max(timed, key=lambda each: each.seconds_of_covers)
    primes = max(each.primes for each in timed)
    milliseconds = 1e3 * max(each.seconds_of_primes for each in timed)
    counted = f"{sum(each.covers.is_counted for each in timed)} of {len(timed)}"
    found = f"{slow.covers.size} terms, {say_models(slow.covers)}, {say_shared(slow.covers)}"
    covering = f"{1e3 * slow.seconds_of_covers:.0f} ms ({slow.clock_of_covers:.2f} s by the clock)"
    print(f"| {name} | {primes:,} | {milliseconds:.1f} ms | {covering} | {counted} | {found} |", flush=True)


if __name__ == "__main__":
    main()
