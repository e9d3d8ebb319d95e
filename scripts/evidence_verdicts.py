"""What a sound reading of the answers says of each hypothesis, so that the truth can be held against it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from evidence_answers import NONE, Given, give_answers
from evidence_estimates import (
    Estimate,
    authority_means,
    knowledge_score,
    mean_with_interval,
    regress,
    scale_score,
    standard,
    through,
    within,
)
from evidence_model import draw_minds, facts
from evidence_people import Staff, make_staff
from evidence_truth import Truth, read_truth

SUPPORTED, CONTRADICTED, NOT_ENOUGH = "supported", "contradicted", "not enough"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The staff, and what they answered in each wave. `given` is the later one, on which most rests."""

    staff: Staff
    waves: tuple[Given, Given]

    @property
    def given(self) -> Given:
        return self.waves[1]


def judge(estimate: Estimate, smallest: float) -> str:
    """Supported: above zero, and the best guess matters. Contradicted: too small to matter, or below zero."""
    if estimate.low > 0 and estimate.value >= smallest:
        return SUPPORTED
    if estimate.high < smallest:
        return CONTRADICTED
    return NOT_ENOUGH


def share_recent(given: Given, practices: tuple[int, ...]) -> np.ndarray:
    items = np.array([given.answers[f"example_{at}"] for at in practices], dtype=float)
    items[items == NONE] = np.nan
    with np.errstate(invalid="ignore"):
        return np.where(
            np.isnan(items).all(axis=0),
            np.nan,
            np.nansum(items == 2, axis=0) / (~np.isnan(items)).sum(axis=0),
        )


def concrete_against_vague(asked: Asked) -> Estimate:
    difference = share_recent(asked.given, (1, 2, 3)) - share_recent(asked.given, (4, 5, 6))
    means = authority_means(asked.staff, asked.given, difference)
    return mean_with_interval(means)


def of_awareness(fact: str) -> Callable[[Asked], Estimate]:
    """One fact's part in how many name the guidance, the other two facts held."""

    def estimate(asked: Asked) -> Estimate:
        named = asked.given.answers["aware_unprompted"].astype(float)
        columns = [facts()[name] for name in ("took_part", "signoff_strict", "reading_time_given")]
        at = ("took_part", "signoff_strict", "reading_time_given").index(fact)
        return regress(authority_means(asked.staff, asked.given, named), columns, at)

    return estimate


def of_training(asked: Asked) -> Estimate:
    columns = [facts()[name] for name in ("training_hours", "took_part", "signoff_strict")]
    return regress(authority_means(asked.staff, asked.given, knowledge_score(asked.given)), columns, 0)


def link(asked: Asked, outcome: str, of: str, held: tuple[str, ...]) -> tuple[float, float]:
    """One link among people of one team: the estimate in sd, and its error."""
    scores = {name: standard(scale_score(asked.given, name)) for name in (outcome, of, *held)}
    centred = {name: within(asked.staff, asked.given, score) for name, score in scores.items()}
    found = regress(centred[outcome], [centred[of], *(centred[name] for name in held)], 0)
    return found.value, (found.high - found.low) / (2 * 1.96)


def resources_through_confidence(asked: Asked) -> Estimate:
    return through(
        link(asked, "confidence", "time", ()), link(asked, "use", "confidence", ("time", "clarity"))
    )


def culture_through_clarity(asked: Asked) -> Estimate:
    return through(
        link(asked, "clarity", "culture", ("leadership",)),
        link(asked, "use", "clarity", ("culture", "leadership", "confidence")),
    )


def both_waves(asked: Asked, scale: str) -> np.ndarray:
    """Mean of each authority over both waves, in sd."""
    means = [
        authority_means(asked.staff, given, standard(scale_score(given, scale))) for given in asked.waves
    ]
    return np.mean(means, axis=0)


def use_by_authority(asked: Asked) -> tuple[np.ndarray, np.ndarray]:
    """Mean use, and whether the culture that people report is above the middle authority."""
    culture = both_waves(asked, "culture")
    supportive = np.where(np.isnan(culture), np.nan, culture > np.nanmedian(culture))
    return both_waves(asked, "use"), supportive


def champions_with_culture(asked: Asked) -> Estimate:
    use, supportive = use_by_authority(asked)
    champions = facts()["champions"]
    return regress(use, [champions * supportive, champions, supportive], 0)


def champions_alone(asked: Asked) -> Estimate:
    use, supportive = use_by_authority(asked)
    champions = facts()["champions"]
    return regress(use, [champions, champions * supportive, supportive], 0)


def colocation(asked: Asked) -> Estimate:
    """Two authorities, few people in one of them: every authority counts here, by how many answered."""
    use = standard(scale_score(asked.given, "use"))
    authority = asked.staff.authority[asked.given.who]
    kept = ~np.isnan(use)
    means = np.array([use[kept & (authority == at)].mean() for at in range(authority.max() + 1)])
    culture = facts()["supportive"] * facts()["champions"]
    return regress(means, [facts()["colocated"], culture, facts()["supportive"]], 0)


ESTIMATES: dict[str, Callable[[Asked], Estimate]] = {
    "H1": concrete_against_vague,
    "H2": of_awareness("took_part"),
    "H3": of_awareness("reading_time_given"),
    "H4": resources_through_confidence,
    "H5": of_training,
    "H6": champions_with_culture,
    "H7": culture_through_clarity,
    "H8": of_awareness("signoff_strict"),
    "H9": colocation,
}


def find_estimates(seed: int, truth: Truth) -> dict[str, Estimate]:
    """Every estimate under one seed."""
    asked = ask(seed, truth)
    return {key: estimate(asked) for key, estimate in ESTIMATES.items()}


def ask(seed: int, truth: Truth) -> Asked:
    staff = make_staff(seed)
    first, second = (give_answers(seed, staff, truth, minds) for minds in draw_minds(seed, staff, truth))
    return Asked(staff=staff, waves=(first, second))


def table(seeds: range) -> str:
    """For each hypothesis: the truth, how often it was found, and the estimates over all seeds."""
    truth = read_truth()
    found = [find_estimates(seed, truth) for seed in seeds]
    lines = ["      verdict due   found   estimate (lowest, highest)   smallest that matters"]
    for hypothesis in truth.hypotheses:
        key, due = str(hypothesis["key"]), str(hypothesis["verdict"])
        smallest = float(str(hypothesis["smallest_effect"]))
        values = [each[key].value for each in found]
        right = sum(judge(each[key], smallest) == due for each in found)
        spread = f"{np.mean(values):+.3f} ({min(values):+.3f}, {max(values):+.3f})"
        lines.append(f"{key}    {due:13} {right:2}/{len(found)}   {spread}      {smallest}")
    return "\n".join(lines)
