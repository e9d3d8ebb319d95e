"""The stage from end to end: a folder in, scores and shares out, and nothing of few people."""

from pathlib import Path

import pytest

from canllaw.basics.findings import Verdict
from canllaw.basics.problems import MaterialError
from canllaw.evidence.results import WaveResult
from tests.build_study import PRACTICE, find_result, put_result, put_study

# Scores by hand, the second answer turned round (4 less it): 3, 3, 2, 1, 2, and none where one does not count.
SIX = """mon,3,1,yes,
mon,3,1,yes,
mon,2,2,yes,
gwy,1,3,no,
gwy,3,3,no,
gwy,9,1,no,
"""


def mean_of(wave: WaveResult) -> tuple[float | None, int | None]:
    (row,) = [each for each in wave.scales if each.key == ("everybody",)]
    assert row.shown is not None
    return row.shown.value, row.shown.n


def test_answers_become_the_mean_of_everybody_and_the_people_behind_it(tmp_path: Path) -> None:
    (wave,) = put_result(tmp_path, SIX).waves
    mean, people = mean_of(wave)
    assert mean == pytest.approx((3 + 3 + 2 + 1 + 2) / 5)
    assert people == 5


def test_each_wave_has_its_own_scores(tmp_path: Path) -> None:
    later = "mon,3,1,yes,\n" * 3 + "gwy,2,2,no,\n" * 3
    first, second = put_result(tmp_path, SIX, later).waves
    assert mean_of(first)[0] == pytest.approx(2.2)
    assert mean_of(second) == (2.5, 6)
    assert (first.key, second.key) == ("1", "2")


def test_a_wave_of_fewer_people_than_the_small_number_tells_nothing(tmp_path: Path) -> None:
    result = put_result(tmp_path, SIX, small_number=7)
    (wave,) = result.waves
    shown = (
        [row.shown for row in wave.scales if row.shown] + [row.shown for row in wave.response] + [*wave.items]
    )
    assert shown
    assert all(each.hidden and each.n is None and each.value is None for each in shown)
    said = [each for each in wave.findings if each.about.startswith("response")]
    assert [each.verdict for each in said] == [Verdict.NOT_ENOUGH]


def test_a_scale_is_silent_on_authorities_where_there_are_two(tmp_path: Path) -> None:
    (wave,) = put_result(tmp_path, SIX).waves
    rows = [row for row in wave.scales if row.key[0] == "authority"]
    assert [row.key for row in rows] == [("authority", "gwy"), ("authority", "mon")]
    assert all(row.shown is None for row in rows)
    assert "Too few authorities answered. Authorities: 2, needed: 10." in map(str, rows[0].why_not)


def test_belief_is_held_against_what_was_seen(tmp_path: Path) -> None:
    rows = "".join(
        f"S{number},2026-02-01,{'mon' if number % 2 else 'gwy'},ring,{'seen' if number > 6 else 'not seen'}\n"
        for number in range(1, 9)
    )
    sheet = "session,held,authority,practice,seen\n" + rows
    result = put_result(tmp_path, SIX, **{"practices.toml": PRACTICE, "observations.csv": sheet})
    (gap,) = result.gaps
    assert gap.practice.key == "ring"
    sides = {each.key[1]: (each.value, each.n) for each in result.gap_sides}
    assert sides == {"believed": (0.5, 6), "observed": (0.25, 8)}


def test_personal_data_is_told_of_and_masked_on_request(tmp_path: Path) -> None:
    words = SIX.replace("yes,\n", "yes,Ring 029 2018 0123\n", 1)
    result = put_result(tmp_path, words)
    assert [(note.place.row, note.place.column) for note in result.personal] == [(2, "words")]
    assert result.waves[0].scored.answers.frame["words"][0] == "Ring 029 2018 0123"


def test_masking_leaves_the_kind_in_the_place_of_the_words(tmp_path: Path) -> None:
    words = SIX.replace("yes,\n", "yes,Ring 029 2018 0123\n", 1)
    folder = put_study(tmp_path, words)
    definition = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(f"mask_personal_data = true\n{definition}", encoding="utf-8")
    result = find_result(folder)
    masked = result.waves[0].scored.answers.frame["words"][0]
    assert masked.startswith("Ring ") and "2018" not in masked
    assert len(result.personal) == 1, "what was masked is still told of"


def test_every_problem_of_every_file_is_told_before_anything_is_scored(tmp_path: Path) -> None:
    with pytest.raises(MaterialError) as caught:
        put_result(tmp_path, "mon,7,1,yes,\n", "nowhere,1,1,yes,\n")
    assert {problem.where.source.name for problem in caught.value.problems} == {
        "survey-1.csv",
        "survey-2.csv",
    }
    assert "7" not in str(caught.value.problems[0].what), "an answer stands in no message"


def test_the_same_folder_gives_the_same_findings(tmp_path: Path) -> None:
    once, again = put_result(tmp_path, SIX), put_result(tmp_path, SIX)
    assert once.findings == again.findings
    assert once.waves[0].items == again.waves[0].items
