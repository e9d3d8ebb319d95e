"""Could a reader tell next Monday whether it was done?"""

import pytest

from canllaw.basics.language import Language, say
from canllaw.guidance.actions import Visibility, find_action
from canllaw.guidance.concreteness import Concreteness, score_concreteness
from canllaw.guidance.expectations import Expectation, Force, Polarity
from tests.build_guidance import ask

EN, CY = Language.ENGLISH, Language.WELSH


def score(expectation: Expectation, language: Language = EN) -> Concreteness:
    return score_concreteness(expectation, language)


def judged(expectation: Expectation, language: Language = EN) -> tuple[str, list[str]]:
    scored = score(expectation, language)
    return scored.level.value, [part.value for part in scored.missing]


def test_a_named_actor_a_visible_action_and_a_time_make_it_concrete() -> None:
    expectation = ask(
        "The carer must tell the police within two hours.",
        actor="carer",
        action="tell the police",
        target="the police",
        time="within two hours",
    )
    assert judged(expectation) == ("concrete", [])
    assert "gives the time" in str(score(expectation).why)


def test_a_case_that_sets_it_off_is_as_good_as_a_time() -> None:
    expectation = ask(
        "If the child is hurt, the carer must call a doctor.",
        actor="carer",
        action="call a doctor",
        target="a doctor",
        context="If the child is hurt",
    )
    assert judged(expectation) == ("concrete", [])


def test_a_list_item_has_the_case_of_its_stem() -> None:
    item = ask(
        "When a child comes back, the carer should: offer food",
        actor="carer",
        action="offer food",
        target="food",
    )
    assert judged(item) == ("concrete", [])


def test_some_verbs_are_whole_alone() -> None:
    wait = ask("The carer may wait.", actor="carer", action="wait", force=Force.PERMISSION)
    assert judged(wait) == ("concrete", [])


def test_what_is_missing_is_named() -> None:
    assert judged(ask("The police must be told.", action="be told", target="The police")) == (
        "partial",
        ["actor", "time"],
    )
    assert judged(ask("The carer must tell at once.", actor="carer", action="tell", time="at once")) == (
        "partial",
        ["target"],
    )
    why = score(
        ask("The carer must phone the child.", actor="carer", action="phone the child", target="the child")
    ).why
    assert str(why) == (
        "A reader could tell whether it was done once the text also says: by when, how often or after what event."
    )


def test_an_action_that_nobody_can_see_is_a_principle() -> None:
    expectation = ask(
        "Practitioners should consider the child's wishes.",
        actor="Practitioners",
        action="consider the child's wishes",
        target="the child's wishes",
        force=Force.GUIDELINE,
    )
    assert judged(expectation) == ("principle", ["action", "time"])
    assert "“consider the child's wishes”" in str(score(expectation).why)


def test_a_time_lets_even_a_vague_action_be_failed() -> None:
    expectation = ask(
        "Staff should reflect on their work every month.",
        actor="Staff",
        action="reflect on their work",
        target="their work",
        time="every month",
    )
    assert judged(expectation) == ("partial", ["action"])


def test_where_appropriate_says_neither_in_which_case_nor_when() -> None:
    expectation = ask(
        "The carer should phone the school where appropriate.",
        actor="carer",
        action="phone the school",
        target="the school",
        context="where appropriate",
    )
    assert judged(expectation) == ("partial", ["context", "time"])


def test_words_that_only_look_like_a_hedge_are_none() -> None:
    was = ask("The carer must say what was required.", actor="carer", action="say what was required")
    assert "context" not in judged(was)[1]


def test_as_soon_as_possible_is_a_time_and_no_hedge() -> None:
    expectation = ask(
        "The carer must phone the school as soon as possible.",
        actor="carer",
        action="phone the school",
        target="the school",
        time="as soon as possible",
    )
    assert judged(expectation) == ("concrete", [])


