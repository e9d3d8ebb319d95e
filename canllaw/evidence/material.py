"""The evidence of a study, read from its folders; every problem of every file is told at once."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.linking import Linking, link_people_with_slips
from canllaw.evidence.answers.linking_orders import find_order_faults
from canllaw.evidence.answers.mappings import read_mapping
from canllaw.evidence.answers.mappings_file import MappingFile
from canllaw.evidence.answers.waves import Wave
from canllaw.evidence.disclosure.ledger import Earlier
from canllaw.evidence.exports import read_export
from canllaw.evidence.instruments.files import fill_practices, find_instrument
from canllaw.evidence.instruments.instruments import Instrument
from canllaw.evidence.interviews.folder import InterviewFolder, read_interview_folder
from canllaw.evidence.personal_data.name_list import read_names
from canllaw.evidence.practice.observation_files import read_observations
from canllaw.evidence.practice.observations import Observation, Practice
from canllaw.evidence.practice.practices import read_practices
from canllaw.guidance.roles import Roles, default_roles, read_roles
from canllaw.rollout.workforce import Workforce
from canllaw.rollout.workforce_files import read_workforce

INSTRUMENTS = "instruments"
PRACTICES = "practices.toml"
OBSERVATIONS = ("observations.csv", "observations.xlsx")
READING = message("Reading the evidence")
NO_PRACTICES: tuple[Practice, ...] = ()
NOTHING_SEEN: tuple[Observation, ...] = ()
NO_NAMES: tuple[str, ...] = ()

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRequest:
    """Which evidence to read, and how to treat it.

    `folder` is the study's own; `secret` its key, by which people are linked over waves (`linking`).
    `roles` is its own file of roles. `expectations` are the ids of what its guidance asks, where that was
    read: the practices are then checked against them. Groups of fewer than `small_number` people are hidden,
    also beside what was `published` before. `expected` are waves whose answers are not there yet.
    """

    folder: Path
    secret: bytes = field(repr=False)
    waves: tuple[Wave, ...] = ()
    small_number: int = 10
    seed: int = 0
    mask_personal_data: bool = False
    weight_to_staff: bool = False
    expectations: Collection[str] | None = None
    roles: Path | None = None
    published: tuple[Earlier, ...] = field(default=(), repr=False)
    expected: tuple[Wave, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWave:
    """A wave and its answers. `linking` joins its people with those of the wave before."""

    wave: Wave
    answers: Answers
    linking: Linking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedWave:
    """A wave whose answers are not there yet, and what people will be asked, where that is known."""

    wave: Wave
    instrument: Instrument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The evidence of a study as it was read. What the study does not have is empty or None."""

    workforce: Workforce
    practices: tuple[Practice, ...]
    waves: tuple[AskedWave, ...]
    interviews: InterviewFolder | None
    observations: tuple[Observation, ...]
    roles: Roles
    expected: tuple[ExpectedWave, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.waves or self.interviews or self.observations)


@dataclass(slots=True)
class Desk:
    """What is wrong so far."""

    problems: list[Problem] = field(default_factory=list)

    def read(self, reader: Callable[[], Kind], otherwise: Kind) -> Kind:
        """What a reader finds; where it finds problems, they are kept and something else is gone on with."""
        try:
            return reader()
        except MaterialError as error:
            self.problems += error.problems
            return otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMaterial:
    """What could be read of a study's evidence, and what was wrong with the rest.

    `unread` are the waves whose answers could not be used; where anything is wrong, waves are not linked.
    """

    material: Material
    problems: tuple[Problem, ...] = ()
    unread: tuple[Wave, ...] = ()


def read_material(request: EvidenceRequest, progress: Progress = no_progress) -> Material:
    """Read all evidence of a study; writes nothing. Raises MaterialError with the problems of all files."""
    read = read_what_can_be_read(request, progress)
    if read.problems:
        raise MaterialError(read.problems)
    return read.material


def read_what_can_be_read(request: EvidenceRequest, progress: Progress = no_progress) -> ReadMaterial:
    """Read all evidence of a study, and go on where a file cannot be used; writes nothing."""
    desk, evidence = Desk(), request.folder / "evidence"
    steps = len(request.waves) + 3
    progress(READING, 0, steps)
    workforce = desk.read(partial(read_workforce, request.folder / "workforce"), Workforce())
    known = None if desk.problems else workforce
    roles = desk.read(partial(read_own_roles, request.roles), default_roles())
    own = desk.read(partial(read_own_practices, evidence, request.expectations), None)
    practices = own or NO_PRACTICES
    progress(READING, 1, steps)
    answers = []
    for number, wave in enumerate(request.waves, start=2):
        answers.append(desk.read(partial(read_wave, wave, request, practices, known, roles), None))
        progress(READING, number, steps)
    given = [each for each in answers if each is not None]
    desk.problems += find_order_faults(request.waves)
    if practices:
        desk.problems += find_item_faults(evidence, [each.instrument for each in given])
    to_come = [
        desk.read(partial(read_expected, wave, evidence, practices), ExpectedWave(wave=wave))
        for wave in request.expected
    ]
    interviews = desk.read(partial(read_own_interviews, evidence, known), None)
    progress(READING, steps - 1, steps)
    observations = desk.read(partial(read_own_observations, evidence, own, known), NOTHING_SEEN)
    desk.read(partial(read_names, evidence), NO_NAMES)
    progress(READING, steps, steps)
    asked = [wave for wave, each in zip(request.waves, answers, strict=True) if each is not None]
    return ReadMaterial(
        material=Material(
            workforce=workforce,
            practices=practices,
            waves=side_by_side(asked, given) if desk.problems else link_waves(request.waves, given),
            interviews=interviews,
            observations=observations,
            roles=roles,
            expected=tuple(to_come),
        ),
        problems=tuple(each_once(desk.problems)),
        unread=tuple(wave for wave in request.waves if wave not in asked),
    )


