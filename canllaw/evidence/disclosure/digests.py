"""People as digests: they tell that two figures rest on the same answers of the same people, and no more.

A digest is of topic, wave, who it is and what was answered. Whoever changes an answer has another digest, and
the digests of one person on two topics cannot be told to be one person's without the study's key.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from canllaw.evidence.disclosure.disclosure import Figure

Digests = NDArray[np.uint64]
Numbers = NDArray[np.float64]
# Of 100,000 people two have the same digest in one topic of 50,000 by chance.
BYTES = 6
BETWEEN_PARTS = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A figure of an earlier publication; people are packed digests. All who said no yes are `others`."""

    topic: str
    wave: str
    is_share: bool
    hidden: bool
    small_number: int
    said_yes: bytes = field(default=b"", repr=False)
    others: bytes = field(default=b"", repr=False)


def pack(digests: Digests) -> bytes:
    """Digests in order, as bytes: the same for the same people."""
    wide = np.sort(digests).astype(">u8").view(np.uint8).reshape(-1, 8)
    return wide[:, 8 - BYTES :].tobytes()


def unpack(packed: bytes) -> Digests:
    """The digests that were packed."""
    wide = np.zeros((len(packed) // BYTES, 8), dtype=np.uint8)
    wide[:, 8 - BYTES :] = np.frombuffer(packed, dtype=np.uint8).reshape(-1, BYTES)
    return wide.reshape(-1).view(">u8").astype(np.uint64)


def make_digests(figures: Sequence[Figure], people: Sequence[str], secret: bytes) -> list[Digests]:
    """For each figure the digests of its members, in their order."""
    made: list[Digests] = [np.empty(0, dtype=np.uint64)] * len(figures)
    topics: dict[tuple[str, str], list[int]] = {}
    for at, figure in enumerate(figures):
        topics.setdefault((figure.topic, figure.wave), []).append(at)
    for (topic, wave), places in topics.items():
        said = [find_said(figures[at]) for at in places]
        values, codes = np.unique(np.concatenate(said), return_inverse=True)
        members = np.concatenate([figures[at].members for at in places])
        pairs, back = np.unique(members * len(values) + codes, return_inverse=True)
        digests = make_topic_digests((topic, wave), pairs, values, people, secret)[back]
        ends = np.cumsum([figures[at].n for at in places])[:-1]
        for at, own in zip(places, np.split(digests, ends), strict=True):
            made[at] = own
    return made


def find_said(figure: Figure) -> Numbers:
    """What each of the people said; a yes beyond all answers, a no below, and nothing is no number."""
    if figure.answers is not None:
        return figure.answers
    if figure.said_yes is not None:
        return np.where(np.isin(figure.members, figure.said_yes), np.inf, -np.inf)
    return np.full(figure.n, np.nan)


def make_topic_digests(
    about: tuple[str, str], pairs: NDArray[np.int64], values: Numbers, people: Sequence[str], secret: bytes
) -> Digests:
    """The digests of pairs: a person's number times how many answers there are, plus the answer's number.

    Keyed BLAKE2 (Saarinen and Aumasson 2015, RFC 7693).
    """
    begun = blake2b(BETWEEN_PARTS.join(about).encode(), key=secret, digest_size=BYTES)
    answers = [f"{BETWEEN_PARTS}{value}{BETWEEN_PARTS}" for value in values.tolist()]
    digests = []
    for person, answer in zip(
        *(each.tolist() for each in np.divmod(pairs, max(len(values), 1))), strict=True
    ):
        one = begun.copy()
        one.update((answers[answer] + people[person]).encode())
        digests.append(one.digest())
    return unpack(b"".join(digests))
