"""What people said of a hypothesis is counted by interviews, and leans by a declared rule."""

import pytest

from canllaw.basics.findings import Verdict
from canllaw.evidence.interviews.interviews import Excerpt, Interviews, Stance, Transcript
from canllaw.theory.said_strand import find_what_was_said
from canllaw.theory.said_strand_sources import find_said, find_strongest
from canllaw.theory.strands import Leaning
from tests.build_hypotheses import make_hypothesis
from tests.build_interviews import make_interview, quote

WORDS = "P: It was so.\nP: It was not so, not at all, and nobody would say so.\nP: It depends.\n"
SO, NOT_SO, DEPENDS = "It was so", "It was not so, not at all", "It depends"
TURN = {Stance.FOR: SO, Stance.AGAINST: NOT_SO, Stance.QUALIFIES: DEPENDS}


def talk(number: int, *stances: Stance) -> tuple[Transcript, list[Excerpt]]:
    """An interview that says these things of H1."""
    one = make_interview(
        f"i{number}", WORDS, authority=f"W{number:02}", role=("manager", "worker")[number % 2]
    )
    return one, [quote(one, TURN[stance], hypothesis="H1", stance=stance) for stance in stances]


def hold(*said: tuple[Stance, ...]) -> Interviews:
    talks = [talk(number, *stances) for number, stances in enumerate(said)]
    return Interviews(
        transcripts=tuple(one for one, _ in talks),
        excerpts=tuple(excerpt for _, excerpts in talks for excerpt in excerpts),
    )


FOR, AGAINST, QUALIFIES = (Stance.FOR,), (Stance.AGAINST,), (Stance.QUALIFIES,)


@pytest.mark.parametrize(
    ("supporting", "opposing", "leaning"),
    [
        (3, 0, Leaning.FOR),
        (4, 2, Leaning.FOR),
        (3, 2, Leaning.BOTH),
        (3, 3, Leaning.BOTH),
        (2, 4, Leaning.AGAINST),
        (0, 3, Leaning.AGAINST),
        (2, 0, Leaning.SILENT),
        (2, 2, Leaning.SILENT),
        (0, 0, Leaning.SILENT),
    ],
)
def test_a_side_is_ahead_with_three_interviews_and_twice_those_of_the_other(
    supporting: int, opposing: int, leaning: Leaning
) -> None:
    interviews = hold(*[FOR] * supporting, *[AGAINST] * opposing, QUALIFIES)
    assert find_what_was_said(make_hypothesis(), interviews).leaning is leaning


def test_one_person_who_says_a_thing_twice_is_one_source() -> None:
    one = make_interview("i1", WORDS)
    excerpts = tuple(quote(one, words, hypothesis="H1") for words in (SO, NOT_SO, DEPENDS))
    found = find_said("H1", Interviews(transcripts=(one,), excerpts=excerpts))
    assert (found.sources(Stance.FOR), len(found.of(Stance.FOR)), found.leaning) == (1, 3, Leaning.SILENT)


def test_the_sentence_and_its_numbers_tell_who_stands_behind() -> None:
    result = find_what_was_said(make_hypothesis(), hold(FOR, FOR, FOR, AGAINST, QUALIFIES))
    assert (
        str(result.sentence) == "The people interviewed speak mostly for it. Interviews for it: 3; against "
        "it: 1; that set conditions: 1."
    )
    (finding,) = result.findings
    numbers = {each.name: (each.value, each.n) for each in finding.quantities}
    # Interviews 0, 1 and 2 are for it: of three authorities, of a manager twice and a worker once.
    assert numbers["interviews for"] == (3, 5)
    assert numbers["authorities for"] == (3, 5)
    assert numbers["roles for"] == (2, 5)
    assert numbers["roles against"] == (1, 5)
    assert finding.verdict is Verdict.SUPPORTED
    assert [place.source.name for place in finding.places] == [f"i{number}.txt" for number in range(5)]


def test_the_strongest_against_it_is_told_by_its_place_and_weighed_by_interviews() -> None:
    result = find_what_was_said(make_hypothesis(), hold(FOR, FOR, FOR, AGAINST, QUALIFIES))
    against, condition = result.against
    assert against.weight == pytest.approx(1 / 4)
    (place,) = against.places
    assert (place.source.name, WORDS[place.start : place.end]) == ("i3.txt", NOT_SO)
    # One of the five interviews sets a condition, which weighs half.
    assert condition.weight == pytest.approx(0.5 / 5)


def test_against_a_strand_that_leans_against_stands_what_was_said_for_the_hypothesis() -> None:
    result = find_what_was_said(make_hypothesis(), hold(AGAINST, AGAINST, AGAINST, FOR))
    (counter,) = result.against
    (place,) = counter.places
    assert WORDS[place.start : place.end] == SO


def test_the_strongest_excerpt_is_judged_so_by_most_then_of_one_mind_then_the_longest() -> None:
    one, two, three = (make_interview(f"i{number}", WORDS) for number in (1, 2, 3))
    against = Stance.AGAINST
    torn = [quote(one, NOT_SO, hypothesis="H1", stance=against), quote(one, DEPENDS, hypothesis="H1")]
    short = quote(two, SO, hypothesis="H1", stance=against)
    long = quote(three, NOT_SO, hypothesis="H1", stance=against)
    interviews = Interviews(transcripts=(one, two, three), excerpts=(*torn, short, long))
    assert find_strongest(find_said("H1", interviews), against) == long
    judged_twice = quote(two, SO, hypothesis="H1", stance=against, coder="bob")
    both = type(short)(
        key=short.key,
        document=short.document,
        sha256=short.sha256,
        start=short.start,
        end=short.end,
        bearings=(*short.bearings, *judged_twice.bearings),
    )
    interviews = Interviews(transcripts=(one, two, three), excerpts=(*torn, both, long))
    assert find_strongest(find_said("H1", interviews), against) == both


def test_without_interviews_or_passages_about_it_nothing_is_said() -> None:
    for interviews in (None, Interviews(), Interviews(transcripts=(make_interview("i1", WORDS),))):
        result = find_what_was_said(make_hypothesis(), interviews)
        assert (result.leaning, result.against) == (Leaning.SILENT, ())
    assert str(result.sentence) == "No passage of the interviews was joined with it."


def test_what_was_said_of_another_hypothesis_does_not_count() -> None:
    assert find_what_was_said(make_hypothesis("H2"), hold(FOR, FOR, FOR)).leaning is Leaning.SILENT
