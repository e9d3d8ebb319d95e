"""What people say they do, can give an example of, and were seen to do."""

from collections.abc import Sequence

import polars as pl
import pytest

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Language, say
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import Accounting, Answers, Tool
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Option, Responses
from canllaw.evidence.practice.gap import find_gap, find_gaps, gaps_of, make_gaps_frame
from canllaw.evidence.practice.observations import Observation, Practice, Seen
from canllaw.evidence.scores.clustered_shares import Case, find_difference, find_share

SOURCE = Source(name="survey-1.csv", sha256="0" * 64)
SCALE = Responses(key="scale", options=tuple(Option(value=value) for value in range(6)))
INSTRUMENT = Instrument(
    key="own",
    en="Own",
    cy="Ein hun",
    version="1",
    licence="CC0",
    source="",
    responses=(SCALE,),
    items=(
        Item(key="already_1", responses="scale"),
        Item(key="example_1", kind=ItemKind.CHOICE, responses="scale"),
        Item(key="example_words_1", kind=ItemKind.TEXT),
    ),
)
PRACTICE = Practice(
    key="interview",
    en="Return interviews",
    cy="Cyfweliadau dychwelyd",
    expectations=("en-4.2", "cy-4.2"),
    self_report="already_1",
    example="example_1",
)
SMALL = 10
# An answer: how far they already do it, the example, its words.
Answer = tuple[float | None, float | None, str | None]


def ask(*by_authority: Sequence[Answer]) -> Answers:
    """The answers of authorities W1, W2, ..."""
    rows = [
        (number, "", f"W{authority}", "", "", "en", 1.0, *answer)
        for authority, answers in enumerate(by_authority, 1)
        for number, answer in enumerate(answers, authority * 1000)
    ]
    whole = {"row": pl.Int64(), "weight": pl.Float64(), "already_1": pl.Float64(), "example_1": pl.Float64()}
    names = ["row", "person", "authority", "team", "role", "language", "weight"]
    names += ["already_1", "example_1", "example_words_1"]
    frame = pl.DataFrame(rows, schema={name: whole.get(name, pl.String()) for name in names}, orient="row")
    accounting = Accounting(source=SOURCE, tool=Tool.PLAIN, rows_kept=len(rows), rows_left_out=(), columns=())
    return Answers(wave="1", instrument=INSTRUMENT, source=SOURCE, frame=frame, accounting=accounting)


def watch(authority: str, seen: int, not_seen: int, not_applicable: int = 0) -> list[Observation]:
    all_seen = [Seen.SEEN] * seen + [Seen.NOT_SEEN] * not_seen + [Seen.NOT_APPLICABLE] * not_applicable
    where = Place(source=Source(name="observations.csv", sha256=""))
    return [
        Observation(
            session=f"{authority}{at}", practice="interview", seen=each, place=where, authority=authority
        )
        for at, each in enumerate(all_seen)
    ]


def people(does: int, of: int, examples: int) -> list[Answer]:
    """So many of so many say that they do it, and the first so many have an example in words."""
    return [
        (5 if at < does else 2, 1 if at < examples else 0, "a visit" if at < examples else None)
        for at in range(of)
    ]


# Four authorities of 25 people: 21 of each, 84 in all, say they do it; 10, 10, 10 and 11 have an example.
ASKED = ask(people(21, 25, 10), people(21, 25, 10), people(21, 25, 10), people(21, 25, 11))
# Thirty occasions to which it applied, seen on twelve.
WATCHED = [*watch("W1", 4, 6), *watch("W2", 4, 6, 3), *watch("W3", 4, 6)]


def test_the_gap_is_told_in_plain_words_in_both_languages() -> None:
    finding = find_gap(PRACTICE, ASKED, WATCHED, SMALL).finding
    assert say(finding.sentence, Language.ENGLISH) == (
        "Return interviews: 84 in 100 say that they already do it. "
        "41 in 100 can give a concrete example of it. It was seen on 12 of 30 occasions."
    )
    assert finding.verdict is Verdict.ALARM
    assert (finding.about, finding.places[0].source) == ("gap:interview", SOURCE)


def test_each_side_has_its_share_its_number_and_its_interval() -> None:
    gap = find_gap(PRACTICE, ASKED, WATCHED, SMALL)
    assert gap.believed is not None and gap.example is not None and gap.observed is not None
    assert (gap.believed.value, gap.believed.yes, gap.believed.n, gap.believed.clusters) == (0.84, 84, 100, 4)
    assert (gap.example.value, gap.example.n) == (0.41, 100)
    assert (gap.observed.value, gap.observed.n, gap.not_applicable) == (0.4, 30, 3)
    # All authorities are alike, so the design effect is 1; four of them give three degrees of freedom:
    # n = 100 x (1.9842 / 3.1824)^2 = 38.87. Wilson about 0.84: middle 0.8094, half width 0.1141.
    assert gap.believed.effective == pytest.approx(38.87, abs=0.02)
    assert gap.believed.low == pytest.approx(0.6953, abs=0.0005)
    assert gap.believed.high == pytest.approx(0.9235, abs=0.0005)


def test_differences_say_how_far_belief_runs_ahead() -> None:
    gap = find_gap(PRACTICE, ASKED, WATCHED, SMALL)
    assert gap.believed_less_example is not None and gap.believed_less_observed is not None
    assert gap.believed_less_example.value == pytest.approx(0.43)
    assert gap.believed_less_observed.value == pytest.approx(0.44)
    assert gap.believed_less_example.low > 0 and gap.believed_less_observed.low > 0


