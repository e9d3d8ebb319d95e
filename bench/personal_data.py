"""How well personal data is found in free text, and how fast: a text of ours, in both languages.

The text stands in bench/gold: `personal_data_1.txt` was written before the patterns, `personal_data_2.txt`
after they were frozen (recall then 0.974, precision 1.000: what it showed was mended), `personal_data_3.txt`
after they were frozen again (0.944, 1.000: mended again), `personal_data_4.txt` after they were frozen for
the third time; all by the same hand as the patterns, which flatters them: real transcripts are harder.
In it, [[kind|words]] is personal data and [[trap|words]] looks like it and is none. The study's
list of names is `personal_data_names.txt`.

Run: python bench/personal_data.py [--wrong] (--wrong shows what was missed and what was found wrongly)

The measure, exactly. An item counts as found where something of its kind covers all of it and reaches at
most two characters beyond it on either side. Recall = items found / items; precision = finds that are an
item / finds, traps and unmarked words alike counting against it. Speed is the median of repeated searches of
all sentences one by one, with the list of names; the limit beside it is a bare scan of the same sentences
with one regular expression of the same kinds, without any check.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from canllaw.evidence.personal_data.personal_data import PersonalDatum, PersonalKind, find_personal_data

GOLD = Path(__file__).parent / "gold"
PARTS = {
    "personal_data_1.txt": "Before the patterns",
    "personal_data_2.txt": "After they were frozen, mended since",
    "personal_data_3.txt": "After they were frozen again, mended since",
    "personal_data_4.txt": "After they were frozen for the third time, not mended since",
}
MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]")
KINDS = {
    "nhs": PersonalKind.NHS_NUMBER,
    "ni": PersonalKind.INSURANCE_NUMBER,
    "post": PersonalKind.POSTCODE,
    "tel": PersonalKind.PHONE,
    "mail": PersonalKind.EMAIL,
    "dob": PersonalKind.BIRTH,
    "name": PersonalKind.NAME,
}
BEYOND = 2
REPEATS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence without its marks, and where its items are."""

    language: str
    text: str
    items: tuple[PersonalDatum, ...]
    traps: int


@dataclass(slots=True, kw_only=True)
class Tally:
    items: int = 0
    hit: int = 0
    finds: int = 0
    right: int = 0

    @property
    def words(self) -> str:
        recall = f"{self.hit / self.items:6.3f}" if self.items else "     -"
        precision = f"{self.right / self.finds:6.3f}" if self.finds else "     -"
        return f"{recall} {precision}   items {self.items:4}  finds {self.finds:4}"


def read_names() -> tuple[str, ...]:
    return tuple((GOLD / "personal_data_names.txt").read_text("utf-8").split("\n"))


def read_sentences(path: Path) -> Iterator[Sentence]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, marked = line.split("\t")
            yield make_sentence(language, marked)


def make_sentence(language: str, marked: str) -> Sentence:
    text, at, traps, items = "", 0, 0, []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        if mark[1] == "trap":
            traps += 1
        else:
            items.append(PersonalDatum(kind=KINDS[mark[1]], start=len(text), end=len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    return Sentence(language=language, text=text + marked[at:], items=tuple(items), traps=traps)


def is_found(item: PersonalDatum, find: PersonalDatum) -> bool:
    return (
        item.kind is find.kind
        and item.start - BEYOND <= find.start <= item.start
        and item.end <= find.end <= item.end + BEYOND
    )


def measure(
    sentences: Iterable[Sentence], names: tuple[str, ...], wrong: bool
) -> dict[tuple[str, str], Tally]:
    tallies: dict[tuple[str, str], Tally] = {}
    for sentence in sentences:
        finds = find_personal_data(sentence.text, names)
        for item in sentence.items:
            hit = any(is_found(item, find) for find in finds)
            for key in keys_of(sentence.language, item.kind):
                tally = tallies.setdefault(key, Tally())
                tally.items, tally.hit = tally.items + 1, tally.hit + hit
            if wrong and not hit:
                print(f"  missed {item.kind}: {sentence.text[item.start : item.end]} | {sentence.text}")
        for find in finds:
            right = any(is_found(item, find) for item in sentence.items)
            for key in keys_of(sentence.language, find.kind):
                tally = tallies.setdefault(key, Tally())
                tally.finds, tally.right = tally.finds + 1, tally.right + right
            if wrong and not right:
                print(f"  wrong {find.kind}: {sentence.text[find.start : find.end]} | {sentence.text}")
    return tallies


def keys_of(language: str, kind: PersonalKind) -> tuple[tuple[str, str], ...]:
    return ((language, kind), (language, "all"), ("both", kind), ("both", "all"))


def show(title: str, sentences: list[Sentence], names: tuple[str, ...], wrong: bool) -> None:
    traps = sum(sentence.traps for sentence in sentences)
    items = sum(len(sentence.items) for sentence in sentences)
    print(f"\n{title}: sentences {len(sentences)}, items {items}, traps {traps}")
    tallies = measure(sentences, names, wrong)
    print(f"{'':34} recall precision")
    for language in ("both", "en", "cy"):
        for kind in ("all", *PersonalKind):
            if (language, kind) in tallies:
                print(f"  {language:4} {kind:28}{tallies[language, kind].words}")


def bare_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The same kinds without any check."""
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    people = "|".join(re.escape(part) for part in sorted({part for name in names for part in name.split()}))
    return re.compile(
        r"\S+@\S+|\b\d{3}[ -]?\d{3}[ -]?\d{4}\b|\b[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]\b"
        r"|(?:\+44|\(?0)[\d ()-]{9,14}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
        rf"|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b\d{{1,2}} (?:{months})\b|\b(?:{people})\b"
    )


def time_of(search: Callable[[str], object], texts: list[str]) -> float:
    """Microseconds a sentence, the median of the repeats."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        for text in texts:
            search(text)
        taken.append((time.perf_counter() - start) / len(texts) * 1e6)
    return statistics.median(taken)


def main() -> None:
    wrong = "--wrong" in sys.argv
    names = tuple(name for name in read_names() if name)
    everything: list[Sentence] = []
    for file, title in PARTS.items():
        part = list(read_sentences(GOLD / file))
        show(title, part, names, wrong)
        everything += part
    show("All", everything, names, False)
    texts = [sentence.text for sentence in everything]
    bare = bare_pattern(names)
    ours = time_of(lambda text: find_personal_data(text, names), texts)
    limit = time_of(lambda text: list(bare.finditer(text)), texts)
    print(f"\nmicroseconds a sentence: ours {ours:.1f}, bare scan {limit:.1f}, {ours / limit:.1f} times")


if __name__ == "__main__":
    main()
