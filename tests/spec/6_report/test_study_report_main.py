"""The main part of a study's report: its sections in order, each claim with the way to what it rests on."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.guidance.requests import GuidanceRequest, GuidanceResult, study_guidance
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable
from canllaw.report.study_report import Claim, Heading, Pairs, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_main import main_sections
from canllaw.study import StudyRun, run_theory
from tests.build_report import claims_of, make_material, texts_of
from tests.build_study import put_result

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "first-study"
# Words that belong to evaluators, and have no place where a minister reads.
JARGON = re.compile(r"odds|ICC|interval|hypothes|mediat|multilevel|signific|p-value|Alpha|coefficient|median")
BEFORE = "# Coming home\n\n1.1 The carer must greet the child.\n\n1.2 The carer should ring the school.\n"
AFTER = """# Coming home

1.1 The carer must greet the child.

1.2 The carer must ring the school by 9 am.

1.3 Everybody should work in the spirit of partnership.
"""


def read_guidance(folder: Path) -> GuidanceResult:
    before, after = folder / "before.md", folder / "after.md"
    before.write_text(BEFORE, "utf-8")
    after.write_text(AFTER, "utf-8")
    return study_guidance(GuidanceRequest(file=after, since=before))


def ids(sections: tuple[ReportSection, ...]) -> list[str]:
    return [section.id for section in sections]


def test_a_study_of_guidance_alone_says_what_changes_and_that_nothing_else_is_known(tmp_path: Path) -> None:
    sections = tuple(main_sections(make_material(guidance=read_guidance(tmp_path))))
    assert ids(sections) == ["messages", "implications", "guidance"]
    asked, *missing = texts_of(sections[0])
    assert asked.startswith(
        "The guidance asks for 3 things. Of these, new since the edition before: 1; asked"
    )
    assert (
        "more firmly than before: 1; asked less firmly than before: 0. Asked before, and no longer: 0."
        in asked
    )
    assert len(missing) == 2


def test_a_study_of_evidence_alone_says_who_is_aware(tmp_path: Path) -> None:
    """Three in four named the guidance at first, one in four later: so few people can tell no change."""
    first, last = ("mon,3,1,yes,\n" * 9 + "mon,3,1,no,\n" * 3, "mon,3,1,yes,\n" * 3 + "mon,3,1,no,\n" * 9)
    sections = tuple(main_sections(make_material(evidence=put_result(tmp_path, first, last))))
    assert ids(sections)[:1] == ["messages"]
    aware, brackets, *missing = texts_of(sections[0])
    assert brackets.startswith("Two numbers in brackets")
    assert "Wave 2: of every 100 people who answered, 25 named it" in aware
    assert aware.endswith("Wave 1: 75. Whether that is a change cannot be told.")
    assert [words[:10] for words in missing] == ["The guidan", "No hypothe"]


def test_a_study_of_nothing_has_messages_that_say_so() -> None:
    (messages,) = main_sections(make_material())
    assert [words.split()[0] for words in texts_of(messages)] == ["The", "This", "No"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> StudyRun:
    folder = tmp_path_factory.mktemp("report") / "study"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("results", "private", "registered.csv"))
    return run_theory(folder)


def tell(run: StudyRun, language: Language) -> tuple[ReportSection, ...]:
    material = ReportMaterial(
        folder=run.study.folder,
        title=run.study.title(language),
        language=language,
        guidance=run.told_in(language),
        evidence=run.evidence,
        theory=run.theory,
        small_number=10,
        seed=1,
    )
    return tuple(main_sections(material))


@pytest.fixture(scope="module", params=list(Language))
def told(run: StudyRun, request: pytest.FixtureRequest) -> tuple[Language, tuple[ReportSection, ...]]:
    return request.param, tell(run, request.param)


Told = tuple[Language, tuple[ReportSection, ...]]


def test_the_sections_stand_in_the_order_in_which_they_are_read(told: Told) -> None:
    assert ids(told[1]) == [
        "messages",
        "implications",
        "guidance",
        "evidence",
        "display",
        "hypotheses",
        "differences",
    ]


def test_every_message_and_implication_leads_to_what_it_rests_on(told: Told) -> None:
    for section in told[1][:2]:
        listed = [block for block in section.blocks if isinstance(block, Paragraphs) and block.listed]
        assert listed
        assert all(claim.links for block in listed for claim in block.claims)


def find_links(sections: tuple[ReportSection, ...]) -> Iterator[str]:
    for section in sections:
        yield from (link.href for claim in claims_of(section) for link in claim.links)
        for block in section.blocks:
            if isinstance(block, DataTable):
                yield from (cell.href for row in block.rows for cell in row.cells if cell.href)


def find_ids(sections: tuple[ReportSection, ...]) -> list[str]:
    own = [section.id for section in sections]
    for section in sections:
        own += [block.id for block in section.blocks if isinstance(block, Heading) and block.id]
        own += [block.key for block in section.blocks if isinstance(block, Chart)]
    return own


def test_every_link_leads_to_a_place_that_is_there(run: StudyRun, told: Told) -> None:
    language, sections = told
    own = set(find_ids(sections))
    folder = run.study.folder / "results" / language.value
    for href in sorted(set(find_links(sections))):
        page, _, anchor = href.partition("#")
        text = (folder / page).read_text("utf-8") if page else ""
        assert anchor in own if not page else f'id="{anchor}"' in text, href


def test_names_of_places_tables_and_charts_stand_once(told: Told) -> None:
    found = find_ids(told[1])
    assert len(found) == len(set(found))
    names = [section.title for section in told[1]]
    for section in told[1]:
        names += [block.name for block in section.blocks if isinstance(block, DataTable)]
        names += [block.title for block in section.blocks if isinstance(block, Chart)]
    assert len(names) == len(set(names))


def test_a_minister_meets_no_words_of_evaluators_on_the_first_page(run: StudyRun) -> None:
    messages, implications, *_ = tell(run, Language.ENGLISH)
    *texts, _brackets = texts_of(messages)
    assert len(texts) == 8
    assert not [words for words in [*texts, *texts_of(implications)] if JARGON.search(words)]


def test_the_first_page_says_what_the_example_study_is_made_to_show(run: StudyRun) -> None:
    """By its key: champions help where the culture is supportive; strict sign-off makes people no more aware."""
    *texts, _brackets = texts_of(tell(run, Language.ENGLISH)[0])
    assert texts[0].startswith("Most people do not name the guidance when nobody helps them. Autumn 2026:")
    assert any(words.startswith("Where there are champions and the culture is") for words in texts)
    turned = next(
        words for words in texts if words.startswith("The opposite of what was expected was found.")
    )
    assert "fewer people in 100 name the guidance" in turned
    assert not any("Expected, and not found" in words and "Strict sign-off" in words for words in texts)
    assert texts[-1] == "Not known yet: “Sharing offices with the police raises use of the guidance.”"


def test_each_hypothesis_stands_with_its_verdict_and_what_speaks_against_it(run: StudyRun) -> None:
    hypotheses = next(section for section in tell(run, Language.ENGLISH) if section.id == "hypotheses")
    heads = [block.text[:2] for block in hypotheses.blocks if isinstance(block, Heading) and block.level == 4]
    assert heads == [f"H{number}" for number in range(1, 10)]
    pairs = [dict(block.items) for block in hypotheses.blocks if isinstance(block, Pairs)]
    assert all({"Why", "What speaks most against this"} <= set(each) for each in pairs)
    first: Claim = claims_of(hypotheses)[0]
    assert first.text.startswith("Supported. Where the guidance asks for a practice concretely")


def test_no_authority_that_evidence_hides_is_shown_in_the_report(run: StudyRun) -> None:
    assert run.evidence is not None
    differences = next(section for section in tell(run, Language.ENGLISH) if section.id == "differences")
    charts = {block.key: block for block in differences.blocks if isinstance(block, Chart)}
    items, scales = run.evidence.waves[-1].items, run.evidence.waves[-1].scales
    aware = [each for each in items if each.topic == "aware_unprompted" and each.key[0] == "authority"]
    use = [each.shown for each in scales if each.scale == "use" and each.key[0] == "authority" and each.shown]
    for key, shown in (("aware", aware), ("use", use)):
        own = [chart for name, chart in charts.items() if name.startswith(f"chart-differences-{key}")]
        rows = [row for chart in own for row in chart.table.rows]
        hidden = {row.cells[0].text for row in rows if row.cells[1].hidden}
        assert len(rows) == len(shown)
        names = {
            run.evidence.material.workforce.authority(each.key[1]).name.en for each in shown if each.hidden
        }
        assert names
        assert hidden == names


def test_guidance_that_asks_nothing_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "nothing.md"
    file.write_text("# Coming home\n\n1.1 This is a house.\n", "utf-8")
    guidance = study_guidance(GuidanceRequest(file=file))
    messages, *others = main_sections(make_material(guidance=guidance))
    assert texts_of(messages)[0].startswith("No words were found that ask something of somebody.")
    assert ids(tuple(others)) == ["guidance"]
    assert {link.href for claim in claims_of(others[0]) for link in claim.links} <= {
        "guidance.html#messages",
        "guidance.html#burden",
    }
