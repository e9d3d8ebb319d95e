"""Half a page for a role, in both languages, as a record and as a Word file that keeps what was edited."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from canllaw.basics.language import Language, message, say
from canllaw.guidance.analysis import Analysis, Earlier, analyse_guidance
from canllaw.guidance.brief_lines import HALF_A_PAGE, BriefPart
from canllaw.guidance.briefs import Brief, make_brief, make_briefs
from canllaw.guidance.counterparts import find_counterparts
from canllaw.guidance.editions import Change, ChangeKind
from canllaw.guidance.expectations import Expectation, Force
from canllaw.guidance.roles import default_roles
from canllaw.report.briefs_word import make_brief_word
from canllaw.report.kept_files import write_beside_edits
from tests.build_guidance import ask, make_guidance

EN, CY = Language.ENGLISH, Language.WELSH
ROLES = default_roles()
WORKER, POLICE = ROLES.named("social-worker"), ROLES.named("police")


def worker(verb: str, id: str, force: Force = Force.REQUIREMENT) -> Expectation:
    words = {"requirement": "must", "guideline": "should", "permission": "may"}[force]
    return ask(f"The social worker {words} {verb}.", actor="social worker", action=verb, force=force, id=id)


def analyse(*expectations: Expectation) -> Analysis:
    return analyse_guidance(*make_guidance(expectations), ROLES)


def change(kind: ChangeKind, old: tuple[str, ...], new: tuple[str, ...]) -> Change:
    return Change(kind=kind, old=old, new=new, old_text="", new_text="", why=message("A test says so."))


def compare(before: list[Expectation], now: list[Expectation], *changes: Change) -> Analysis:
    old_edition, old_reading = make_guidance(before)
    earlier = Earlier(edition=old_edition, reading=old_reading, changes=changes)
    return analyse_guidance(*make_guidance(now), ROLES, earlier)


def quotes(brief: Brief) -> dict[str, list[str]]:
    return {section.part.value: [line.quote for line in section.lines] for section in brief.sections}


def test_without_an_edition_before_a_brief_says_what_must_should_and_may_be_done() -> None:
    brief = make_brief(
        analyse(
            worker("visit the child", "a"),
            worker("ask the school", "b", Force.GUIDELINE),
            worker("bring a colleague", "c", Force.PERMISSION),
            ask("The police must search.", actor="police", id="d"),
        ),
        WORKER,
        EN,
    )
    assert str(brief.title) == "Social workers: what is asked of you"
    assert str(brief.summary) == "Things you must do: 1. Should do: 1. May do: 1."
    assert quotes(brief) == {
        "must": ["The social worker must visit the child."],
        "should": ["The social worker should ask the school."],
        "may": ["The social worker may bring a colleague."],
    }


def changed() -> Analysis:
    return compare(
        [
            worker("visit the child", "o1", Force.GUIDELINE),
            worker("fill in a form", "o2"),
            worker("phone the school", "o3"),
            worker("tell the panel", "o4"),
        ],
        [
            worker("visit the child", "n1"),
            worker("hold a return interview", "n2"),
            worker("phone the school", "n3"),
            worker("tell the panel", "n4", Force.GUIDELINE),
        ],
        change(ChangeKind.STRONGER, ("o1",), ("n1",)),
        change(ChangeKind.NEW, (), ("n2",)),
        change(ChangeKind.GONE, ("o2",), ()),
        change(ChangeKind.SAME, ("o3",), ("n3",)),
        change(ChangeKind.WEAKER, ("o4",), ("n4",)),
    )


def test_with_an_edition_before_it_says_what_is_new_firmer_over_and_what_stays() -> None:
    brief = make_brief(changed(), WORKER, EN)
    assert str(brief.title) == "Social workers: what changes for you"
    assert str(brief.summary) == "New: 1. Firmer: 1. No longer asked: 1. Less firm: 1. Staying: 1."
    assert quotes(brief) == {
        "new": ["The social worker must hold a return interview."],
        "firmer": ["The social worker must visit the child."],
        "stop": ["The social worker must fill in a form."],
        "eased": ["The social worker should tell the panel."],
        "stays": ["The social worker must phone the school."],
    }


def test_every_line_leads_to_its_paragraph_and_what_is_gone_to_the_edition_before() -> None:
    lines = {
        line.id: line for section in make_brief(changed(), WORKER, EN).sections for line in section.lines
    }
    assert str(lines["n2"].where) == "paragraph 1.2, page 1"
    assert (lines["n2"].gone, lines["o2"].gone) == (False, True)


def test_what_moves_from_one_role_to_another_is_new_for_the_one_and_over_for_the_other() -> None:
    police = ask("The police must visit the child.", actor="police", id="n1")
    analysis = compare(
        [worker("visit the child", "o1")], [police], change(ChangeKind.REWORDED, ("o1",), ("n1",))
    )
    assert list(quotes(make_brief(analysis, WORKER, EN))) == ["stop"]
    assert list(quotes(make_brief(analysis, POLICE, EN))) == ["new"]
    assert [brief.role.name for brief in make_briefs(analysis, EN)] == ["social-worker", "police"]


def test_what_is_asked_of_all_practitioners_stands_in_the_brief_with_their_name() -> None:
    brief = make_brief(analyse(ask("Staff must be polite.", actor="Staff", id="a")), WORKER, EN)
    (line,) = brief.sections[0].lines
    assert line.wider == ROLES.named("practitioners")


def test_firm_own_and_concrete_come_first() -> None:
    timed = replace(
        ask("The social worker must visit within a day.", actor="social worker", action="visit", id="t"),
        time=ask("within a day", time="within a day").time,
    )
    brief = make_brief(
        analyse(
            ask(
                "Staff must fill in a form at once.",
                actor="Staff",
                action="fill in a form",
                time="at once",
                id="w",
            ),
            worker("consider the plan", "v"),
            worker("write to the school", "s"),
            timed,
        ),
        WORKER,
        EN,
    )
    assert [line.id for line in brief.sections[0].lines] == ["t", "s", "v", "w"]


def test_half_a_page_is_never_passed_and_the_rest_is_counted() -> None:
    many = [
        worker(f"write down the number {n} and every word that was said about it", f"e{n}") for n in range(60)
    ]
    brief = make_brief(analyse(*many, worker("x " * 90, "long", Force.GUIDELINE)), WORKER, EN)
    assert brief.words <= HALF_A_PAGE
    must, should = brief.sections
    assert len(must.lines) + must.left_out == must.count == 60
    assert should.lines[0].quote.endswith(" …"), "a long one is cut at a word"


def test_an_expectation_without_its_actor_is_quoted_with_it_in_brackets() -> None:
    both = ask("and must sign it.", actor="social worker", inherited=True, id="a")
    they = ask("They must sign it.", actor="social worker", inherited=True, id="b")
    brief = make_brief(analyse(both, they), WORKER, EN)
    assert quotes(brief)["must"] == ["[social worker] must sign it."] * 2


def test_in_welsh_the_frame_is_welsh_and_the_quotation_keeps_its_language_or_is_the_other_editions() -> None:
    analysis = analyse(worker("visit the child", "a"), worker("phone the school", "b"))
    alone = make_brief(analysis, WORKER, CY)
    assert {line.language for section in alone.sections for line in section.lines} == {EN}
    welsh = [
        ask("Rhaid i'r gweithiwr cymdeithasol ymweld.", actor="gweithiwr cymdeithasol", id="x"),
        ask("Rhaid i'r gweithiwr cymdeithasol ffonio.", actor="gweithiwr cymdeithasol", id="y"),
    ]
    edition, reading = make_guidance(welsh, CY, title="Ar goll o ofal")
    _, english = make_guidance([each.expectation for each in analysis.assessed])
    brief = make_brief(analysis, WORKER, CY, find_counterparts(english, reading, edition))
    assert quotes(brief)["must"] == [each.text for each in welsh]
    assert (brief.document, brief.document_language) == ("Ar goll o ofal", CY)
    assert {line.language for section in brief.sections for line in section.lines} == {CY}


def test_a_paragraph_that_asks_otherwise_in_the_other_language_has_no_counterpart() -> None:
    _, english = make_guidance([worker("visit", "a"), worker("phone", "b")])
    other = [ask("Dylai ymweld.", force=Force.GUIDELINE, id="x"), ask("Rhaid ffonio.", id="y")]
    edition, welsh = make_guidance(other, CY)
    assert [(pair.id, pair.expectation.id) for pair in find_counterparts(english, welsh, edition).pairs] == [
        ("b", "y")
    ]


def test_the_word_file_has_headings_quotations_and_places_each_in_its_language() -> None:
    content = make_brief_word(make_brief(changed(), WORKER, EN))
    document = Document(io.BytesIO(content))
    styled = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
    assert ("Heading 1", "Social workers: what changes for you") in styled
    assert ("Heading 2", "New for you") in styled
    assert (
        "List Bullet",
        "The social worker must hold a return interview. (paragraph 1.2, page 1)",
    ) in styled
    assert any("in the previous edition: paragraph 1.2, page 1" in text for _, text in styled)
    assert 'w:val="en-GB"' in document.paragraphs[0]._element.xml


def test_what_became_firmer_or_less_firm_is_said_with_the_reason_and_nothing_else_is() -> None:
    brief = make_brief(changed(), WORKER, EN)
    said = {
        section.part.value: [str(line.why) for line in section.lines if line.why]
        for section in brief.sections
    }
    assert said == {
        "new": [],
        "firmer": ["A test says so."],
        "stop": [],
        "eased": ["A test says so."],
        "stays": [],
    }


def test_a_line_in_word_leads_to_its_paragraph_in_the_report() -> None:
    brief = make_brief(changed(), WORKER, EN)
    line = next(line for section in brief.sections for line in section.lines if not line.gone)
    document = Document(io.BytesIO(make_brief_word(brief, {line.id})))
    assert [part.target_ref for part in document.part.rels.values() if part.is_external] == [
        f"../report.html#t-{line.id}"
    ]


def test_the_same_brief_gives_the_same_file() -> None:
    brief = make_brief(changed(), WORKER, EN)
    assert make_brief_word(brief) == make_brief_word(brief)


def test_a_brief_that_was_edited_by_hand_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "briefs" / "social-worker.docx"
    assert write_beside_edits(path, b"first").path == path
    assert write_beside_edits(path, b"second").kept is None, "nobody touched it"
    path.write_bytes(b"second, mended by hand")
    written = write_beside_edits(path, b"third")
    assert path.read_bytes() == b"second, mended by hand"
    assert written.path.name == "social-worker.new.docx"
    assert written.path.read_bytes() == b"third"
    assert written.note and say(written.note, EN) == (
        "social-worker.docx was changed by hand and stays as it is. The new one is in social-worker.new.docx."
    )


@pytest.mark.parametrize("record", [None, "no json", "[]"])
def test_without_its_record_an_existing_brief_counts_as_edited(tmp_path: Path, record: str | None) -> None:
    path = tmp_path / "police.html"
    path.write_bytes(b"somebody's")
    if record is not None:
        (tmp_path / ".canllaw-written.json").write_text(record)
    assert write_beside_edits(path, b"ours").kept == path
    assert path.read_bytes() == b"somebody's"


def test_every_part_of_a_brief_has_a_title() -> None:
    from canllaw.guidance.brief_lines import TITLES
    from canllaw.guidance.briefs import PART_OF_CHANGE, PART_OF_FORCE

    assert set(TITLES) == set(BriefPart)
    assert set(PART_OF_CHANGE) == set(ChangeKind)
    assert set(PART_OF_FORCE) == set(Force)
