"""When each hypothesis was written, and when Canllaw first saw it so: before people were asked, or after?

The dates that authors write are theirs. Beside them the study keeps `theory/registered.csv`, to which a row
is added whenever a hypothesis is met in a form in which it did not stand there last, and a file in
`theory/history` that holds this form. No row and no such file is rewritten.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path

from canllaw.basics.tables import CellKind, Column, read_table
from canllaw.basics.writing import writing_into
from canllaw.theory.hypotheses.hypotheses import Hypothesis, ProgrammeTheory, order_of

REGISTER_FILE = "registered.csv"
HISTORY = "history"
COLUMNS = (
    Column(name="hypothesis"),
    Column(name="test"),
    Column(name="words"),
    Column(name="first_seen", kind=CellKind.DATE),
)
HEADINGS = [column.name for column in COLUMNS]
# Entries that are words about the hypothesis and change nothing of how it is tested.
WORDS = frozenset(
    ("en", "cy", "said_en", "said_cy", "change_mind_en", "change_mind_cy", "written", "area", "earlier")
)
LETTERS_OF_A_HASH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A form in which a hypothesis was met, and when first.

    `test` is a hash of how it is tested, `words` one of all that its file says, which is `said`, as JSON;
    empty where that was not kept.
    """

    hypothesis: str
    test: str
    words: str
    first_seen: date
    said: str = field(default="", repr=False)

    @property
    def file(self) -> Path:
        """Where it is kept what the file said, below the folder `theory`."""
        return Path(HISTORY, f"{self.hypothesis}-{self.words}.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All versions that were met, in the order in which they were."""

    versions: tuple[Version, ...] = ()

    def of(self, key: str) -> tuple[Version, ...]:
        return tuple(version for version in self.versions if version.hypothesis == key)


def read_register(folder: Path) -> Register:
    """The register of a folder `theory`; empty where there is none. Raises MaterialError."""
    path = folder / REGISTER_FILE
    if not path.exists():
        return Register()
    rows = read_table(path, COLUMNS).frame.iter_rows(named=True)
    return Register(versions=tuple(read_said(Version(**row), folder) for row in rows))


def read_said(version: Version, folder: Path) -> Version:
    """With what its file said, where that was kept as it was."""
    try:
        said = (folder / version.file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return version
    return replace(version, said=said) if hash_text(said) == version.words else version


def register_theory(theory: ProgrammeTheory, register: Register, today: date) -> Register:
    """The register with a version more for each hypothesis that differs from how it was met last."""
    new = []
    for hypothesis in theory.hypotheses:
        version = make_version(hypothesis, today)
        before = register.of(hypothesis.key)
        if not before or (before[-1].test, before[-1].words) != (version.test, version.words):
            new.append(version)
    return Register(versions=(*register.versions, *new))


def write_register(register: Register, folder: Path) -> None:
    """Add to the file what it does not hold yet. Raises MaterialError where it cannot be written to."""
    written = len(read_register(folder).versions)
    new_versions = register.versions[written:]
    rows = [make_row(version) for version in new_versions]
    if not rows:
        return
    path = folder / REGISTER_FILE
    with writing_into(folder):
        for version in new_versions:
            (folder / version.file).parent.mkdir(exist_ok=True)
            (folder / version.file).write_text(version.said, encoding="utf-8", newline="\n")
        old = path.read_bytes() if path.exists() else b""
        new = [*([] if old else [HEADINGS]), *rows]
        begins = "" if not old or old.endswith(b"\n") else "\n"
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(begins + make_lines(new))


def make_row(version: Version) -> list[str]:
    return [version.hypothesis, version.test, version.words, version.first_seen.isoformat()]


def make_lines(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def make_version(hypothesis: Hypothesis, today: date) -> Version:
    entries = asdict(hypothesis)
    said = make_text(strip_empty(entries), indent=1)
    return Version(
        hypothesis=hypothesis.key,
        test=hash_text(make_text(dict(keep_test(entries)))),
        words=hash_text(said),
        first_seen=today,
        said=said,
    )


def strip_empty(value: object) -> object:
    """Without what is left as it is: an entry that a later release adds makes no other version."""
    if isinstance(value, dict):
        return {name: strip_empty(each) for name, each in value.items() if each not in (None, "", ())}
    return [strip_empty(each) for each in value] if isinstance(value, list | tuple) else value


def keep_test(entries: dict[str, object]) -> Iterator[tuple[str, object]]:
    """What decides how a hypothesis is tested, without what is only said of it and what is left as it is."""
    for name, value in entries.items():
        if name not in WORDS and value not in (None, "", ()):
            yield name, strip_words(value)


def strip_words(value: object) -> object:
    if isinstance(value, dict):
        return dict(keep_test(value))
    if isinstance(value, list | tuple):
        return [strip_words(each) for each in value]
    return value


def make_text(entries: object, indent: int | None = None) -> str:
    """A text that does not depend on how the file is laid out, nor on the order of its entries."""
    return json.dumps(entries, sort_keys=True, ensure_ascii=False, default=str, indent=indent)


def hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LETTERS_OF_A_HASH]


def sort_keys(register: Register) -> tuple[str, ...]:
    """The keys of all hypotheses that were ever met: one that is there no more was dropped."""
    return tuple(sorted({version.hypothesis for version in register.versions}, key=order_of))
