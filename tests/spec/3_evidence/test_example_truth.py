"""The answers of the example study can decide what its truth says they decide, also where they are drawn anew."""

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

ROOT = Path(__file__).parents[3]
TRUTH = tomllib.loads((ROOT / "examples" / "first-study" / "key" / "evidence-truth.toml").read_text("utf-8"))
HYPOTHESES = {each["key"]: each for each in TRUTH["hypotheses"]}
SEEDS = range(1, 51)

sys.path.insert(0, str(ROOT / "scripts"))
if TYPE_CHECKING:
    from evidence_estimates import Estimate
    from evidence_verdicts import Asked


@cache
def estimates(seed: int) -> "dict[str, Estimate]":
    from evidence_truth import read_truth
    from evidence_verdicts import find_estimates

    return find_estimates(seed, read_truth())


def verdict(seed: int, key: str) -> str:
    from evidence_verdicts import judge

    return judge(estimates(seed)[key], HYPOTHESES[key]["smallest_effect"])


def test_the_truth_has_nine_hypotheses_in_three_areas_of_every_kind() -> None:
    assert list(HYPOTHESES) == [f"H{at}" for at in range(1, 10)]
    assert {each["area"] for each in HYPOTHESES.values()} == {"policy", "plan", "organisation"}
    kinds = {"holds", "holds only in combination", "does not hold", "reverses", "cannot be decided"}
    assert {each["truth"] for each in HYPOTHESES.values()} == kinds


def test_the_truth_is_told_in_both_languages() -> None:
    for each in (*TRUTH["hypotheses"], *TRUTH["rivals"]):
        assert all(each[name] for name in ("en", "cy", "truth_en", "truth_cy"))


@pytest.mark.parametrize("key", HYPOTHESES)
def test_the_committed_answers_decide_as_the_truth_says(key: str) -> None:
    from make_evidence import SEED

    assert verdict(SEED, key) == HYPOTHESES[key]["verdict"]


@pytest.mark.parametrize("key", HYPOTHESES)
def test_answers_drawn_anew_decide_so_in_at_least_95_of_100(key: str) -> None:
    right = sum(verdict(seed, key) == HYPOTHESES[key]["verdict"] for seed in SEEDS)
    assert right >= 0.95 * len(SEEDS)


def test_what_cannot_be_decided_is_never_supported() -> None:
    assert "supported" not in {verdict(seed, "H9") for seed in SEEDS}


# The rivals look good and fail.


@cache
def asked() -> "Asked":
    from evidence_truth import read_truth
    from evidence_verdicts import ask
    from make_evidence import SEED

    return ask(SEED, read_truth())


def test_caseload_explains_awareness_until_taking_part_is_held() -> None:
    from evidence_estimates import authority_means, regress
    from evidence_model import facts

    known = facts()
    named = authority_means(
        asked().staff, asked().given, asked().given.answers["aware_unprompted"].astype(float)
    )
    alone = regress(named, [known["caseload"]], 0)
    beside = regress(named, [known["caseload"], known["took_part"], known["signoff_strict"]], 0)
    assert alone.high < 0
    assert beside.low < 0 < beside.high


def test_champions_seem_to_help_everywhere_until_culture_is_looked_at() -> None:
    from evidence_estimates import regress
    from evidence_model import facts
    from evidence_verdicts import champions_alone, use_by_authority

    use, _ = use_by_authority(asked())
    everywhere = regress(use, [facts()["champions"]], 0)
    alone = champions_alone(asked())
    assert everywhere.low > 0
    assert alone.low < 0 < alone.high
