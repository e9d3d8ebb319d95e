"""The page of evidence: its parts in the order of a study, and nothing where a study has nothing."""

import re
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.report.evidence_page import EvidencePage, make_evidence_page
from canllaw.report.evidence_results import write_evidence_report
from canllaw.report.page_frame import StudyPage, make_page_links
from tests.build_study import put_result

SIX = "mon,3,1,yes,\n" * 3 + "gwy,1,3,no,\n" * 3
INTERVIEWS = {
    "interviews/one.txt": "Q: did you know?\nA: nobody told us.\n",
    "interviews.csv": "document,language,authority\none,en,mon\n",
    "excerpts.csv": "document,words,codes,coder\none,nobody told us,told,ann\n",
}


def page(tmp_path: Path, *waves: str, language: Language = Language.ENGLISH, **more: str) -> EvidencePage:
    return make_evidence_page(put_result(tmp_path, *waves, **more), "Coming home", language)


def anchors(made: EvidencePage) -> list[str]:
    return [anchor for anchor, _ in made.frame.contents]


def test_it_goes_from_who_answered_over_scores_to_single_questions(tmp_path: Path) -> None:
    made = page(tmp_path, SIX, **INTERVIEWS)
    assert anchors(made) == ["messages", "response", "scales", "interviews", "answers", "method"]


def test_what_a_study_has_not_is_not_on_its_page(tmp_path: Path) -> None:
    made = page(tmp_path, **INTERVIEWS)
    assert anchors(made) == ["messages", "interviews", "method"]
    assert (made.scales, made.answers, made.response, made.gap) == (None, None, None, None)


def test_its_figures_say_what_it_rests_on(tmp_path: Path) -> None:
    assert page(tmp_path, SIX, SIX, **INTERVIEWS).figures == (
        ("Answers", "12"),
        ("Waves", "2"),
        ("Authorities", "2"),
        ("Interviews", "1"),
    )


def test_its_method_names_the_file_the_instrument_and_the_rule_on_small_numbers(tmp_path: Path) -> None:
    told = " ".join(page(tmp_path, SIX).method)
    assert "Figures about fewer than 3 people are hidden" in told
    assert re.search(r"the file survey-1\.csv \(SHA-256 [0-9a-f]{64}\), instrument small, version 1", told)


def test_it_says_where_more_waves_are_than_it_can_show(tmp_path: Path) -> None:
    told = " ".join(page(tmp_path, SIX, SIX, SIX, SIX).method)
    assert "Waves beside one another on this page: the newest 3." in told


def test_sections_of_the_written_page_stand_in_the_order_of_its_contents(tmp_path: Path) -> None:
    result = put_result(tmp_path / "study", SIX, **INTERVIEWS)
    links = make_page_links([StudyPage.GUIDANCE, StudyPage.EVIDENCE], StudyPage.EVIDENCE, Language.ENGLISH)
    path = write_evidence_report(result, tmp_path / "out", "Coming home", Language.ENGLISH, links).report
    html = path.read_text(encoding="utf-8")
    made = make_evidence_page(result, "Coming home", Language.ENGLISH, links)
    assert re.findall(r'<section id="([a-z]+)"', html) == anchors(made)
    assert 'href="guidance.html"' in html and "<script" not in html


def test_no_answer_in_words_and_no_code_of_a_person_reaches_the_page(tmp_path: Path) -> None:
    result = put_result(tmp_path / "study", SIX.replace("yes,\n", "yes,Nobody told me\n", 1))
    path = write_evidence_report(result, tmp_path / "out", "Coming home", Language.WELSH).report
    assert "Nobody told me" not in path.read_text(encoding="utf-8")
