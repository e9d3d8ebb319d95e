"""Changes made on purpose to the expectations of real documents, and how many are found for what they are.

Some expectations are taken away, made firmer or looser, reworded, split or merged, and some of another
document are put between them, all by chance with a fixed seed. Nothing was tuned on these.

Run: python bench/editions_mutated.py [DATA]
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from bench.data_folder import find_data
from canllaw.guidance.documents import Edition
from canllaw.guidance.editions import compare_editions
from canllaw.guidance.expectations import Expectation, Force, Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

MANUAL = Path("debian_policy", "4.6.2.0", "html")
REGULATIONS = Path("childrens_homes", "childrens_homes_regulations_2015.pdf")
FORCE_WORD = re.compile(r"\b(must|should|shall)\b")
OTHER_WORDS = ("agency", "local", "shared", "named", "annual")
KEPT_WORDS = ("must", "should", "may", "not", "shall")

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class NextEdition:
    """The expectations of an edition that is being made from another, and what was done to each."""

    chance: Random
    after: list[Expectation] = field(default_factory=list)
    truth: set[Told] = field(default_factory=set)

    def tell(self, kind: str, olds: Sequence[Expectation], news: Sequence[Expectation]) -> None:
        self.after.extend(news)
        self.truth.add((kind, tuple(each.id for each in olds), tuple(each.id for each in news)))

    def keep(self, one: Expectation) -> None:
        self.tell("same", [one], [renamed(one, one.text)])

    def change_force(self, one: Expectation) -> None:
        firmer = one.force is Force.GUIDELINE
        text = FORCE_WORD.sub("must" if firmer else "should", one.text)
        force = Force.REQUIREMENT if firmer else Force.GUIDELINE
        self.tell("stronger" if firmer else "weaker", [one], [replace(renamed(one, text), force=force)])

    def reword(self, one: Expectation) -> None:
        """One word in eight becomes another."""
        words = [self.other_word(word) for word in one.text.split()]
        kind = "same" if words == one.text.split() else "reworded"
        self.tell(kind, [one], [renamed(one, " ".join(words))])

    def other_word(self, word: str) -> str:
        if self.chance.random() > 1 / 8 or word.lower() in KEPT_WORDS:
            return word
        return self.chance.choice(OTHER_WORDS)

    def split(self, one: Expectation) -> None:
        first, second = one.text.split(" and ", 1)
        if min(len(first.split()), len(second.split())) < 6:
            self.keep(one)
            return
        pieces = [renamed(one, f"{first}.", "first "), renamed(one, f"They must {second}", "second ")]
        self.tell("split", [one], pieces)

    def merge(self, one: Expectation, other: Expectation) -> None:
        text = f"{one.text.rstrip('.;')} and {other.text}"
        self.tell("merged", [one, other], [renamed(one, text)])


def renamed(expectation: Expectation, text: str, name: str = "next ") -> Expectation:
    return replace(expectation, id=name + expectation.id, text=text)


def make_next(
    expectations: Sequence[Expectation], strangers: list[Expectation], chance: Random
) -> NextEdition:
    made = NextEdition(chance=chance)
    waiting = list(reversed(expectations))
    while waiting:
        one = waiting.pop()
        words, fate = one.text.split(), chance.random()
        if fate < 0.05:
            made.tell("gone", [one], [])
        elif fate < 0.10 and one.force is not Force.PERMISSION and FORCE_WORD.search(one.text):
            made.change_force(one)
        elif fate < 0.18 and len(words) > 6:
            made.reword(one)
        elif fate < 0.24 and " and " in one.text:
            made.split(one)
        elif fate < 0.28 and waiting and 6 < len(words) < 30 and 6 < len(waiting[-1].text.split()) < 30:
            made.merge(one, waiting.pop())
        else:
            made.keep(one)
        if chance.random() < 0.06 and strangers:
            made.tell("new", [], [strangers.pop()])
    return made


def read(path: Path) -> tuple[Reading, Edition]:
    """A reading whose list items count by all their words, as the changed ones have no place of their own."""
    edition = read_guidance(path)
    passages = tuple(replace(passage, stem=None) for passage in edition.passages)
    return find_expectations(edition), replace(edition, passages=passages)


def main(data: Path) -> None:
    for own, other in ((MANUAL, REGULATIONS), (REGULATIONS, MANUAL)):
        reading, edition = read(data / "guidance" / own)
        strangers = [
            replace(each, passage=0, id=f"stranger {each.id}")
            for each in read(data / "guidance" / other)[0].expectations
        ]
        chance = Random(2026)
        chance.shuffle(strangers)
        made = make_next(reading.expectations, strangers, chance)
        changes = compare_editions(
            reading, replace(reading, expectations=tuple(made.after)), edition, edition
        )
        found = {(str(change.kind), change.old, change.new) for change in changes}
        tell(own, found, made.truth)


def tell(name: Path, found: set[Told], truth: set[Told]) -> None:
    right = found & truth
    print(f"{name}: precision {len(right) / len(found):.3f}, recall {len(right) / len(truth):.3f}")
    made, ours = (Counter(kind for kind, _, _ in told) for told in (truth, right))
    print("    " + ", ".join(f"{kind}: {ours[kind]} of {made[kind]}" for kind in sorted(made)))


if __name__ == "__main__":
    main(find_data())
