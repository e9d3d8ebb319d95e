"""Whether a hypothesis was there before people were asked: by its author's date, by the study's register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from canllaw.basics.findings import Finding
from canllaw.basics.language import Message
from canllaw.evidence.answers.waves import Wave
from canllaw.theory.hypotheses.gatherings import Gathering, find_gatherings_of, gather_wave, is_tested_by
from canllaw.theory.hypotheses.hypotheses import Hypothesis, ProgrammeTheory
from canllaw.theory.hypotheses.registration import Register, Version, make_version, sort_keys
from canllaw.theory.hypotheses.registration_words import Standing, Timing, make_finding, say_standing

__all__ = [
    "BeforeWave",
    "Registration",
    "Standing",
    "Timing",
    "find_dropped",
    "find_registration",
    "find_registrations",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeWave:
    """How a hypothesis stands to one wave. `tests`: what was answered there tests it."""

    wave: str
    opened: date
    standing: Standing
    sentence: Message
    tests: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What is known of when a hypothesis was written. `versions` are those in which it was met, oldest first.

    `waves`: the waves of the survey, and what else was gathered to test it.

    `tested_so_since` is the day on which it was first met as it is tested now, without a change between.
    """

    hypothesis: str
    written: date
    first_seen: date
    tested_so_since: date
    versions: tuple[Version, ...]
    waves: tuple[BeforeWave, ...]
    finding: Finding

    @property
    def timing(self) -> Timing:
        """How it stands to the evidence that tests it."""
        told = {each.standing for each in self.waves if each.tests}
        if not told:
            return Timing.UNKNOWN
        if Standing.AFTER in told:
            return Timing.LATE
        return Timing.CHANGED if Standing.CHANGED in told else Timing.BEFORE

    @property
    def before_all(self) -> bool:
        """Whether nothing says that it was written or changed after people were asked."""
        return all(each.standing in (Standing.SEEN, Standing.SAID) for each in self.waves)


def find_registrations(
    theory: ProgrammeTheory,
    register: Register,
    waves: Sequence[Wave],
    today: date,
    others: Sequence[Gathering] = (),
) -> tuple[Registration, ...]:
    """When each hypothesis was written. One that the register does not hold counts as met today.

    `waves` stand oldest first; `others` is what was gathered otherwise than by a survey.
    """
    gathered = (*map(gather_wave, waves), *others)
    return tuple(find_registration(each, register, gathered, today) for each in theory.hypotheses)


def find_registration(
    hypothesis: Hypothesis, register: Register, gathered: Sequence[Gathering], today: date
) -> Registration:
    now = make_version(hypothesis, today)
    versions = register.of(hypothesis.key)
    if not versions or versions[-1].test != now.test:
        versions = (*versions, now)
    since = find_since(versions)
    told = tuple(
        stand_to_wave(hypothesis, versions, since, wave, is_tested_by(hypothesis, wave, gathered))
        for wave in find_gatherings_of(hypothesis, gathered)
    )
    return Registration(
        hypothesis=hypothesis.key,
        written=hypothesis.written,
        first_seen=versions[0].first_seen,
        tested_so_since=since,
        versions=versions,
        waves=told,
        finding=make_finding(hypothesis, [each.standing for each in told]),
    )


def find_since(versions: Sequence[Version]) -> date:
    """Since when the newest test stands without a change."""
    since = versions[-1].first_seen
    for version in reversed(versions):
        if version.test != versions[-1].test:
            break
        since = version.first_seen
    return since


def stand_to_wave(
    hypothesis: Hypothesis, versions: Sequence[Version], since: date, wave: Gathering, tests: bool
) -> BeforeWave:
    standing = find_standing(hypothesis, versions, since, wave.opened)
    return BeforeWave(
        wave=wave.key,
        opened=wave.opened,
        standing=standing,
        sentence=say_standing(standing, hypothesis, since, wave),
        tests=tests,
    )


def find_standing(hypothesis: Hypothesis, versions: Sequence[Version], since: date, opened: date) -> Standing:
    if since < opened:
        return Standing.SEEN
    if versions[0].first_seen < opened:
        return Standing.CHANGED
    if hypothesis.written >= opened:
        return Standing.AFTER
    was_changed = any(each.test != versions[-1].test for each in versions)
    return Standing.CHANGED if was_changed else Standing.SAID


def find_dropped(theory: ProgrammeTheory, register: Register) -> tuple[str, ...]:
    """Hypotheses that were met once and are there no more: a study says which it gave up."""
    kept = {hypothesis.key for hypothesis in theory.hypotheses}
    return tuple(key for key in sort_keys(register) if key not in kept)
