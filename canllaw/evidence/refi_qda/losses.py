"""What of a project could not be carried, what is carried without being analysed, and what was decided."""

from dataclasses import dataclass, field
from enum import StrEnum

from canllaw.basics.language import Message, message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.refi_qda.elements import Element


class Grade(StrEnum):
    """What became of a thing."""

    LOST = "lost"
    ASIDE = "aside"
    NOTED = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One kind of thing that happened, the places where it did, and how many codings it took with it.

    LOST: it will not come back. ASIDE: no interview holds it, but it comes back on export. NOTED: nothing
    is lost; a decision was taken that a person should know of.
    """

    grade: Grade
    what: Message
    places: tuple[Place, ...]
    codings: int = 0

    @property
    def said(self) -> Message:
        """The whole sentence with counts and the first place."""
        first = self.places[0]
        where = ":".join(
            part for part in (first.source.name, str(first.row or ""), first.column or "") if part
        )
        if not self.codings:
            return message(
                "{what} Places: {count}, the first of them {where}.",
                what=self.what,
                count=len(self.places),
                where=where,
            )
        return message(
            "{what} Places: {count}, the first of them {where}. Codings concerned: {codings}.",
            what=self.what,
            count=len(self.places),
            where=where,
            codings=self.codings,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Everything that a person should know after a project was read or written; the worst first."""

    found: tuple[Loss, ...] = ()

    def of(self, grade: Grade) -> tuple[Loss, ...]:
        return tuple(loss for loss in self.found if loss.grade is grade)

    @property
    def messages(self) -> tuple[Message, ...]:
        return tuple(loss.said for loss in self.found)

    @property
    def codings_lost(self) -> int:
        return sum(loss.codings for loss in self.of(Grade.LOST))


@dataclass(slots=True, kw_only=True)
class Tally:
    """Collects, while a file is read or written, what is to be told and what is wrong."""

    source: Source
    losses: dict[tuple[Grade, str], Loss] = field(default_factory=dict)
    places: dict[tuple[Grade, str], list[Place]] = field(default_factory=dict)
    codings: dict[tuple[Grade, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, grade: Grade, what: Message, place: Place | None = None, codings: int = 0) -> None:
        key = (grade, str(what))
        where = place or Place(source=self.source)
        self.losses.setdefault(key, Loss(grade=grade, what=what, places=(where,)))
        self.places.setdefault(key, []).append(where)
        self.codings[key] = self.codings.get(key, 0) + codings

    def refuse(self, what: Message, fix: Message, place: Place | None = None) -> None:
        self.problems.append(Problem(what=what, fix=fix, where=place or Place(source=self.source)))

    def place(self, element: Element) -> Place:
        """Where an element stands: its line, and its tag with its GUID."""
        column = f"{element.tag} {element.get('guid')}".strip()
        return Place(source=self.source, row=element.row or None, column=column)

    def finish(self) -> Losses:
        order = list(Grade)
        found = [
            Loss(grade=each.grade, what=each.what, places=tuple(self.places[key]), codings=self.codings[key])
            for key, each in self.losses.items()
        ]
        return Losses(found=tuple(sorted(found, key=lambda loss: order.index(loss.grade))))
