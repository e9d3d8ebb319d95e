"""Whether enough authorities, teams, people or practices stand on each side of what is compared."""

from collections.abc import Sequence

import numpy as np

from canllaw.basics.language import Message, message
from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.measures.records import MeasuredColumn, Truths, Unit
from canllaw.theory.survey.models import Design, Pair, name_teams

# With one or two authorities on a side, what they have in common cannot be told from what else they are: how
# far authorities differ that are alike in it can then be learned from the other side only. Three is the
# fewest from which a spread of their own can be seen at all. The same holds for teams.
FEWEST_GROUPS = 3
# Fewer people than this on a side are a handful of individuals.
FEWEST_PEOPLE = 10
# Practices are few in any survey; with one on a side it would be that practice which is tested.
FEWEST_PRACTICES = 2


def why_not_support(design: Design, pair: Pair | None) -> Message | None:
    """Why a comparison rests on too little; `pair` where the tested column works with another one."""
    whole = find_complete(design.data)
    columns = [design.tested] if pair is None else [design.tested, pair.together]
    for column in columns:
        if column.low == column.high:
            return message("There is nothing to compare: {title} is the same everywhere.", title=column.title)
    if not whole.any():
        return message("Nobody's answers are complete.")
    if pair is not None and pair.context.unit is pair.together.unit:
        return why_not_sides(design, columns, whole)
    reasons = (why_not_sides(design, [column], whole) for column in columns)
    return next((reason for reason in reasons if reason is not None), None)


def why_not_sides(design: Design, columns: Sequence[MeasuredColumn], whole: Truths) -> Message | None:
    """Whether each side, or each mix of sides of two columns, has enough members of their unit."""
    unit = columns[0].unit
    members = find_members(design, unit)[whole]
    side = np.zeros(len(members), np.int64)
    for column in columns:
        side = 2 * side + (column.values[whole] > column.middle)
    counts = [len(np.unique(members[side == each])) for each in range(2 ** len(columns))]
    fewest = {Unit.PERSON: FEWEST_PEOPLE, Unit.PRACTICE: FEWEST_PRACTICES}.get(unit, FEWEST_GROUPS)
    if min(counts) >= fewest:
        return None
    titles = tuple(column.title for column in columns)
    return join_sentences(REASONS[unit](titles), say_fewest(unit, min(counts), fewest, sides=len(counts)))


def say_fewest(unit: Unit, found: int, fewest: int, *, sides: int) -> Message:
    """How many there are and how many it takes. Few people are not counted: that would tell of them."""
    if unit is Unit.PERSON:
        return message("People needed on each side: {fewest}.", fewest=fewest)
    if sides > 2:
        return message(
            "In the smallest of the groups compared: {found}. Needed: {fewest}.", found=found, fewest=fewest
        )
    return message("On the smaller side: {found}. Needed: {fewest}.", found=found, fewest=fewest)


def join_sentences(first: Message, second: Message) -> Message:
    return message("{first} {second}", first=first, second=second)


def find_members(design: Design, unit: Unit) -> np.ndarray:
    table = design.table
    teams = name_teams(table) if unit is Unit.TEAM else None
    return table.groups(unit) if teams is None else teams


def too_few_authorities(titles: tuple[object, ...]) -> Message:
    return message(
        "Too few authorities stand on one side to tell what this does from what else they are: {titles}.",
        titles=titles,
    )


def too_few_teams(titles: tuple[object, ...]) -> Message:
    return message(
        "Too few teams stand on one side to tell what this does from what else they are: {titles}.",
        titles=titles,
    )


def too_few_people(titles: tuple[object, ...]) -> Message:
    return message("Too few people stand on one side of this: {titles}.", titles=titles)


def too_few_practices(titles: tuple[object, ...]) -> Message:
    return message("Too few practices stand on one side of this: {titles}.", titles=titles)


REASONS = {
    Unit.AUTHORITY: too_few_authorities,
    Unit.TEAM: too_few_teams,
    Unit.PERSON: too_few_people,
    Unit.PRACTICE: too_few_practices,
}
