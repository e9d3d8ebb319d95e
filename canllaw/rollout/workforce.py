"""Who the guidance is for: authorities, their teams, and the circumstances in which they work."""

from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.basics.language import Bilingual, Message
from canllaw.basics.sources import Place, Source
from canllaw.rollout.neighbours import Neighbours


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
        """The newest fact of this name. One without a year is the study's own, and goes before all years."""
        own = [fact for fact in self.facts if fact.name == name]
        return max(own, key=lambda fact: (fact.year is None, fact.year or 0), default=None)

    def facts_over_years(self, name: str) -> tuple[Fact, ...]:
        """The facts of this name, oldest first."""
        own = [fact for fact in self.facts if fact.name == name and fact.year is not None]
        return tuple(sorted(own, key=lambda fact: fact.year or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team of an authority; most of its staff have the role."""

    code: str
    authority: str
    name: Bilingual
    role: str = ""
    staff_in_post: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFile:
    """What became of a file of published figures.

    `rows_used` are about authorities of the study; of these, `rows_shared` are published for several
    authorities together, so that none of them has a figure of its own. `without_row` are authorities of the
    study that the file does not have.
    """

    source: Source
    rows_used: int
    rows_shared: int
    rows_of_others: int
    rows_of_no_authority: int
    names: tuple[str, ...]
    columns_left_out: tuple[str, ...] = ()
    without_row: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workforce:
    """All authorities and teams of a study. Empty where the study has no folder `workforce`.

    `neighbours` are the authorities of the study that are alike, by their codes in the study.
    """

    authorities: tuple[Authority, ...] = ()
    teams: tuple[Team, ...] = ()
    fact_files: tuple[FactFile, ...] = ()
    neighbours: tuple[Neighbours, ...] = ()

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
