"""Personal data in projects and in what coders wrote: the interview is named, and notes are looked through."""

from pathlib import Path

from canllaw.study import check_study
from canllaw.study.checking import Checked
from tests.build_interviews import put
from tests.build_refi_qda import (
    CODES,
    FIRST,
    SECOND,
    TIME,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
)
from tests.build_study import find_result

STUDY = 'title_en = "A study"\n'
NAMES = "Siân Bevan\n"
SILENT = "Nobody told us.\nThere was no time."
TELLING = "Nobody told us.\nAsk Siân Bevan on 029 2018 0123."
OTHER_FILE = f"{SECOND}.txt"
OTHER = make_text_source("", f"internal://{OTHER_FILE}", "i24.txt").replace(FIRST, SECOND, 1)


def project(*selections: str, codes: str = CODES) -> bytes:
    xml = make_project_xml(make_text_source("".join(selections)) + OTHER, codes=codes)
    return make_qdpx(
        xml, {f"sources/{FIRST}.txt": SILENT.encode(), f"sources/{OTHER_FILE}": TELLING.encode()}
    )


def study(folder: Path, files: dict[str, str | bytes], definition: str = STUDY) -> Path:
    own = {f"evidence/{name}": content for name, content in ({"names.txt": NAMES} | files).items()}
    return put(folder, {"study.toml": definition, **own})


def places(checked: Checked) -> list[tuple[str, int | None, str | None, str]]:
    return [
        (each.where.source.name, each.where.row, each.where.column, str(each.what))
        for each in checked.warnings
    ]


def looks_like(kind: str, where: str) -> str:
    return f"This looks like personal data: {kind}. Places in this {where}: 1."


def test_in_a_project_the_interview_is_named_and_its_line(tmp_path: Path) -> None:
    folder = study(tmp_path, {"interviews/pd.qdpx": project()})
    assert places(check_study(folder)) == [
        ("pd.qdpx", 2, "i24", looks_like("name", "interview")),
        ("pd.qdpx", 2, "i24", looks_like("telephone number", "interview")),
    ]
    assert [(note.place.row, note.place.column) for note in find_result(folder).personal] == [(2, "i24")] * 2


def test_notes_of_coders_and_what_codes_mean_are_looked_through(tmp_path: Path) -> None:
    files = {
        "interviews/i1.txt": SILENT,
        "codebook.csv": "key,name,description,description_cy\ntime,Time,As Siân Bevan said,Fel Siân Bevan\n",
        "excerpts.csv": "document,words,codes,note\ni1,no time,time,\ni1,Nobody,time,See Siân Bevan\n",
    }
    expected = [
        ("codebook.csv", 2, "description", looks_like("name", "file").replace("1.", "2.")),
        ("excerpts.csv", 3, "note", looks_like("name", "file")),
    ]
    assert places(check_study(study(tmp_path, files))) == expected
    masked = f"mask_personal_data = true\n{STUDY}"
    assert places(check_study(study(tmp_path, files, masked))) == expected, "notes are never masked"


def test_notes_are_looked_through_also_where_something_else_is_wrong(tmp_path: Path) -> None:
    files = {
        "interviews/i1.txt": SILENT,
        "codebook.csv": "key,name,description\ntime,Time,As Siân Bevan said\n",
        "excerpts.csv": "document,words,codes,note\nnobody,no time,time,See Siân Bevan\n",
    }
    checked = check_study(study(tmp_path, files))
    assert [each.where.column for each in checked.problems] == ["document"]
    assert {place[:3] for place in places(checked)} == {
        ("codebook.csv", 2, "description"),
        ("excerpts.csv", 2, "note"),
    }


def test_notes_and_meanings_in_a_project_are_looked_through(tmp_path: Path) -> None:
    noted = make_selection(1, 0, 6, TIME).replace(
        "<Coding", "<Description>See Siân Bevan</Description><Coding", 1
    )
    codes = CODES.replace(
        'name="Time" isCodable="true"/>',
        'name="Time" isCodable="true"><Description>Siân Bevan</Description></Code>',
    )
    folder = study(tmp_path, {"interviews/pd.qdpx": project(noted, codes=codes)})
    assert [place[1:3] for place in places(check_study(folder))][2:] == [
        (None, "Mabel:0-6:note"),
        (None, "time"),
    ]
