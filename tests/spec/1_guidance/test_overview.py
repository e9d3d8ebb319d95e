"""The main messages about a document, each with its numbers, its places and its method."""

from dataclasses import replace

import pytest

from canllaw.basics.findings import Finding, Verdict
from canllaw.basics.language import Language
from canllaw.guidance.analysis import Analysis, Earlier, analyse_guidance
from canllaw.guidance.editions import Change, ChangeKind
from canllaw.guidance.expectations import Force
from canllaw.guidance.overview import find_overview
from canllaw.guidance.roles import default_roles
from tests.build_guidance import ask, make_guidance

POLICE = ask(
    "The police must search the home within an hour.",
    actor="police",
    action="search the home",
    target="the home",
    time="within an hour",
    id="a",
)
STAFF = ask(
    "Staff should promote trust.", actor="Staff", action="promote trust", force=Force.GUIDELINE, id="b"
)
NOBODY = ask("The record must be shared.", action="be shared", target="The record", id="c")


def overview(analysis: Analysis) -> dict[str, Finding]:
    return {finding.about: finding for finding in find_overview(analysis)}


def analyse(language: Language = Language.ENGLISH, corrections: int = 0) -> Analysis:
    edition, reading = make_guidance([POLICE, STAFF, NOBODY], language)
    return analyse_guidance(edition, reading, default_roles(), corrections=corrections)


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ("asked", "Expectations in all: 3. Must: 2. Should: 1. May: 0."),
        ("unnamed", "Expectations that do not say who is to act: 1 of 3."),
        (
            "concreteness",
            "So concrete that a reader could tell whether it was done: 1 of 3. Partly concrete: 1. Principles that nobody can fail: 1.",
        ),
        ("alarms", "Likely to be read as “we already do that”: 1 of 3."),
        (
            "missing",
            "What a writer would most often have to add: by when, how often or after what event (2 of 3).",
        ),
    ],
)
def test_the_main_messages_are_plain_words(about: str, sentence: str) -> None:
    assert str(overview(analyse())[about].sentence) == sentence


def test_what_changed_is_among_the_first_messages() -> None:
    edition, reading = make_guidance([POLICE, STAFF, NOBODY])
    kinds = (
        (ChangeKind.NEW, (), ("a",)),
        (ChangeKind.SAME, ("b",), ("b",)),
        (ChangeKind.STRONGER, ("c",), ("c",)),
    )
    changes = tuple(
        Change(kind=kind, old=old, new=new, old_text="", new_text="", why=POLICE.reason)
        for kind, old, new in kinds
    )
    earlier = Earlier(edition=edition, reading=reading, changes=changes)
    second = find_overview(analyse_guidance(edition, reading, default_roles(), earlier))[1]
    assert str(second.sentence) == (
        "Since the previous edition. New: 1. Firmer: 1. Less firm: 0. Gone: 0. Said differently: 0. The same: 1."
    )


def test_alarms_carry_their_places_and_their_own_verdict() -> None:
    alarms = overview(analyse())["alarms"]
    assert alarms.verdict is Verdict.ALARM
    assert [place.paragraph for place in alarms.places] == ["1.2"]


def test_the_quantities_say_among_how_many_they_were_counted() -> None:
    quantities = {each.name: (each.value, each.n) for each in overview(analyse())["asked"].quantities}
    assert quantities == {
        "expectations": (3, None),
        "requirements": (2, 3),
        "guidelines": (1, 3),
        "permissions": (0, 3),
    }


def test_every_finding_names_its_method() -> None:
    assert all(finding.method.version and finding.method.function for finding in find_overview(analyse()))
    assert ("words a minute", "238") in overview(analyse())["reading time"].method.settings


def test_for_welsh_the_reading_time_says_that_no_speed_is_known() -> None:
    assert "no speed for Welsh is known" in str(overview(analyse(Language.WELSH))["reading time"].sentence)


def test_corrections_by_a_person_are_counted() -> None:
    assert "corrections" not in overview(analyse())
    assert str(overview(analyse(corrections=2))["corrections"].sentence).endswith("applied: 2.")


def test_a_document_that_asks_nothing_is_not_enough_evidence_and_no_error() -> None:
    edition, reading = make_guidance([])
    findings = find_overview(analyse_guidance(edition, reading, default_roles()))
    assert findings[0].verdict is Verdict.NOT_ENOUGH


def test_pages_that_could_not_be_read_are_told() -> None:
    edition, reading = make_guidance([POLICE], Language.ENGLISH)
    scanned = replace(edition, silent_pages=(3, 4))
    finding = overview(analyse_guidance(scanned, reading, default_roles()))["silent pages"]
    assert finding.verdict is Verdict.NOT_ENOUGH
    assert str(finding.sentence) == (
        "Pages that show something but hold no text, such as scanned ones, were not read: 3, 4."
    )
