"""Requirements that a document states in its headings: each one with "MUST" is to be found as a requirement.

Run: python bench/editions_home_office.py [DATA]
"""

import re
import time
from collections import Counter
from pathlib import Path

from bench.data_folder import find_data
from canllaw.guidance.comparing.words import letters_of
from canllaw.guidance.documents import Edition, PassageKind
from canllaw.guidance.editions import compare_editions
from canllaw.guidance.expectations import Force, Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

REQUIREMENT = re.compile(r"^#+\s+(.*\bMUST\b.*?)\s*#*$", re.MULTILINE)


def main(data: Path) -> None:
    folder = data / "guidance" / "home_office_standards" / "edition_2024-03-31" / "docs" / "standards"
    headings = [
        each for page in sorted(folder.glob("*.md")) for each in REQUIREMENT.findall(page.read_text("utf-8"))
    ]
    start = time.perf_counter()
    edition = read_guidance(folder)
    reading = find_expectations(edition)
    seconds = time.perf_counter() - start
    found = requirements_in_headings(edition, reading)
    missed = list((Counter(letters_of(each) for each in headings) - Counter(found)).elements())
    print(
        f"requirement headings: {len(headings)}; found as requirements: {len(headings) - len(missed)}; ",
        end="",
    )
    print(f"recall {1 - len(missed) / len(headings):.3f}; {seconds:.2f} s")
    extra = list((Counter(found) - Counter(letters_of(each) for each in headings)).elements())
    print(f"other headings found as requirements: {len(extra)}")
    changes = compare_editions(reading, reading, edition, edition)
    kinds = Counter(str(change.kind) for change in changes)
    print("the edition beside itself:", ", ".join(f"{kind}: {count}" for kind, count in kinds.items()))


def requirements_in_headings(edition: Edition, reading: Reading) -> list[str]:
    return [
        letters_of(each.text)
        for each in reading.expectations
        if each.force is Force.REQUIREMENT and edition.passages[each.passage].kind is PassageKind.HEADING
    ]


if __name__ == "__main__":
    main(find_data())
