"""How far coders agree on each code, when that can be told, and what they had best talk through."""

import pytest

from canllaw.basics.findings import Verdict
from canllaw.evidence.interviews.agreement import CodeAgreement, find_agreement, make_agreement_frame
from canllaw.evidence.interviews.agreement_talks import find_disagreements, make_disagreements_frame
from canllaw.evidence.interviews.coded_units import find_coded_documents
from canllaw.evidence.interviews.interviews import Interviews
from tests.build_interviews import Given, make_coded, make_codes, make_interview, quote

BOTH = range(8)


def agreement_on(code: str, interviews: Interviews, seed: int = 1) -> CodeAgreement:
    return next(each for each in find_agreement(interviews, seed) if each.code.key == code)


def spread(ann: list[int], bob: list[int], turns: int = 8, documents: int = 5) -> list[Given]:
    """Turns 0 to 39 over five interviews of eight turns, given "time" by ann and by bob; "other" by both in all."""
    return [
        {
            coder: {
                "time": [turn - first for turn in given if first <= turn < first + turns],
                "other": [0],
            }
            for coder, given in (("ann", ann), ("bob", bob))
        }
        for first in range(0, turns * documents, turns)
    ]


def test_alpha_is_counted_over_turns_that_both_coders_could_have_coded() -> None:
    # 40 turns: both gave the code to 10, only ann to 2, only bob to 3; 25 have it from nobody.
    # Values: 80, of which 10 x 2 + 5 = 25 are yes, 55 no. Turns with unlike values: 5, so 10 pairs.
    # Alpha = 1 - (80 - 1) x 10 / (80 x 80 - 25 x 25 - 55 x 55) = 1 - 790 / 2750 = 0.7127.
    both = [0, 1, 2, 10, 11, 12, 20, 21, 30, 31]
    interviews = make_coded(8, *spread([*both, 5, 15], [*both, 6, 26, 36]))
    found = agreement_on("time", interviews)
    assert found.alpha == pytest.approx(1 - 790 / 2750)
    assert found.low is not None and found.high is not None
    assert found.low < 0.7127 < found.high
    assert (found.turns, found.given, found.documents, found.coders) == (40, 15, 5, ("ann", "bob"))
    assert str(found.finding.sentence) == (
        "Time: the coders agree well enough for tentative conclusions only. Alpha: 0.71."
    )


def test_coders_who_agree_everywhere_have_an_alpha_of_one_and_may_be_relied_on() -> None:
    both = [0, 1, 10, 11, 20, 21, 30, 31]
    found = agreement_on("time", make_coded(8, *spread(both, both)))
    assert (found.alpha, found.low, found.high) == (1, 1, 1)
    assert found.finding.verdict is Verdict.FOUND
    assert str(found.finding.sentence) == "Time: the coders agree well enough to rely on it. Alpha: 1.00."


def test_coders_who_agree_no_better_than_by_chance_raise_an_alarm() -> None:
    ann, bob = [0, 1, 10, 11, 20, 21, 30, 31], [2, 3, 12, 13, 22, 23, 32, 33]
    found = agreement_on("time", make_coded(8, *spread(ann, bob)))
    # 16 of 40 turns unlike: 1 - 79 x 32 / (6400 - 256 - 4096) = 1 - 2528 / 2048.
    assert found.alpha == pytest.approx(1 - 2528 / 2048)
    assert found.finding.verdict is Verdict.ALARM


def test_a_slip_into_the_next_turn_is_no_coding_of_it() -> None:
    text = "P1: we were told nothing.\nQ: and then, what happened?\n"
    interview = make_interview("i1", text)
    coded = Interviews(
        transcripts=(interview,),
        codebook=make_codes("told"),
        excerpts=(
            quote(interview, "we were told nothing.\nQ: a", "told", coder="ann"),
            quote(interview, "told nothing.", "told", coder="bob"),
        ),
    )
    assert find_disagreements(coded) == ()


