"""What each authority shows on one measure: the mean of its people, the share who say yes, or its fact."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from canllaw.basics.language import Message, message
from canllaw.basics.sources import Place, Source
from canllaw.evidence.disclosure.disclosure import PEOPLE, Figure, protect
from canllaw.evidence.results import EvidenceResult, ScoredWave, WaveResult
from canllaw.evidence.scores.aggregation_figures import find_people
from canllaw.evidence.scores.aggregation_rules import Level
from canllaw.rollout.workforce import Authority
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind, MeasureLevel
from canllaw.theory.measures.records import Numbers, Places
from canllaw.theory.measures.values import divide, find_own, find_waves

CASES = "cases"
NOBODY: Places = np.empty(0, np.int64)
PEOPLE_KINDS = (MeasureKind.SCALE, MeasureKind.ITEM)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityValue:
    """The value of one measure for one authority; None where there is none.

    `people` are those it rests on, None for a fact. `few`: some people answered, but fewer than the small
    number. `is_uncounted`: how many they are may not be told, for being few or beside another that is: such
    an authority is no case, or whoever is none would be known to be few. `may_be_named`: the value could
    stand on a page beside the authority's name.
    """

    authority: str
    value: float | None = field(repr=False)
    people: int | None = field(default=None, repr=False)
    few: bool = False
    is_uncounted: bool = False
    may_be_named: bool = True
    place: Place | None = None


def find_authority_values(
    measure: Measure, evidence: EvidenceResult, wave: str = ""
) -> tuple[AuthorityValue, ...] | NotEnough:
    """A value for every authority of the workforce, or of the survey.

    Of a person's score or answer the mean over people, or with `at_least` the share who reach it; at a
    higher level `at_least` is of the mean. Weighted as the answers are. `wave` is taken where the measure
    names none. Authorities where fewer than the small number answered have no value.
    """
    if measure.kind is MeasureKind.FACT:
        return find_facts(measure, evidence.material.workforce.authorities)
    if measure.kind not in PEOPLE_KINDS:
        return NotEnough(reason=message("A measure of practices says nothing of whole authorities."))
    scored = find_waves(evidence, measure.wave or wave)
    if isinstance(scored, NotEnough):
        return scored
    waves = []
    for each in scored:
        own = find_own(measure, each)
        if isinstance(own, NotEnough):
            return own
        waves.append(make_wave_values(measure, own, each, evidence))
    return tuple(find_means(measure, waves, evidence.request.small_number))


def find_facts(
    measure: Measure, authorities: tuple[Authority, ...]
) -> tuple[AuthorityValue, ...] | NotEnough:
    facts = [(authority.code, authority.fact(measure.key)) for authority in authorities]
    if all(fact is None or fact.value is None for _, fact in facts):
        return NotEnough(reason=message("No authority has this fact: {fact}.", fact=measure.key))
    return tuple(
        AuthorityValue(
            authority=code,
            value=None if fact is None else fact.value,
            place=None if fact is None else fact.place,
        )
        for code, fact in facts
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveValues:
    """What the people of each authority answered in one wave.

    `named`: whose values may be shown. `uncounted`: whose number of people may not.
    """

    own: Numbers = field(repr=False)
    weights: Numbers = field(repr=False)
    by_code: Mapping[str, Places] = field(repr=False)
    named: frozenset[str]
    uncounted: frozenset[str]
    source: Source


def make_wave_values(
    measure: Measure, own: Numbers, wave: ScoredWave, evidence: EvidenceResult
) -> WaveValues:
    if measure.level is MeasureLevel.PERSON:
        own = divide(measure, own)
    people = find_people(wave.answers.frame)
    codes, at = people.codes[Level.AUTHORITY], people.groups[Level.AUTHORITY]
    answered = ~np.isnan(own)
    by_code = {code: np.flatnonzero(answered & (at == number)) for number, code in enumerate(codes)}
    result = next(each for each in evidence.waves if each.scored is wave)
    small = evidence.request.small_number
    shown = find_shown(own, by_code, small)
    hidden = find_hidden(measure, result)
    uncounted = find_uncounted(own, by_code, small) | find_unanswered(wave.answers.wave, evidence)
    if measure.kind is MeasureKind.SCALE:
        uncounted |= hidden
    return WaveValues(
        own=own,
        weights=people.weights,
        by_code=by_code,
        named=frozenset(shown - hidden - uncounted),
        uncounted=frozenset(uncounted),
        source=wave.answers.source,
    )


def find_means(measure: Measure, waves: Sequence[WaveValues], small_number: int) -> Iterator[AuthorityValue]:
    """The answers of several waves are put together; `people` is then the most who answered in one."""
    for code in sorted({code for wave in waves for code in wave.by_code}):
        groups = [(wave, wave.by_code.get(code, NOBODY)) for wave in waves]
        people = max(len(members) for _, members in groups)
        enough = people >= max(small_number, 1)
        yield AuthorityValue(
            authority=code,
            value=find_mean(measure, groups) if enough else None,
            people=people,
            few=people > 0 and not enough,
            is_uncounted=any(code in wave.uncounted for wave in waves),
            may_be_named=all(code in wave.named for wave in waves),
            place=Place(source=waves[-1].source),
        )


def find_mean(measure: Measure, groups: Sequence[tuple[WaveValues, Places]]) -> float:
    values = np.concatenate([wave.own[members] for wave, members in groups])
    weights = np.concatenate([wave.weights[members] for wave, members in groups])
    mean = np.average(values, weights=weights)
    return float(mean if measure.level is MeasureLevel.PERSON else divide(measure, np.array([mean]))[0])


def find_shown(own: Numbers, by_code: Mapping[str, Places], small_number: int) -> set[str]:
    """Whose values may be shown beside each other and beside that of everybody, as `disclosure` says."""
    figures = list(make_figures(own, by_code))
    if np.isin(own[~np.isnan(own)], (0, 1)).all():
        figures = [replace(each, said_yes=each.members[own[each.members] == 1]) for each in figures]
    shown = protect(figures, small_number)
    return {each.key[0] for each in shown if not each.hidden and each.value is not None}


def make_figures(own: Numbers, by_code: Mapping[str, Places]) -> Iterator[Figure]:
    """The mean of everybody and of each authority."""
    for code, members in ({"": np.flatnonzero(~np.isnan(own)), **by_code}).items():
        value = float(own[members].mean()) if len(members) else None
        yield Figure(table=CASES, key=(code,), topic=CASES, members=members, value=value)


def find_uncounted(own: Numbers, by_code: Mapping[str, Places], small_number: int) -> set[str]:
    """Whose number of people may not be told beside the numbers of all others."""
    shown = protect(tuple(make_figures(own, by_code)), small_number)
    return {each.key[0] for each in shown if each.hidden}


def find_unanswered(wave: str, evidence: EvidenceResult) -> set[str]:
    """Whose number of people is hidden in the table of who answered."""
    found = (each for each in evidence.publication.shown if (each.topic, each.wave) == (PEOPLE, wave))
    return {each.key[1] for each in found if each.hidden and each.key[0] == Level.AUTHORITY.value}


def find_hidden(measure: Measure, wave: WaveResult) -> set[str]:
    """Whose values of this scale or question are hidden wherever the evidence itself is shown."""
    if measure.kind is MeasureKind.SCALE:
        shown = [row.shown for row in wave.scales if row.scale == measure.key and row.shown is not None]
    else:
        shown = [each for each in wave.items if each.topic == measure.key]
    return {each.key[1] for each in shown if each.hidden and each.key[0] == Level.AUTHORITY.value}


def find_left_out(columns: tuple[tuple[AuthorityValue, ...], ...]) -> tuple[int, int]:
    """How many authorities are no cases: for few people, or beside such, and for values that are missing."""
    by_code: dict[str, list[AuthorityValue]] = {}
    for each in (value for column in columns for value in column):
        by_code.setdefault(each.authority, []).append(each)
    out = [
        own
        for own in by_code.values()
        if len(own) < len(columns) or any(each.value is None or each.is_uncounted for each in own)
    ]
    few = sum(any(each.few or each.is_uncounted for each in own) for own in out)
    return few, len(out) - few


def say_left_out(few: int, missing: int, small_number: int) -> tuple[Message, ...]:
    notes = []
    if few:
        notes.append(
            message(
                "Authorities left out, because fewer than {small} people answered there, or it could be "
                "worked out: {count}.",
                small=small_number,
                count=few,
            )
        )
    if missing:
        notes.append(message("Authorities left out, because a figure is missing: {count}.", count=missing))
    return tuple(notes)
