"""Interviews that cannot be used, each with all that must be said about it."""

from pathlib import Path

import pytest

from canllaw.basics.language import Bilingual
from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.folder import read_interview_folder, read_interviews
from canllaw.rollout.workforce import Authority, Workforce

HERE = Path(__file__).parent
WALES = Workforce(
    authorities=(Authority(code="W01", name=Bilingual("A", "A")),),
)

BAD = {
    "bomb": [
        "i1.docx: The document unpacks to far more than any guidance holds. Do not trust this file; ask its sender for the original, or save the text alone as .docx.",
    ],
    "cut-off": [
        "i1.docx: The file is damaged or not complete. Download it again, or open it in the program that made it and save a new copy.",
    ],
    "details": [
        "i2.txt: This transcript has no row in interviews.csv. Add a row with the name of its file without the ending.",
        "interviews.csv:2:language: This is not one of the values that the column allows. Use one of these: en, cy.",
        "interviews.csv:2:held: This is not a date. Write dates as year-month-day, such as 2026-03-31.",
        "interviews.csv:2:authority: No authority of the study has this code. Use a code of workforce/authorities.csv.",
        "interviews.csv:3:document: There is no transcript with this name. Give the name of its file in the folder interviews, without the ending.",
        "interviews.csv:4:document: This value stands in another row already: 2. Give every row its own value.",
    ],
    "empty": [
        "i1.txt: There are no words in this transcript. Check that it is the right file, or take it out of the folder.",
    ],
    "latin-1": [
        'i1.txt:2: The letters of this file are not written in UTF-8. Open it in a text editor and save it with the encoding "UTF-8".',
    ],
    "mixed": [
        "i1.vtt: Another transcript in the folder has the same name and other words. Rename one of them or take it away.",
        "scan.pdf: This kind of file cannot be read as a transcript. Save it as plain text (.txt), Word (.docx) or captions (.vtt), or move it elsewhere.",
    ],
    "no-header": [
        "i1.vtt:1: Captions begin with a line WEBVTT, and this file does not. Export it from the recording again, or save it as plain text (.txt).",
    ],
    "project": [
        "i1.txt: There are no words in this transcript. Check that it is the right file, or take it out of the folder.",
        "p.qdpx:1: This is not complete XML. Export the project again from the program that made it.",
    ],
    "torn-captions": [
        "i1.vtt:3: The times of this caption are not as they should be. Put a line such as 00:01:02.000 --> 00:01:05.000 above the words.",
        "i1.vtt:6: These words stand in no caption: no times above them. Put a line such as 00:01:02.000 --> 00:01:05.000 above the words.",
        "i1.vtt:9: The times of this caption are not as they should be. Put a line such as 00:01:02.000 --> 00:01:05.000 above the words.",
    ],
    "zeroes": [
        'i1.txt:2: The file holds zero bytes, so it may be no text. Open it in a text editor and save it with the encoding "UTF-8".',
    ],
}


@pytest.mark.parametrize("name", BAD)
def test_bad_interviews_are_told_with_all_that_is_wrong_at_once(name: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_interviews(HERE / name, WALES)
    assert str(caught.value).split("\n") == BAD[name]


def test_recordings_and_pictures_beside_transcripts_are_passed_over_by_name(tmp_path):
    folder = tmp_path / "interviews"
    folder.mkdir()
    (folder / "i1.txt").write_text("A: We rang at nine.\n", encoding="utf-8")
    (folder / "i1.m4a").write_bytes(b"\0")
    (folder / "room.JPG").write_bytes(b"\0")
    read = read_interview_folder(tmp_path)
    assert read.passed_over == ("i1.m4a", "room.JPG")
    assert [each.key for each in read.interviews.transcripts] == ["i1"]
