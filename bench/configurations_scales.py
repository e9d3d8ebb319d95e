"""Calibration beside R's QCA. Run by bench/configurations_reference.py.

The file gives raw figures and memberships but not the anchors; these were found from the memberships. Of the
indirect method's thresholds only the groups that they make can be known.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.configurations_files import REFERENCE
from canllaw.theory.configuring.calibration import (
    BellAnchors,
    Calibration,
    IndirectSteps,
    LogisticAnchors,
    Ranks,
    SlopeAnchors,
    Steps,
    find_thresholds,
    score_memberships,
)

# The file has eleven digits.
NEAR = 1e-10
CALIBRATIONS: dict[str, Calibration] = {
    "direct_logistic": LogisticAnchors(out=400, crossover=550, full=900),
    "direct_logistic_desc": LogisticAnchors(out=900, crossover=550, full=400),
    "direct_linear": SlopeAnchors(out=400, crossover=550, full=900),
    "direct_idm0.99": LogisticAnchors(out=400, crossover=550, full=900, degree=0.99),
    "bell": BellAnchors(
        out_below=300, crossover_below=450, full_from=550, full_to=650, crossover_above=800, out_above=1000
    ),
    "totally_fuzzy": Ranks(),
    "indirect": IndirectSteps(thresholds=(358, 446, 551, 691, 940)),
    "crisp": Steps(thresholds=(550,)),
    "multi": Steps(thresholds=(450, 550, 850)),
}


def compare_calibration() -> Iterator[tuple[str, list[str]]]:
    said = json.loads((REFERENCE / "QCA_calibration.json").read_text())
    raw = np.array(said["raw"], dtype=float)
    yield "calibration", ["furthest apart"]
    for name, calibration in CALIBRATIONS.items():
        apart = float(np.abs(score_memberships(raw, calibration) - np.array(said[name])).max())
        yield name, [f"equal, {apart:.0e}" if apart < NEAR else f"NOT: {apart:.0e}"]
    same = list(find_thresholds(raw, len(said["findTh"]) + 1)) == said["findTh"]
    yield "findTh", ["equal" if same else "NOT: thresholds"]


if __name__ == "__main__":
    for row in compare_calibration():
        print(*row)
