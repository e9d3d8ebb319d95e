"""The same people in two waves are found by a code of their own, which unmasks nobody without the key."""

import stat
from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.answers import Answers, PeopleColumn
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.linking import link_people, link_people_with_slips, read_or_make_secret
from tests.build_answers import SECRET, answer, items, make_instrument, make_mapping, people, survey

PARTS = "code_5,code_1,code_2,code_3,code_4,confidence_1\n"


def wave(name: str, *rows: str) -> Answers:
    """A fifth part is the same for everybody, so that four are enough to write here."""
    return answer(PARTS + "\n".join(f"M,{row}" for row in rows), wave=name)


def linked_rows(earlier: Answers, later: Answers) -> list[tuple[int, int]]:
    linking = link_people_with_slips(earlier, later)
    return [(before, after) for _, before, after in linking.pairs.iter_rows()]


def test_the_same_code_is_the_same_person_in_every_wave() -> None:
    earlier = wave("first", "Siân,17,Olwen,B,4", "Mair,3,Nest,C,2")
    later = wave("second", "Huw,9,Ann,D,1", "Siân,17,Olwen,B,5")
    linking = link_people(earlier, later)
    assert (linking.exact, linking.near, linking.only_earlier, linking.only_later) == (1, 0, 1, 1)
    assert [(before, after) for _, before, after in linking.pairs.iter_rows()] == [(2, 3)]


@pytest.mark.parametrize(
    "again", ["SIÂN,17,olwen,b,5", "sian, 17 ,Olwen,B,5", "Sian,017,Ol-wen,B.,5", "Siân,17,Olŵen,B,5"]
)
def test_case_spaces_accents_and_leading_zeros_make_no_other_person(again: str) -> None:
    assert link_people(wave("first", "Siân,17,Olwen,B,4"), wave("second", again)).exact == 1


def test_other_parts_in_another_order_are_another_person() -> None:
    assert link_people(wave("first", "A,B,C,D,4"), wave("second", "B,A,C,D,4")).exact == 0


def test_parts_do_not_run_into_each_other() -> None:
    assert link_people(wave("first", "AB,C,D,E,4"), wave("second", "A,BC,D,E,4")).exact == 0


def test_another_key_gives_another_person() -> None:
    export = survey("code,confidence_1\nAB12,4")
    mapping = make_mapping(items("confidence_1"), people(code=PeopleColumn.CODE))
    one = make_answers(export, mapping, make_instrument(), "first", None, SECRET)
    two = make_answers(export, mapping, make_instrument(), "second", None, bytes(32))
    assert link_people(one, two).exact == 0


def test_one_part_that_differs_is_borne_on_request() -> None:
    earlier = wave("first", "Siân,17,Olwen,B,4", "Mair,3,Nest,C,2")
    later = wave("second", "Siân,18,Olwen,B,4")
    assert link_people(earlier, later).exact == 0
    linking = link_people_with_slips(earlier, later)
    assert (linking.exact, linking.near, linking.only_earlier, linking.only_later) == (0, 1, 1, 0)
    assert linking.later.frame["person"].to_list() == [earlier.frame["person"][0]]


def test_two_parts_that_differ_are_not_borne() -> None:
    assert linked_rows(wave("first", "A,1,C,D,4"), wave("second", "A,2,X,D,4")) == []


def test_a_part_left_empty_is_a_part_that_differs() -> None:
    earlier, later = wave("first", "A,1,C,D,4"), wave("second", "A,,C,D,4")
    assert linked_rows(earlier, later) == [(2, 2)]
    linking = link_people(earlier, later)
    assert (linking.exact, linking.later_without_code, linking.only_later) == (0, 1, 0)


def test_a_slip_that_fits_two_people_links_neither() -> None:
    assert linked_rows(wave("first", "A,1,C,D,4", "A,2,C,D,4"), wave("second", "A,3,C,D,4")) == []
    assert linked_rows(wave("first", "A,3,C,D,4"), wave("second", "A,1,C,D,4", "A,2,C,D,4")) == []


def test_a_slip_that_fits_two_people_through_different_parts_links_neither() -> None:
    assert linked_rows(wave("first", "X,1,C,D,4", "A,2,C,D,4"), wave("second", "A,1,C,D,4")) == []


def test_who_is_linked_exactly_stands_in_nobodys_way() -> None:
    earlier = wave("first", "A,1,C,D,4", "A,2,C,D,4")
    later = wave("second", "A,2,C,D,4", "A,3,C,D,4")
    assert sorted(linked_rows(earlier, later)) == [(2, 3), (3, 2)]


def test_people_with_one_code_between_them_are_not_linked() -> None:
    earlier = wave("first", "A,1,C,D,4", "A,1,C,D,5")
    later = wave("second", "A,1,C,D,4")
    linking = link_people_with_slips(earlier, later)
    assert (linking.exact, linking.near, linking.earlier_without_code, linking.only_later) == (0, 0, 2, 1)


def test_with_fewer_than_five_parts_no_slip_is_borne() -> None:
    text = "code_1,code_2,code_3,code_4,confidence_1\n"
    assert linked_rows(answer(text + "A,1,C,D,4"), answer(text + "A,2,C,D,4", wave="second")) == []


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    secret = read_or_make_secret(tmp_path)
    assert len(secret) == 32
    assert read_or_make_secret(tmp_path) == secret
    assert stat.S_IMODE((tmp_path / "link.key").stat().st_mode) == 0o600


def test_two_studies_have_two_keys(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert read_or_make_secret(tmp_path / "a") != read_or_make_secret(tmp_path / "b")


def test_a_damaged_key_is_told_and_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "link.key").write_text("abc")
    with pytest.raises(MaterialError) as error:
        read_or_make_secret(tmp_path)
    assert str(error.value) == (
        "link.key: The key that links the waves is damaged. Put the file back from a copy. "
        "Without it, people cannot be linked with earlier results."
    )
    assert (tmp_path / "link.key").read_text() == "abc"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MaterialError) as error:
        read_or_make_secret(tmp_path / "nowhere")
    assert str(error.value) == (
        "link.key: The key that links the waves can be neither read nor made. "
        "Check that you may read and write in this folder."
    )
