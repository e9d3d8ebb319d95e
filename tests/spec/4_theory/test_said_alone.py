"""A study of interviews alone can test its hypotheses: what only a survey needs may be missing."""

import hashlib
from pathlib import Path

import pytest

from canllaw.basics.findings import Verdict
from canllaw.study import check_study, explain_hypothesis
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.hypotheses.registration_words import Timing
from canllaw.theory.strands import Leaning
from tests.build_study import AUTHORITIES, put_files

DEFINITION = 'title_en = "Coming home"\nlanguages = ["en"]\nsmall_number = 1\n'
HYPOTHESIS = """
key = "H1"
area = "organisation"
en = "Who is trusted speaks up."
cy = "Mae'r sawl yr ymddiriedir ynddynt yn codi llais."
written = {written}
smallest_effect = 0.1
tested_by = ["{test}"]
change_mind_en = "If the trusted kept silent."

[context]
kind = "fact"
key = "champions"

[mechanism]
kind = "scale"
key = "trust"

[outcome]
kind = "scale"
key = "voice"
at_least = 4
"""
WORDS = "They trust me, so I say what I think."


def put_interviews(folder: Path, written: str = "2026-01-12", test: str = "interviews") -> Path:
    digest = hashlib.sha256(WORDS.encode()).hexdigest()
    names = [f"i{number}" for number in range(1, 5)]
    excerpts = [f'{name}:0-13,{name},{digest},0,13,"{WORDS[:13]}",trust,C1,H1,for,' for name in names]
    put_files(
        folder,
        {
            "study.toml": DEFINITION,
            "workforce/authorities.csv": AUTHORITIES,
            "theory/H1.toml": HYPOTHESIS.format(written=written, test=test),
            "evidence/interviews.csv": "document,language,authority,role,wave,held\n"
            + "".join(f"{name},en,mon,,,2026-05-1{at}\n" for at, name in enumerate(names)),
            "evidence/excerpts.csv": "excerpt,document,sha256,start,end,words,codes,coder,hypothesis,stance,note\n"
            + "\n".join(excerpts)
            + "\n",
            **{f"evidence/interviews/{name}.txt": WORDS for name in names},
        },
    )
    return folder


def test_measures_that_no_named_test_uses_may_be_missing(tmp_path: Path) -> None:
    assert check_study(put_interviews(tmp_path)).problems == ()


def test_its_interviews_decide_and_every_other_kind_is_silent_and_says_why(tmp_path: Path) -> None:
    _, verdict = explain_hypothesis(put_interviews(tmp_path), "H1")
    assert verdict.verdict is Verdict.SUPPORTED
    others = [each for each in verdict.strands if each.strand is not StrandName.INTERVIEWS]
    assert {each.leaning for each in others} == {Leaning.SILENT}
    assert str(others[0].sentence) == "The survey cannot decide this. The study has no survey."


@pytest.mark.parametrize(("written", "timing"), [("2026-05-09", Timing.BEFORE), ("2026-05-10", Timing.LATE)])
def test_it_is_held_against_the_day_of_the_first_interview(
    tmp_path: Path, written: str, timing: Timing
) -> None:
    theory, verdict = explain_hypothesis(put_interviews(tmp_path, written), "H1")
    ((wave,),) = [each.waves for each in theory.registrations]
    assert str(wave.sentence).startswith("Interviews: people were asked from 2026-05-10 on.")
    assert verdict.timing is timing


def test_what_the_named_test_needs_must_be_there(tmp_path: Path) -> None:
    problems = check_study(put_interviews(tmp_path, test="survey")).problems
    assert [each.where.column for each in problems] == ["context.key", "mechanism.kind", "outcome.kind"]
