"""Transcripts are read as they stand: plain text, Word files and captions."""

import hashlib
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.interviews.folder import read_interviews
from canllaw.evidence.interviews.transcript_turns import find_turns
from canllaw.evidence.interviews.transcripts import read_transcript
from tests.build_documents import make_file, make_word_file, word_paragraph
from tests.build_interviews import put


def turns_of(text: str) -> list[str]:
    return [text[turn.start : turn.end] for turn in find_turns(text)]


def test_a_text_is_kept_sign_by_sign_with_the_hash_of_its_text(tmp_path: Path) -> None:
    words = "  Siân:  “Dŵr, tŷ” 😀\n\nP1: it’s  fine \n"
    transcript = read_transcript(make_file(tmp_path, "siân.txt", words))
    assert transcript.key == "siân"
    assert transcript.text == words
    assert transcript.sha256 == hashlib.sha256(words.encode()).hexdigest()


def test_line_ends_are_made_alike_and_the_byte_order_mark_is_no_part_of_the_words(tmp_path: Path) -> None:
    windows = read_transcript(make_file(tmp_path, "w.txt", b"\xef\xbb\xbfA: one\r\nB: two\rC: three\n"))
    assert windows.text == "A: one\nB: two\nC: three\n"
    assert windows.sha256 == read_transcript(make_file(tmp_path, "u.txt", windows.text)).sha256


def test_a_word_file_gives_a_line_for_each_paragraph_and_a_line_for_each_row_of_a_table(
    tmp_path: Path,
) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    cell = "<w:tc>" + word_paragraph("{}") + "</w:tc>"
    body = (
        word_paragraph("Interviewer: how do you hear of it?")
        + word_paragraph("")
        + "<w:p>"
        + run.format("P1: by ")
        + "<w:del><w:r><w:delText>fax</w:delText></w:r></w:del>"
        + "<w:ins>"
        + run.format("e-mail")
        + "</w:ins><w:r><w:br/><w:t>mostly</w:t></w:r></w:p>"
        + "<w:tbl><w:tr>"
        + cell.format("00:01")
        + cell.format("P2")
        + cell.format("Never.")
        + "</w:tr></w:tbl>"
    )
    transcript = read_transcript(make_file(tmp_path, "p1.docx", make_word_file(body)))
    assert transcript.text == (
        "Interviewer: how do you hear of it?\n\nP1: by e-mail\nmostly\n00:01\tP2\tNever."
    )


CAPTIONS = """WEBVTT - a meeting

NOTE made by a machine

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:03.000 align:start
<v.first Siân Rees>Who &amp; what

2
00:00:03.000 --> 00:00:05.000
<v Siân Rees>changes <i>now</i>?</v>

00:05.000 --> 00:07.000
<v P1>Nobody
knows.</v> <v Siân Rees>Right.
"""


def test_captions_become_a_line_each_time_that_somebody_else_speaks(tmp_path: Path) -> None:
    transcript = read_transcript(make_file(tmp_path, "call.vtt", CAPTIONS))
    assert transcript.text == "Siân Rees: Who & what changes now?\nP1: Nobody knows.\nSiân Rees: Right."


def test_captions_without_voices_are_joined_to_sentences_and_names_begin_a_line(tmp_path: Path) -> None:
    cues = ["So we were", "told in May.", "Then nothing", "P1: I was not", "told."]
    times = "00:00:0{}.000 --> 00:00:0{}.500\n{}\n"
    words = "WEBVTT\n\n" + "\n".join(times.format(at, at, cue) for at, cue in enumerate(cues))
    transcript = read_transcript(make_file(tmp_path, "zoom.vtt", words))
    assert transcript.text == "So we were told in May.\nThen nothing\nP1: I was not told."


def test_each_line_is_a_turn() -> None:
    assert turns_of("Q: who?\nP1: me. \nAnd her.\n") == ["Q: who?", "P1: me.", "And her."]
    long = "P1: " + "so " * 40
    assert turns_of(f"Q: who?\n\n{long}\nAnd her.\n") == ["Q: who?", long.strip(), "And her."]


def test_lines_that_were_wrapped_by_hand_belong_together_up_to_a_blank_line_or_a_name() -> None:
    text = "Q: who told\nyou of it?\nP1: nobody,\nat all.\n\nNot even\nthen.\n"
    assert turns_of(text) == ["Q: who told\nyou of it?", "P1: nobody,\nat all.", "Not even\nthen."]


def test_a_name_with_a_time_alone_on_a_line_belongs_to_what_is_said_next() -> None:
    text = "Siân Rees   0:03\nWho knew?\nP. Price   1:00:07\nNobody.\nNot then.\n"
    assert turns_of(text) == ["Siân Rees   0:03\nWho knew?", "P. Price   1:00:07\nNobody.", "Not then."]
    assert turns_of("Q:\nWho?\nP1:\nMe.\nAnd her.\n") == ["Q:\nWho?", "P1:\nMe.", "And her."]


def test_the_folder_says_of_each_interview_where_with_whom_and_when(tmp_path: Path) -> None:
    folder = put(
        tmp_path,
        {
            "interviews/i1.txt": "Q: pwy?\n",
            "interviews/wave one/i2.txt": "Q: who?\n",
            "interviews/.git/i3.txt": "x",
            "interviews/.hidden": "x",
            "interviews/~$i2.docx": "lock",
            "interviews.csv": "document,language,authority,role,wave,held\n"
            "i1.txt,cy,W01,manager,1,2026-03-02\ni2,,W02,,,\n",
        },
    )
    first, second = read_interviews(folder).transcripts
    assert (first.key, first.language, first.authority, first.role) == (
        "i1",
        Language.WELSH,
        "W01",
        "manager",
    )
    assert (first.wave, str(first.held)) == ("1", "2026-03-02")
    assert (second.language, second.authority, second.held) == (Language.ENGLISH, "W02", None)


def test_a_folder_without_interviews_has_none(tmp_path: Path) -> None:
    assert read_interviews(tmp_path).transcripts == ()