def test_prohibitions_permissions_and_standing_rules_need_no_time() -> None:
    forbidden = ask(
        "Staff must not lock the door.",
        actor="Staff",
        action="lock the door",
        target="the door",
        polarity=Polarity.DO_NOT,
    )
    allowed = ask(
        "The child may bring a friend.",
        actor="child",
        action="bring a friend",
        target="a friend",
        force=Force.PERMISSION,
    )
    standing = ask("Each home must keep a log.", actor="home", action="keep a log", target="a log")
    assert [judged(each) for each in (forbidden, allowed, standing)] == [("concrete", [])] * 3
    record = ask("The record must show the time.", action="show the time", target="The record")
    assert judged(record) == ("partial", ["actor"])


def test_a_vague_prohibition_can_be_failed() -> None:
    expectation = ask(
        "Staff must not act in haste.", actor="Staff", action="act in haste", polarity=Polarity.DO_NOT
    )
    assert judged(expectation) == ("partial", ["action"])


@pytest.mark.parametrize(
    "words",
    [
        "tell the police",
        "be told",
        "ensure that a record is kept",
        "make sure that the child is seen",
        "ensure that each child has a named worker",
        "consider and record the child's wishes",
        "be in place",
        "have a named worker",
        "continue to visit the child",
        "promptly notify the authority",
        "seek legal advice",
        "maintain a register",
        "ensure that concerns are communicated",
        "meet the child",
    ],
)
def test_these_can_be_seen_to_be_done(words: str) -> None:
    assert find_action(words, EN).visibility is Visibility.SEEN


@pytest.mark.parametrize(
    "words",
    [
        "consider the child's wishes",
        "have regard to this guidance",
        "have due regard to the plan",
        "ensure that staff are aware of the policy",
        "ensure that children are supported",
        "ensure that the child knows who to call",
        "promote the child's well-being",
        "work together",
        "take into account the views of the child",
        "be sensitive to the child's needs",
        "seek to agree a plan",
        "have regard to the plan in preparing and meeting the child",
        "meet each child's emotional needs",
        "consider how staff keep and read records",
        "make every effort to find the child",
        "always act in the child's best interests",
    ],
)
def test_these_cannot(words: str) -> None:
    assert find_action(words, EN).visibility is Visibility.UNSEEN


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("dweud wrth yr heddlu", True),
        ("ddweud wrth yr heddlu", True),
        ("gofnodi'r amser", True),
        ("gael eu cofnodi", True),
        ("sicrhau bod cofnod yn cael ei gadw", True),
        ("ystyried a chofnodi'r rhesymau", True),
        ("ystyried dymuniadau'r plentyn", False),
        ("hyrwyddo llesiant y plentyn", False),
        ("sicrhau bod staff yn ymwybodol", False),
        ("roi sylw i'r canllawiau", False),
        ("weithio gyda'i gilydd", False),
        ("gynnal cyfarfod strategaeth", True),
        ("Ystyriwch ddymuniadau'r plentyn", False),
        ("Rhowch sylw i'r canllawiau", False),
        ("Ffoniwch yr heddlu", True),
    ],
)
def test_welsh_verb_nouns_are_judged_alike_whatever_their_mutation(words: str, seen: bool) -> None:
    assert (find_action(words, CY).visibility is Visibility.SEEN) == seen


def test_welsh_hedges_are_hedges() -> None:
    expectation = ask(
        "Dylai'r gofalwr ffonio'r ysgol lle bo'n briodol.",
        actor="gofalwr",
        action="ffonio'r ysgol",
        target="ysgol",
        context="lle bo'n briodol",
    )
    assert judged(expectation, CY) == ("partial", ["context", "time"])


def test_every_judgement_explains_itself_in_one_sentence() -> None:
    for expectation in (ask("X must act."), ask("X must tell Y.", actor="X", action="tell Y")):
        assert say(score(expectation).why, EN).endswith(".")
