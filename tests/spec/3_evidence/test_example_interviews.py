"""The interviews of the example study: read by the product, coded by two people, leaning to the truth."""

import csv
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.evidence.interviews.folder import read_interviews
from canllaw.evidence.interviews.interviews import Interviews, Stance
from canllaw.evidence.personal_data.personal_data import find_personal_data

STUDY = Path(__file__).parents[3] / "examples" / "first-study"
EVIDENCE = STUDY / "evidence"
TRUTH = tomllib.loads((STUDY / "key" / "evidence-truth.toml").read_text("utf-8"))


@cache
def interviews() -> Interviews:
    return read_interviews(EVIDENCE)


def test_24_people_were_interviewed_eight_of_them_in_welsh() -> None:
    transcripts = interviews().transcripts
    assert Counter(each.language for each in transcripts) == {Language.ENGLISH: 16, Language.WELSH: 8}
    assert len({each.authority for each in transcripts}) >= 16
    assert Counter(Path(each.source.name).suffix for each in transcripts) == {
        ".txt": 22,
        ".docx": 1,
        ".vtt": 1,
    }
    assert all(250 <= len(each.text.split()) <= 450 for each in transcripts)


def test_the_words_of_every_excerpt_stand_where_it_says() -> None:
    rows = list(csv.DictReader((EVIDENCE / "excerpts.csv").read_text("utf-8").splitlines()))
    texts = {each.key: each for each in interviews().transcripts}
    for row in rows:
        transcript = texts[row["document"]]
        assert row["sha256"] == transcript.sha256
        assert row["words"] == transcript.text[int(row["start"]) : int(row["end"])]


def test_every_code_is_used_and_at_least_eight_interviews_were_coded_twice() -> None:
    found = interviews()
    groups = [code for code in found.codebook.codes if not code.codable]
    codes = {code.key for code in found.codebook.codes if code.codable}
    assert len(groups) == 5
    assert codes == {coding.code for excerpt in found.excerpts for coding in excerpt.codings}
    second = {
        excerpt.document for excerpt in found.excerpts if any(each.coder == "C2" for each in excerpt.codings)
    }
    assert len(second) >= 8


@pytest.mark.parametrize("hypothesis", TRUTH["hypotheses"], ids=lambda each: each["key"])
def test_interviews_lean_to_the_truth_and_somebody_speaks_against_it(hypothesis: dict[str, str]) -> None:
    documents: dict[Stance, set[str]] = {stance: set() for stance in Stance}
    for excerpt in interviews().excerpts:
        for bearing in excerpt.bearings:
            if bearing.hypothesis == hypothesis["key"]:
                documents[bearing.stance].add(excerpt.document)
    pro, contra = len(documents[Stance.FOR]), len(documents[Stance.AGAINST])
    assert pro and contra
    if hypothesis["verdict"] == "supported":
        assert pro >= 3 * contra
    elif hypothesis["verdict"] == "contradicted":
        assert contra >= 3 * pro
    else:
        assert pro == contra


def test_nobody_is_named_in_an_interview() -> None:
    assert not [each.key for each in interviews().transcripts if find_personal_data(each.text)]
