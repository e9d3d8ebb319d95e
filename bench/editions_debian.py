"""Two editions of a 190-page manual against the editors' own checklist of what changed between them.

The checklist's entries for the versions 4.6.0, 4.6.1 and 4.6.2 are the key. Each stands below with the
sections that it names and with words, any of which must stand among the differing words of a change in
one of them (or in its text where it is new or gone). One format prints no numbers of sections: there they
are known by their titles. The checklist's own chapter is left out of both editions.

Run: python bench/editions_debian.py [DATA]
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bench.data_folder import find_data
from canllaw.guidance.comparing.headings import bare_title
from canllaw.guidance.documents import Edition
from canllaw.guidance.editions import Change, ChangeKind, compare_editions
from canllaw.guidance.expectations import Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

CHECKLIST = re.compile(r"upgrading checklist|^(?:\d+(?:\.\d+)*\.?\s+)?version \d+\.\d+", re.IGNORECASE)
FORMATS = {"html": "html", "pdf": "policy.pdf", "txt": "policy.txt", "rst": "rst"}
PAIRS = (
    ("html", "html"),
    ("pdf", "pdf"),
    ("txt", "txt"),
    ("rst", "rst"),
    ("pdf", "html"),
    ("txt", "pdf"),
    ("rst", "html"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of the checklist, whether the net of all entries changes a requirement, and what finds it."""

    version: str
    sections: tuple[str, ...]
    words: tuple[str, ...]
    changes_requirement: bool = True


# The entry of 4.6.0 for section 9.1.1 forbade something more, and the entry of 4.6.1 allowed it again: from
# 4.5.1 to 4.6.2 the requirement is the same in other words, so these two do not count.
KEY = (
    Item(version="4.6.2", sections=("3.8",), words=("configured",)),
    Item(version="4.6.2", sections=("6.5", "6.6"), words=("version",)),
    Item(version="4.6.2", sections=("11.8.4",), words=("40",)),
    Item(version="4.6.1", sections=("9.7.2", "9.7.3"), words=("mailcap", "media-types")),
    Item(version="4.6.0", sections=("12.1",), words=("dependency", "dependencies")),
    Item(version="4.6.1", sections=("9.1.1",), words=("64",), changes_requirement=False),
    Item(version="4.6.0", sections=("9.1.1",), words=("64",), changes_requirement=False),
)


def read(path: Path) -> tuple[Reading, Edition]:
    """A reading without the checklist's chapter."""
    edition = read_guidance(path)
    reading = find_expectations(edition)
    kept = [
        each for each in reading.expectations if not any(CHECKLIST.search(title) for title in each.section)
    ]
    return replace(reading, expectations=tuple(kept)), edition


def differing_words(change: Change) -> str:
    if change.kind in (ChangeKind.NEW, ChangeKind.GONE):
        return change.old_text + change.new_text
    old = (change.old_text[start:end] for start, end in change.old_marks)
    new = (change.new_text[start:end] for start, end in change.new_marks)
    return " ".join((*old, *new))


def finds(item: Item, change: Change, sections: dict[str, tuple[str, ...]]) -> bool:
    above = {title for each in (*change.old, *change.new) for title in sections[each]}
    words = differing_words(change)
    return bool(above & set(item.sections)) and any(word in words for word in item.words)


@cache
def numbers_of_titles(path: Path) -> dict[str, str]:
    """The number of each section by its title, from a format that prints both."""
    sections = read_guidance(path).sections
    return {bare_title(section.title): section.number for section in sections if section.number}


def compare(data: Path, old_format: str, new_format: str) -> Iterator[str]:
    folder = data / "guidance" / "debian_policy"
    old, old_edition = read(folder / "4.5.1.0" / FORMATS[old_format])
    new, new_edition = read(folder / "4.6.2.0" / FORMATS[new_format])
    start = time.perf_counter()
    changes = compare_editions(old, new, old_edition, new_edition)
    seconds = time.perf_counter() - start
    numbers = numbers_of_titles(folder / "4.6.2.0" / FORMATS["html"])
    sections = {
        each.id: tuple(numbers.get(bare_title(title), "") for title in each.section)
        for each in (*old.expectations, *new.expectations)
    }
    changed = [change for change in changes if change.kind is not ChangeKind.SAME]
    found = [any(finds(item, change, sections) for change in changed) for item in KEY]
    yield f"{old_format} to {new_format}: "
    yield f"{count_items(found, required=True)} of the items that change a requirement, "
    yield f"{count_items(found, required=False)} of the items undone by a later one; "
    yield f"{len(old.expectations)} and {len(new.expectations)} expectations in {seconds:.2f} s; "
    kinds = Counter(str(change.kind) for change in changes).most_common()
    yield ", ".join(f"{kind}: {count}" for kind, count in kinds)
    if not all(change.proven for change in changes):
        yield "; NOT PROVEN to be the best matching"
    for item, was_found in zip(KEY, found, strict=True):
        if item.changes_requirement and not was_found:
            yield f"\n    missed: {item.version}, section {' and '.join(item.sections)}"
    yield "\n"


def count_items(found: Sequence[bool], *, required: bool) -> str:
    """How many were found, of how many."""
    which = [
        was_found for item, was_found in zip(KEY, found, strict=True) if item.changes_requirement is required
    ]
    return f"{sum(which)} of {len(which)}"


def main(data: Path) -> None:
    for old_format, new_format in PAIRS:
        sys.stdout.writelines(compare(data, old_format, new_format))


if __name__ == "__main__":
    main(find_data())
