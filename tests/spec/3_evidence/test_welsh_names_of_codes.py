"""Codes have a name and a description in Welsh too; where they have not, the others are shown."""

from dataclasses import replace
from pathlib import Path

from canllaw.basics.language import Language, say
from canllaw.evidence.interviews.agreement import find_agreement, make_agreement_frame
from canllaw.evidence.interviews.codebooks import read_codebook, write_codebook
from canllaw.evidence.interviews.coverage import find_coverage, make_coverage_frame
from canllaw.evidence.interviews.folder import InterviewFolder, read_interview_folder
from canllaw.evidence.interviews.interviews import Code, Codebook, Interviews
from canllaw.evidence.interviews.results import study_interviews
from canllaw.evidence.refi_qda import make_project, read_qdpx, share_codebook, write_qdc, write_qdpx
from canllaw.report.evidence_interview_quotes import name_codes
from canllaw.report.evidence_interviews import make_interviews_section
from tests.build_interviews import make_coded, put

TABLE = (
    "key,name,name_cy,description,description_cy\n"
    "time,No time,Dim amser,Hours that were missing,Oriau oedd yn brin\n"
    "trust,Trust,,They believed it,\n"
)
TIME = Code(
    key="time",
    name="No time",
    name_cy="Dim amser",
    description="Hours that were missing",
    description_cy="Oriau oedd yn brin",
)
TRUST = Code(key="trust", name="Trust", description="They believed it")
BOTH = Codebook(codes=(TIME, TRUST))


def coded() -> Interviews:
    everything = {"ann": {"time": [0, 1, 2], "trust": [4]}, "bob": {"time": [0, 1, 3], "trust": [4]}}
    return replace(make_coded(8, *([everything] * 5)), codebook=BOTH)


def test_the_codebook_has_a_column_for_each(tmp_path: Path) -> None:
    path = put(tmp_path, {"codebook.csv": TABLE}) / "codebook.csv"
    assert read_codebook(path) == BOTH
    write_codebook(BOTH, path)
    assert read_codebook(path) == BOTH


def test_without_welsh_words_the_others_are_shown() -> None:
    assert (TIME.called.cy, TIME.described.cy) == ("Dim amser", "Oriau oedd yn brin")
    assert (TRUST.called.cy, TRUST.described.cy) == ("Trust", "They believed it")
    assert (TIME.called.en, TIME.described.en) == ("No time", "Hours that were missing")


def test_codes_of_one_name_are_told_apart_in_each_language() -> None:
    """They are called alike in Welsh only."""
    above = (Code(key="a", name="Police", name_cy="Heddlu"), Code(key="b", name="Health", name_cy="Iechyd"))
    below = (
        Code(key="c", name="Calls", name_cy="Galwadau", parent="a"),
        Code(key="d", name="Visits", name_cy="Galwadau", parent="b"),
    )
    book = Codebook(codes=(*above, *below))
    assert list(name_codes(book, Language.ENGLISH).values()) == ["Police", "Health", "Calls", "Visits"]
    assert list(name_codes(book, Language.WELSH).values())[2:] == ["Heddlu: Galwadau", "Iechyd: Galwadau"]


def test_the_sentence_about_agreement_names_the_code_in_the_language_it_is_said_in() -> None:
    time, trust = find_agreement(coded(), seed=1)
    assert say(time.finding.sentence, Language.WELSH).startswith("Dim amser:")
    assert say(time.finding.sentence, Language.ENGLISH).startswith("No time:")
    assert say(trust.finding.sentence, Language.WELSH).startswith("Trust:")


def test_the_welsh_page_has_welsh_names_and_the_english_page_english_ones() -> None:
    result = study_interviews(InterviewFolder(interviews=coded()), seed=1)
    welsh = str(make_interviews_section(result, Language.WELSH, (), False))
    english = str(make_interviews_section(result, Language.ENGLISH, (), False))
    assert "Dim amser" in welsh and "Oriau oedd yn brin" in welsh and "Trust" in welsh
    assert "No time" not in welsh and "Hours that were missing" not in welsh
    assert "No time" in english and "Dim amser" not in english


def test_the_tables_have_both_names() -> None:
    frames = (make_coverage_frame(find_coverage(coded())), make_agreement_frame(find_agreement(coded(), 1)))
    for frame in frames:
        assert frame.select("name", "name_cy").rows() == [("No time", "Dim amser"), ("Trust", "")]


def test_a_project_carries_the_welsh_words_there_and_back(tmp_path: Path) -> None:
    path = tmp_path / "ours.qdpx"
    assert write_qdpx(make_project(coded(), "Study"), path).found == ()
    back = read_qdpx(path).interviews.codebook
    assert [replace(code, guid="") for code in back.codes] == [TIME, TRUST]


def test_a_codebook_alone_has_one_language_which_is_told(tmp_path: Path) -> None:
    # The keys are not the names, which is told apart.
    found = write_qdc(share_codebook(BOTH), tmp_path / "ours.qdc").found
    told = {str(loss.what): len(loss.places) for loss in found}
    assert (
        told["The Welsh words of a code are not written: the file has one language. A project has both."] == 2
    )


def test_welsh_words_of_a_project_stay_beside_a_codebook_that_has_none(tmp_path: Path) -> None:
    folder = put(tmp_path, {"codebook.csv": "key,name\ntime,No time\ntrust,Belief\n"})
    (folder / "interviews").mkdir()
    trust = replace(TRUST, name_cy="Ymddiriedaeth")
    own = replace(coded(), codebook=Codebook(codes=(TIME, trust)))
    write_qdpx(make_project(own, "Study"), folder / "interviews/ours.qdpx")
    time, belief = read_interview_folder(folder).interviews.codebook.codes
    assert (time.name, time.name_cy) == ("No time", "Dim amser")
    # It was given another name since: the Welsh of the old one would be wrong.
    assert (belief.name, belief.name_cy) == ("Belief", "")
