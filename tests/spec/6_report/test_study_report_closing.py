"""How a study found out what it tells: in plain words from its records, then function by function."""

from dataclasses import replace
from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.data_tables import DataTable
from canllaw.report.study_report import Heading, ReportSection
from canllaw.report.study_report_closing import closing_sections
from canllaw.report.study_report_dates import say_subtitle
from canllaw.report.study_report_methods import make_methods
from canllaw.report.study_report_methods_table import DONE, find_done
from canllaw.theory.strands import Leaning
from tests.build_closing import (
    find_claims,
    find_table,
    find_texts,
    judge,
    make_material,
    make_theory,
    read_guidance,
)
from tests.build_hypotheses import make_hypothesis
from tests.build_study import put_result

SOME = "mon,3,1,yes,\n" * 8 + "gwy,1,3,no,\n" * 12
FEW = "mon,3,1,yes,\n" * 2
GUIDANCE = "# Coming home\n\n1.1 The carer must greet the child.\n"


def headings(section: ReportSection) -> list[str]:
    return [block.id for block in section.blocks if isinstance(block, Heading)]


def test_a_report_closes_with_methods_limitations_and_standards() -> None:
    assert [section.id for section in closing_sections(make_material())] == [
        "methods",
        "limitations",
        "rameses",
    ]


@pytest.mark.parametrize("language", list(Language))
def test_a_study_of_guidance_alone_closes_without_fault(tmp_path: Path, language: Language) -> None:
    material = make_material(guidance=read_guidance(tmp_path, GUIDANCE), language=language)
    methods, *_ = closing_sections(material)
    assert headings(methods) == ["methods-read", "methods-functions"]


def test_each_wave_tells_when_with_what_and_how_many(tmp_path: Path) -> None:
    told = find_texts(make_methods(make_material(evidence=put_result(tmp_path, SOME))))
    assert (
        "Wave 1: Asked from 1 January 2026 on. Questionnaire: Small, version 1. Answers: 20, that is 40 in 100. "
        "In post: 50." in told
    )


def test_how_many_answered_is_not_told_where_they_are_too_few(tmp_path: Path) -> None:
    told = find_texts(make_methods(make_material(evidence=put_result(tmp_path, FEW))))
    (wave,) = [each for each in told if each.startswith("Wave 1")]
    assert wave.endswith("Too few people answered to tell of.")


def test_the_seed_stands_at_the_beginning() -> None:
    first, *_ = find_texts(make_methods(make_material()))
    assert "from the seed 7" in first


def test_what_was_not_done_is_not_described(tmp_path: Path) -> None:
    section = make_methods(make_material(evidence=put_result(tmp_path, SOME)))
    assert "methods-tested" not in headings(section)
    assert not [each for each in find_texts(section) if "Krippendorff" in each]


def test_kinds_of_evidence_that_said_nothing_are_not_described(tmp_path: Path) -> None:
    theory = make_theory(judge(make_hypothesis(), Leaning.FOR))
    told = find_texts(make_methods(make_material(evidence=put_result(tmp_path, SOME), theory=theory)))
    assert [
        each.split(":")[0] for each in told if each.startswith(("Survey:", "Comparison", "Interviews:"))
    ] == ["Survey"]


def test_changes_that_only_the_other_language_tells_lead_to_no_place_that_is_not_there(
    tmp_path: Path,
) -> None:
    compared = read_guidance(tmp_path, GUIDANCE, GUIDANCE.replace("child.", "child at once."))
    alone = read_guidance(tmp_path, GUIDANCE)
    leaning = replace(alone, twin=compared.analysis)

    def place(guidance: GuidanceResult) -> str:
        claims = find_claims(make_methods(make_material(guidance=guidance)))
        (claim,) = [each for each in claims if "previous edition" in each.text]
        return claim.links[0].href

    assert place(compared) == "guidance.html#changes"
    assert place(leaning) == "guidance.html#messages"


def test_weights_are_told_as_they_were_used(tmp_path: Path) -> None:
    evidence = put_result(tmp_path, SOME)
    assert "Answers were not weighted: each counts the same." in find_texts(
        make_methods(make_material(evidence=evidence))
    )


def test_masking_is_told_as_it_was_done(tmp_path: Path) -> None:
    evidence = put_result(tmp_path, SOME)
    masked = replace(evidence, request=replace(evidence.request, mask_personal_data=True))
    told = find_texts(make_methods(make_material(evidence=masked)))
    assert [each for each in told if each.endswith("In quotes they are replaced by their kind.")]


def test_every_function_stands_once_with_its_settings_version_and_seed(tmp_path: Path) -> None:
    table = find_table(make_methods(make_material(evidence=put_result(tmp_path, SOME))))
    functions = [row.cells[1].text for row in table.rows]
    assert len(set(functions)) == len(functions)
    (alpha,) = [row for row in table.rows if row.cells[1].text.endswith("estimate_alpha")]
    done, _, settings, _, seed, findings = (cell.text for cell in alpha.cells)
    assert (done, settings, seed, findings) == ("Whether questions go together", "least alpha: 0.7", "–", "1")


def test_settings_and_names_of_functions_are_marked_as_english(tmp_path: Path) -> None:
    material = make_material(evidence=put_result(tmp_path, SOME), language=Language.WELSH)
    table: DataTable = find_table(make_methods(material))
    assert {row.cells[1].language for row in table.rows} == {Language.ENGLISH}


def test_a_function_is_told_by_the_longest_beginning_of_its_name() -> None:
    assert find_done("canllaw.theory.survey.rivals.compare_rivals") == DONE["canllaw.theory.survey.rivals"]
    assert find_done("canllaw.theory.survey.strand.test_by_survey") == DONE["canllaw.theory.survey"]
    assert str(find_done("another.function")[0]) == "Other findings"


def test_links_within_the_methods_lead_to_a_part_that_is_there(tmp_path: Path) -> None:
    theory = make_theory(judge(make_hypothesis(), Leaning.FOR))
    guidance = read_guidance(tmp_path, GUIDANCE)
    material = make_material(evidence=put_result(tmp_path / "s", SOME), theory=theory, guidance=guidance)
    section = make_methods(material)
    there = {f"#{each}" for each in (section.id, *headings(section))}
    assert {row.cells[0].href for row in find_table(section).rows} <= there


def test_each_plain_explanation_leads_to_the_page_where_it_can_be_looked_up(tmp_path: Path) -> None:
    section = make_methods(make_material(evidence=put_result(tmp_path, SOME)))
    first, *others = find_claims(section)
    assert not first.links
    evidence = [each for each in others if each.links]
    assert {link.href.partition("#")[0] for each in evidence for link in each.links} == {"evidence.html"}


def test_a_report_bears_the_day_of_its_newest_evidence(tmp_path: Path) -> None:
    told = str(say_subtitle(put_result(tmp_path, SOME)))
    assert told == "The report of the whole study. Its newest evidence is of 1 January 2026."
