"""The report says of when hypotheses were named only what is known: all before, some late, or not known."""

from dataclasses import replace
from datetime import date

import pytest

from canllaw.basics.language import Language
from canllaw.report.study_report_display import make_display_section
from canllaw.report.study_report_messages import make_messages
from canllaw.report.theory_page import make_theory_page
from canllaw.theory.hypotheses.hypotheses import ProgrammeTheory, StrandName
from canllaw.theory.hypotheses.registration import Register, register_theory
from canllaw.theory.hypotheses.registration_telling import find_registrations
from canllaw.theory.hypotheses.registration_words import Timing
from canllaw.theory.strands import Leaning
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict, give_verdict
from tests.build_closing import find_texts, make_material, make_theory
from tests.build_hypotheses import make_hypothesis, make_strand

STAR = "A star marks the evidence that was named as the test before the data were seen."


def judge(key: str, timing: Timing) -> HypothesisVerdict:
    strands = [make_strand(name, Leaning.SILENT, hypothesis=key) for name in StrandName]
    strands[0] = make_strand(StrandName.SURVEY, Leaning.FOR, hypothesis=key)
    return give_verdict(make_hypothesis(key), strands, timing=timing)


def theory(*timings: Timing) -> TheoryResult:
    return make_theory(*(judge(f"H{number}", each) for number, each in enumerate(timings, 1)))


def read_display(*timings: Timing) -> str:
    (section,) = make_display_section(make_material(theory=theory(*timings)))
    return find_texts(section)[0]


def test_where_all_were_named_before_the_report_says_so() -> None:
    assert "named as its test before the data were seen, marked with a star" in read_display(Timing.BEFORE)


@pytest.mark.parametrize("late", [Timing.LATE, Timing.CHANGED])
def test_where_one_is_late_the_report_claims_it_of_the_others_only(late: Timing) -> None:
    told = read_display(Timing.BEFORE, late)
    assert "a star where that was before the data were seen, with † where" in told


def test_where_nothing_is_known_nothing_is_claimed() -> None:
    assert "when it was named is not known" in read_display(Timing.UNKNOWN)
    page = make_theory_page(theory(Timing.UNKNOWN), "Coming home", Language.ENGLISH)
    assert not any("before the data" in note for note in page.display.notes)


def test_a_late_hypothesis_is_marked_in_the_display_and_its_verdict_says_so() -> None:
    page = make_theory_page(theory(Timing.BEFORE, Timing.LATE), "Coming home", Language.ENGLISH)
    early, late = ([cell.text for cell in row.cells] for row in page.display.rows)
    assert early[1:3] == ["Supported", "✓\N{NO-BREAK SPACE}confirms\N{NO-BREAK SPACE}*"]
    assert late[1:3] == [
        "Supported (written after the answers were in)",
        "✓\N{NO-BREAK SPACE}confirms\N{NO-BREAK SPACE}†",
    ]
    assert page.display.notes[0] == STAR
    assert "only after the answers were in" in page.display.notes[1]
    assert page.messages[1].startswith("Supported (written after the answers were in): ")
    assert page.blocks[1].why.endswith("written after the answers were in, which may have suggested it.")
    assert page.blocks[1].strands[0].title.endswith("named as the test after the answers were in")
    assert page.blocks[0].strands[0].title.endswith("named as the test beforehand")


def test_a_changed_test_is_told_as_a_change() -> None:
    verdict = judge("H1", Timing.CHANGED)
    assert str(verdict.sentence).startswith("Supported (its test was changed after the answers were in): ")
    assert "How it is tested was changed after the answers were in" in str(verdict.why)


def test_where_all_are_late_no_star_is_explained() -> None:
    page = make_theory_page(theory(Timing.LATE), "Coming home", Language.ENGLISH)
    assert len(page.display.notes) == 1
    assert "star" not in page.display.notes[0]


def test_the_main_messages_tell_of_late_hypotheses_in_one_sentence() -> None:
    late = "Hypotheses that were written, or tested in another way, only after the answers were in: 1 of 2."
    told = find_texts(make_messages(make_material(theory=theory(Timing.BEFORE, Timing.LATE))))
    assert [each.startswith(late) for each in told].count(True) == 1
    silent = find_texts(make_messages(make_material(theory=theory(Timing.BEFORE, Timing.BEFORE))))
    assert not any("after the answers" in each for each in silent)


def test_both_languages_can_say_it() -> None:
    material = make_material(theory=theory(Timing.LATE, Timing.CHANGED), language=Language.WELSH)
    assert find_texts(make_messages(replace(material, small_number=3)))


def test_the_page_tells_what_a_hypothesis_said_before_it_was_changed() -> None:
    early, now = make_hypothesis(smallest_effect=0.2), make_hypothesis()
    register = Register()
    for each, day in ((early, date(2026, 2, 16)), (now, date(2026, 4, 13))):
        register = register_theory(ProgrammeTheory(hypotheses=(each,)), register, day)
    registrations = find_registrations(ProgrammeTheory(hypotheses=(now,)), register, [], date(2026, 5, 1))
    result = make_theory(judge("H1", Timing.CHANGED), registrations=registrations)
    page = make_theory_page(result, "Coming home", Language.ENGLISH)
    assert "2026-04-13: smallest_effect was changed. Before: 0.2 Afterwards: 0.1" in page.blocks[0].written
