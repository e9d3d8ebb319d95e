"""Which file of the folder `evidence` is what, among those that tell of interviews."""

from collections.abc import Iterator
from pathlib import Path

FOLDER = "interviews"
DETAILS, CODEBOOK, EXCERPTS = "interviews.csv", "codebook.csv", "excerpts.csv"
# What programs of qualitative analysis write: a project packed or bare, a codebook alone.
OWN_CODEBOOK = "codebook.qdc"
BARE_PROJECT, SHARED_CODEBOOK = ".qde", ".qdc"
PROJECTS = frozenset({".qdpx", BARE_PROJECT})
# Beside a bare project its texts, pictures and recordings lie in a folder of this name.
SOURCES = "sources"
RECORDINGS = frozenset(
    {".aac", ".avi", ".flac", ".m4a", ".m4v", ".mov", ".mp3", ".mp4", ".ogg", ".wav", ".webm", ".wma"}
)
PICTURES = frozenset({".bmp", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"})


def find_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below it by name, without those that systems and Word hide in it, and
    without the sources of bare projects, which are read with these."""
    found = sorted(folder.rglob("*"), key=lambda path: path.name)
    owners = {path.parent for path in found if ending_of(path) == BARE_PROJECT}
    for path in found:
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not is_source(path, owners):
            yield path


def is_source(path: Path, owners: set[Path]) -> bool:
    """Whether a file lies in the folder `sources` beside a bare project."""
    return path.parent.name.casefold() == SOURCES and path.parent.parent in owners


def ending_of(path: Path) -> str:
    return path.suffix.casefold()


def find_texts(folder: Path) -> list[Path]:
    """What is a transcript or may be one, such as an old Word file: leaving it out would lose words."""
    others = PROJECTS | {SHARED_CODEBOOK}
    return [path for path in find_files(folder) if ending_of(path) not in others and not holds_no_text(path)]


def find_projects(folder: Path) -> list[Path]:
    return [path for path in find_files(folder) if ending_of(path) in PROJECTS]


def find_codebooks(evidence: Path) -> list[Path]:
    """The study's own table or codebook of a program, then codebooks of programs among the interviews."""
    own = [evidence / name for name in (CODEBOOK, OWN_CODEBOOK) if (evidence / name).exists()]
    return own + [path for path in find_files(evidence / FOLDER) if ending_of(path) == SHARED_CODEBOOK]


def holds_no_text(path: Path) -> bool:
    """Recordings and pictures often stand beside their transcripts."""
    return ending_of(path) in RECORDINGS | PICTURES
