"""The archive of a project: its XML, its texts, the files passed on. The same content, the same bytes."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.writing import name_temporary
from canllaw.evidence.refi_qda.limits import DAMAGED
from canllaw.evidence.refi_qda.project import CarriedFile

# The first date that a zip archive can hold.
DATE = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16
UNIX = 3
CHUNK = 1 << 20


def pack(path: Path, xml: bytes, texts: Mapping[str, bytes], files: Sequence[CarriedFile]) -> None:
    """Write the archive whole or not at all. Raises MaterialError where a file to pass on changed."""
    temporary = name_temporary(path)
    try:
        with zipfile.ZipFile(temporary, "w") as archive:
            archive.writestr(entry("project.qde", zipfile.ZIP_DEFLATED), xml)
            for name in sorted(texts):
                archive.writestr(entry(f"sources/{name}", zipfile.ZIP_DEFLATED), texts[name])
            for carried in sorted(files, key=lambda each: each.name):
                pass_on(carried, archive)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def entry(name: str, compression: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, DATE)
    info.compress_type = compression
    info.create_system = UNIX
    info.external_attr = READABLE
    return info


def pass_on(carried: CarriedFile, archive: zipfile.ZipFile) -> None:
    """Pictures, recordings and Word files are packed already, so they are stored as they are."""
    digest = hashlib.sha256()
    try:
        with opened(carried) as file:
            info = entry(f"sources/{carried.name}", zipfile.ZIP_STORED)
            info.file_size = carried.size
            with archive.open(info, "w") as target:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    target.write(chunk)
    except DAMAGED as error:
        raise MaterialError([gone(carried)]) from error
    if digest.hexdigest() != carried.sha256:
        raise MaterialError([gone(carried)])


@contextmanager
def opened(carried: CarriedFile) -> Iterator[IO[bytes]]:
    if not carried.entry:
        with carried.store.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(carried.store) as archive, archive.open(carried.entry) as inner:
        yield inner


def gone(carried: CarriedFile) -> Problem:
    return Problem(
        what=message("A file that is to be passed on is no longer where it was read, or was changed."),
        fix=message("Put the project that was read back in its place, and write again."),
        where=Place(source=Source(name=carried.store.name, sha256=""), column=carried.name),
    )
