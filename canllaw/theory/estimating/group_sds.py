"""How far groups differ, without the errors and intervals of a whole fit."""

from dataclasses import dataclass

import numpy as np

from canllaw.theory.estimating.checking import Checked, check
from canllaw.theory.estimating.fitting import LARGEST_SD, find_peak, find_start
from canllaw.theory.estimating.information import fit_alone
from canllaw.theory.estimating.layout import make_layout
from canllaw.theory.estimating.likelihood import make_likelihood
from canllaw.theory.estimating.records import ModelData, Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSds:
    """Standard deviations of random intercepts in log odds, by maximum likelihood; `sd_team` None without."""

    sd_authority: float
    sd_team: float | None

    @property
    def sds(self) -> Numbers:
        """That of authorities, then that of teams where they count."""
        return np.array([self.sd_authority, *([] if self.sd_team is None else [self.sd_team])])


def find_group_sds(data: ModelData, points: int) -> GroupSds | None:
    """The same standard deviations as `fit_binary` finds with so many points; None where they do not settle.

    It costs about half of a whole fit.
    """
    checked = check(data)
    if not isinstance(checked, Checked):
        return None
    layout = make_layout(checked.data, checked.categories)
    with make_likelihood(layout, points) as likelihood:
        peak = find_peak(likelihood, find_start(likelihood, fit_alone(layout)))
    sds = np.abs(peak.at[-layout.levels :])
    if not peak.converged or sds.max() > LARGEST_SD:
        return None
    return GroupSds(sd_authority=float(sds[0]), sd_team=float(sds[1]) if layout.levels == 2 else None)
