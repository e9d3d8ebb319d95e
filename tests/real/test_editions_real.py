"""Two editions of real documents, beside what their editors say of the changes."""

import runpy
import shutil
from collections import Counter
from pathlib import Path

from canllaw.guidance.editions import ChangeKind, compare_editions
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_criteria_that_were_kept_are_the_same_and_the_added_ones_are_new(
    real_data: Path, tmp_path: Path
) -> None:
    criteria = real_data / "guidance" / "wcag" / "guidelines" / "sc"
    both = tmp_path / "both"
    shutil.copytree(criteria / "20", both)
    shutil.copytree(criteria / "21", both, dirs_exist_ok=True)
    old, new = read_guidance(criteria / "20"), read_guidance(both)
    changes = compare_editions(find_expectations(old), find_expectations(new), old, new)
    assert Counter(change.kind for change in changes) == {ChangeKind.SAME: 61, ChangeKind.NEW: 18}


def test_what_the_editors_of_a_manual_list_as_changed_is_found_between_formats(real_data: Path) -> None:
    bench = runpy.run_path(str(BENCH / "editions_debian.py"))
    told = "".join(bench["compare"](real_data, "pdf", "html"))
    assert told.startswith("pdf to html: 5 of 5 of the items that change a requirement")
    assert "NOT PROVEN" not in told
