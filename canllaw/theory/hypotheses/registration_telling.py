"""Whether a hypothesis was there before people were asked: by its author's date, by the study's register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Verdict
from canllaw.basics.language import Bilingual, Message, message
from canllaw.evidence.answers.waves import Wave
from canllaw.theory.hypotheses.hypotheses import Hypothesis, ProgrammeTheory
from canllaw.theory.hypotheses.registration import Register, Version, make_version, sort_keys


class Standing(StrEnum):
    """How surely a hypothesis was there before a wave was opened.

    SEEN: Canllaw met it before, tested in the same way. SAID: only its author's date says so.
    AFTER: by its author's own date it was written on that day or later. CHANGED: it was met before, and how
    it is tested was changed since.
    """

    SEEN = "seen before"
    SAID = "said to be before"
    AFTER = "after"
    CHANGED = "changed after"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeWave:
    """How a hypothesis stands to one wave."""

    wave: str
    opened: date
    standing: Standing
    sentence: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What is known of when a hypothesis was written. `versions` are those in which it was met, oldest first.

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
    def before_all(self) -> bool:
        """Whether nothing says that it was written or changed after people were asked."""
        return all(each.standing in (Standing.SEEN, Standing.SAID) for each in self.waves)


def find_registrations(
    theory: ProgrammeTheory, register: Register, waves: Sequence[Wave], today: date
) -> tuple[Registration, ...]:
    """When each hypothesis was written. One that the register does not hold counts as met today."""
    return tuple(find_registration(each, register, waves, today) for each in theory.hypotheses)


def find_registration(
    hypothesis: Hypothesis, register: Register, waves: Sequence[Wave], today: date
) -> Registration:
    now = make_version(hypothesis, today)
    versions = register.of(hypothesis.key)
    if not versions or versions[-1].test != now.test:
        versions = (*versions, now)
    since = find_since(versions)
    told = tuple(stand_to_wave(hypothesis, versions, since, wave) for wave in waves)
    return Registration(
        hypothesis=hypothesis.key,
        written=hypothesis.written,
        first_seen=versions[0].first_seen,
        tested_so_since=since,
        versions=versions,
        waves=told,
        finding=make_finding(hypothesis, told),
    )


def find_since(versions: Sequence[Version]) -> date:
    """Since when the newest test stands without a change."""
    since = versions[-1].first_seen
    for version in reversed(versions):
        if version.test != versions[-1].test:
            break
        since = version.first_seen
    return since


def stand_to_wave(hypothesis: Hypothesis, versions: Sequence[Version], since: date, wave: Wave) -> BeforeWave:
    standing = find_standing(hypothesis, versions, since, wave.opened)
    return BeforeWave(
        wave=wave.key,
        opened=wave.opened,
        standing=standing,
        sentence=say_standing(standing, hypothesis, since, wave),
    )


def find_standing(hypothesis: Hypothesis, versions: Sequence[Version], since: date, opened: date) -> Standing:
    if since < opened:
        return Standing.SEEN
    if versions[0].first_seen < opened:
        return Standing.CHANGED
    return Standing.SAID if hypothesis.written < opened else Standing.AFTER


def say_standing(standing: Standing, hypothesis: Hypothesis, since: date, wave: Wave) -> Message:
    values = {
        "wave": wave.name,
        "opened": wave.opened.isoformat(),
        "written": hypothesis.written.isoformat(),
        "since": since.isoformat(),
    }
    match standing:
        case Standing.SEEN:
            return message(
                "{wave}: people were asked from {opened} on. Canllaw knew the hypothesis before that, tested "
                "as it is now, since {since}.",
                **values,
            )
        case Standing.CHANGED:
            return message(
                "{wave}: people were asked from {opened} on. After that it was changed how the hypothesis is "
                "tested. Canllaw knows it as it is now since {since}.",
                **values,
            )
        case Standing.SAID:
            return message(
                "{wave}: people were asked from {opened} on. By its author's date the hypothesis was written "
                "before that, on {written}. Canllaw saw it as it is now on {since} and cannot vouch for that "
                "date.",
                **values,
            )
        case Standing.AFTER:
            return message(
                "{wave}: people were asked from {opened} on. The hypothesis was written on {written}, when "
                "its author may have known the answers.",
                **values,
            )


def make_finding(hypothesis: Hypothesis, told: Sequence[BeforeWave]) -> Finding:
    late = [each for each in told if each.standing in (Standing.AFTER, Standing.CHANGED)]
    words = Bilingual(hypothesis.en, hypothesis.cy or hypothesis.en)
    if late:
        sentence = message(
            "{hypothesis} It was written or changed after people were asked.", hypothesis=words
        )
    elif any(each.standing is Standing.SAID for each in told):
        sentence = message(
            "{hypothesis} Its author says that it was written before people were asked.", hypothesis=words
        )
    elif told:
        sentence = message("{hypothesis} It was there before people were asked.", hypothesis=words)
    else:
        sentence = message("{hypothesis} Nobody was asked in a survey.", hypothesis=words)
    return Finding(
        about=f"registration:{hypothesis.key}",
        verdict=Verdict.ALARM if late else Verdict.FOUND,
        sentence=sentence,
        method=Method(
            function="canllaw.theory.hypotheses.registration_telling.find_registration", version=__version__
        ),
    )


def find_dropped(theory: ProgrammeTheory, register: Register) -> tuple[str, ...]:
    """Hypotheses that were met once and are there no more: a study says which it gave up."""
    kept = {hypothesis.key for hypothesis in theory.hypotheses}
    return tuple(key for key in sort_keys(register) if key not in kept)
