"""What does not obey the standard is mended where nothing is at stake, and otherwise lost by name."""

from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.refi_qda import Grade, limits, read_qdpx
from tests.build_refi_qda import (
    FIRST,
    SECOND,
    TIME,
    guid,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
)

LOST = "Elements that the standard does not know or that lack what it asks for: {}."


def read(folder: Path, source: str, rest: str = "") -> list[tuple[Grade, str, int]]:
    xml = make_project_xml(source, rest=rest)
    (folder / "study.qdpx").write_bytes(make_qdpx(xml, {f"sources/{FIRST}.txt": b"We had no time."}))
    losses = read_qdpx(folder / "study.qdpx").losses
    return [(loss.grade, str(loss.what), loss.codings) for loss in losses.found]


SELECTION = make_selection(1, 0, 2, TIME)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (SELECTION.replace('startPosition="0"', ""), [(Grade.LOST, LOST.format("PlainTextSelection"), 1)]),
        (
            SELECTION.replace('endPosition="2"', 'endPosition="two"'),
            [
                (Grade.LOST, "A value is not of the form that the standard asks for: endPosition.", 0),
                (Grade.LOST, LOST.format("PlainTextSelection"), 1),
            ],
        ),
        (SELECTION.replace(f'<CodeRef targetGUID="{TIME}"/>', ""), [(Grade.LOST, LOST.format("Coding"), 1)]),
        (
            SELECTION.replace(f'targetGUID="{TIME}"', ""),
            [(Grade.LOST, LOST.format("CodeRef"), 0), (Grade.LOST, LOST.format("Coding"), 1)],
        ),
        (
            SELECTION.replace("<Coding ", '<Coding creationDateTime="2026-02-30T10:00:00Z" '),
            [(Grade.LOST, "A value is not of the form that the standard asks for: creationDateTime.", 0)],
        ),
        (
            SELECTION.replace("<Coding ", '<Coding weight="3" '),
            [(Grade.LOST, "The standard knows no such attribute: weight.", 0)],
        ),
        (
            SELECTION.replace(f'guid="{guid(1)}"', ""),
            [(Grade.NOTED, "An element had no GUID and was given one: PlainTextSelection.", 0)],
        ),
        (
            SELECTION + SELECTION,
            [
                (
                    Grade.NOTED,
                    "A GUID stood twice; the second element was given its own: PlainTextSelection.",
                    0,
                ),
                (Grade.NOTED, "A GUID stood twice; the second element was given its own: Coding.", 0),
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_selection_is_named(
    tmp_path: Path, source: str, expected: list[tuple[Grade, str, int]]
):
    assert sorted(read(tmp_path, make_text_source(source))) == sorted(expected)


def test_a_foreign_element_is_lost_and_an_empty_container_is_nothing(tmp_path: Path):
    rest = '<Sets/><Links/><x:Extra xmlns:x="urn:other"/>'
    assert read(tmp_path, make_text_source(SELECTION), rest) == [
        (Grade.LOST, LOST.format("{urn:other}Extra"), 0)
    ]


def test_children_out_of_order_are_put_in_order(tmp_path: Path):
    rest = "<Description>About time</Description>"
    xml = make_project_xml(make_text_source(SELECTION)).replace("<Users>", f"{rest}<Users>")
    (tmp_path / "study.qdpx").write_bytes(make_qdpx(xml, {f"sources/{FIRST}.txt": b"We had no time."}))
    project = read_qdpx(tmp_path / "study.qdpx")
    assert project.losses.found == ()
    assert project.remainder.project.children[-1].text == "About time"


def test_many_sources_that_name_one_large_text_are_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "LARGEST_TEXTS_TOGETHER", 1_000)
    again = make_text_source("").replace(f'guid="{FIRST}"', f'guid="{SECOND}"')
    xml = make_project_xml(make_text_source("") + again)
    (tmp_path / "study.qdpx").write_bytes(make_qdpx(xml, {f"sources/{FIRST}.txt": b"We had no time. " * 40}))
    with pytest.raises(MaterialError) as caught:
        read_qdpx(tmp_path / "study.qdpx")
    assert str(caught.value) == (
        "study.qdpx: The archive unpacks to far more than a project holds. Do not trust this file; ask its sender "
        "for the original."
    )


def test_a_description_as_an_attribute_is_lost_where_a_description_has_no_place(tmp_path: Path):
    coded = SELECTION.replace("<Coding ", '<Coding description="sure" ')
    assert read(tmp_path, make_text_source(coded)) == [
        (Grade.LOST, "The standard knows no such attribute: description.", 0)
    ]
