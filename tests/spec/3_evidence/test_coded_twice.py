"""Coding that stands in a project and in excerpts.csv counts once, and what differs is for a person to decide."""

from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.excerpts import write_excerpts
from canllaw.evidence.interviews.folder import read_interview_folder
from canllaw.evidence.interviews.interviews import Interviews
from tests.build_interviews import put
from tests.build_refi_qda import (
    FIRST,
    TIME,
    TRUST,
    guid,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
)

WORDS = "Nobody told us. There was no time."
FOR, AGAINST = guid(501), guid(502)
CODES = (
    f'<CodeBook><Codes><Code guid="{TIME}" name="Time" isCodable="true"/>'
    f'<Code guid="{TRUST}" name="Trust" isCodable="true"/>'
    f'<Code guid="{guid(500)}" name="Hypothesis: H1" isCodable="false">'
    f'<Code guid="{FOR}" name="H1: for" isCodable="true"/>'
    f'<Code guid="{AGAINST}" name="H1: against" isCodable="true"/></Code></Codes></CodeBook>'
)


def project(*selections: str) -> bytes:
    xml = make_project_xml(make_text_source("".join(selections)), codes=CODES)
    return make_qdpx(xml, {f"sources/{FIRST}.txt": WORDS.encode()})


# Anna gave "Nobody told us" a code and a stance, and "no time" a code.
ANNAS = project(make_selection(1, 0, 14, TRUST, FOR), make_selection(2, 26, 33, TIME))
COLUMNS = "document,words,codes,coder,hypothesis,stance\n"
OURS = "Mabel,Nobody told us,trust,Anna,H1,for\nMabel,no time,time,Anna,,\n"


def read(folder: Path, *, rows: str = "", **files: bytes) -> Interviews:
    names = {f"interviews/{name}.qdpx": content for name, content in files.items()}
    table = {"excerpts.csv": COLUMNS + rows} if rows else {}
    return read_interview_folder(put(folder, {**names, **table})).interviews


def problems(folder: Path, rows: str, **files: bytes) -> list[str]:
    with pytest.raises(MaterialError) as caught:
        read(folder, rows=rows, **files)
    return str(caught.value).split("\n")


def said(interviews: Interviews) -> list[tuple[str, str, str]]:
    return [
        (interviews.words_of(excerpt), what, coder)
        for excerpt in interviews.excerpts
        for what, coder in (
            *((each.code, each.coder) for each in excerpt.codings),
            *((f"{each.hypothesis} {each.stance}", each.coder) for each in excerpt.bearings),
        )
    ]


ANNA_SAID = [
    ("Nobody told us", "trust", "Anna"),
    ("Nobody told us", "H1 for", "Anna"),
    ("no time", "time", "Anna"),
]
DIFFER = (
    "excerpts.csv:2:document: The interview Mabel is coded by the same person here and in ours.qdpx, and not"
)


def test_what_a_table_written_by_hand_says_of_a_project_as_the_project_does_counts_once(
    tmp_path: Path,
) -> None:
    interviews = read(tmp_path, rows=OURS, ours=ANNAS)
    assert said(interviews) == ANNA_SAID
    assert len(interviews.excerpts) == 2


@pytest.mark.parametrize(
    "rows",
    [
        OURS.replace("H1,for", "H1,against"),
        OURS.replace("Mabel,no time,time,Anna,,\n", ""),
        OURS.replace("trust", "time"),
        OURS.replace("Nobody told", "told"),
        OURS + "Mabel,There was,time,Anna,,\n",
    ],
    ids=["another stance", "a row taken out", "another code", "other words", "a row more"],
)
def test_one_coders_work_in_two_files_that_differ_is_for_a_person_to_decide(
    tmp_path: Path, rows: str
) -> None:
    (told,) = problems(tmp_path, rows, ours=ANNAS)
    assert told.startswith(DIFFER)


def test_a_row_taken_out_of_a_table_that_was_written_of_the_project_does_not_come_back(
    tmp_path: Path,
) -> None:
    interviews = read(tmp_path, ours=ANNAS)
    write_excerpts(interviews, tmp_path / "excerpts.csv")
    assert said(read_interview_folder(tmp_path).interviews) == ANNA_SAID
    heading, _, *kept = (tmp_path / "excerpts.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "excerpts.csv").write_text(heading + "".join(kept), encoding="utf-8")
    with pytest.raises(MaterialError, match="and not alike"):
        read_interview_folder(tmp_path)


def test_another_coders_rows_are_put_beside_the_project(tmp_path: Path) -> None:
    rows = "Mabel,Nobody told us,time,Ben,H1,against\n"
    interviews = read(tmp_path, rows=rows, ours=ANNAS)
    assert sorted(said(interviews)) == sorted(
        [*ANNA_SAID, ("Nobody told us", "time", "Ben"), ("Nobody told us", "H1 against", "Ben")]
    )
    assert len(interviews.excerpts) == 2, "rows about the same words are one excerpt"


def test_one_coder_has_one_stance_towards_a_hypothesis_for_the_same_words(tmp_path: Path) -> None:
    put(tmp_path, {"interviews/i1.txt": WORDS})
    rows = "i1,no time,time,Ann,H1,for\ni1,no time,,Ben,H1,against\ni1,no time,,Ann,H1,against\n"
    assert problems(tmp_path, rows) == [
        "excerpts.csv:4:stance: The same coder gives the same words another stance towards this hypothesis in "
        "row 2. Keep the stance that is meant; where two people judged, name both as coders."
    ]


def test_two_coders_may_differ_and_one_may_say_different_things_of_two_hypotheses(tmp_path: Path) -> None:
    put(tmp_path, {"interviews/i1.txt": WORDS})
    rows = "i1,no time,,Ann,H1,for\ni1,no time,,Ben,H1,against\ni1,no time,,Ann,H2,against\n"
    assert len(said(read(tmp_path, rows=rows))) == 3


def test_two_stances_of_one_coder_in_one_project_or_in_two_are_told_with_both_places(tmp_path: Path) -> None:
    both = project(make_selection(1, 0, 14, FOR, AGAINST))
    (told,) = problems(tmp_path / "one", "", ours=both)
    assert told.startswith(
        "ours.qdpx:Mabel: The same coder gave characters 0 to 14 of this interview another stance towards H1 in "
        "ours.qdpx."
    )
    files = {"a": project(make_selection(1, 0, 14, FOR)), "b": project(make_selection(3, 0, 14, AGAINST))}
    (told,) = problems(tmp_path / "two", "", **files)
    assert told.startswith("b.qdpx:Mabel: ") and " in a.qdpx." in told
