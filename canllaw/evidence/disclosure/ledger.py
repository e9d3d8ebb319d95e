"""What was published before, so that two publications together tell no more than each alone.

The ledger is a file in the private part of a study: which figure rested on whom, people as digests made
with the study's key, never an answer or a name. Whoever has the key and the answers can tell who is meant,
so it is kept like the key and never handed on.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.disclosure.digests import Digests, Earlier, make_digests, pack, unpack
from canllaw.evidence.disclosure.disclosure import Figure, Positions, Published, Shown
from canllaw.evidence.disclosure.ledger_file import read_ledger, write_ledger
from canllaw.evidence.instruments.instruments import ItemKind

__all__ = ["Earlier", "find_published", "make_identities", "read_published", "write_published"]

LEDGER = "published.csv"


def make_identities(answers: Answers) -> tuple[str, ...]:
    """What tells the people of one wave apart, a text a row: their code, or else all that they answered.

    People without a code who answered exactly alike are told apart by their order. Free text and weights do
    not count: text may be masked later, and one late answer changes all weights. Not to be kept or shown.
    """
    people = answers.frame["person"].to_list()
    texts = [item.key for item in answers.instrument.items if item.kind is ItemKind.TEXT]
    rows = answers.frame.drop("row", "person", "weight", *texts).rows()
    seen: Counter[str] = Counter()
    identities = []
    for person, row in zip(people, rows, strict=True):
        words = repr(row) if person is None else person
        seen[words] += 1
        identities.append(f"{words} {seen[words]}")
    return tuple(identities)


def read_published(folder: Path) -> tuple[Earlier, ...]:
    """The ledger in this folder; nothing where there is none. Raises MaterialError where it is damaged."""
    path = folder / LEDGER
    return read_ledger(path) if path.exists() else ()


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
    if not earlier:
        return ()
    places = find_places(earlier, figures, make_digests(figures, people, secret), len(people))
    found = []
    for each in earlier:
        if each.hidden and each.small_number > small_number:
            continue
        yes, others = places.of(each.said_yes), places.of(each.others)
        groups = (np.union1d(yes, others), yes, others) if each.is_share else (others,)
        found.append(Published(topic=each.topic, wave=each.wave, groups=groups, hidden=each.hidden))
    return tuple(found)


class Places:
    """The number of each digest: whose it is now, or one after all people of now."""

    __slots__ = ("digests", "numbers")

    def __init__(self, digests: Digests, numbers: Positions) -> None:
        order = np.argsort(digests)
        self.digests, self.numbers = digests[order], numbers[order]

    def of(self, packed: bytes) -> Positions:
        return np.unique(self.numbers[np.searchsorted(self.digests, unpack(packed))])


def find_places(
    earlier: Sequence[Earlier], figures: Sequence[Figure], digests: Sequence[Digests], people: int
) -> Places:
    nobody, nothing = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint64)
    now, first = np.unique(np.concatenate([nothing, *digests]), return_index=True)
    own = np.concatenate([nobody, *(figure.members for figure in figures)])[first]
    before = np.concatenate([unpack(each.said_yes + each.others) for each in earlier])
    gone = np.setdiff1d(before, now)
    return Places(np.concatenate([now, gone]), np.concatenate([own, people + np.arange(len(gone))]))


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
    digests = make_digests(figures, people, secret)
    new = [
        make_earlier(figure, each.hidden, own, small_number)
        for figure, each, own in zip(figures, shown, digests, strict=True)
    ]
    # What is out stays out; what was hidden is told anew.
    write_ledger({*(each for each in earlier if not each.hidden), *new}, folder / LEDGER)


def make_earlier(figure: Figure, hidden: bool, digests: Digests, small_number: int) -> Earlier:
    yes = np.isin(figure.members, [] if figure.said_yes is None else figure.said_yes)
    return Earlier(
        topic=figure.topic,
        wave=figure.wave,
        is_share=figure.said_yes is not None,
        hidden=hidden,
        small_number=small_number,
        said_yes=pack(digests[yes]),
        others=pack(digests[~yes]),
    )
