"""What is wrong with a hypothesis as a whole, beside what is wrong with its single measures."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from canllaw.basics.language import Message, message
from canllaw.basics.toml_lines import KeyPath
from canllaw.theory.hypotheses.files_known import Known
from canllaw.theory.hypotheses.files_measures import OF_SURVEY, Part, find_measure_faults
from canllaw.theory.hypotheses.files_same import find_same_measures
from canllaw.theory.hypotheses.hypotheses import (
    Cases,
    Condition,
    Hypothesis,
    Measure,
    MeasureKind,
    StrandName,
)

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
LEAST_CONSISTENCY = 0.5
SAYS_NOTHING = message("This strand can say nothing of the outcome as it is measured.")

# Which kinds of evidence are made from the measures of each part; interviews from none.
OF_ALL = frozenset({StrandName.SURVEY, StrandName.RECORDS, StrandName.OBSERVATIONS})
USERS: dict[str, frozenset[StrandName]] = {
    "context": OF_ALL,
    "outcome": OF_ALL,
    "together": frozenset({StrandName.SURVEY, StrandName.OBSERVATIONS}),
    "mechanism": frozenset({StrandName.SURVEY}),
    "held": frozenset({StrandName.SURVEY}),
    "rivals": frozenset({StrandName.SURVEY}),
    "cases": frozenset({StrandName.CASES}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PathFault:
    """One thing to put right, and the keys that lead to it. Entries of lists are counted from 0."""

    path: KeyPath
    what: Message
    fix: Message


def find_hypothesis_faults(hypothesis: Hypothesis, known: Known) -> Iterator[PathFault]:
    yield from find_faults_of_words(hypothesis)
    for path, measure, part in measures_of(hypothesis):
        needed = is_needed(path, hypothesis)
        for fault in find_measure_faults(in_wave_of_outcome(measure, hypothesis, known), part, known):
            if needed or not fault.is_lack:
                yield PathFault(path=(*path, fault.entry), what=fault.what, fix=fault.fix)
    yield from find_faults_of_tests(hypothesis)
    yield from find_unpaired(hypothesis, known.newest.key if known.newest else "")
    yield from find_faults_of_earlier(hypothesis)
    if hypothesis.cases is not None:
        yield from find_faults_of_cases(hypothesis.cases)


def is_needed(path: KeyPath, hypothesis: Hypothesis) -> bool:
    """Whether a kind of evidence that was named as the test needs the measure that stands there.

    Without it, another kind of evidence is silent and says why.
    """
    users = USERS[str(path[0])]
    if path[0] == "outcome" and hypothesis.outcome.kind is not MeasureKind.SEEN:
        users -= {StrandName.OBSERVATIONS}
    return not users.isdisjoint(hypothesis.tested_by)


def in_wave_of_outcome(measure: Measure, hypothesis: Hypothesis, known: Known) -> Measure:
    """A measure that names no wave is of the outcome's."""
    wave = hypothesis.outcome.wave
    asked = measure.kind in OF_SURVEY and not measure.wave and known.wave(wave) is not None
    return replace(measure, wave=wave) if asked else measure


def measures_of(hypothesis: Hypothesis) -> Iterator[tuple[KeyPath, Measure, Part]]:
    """Every measure, where it stands and what it is named for."""
    yield ("context",), hypothesis.context, Part.CONTEXT
    yield ("outcome",), hypothesis.outcome, Part.OUTCOME
    if hypothesis.mechanism is not None:
        yield ("mechanism",), hypothesis.mechanism, Part.MECHANISM
    if hypothesis.together is not None:
        yield ("together",), hypothesis.together, Part.CONDITION
    for at, measure in enumerate(hypothesis.held):
        yield ("held", at), measure, Part.CONDITION
    for at, rival in enumerate(hypothesis.rivals):
        yield ("rivals", at, "context"), rival.context, Part.CONTEXT
        if rival.together is not None:
            yield ("rivals", at, "together"), rival.together, Part.CONDITION
    if hypothesis.cases is not None:
        for at, condition in enumerate(hypothesis.cases.conditions):
            yield ("cases", "conditions", at, "measure"), condition.measure, Part.CONDITION
        yield ("cases", "outcome", "measure"), hypothesis.cases.outcome.measure, Part.CONDITION


def find_faults_of_words(hypothesis: Hypothesis) -> Iterator[PathFault]:
    if not KEY.fullmatch(hypothesis.key):
        yield PathFault(
            path=("key",),
            what=message("A key is made of letters without accents, digits, - and _."),
            fix=message("Write a short one, such as H1."),
        )
    if not hypothesis.en.strip() and not hypothesis.cy.strip():
        yield PathFault(
            path=("en",),
            what=message("It is not said what the hypothesis holds."),
            fix=message("Say it in one sentence."),
        )
    if not hypothesis.change_mind_en.strip() and not hypothesis.change_mind_cy.strip():
        yield PathFault(
            path=("change_mind_en",),
            what=message("It is not said what would change your mind."),
            fix=message("Say in a sentence what would have to be found for you to give the hypothesis up."),
        )


