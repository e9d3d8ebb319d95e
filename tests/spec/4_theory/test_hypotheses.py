"""Hypotheses are files that people write, held against what the study asked, counted and saw."""

from datetime import date
from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.theory.hypotheses.files import Known, read_hypotheses, read_hypothesis
from canllaw.theory.hypotheses.files_known import KnownFact, KnownWave, find_span
from canllaw.theory.hypotheses.hypotheses import (
    Area,
    Direction,
    Measure,
    MeasureKind,
    MeasureLevel,
    ProgrammeTheory,
    StrandName,
    order_of,
)
from tests.build_answers import make_instrument

KNOWN = Known(
    waves=(KnownWave(key="1", opened=date(2026, 3, 2), instrument=make_instrument()),),
    facts=(KnownFact(name="caseload", low=12, high=22), KnownFact(name="champions", low=0, high=1)),
    practices=True,
    observations=True,
)
WHOLE = """
key = "H2"
area = "organisation"
en = "Champions raise confidence where caseloads are low."
cy = "Mae hyrwyddwyr yn cynyddu hyder lle mae llwythi achosion yn isel."
written = 2026-02-16
smallest_effect = 0.05
direction = "less"
tested_by = ["survey", "cases"]
seen = true
change_mind_en = "The same everywhere."

[context]
kind = "fact"
key = "champions"
en = "Champions"
said_en = "Where there are champions"

[together]
kind = "scale"
key = "confidence"
level = "authority"
low = 2
high = 4

[outcome]
kind = "item"
key = "drafting_1"

[[held]]
kind = "item"
key = "knowledge_1"

[[rivals]]
key = "load"
en = "It is the caseload."
cy = "Y llwyth achosion ydyw."
[rivals.context]
kind = "fact"
key = "caseload"
low = 14
high = 18

[cases]
[[cases.conditions]]
key = "load"
none = 20
half = 16
full = 13
measure = { kind = "fact", key = "caseload" }
[cases.outcome]
key = "sure"
half = 3.5
measure = { kind = "scale", key = "confidence", level = "authority" }

[[earlier]]
written = 2026-01-12
en = "Champions raise confidence."
why_en = "Colleagues doubted that it holds everywhere."
"""


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


def test_a_hypothesis_says_all_that_is_needed_to_test_it(tmp_path: Path) -> None:
    (found,) = read_hypotheses(put(tmp_path, H2=WHOLE), KNOWN).hypotheses
    assert (found.key, found.area, found.direction) == ("H2", Area.ORGANISATION, Direction.LESS)
    assert (found.context.kind, found.context.key) == (MeasureKind.FACT, "champions")
    assert found.together is not None and found.together.level is MeasureLevel.AUTHORITY
    assert found.tested_by == (StrandName.SURVEY, StrandName.CASES)
    assert [rival.key for rival in found.rivals] == ["load"]
    assert found.cases is not None and found.cases.conditions[0].none == 20
    assert found.earlier[0].written == date(2026, 1, 12)


def test_a_study_without_hypotheses_has_an_empty_theory(tmp_path: Path) -> None:
    assert read_hypotheses(tmp_path) == read_hypotheses(tmp_path / "none") == ProgrammeTheory(hypotheses=())


def test_hypotheses_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    files = {f"H{at}": WHOLE.replace('"H2"', f'"H{at}"') for at in (10, 2, 1)}
    theory = read_hypotheses(put(tmp_path, **files))
    assert [each.key for each in theory.hypotheses] == ["H1", "H2", "H10"]
    assert sorted(["b", "a10", "a9", "2"], key=order_of) == ["2", "a9", "a10", "b"]


def test_other_files_and_hidden_ones_are_no_hypotheses(tmp_path: Path) -> None:
    put(tmp_path, H2=WHOLE)
    (tmp_path / "registered.csv").write_text("hypothesis\n")
    (tmp_path / ".H3.toml").write_text("torn = ")
    assert len(read_hypotheses(tmp_path).hypotheses) == 1


def test_windows_line_ends_leave_every_problem_on_its_line(tmp_path: Path) -> None:
    (tmp_path / "H2.toml").write_bytes(
        WHOLE.replace('"champions"', '"champion"').replace("\n", "\r\n").encode()
    )
    with pytest.raises(MaterialError) as caught:
        read_hypotheses(tmp_path, KNOWN)
    (told,) = str(caught.value).splitlines()
    line = WHOLE[: WHOLE.index('key = "champions"')].count("\n") + 1
    assert (
        told == f"H2.toml:{line}:context.key: No authority has a fact of this name. Did you mean champions?"
    )


def test_measures_are_not_held_against_anything_where_nothing_is_known(tmp_path: Path) -> None:
    put(tmp_path, H2=WHOLE)
    assert read_hypothesis(tmp_path / "H2.toml").key == "H2"
    with pytest.raises(MaterialError) as caught:
        read_hypotheses(tmp_path, Known())
    line = WHOLE[: WHOLE.index('kind = "item"\nkey = "drafting_1"')].count("\n") + 1
    fix = "Add a wave to study.toml, or choose another measure."
    assert f"H2.toml:{line}:outcome.kind: The study has no survey. {fix}" in str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("kind", "key", "low", "high"),
    [
        ("scale", "confidence", 1, 5),
        ("scale", "knowledge", 0, 1),
        ("item", "drafting_1", 0, 1),
        ("fact", "caseload", 12, 22),
    ],
)
def test_what_values_a_measure_can_have_is_known(kind: str, key: str, low: float, high: float) -> None:
    measure = Measure(kind=MeasureKind(kind), key=key)
    span = find_span(measure, KNOWN)
    assert span is not None
    assert (span.low, span.high) == (low, high)


def test_a_number_that_people_write_in_has_no_bounds() -> None:
    measure = Measure(kind=MeasureKind.ITEM, key="hours")
    assert find_span(measure, KNOWN) is None


def test_the_hypothesis_of_the_manual_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "hypotheses.md").read_text("utf-8")
    blocks = [block.partition("```")[0] for block in page.split("```toml\n")[1:]]
    (found,) = read_hypotheses(put(tmp_path, H6="\n".join(blocks))).hypotheses
    assert found.cases is not None
    assert (found.key, [condition.key for condition in found.cases.conditions]) == (
        "H6",
        ["champions", "culture"],
    )


def test_a_measure_of_all_waves_is_asked_for_in_each_of_them(tmp_path: Path) -> None:
    short = make_instrument(scales=())
    known = Known(
        waves=(KnownWave(key="0", opened=date(2025, 3, 2), instrument=short), *KNOWN.waves),
        facts=KNOWN.facts,
    )
    newest = WHOLE.replace('key = "drafting_1"', 'key = "drafting_1"\nwave = "1"')
    assert read_hypotheses(put(tmp_path, H2=newest), known).hypotheses
    with pytest.raises(MaterialError) as caught:
        read_hypotheses(put(tmp_path, H2=newest.replace('wave = "1"', 'wave = "all"')), known)
    told = {line.split(": ", 1)[1] for line in str(caught.value).splitlines()}
    assert told == {
        "The questionnaire of this wave has no such scale. The study has none. Add it, or choose another measure."
    }
