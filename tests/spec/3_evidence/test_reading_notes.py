"""What was lost or set aside as a project was read is told wherever somebody looks: not on the page alone."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.overview import find_evidence_overview
from canllaw.report.evidence_files import write_evidence_tables
from canllaw.report.terminal_evidence import print_evidence
from canllaw.study import check_study
from tests.build_interviews import put
from tests.build_refi_qda import TIME, make_project_xml, make_qdpx, make_selection, make_text_source
from tests.build_study import find_result

# The text is missing, and with it the words of two codings; the standard knows no weather.
XML = make_project_xml(make_text_source(make_selection(1, 0, 6, TIME) + make_selection(2, 0, 3, TIME)))
PROJECT = make_qdpx(XML.replace("</Project>", "<Weather/></Project>"))
ASIDE = "The text is missing from the project, so its selections are carried without words. Places: 1"


def study(folder: Path, **more: str) -> Path:
    files: dict[str, str | bytes] = {f"evidence/{name}": text for name, text in more.items()}
    return put(
        folder, {"study.toml": 'title_en = "A study"\n', "evidence/interviews/p.qdpx": PROJECT, **files}
    )


def test_a_check_finds_no_problem_and_tells_what_to_look_at(tmp_path: Path) -> None:
    checked = check_study(study(tmp_path))
    assert checked.problems == ()
    lost, aside = checked.warnings
    assert (lost.where.source.name, aside.where.source.name) == ("p.qdpx", "p.qdpx")
    assert str(lost.fix).startswith("This will not come back")
    assert str(aside.what) == f"{ASIDE}. Codings concerned: 2."


def test_a_check_tells_of_recordings_and_of_words_that_were_found_again(tmp_path: Path) -> None:
    rows = f"document,words,sha256,codes\ni1,no time,{64 * '0'},late\n"
    files = {"interviews/i1.txt": "There was no time.", "interviews/i1.mp3": "", "excerpts.csv": rows}
    put(tmp_path, {"study.toml": 'title_en = "A study"\n', **{f"evidence/{n}": files[n] for n in files}})
    again, passed = check_study(tmp_path).warnings
    assert (again.where.source.name, again.where.row) == ("excerpts.csv", 2)
    assert str(passed.what) == "Files that hold no text were passed over: i1.mp3."


def test_the_main_messages_say_that_not_everything_could_be_used(tmp_path: Path) -> None:
    found = {each.about: str(each.sentence) for each in find_evidence_overview(find_result(study(tmp_path)))}
    assert found["interviews not used"] == (
        "Not everything in the files of coding programs could be used. Kinds of things lost: 1. Kinds of "
        "things set aside: 1. Codings concerned: 2."
    )


def said(folder: Path, *, as_json: bool) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        print_evidence("A study", find_result(folder), (), Language.ENGLISH, as_json)
    return " ".join(out.getvalue().split())


def test_the_terminal_and_both_kinds_of_json_tell_each_thing(tmp_path: Path) -> None:
    folder = study(tmp_path / "study")
    assert ASIDE in said(folder, as_json=False)
    told = json.loads(said(folder, as_json=True))["evidence"]
    assert told["interviews aside: 2"].startswith(ASIDE)
    assert "interviews lost: 1" in told
    write_evidence_tables(find_result(folder), tmp_path / "out", Language.ENGLISH)
    written = json.loads((tmp_path / "out" / "evidence.json").read_text(encoding="utf-8"))["findings"]
    assert [each["verdict"] for each in written if each["about"].startswith("interviews aside")] == ["alarm"]


def test_where_everything_was_read_nothing_is_said_of_it(tmp_path: Path) -> None:
    put(tmp_path, {"study.toml": 'title_en = "A study"\n', "evidence/interviews/i1.txt": "Nobody told us."})
    assert check_study(tmp_path).warnings == ()
    assert "How the coding was read" not in said(tmp_path, as_json=False)
