"""The evidence of a study is read together: what one file says is held against the others."""

from datetime import date
from pathlib import Path

import pytest

from canllaw.basics.language import Bilingual, Language
from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.waves import Wave
from canllaw.evidence.material import EvidenceRequest, read_material
from canllaw.evidence.preparing import write_drafted_map
from tests.build_answers import SECRET
from tests.build_documents import make_file
from tests.build_refi_qda import TIME, make_project_xml, make_qdpx, make_selection, make_text_source

AS_BEFORE = "confidence_1,code_mother,code_day\n5,A,1\n4,B,2\n"
TURNED = "confidence_1,code_day,code_mother\n3,01,a\n2,7,C\n"


def put_wave(folder: Path, key: str, text: str) -> Wave:
    """A wave whose mapping is as it was drafted."""
    (folder / "evidence").mkdir(exist_ok=True)
    file = make_file(folder / "evidence", f"{key}.csv", text)
    return Wave(
        key=key,
        name=Bilingual(key, key),
        instrument="canllaw-practice",
        file=file,
        mapping=write_drafted_map(file, "canllaw-practice", None, Language.ENGLISH).path,
        opened=date(2026, 1, 1),
    )


def test_a_code_whose_parts_another_wave_orders_otherwise_is_told_and_not_lost(tmp_path: Path) -> None:
    waves = (put_wave(tmp_path, "first", AS_BEFORE), put_wave(tmp_path, "second", TURNED))
    with pytest.raises(MaterialError) as caught:
        read_material(EvidenceRequest(folder=tmp_path, secret=SECRET, waves=waves))
    (problem,) = caught.value.problems
    assert problem.where.source.name == "second.map.toml"
    assert str(problem.what) == "The parts of the code stand in another order than in the wave before."
    assert str(problem.fix) == "Put their entries in this order: code_mother, code_day."


def test_the_parts_of_a_code_in_one_order_link_two_waves(tmp_path: Path) -> None:
    again = "code_mother,code_day,confidence_1\na,01,3\nC,7,2\n"
    waves = (put_wave(tmp_path, "first", AS_BEFORE), put_wave(tmp_path, "second", again))
    material = read_material(EvidenceRequest(folder=tmp_path, secret=SECRET, waves=waves))
    linking = material.waves[1].linking
    assert linking is not None
    assert (linking.exact, linking.only_earlier, linking.only_later) == (1, 1, 1)


PRACTICE = """
[[practices]]
key = "plan"
en = "A plan"
cy = "Cynllun"
expectations = []
self_report = "{item}"
"""


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("alredy_1", "The questionnaire has no item with this key."),
        ("time_3", "Who agrees with this item says the opposite: it is turned round when scored."),
        ("already_1", ""),
    ],
)
def test_a_practice_that_names_no_item_or_one_that_says_the_opposite_is_told(
    tmp_path: Path, item: str, told: str
) -> None:
    waves = (put_wave(tmp_path, "first", AS_BEFORE),)
    make_file(tmp_path / "evidence", "practices.toml", PRACTICE.format(item=item))
    request = EvidenceRequest(folder=tmp_path, secret=SECRET, waves=waves)
    if not told:
        assert read_material(request).practices[0].self_report == item
        return
    with pytest.raises(MaterialError) as caught:
        read_material(request)
    assert [str(problem.what) for problem in caught.value.problems] == [told]


def test_a_project_whose_texts_are_all_missing_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    folder = tmp_path / "evidence" / "interviews"
    folder.mkdir(parents=True)
    source = make_text_source(make_selection(1, 0, 4, TIME), path="internal://missing.txt")
    (folder / "project.qdpx").write_bytes(make_qdpx(make_project_xml(source)))
    request = EvidenceRequest(folder=tmp_path, waves=(), secret=SECRET, small_number=10, seed=1)
    interviews = read_material(request).interviews
    assert interviews is not None and interviews.interviews.transcripts == ()
    told = [str(sentence) for losses in interviews.losses for sentence in losses.messages]
    assert any("Codings concerned: 1." in sentence for sentence in told), told


def test_a_study_without_interviews_has_none(tmp_path: Path) -> None:
    request = EvidenceRequest(folder=tmp_path, waves=(), secret=SECRET, small_number=10, seed=1)
    assert read_material(request).interviews is None
