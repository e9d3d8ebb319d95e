"""How a hypothesis stands to what was asked or seen, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Verdict
from canllaw.basics.language import Bilingual, Message, message
from canllaw.theory.hypotheses.gatherings import Gathering, GatheringKind
from canllaw.theory.hypotheses.hypotheses import Hypothesis


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


class Timing(StrEnum):
    """Whether a hypothesis and its test were there before the evidence that tests it.

    BEFORE: at least its author's date says so. LATE: it was written afterwards. CHANGED: how it is tested was
    changed afterwards. UNKNOWN: nothing that tests it has a date.
    """

    BEFORE = "before"
    LATE = "after"
    CHANGED = "changed after"
    UNKNOWN = "not known"

    @property
    def is_late(self) -> bool:
        return self in (Timing.LATE, Timing.CHANGED)


def say_standing(standing: Standing, hypothesis: Hypothesis, since: date, wave: Gathering) -> Message:
    values: dict[str, object] = {
        "wave": wave.name,
        "opened": wave.opened.isoformat(),
        "written": hypothesis.written.isoformat(),
        "since": since.isoformat(),
    }
    if wave.kind is GatheringKind.OBSERVATIONS:
        return say_standing_to_observations(standing, values)
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


def say_standing_to_observations(standing: Standing, values: Mapping[str, object]) -> Message:
    match standing:
        case Standing.SEEN:
            return message(
                "{wave}: practice was watched from {opened} on. Canllaw knew the hypothesis before that, "
                "tested as it is now, since {since}.",
                **values,
            )
        case Standing.CHANGED:
            return message(
                "{wave}: practice was watched from {opened} on. After that it was changed how the hypothesis "
                "is tested. Canllaw knows it as it is now since {since}.",
                **values,
            )
        case Standing.SAID:
            return message(
                "{wave}: practice was watched from {opened} on. By its author's date the hypothesis was "
                "written before that, on {written}. Canllaw saw it as it is now on {since} and cannot vouch "
                "for that date.",
                **values,
            )
        case Standing.AFTER:
            return message(
                "{wave}: practice was watched from {opened} on. The hypothesis was written on {written}, "
                "when its author may have known what was seen.",
                **values,
            )


def make_finding(hypothesis: Hypothesis, told: Sequence[Standing]) -> Finding:
    late = any(each in (Standing.AFTER, Standing.CHANGED) for each in told)
    words = Bilingual(hypothesis.en, hypothesis.cy or hypothesis.en)
    if late:
        sentence = message(
            "{hypothesis} It was written or changed after people were asked.", hypothesis=words
        )
    elif Standing.SAID in told:
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
