"""The example study's nine hypotheses come out as its truth says."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Language, say
from canllaw.evidence.results import EvidenceResult, study_evidence
from canllaw.guidance.requests import study_guidance
from canllaw.study import read_study
from canllaw.study.requests import evidence_request, guidance_requests
from canllaw.theory.hypotheses.hypotheses import ProgrammeTheory, StrandName
from canllaw.theory.hypotheses.registration import Register
from canllaw.theory.hypotheses.registration_telling import Standing
from canllaw.theory.strands import Leaning
from canllaw.theory.theory_results import TheoryNotes, TheoryResult, read_theory, study_theory

STUDY = Path(__file__).parents[3] / "examples" / "first-study"
TRUTH = tomllib.loads((STUDY / "key" / "evidence-truth.toml").read_text("utf-8"))
DUE = {
    "supported": Verdict.SUPPORTED,
    "contradicted": Verdict.CONTRADICTED,
    "not enough": Verdict.NOT_ENOUGH,
}
TODAY = date(2026, 11, 16)


@cache
def evidence() -> EvidenceResult:
    return study_evidence(evidence_request(read_study(STUDY), bytes(32)))


@cache
def theory() -> tuple[ProgrammeTheory, TheoryNotes]:
    """Without the register that runs at this desk may have left in the folder."""
    read, notes = read_theory(STUDY / "theory", evidence().material, TODAY)
    return read, replace(notes, register=Register())


@cache
def result() -> TheoryResult:
    read, notes = theory()
    guidance = [study_guidance(request) for _, request in guidance_requests(read_study(STUDY))]
    return study_theory(read, evidence(), guidance, 20260112, notes=notes)


def test_the_hypotheses_are_those_of_the_truth_in_both_languages() -> None:
    told = [(each.key, each.area.value, each.en, each.cy) for each in theory()[0].hypotheses]
    assert told == [(each["key"], each["area"], each["en"], each["cy"]) for each in TRUTH["hypotheses"]]


def test_their_rivals_are_those_of_the_truth() -> None:
    told = [
        (rival.key, each.key, rival.en, rival.cy) for each in theory()[0].hypotheses for rival in each.rivals
    ]
    assert told == [(each["key"], each["of"], each["en"], each["cy"]) for each in TRUTH["rivals"]]


def test_all_are_dated_before_people_were_asked_and_only_their_authors_say_so() -> None:
    standings = {wave.standing for each in result().registrations for wave in each.waves}
    assert standings == {Standing.SAID}


@pytest.mark.parametrize("key", [each["key"] for each in TRUTH["hypotheses"]])
def test_every_verdict_is_what_the_truth_says(key: str) -> None:
    found = result().verdict(key)
    assert found is not None
    due = next(each["verdict"] for each in TRUTH["hypotheses"] if each["key"] == key)
    assert found.verdict is DUE[due]


def test_no_rival_stands_in_any_strand() -> None:
    tried = {(each.hypothesis.key, rival.result.rival) for each in result().verdicts for rival in each.rivals}
    assert tried == {(each["of"], each["key"]) for each in TRUTH["rivals"]}
    assert False not in {rival.result.fails for each in result().verdicts for rival in each.rivals}


def test_every_verdict_stands_with_five_strands_and_what_speaks_against_it() -> None:
    for each in result().verdicts:
        assert [strand.strand for strand in each.strands] == list(StrandName)
        assert each.counter is not None
        assert each.confidence is not None


def test_every_quote_against_stands_in_a_transcript() -> None:
    interviews = evidence().interviews
    assert interviews is not None
    texts = {each.source.name: each.text for each in interviews.folder.interviews.transcripts}
    quotes = [
        texts[place.source.name][place.start : place.end]
        for each in result().verdicts
        for counter in each.counters
        if counter.strand is StrandName.INTERVIEWS
        for place in counter.counter.places
    ]
    assert len(quotes) >= 9
    assert all(len(words.split()) >= 3 for words in quotes)


def test_observers_saw_the_concretely_asked_practices_more_often() -> None:
    found = result().verdict("H1")
    assert found is not None
    seen = found.strand(StrandName.OBSERVATIONS)
    assert seen is not None and seen.leaning is Leaning.FOR


def test_no_passage_is_joined_with_a_hypothesis_that_is_not_there() -> None:
    assert (result().unknown, result().doubts, result().dropped) == ((), (), ())


def test_every_sentence_can_be_said_in_both_languages() -> None:
    for language in Language:
        for finding in result().findings:
            assert "{" not in say(finding.sentence, language)
