"""The files for other programs: the contract of docs/files.md."""

import csv
import json
from pathlib import Path
from typing import Any

import python_calamine

from canllaw.basics.language import Language, message
from canllaw.basics.sources import Place
from canllaw.guidance.analysis import Analysis, Earlier, analyse_guidance
from canllaw.guidance.editions import Change, ChangeKind
from canllaw.guidance.expectations import Declined, Reading
from canllaw.guidance.files import write_files
from canllaw.guidance.roles import default_roles
from tests.build_guidance import SOURCE, ask, make_guidance

KEYS = (
    "id paragraph page section text start end force polarity actor actor_inherited role action context target time "
    "legal_references concreteness missing alarm reason"
)
POLICE = ask(
    "The police and the school must share the plan within a day.",
    actor="police and the school",
    action="share the plan",
    target="the plan",
    time="within a day",
    id="a",
)
FORMULA = ask("=HYPERLINK() must be recorded.", action="be recorded", id="b")


def analyse(*changes: Change) -> Analysis:
    edition, reading = make_guidance([POLICE, FORMULA])
    declined = Declined(
        passage=0, place=Place(source=SOURCE, page=1), text="may be at risk", reason=message("Why.")
    )
    reading = Reading(expectations=reading.expectations, declined=(declined,))
    earlier = Earlier(edition=edition, reading=reading, changes=changes) if changes else None
    return analyse_guidance(edition, reading, default_roles(), earlier)


SAME = Change(kind=ChangeKind.SAME, old=("a",), new=("a",), old_text="x", new_text="y", why=message("Why."))


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_json_has_the_keys_of_the_contract_in_their_order(tmp_path: Path) -> None:
    write_files(analyse(), tmp_path)
    whole = read_json(tmp_path / "expectations.json")
    assert list(whole) == ["document", "expectations"]
    assert list(whole["document"]) == [
        "title", "source", "sha256", "language", "format", "pages", "words", "text_file", "version",
    ]  # fmt: skip
    assert [" ".join(entry) for entry in whole["expectations"]] == [KEYS, KEYS]


def test_an_entry_holds_words_and_null_for_what_is_absent(tmp_path: Path) -> None:
    write_files(analyse(), tmp_path)
    police, formula = read_json(tmp_path / "expectations.json")["expectations"]
    assert police == {
        "id": "a",
        "paragraph": "1.1",
        "page": 1,
        "section": ["1 Duties"],
        "text": POLICE.text,
        "start": 0,
        "end": 59,
        "force": "requirement",
        "polarity": "do",
        "actor": "police and the school",
        "actor_inherited": False,
        "role": "police; education",
        "action": "share the plan",
        "context": None,
        "target": "the plan",
        "time": "within a day",
        "legal_references": [],
        "concreteness": "concrete",
        "missing": [],
        "alarm": False,
        "reason": "A test says so.",
    }
    assert (formula["actor"], formula["role"], formula["missing"]) == (None, None, ["actor", "time"])


def test_start_and_end_count_characters_of_the_text_file(tmp_path: Path) -> None:
    write_files(analyse(), tmp_path)
    text = (tmp_path / "document.txt").read_bytes().decode()
    for entry in read_json(tmp_path / "expectations.json")["expectations"]:
        assert text[entry["start"] : entry["end"]] == entry["text"]


def test_csv_and_workbook_hold_the_same_and_the_two_explanations(tmp_path: Path) -> None:
    write_files(analyse(), tmp_path)
    rows = read_csv(tmp_path / "expectations.csv")
    assert " ".join(rows[0]) == f"{KEYS} concreteness_reason alarm_reason"
    assert (rows[0]["section"], rows[0]["alarm"], rows[1]["missing"]) == ("1 Duties", "no", "actor; time")
    workbook = python_calamine.CalamineWorkbook.from_path(tmp_path / "expectations.xlsx")
    sheet = workbook.get_sheet_by_index(0).to_python()
    assert sheet[0] == list(rows[0])
    assert len(sheet) == 3


def test_a_cell_that_could_run_as_a_formula_cannot(tmp_path: Path) -> None:
    write_files(analyse(), tmp_path)
    assert read_csv(tmp_path / "expectations.csv")[1]["text"].startswith("'=HYPERLINK")


def test_changes_are_written_with_their_roles_where_there_is_an_edition_before(tmp_path: Path) -> None:
    write_files(analyse(SAME), tmp_path)
    assert read_json(tmp_path / "changes.json") == {
        "changes": [
            {
                "kind": "same",
                "old": ["a"],
                "new": ["a"],
                "old_text": "x",
                "new_text": "y",
                "roles": ["police", "education"],
            }
        ]
    }
    assert read_csv(tmp_path / "changes.csv")[0]["roles"] == "police; education"
    assert (tmp_path / "changes.xlsx").exists()


def test_changes_of_a_run_before_do_not_stay_behind(tmp_path: Path) -> None:
    write_files(analyse(SAME), tmp_path)
    paths = write_files(analyse(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in paths)
    assert not (tmp_path / "changes.json").exists()


def test_what_was_declined_is_written_with_the_reason(tmp_path: Path) -> None:
    write_files(analyse(), tmp_path, Language.ENGLISH)
    assert read_csv(tmp_path / "declined.csv") == [
        {"paragraph": "", "page": "1", "text": "may be at risk", "reason": "Why."}
    ]


def test_a_document_that_asks_nothing_has_files_with_headings_only(tmp_path: Path) -> None:
    edition, reading = make_guidance([])
    write_files(analyse_guidance(edition, reading, default_roles()), tmp_path / "new" / "folder")
    assert read_json(tmp_path / "new" / "folder" / "expectations.json")["expectations"] == []
    assert read_csv(tmp_path / "new" / "folder" / "expectations.csv") == []


def test_the_same_analysis_gives_the_same_files(tmp_path: Path) -> None:
    first, second = write_files(analyse(SAME), tmp_path / "1"), write_files(analyse(SAME), tmp_path / "2")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