def test_questions_that_nobody_coded_are_no_units() -> None:
    text = "Q: did you know?\nP1: nobody told us.\nInterviewer: and then?\nP1: we read it at home.\n"
    interview = make_interview("i1", text)
    said = [
        ("nobody told us", "told", "ann"),
        ("and then?", "told", "ann"),
        ("nobody told us", "told", "bob"),
    ]
    excerpts = tuple(quote(interview, words, code, coder=coder) for words, code, coder in said)
    coded = Interviews(transcripts=(interview,), codebook=make_codes("told"), excerpts=excerpts)
    (document,) = find_coded_documents(coded)
    assert document.units == (1, 2, 3)
    assert document.counts("told").tolist() == [[2, 0], [1, 1], [0, 2]]


def test_too_few_interviews_or_too_rare_a_code_are_said_to_be_so_and_have_no_number() -> None:
    both = [0, 1, 10, 11, 20, 21, 30, 31]
    two = make_coded(20, *spread(both, both, turns=20, documents=2))
    assert agreement_on("time", two).alpha is None
    assert str(agreement_on("time", two).finding.sentence) == (
        "Time: too little was coded by two people to tell how far they agree."
    )
    seldom = agreement_on("time", make_coded(8, *spread([0, 1, 2, 3, 4], [0, 1, 2, 3])))
    assert seldom.finding.verdict is Verdict.NOT_ENOUGH
    assert str(seldom.finding.sentence) == ("Time: it was given too seldom to tell how far the coders agree.")
    always = agreement_on("time", make_coded(8, *spread(list(range(40)), list(range(40)))))
    assert str(always.finding.sentence) == (
        "Time: everybody gave it to everything, so agreement cannot be told."
    )


def test_interviews_of_one_coder_and_codings_without_a_name_say_nothing_of_agreement() -> None:
    assert (
        find_agreement(make_coded(10, {"ann": {"time": [1]}}, {"": {"time": [1]}, "bob": {"time": [2]}}), 1)
        == ()
    )


def test_the_same_seed_gives_the_same_interval_whatever_other_codes_there_are() -> None:
    both = [0, 1, 2, 10, 11, 12, 20, 21, 30, 31]
    few = make_coded(8, *spread([*both, 5], [*both, 6]))
    more = make_coded(
        8, *({**each, "ann": {**each["ann"], "extra": [4]}} for each in spread([*both, 5], [*both, 6]))
    )
    assert agreement_on("time", few).low == agreement_on("time", more).low


def test_disagreements_come_with_the_most_disputed_code_and_its_rivals_first() -> None:
    # "time" is in dispute on 3 of 4 turns (9/4), "told" on 1 of 1 (1/1).
    interviews = make_coded(
        6, {"ann": {"time": [0, 1, 2], "told": [5]}, "bob": {"time": [0, 3], "staff": [2]}}
    )
    found = find_disagreements(interviews)
    assert [(each.code, each.gave, each.instead) for each in found] == [
        ("time", ("ann",), ("staff",)),
        ("time", ("ann",), ()),
        ("time", ("bob",), ()),
        ("staff", ("bob",), ("time",)),
        ("told", ("ann",), ()),
    ]
    assert interviews.transcripts[0].text[found[0].start : found[0].end] == "Turn 2 of interview 1."


def test_of_three_coders_the_even_split_comes_before_the_lone_voice() -> None:
    given: Given = {
        "ann": {"time": [0, 1]},
        "bob": {"time": [1, 2]},
        "cat": {"time": [1, 2]},
        "dan": {"time": [1]},
    }
    found = find_disagreements(make_coded(4, given))
    assert [(each.start, each.gave, each.did_not) for each in found] == [
        (46, ("bob", "cat"), ("ann", "dan")),
        (0, ("ann",), ("bob", "cat", "dan")),
    ]


def test_both_lists_are_tables_for_export() -> None:
    both = [0, 1, 2, 10, 11, 12, 20, 21, 30, 31]
    interviews = make_coded(8, *spread([*both, 5], both))
    frame = make_agreement_frame(find_agreement(interviews, 1))
    assert frame.select("code", "turns", "given", "coders").rows() == [
        ("other", 40, 5, 2),
        ("time", 40, 11, 2),
    ]
    talk = make_disagreements_frame(find_disagreements(interviews), interviews)
    assert talk.select("words", "gave", "did_not").rows() == [("Turn 5 of interview 1.", "ann", "bob")]
