"""How far editions of one document, read from different formats, hold the same passages.

    python bench/formats_agree.py [DATA]

Agreement of two readings is Dice's coefficient over their passages as a multiset of words
(quotation marks and spaces apart), shown for the words alone and for words with kind and paragraph number.
"""

import re
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

from bench.data_folder import named_folder
from canllaw.basics.problems import MaterialError
from canllaw.guidance.documents import Edition, Passage, PassageKind
from canllaw.guidance.reading import read_guidance

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "first-study" / "guidance"
QUOTES = re.compile(r"[\"'“”‘’`]")
DASHES = re.compile(r"[\s–—-]+")


def words_of(passage: Passage) -> str:
    return DASHES.sub(" ", QUOTES.sub("", passage.text)).strip()


def all_of(passage: Passage) -> tuple[str, str, str | None]:
    return (passage.kind.value, words_of(passage), passage.paragraph)


def agreement(first: Counter, second: Counter) -> float:
    return 2 * (first & second).total() / max(first.total() + second.total(), 1)


def compare(editions: dict[str, Edition]) -> None:
    for (name, one), (other_name, other) in combinations(editions.items(), 2):
        figures = [
            agreement(Counter(map(view, of_words(one))), Counter(map(view, of_words(other))))
            for view in (words_of, all_of)
        ]
        print(f"    {name:9} {other_name:9} words {figures[0]:.4f}   with kind and number {figures[1]:.4f}")


def of_words(edition: Edition) -> list[Passage]:
    return [passage for passage in edition.passages if passage.kind is not PassageKind.CODE]


def read_all(paths: dict[str, Path]) -> dict[str, Edition]:
    editions = {}
    for name, path in paths.items():
        if not path.exists():
            continue
        start = time.perf_counter()
        try:
            editions[name] = read_guidance(path)
        except MaterialError as error:
            print(f"    {name}: {error}")
            continue
        seconds = time.perf_counter() - start
        print(f"    {name:9} {len(editions[name].passages):6} passages {seconds:7.3f} s")
    return editions


def main(real: Path) -> None:
    for stem in ("missing-from-care-1.en", "missing-from-care-2.en", "missing-from-care-2.cy"):
        print(stem)
        compare(read_all({kind: EXAMPLE / f"{stem}.{kind}" for kind in ("pdf", "docx", "html", "md")}))
    for version in ("4.5.1.0", "4.6.2.0"):
        folder = real / "guidance" / "debian_policy" / version
        print(f"debian_policy {version}")
        if not folder.exists():
            print(f"    Not measured: {folder} is absent. The first argument names the folder of data.")
            continue
        paths = {"html": "html", "rst": "rst", "text": "policy.txt", "pdf": "policy.pdf"}
        compare(read_all({name: folder / path for name, path in paths.items()}))


if __name__ == "__main__":
    main(named_folder())
