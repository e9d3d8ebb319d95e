"""The files for other programs: what a document asks and what changed, as CSV, XLSX and JSON.

The names and the order of the keys are a contract, written out in `docs/files.md`.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from canllaw import __version__
from canllaw.basics.language import Language, say
from canllaw.basics.writing import write_table, write_whole
from canllaw.guidance.analysis import Analysis, AssessedExpectation, find_changes_with_roles
from canllaw.guidance.documents import Edition
from canllaw.guidance.editions import Change
from canllaw.guidance.expectations import Declined, Part
from canllaw.guidance.roles import Role

Entry = dict[str, object]

TEXT_FILE = "document.txt"
EXPECTATIONS = "expectations"
CHANGES = "changes"
DECLINED = "declined.csv"
BETWEEN = "; "
BETWEEN_TITLES = " > "

# Kinds of the columns that are no text; empty tables have no rows to tell them from.
NUMBERS = ("page", "start", "end")
YES_NO = ("actor_inherited", "alarm")
EXPECTATION_KEYS = (
    "id", "paragraph", "page", "section", "text", "start", "end", "force", "polarity", "actor",
    "actor_inherited", "role", "action", "context", "target", "time", "legal_references", "concreteness",
    "missing", "alarm", "reason",
)  # fmt: skip
EXPLANATIONS = ("concreteness_reason", "alarm_reason")
CHANGE_KEYS = ("kind", "old", "new", "old_text", "new_text", "roles")
DECLINED_KEYS = ("paragraph", "page", "text", "reason")


def write_files(analysis: Analysis, out: Path, language: Language = Language.ENGLISH) -> tuple[Path, ...]:
    """Write all files into a folder, each whole or not at all, and return their paths. Raises OSError.

    `language` is the one in which the reasons are given.
    """
    out.mkdir(parents=True, exist_ok=True)
    return (
        write_text(analysis.edition, out),
        *write_expectations(analysis, out, language),
        *write_changes(analysis, out),
        write_declined(analysis.declined, out, language),
    )


def write_text(edition: Edition, out: Path) -> Path:
    """The text in which `start` and `end` count characters."""
    write_whole(out / TEXT_FILE, edition.text.encode())
    return out / TEXT_FILE


def write_expectations(analysis: Analysis, out: Path, language: Language) -> tuple[Path, ...]:
    entries = [make_expectation(each, language) for each in analysis.assessed]
    rows = [
        flatten(entry) | make_explanations(each, language)
        for entry, each in zip(entries, analysis.assessed, strict=True)
    ]
    document = json.dumps(make_document(analysis), ensure_ascii=False)
    before = f'{{"document": {document},\n"expectations": '
    return (
        write_json(before, entries, out / f"{EXPECTATIONS}.json"),
        *write_tables(rows, (*EXPECTATION_KEYS, *EXPLANATIONS), out, EXPECTATIONS),
    )


def write_changes(analysis: Analysis, out: Path) -> tuple[Path, ...]:
    """Without a previous edition there are none, and those of a run before are taken away."""
    if analysis.earlier is None:
        for ending in ("json", "csv", "xlsx"):
            (out / f"{CHANGES}.{ending}").unlink(missing_ok=True)
        return ()
    entries = [make_change(change, roles) for change, roles in find_changes_with_roles(analysis)]
    return (
        write_json('{"changes": ', entries, out / f"{CHANGES}.json"),
        *write_tables([flatten(entry) for entry in entries], CHANGE_KEYS, out, CHANGES),
    )


def write_declined(declined: Sequence[Declined], out: Path, language: Language) -> Path:
    rows = [make_declined(each, language) for each in declined]
    write_table(make_frame(rows, DECLINED_KEYS), out / DECLINED)
    return out / DECLINED


def make_document(analysis: Analysis) -> Entry:
    edition = analysis.edition
    return {
        "title": edition.title,
        "source": edition.source.name,
        "sha256": edition.source.sha256,
        "language": edition.language.value,
        "format": edition.format,
        "pages": edition.pages,
        "words": analysis.burden.whole.words,
        "text_file": TEXT_FILE,
        "version": __version__,
    }


def make_expectation(each: AssessedExpectation, language: Language) -> Entry:
    """One entry of `expectations`, its keys in the order of the contract."""
    expectation = each.expectation
    return {
        "id": expectation.id,
        "paragraph": expectation.place.paragraph,
        "page": expectation.place.page,
        "section": list(expectation.section),
        "text": expectation.text,
        "start": expectation.start,
        "end": expectation.end,
        "force": expectation.force.value,
        "polarity": expectation.polarity.value,
        "actor": words_of(expectation.actor),
        "actor_inherited": expectation.actor_inherited,
        "role": BETWEEN.join(role.name for role in each.roles) or None,
        "action": words_of(expectation.action),
        "context": words_of(expectation.context),
        "target": words_of(expectation.target),
        "time": words_of(expectation.time),
        "legal_references": [
            str(reference) or reference.cited.text for reference in expectation.legal_references
        ],
        "concreteness": each.concreteness.level.value,
        "missing": [part.value for part in each.concreteness.missing],
        "alarm": each.alarm.raised,
        "reason": say(expectation.reason, language),
    }


def make_explanations(each: AssessedExpectation, language: Language) -> Entry:
    return {
        "concreteness_reason": say(each.concreteness.why, language),
        "alarm_reason": say(each.alarm.why, language),
    }


def words_of(part: Part | None) -> str | None:
    return part.text if part else None


def make_change(change: Change, roles: Sequence[Role]) -> Entry:
    return {
        "kind": change.kind.value,
        "old": list(change.old),
        "new": list(change.new),
        "old_text": change.old_text,
        "new_text": change.new_text,
        "roles": [role.name for role in roles],
    }


def make_declined(declined: Declined, language: Language) -> Entry:
    return {
        "paragraph": declined.place.paragraph,
        "page": declined.place.page,
        "text": declined.text,
        "reason": say(declined.reason, language),
    }


def flatten(entry: Entry) -> Entry:
    """An entry as a row: headings joined by ">", other lists by ";"."""
    return {key: join_list(key, value) if isinstance(value, list) else value for key, value in entry.items()}


def join_list(key: str, values: list[object]) -> str:
    return (BETWEEN_TITLES if key == "section" else BETWEEN).join(map(str, values))


def write_tables(rows: Sequence[Entry], keys: Sequence[str], out: Path, name: str) -> tuple[Path, ...]:
    frame = make_frame(rows, keys)
    paths = (out / f"{name}.csv", out / f"{name}.xlsx")
    for path in paths:
        write_table(frame, path)
    return paths


def make_frame(rows: Sequence[Entry], keys: Sequence[str]) -> pl.DataFrame:
    schema = {key: find_type(key) for key in keys}
    return pl.DataFrame({key: [row[key] for row in rows] for key in keys}, schema=schema)


def find_type(key: str) -> type[pl.DataType]:
    if key in NUMBERS:
        return pl.Int64
    return pl.Boolean if key in YES_NO else pl.String


def write_json(before: str, entries: Sequence[Entry], path: Path) -> Path:
    """One entry a line: a file that can be compared line by line, and that is made quickly."""
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    write_whole(path, f"{before}[\n{lines}\n]}}\n".encode())
    return path
