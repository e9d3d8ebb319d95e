"""What holds for the judgement of any words at all."""

from hypothesis import given
from hypothesis import strategies as st

from canllaw.basics.language import Language, say
from canllaw.guidance.actions import find_action
from canllaw.guidance.burden import add_up, weigh
from canllaw.guidance.concreteness import Level, score_concreteness
from canllaw.guidance.documents import Passage, PassageKind
from canllaw.guidance.mutations import find_radicals, mutate
from canllaw.guidance.roles import default_roles, group_into_roles
from canllaw.guidance.syllables import count_syllables
from tests.build_guidance import ask

LANGUAGES = st.sampled_from(list(Language))
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
ROLES = default_roles()


@given(WORDS, LANGUAGES)
def test_any_actor_has_a_role_unless_it_has_no_letter(words: str, language: Language) -> None:
    (roles,) = group_into_roles([ask(f"{words} must act", actor=words)], ROLES, language)
    assert bool(roles) or not any(letter.isalpha() for letter in words)


@given(WORDS, LANGUAGES)
def test_any_action_is_judged_and_explained(words: str, language: Language) -> None:
    find_action(words, language)
    scored = score_concreteness(ask(f"X must {words}", action=words), language)
    assert say(scored.why, Language.ENGLISH)
    assert (scored.level is Level.CONCRETE) == (not scored.missing)


@given(st.lists(WORDS, max_size=5), LANGUAGES)
def test_the_burden_of_passages_is_that_of_the_passages_in_any_order(
    texts: list[str], language: Language
) -> None:
    passages = [Passage(kind=PassageKind.PARAGRAPH, text=text, start=0, end=len(text)) for text in texts]
    loads = [weigh(passage, language) for passage in passages]
    assert add_up(loads, language) == add_up(reversed(loads), language)
    assert sum(load.words for load in loads) == sum(sum(load.sentences) for load in loads)


@given(WORDS)
def test_every_word_has_a_syllable(word: str) -> None:
    assert count_syllables(word) >= 1


@given(st.lists(st.text("abcdeghilmnoprtuwy", min_size=2, max_size=8), max_size=6))
def test_every_form_of_a_word_leads_to_a_word_of_the_list(words: list[str]) -> None:
    radicals = find_radicals(words)
    assert all(form in radicals for word in words for form in mutate(word))
    assert set(radicals.values()) <= set(words)
