"""Whether it may be told how many people a survey's model rests on, beside what the evidence tells.

Whoever works in an authority or a team without a figure of its own is in no model that needs it. Everybody
who answered, less those in the model, would be the people of these: groups that may be hidden.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np

from canllaw.basics.findings import Finding, Quantity
from canllaw.evidence.disclosure.disclosure import PEOPLE, Figure, Published, protect
from canllaw.evidence.results import EvidenceResult
from canllaw.theory.hypotheses.hypotheses import Hypothesis
from canllaw.theory.measures.records import PeopleTable, Places, Truths, Unit
from canllaw.theory.strands import StrandResult

MODELLED = "people of a model"
# Of these `n` counts authorities or teams.
OF_GROUPS = "median odds ratio"

Result = TypeVar("Result", bound=StrandResult)


def hold_back_people(
    result: Result, hypothesis: Hypothesis, table: PeopleTable, evidence: EvidenceResult
) -> Result:
    """The result as it may be told: without numbers of people where hidden ones could be worked out."""
    if may_tell_people(hypothesis, table, evidence):
        return result
    rivals = tuple(replace(each, finding=without_people(each.finding)) for each in result.rivals)
    return replace(result, findings=tuple(without_people(each) for each in result.findings), rivals=rivals)


def without_people(finding: Finding) -> Finding:
    return replace(finding, quantities=tuple(find_told(finding.quantities)))


def find_told(quantities: tuple[Quantity, ...]) -> Iterator[Quantity]:
    for each in quantities:
        if each.name != "people":
            yield each if each.name.startswith(OF_GROUPS) else replace(each, n=None)


def may_tell_people(hypothesis: Hypothesis, table: PeopleTable, evidence: EvidenceResult) -> bool:
    answered = table.outcome >= 0
    placed = answered & find_placed(table)
    if (placed == answered).all():
        return True
    figures, published = [], list[Published]()
    for at, wave in enumerate(table.waves):
        own = placed if table.wave is None else placed & (table.wave == at)
        members = np.unique(find_positions(table, evidence)[own])
        if len(members):
            figures.append(make_figure(hypothesis.outcome.key, wave, members))
        published += find_published(hypothesis.outcome.key, wave, evidence)
    shown = protect(figures, evidence.request.small_number, published)
    return not any(each.hidden for each in shown)


def find_placed(table: PeopleTable) -> Truths:
    """Who has every figure that is not their own, but of their team or authority."""
    placed = table.authority >= 0
    for column in table.columns:
        if column.unit in (Unit.TEAM, Unit.AUTHORITY):
            placed &= ~np.isnan(column.values)
    return placed


def find_positions(table: PeopleTable, evidence: EvidenceResult) -> Places:
    """The position of each row's person among the people of the publication."""
    practices = 1 if table.practice is None else len(evidence.material.practices)
    found, start = [], 0
    for wave in evidence.waves:
        height = wave.scored.answers.frame.height
        if wave.scored.answers.wave in table.waves:
            found.append(np.repeat(np.arange(start, start + height, dtype=np.int64), practices))
        start += height
    return np.concatenate(found)


def make_figure(topic: str, wave: str, members: Places) -> Figure:
    return Figure(table=MODELLED, key=(wave,), topic=topic, wave=wave, members=members, value=0.0)


def find_published(topic: str, wave: str, evidence: EvidenceResult) -> Iterator[Published]:
    """What the evidence tells and hides of who answered, and of who answered this."""
    publication = evidence.publication
    for figure, shown in zip(publication.figures, publication.shown, strict=True):
        if figure.topic in (topic, PEOPLE) and figure.wave == wave:
            yield Published(topic=figure.topic, wave=wave, groups=figure.groups, hidden=shown.hidden)
