"""Published cases run through, and R's packages find the same."""

import json
import math

import numpy as np
import pytest

from bench.configurations_coincidences import compare_coincidences
from bench.configurations_files import REFERENCE, make_cases, read_analyses, read_table
from bench.configurations_reference import compare_published, compare_simulated
from bench.configurations_scales import compare_calibration
from canllaw.theory.configuring.calibration import LogisticAnchors
from canllaw.theory.configuring.cases import Condition
from canllaw.theory.configuring.coincidences import CoincidenceSettings, Factors, find_coincidences
from canllaw.theory.configuring.explaining import find_explanation
from canllaw.theory.configuring.necessity import NecessityThresholds
from canllaw.theory.configuring.raw_cases import RawCases, RawCondition, calibrate_cases
from canllaw.theory.configuring.robustness import Variations, find_robustness
from canllaw.theory.configuring.telling import make_explanation_findings, make_robustness_finding
from canllaw.theory.configuring.truth_tables import Thresholds


@pytest.fixture
def reference():
    if not REFERENCE.is_dir():
        pytest.skip("the figures of R are not here: ../shared/reference beside the checkout")
    return REFERENCE


def test_truth_tables_models_fit_and_necessity_are_those_of_r(reference):
    wrong = []
    for each in read_analyses():
        cells = compare_published(each) if "truthTable" in each.said else compare_simulated(each)
        wrong += [(each.name, cell) for cell in cells if cell.startswith("NOT")]
    assert len(read_analyses()) == len(list(reference.rglob("QCA_*.json"))) - 1
    assert wrong == []


def test_coincidences_are_those_of_r(reference):
    assert [
        (name, cells) for name, cells in compare_coincidences() if any("NOT" in cell for cell in cells)
    ] == []


def test_calibrations_are_those_of_r(reference):
    said = json.loads((reference / "QCA_calibration.json").read_text())
    compared = dict(compare_calibration())
    assert set(said) - {"raw"} <= set(compared)
    assert [name for name, cells in compared.items() if cells[0].startswith("NOT")] == []


def test_published_cases_without_a_reference_run_through_or_are_refused_with_a_reason(real_data):
    told = {}
    for path in sorted((real_data / "configurations").rglob("*.csv")):
        names, headings, values = read_table(path)
        if values.min() < 0 or values.max() > 5:
            continue
        for outcome in range(len(headings)):
            if values[:, outcome].max() > 1:
                continue
            rest = [at for at in range(len(headings)) if at != outcome]
            conditions = [headings[at] for at in rest]
            cases = make_cases(names, conditions, values[:, rest], values[:, outcome], headings[outcome])
            for own in (cases, cases.negated()):
                found = find_explanation(own, Thresholds(consistency=0.8), NecessityThresholds())
                sentences = [str(each.sentence) for each in make_explanation_findings(found, Thresholds())]
                told[path.name, own.outcome_name] = sentences
    assert len(told) >= 50
    assert all(sentences for sentences in told.values())


def test_published_factors_without_a_reference_run_through(real_data):
    for path in sorted((real_data / "configurations").rglob("*.csv")):
        names, headings, values = read_table(path)
        if values.min() < 0 or values.max() > 1:
            continue
        factors = Factors(
            names=tuple(names), factors=tuple(Condition(name=name) for name in headings), values=values
        )
        found = find_coincidences(
            factors, CoincidenceSettings(consistency=0.85, coverage=0.85, most_disjuncts=3)
        )
        assert all(np.isfinite(each.consistency) and each.coverage >= 0.85 - 1e-7 for each in found.atomic)


# Lipset's data: anchors of Ragin (2009), whose program fs/QCA has log odds of 3 where R's QCA has a degree of 0.95.
FSQCA = 1 / (1 + math.exp(-3))
ANCHORS = {
    "DEV": (400, 550, 900),
    "URB": (25, 50, 65),
    "LIT": (50, 75, 90),
    "IND": (20, 30, 40),
    "STB": (15, 9.5, 5),
    "SURV": (-9, 0, 10),
}


def read_lipset(folder):
    names, headings, raw = read_table(folder / "LR.csv")
    conditions = [
        RawCondition(
            name=name,
            figures=raw[:, at],
            calibration=LogisticAnchors(
                out=ANCHORS[name][0], crossover=ANCHORS[name][1], full=ANCHORS[name][2], degree=FSQCA
            ),
        )
        for at, name in enumerate(headings)
    ]
    return RawCases(names=tuple(names), conditions=tuple(conditions[:-1]), outcome=conditions[-1])


def test_figures_calibrated_by_published_anchors_are_the_published_memberships(real_data):
    folder = real_data / "configurations" / "QCA"
    cases = calibrate_cases(read_lipset(folder))
    _, _, published = read_table(folder / "LF.csv")
    # They were printed with two decimals.
    assert np.abs(np.column_stack([cases.values, cases.memberships]) - published).max() < 0.005


def test_the_firmness_of_a_published_analysis_is_told(real_data):
    raw = read_lipset(real_data / "configurations" / "QCA")
    found = find_robustness(raw, Thresholds(consistency=0.8), Variations())
    # Six other consistencies, two other frequencies, four places of each of six crossovers.
    assert len(found.variants) == 32
    assert [model.name for model in found.solution.models] == ["DEV*~IND + URB*STB"]
    assert all(0 <= each.same <= each.alike <= 1 for each in found.terms)
    assert "Times: 32." in str(make_robustness_finding(found, Thresholds(consistency=0.8)).sentence)
