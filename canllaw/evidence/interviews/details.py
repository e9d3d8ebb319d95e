"""Who was interviewed, without a name: `interviews.csv`, a row an interview."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from canllaw.basics.language import Language, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place
from canllaw.basics.tables import CellKind, Column
from canllaw.evidence.interviews.interviews import Transcript
from canllaw.evidence.interviews.transcripts import ENDINGS
from canllaw.evidence.sheet_rows import SheetRow, read_sheet
from canllaw.rollout.workforce import Workforce

COLUMNS = (
    Column(name="document", unique=True),
    Column(name="language", kind=CellKind.CHOICE, choices=tuple(Language), required=False, filled=False),
    Column(name="authority", required=False, filled=False),
    Column(name="role", required=False, filled=False),
    Column(name="wave", required=False, filled=False),
    Column(name="held", kind=CellKind.DATE, required=False, filled=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The transcripts with what the file says of them, and everything that is wrong with the file."""

    transcripts: tuple[Transcript, ...]
    problems: tuple[Problem, ...]


def add_details(
    path: Path, transcripts: Sequence[Transcript], unreadable: frozenset[str], workforce: Workforce | None
) -> Details:
    """The transcripts with language, authority, role, wave and day. Nothing is raised."""
    try:
        sheet = read_sheet(path, COLUMNS)
    except MaterialError as error:
        return Details(transcripts=tuple(transcripts), problems=error.problems)
    rows = {key_of(row): row for row in sheet.rows}
    known = {transcript.key for transcript in transcripts} | unreadable
    problems = [*sheet.problems]
    problems += [fault for row in sheet.rows for fault in find_faults(row, known, workforce)]
    for transcript in transcripts:
        if transcript.key not in rows:
            what = message("This transcript has no row in interviews.csv.")
            fix = message("Add a row with the name of its file without the ending.")
            problems.append(Problem(what=what, fix=fix, where=Place(source=transcript.source)))
    detailed = tuple(add_row(transcript, rows) for transcript in transcripts)
    return Details(transcripts=detailed, problems=tuple(problems))


def key_of(row: SheetRow) -> str:
    """The key of an interview; people write the name of its file with or without the ending."""
    name = row.text("document")
    return Path(name).stem if name.casefold().endswith(ENDINGS) else name


def find_faults(row: SheetRow, known: set[str], workforce: Workforce | None) -> Iterator[Problem]:
    if row.text("document") and key_of(row) not in known:
        what = message("There is no transcript with this name.")
        fix = message("Give the name of its file in the folder interviews, without the ending.")
        yield row.problem("document", what, fix)
    authority = row.text("authority")
    if authority and workforce is not None and workforce.authority(authority) is None:
        what = message("No authority of the study has this code.")
        yield row.problem("authority", what, message("Use a code of workforce/authorities.csv."))


def add_row(transcript: Transcript, rows: Mapping[str, SheetRow]) -> Transcript:
    row = rows.get(transcript.key)
    if row is None:
        return transcript
    language = row.text("language")
    return replace(
        transcript,
        language=Language(language) if language else transcript.language,
        authority=row.text("authority") or transcript.authority,
        role=row.text("role") or transcript.role,
        wave=row.text("wave") or transcript.wave,
        held=row.day("held") or transcript.held,
    )
