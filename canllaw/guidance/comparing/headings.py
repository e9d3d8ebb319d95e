"""Which section of the old edition is which section of the new one.

Sections belong together by their titles and by what stands in them, so that a section with a new
number or a new title is still the same place, and what stands in it has not moved.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from canllaw.guidance.comparing.likeness import WordTable
from canllaw.guidance.comparing.matching import Tie, choose_ties
from canllaw.guidance.comparing.words import letters_of, plain

Path = tuple[str, ...]

LEAST_WORTH = 0.3  # below this likeness of titles and contents together, two sections are strangers
TITLE_NUMBER = re.compile(
    r"^\s*(?:(?:part|chapter|section|annex|appendix|rhan|pennod|adran|atodiad)\s+)?"
    r"(?:\d+(?:\.\d+)*|[a-z](?=[.):])|[ivxlc]+(?=[.):]))?[.):]?\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The partner in the new edition of each section of the old one: titles from the outermost in."""

    partners: dict[Path, Path]

    def same_place(self, old: Path, new: Path) -> bool:
        """Whether the two stand in the same section, or in one and a part of it.

        Where a format shows no headings nothing can be said to have moved.
        """
        if not old or not new or old == new:
            return True
        partner = self.partners.get(old)
        if partner is not None and new[: len(partner)] == partner:
            return True
        return any(self.partners.get(old[:depth]) == new for depth in range(1, len(old)))


def match_headings(old: Sequence[Path], new: Sequence[Path], alike: Sequence[tuple[int, int]]) -> Headings:
    """Match the sections in which expectations stand.

    `old` and `new` are the titles above each expectation; `alike` are positions of expectations that say
    nearly the same.
    """
    old_sizes, new_sizes = sizes(old), sizes(new)
    if not old_sizes or not new_sizes:
        return Headings(partners={})
    shared = Counter(
        (above_old, above_new)
        for before, after in alike
        for above_old in prefixes(old[before])
        for above_new in prefixes(new[after])
    )
    old_paths, new_paths = list(old_sizes), list(new_sizes)
    old_at = {path: position for position, path in enumerate(old_paths)}
    new_at = {path: position for position, path in enumerate(new_paths)}
    likely = {(old_at[a], new_at[b]) for a, b in shared} | set(alike_titles(old_paths, new_paths))
    ties = []
    for before, after in sorted(likely):
        a, b = old_paths[before], new_paths[after]
        contents = shared[a, b] / max(old_sizes[a], new_sizes[b])
        worth = (title_likeness(a, b) + contents) / 2 - LEAST_WORTH
        if worth > 0:
            ties.append(Tie(old=(before,), new=(after,), worth=worth))
    chosen = choose_ties(ties).ties
    return Headings(partners={old_paths[tie.old[0]]: new_paths[tie.new[0]] for tie in chosen})


def sizes(paths: Sequence[Path]) -> Counter[Path]:
    """How many expectations stand in each section, its parts included."""
    return Counter(above for path in paths for above in prefixes(path))


def prefixes(path: Path) -> Iterator[Path]:
    return (path[:depth] for depth in range(1, len(path) + 1))


def alike_titles(old: Sequence[Path], new: Sequence[Path]) -> Iterator[tuple[int, int]]:
    by_title: dict[str, list[int]] = {}
    for position, path in enumerate(new):
        by_title.setdefault(letters_of(bare_title(path[-1])), []).append(position)
    for position, path in enumerate(old):
        for other in by_title.get(letters_of(bare_title(path[-1])), ())[:50]:
            yield position, other
    pairs = WordTable(
        [bare_title(path[-1]) for path in old], [bare_title(path[-1]) for path in new]
    ).candidates()
    yield from zip(pairs.old.tolist(), pairs.new.tolist(), strict=True)


def title_likeness(old: Path, new: Path) -> float:
    """From 0 to 1; the innermost title counts most."""
    inner = fuzz.ratio(bare_title(old[-1]), bare_title(new[-1])) / 100
    whole = fuzz.ratio(" ".join(map(bare_title, old)), " ".join(map(bare_title, new))) / 100
    return 0.7 * inner + 0.3 * whole


@lru_cache(maxsize=16_384)
def bare_title(title: str) -> str:
    """A title without its printed number."""
    return TITLE_NUMBER.sub("", plain(title), count=1).strip() or plain(title)
