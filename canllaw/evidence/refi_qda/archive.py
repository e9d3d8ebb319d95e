"""Opens a project without trusting it: nothing is unpacked to the disk, and nothing beyond its limits.

A project is a zip archive with one .qde file, or that .qde file alone with its sources in a folder beside it.
"""

import hashlib
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Source
from canllaw.evidence.refi_qda import limits
from canllaw.evidence.refi_qda.project import CarriedFile

SEPARATOR = re.compile(r"[\\/]")
SCHEME = re.compile(r"([A-Za-z]+)://+")
ENCRYPTED = 0x1
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open project: its XML, and its source files by their bare name in small letters."""

    path: Path
    source: Source
    content: bytes
    archive: zipfile.ZipFile | None
    entries: Mapping[str, str]

    def find(self, address: str) -> str | None:
        """The bare name by which an address names a file of this project; None where it names none."""
        name = internal_name(address)
        if name is None:
            return None
        for form in (name.casefold(), unquote(name).casefold()):
            if form in self.entries:
                return form
        return None

    def read(self, name: str, most: int) -> bytes:
        """The content of a source file. Raises MaterialError where it is damaged or larger than `most`."""
        entry = self.entries[name]
        try:
            with self.open(entry) as file:
                content = file.read(most + 1)
        except limits.DAMAGED as error:
            raise MaterialError([limits.damaged(self.source, name)]) from error
        if len(content) > most:
            raise MaterialError([limits.bomb(self.source, name)])
        return content

    def carry(self, name: str) -> CarriedFile:
        """A file to be passed on. Its content is read through once, for its hash."""
        entry = self.entries[name]
        size, digest = 0, hashlib.sha256()
        try:
            with self.open(entry) as file:
                while chunk := file.read(CHUNK):
                    size += len(chunk)
                    digest.update(chunk)
        except limits.DAMAGED as error:
            raise MaterialError([limits.damaged(self.source, name)]) from error
        store, inside = (self.path, entry) if self.archive else (Path(entry), "")
        return CarriedFile(
            name=SEPARATOR.split(entry)[-1], size=size, sha256=digest.hexdigest(), store=store, entry=inside
        )

    def open(self, entry: str) -> IO[bytes]:
        return self.archive.open(entry) if self.archive else Path(entry).open("rb")


def internal_name(address: str) -> str | None:
    """The bare file name in `internal://name`, also without the scheme; None for addresses outside."""
    scheme = SCHEME.match(address)
    if scheme and scheme[1].lower() != "internal":
        return None
    name = address[scheme.end() :] if scheme else SEPARATOR.split(address)[-1]
    return None if not name or SEPARATOR.search(name) or name in (".", "..") else name


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """Open a .qdpx or .qde file. Raises MaterialError with everything that speaks against reading it."""
    try:
        source = Source.of(path)
        with path.open("rb") as file:
            is_zip = file.read(2) == b"PK"
        if not is_zip:
            yield open_folder(path, source)
            return
    except OSError as error:
        raise MaterialError([limits.unreadable(Source(name=path.name, sha256=""))]) from error
    try:
        archive = zipfile.ZipFile(path)
    except (*limits.DAMAGED, NotImplementedError) as error:
        raise MaterialError([limits.damaged(source)]) from error
    with archive:
        yield open_archive(path, source, archive)


def open_folder(path: Path, source: Source) -> Store:
    """A .qde file that stands alone. Its sources are the files of the folder `sources` beside it."""
    if path.stat().st_size > limits.LARGEST_PROJECT_FILE:
        raise MaterialError([limits.bomb(source)])
    beside = (folder for folder in path.parent.iterdir() if folder.name.casefold() == "sources")
    files = [each for folder in sorted(beside) if folder.is_dir() for each in sorted(folder.iterdir())]
    own = [each for each in files if each.is_file() and not each.is_symlink()]
    return Store(
        path=path,
        source=source,
        content=path.read_bytes(),
        archive=None,
        entries={each.name.casefold(): str(each) for each in own},
    )


def open_archive(path: Path, source: Source, archive: zipfile.ZipFile) -> Store:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    limits.refuse(find_problems(source, infos))
    project = next(info for info in infos if is_project(info.filename))
    entries = {SEPARATOR.split(info.filename)[-1].casefold(): info.filename for info in infos}
    # A file in a folder of sources comes before one of the same name elsewhere.
    entries |= {
        parts[-1].casefold(): name
        for name in (info.filename for info in infos)
        if "sources" in (parts := SEPARATOR.split(name.casefold()))[:-1]
    }
    store = Store(path=path, source=source, content=b"", archive=archive, entries={"": project.filename})
    content = store.read("", limits.LARGEST_PROJECT_FILE)
    del entries[SEPARATOR.split(project.filename)[-1].casefold()]
    return Store(path=path, source=source, content=content, archive=archive, entries=entries)


def is_project(name: str) -> bool:
    """Whether an entry is the project itself: not a source, and not what a Mac leaves in archives."""
    *folders, bare = SEPARATOR.split(name.casefold())
    return bare.endswith(".qde") and not bare.startswith("._") and not {"sources", "__macosx"} & set(folders)


def find_problems(source: Source, infos: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    """Everything that speaks against opening an archive, seen from its table of contents."""
    if any(info.flag_bits & ENCRYPTED for info in infos):
        yield limits.locked(source)
    if len(infos) > limits.MOST_FILES or sum(i.file_size for i in infos) > limits.LARGEST_ARCHIVE_UNPACKED:
        yield limits.bomb(source)
    projects = sum(is_project(info.filename) for info in infos)
    if projects == 0:
        yield limits.no_project_file(source)
    if projects > 1:
        yield limits.several_project_files(source, projects)
    seen: set[str] = set()
    for number, info in enumerate(infos, 1):
        if leaves_folder(info):
            yield limits.out_of_folder(source, number)
        name = name_to_differ(info.filename)
        if name in seen:
            yield limits.twice_in_archive(source, number)
        seen.add(name)
        if info.file_size > limits.MEGABYTE and info.file_size > limits.LARGEST_RATIO * info.compress_size:
            yield limits.bomb(source, f"#{number}")


def name_to_differ(name: str) -> str:
    """By what a file must differ from the others: a source by its bare name, whatever its folder."""
    *folders, bare = SEPARATOR.split(name.casefold())
    return f"/{bare}" if "sources" in folders else name


def leaves_folder(info: zipfile.ZipInfo) -> bool:
    """Whether an entry, unpacked by a careless program, would land outside its folder."""
    name = info.orig_filename
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    return is_link or name[:1] in "/\\" or ":" in name[:3] or "\0" in name or ".." in SEPARATOR.split(name)
