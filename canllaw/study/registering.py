"""Writing hypotheses down before anything can test them, so that it shows later that they were there."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.basics.language import Message, message
from canllaw.basics.progress import Progress, no_progress
from canllaw.evidence.answers.waves import Wave
from canllaw.evidence.material import Material, read_material
from canllaw.study.definition import THEORY, Study
from canllaw.study.requests import ANY_KEY, evidence_request, has_theory
from canllaw.theory.hypotheses.hypotheses import ProgrammeTheory
from canllaw.theory.hypotheses.registration import REGISTER_FILE, register_theory, write_register
from canllaw.theory.theory_results import TheoryNotes, read_theory


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """Hypotheses that were written down while nothing could test them. `waves` are still to come."""

    study: Study
    theory: ProgrammeTheory
    waves: tuple[Wave, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.theory.hypotheses)

    @property
    def sentences(self) -> Iterator[Message]:
        """What its author is told."""
        yield message(
            "Hypotheses written down as they are today, in {file}: {keys}.",
            file=f"{THEORY}/{REGISTER_FILE}",
            keys=self.keys,
        )
        for wave in self.waves:
            yield message("{wave}: not there yet.", wave=wave.name)
        yield message("This study has no evidence yet that could test its hypotheses.")


def register_hypotheses(study: Study, material: Material) -> tuple[ProgrammeTheory, TheoryNotes]:
    """Read the hypotheses of a study and write down how they were met today. Raises MaterialError."""
    folder, today = study.folder / THEORY, datetime.date.today()
    theory, notes = read_theory(folder, material, today)
    register = register_theory(theory, notes.register, today)
    write_register(register, folder)
    return theory, TheoryNotes(judgements=notes.judgements, register=register, today=today)


def register_untested(study: Study, progress: Progress = no_progress) -> Registered | None:
    """Write the hypotheses down where a study has no evidence yet; None where it has, or has no hypotheses.

    Raises MaterialError.
    """
    if study.waves() or not has_theory(study):
        return None
    material = read_material(evidence_request(study, ANY_KEY), progress)
    if not material.is_empty:
        return None
    theory, _ = register_hypotheses(study, material)
    return Registered(study=study, theory=theory, waves=study.expected_waves())
