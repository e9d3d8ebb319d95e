"""Checks the example's answer key against its sources, without the finder that the key is there to judge.

Every row's words stand in the source at the paragraph that it names, every sentence with a force word is
either an expectation or has a reason for being none, and every expectation is in exactly one change.
Run it with `python scripts/check_example_key.py`; it prints what is wrong and ends with 1, or prints counts.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from example.source import LISTS, MARK, Guidance, Kind, read_source

STUDY = Path(__file__).parents[1] / "examples" / "first-study"
KEY = STUDY / "key"
CHANGES = frozenset({"new", "stronger", "weaker", "reworded", "moved", "split", "merged", "same", "gone"})
CLOSED = {
    "force": {"requirement", "guideline", "permission"},
    "polarity": {"do", "do not"},
    "actor_inherited": {"yes", "no"},
    "whole_list": {"yes", "no"},
}
FORCE_WORDS = {
    "en": re.compile(
        r"\b(must|shall|should|may|might|can|cannot|ought|needs? to|need not"
        r"|(?:is|are) (?:required|expected|entitled|encouraged|advised|responsible)"
        r"|(?:has|have) (?:to|discretion)|(?:a|under a) duty)\b",
        re.IGNORECASE,
    ),
    "cy": re.compile(
        r"\b(rhaid|dylai|dylid|ddylai|ddylid|dylent|ddylent|caiff|chaiff|cânt|chânt|ceir|cheir|gall|gallant"
        r"|allant|gellir|ellir|disgwylir|anogir|mae angen i|dyletswydd|ofynnol)\b",
        re.IGNORECASE,
    ),
}
Row = dict[str, str]
Placed = tuple[str, str]


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place_texts(guidance: Guidance) -> Iterator[Placed]:
    """Every text of the source with its paragraph's number, which boxes, tables, headings and notes lack."""
    number, boxed = "", False
    for block in guidance.blocks:
        if block.kind is Kind.BOX:
            boxed = True
        elif block.kind is Kind.BOX_END:
            boxed = False
        elif block.kind not in LISTS:
            number = block.number if block.kind is Kind.PARAGRAPH else ""
        texts = block.cells if block.kind is Kind.ROW else (block.text,)
        yield from (("" if boxed else number, MARK.sub("", text)) for text in texts)
    yield from (("", text) for text in guidance.notes.values())


def find_misplaced(rows: list[Row], texts: list[Placed]) -> Iterator[str]:
    for row in rows:
        if not any(row["paragraph"] == number and row["words"] in text for number, text in texts):
            yield f"paragraph {row['paragraph'] or 'without number'} does not hold: {row['words']}"


def find_wrong_values(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield from (
            f"{row['id']}: {column} is {row[column]}"
            for column, allowed in CLOSED.items()
            if row[column] not in allowed
        )
        if (
            row["actor_inherited"] == "no"
            and row["actor"]
            and row["actor"].lower() not in row["words"].lower()
        ):
            yield f"{row['id']}: the actor is not in the words: {row['actor']}"


def find_repeated(rows: list[Row]) -> Iterator[str]:
    counts = Counter((row["words"], row["actor"]) for row in rows)
    yield from (f"stands {count} times: {words}" for (words, _), count in counts.items() if count > 1)


def find_unjudged(texts: list[Placed], judged: list[Row], force_words: re.Pattern[str]) -> Iterator[str]:
    """Force words outside every row. The stem of a list is judged by its items."""
    by_length = sorted((row["words"] for row in judged), key=len, reverse=True)
    for number, text in texts:
        rest = text
        for words in by_length:
            rest = rest.replace(words, "")
        rest = re.sub(r"[^.;]*:$", "", rest)
        if found := force_words.search(rest):
            yield f"paragraph {number or 'without number'}: nobody judged {found[0]!r} in: {rest.strip()}"


def find_wrong_changes(changes: list[Row], old: list[Row], new: list[Row]) -> Iterator[str]:
    for side, rows in (("old", old), ("new", new)):
        named = Counter(name for change in changes for name in change[side].split())
        known = {row["id"] for row in rows}
        yield from (f"{name} is in {named[name]} changes" for name in sorted(known) if named[name] != 1)
        yield from (f"{name} is in a change but not in the key" for name in sorted(named.keys() - known))
    missing = CHANGES ^ {change["kind"] for change in changes}
    yield from (f"no change, or an unknown one, is called: {kind}" for kind in sorted(missing))


def check_edition(name: str, language: str) -> Iterator[str]:
    texts = list(place_texts(read_source(STUDY / "source" / f"edition-{name}.{language}.md")))
    rows = read_rows(KEY / f"expectations-{name}.{language}.csv")
    nones = read_rows(KEY / f"none-{name}.{language}.csv")
    problems = [
        *find_misplaced(rows + nones, texts),
        *find_wrong_values(rows),
        *find_repeated(rows),
        *find_unjudged(texts, rows + nones, FORCE_WORDS[language]),
    ]
    forces = Counter(row["force"] for row in rows)
    print(f"edition {name} {language}: {len(rows)} expectations {dict(forces)}, {len(nones)} that are none")
    yield from (f"edition {name} {language}: {problem}" for problem in problems)


def main() -> int:
    problems: list[str] = []
    for source in sorted((STUDY / "source").glob("edition-*.md")):
        name, language = source.stem.removeprefix("edition-").split(".")
        problems += check_edition(name, language)
    changes = read_rows(KEY / "changes-1-2.csv")
    keys = [read_rows(KEY / f"expectations-{name}.en.csv") for name in ("1", "2")]
    problems += find_wrong_changes(changes, *keys)
    print(f"changes: {dict(Counter(change['kind'] for change in changes))}")
    print("\n".join(problems) or "Nothing is wrong with the key.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
