"""What a model is made from, and what comes out of it."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from canllaw.basics.language import Message

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Truths = NDArray[np.bool_]


class Level(StrEnum):
    """Where a covariate differs: within teams, only between teams, or only between authorities."""

    PERSON = "person"
    TEAM = "team"
    AUTHORITY = "authority"

    def coarser(self, other: "Level") -> "Level":
        """The one of two levels that has fewer groups."""
        order = list(Level)
        return max(self, other, key=order.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelData:
    """Answers of people with what is known of them: arrays with one entry a person.

    `y` is the answer as a whole number in its order, negative where it is missing; `x` has a column for each
    of `names`, NaN where a value is missing. `cluster` and `team` number the authority and, where teams
    count, the team within it; negative where unknown. `weights` are of people, positive; NaN is missing.
    `declared` is the level that each covariate is known to be of, None where only its values tell: a figure
    of authorities stays one of authorities where it changes between waves.
    """

    y: Places
    x: Numbers
    names: tuple[str, ...]
    cluster: Places
    team: Places | None = None
    weights: Numbers | None = None
    declared: tuple[Level, ...] | None = None

    def __post_init__(self) -> None:
        people = len(self.y)
        assert self.x.shape == (people, len(self.names)), "a column for each name, a row for each person"
        assert len(set(self.names)) == len(self.names), "names of covariates differ"
        assert self.declared is None or len(self.declared) == len(self.names), "a level for each covariate"
        assert len(self.cluster) == people, "each person is in an authority"
        assert self.team is None or len(self.team) == people, "each person is in a team"
        assert self.weights is None or len(self.weights) == people, "each person has a weight"
        assert self.weights is None or not (self.weights <= 0).any(), "weights are positive"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEnough:
    """Why nothing can be said: a reason for people, instead of numbers that would mislead."""

    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A multilevel model as maximum likelihood gives it, on the scale of log odds.

    `estimates` are in the order of `names`: for a yes-or-no model the intercept, "(Intercept)", is the first,
    for ordered answers the cut points "1|2", ... are. `covariance` is theirs and of the standard deviations,
    authority then team, together; a standard deviation of 0 has no row that says anything (zeros).
    `levels` and `df` are of the estimates: at which level a covariate differs, and its degrees of freedom.
    Intervals use `widened`, the covariance of the estimates, and `sds_for_intervals`, both freed from what
    few authorities hide. `own` is the covariance that the model itself gives, where `covariance` comes from
    how far authorities differ. `categories` are the answers that occur, `notes` what was left out on the way.
    """

    names: tuple[str, ...]
    estimates: Numbers
    errors: Numbers
    sd_authority: float
    sd_team: float | None
    log_likelihood: float
    covariance: Numbers
    widened: Numbers
    sds_for_intervals: Numbers
    levels: tuple[Level, ...]
    df: Numbers
    categories: tuple[int, ...]
    people: int
    authorities: int
    teams: int | None
    points: int
    weighted: bool
    converged: bool
    own: Numbers | None = None
    notes: tuple[Message, ...] = ()

    @property
    def cuts(self) -> int:
        """How many cut points there are; a yes-or-no model has one, its intercept with the sign turned."""
        return len(self.categories) - 1

    @property
    def ordinal(self) -> bool:
        return self.names[0] != INTERCEPT

    @property
    def sds(self) -> Numbers:
        """The standard deviations of the random intercepts: of authorities, and of teams where they count."""
        return np.array([self.sd_authority] if self.sd_team is None else [self.sd_authority, self.sd_team])


INTERCEPT = "(Intercept)"
