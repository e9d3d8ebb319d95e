"""Which column answers which item, by the column's name or by the wording of its question."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process

from canllaw.evidence.answers.answers import ExportColumn
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind

TOKEN = re.compile(r"[^\W\d_]+|\d+")
BRACKETS = re.compile(r"\[([^\[\]]+)\]")
BLANK = re.compile(r"\{\w+\}")
BOX = re.compile(r"(?P<base>.+?)(?:___(?P<code>\d+)|\[(?P<inside>\d+)\])$")
# What a tool or a person puts before the name of an item: Q1_, w2_, v03, item_.
PREFIX = re.compile(r"(q|w|t|v|x|c|var|wave|ton|question|cwestiwn|item|eitem)?\d*[a-z]?")
# A prefix of any other kind is believed where several columns share it.
FEWEST_TO_SHARE = 3
# Of 100. Chosen by reading what the LimeSurvey and REDCap files in ../shared/data are matched to.
CERTAIN, LIKE_ENOUGH, WORTH_NAMING, CLOSE_RUN = 90, 80, 55, 5
SHORTEST_TO_CONTAIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How like an item a column is, of 100, and the item that comes nearest after it, if it is near.

    `by_name`: the column is named after the item; `also` is the next column that is.
    """

    item: str
    score: float
    rival: str = ""
    ticked: int | None = None
    by_name: bool = False
    also: str = ""


def find_by_name(columns: Sequence[ExportColumn], instrument: Instrument) -> dict[str, Likeness]:
    """Columns whose name is that of an item, whatever stands before it. An item is found once."""
    keys = {tuple(tokens_of(item.key)): item.key for item in instrument.items}
    whole: dict[str, Likeness] = {}
    prefixed: list[tuple[str, str, str]] = []
    for column in columns:
        key = find_whole_name(column.name, keys)
        box = find_box(column.name, instrument)
        if key or box:
            named = Likeness(item=key, score=100, by_name=True)
            whole[column.name] = named if key else box  # type: ignore[assignment]
        elif found := find_after_prefix(column.name, keys):
            prefixed.append((column.name, *found))
    shared = Counter(prefix for _, prefix, _ in prefixed)
    for name, prefix, key in prefixed:
        if PREFIX.fullmatch(prefix) or shared[prefix] >= FEWEST_TO_SHARE:
            whole[name] = Likeness(item=key, score=95, by_name=True)
    return drop_repeats(whole)


def drop_repeats(found: Mapping[str, Likeness]) -> dict[str, Likeness]:
    """The first column of each item, and which would have been the next; boxes to tick may be several."""
    first: dict[str, str] = {}
    kept: dict[str, Likeness] = {}
    for name, likeness in found.items():
        if likeness.ticked is None and likeness.item in first:
            earlier = first[likeness.item]
            kept[earlier] = replace(kept[earlier], also=kept[earlier].also or name)
            continue
        first.setdefault(likeness.item, name)
        kept[name] = likeness
    return kept


def tokens_of(name: str) -> list[str]:
    return [token.lstrip("0") or "0" for token in TOKEN.findall(name.casefold())]


def find_whole_name(name: str, keys: Mapping[tuple[str, ...], str]) -> str:
    """The item whose key is the name, or stands between its brackets as LimeSurvey writes it."""
    inside = BRACKETS.search(name)
    for words in (name, inside[1] if inside else ""):
        if words and (key := keys.get(tuple(tokens_of(words)))):
            return key
    return ""


def find_box(name: str, instrument: Instrument) -> Likeness | None:
    """A box to tick, named after its item and the value that it stands for: item___2, item[2]."""
    box = BOX.fullmatch(name)
    if box is None:
        return None
    value = int(box["code"] or box["inside"])
    for item in instrument.items:
        responses = instrument.responses_of(item)
        values = [option.value for option in responses.options] if responses else []
        if tokens_of(item.key) == tokens_of(box["base"]) and value in values:
            return Likeness(item=item.key, score=100, ticked=value)
    return None


def find_after_prefix(name: str, keys: Mapping[tuple[str, ...], str]) -> tuple[str, str] | None:
    """What stands before the longest key at the end of a name, and the item."""
    tokens = tokens_of(name)
    for start in range(1, len(tokens)):
        if key := keys.get(tuple(tokens[start:])):
            return "".join(tokens[:start]), key
    return None


def find_by_wording(columns: Sequence[ExportColumn], items: Sequence[Item]) -> dict[str, Likeness]:
    """The nearest item of each column by its question, best first, each item once; also what is only near.

    Where a tool writes the questions into the headings, the name of a column is its question.
    """
    asked = [(item, plain(words)) for item in items for words in (item.en, item.cy) if plain(words)]
    posed = [(column.name, words) for column in columns for words in ways_to_read(question_of(column))]
    if not asked or not posed:
        return {}
    scores = score_wordings([words for _, words in posed], [words for _, words in asked])
    names = list(dict.fromkeys(name for name, _ in posed))
    keys = list(dict.fromkeys(item.key for item, _ in asked))
    table = np.zeros((len(names), len(keys)))
    rows = [names.index(name) for name, _ in posed]
    places = [keys.index(item.key) for item, _ in asked]
    np.maximum.at(table, (np.repeat(rows, len(places)), np.tile(places, len(rows))), scores.ravel())
    return choose_best(table, names, keys)


def choose_best(table: np.ndarray, names: Sequence[str], keys: Sequence[str]) -> dict[str, Likeness]:
    """One to one, the most like first; where several are alike, in the order of both files."""
    found: dict[str, Likeness] = {}
    taken: set[str] = set()
    near = [(int(row), int(place)) for row, place in np.argwhere(table >= WORTH_NAMING)]
    for row, place in sorted(near, key=lambda at: (-round(float(table[at])), *at)):
        name, key = names[row], keys[place]
        if name in found or key in taken:
            continue
        taken.add(key)
        others = np.where(np.arange(len(keys)) == place, 0.0, table[row])
        rival = keys[int(others.argmax())] if others.max() > table[row, place] - CLOSE_RUN else ""
        found[name] = Likeness(item=key, score=float(table[row, place]), rival=rival)
    return found


def score_wordings(posed: Sequence[str], asked: Sequence[str]) -> np.ndarray:
    """How like each question is to each wording; a question that holds the whole wording is very like it."""
    scores = process.cdist(posed, asked, scorer=fuzz.ratio, dtype=np.float64)
    for row, question in enumerate(posed):
        for column, wording in enumerate(asked):
            if len(wording) >= SHORTEST_TO_CONTAIN and wording in question:
                scores[row, column] = max(scores[row, column], CERTAIN + 2)
    return scores


def question_of(column: ExportColumn) -> str:
    return column.question or column.name


def ways_to_read(question: str) -> Iterator[str]:
    """The whole question, and the part of it that is its own where it stands in a table of questions."""
    inside = BRACKETS.findall(question)
    parts = [question, *inside[-1:], question.rpartition(" - ")[2], question.rpartition(": ")[2]]
    yield from dict.fromkeys(words for part in parts if (words := plain(part)))


def plain(words: str) -> str:
    """In small letters, without punctuation and blanks to fill."""
    return " ".join(re.findall(r"\w+", BLANK.sub(" ", words).casefold()))


def has_scale(item: Item) -> bool:
    return item.kind in (ItemKind.SCALED, ItemKind.CHOICE, ItemKind.KNOWLEDGE)
