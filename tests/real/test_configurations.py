"""Published cases run through, and R's packages find the same."""

import json

import numpy as np
import pytest

from bench.configurations_coincidences import compare_coincidences
from bench.configurations_files import REFERENCE, make_cases, read_analyses, read_table
from bench.configurations_reference import compare_published, compare_simulated
from bench.configurations_scales import compare_calibration
from canllaw.theory.configuring.cases import Condition
from canllaw.theory.configuring.coincidences import CoincidenceSettings, Factors, find_coincidences
from canllaw.theory.configuring.explaining import find_explanation
from canllaw.theory.configuring.necessity import NecessityThresholds
from canllaw.theory.configuring.telling import make_explanation_findings
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
