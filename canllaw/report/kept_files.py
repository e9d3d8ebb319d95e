"""Files that are edited by hand after Canllaw wrote them, briefs above all: none is ever overwritten.

A small file beside them records what was written last. Where a file is not that any more, the new one is
written beside it, for a person to compare.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from canllaw.basics.language import Message, message
from canllaw.basics.writing import write_whole

RECORD = ".canllaw-written.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """Where a file was written, and the edited file that was left as it is, if there is one."""

    path: Path
    kept: Path | None = None

    @property
    def note(self) -> Message | None:
        """What to tell the person, where there is anything to tell."""
        if self.kept is None:
            return None
        return message(
            "{kept} was changed by hand and stays as it is. The new one is in {new}.",
            kept=self.kept.name,
            new=self.path.name,
        )


def write_beside_edits(path: Path, content: bytes) -> KeptFile:
    """Write a file, or write it beside one that was edited by hand. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if was_edited(path):
        beside = path.with_name(f"{path.stem}.new{path.suffix}")
        write_whole(beside, content)
        return KeptFile(path=beside, kept=path)
    write_whole(path, content)
    remember(path, content)
    return KeptFile(path=path)


def take_away_others(folder: Path, written: Collection[Path]) -> tuple[Message, ...]:
    """Take away what an earlier run wrote and this one did not, such as the brief of a role that is gone.

    What was edited by hand stays and is told of. Raises OSError.
    """
    names = {path.name for path in written}
    record = read_record(folder)
    notes = []
    for name in sorted(set(record) - names):
        path = folder / name
        if not path.exists():
            continue
        if was_edited(path):
            notes.append(
                message("{kept} is of an earlier run, but was changed by hand and stays.", kept=name)
            )
        else:
            path.unlink()
    left = {name: content for name, content in record.items() if (folder / name).exists()}
    if left != record:
        write_record(folder, left)
    return tuple(notes)


def take_away(path: Path) -> bool:
    """Take away a file as an earlier run wrote it. One that was edited stays. Raises OSError."""
    if not path.exists() or was_edited(path):
        return False
    path.unlink()
    record = read_record(path.parent)
    write_record(path.parent, {name: content for name, content in record.items() if name != path.name})
    return True


def was_edited(path: Path) -> bool:
    """Whether there is a file that is not what was written last. One without a record counts as edited."""
    if not path.exists():
        return False
    return read_record(path.parent).get(path.name) != find_hash(path.read_bytes())


def remember(path: Path, content: bytes) -> None:
    write_record(path.parent, read_record(path.parent) | {path.name: find_hash(content)})


def write_record(folder: Path, record: Mapping[str, str]) -> None:
    write_whole(folder / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())


def read_record(folder: Path) -> dict[str, str]:
    """From the name of a file to the hash of what was written. Where it is spoilt, all count as edited."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def find_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
