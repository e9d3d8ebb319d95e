"""What a study folder holds: its definition, as `study.toml` says it, and where its files stand."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from canllaw.basics.faults import Unfit
from canllaw.basics.language import Bilingual, Language, message
from canllaw.evidence.answers.waves import Wave

STUDY_FILE = "study.toml"
ROLES_FILE = Path("guidance", "roles.toml")
CORRECTIONS_FILE = Path("guidance", "corrections.csv")
EVIDENCE = "evidence"
WORKFORCE = "workforce"
THEORY = "theory"
# What must not leave the study: its key, single answers' scores, what was published.
PRIVATE = Path(EVIDENCE, "private")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionEntry:
    """One edition in one language: its name, the day it was published, its file in the folder `guidance`."""

    name: str
    date: datetime.date
    file: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveEntry:
    """One wave of a survey: its key, its names, when people were asked, its files in the folder `evidence`.

    `instrument` is the key of an instrument, by default the one that the mapping names; `mapping` the file
    that says how the columns answer its items, by default the one beside the answers, such as
    `survey-1.map.toml` for `survey-1.csv`. `expected`: the answers may not be there yet, also where people
    were asked already.
    """

    key: str
    en: str
    opened: datetime.date
    file: str
    instrument: str = ""
    cy: str = ""
    closed: datetime.date | None = None
    mapping: str = ""
    expected: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z0-9_-]+", self.key):
            raise Unfit(
                message("The key of a wave is part of the names of files: letters, digits and hyphens."),
                message("Write a short key, such as 1."),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyDefinition:
    """What `study.toml` says. A count below `small_number` people is never shown.

    `mask_personal_data`: quotes are shown with what looks like personal data replaced. `weight_to_staff`:
    means are weighted so that authorities and roles count as they do among the staff in post.
    """

    title_en: str
    editions: tuple[EditionEntry, ...] = ()
    waves: tuple[WaveEntry, ...] = ()
    mask_personal_data: bool = False
    weight_to_staff: bool = False
    title_cy: str = ""
    languages: tuple[Language, ...] = (Language.ENGLISH,)
    small_number: int = 10
    seed: int = 0

    def __post_init__(self) -> None:
        if self.small_number < 1:
            raise Unfit(
                message("small_number counts people: it cannot be less than 1."),
                message("Give the number below which a count is not shown, such as 10."),
                entry="small_number",
            )
        if not self.languages or len(set(self.languages)) < len(self.languages):
            raise Unfit(
                message("The languages of a study are one or two, each named once."),
                message('Write languages = ["en", "cy"], or one of them.'),
                entry="languages",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A study folder whose definition was read."""

    folder: Path
    definition: StudyDefinition

    def title(self, language: Language) -> str:
        return (
            self.definition.title_cy
            if language is Language.WELSH and self.definition.title_cy
            else (self.definition.title_en)
        )

    def path_of(self, entry: EditionEntry) -> Path:
        return self.folder / "guidance" / entry.file

    def waves(self) -> tuple[Wave, ...]:
        """The waves of the survey whose answers are there, oldest first."""
        return tuple(wave for wave in self.all_waves() if wave.file.exists())

    def expected_waves(self) -> tuple[Wave, ...]:
        """The waves of the survey whose answers are not there yet, oldest first."""
        return tuple(wave for wave in self.all_waves() if not wave.file.exists())

    def all_waves(self) -> tuple[Wave, ...]:
        return tuple(sorted(map(self.wave_of, self.definition.waves), key=lambda wave: wave.opened))

    def wave_of(self, entry: WaveEntry) -> Wave:
        file = self.folder / EVIDENCE / entry.file
        mapping = file.parent / entry.mapping if entry.mapping else file.with_suffix(".map.toml")
        return Wave(
            key=entry.key,
            name=Bilingual(entry.en, entry.cy or entry.en),
            instrument=entry.instrument,
            file=file,
            mapping=mapping,
            opened=entry.opened,
            closed=entry.closed,
        )

    def editions_in(self, language: Language) -> tuple[EditionEntry, ...]:
        """The editions in a language, oldest first."""
        entries = [entry for entry in self.definition.editions if entry.language is language]
        return tuple(sorted(entries, key=lambda entry: entry.date))