def side_by_side(waves: Sequence[Wave], answers: Sequence[Answers]) -> tuple[AskedWave, ...]:
    """Each wave with its answers alone: between waves, one that cannot be read would be missing."""
    return tuple(AskedWave(wave=wave, answers=each) for wave, each in zip(waves, answers, strict=True))


def each_once(problems: Collection[Problem]) -> Iterator[Problem]:
    """A file that two waves use tells its problems once."""
    told: list[Problem] = []
    for problem in problems:
        if problem not in told:
            told.append(problem)
            yield problem


def read_own_practices(evidence: Path, expectations: Collection[str] | None) -> tuple[Practice, ...]:
    path = evidence / PRACTICES
    return read_practices(path, expectations=expectations) if path.exists() else ()


def find_item_faults(evidence: Path, asked: Sequence[Instrument]) -> tuple[Problem, ...]:
    """What is wrong with the items that practices name, where no wave's questionnaire has them all."""
    faults: tuple[Problem, ...] = ()
    for instrument in asked:
        try:
            read_practices(evidence / PRACTICES, instrument)
        except MaterialError as error:
            faults = faults or tuple(error.problems)
        else:
            return ()
    return faults


def read_own_roles(path: Path | None) -> Roles:
    """The study's own roles; those that come with Canllaw where it has none."""
    return read_roles(path) if path else default_roles()


def read_wave(
    wave: Wave,
    request: EvidenceRequest,
    practices: tuple[Practice, ...],
    workforce: Workforce | None,
    roles: Roles,
) -> Answers:
    """The answers of one wave, checked against its instrument. Raises MaterialError."""
    mapping = read_mapping(wave.mapping)
    key = wave.instrument or mapping.instrument
    instrument = read_own_instrument(key, request.folder / "evidence", practices)
    used = [each.column for each in mapping.people] + [each.column for each in mapping.items]
    return make_answers(
        read_export(wave.file, mapping.tool, keep=used),
        mapping,
        instrument,
        wave.key,
        workforce,
        request.secret,
        roles=roles,
        file=MappingFile.of(wave.mapping),
    )


def read_expected(wave: Wave, evidence: Path, practices: tuple[Practice, ...]) -> ExpectedWave:
    """What people will be asked, where study.toml or a mapping says so already. Raises MaterialError."""
    key = wave.instrument or (read_mapping(wave.mapping).instrument if wave.mapping.exists() else "")
    if not key:
        return ExpectedWave(wave=wave)
    return ExpectedWave(wave=wave, instrument=read_own_instrument(key, evidence, practices))


def read_own_instrument(key: str, evidence: Path, practices: tuple[Practice, ...]) -> Instrument:
    own = evidence / INSTRUMENTS
    return fill_practices(find_instrument(key, own if own.is_dir() else None), practices)


def read_own_interviews(evidence: Path, workforce: Workforce | None) -> InterviewFolder | None:
    """None where there is nothing; a project whose texts are all missing has still to tell what it lost."""
    folder = read_interview_folder(evidence, workforce)
    return folder if folder.interviews.transcripts or folder.losses else None


def read_own_observations(
    evidence: Path, practices: tuple[Practice, ...] | None, workforce: Workforce | None
) -> tuple[Observation, ...]:
    path = next((evidence / name for name in OBSERVATIONS if (evidence / name).exists()), None)
    return read_observations(path, practices, workforce) if path else ()


def link_waves(waves: tuple[Wave, ...], answers: list[Answers]) -> tuple[AskedWave, ...]:
    """Each wave with its answers, its people found again in the wave before."""
    asked: list[AskedWave] = []
    for wave, given in zip(waves, answers, strict=True):
        if not asked:
            asked.append(AskedWave(wave=wave, answers=given))
            continue
        linking = link_people_with_slips(asked[-1].answers, given)
        asked.append(AskedWave(wave=wave, answers=linking.later, linking=linking))
    return tuple(asked)
