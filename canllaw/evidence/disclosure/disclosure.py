"""Small numbers are hidden here, and nowhere else.

A figure about a group of people is shown only where nobody can work out from all that is shown, by adding
and subtracting, a figure about fewer people than the study's small number, nor how many people a hidden
group has, to within the small number. Whoever shows figures asks `protect` with every figure of one
publication at once: groups that are hidden apart can be had from one another. Tables, charts, exports and
JSON are made from `Shown` records, which nothing but `protect` makes. `docs/disclosure.md` says more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from canllaw.basics.language import Message, message
from canllaw.evidence.disclosure.hiding import Positions, Unit, find_hidden

__all__ = ["PEOPLE", "Figure", "Positions", "Published", "Shown", "protect"]

# The topic of figures about who answered at all.
PEOPLE = "people"
# A table's row, without its table: the same people in every table.
Key = tuple[str, ...]
Signature = tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count, a mean or a share that is to be shown, and the people it rests on.

    `topic` is what they were asked: figures of one topic (and one wave) can be worked out from one
    another. A question that only some were asked has the topic of the question that decides who is asked.
    `members` are those who answered it; of a share, `said_yes` are those of them who said yes. `answers`
    is what each of `members` answered; it serves to tell that an answer was changed since an earlier
    publication. `key` is the row of the table, and the same for the same people in every table.
    """

    table: str
    key: Key
    topic: str
    wave: str = ""
    members: Positions = field(repr=False)
    value: float | None = field(repr=False)
    low: float | None = field(default=None, repr=False)
    high: float | None = field(default=None, repr=False)
    said_yes: Positions | None = field(default=None, repr=False)
    answers: NDArray[np.float64] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        assert is_ascending(self.members), "people stand once, in order"
        assert self.value is not None or not len(self.members), "only a figure about nobody has no value"
        if self.said_yes is not None:
            assert is_ascending(self.said_yes), "people stand once, in order"
            assert np.isin(self.said_yes, self.members).all(), "who said yes has answered"
        assert self.answers is None or len(self.answers) == len(self.members), "each of them answered"

    @property
    def n(self) -> int:
        return len(self.members)

    @property
    def groups(self) -> tuple[Positions, ...]:
        """The people whom a figure tells of: all of them, and of a share those who said yes, and no."""
        if self.said_yes is None:
            return (self.members,)
        return self.members, self.said_yes, np.setdiff1d(self.members, self.said_yes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure as it may be shown: with its numbers, or hidden, with the reason. Made by `protect` only."""

    table: str
    key: Key
    topic: str
    wave: str
    n: int | None
    value: float | None
    low: float | None
    high: float | None
    hidden: bool
    why: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A figure of an earlier publication, about people of now and people who have left since.

    Who has left has a number after those of all people of now, the same in every earlier figure of the
    topic. `hidden`: it was hidden then, and the small number has not been lowered since.
    """

    topic: str
    wave: str
    groups: tuple[Positions, ...] = field(repr=False)
    hidden: bool = False


def protect(
    figures: Sequence[Figure], small_number: int, published: Sequence[Published] = ()
) -> tuple[Shown, ...]:
    """What may be shown of these figures, in their order, beside what was published earlier.

    Hidden are figures about 1 to `small_number` - 1 people, shares to which so few said yes or no, every
    figure about people whose number is hidden, and as many others as it takes.
    """
    assert small_number >= 1, "what is small counts people"
    hidden: set[int] = set()
    for wave in sorted({figure.wave for figure in figures}):
        topics = {figure.topic for figure in figures if figure.wave == wave}
        # Who answered at all comes first: what is known of that, every other topic builds on.
        for topic in sorted(topics, key=lambda each: (each != PEOPLE, each)):
            hidden |= find_hidden_figures(figures, topic, wave, hidden, published, small_number)
    return tuple(make_shown(figure, at in hidden, small_number) for at, figure in enumerate(figures))


def find_hidden_figures(
    figures: Sequence[Figure],
    topic: str,
    wave: str,
    hidden: set[int],
    published: Sequence[Published],
    small_number: int,
) -> set[int]:
    """The figures of one topic and wave, by their position, that are hidden when those before it are."""
    people = [at for at, each in enumerate(figures) if (each.topic, each.wave) == (PEOPLE, wave)]
    gone = {figures[at].key for at in people if at in hidden}
    earlier = [each for each in published if (each.topic, each.wave) == (topic, wave)]
    units: dict[Signature, Unit] = {}
    for each in earlier:
        units[sign(each.groups)] = Unit(groups=each.groups, hidden=each.hidden, fixed=not each.hidden)
    places: dict[Signature, list[int]] = {}
    for at, figure in enumerate(figures):
        if (figure.topic, figure.wave) == (topic, wave):
            places.setdefault(sign(figure.groups), []).append(at)
    for signature, own in places.items():
        known = units.get(signature, Unit(groups=figures[own[0]].groups))
        names = sorted((figures[at].table, figures[at].key) for at in own)
        hide = known.hidden or (not known.fixed and any(figures[at].key in gone for at in own))
        units[signature] = replace(known, names=tuple(names), hidden=hide)
    beside = [] if topic == PEOPLE else [figures[at].members for at in people if at not in hidden]
    beside += [
        each.groups[0]
        for each in published
        if topic != PEOPLE and (each.topic, each.wave, each.hidden) == (PEOPLE, wave, False)
    ]
    found = dict(zip(units, find_hidden(tuple(units.values()), beside, small_number), strict=True))
    return {at for signature, own in places.items() if found[signature] for at in own}


def make_shown(figure: Figure, is_hidden: bool, small_number: int) -> Shown:
    why = message("Hidden: fewer than {small}, or it could be worked out.", small=small_number)
    return Shown(
        table=figure.table,
        key=figure.key,
        topic=figure.topic,
        wave=figure.wave,
        n=None if is_hidden else figure.n,
        value=None if is_hidden else figure.value,
        low=None if is_hidden else figure.low,
        high=None if is_hidden else figure.high,
        hidden=is_hidden,
        why=why if is_hidden else None,
    )


def sign(groups: Iterable[Positions]) -> Signature:
    """The same for figures about exactly the same people who said the same."""
    return tuple(group.astype(np.int64).tobytes() for group in groups)


def is_ascending(members: Positions) -> bool:
    return members.ndim == 1 and bool((np.diff(members) > 0).all())
