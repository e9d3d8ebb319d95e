"""What people answered to single questions, as figures that `disclosure` lets be shown.

Questions with a yes or no are told for authorities and roles too; of all others, how many gave each answer.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.disclosure.disclosure import Figure
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind
from canllaw.evidence.scores.aggregation import number_groups
from canllaw.evidence.scores.aggregation_figures import Key, make_key, own_numbers
from canllaw.evidence.scores.aggregation_rules import NO_GROUP, Level
from canllaw.evidence.scores.clustered_shares import estimate_share

ITEM_SHARES = "item answers"
YES = 1.0
Flags = NDArray[np.bool_]
LEVELS = (Level.EVERYBODY, Level.AUTHORITY, Level.ROLE)


def make_item_figures(answers: Answers) -> Iterator[Figure]:
    """The share of people who gave each answer. The key ends with the answer's value."""
    frame = answers.frame
    authorities = own_numbers(number_groups(frame["authority"]))
    teams = own_numbers(number_groups(frame["team"]))
    weights = frame["weight"].to_numpy()
    for item in answers.instrument.items:
        if item.kind in (ItemKind.TEXT, ItemKind.NUMBER):
            continue
        given = frame[item.key].fill_null(float("nan")).to_numpy()
        for level in LEVELS if item.kind is ItemKind.YES_NO else (Level.EVERYBODY,):
            # Within an authority it is teams whose people are alike.
            clusters = teams if level is Level.AUTHORITY else authorities
            for key, members in find_members(level, frame, given):
                for value in find_values(item, answers.instrument):
                    share = estimate_share(given[members] == value, weights[members], clusters[members])
                    yield Figure(
                        table=ITEM_SHARES,
                        key=(*key, f"{value:g}"),
                        topic=item.key,
                        wave=answers.wave,
                        members=members,
                        value=share.value if share else find_plain_share(given[members] == value),
                        low=share.low if share else None,
                        high=share.high if share else None,
                        said_yes=members[given[members] == value],
                        answers=given[members],
                    )


def find_members(
    level: Level, frame: pl.DataFrame, given: NDArray[np.float64]
) -> Iterator[tuple[Key, NDArray[np.int64]]]:
    """The groups of a level and who of them answered."""
    answered = ~np.isnan(given)
    if level is Level.EVERYBODY:
        yield make_key(level, ""), np.flatnonzero(answered)
        return
    groups = number_groups(frame[level.value])
    for number, code in enumerate(frame[level.value].drop_nulls().unique().sort()):
        members = np.flatnonzero(answered & (groups == number) & (groups != NO_GROUP))
        if len(members):
            yield make_key(level, code), members


def find_values(item: Item, instrument: Instrument) -> tuple[float, ...]:
    """The answers that count; of a yes or no only the yes."""
    responses = instrument.responses_of(item)
    if item.kind is ItemKind.YES_NO or responses is None:
        return (YES,)
    return tuple(float(option.value) for option in responses.options if option.counts)


def find_plain_share(yes: Flags) -> float | None:
    """Of people of one cluster the share is known, and not how sure it is."""
    return float(yes.mean()) if len(yes) else None
