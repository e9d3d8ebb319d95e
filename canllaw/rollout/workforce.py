"""Who the guidance is for: authorities, their teams, and the circumstances in which they work."""

from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.basics.language import Bilingual, Message
from canllaw.basics.sources import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One circumstance of an authority in figures, such as its turnover.

    `value` is None where none is published; `why_missing` then says why.
    """

    name: str
    value: float | None
    place: Place
    year: int | None = None
    why_missing: Message | None = None

    def __post_init__(self) -> None:
        assert self.value is not None or self.why_missing is not None, "a fact that is missing says why"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A local authority. `staff_in_post` counts the people whom the guidance is for, None if unknown."""

    code: str
    name: Bilingual
    region: str = ""
    staff_in_post: int | None = None
    facts: tuple[Fact, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """The newest fact of this name."""
        own = [fact for fact in self.facts if fact.name == name]
        return max(own, key=lambda fact: fact.year or 0, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team of an authority; most of its staff have the role."""

    code: str
    authority: str
    name: Bilingual
    role: str = ""
    staff_in_post: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workforce:
    """All authorities and teams of a study. Empty where the study has no folder `workforce`."""

    authorities: tuple[Authority, ...] = ()
    teams: tuple[Team, ...] = ()

    def __post_init__(self) -> None:
        codes = [authority.code for authority in self.authorities]
        assert len(set(codes)) == len(codes), "an authority stands once"
        assert len({team.code for team in self.teams}) == len(self.teams), "a team stands once"
        assert {team.authority for team in self.teams} <= set(codes), "a team belongs to an authority"

    def authority(self, code: str) -> Authority | None:
        return next((authority for authority in self.authorities if authority.code == code), None)

    def team(self, code: str) -> Team | None:
        return next((team for team in self.teams if team.code == code), None)

    def teams_of(self, authority: str) -> Sequence[Team]:
        return tuple(team for team in self.teams if team.authority == authority)
