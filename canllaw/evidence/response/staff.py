"""How many people could have answered, by authority and by the role of their team."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from canllaw.evidence.answers.answers import Answers
from canllaw.rollout.workforce import Authority, Workforce

# A column of authorities.csv with this heading says how many were invited; `invited_` and the key of a wave
# says it of that wave. Without it, everybody in post was.
INVITED = "invited"
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """How many people could have answered; None or missing where nobody knows.

    `cells` are authorities by roles, for authorities whose teams all have a role and a number of staff.
    They add up to the authority.
    """

    authorities: Mapping[str, int | None]
    cells: Mapping[Cell, float]
    by_invitation: bool

    @property
    def total(self) -> int | None:
        return sum_known(self.authorities.values())

    def roles(self) -> Mapping[str, int | None]:
        """All staff of each role; None unless all authorities say how many they have."""
        found: dict[str, float] = defaultdict(float)
        for (_, role), staff in self.cells.items():
            found[role] += staff
        known = {authority for authority, _ in self.cells} == set(self.authorities) and bool(found)
        return {role: round(staff) if known else None for role, staff in found.items()}


def count_staff(workforce: Workforce, wave: str) -> Staff:
    """The staff in post, or the people invited to a wave where the authorities say how many those were."""
    asked = {each.code: count_asked(each, wave) for each in workforce.authorities}
    by_invitation = any(count is not None for count in asked.values())
    in_post = {each.code: count_in_post(each, workforce) for each in workforce.authorities}
    authorities = asked if by_invitation else in_post
    cells: dict[Cell, float] = {}
    for code, total in authorities.items():
        roles = count_roles(code, workforce)
        known = sum(roles.values())
        if total is not None and known:
            # Who was invited is taken to be as the teams are; teams count for their shares of the authority.
            cells |= {(code, role): total * staff / known for role, staff in roles.items()}
    return Staff(authorities=authorities, cells=cells, by_invitation=by_invitation)


def count_asked(authority: Authority, wave: str) -> int | None:
    facts = (authority.fact(name) for name in (f"{INVITED}_{wave}", INVITED))
    known = next((fact.value for fact in facts if fact is not None and fact.value is not None), None)
    return None if known is None else round(known)


def count_in_post(authority: Authority, workforce: Workforce) -> int | None:
    """Its own number, or that of its teams together."""
    if authority.staff_in_post is not None:
        return authority.staff_in_post
    return sum_known(team.staff_in_post for team in workforce.teams_of(authority.code))


def count_roles(authority: str, workforce: Workforce) -> dict[str, int]:
    """Its staff by the role of their team; nothing where a team lacks its role or its number."""
    found: dict[str, int] = defaultdict(int)
    for team in workforce.teams_of(authority):
        if not team.role or team.staff_in_post is None:
            return {}
        found[team.role] += team.staff_in_post
    return found


def sum_known(numbers: Iterable[int | None]) -> int | None:
    """None where there are none, or where one is not known."""
    counts = list(numbers)
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def find_strata(answers: Answers, workforce: Workforce) -> pl.DataFrame:
    """The authority and the role of each person as staff are counted: the role is that of their team.

    A team's manager is one of the team's staff. Who names no team has the role that they name.
    """
    roles = {team.code: team.role for team in workforce.teams if team.role}
    of_team = pl.col("team").replace_strict(roles, default=None, return_dtype=pl.String)
    return answers.frame.select("authority", pl.coalesce(of_team, pl.col("role")).alias("role"), "weight")