def find_faults_of_tests(hypothesis: Hypothesis) -> Iterator[PathFault]:
    named = hypothesis.tested_by
    outcome = hypothesis.outcome.kind
    if len(set(named)) < len(named):
        yield PathFault(
            path=("tested_by",),
            what=message("A strand is named twice."),
            fix=message("Name each strand once."),
        )
    if StrandName.CASES in named and hypothesis.cases is None:
        yield PathFault(
            path=("tested_by",),
            what=message("The cases are to test it, and it is not said which conditions they have."),
            fix=message("Add the table [cases], or take cases out."),
        )
    if StrandName.SURVEY in named and outcome in (MeasureKind.FACT, MeasureKind.SEEN):
        yield PathFault(
            path=("tested_by",),
            what=SAYS_NOTHING,
            fix=message("Name records for a fact and observations for what was seen, or another outcome."),
        )
    if StrandName.RECORDS in named and outcome is not MeasureKind.FACT:
        yield PathFault(
            path=("tested_by",),
            what=SAYS_NOTHING,
            fix=message("Take records out, or name a fact as the outcome."),
        )
    if StrandName.OBSERVATIONS in named and not can_be_seen(hypothesis):
        yield PathFault(
            path=("tested_by",),
            what=SAYS_NOTHING,
            fix=message("Take observations out, or write seen = true if what was seen shows the outcome."),
        )


def can_be_seen(hypothesis: Hypothesis) -> bool:
    """Whether observations of practices bear on the hypothesis."""
    of_practices = hypothesis.context.kind is MeasureKind.CONCRETENESS
    return of_practices or hypothesis.seen or hypothesis.outcome.kind is MeasureKind.SEEN


def find_unpaired(hypothesis: Hypothesis, newest: str) -> Iterator[PathFault]:
    practised = hypothesis.outcome.kind in (MeasureKind.EXAMPLE, MeasureKind.SEEN)
    for path, measure, part in measures_of(hypothesis):
        if measure.kind is MeasureKind.CONCRETENESS and part is Part.CONTEXT and not practised:
            yield PathFault(
                path=(*path, "kind"),
                what=message("This tells practices apart, and the outcome does not."),
                fix=message('Give an outcome of kind = "example" or kind = "seen", or another measure here.'),
            )
    for path, what in find_same_measures(hypothesis, newest):
        yield PathFault(path=path, what=what, fix=message("Name another measure for one of them."))
    yield from find_twice([rival.key for rival in hypothesis.rivals], ("rivals",))
    if hypothesis.cases is not None:
        keys = [condition.key for condition in hypothesis.cases.conditions]
        yield from find_twice([*keys, hypothesis.cases.outcome.key], ("cases", "conditions"))


def find_twice(keys: Sequence[str], path: KeyPath) -> Iterator[PathFault]:
    counts = Counter(keys)
    for at, key in enumerate(keys):
        if counts[key] > 1:
            yield PathFault(
                path=(*path, at, "key"),
                what=message("This key stands here more than once."),
                fix=message("Give each a key of its own."),
            )


def find_faults_of_day(hypothesis: Hypothesis, today: date) -> Iterator[PathFault]:
    if hypothesis.written > today:
        yield PathFault(
            path=("written",),
            what=message("This day is still to come."),
            fix=message("Write the day on which the hypothesis was written."),
        )


def find_faults_of_earlier(hypothesis: Hypothesis) -> Iterator[PathFault]:
    days = [*(each.written for each in hypothesis.earlier), hypothesis.written]
    for at, (day, later) in enumerate(pairwise(days)):
        if day > later:
            yield PathFault(
                path=("earlier", at, "written"),
                what=message("This earlier wording is dated after the one that followed it."),
                fix=message("Put the earlier wordings in order, and correct their dates."),
            )


def find_faults_of_cases(cases: Cases) -> Iterator[PathFault]:
    for at, condition in enumerate(cases.conditions):
        yield from find_faults_of_anchors(condition, ("cases", "conditions", at))
    yield from find_faults_of_anchors(cases.outcome, ("cases", "outcome"))
    if not cases.conditions:
        yield PathFault(
            path=("cases", "conditions"),
            what=message("No condition is named."),
            fix=message("Add a table [[cases.conditions]] for each."),
        )
    if not LEAST_CONSISTENCY < cases.consistency <= 1:
        yield PathFault(
            path=("cases", "consistency"),
            what=message("A consistency lies above 0.5 and is not above 1."),
            fix=message("Write 0.8, which is usual, or more."),
        )
    if cases.frequency < 1:
        yield PathFault(
            path=("cases", "frequency"),
            what=message("A configuration counts from one case at least."),
            fix=message("Write 1 or more."),
        )


def find_faults_of_anchors(condition: Condition, path: KeyPath) -> Iterator[PathFault]:
    full, half, none = condition.full, condition.half, condition.none
    if (full is None) != (none is None):
        yield PathFault(
            path=(*path, "full" if full is not None else "none"),
            what=message("Fuzzy membership has three anchors, and only two are given."),
            fix=message("Give full, half and none; or half alone for yes and no."),
        )
    elif full is not None and none is not None and not (none < half < full or full < half < none):
        yield PathFault(
            path=(*path, "half"),
            what=message("The anchor half does not lie between full and none."),
            fix=message("Put the three in order."),
        )
