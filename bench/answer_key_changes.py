"""The changes between the two editions of the example guidance, against the key that was written by hand.

Expectations are read from the files as published, in every pair of formats; each is matched with the key's
by its words, one to one. A change of the key is found when ours has the same kind and is about the same
expectations.

Run: python bench/answer_key_changes.py [--misses]
"""

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from canllaw.guidance.comparing.words import letters_of
from canllaw.guidance.correcting.placing import Wanted, place_texts
from canllaw.guidance.documents import Edition
from canllaw.guidance.editions import compare_editions
from canllaw.guidance.expectations import Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

STUDY = Path(__file__).parent.parent / "examples" / "first-study"
FORMATS = ("pdf", "docx", "html", "md")
BETWEEN = (";", "|", " ")

Told = tuple[str, frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One edition in one format, and the key's id of each expectation found in it."""

    reading: Reading
    edition: Edition
    key_ids: dict[str, str]


def read(number: int, format: str) -> Read:
    edition = read_guidance(STUDY / "guidance" / f"missing-from-care-{number}.en.{format}")
    reading = find_expectations(edition)
    with (STUDY / "key" / f"expectations-{number}.en.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    own = [edition.text[each.start : each.end] for each in reading.expectations]
    # Equal words in several paragraphs are told apart by the paragraph's number.
    wanted = [Wanted(text=row["words"], id=f"{row['paragraph']} {row['words'][:20]}") for row in rows]
    ids = [
        f"{each.place.paragraph} {words[:20]}" for each, words in zip(reading.expectations, own, strict=True)
    ]
    # The key gives only the stem of an expectation that runs over a whole list.
    stems = tuple(letters_of(row["words"]) for row in rows if row["whole_list"] == "yes")
    cut = [next((stem for stem in stems if letters_of(words).startswith(stem)), words) for words in own]
    wanted = [
        Wanted(text=letters_of(each.text), id=each.id) if letters_of(each.text) in stems else each
        for each in wanted
    ]
    placed = place_texts(wanted, cut, ids)
    names = {reading.expectations[place].id: rows[number]["id"] for number, place in placed.items()}
    return Read(reading=reading, edition=edition, key_ids=names)


def read_key() -> set[Told]:
    with (STUDY / "key" / "changes-1-2.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["kind"], split(row["old"]), split(row["new"])) for row in csv.DictReader(file)}


def split(cell: str) -> frozenset[str]:
    for sign in BETWEEN:
        cell = cell.replace(sign, " ")
    return frozenset(cell.split())


def compare(old: Read, new: Read) -> set[Told]:
    changes = compare_editions(old.reading, new.reading, old.edition, new.edition)
    return {
        (
            str(change.kind),
            frozenset(old.key_ids.get(each, f"not in the key: {each}") for each in change.old),
            frozenset(new.key_ids.get(each, f"not in the key: {each}") for each in change.new),
        )
        for change in changes
    }


def score(ours: set[Told], key: set[Told]) -> tuple[float, float, float]:
    right = len(ours & key)
    precision, recall = right / len(ours), right / len(key)
    return precision, recall, 2 * precision * recall / (precision + recall)


def tell_misses(ours: set[Told], key: set[Told]) -> Iterator[str]:
    for name, told in (("key only", key - ours), ("ours only", ours - key)):
        for kind, old, new in sorted(told, key=lambda each: (sorted(each[1]), sorted(each[2]))):
            yield f"    {name}: {kind} {' '.join(sorted(old)) or '-'} to {' '.join(sorted(new)) or '-'}"


def main(arguments: list[str]) -> None:
    key = read_key()
    editions = {(number, format): read(number, format) for number in (1, 2) for format in FORMATS}
    for before, after in product(FORMATS, repeat=2):
        ours = compare(editions[1, before], editions[2, after])
        precision, recall, f1 = score(ours, key)
        changed = score(
            {each for each in ours if each[0] != "same"}, {each for each in key if each[0] != "same"}
        )
        print(
            f"{before} to {after}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; "
            f"F1 without what stayed the same {changed[2]:.3f}"
        )
        if "--misses" in arguments:
            print("\n".join(tell_misses(ours, key)))


if __name__ == "__main__":
    main(sys.argv[1:])