def test_an_example_without_words_does_not_count_where_words_were_asked_for() -> None:
    answers: list[Answer] = [(5, 1, "a visit"), (5, 1, "  "), (5, 1, None), (5, 0, None), (5, None, None)]
    gap = find_gap(PRACTICE, ask(answers, answers), [], SMALL)
    assert gap.example is not None
    assert (gap.example.yes, gap.example.n) == (2, 8)
    unasked: list[Answer] = [(5, 1, None), (5, 0, None)]
    gap = find_gap(PRACTICE, ask(unasked, unasked), [], SMALL)
    assert gap.example is not None
    assert (gap.example.yes, gap.example.n) == (2, 4)


def test_who_gave_no_answer_is_counted_nowhere() -> None:
    answers: list[Answer] = [(5, None, None), (None, 1, "x"), (1, 0, None)]
    gap = find_gap(PRACTICE, ask(answers, answers), [], SMALL)
    assert gap.believed is not None and gap.example is not None
    assert (gap.believed.yes, gap.believed.n, gap.example.yes, gap.example.n) == (2, 4, 2, 4)


def test_belief_that_practice_bears_out_is_no_alarm() -> None:
    same = people(20, 25, 20)
    finding = find_gap(PRACTICE, ask(same, same, same, same), [], SMALL).finding
    assert finding.verdict is Verdict.FOUND
    assert str(finding.sentence) == (
        "Return interviews: 80 in 100 say that they already do it. 80 in 100 can give a concrete example of it."
    )


def test_small_numbers_are_in_the_quantities_with_their_n_but_in_no_sentence() -> None:
    gap = find_gap(PRACTICE, ASKED, [*watch("W1", 1, 2), *watch("W2", 1, 2)], SMALL)
    assert str(gap.finding.sentence) == (
        "Return interviews: 84 in 100 say that they already do it. 41 in 100 can give a concrete example of it."
    )
    assert [(each.name, each.n) for each in gap.finding.quantities if "observed" in each.name] == [
        ("observed", 6),
        ("believed less observed", 6),
    ]


def test_where_few_of_many_occasions_showed_it_only_the_share_is_said() -> None:
    finding = find_gap(PRACTICE, ASKED, [*watch("W1", 1, 19), *watch("W2", 1, 19)], SMALL).finding
    assert str(finding.sentence).endswith("It was seen on 5 in 100 occasions.")


@pytest.mark.parametrize("answers", [None, ask([(5, 1, "x")], [(5, 1, "x")])])
def test_too_little_is_said_to_be_too_little(answers: Answers | None) -> None:
    finding = find_gap(PRACTICE, answers, WATCHED, SMALL).finding
    assert finding.verdict is Verdict.NOT_ENOUGH
    assert str(finding.sentence) == (
        "Return interviews: too little was asked and seen to compare belief with practice."
    )


def test_gaps_are_found_by_the_expectation_that_asks_for_the_practice() -> None:
    gaps = find_gaps([PRACTICE, Practice(key="plan", en="Plan", cy="Plan")], ASKED, WATCHED, SMALL)
    assert [gap.practice.key for gap in gaps_of(gaps, "cy-4.2")] == ["interview"]
    assert gaps[1].finding.verdict is Verdict.NOT_ENOUGH
    frame = make_gaps_frame(gaps)
    assert frame.select("practice", "what", "n").rows()[:3] == [
        ("interview", "believed", 100),
        ("interview", "example", 100),
        ("interview", "observed", 30),
    ]


def cases(*yes_of: tuple[int, int]) -> list[Case]:
    """Clusters of so many yes among so many."""
    return [
        Case(cluster=f"c{number}", yes=at < yes)
        for number, (yes, of) in enumerate(yes_of)
        for at in range(of)
    ]


def test_clusters_that_differ_widen_the_interval() -> None:
    alike, unlike = (
        find_share(cases((5, 10), (5, 10), (5, 10))),
        find_share(cases((10, 10), (0, 10), (5, 10))),
    )
    assert alike is not None and unlike is not None
    assert alike.value == unlike.value == 0.5
    # Distances of clusters: +5, -5 and 0 of 30. Variance 3/2 x (25 + 25) / 900 = 1/12; that of a simple
    # sample 0.25 / 30 = 1/120: design effect 10.
    assert alike.effective / unlike.effective == pytest.approx(10)
    assert unlike.low < alike.low < 0.5


def test_weights_count() -> None:
    share = find_share(
        [
            Case(cluster="a", yes=True, weight=3),
            Case(cluster="b", yes=False),
            Case(cluster="c", yes=True, weight=0),
        ]
    )
    assert share is not None
    assert (share.value, share.n, share.clusters) == (0.75, 2, 2)


def test_one_cluster_alone_tells_no_interval() -> None:
    assert find_share(cases((5, 10))) is None
    assert find_share([]) is None


def test_where_all_say_yes_the_interval_is_still_one() -> None:
    share = find_share(cases((10, 10), (10, 10)))
    assert share is not None
    assert share.high == 1 and share.low < 0.9


def test_what_goes_together_is_compared_more_closely() -> None:
    first, second = find_share(cases((8, 10), (6, 10))), find_share(cases((5, 10), (3, 10)))
    assert first is not None and second is not None
    apart, together = find_difference(first, second), find_difference(first, second, correlation=0.9)
    assert apart.value == together.value == pytest.approx(0.3)
    assert apart.low < together.low < 0.3 < together.high < apart.high
