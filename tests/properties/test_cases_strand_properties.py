"""What always holds of a comparison of authorities, whatever they are like."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from canllaw.theory.cases.strand import CasesResult, test_by_cases
from canllaw.theory.hypotheses.hypotheses import Hypothesis
from canllaw.theory.strands import Leaning
from tests.build_cases import TOGETHER, Kind, put_authorities

COUNTS = st.tuples(st.integers(0, 7), st.integers(0, 7)).map(lambda pair: (sum(pair), pair[1]))


def compare(hypothesis: Hypothesis, kinds: list[Kind]) -> CasesResult:
    with tempfile.TemporaryDirectory() as folder:
        return test_by_cases(hypothesis, put_authorities(Path(folder), *kinds))


@st.composite
def all_kinds(draw: st.DrawFn) -> list[Kind]:
    corners = [(1, 1), (1, 0), (0, 1), (0, 0)]
    kinds = [(*corner, *draw(COUNTS)) for corner in corners]
    # Nobody may be left without an authority that answered.
    return [*kinds[:3], (0, 0, kinds[3][2] + 1, kinds[3][3])]


@settings(max_examples=15)
@given(all_kinds())
def test_the_order_of_authorities_does_not_matter(kinds: list[Kind]) -> None:
    first, second = compare(TOGETHER, kinds), compare(TOGETHER, kinds[::-1])
    if first.leaning is not second.leaning:
        # Other codes are shuffled otherwise: only the test of chance may tip, and only near its limit.
        chances = [each.analysis.chance for each in (first, second) if each.analysis]
        assert all(chance is not None and 0.01 < chance < 0.15 for chance in chances)


@settings(max_examples=15)
@given(all_kinds())
def test_what_leans_one_way_rests_on_cases_and_on_every_model(kinds: list[Kind]) -> None:
    result = compare(TOGETHER, kinds)
    assert all(0 <= each.weight <= 1 for each in result.against)
    if result.leaning in (Leaning.FOR, Leaning.AGAINST):
        assert result.analysis is not None
        found, models = result.analysis.reading.cases, result.analysis.sides.claimed.models
        claimed = result.analysis.claim.term
        held = [any(claimed.is_part_of(each.term) for each in model.terms) for model in models]
        assert len(found.inside) >= 3
        assert models
        assert all(held) if result.leaning is Leaning.FOR else not any(held)
        assert (2 * len(found.having) >= len(found.inside)) == (result.leaning is Leaning.FOR)
