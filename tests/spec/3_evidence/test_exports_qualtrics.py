"""Qualtrics: three rows of headings, no addresses, no trial runs."""

from pathlib import Path

from canllaw.evidence.answers.answers import Tool
from tests.build_exports import QUALTRICS, cells_of, read_text

ROWS = (
    "2026-03-01 10:00,IP Address,192.0.2.7,100,True,2026-03-01 10:05,R_1,a@example.org,CY,Agree,\n"
    "2026-03-01 11:00,Survey Preview,,100,True,2026-03-01 11:05,R_2,,EN,Agree,try\n"
    '2026-03-01 12:00,IP Address,192.0.2.8,40,False,2026-03-01 12:05,R_3,,EN,,"More\ntime"\n'
    "2026-03-01 13:00,IP Address,192.0.2.9,5,False,2026-03-01 13:05,R_4,,EN,,\n"
)


def test_three_rows_of_headings_are_read_and_every_other_row_is_accounted_for(tmp_path: Path):
    export = read_text(tmp_path, QUALTRICS + ROWS)
    assert export.tool is Tool.QUALTRICS
    assert list(export.numbers) == [4, 6]
    assert [(note.row, str(note.why)) for note in export.left_out] == [
        (5, "This is a trial run of the survey, not the answer of a person."),
        (7, "No question is answered in this row."),
    ]
    assert [each.question for each in export.columns][-2:] == [
        "I am clear about the guidance",
        "Anything else?",
    ]
    assert cells_of(export, "Finished") == ["True", "False"]
    assert cells_of(export, "UserLanguage") == ["CY", "EN"]


def test_numbers_for_the_status_mean_the_same_as_words(tmp_path: Path):
    rows = "a,0,,100,1,a,R_1,,EN,4,\nb,1,,100,1,b,R_2,,EN,4,\nc,16,,100,1,c,R_3,,EN,4,\n"
    export = read_text(tmp_path, QUALTRICS + rows)
    assert cells_of(export, "ResponseId") == ["R_1", "R_3"]


def test_addresses_of_people_and_computers_are_forgotten_on_reading(tmp_path: Path):
    export = read_text(tmp_path, QUALTRICS + ROWS)
    assert [each.name for each in export.columns if each.personal] == ["IPAddress", "RecipientEmail"]
    assert cells_of(export, "IPAddress") == cells_of(export, "RecipientEmail") == []


def test_what_qualtrics_adds_is_marked(tmp_path: Path):
    export = read_text(tmp_path, QUALTRICS + ROWS)
    assert [each.name for each in export.columns if each.machine] == [
        "StartDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId",
    ]  # fmt: skip
