"""What was published before, so that two publications together tell no more than each alone.

The ledger is a file in the private part of a study: which figure rested on whom, people as digests made
with the study's key, never an answer or a name. Whoever has the key and the answers can tell who is meant,
so it is kept like the key and never handed on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl

from canllaw.basics.tables import CellKind, Column, read_table, write_table
from canllaw.basics.writing import writing_into
from canllaw.evidence.answers import Answers
from canllaw.evidence.disclosure import Figure, Positions, Published, Shown
from canllaw.evidence.linking_codes import digest

__all__ = ["Earlier", "find_published", "make_identities", "read_published", "write_published"]

LEDGER = "published.csv"
LETTERS = 16
COLUMNS = (
    Column(name="topic"),
    Column(name="wave", filled=False),
    Column(name="share", kind=CellKind.YES_NO),
    Column(name="hidden", kind=CellKind.YES_NO),
    Column(name="small_number", kind=CellKind.WHOLE_NUMBER, low=1),
    Column(name="said_yes", filled=False),
    Column(name="others", filled=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A figure of an earlier publication; people are digests. Who is no share's yes is among `others`."""

    topic: str
    wave: str
    is_share: bool
    hidden: bool
    small_number: int
    said_yes: tuple[str, ...] = field(default=(), repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)


def make_identities(answers: Answers) -> tuple[str, ...]:
    """What tells the people of one wave apart, a text a row: their code, or else all that they answered.

    People without a code who answered exactly alike are told apart by their order. Not to be kept or shown.
    """
    people = answers.frame["person"].to_list()
    rows = answers.frame.drop("row", "person").rows()
    seen: Counter[str] = Counter()
    identities = []
    for person, row in zip(people, rows, strict=True):
        words = person if person is not None else repr(row)
        seen[words] += 1
        identities.append(f"{words} {seen[words]}")
    return tuple(identities)


def read_published(folder: Path) -> tuple[Earlier, ...]:
    """The ledger in this folder; nothing where there is none. Raises MaterialError where it is damaged."""
    path = folder / LEDGER
    if not path.exists():
        return ()
    return tuple(
        Earlier(
            topic=row["topic"],
            wave=row["wave"] or "",
            is_share=row["share"],
            hidden=row["hidden"],
            small_number=row["small_number"],
            said_yes=tuple((row["said_yes"] or "").split()),
            others=tuple((row["others"] or "").split()),
        )
        for row in read_table(path, COLUMNS).frame.iter_rows(named=True)
    )


def find_published(
    earlier: Sequence[Earlier],
    figures: Sequence[Figure],
    people: Sequence[str],
    small_number: int,
    secret: bytes,
) -> tuple[Published, ...]:
    """What `protect` takes: earlier figures over the people of now (`people`, by position) and before.

    Somebody whose answer was changed counts as one who left and one who joined. What was hidden stays
    hidden while it rests on the same answers, unless the small number was lowered.
    """
    places: dict[str, int] = {}
    for figure in figures:
        places.update(zip(make_digests(figure, people, secret), figure.members.tolist(), strict=True))
    found = []
    for each in earlier:
        for known in (*each.said_yes, *each.others):
            places.setdefault(known, len(people) + len(places))
        if each.hidden and each.small_number > small_number:
            continue
        yes, others = place(each.said_yes, places), place(each.others, places)
        groups = (np.union1d(yes, others), yes, others) if each.is_share else (others,)
        found.append(Published(topic=each.topic, wave=each.wave, groups=groups, hidden=each.hidden))
    return tuple(found)


def write_published(
    folder: Path,
    earlier: Sequence[Earlier],
    figures: Sequence[Figure],
    shown: Sequence[Shown],
    people: Sequence[str],
    small_number: int,
    secret: bytes,
) -> None:
    """Write the ledger: what was out already, and these figures. Raises MaterialError."""
    new = [
        make_earlier(figure, each.hidden, make_digests(figure, people, secret), small_number)
        for figure, each in zip(figures, shown, strict=True)
    ]
    # What is out stays out; what was hidden is told anew.
    kept = dict.fromkeys((*(each for each in earlier if not each.hidden), *new))
    rows = [
        (
            each.topic,
            each.wave,
            each.is_share,
            each.hidden,
            each.small_number,
            " ".join(each.said_yes),
            " ".join(each.others),
        )
        for each in kept
    ]
    types = [pl.String, pl.String, pl.Boolean, pl.Boolean, pl.Int64, pl.String, pl.String]
    schema = dict(zip([column.name for column in COLUMNS], types, strict=True))
    with writing_into(folder):
        write_table(pl.DataFrame(rows, schema=schema, orient="row"), folder / LEDGER)


def make_earlier(figure: Figure, hidden: bool, digests: Sequence[str], small_number: int) -> Earlier:
    yes = np.isin(figure.members, [] if figure.said_yes is None else figure.said_yes)
    return Earlier(
        topic=figure.topic,
        wave=figure.wave,
        is_share=figure.said_yes is not None,
        hidden=hidden,
        small_number=small_number,
        said_yes=tuple(sorted(each for each, said in zip(digests, yes, strict=True) if said)),
        others=tuple(sorted(each for each, said in zip(digests, yes, strict=True) if not said)),
    )


def make_digests(figure: Figure, people: Sequence[str], secret: bytes) -> list[str]:
    """A digest for each of a figure's people: of topic, wave, who it is and what was answered."""
    if figure.answers is not None:
        said: Iterable[object] = figure.answers.tolist()
    elif figure.said_yes is not None:
        said = np.isin(figure.members, figure.said_yes).tolist()
    else:
        said = [""] * figure.n
    return [
        digest((figure.topic, figure.wave, people[at], str(answer)), secret).hex()[:LETTERS]
        for at, answer in zip(figure.members.tolist(), said, strict=True)
    ]


def place(digests: Iterable[str], places: dict[str, int]) -> Positions:
    return np.array(sorted({places[each] for each in digests}), dtype=np.int64)
