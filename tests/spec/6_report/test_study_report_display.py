"""How the joint display is read: what each sign means is true of every verdict, and silence is told apart."""

from dataclasses import replace

from canllaw.basics.language import Language
from canllaw.report.study_report_display import READ_THE_SIGNS, make_display_section
from canllaw.report.theory_page import make_display
from canllaw.report.theory_strands import FITS
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.strands import Leaning, StrandResult
from tests.build_hypotheses import make_strand
from tests.build_report import judge, make_lunch, make_material, make_theory, texts_of

FOR, AGAINST, _, SILENT = Leaning


def with_nothing(strand: StrandName) -> StrandResult:
    """A strand that has no number and no place: nothing of the study bears on the hypothesis."""
    found = make_strand(strand, SILENT)
    return replace(found, findings=(replace(found.findings[0], places=()),))


def test_what_was_looked_at_and_cannot_tell_is_told_apart_from_what_is_not_there() -> None:
    records = with_nothing(StrandName.RECORDS)
    display = make_display(make_theory(judge(make_lunch(), FOR, others=[records])), Language.ENGLISH)
    (row,) = display.rows
    survey, cases, *_, last = [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells[2:]]
    assert (survey, cases, last) == ("✓ confirms *", "? undecided", "– nothing on this")


def test_every_sign_is_explained_and_none_speaks_of_the_verdict() -> None:
    """Of a mixed verdict the test that leans one way would not say the same as the verdict."""
    records = make_strand(StrandName.RECORDS, AGAINST)
    (section,) = make_display_section(make_material(judge(make_lunch(), FOR, others=[records])))
    told = texts_of(section)
    signs = {words[0] for words in told if words[0] in "✓+✗?–"}
    assert signs == set("✓+✗?–")
    assert not [str(words) for words in READ_THE_SIGNS if "verdict" in str(words)]
    assert not [str(words) for words in FITS.values() if "verdict" in str(words)]
