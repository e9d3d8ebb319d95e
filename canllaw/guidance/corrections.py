"""Corrections by a person: an expectation may be accepted, rejected, edited, split, merged or added.

`docs/corrections.md` describes the file. Corrections are found again by their words, not by position,
so that they outlive another reading and small changes of the document.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.guidance.comparing.words import letters_of
from canllaw.guidance.correcting.changing import CannotBeDone, add, edit, merge, restore, split
from canllaw.guidance.correcting.file import make_corrections_form, read_corrections
from canllaw.guidance.correcting.placing import Places, place_corrections
from canllaw.guidance.correcting.records import CorrectedReading, Correction, CorrectionKind
from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Expectation, Reading

__all__ = [
    "CorrectedReading",
    "Correction",
    "CorrectionKind",
    "apply_corrections",
    "make_corrections_form",
    "read_corrections",
]


def apply_corrections(
    reading: Reading, edition: Edition, corrections: Sequence[Correction]
) -> CorrectedReading:
    """The reading as the corrections leave it. What cannot be carried out is told, and changes nothing."""
    desk = Desk(reading, edition, place_corrections(reading, corrections))
    applied: list[Correction] = []
    problems: list[Problem] = []
    for correction in corrections:
        try:
            desk.carry_out(correction)
            applied.append(correction)
        except CannotBeDone as reason:
            problems.append(Problem(what=reason.what, fix=reason.fix, where=correction.place))
    return CorrectedReading(reading=desk.reading(), applied=tuple(applied), unplaced=tuple(problems))


@dataclass(slots=True)
class Desk:
    """A reading while it is being corrected."""

    before: Reading
    edition: Edition
    places: Places
    taken: set[int] = field(default_factory=set)
    restored: set[int] = field(default_factory=set)
    made: list[Expectation] = field(default_factory=list)

    def carry_out(self, correction: Correction) -> None:
        """Raises CannotBeDone, and then has changed nothing."""
        match correction.kind:
            case CorrectionKind.ACCEPT:
                self.accept(correction)
            case CorrectionKind.ADD:
                self.add(correction)
            case CorrectionKind.REJECT:
                self.taken.add(self.find(correction.text, correction.id))
            case CorrectionKind.EDIT:
                position = self.find(correction.text, correction.id)
                self.exchange([position], [edit(self.expectation(position), correction, self.edition)])
            case CorrectionKind.SPLIT:
                position = self.find(correction.text, correction.id)
                self.exchange([position], split(self.expectation(position), correction, self.edition))
            case CorrectionKind.MERGE:
                positions = [self.find(correction.text, correction.id), *map(self.find, correction.others)]
                if len(set(positions)) < len(positions):
                    raise CannotBeDone(
                        message("An expectation cannot be merged with itself."),
                        message("Name the words of another one."),
                    )
                merged = merge(
                    [self.expectation(position) for position in positions], correction, self.edition
                )
                self.exchange(positions, [merged])

    def find(self, text: str, id: str | None = None) -> int:
        """The expectation that a correction is about."""
        position = self.places.among_expectations(text, id)
        if position is None:
            raise CannotBeDone(
                message("No expectation with these words was found in the document."),
                message("Compare the words with the document as it is now, or remove the row."),
            )
        if position in self.taken:
            raise CannotBeDone(
                message("Another correction was already made to this expectation."),
                message("Keep one of the two."),
            )
        return position

    def expectation(self, position: int) -> Expectation:
        return self.before.expectations[position]

    def exchange(self, positions: Sequence[int], expectations: Sequence[Expectation]) -> None:
        self.taken.update(positions)
        self.made.extend(expectations)

    def accept(self, correction: Correction) -> None:
        """What was read stays as it is; what was declined becomes an expectation."""
        if self.places.among_expectations(correction.text, correction.id) is not None:
            position = self.find(correction.text, correction.id)
            accepted = self.expectation(position)
            reason = message("A person agreed with what was read. {before}", before=accepted.reason)
            self.exchange([position], [replace(accepted, reason=reason)])
            return
        declined = self.places.among_declined(correction.text)
        if declined is None or declined in self.restored:
            self.find(correction.text, correction.id)
            return
        self.made.append(restore(self.before.declined[declined], correction, self.edition))
        self.restored.add(declined)

    def add(self, correction: Correction) -> None:
        """Something missed becomes an expectation; once it is found by itself, there is nothing to add."""
        letters = letters_of(correction.text)
        for position, expectation in enumerate(self.before.expectations):
            if letters_of(expectation.text) == letters and position not in self.taken:
                self.exchange([position], [edit(expectation, correction, self.edition)])
                return
        self.made.append(add(correction, self.edition, message("A person added it.")))
        self.restored.update(
            at for at, declined in enumerate(self.before.declined) if letters_of(declined.text) == letters
        )

    def reading(self) -> Reading:
        kept = [each for position, each in enumerate(self.before.expectations) if position not in self.taken]
        declined = [each for at, each in enumerate(self.before.declined) if at not in self.restored]
        made = name_apart({each.id for each in kept}, self.made)
        ordered = sorted([*kept, *made], key=lambda each: (each.start, each.end))
        return Reading(expectations=tuple(ordered), declined=tuple(declined))


def name_apart(taken: set[str], made: Sequence[Expectation]) -> list[Expectation]:
    """What was made anew, each with an id of its own."""
    named = []
    for each in made:
        base, number, id = each.id.partition("-")[0], 1, each.id
        while id in taken:
            number += 1
            id = f"{base}-{number}"
        taken.add(id)
        named.append(replace(each, id=id))
    return named
