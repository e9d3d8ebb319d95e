"""Who counts as saying that a practice is done, as having an example of it, as being seen to do it."""

from collections.abc import Iterator, Sequence

import polars as pl

from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.instruments.instruments import ItemKind
from canllaw.evidence.practice.observations import Observation, Practice, Seen
from canllaw.evidence.scores.clustered_shares import Case

EXAMPLE = "example"


def find_belief_cases(practice: Practice, answers: Answers | None) -> list[Case]:
    """Everybody who answered whether they do it."""
    if answers is None or practice.self_report not in answers.frame.columns:
        return []
    kind = answers.instrument.item(practice.self_report).kind
    # A yes counts as 1, whatever answers on a scale are asked for elsewhere.
    lowest = 1 if kind is ItemKind.YES_NO else practice.does_from
    return list(find_cases(answers.frame, pl.col(practice.self_report) >= lowest))


def find_example_cases(practice: Practice, answers: Answers | None) -> list[Case]:
    """Everybody who was asked for an example. Where it was to be told too, one without words is none."""
    if answers is None or practice.example not in answers.frame.columns:
        return []
    has = pl.col(practice.example) >= practice.example_from
    words = find_words_item(practice, answers)
    if words:
        told = pl.col(words).fill_null("").str.strip_chars() != ""
        # Who did not answer stays unanswered: nothing "and" false would be false.
        has = pl.when(pl.col(practice.example).is_not_null()).then(has & told)
    return list(find_cases(answers.frame, has))


def find_words_item(practice: Practice, answers: Answers) -> str:
    """The item in which examples are told; empty where nobody told any, as it was not asked then."""
    item = practice.example_words or practice.example.replace(EXAMPLE, "example_words", 1)
    texts = [column for column, kind in answers.frame.schema.items() if kind == pl.String()]
    if item not in texts or item == practice.example:
        return ""
    return item if answers.frame[item].fill_null("").str.strip_chars().ne("").any() else ""


def find_cases(frame: pl.DataFrame, yes: pl.Expr) -> Iterator[Case]:
    """A case for everybody to whom the question has an answer, in the cluster of their authority.

    Who has no authority is a cluster alone.
    """
    rows = frame.with_row_index("at").select("at", "authority", "weight", yes.alias("yes")).drop_nulls("yes")
    for at, authority, weight, said in rows.iter_rows():
        own = authority or f"row {at}"
        yield Case(cluster=own, yes=said, weight=1.0 if weight is None else weight, at=at)


def find_observed_cases(observations: Sequence[Observation]) -> list[Case]:
    """Every occasion on which it could be seen, in the cluster of its authority or else its session."""
    return [
        Case(cluster=each.authority or f"session {each.session}", yes=each.seen is Seen.SEEN, at=at)
        for at, each in enumerate(observations)
        if each.seen is not Seen.NOT_APPLICABLE
    ]
