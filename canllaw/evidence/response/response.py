"""Who answered, of those who could have: everybody, by authority and by role.

Counts of people who answered are figures that `disclosure` lets be shown, as all others are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np
import polars as pl

from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.disclosure.disclosure import PEOPLE, Figure, Positions, Shown
from canllaw.evidence.response.staff import count_staff, find_strata
from canllaw.evidence.scores.aggregation_figures import Key
from canllaw.rollout.workforce import Workforce

RESPONSE = "response"
EVERYBODY: Key = ("everybody",)
# The role of a person's team: staff are counted so. It is not always the role that they name themselves.
AUTHORITY, ROLE = "authority", "role of the team"
# Adjusted residuals beyond this are unlike chance; a higher bar where many groups are looked at (Agresti
# 2013).
UNLIKE, UNLIKE_OF_MANY, MANY = 2.0, 3.0, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResponse:
    """The people of one group who answered, and how many could have; None where nobody knows."""

    key: Key
    invited: int | None
    members: Positions = field(repr=False)

    @property
    def answered(self) -> int:
        return len(self.members)

    @property
    def counts(self) -> bool:
        """Whether its rate can be told: a list of staff can be older and shorter than who answered."""
        return self.invited is not None and self.answered <= self.invited


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The response of one wave, also of groups of whom nobody answered.

    `by_invitation`: rates are of those who were invited, otherwise of the staff in post. `unplaced` people
    named no authority.
    """

    wave: str
    groups: tuple[GroupResponse, ...]
    by_invitation: bool
    unplaced: int

    def of(self, kind: str) -> tuple[GroupResponse, ...]:
        """The groups of this kind, such as AUTHORITY."""
        return tuple(each for each in self.groups if each.key[0] == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRow:
    """The response of a group as it may be told. What rests on a hidden number is None.

    `rate` is answers by those who could have answered. `residual` is how far the group is from the rate of
    all, in standard errors; below zero where too few answered. `unlike`: further than chance would have it.
    """

    key: Key
    shown: Shown
    invited: int | None
    rate: float | None
    residual: float | None
    unlike: bool


def find_response(answers: Answers, workforce: Workforce) -> Response:
    """The people of each group by their rows, beside the staff in post of the workforce."""
    staff = count_staff(workforce, answers.wave)
    strata = find_strata(answers, workforce).with_row_index("at")
    everybody = np.arange(strata.height, dtype=np.int64)
    groups = [GroupResponse(key=EVERYBODY, invited=staff.total, members=everybody)]
    for kind, column, known in ((AUTHORITY, "authority", staff.authorities), (ROLE, "role", staff.roles())):
        members = find_members(strata, column)
        for code in sorted({*known, *members}):
            own = members.get(code, np.empty(0, dtype=np.int64))
            groups.append(GroupResponse(key=(kind, code), invited=known.get(code), members=own))
    return Response(
        wave=answers.wave,
        groups=tuple(groups),
        by_invitation=staff.by_invitation,
        unplaced=int(strata["authority"].null_count()),
    )


def find_members(strata: pl.DataFrame, column: str) -> dict[str, Positions]:
    grouped = strata.drop_nulls(column).group_by(column, maintain_order=True).agg("at")
    return {code: np.array(rows, dtype=np.int64) for code, rows in grouped.iter_rows()}


def make_response_figures(response: Response) -> Iterator[Figure]:
    """How many answered, of each group."""
    for group in response.groups:
        yield Figure(
            table=RESPONSE,
            key=group.key,
            topic=PEOPLE,
            wave=response.wave,
            members=group.members,
            value=float(group.answered) if group.answered else None,
        )


def tell_response(response: Response, shown: Sequence[Shown]) -> tuple[ResponseRow, ...]:
    """Each group with its rate and how far that is from the others', where its number is shown.

    Groups whose number is hidden have no part in it: it could be worked out from how far the others are.
    """
    known = {each.key: each for each in shown if (each.table, each.wave) == (RESPONSE, response.wave)}
    told: list[ResponseRow] = []
    for group in response.groups:
        own = known[group.key]
        alike = [each for each in response.of(group.key[0]) if each.counts and not known[each.key].hidden]
        residual = None if own.hidden else find_residual(group, alike)
        bar = UNLIKE_OF_MANY if len(alike) > MANY else UNLIKE
        rate = group.answered / group.invited if group.counts and group.invited else None
        told.append(
            ResponseRow(
                key=group.key,
                shown=own,
                invited=group.invited,
                rate=None if own.hidden else rate,
                residual=residual,
                unlike=residual is not None and abs(residual) > bar,
            )
        )
    return tuple(told)


def find_residual(group: GroupResponse, groups: Sequence[GroupResponse]) -> float | None:
    """The adjusted residual of a group's answers among groups of its kind."""
    if not group.counts or not group.invited or len(groups) < 2:
        return None
    invited = sum(each.invited or 0 for each in groups)
    rate = sum(each.answered for each in groups) / invited
    variance = group.invited * rate * (1 - rate) * (1 - group.invited / invited)
    return (group.answered - group.invited * rate) / sqrt(variance) if variance > 0 else None
