"""How many people are found again in a second wave, and how many are taken for others, of a known truth.

Run: python bench/linking_known.py. People are drawn with codes of five or six parts (first letters, about as
uneven as those of names are, days, months, siblings); some answer both waves, and each part of a code is
given wrongly, or left out, by chance. Twenty draws each; linked exactly and with one slip borne. Codes of
four parts are measured too, as if slips were borne with them: they are not, and this is why.
"""

import numpy as np

from canllaw.basics.chance import random_numbers
from canllaw.basics.sources import Source
from canllaw.evidence.answers import linking_codes
from canllaw.evidence.answers.answers import (
    Answers,
    Export,
    ExportColumn,
    MappedColumn,
    MappedPeople,
    Mapping,
    PeopleColumn,
    Tool,
)
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.linking import Linking, link_people, link_people_with_slips
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind

SEED, DRAWS = 20261125, 20
FIRST, SECOND, BOTH = 1400, 1100, 800
# How often names begin with each letter: our own round figures, uneven as names are.
LETTERS = "a9 b5 c8 d6 e7 f2 g5 h5 i2 j9 k4 l6 m9 n3 o1 p4 r6 s9 t4 v1 w2 z1".split()
PARTS = {
    "first letter of the mother's name": LETTERS,
    "day of birth": [f"{day}:1" for day in range(1, 32)],
    "last letter of the surname": LETTERS,
    "month of birth": [f"{month}:1" for month in range(1, 13)],
    "first letter of the primary school": LETTERS,
    "number of older siblings": ["0:40", "1:35", "2:16", "3:6", "4:3"],
}
INSTRUMENT = Instrument(
    key="any",
    en="",
    cy="",
    version="",
    licence="",
    source="",
    responses=(),
    items=(Item(key="number", kind=ItemKind.NUMBER),),
)


def draw_part(chance: np.random.Generator, part: str, number: int) -> np.ndarray:
    entries = [entry.split(":") if ":" in entry else (entry[0], entry[1:]) for entry in PARTS[part]]
    weights = np.array([float(weight) for _, weight in entries])
    return chance.choice([value for value, _ in entries], number, p=weights / weights.sum())


def give_again(chance: np.random.Generator, part: str, given: np.ndarray, slips: float) -> np.ndarray:
    """The same part once more: drawn anew where somebody slips, and in a fifth of the slips left empty."""
    again = np.where(chance.random(len(given)) < slips, draw_part(chance, part, len(given)), given)
    return np.where(chance.random(len(given)) < slips / 5, "", again)


def make_wave(name: str, codes: list[np.ndarray], people: np.ndarray) -> Answers:
    """Answers in which the only item is the number of the person, so that the truth is at hand."""
    names = [f"code_{at}" for at in range(len(codes))]
    export = Export(
        source=Source(name=name, sha256=""),
        tool=Tool.PLAIN,
        columns=tuple(ExportColumn(name=each) for each in (*names, "number")),
        numbers=range(2, len(people) + 2),
        cells=(*(code.tolist() for code in codes), [str(number) for number in people]),
    )
    mapping = Mapping(
        instrument="any",
        people=tuple(MappedPeople(column=each, means=PeopleColumn.CODE) for each in names),
        items=(MappedColumn(column="number", item="number"),),
    )
    return make_answers(export, mapping, INSTRUMENT, name, None, bytes(32))


def measure(parts: int, slips: float, draw: int) -> tuple[list[int], list[int]]:
    """Right and wrong links, exactly and with slips."""
    chance = random_numbers(SEED, "linking", parts, str(slips), draw)
    asked = list(PARTS)[:parts]
    everybody = FIRST + SECOND - BOTH
    codes = [draw_part(chance, part, everybody) for part in asked]
    first, second = np.arange(FIRST), np.arange(FIRST - BOTH, everybody)
    earlier = make_wave("first", [code[first] for code in codes], first)
    again = [give_again(chance, part, code[second], slips) for part, code in zip(asked, codes, strict=True)]
    later = make_wave("second", again, second)
    return judge(link_people(earlier, later)), judge(link_people_with_slips(earlier, later))


def judge(linking: Linking) -> list[int]:
    rows = linking.pairs
    right = sum(
        before - 2 == after - 2 + FIRST - BOTH
        for before, after in rows.select("earlier_row", "later_row").iter_rows()
    )
    return [right, rows.height - right]


def main() -> None:
    linking_codes.FEWEST_PARTS_FOR_SLIPS = 4
    print(f"First wave {FIRST}, second {SECOND}, in both {BOTH}; draws {DRAWS}. Of 100 in both waves:")
    print("parts  slips a part   exactly: found, wrong    with one slip: found, wrong")
    for parts in (4, 5, 6):
        for slips in (0.0, 0.02, 0.05, 0.1):
            found = np.array([measure(parts, slips, draw) for draw in range(DRAWS)]).mean(axis=0) / BOTH * 100
            (right, wrong), (right_near, wrong_near) = found
            exactly, near = f"{right:>14.1f}, {wrong:.2f}", f"{right_near:>20.1f}, {wrong_near:.2f}"
            print(f"{parts:>5}  {slips:>12.0%}   {exactly}  {near}")


if __name__ == "__main__":
    main()
