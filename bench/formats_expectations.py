"""Whether the same document asks the same in every format: pairwise agreement of the expectations found.

Run `python bench/formats_expectations.py [DATA]`. Two expectations agree where they have the same words
(letters and digits), force and polarity; agreement is Dice's: twice the shared ones over all of both. The
manual's own list of its changes is no part of what it asks and is left out.
"""

import re
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

from bench.data_folder import named_folder
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "first-study" / "guidance"
LEFT_OUT = "upgrading checklist"
SHOWN = 12
GOAL = 0.95


def find_forms():
    for edition in ("4.5.1.0", "4.6.2.0"):
        folder = named_folder() / "guidance" / "debian_policy" / edition
        if not folder.exists():
            print(f"Not measured: {folder} is absent. The first argument names the folder of data.")
        else:
            yield (
                f"manual {edition}",
                {
                    "html": folder / "html",
                    "pdf": folder / "policy.pdf",
                    "txt": folder / "policy.txt",
                    "rst": folder / "rst",
                },
            )
    for name in ("missing-from-care-1.en", "missing-from-care-2.en", "missing-from-care-2.cy"):
        yield name, {ending: EXAMPLE / f"{name}.{ending}" for ending in ("html", "pdf", "docx", "md")}


def find_asked(path):
    """Each expectation's words, force and polarity, with how often it stands there."""
    found = find_expectations(read_guidance(path)).expectations
    return Counter(
        (re.sub(r"[\W_]+", "", each.text.casefold()), each.force.value, each.polarity.value)
        for each in found
        if not any(LEFT_OUT in title.casefold() for title in each.section)
    )


def agreement(one, other):
    return 2 * (one & other).total() / (one.total() + other.total())


def main():
    differences = "--wrong" in sys.argv
    for name, paths in find_forms():
        asked = {form: find_asked(path) for form, path in paths.items()}
        print(f"\n{name}: " + ", ".join(f"{form} {counts.total()}" for form, counts in asked.items()))
        for one, other in combinations(asked, 2):
            value = agreement(asked[one], asked[other])
            short = "" if value >= GOAL else f"   below the goal of {GOAL}"
            print(f"  {one:<5}{other:<5}{value:.3f}{short}")
            if differences and value < 1:
                for form, rest in ((one, asked[one] - asked[other]), (other, asked[other] - asked[one])):
                    for words, force, polarity in list(rest)[:SHOWN]:
                        print(f"      only {form}: {force}, {polarity}: {words[:150]}")


if __name__ == "__main__":
    main()
