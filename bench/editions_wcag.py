"""Two editions of web accessibility criteria: what was kept and what was added, from their folders of pages.

The older edition is the folder `sc/20`; the newer one is that folder with the pages of `sc/21` beside it.
Every criterion of the older edition was kept word for word, and nothing was taken away.

Run: python bench/editions_wcag.py [DATA]
"""

import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.data_folder import find_data
from canllaw.guidance.documents import Edition
from canllaw.guidance.editions import compare_editions
from canllaw.guidance.expectations import Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance


def read(folder: Path) -> tuple[Reading, Edition]:
    edition = read_guidance(folder)
    return find_expectations(edition), edition


def main(data: Path) -> None:
    criteria = data / "guidance" / "wcag" / "guidelines" / "sc"
    kept, added = (len(list((criteria / edition).glob("*.html"))) for edition in ("20", "21"))
    with tempfile.TemporaryDirectory() as folder:
        both = Path(folder) / "both"
        shutil.copytree(criteria / "20", both)
        shutil.copytree(criteria / "21", both, dirs_exist_ok=True)
        start = time.perf_counter()
        old, old_edition = read(criteria / "20")
        new, new_edition = read(both)
        changes = compare_editions(old, new, old_edition, new_edition)
        seconds = time.perf_counter() - start
    kinds = Counter(str(change.kind) for change in changes)
    print(f"pages of the older edition: {kept}; added: {added}; seconds: {seconds:.2f}")
    print(f"expectations found: {len(old.expectations)} and {len(new.expectations)}")
    print("changes:", ", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items())))
    exact = kinds == {"same": kept, "new": added}
    print("kept, added and nothing else:", "yes" if exact else "NO")


if __name__ == "__main__":
    main(find_data())
