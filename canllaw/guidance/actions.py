"""Whether the action that a text asks for could be seen to be done.

The verb that counts is looked for: behind adverbs and "be", after "ensure that", among verbs joined by "and".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from canllaw.basics.language import Language
from canllaw.guidance.action_words import (
    CARRIERS,
    IRREGULAR,
    OBSERVABLE,
    STANDING,
    VAGUE,
    VAGUE_BEFORE,
    VAGUE_PHRASES,
    VISIBLE_STATES,
    WELSH_COMMANDS,
    WHOLE_ALONE,
    word_set,
)
from canllaw.guidance.mutations import find_radicals

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[,;]")
ASIDE = re.compile(
    r"\b(?:at all times|in turn|at least|at a minimum|as a minimum|continues? to|bob amser|o leiaf)\b"
)
SKIPPED = {
    Language.ENGLISH: word_set(
        "also always never not then only to both either must should shall will may can first therefore still "
        "please do"
    ),
    Language.WELSH: word_set("yn i hefyd wastad peidio beidio â ag ei eu"),
}
SUBORDINATING = word_set("how what who whom which that whether where when why whose if sut beth pwy pam")
BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "get", "gets"))
PASSIVE = {Language.ENGLISH: BE, Language.WELSH: frozenset(("cael", "gael", "chael"))}
BEFORE_A_VERB = {
    Language.ENGLISH: frozenset(("and", "or", ",", ";", "then", "not", "also")),
    Language.WELSH: frozenset(("a", "ac", "neu", ",", ";", "ei", "eu", "yn", "i", "hefyd")),
}


class Visibility(StrEnum):
    """Whether somebody else could see the action, or what it leaves behind."""

    SEEN = "seen"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Action:
    """What is known about an action's words. `bare` is true where nothing follows an active verb."""

    visibility: Visibility
    standing: bool
    bare: bool
    passive: bool


NO_WORDS: frozenset[str] = frozenset()
NOTHING = Action(Visibility.UNSEEN, standing=False, bare=True, passive=False)


@cache
def find_action(words: str, language: Language) -> Action:
    """Look at the words of an action."""
    text = ASIDE.sub(" ", words.lower().replace("’", "'"))
    tokens = TOKEN.findall(text.replace("'", " ")) if language is Language.WELSH else TOKEN.findall(text)
    start = first_verb(tokens, language)
    if start >= len(tokens):
        return NOTHING
    judge = judge_english if language is Language.ENGLISH else judge_welsh
    rest = [token for token in tokens[start + 1 :] if not token.endswith("ly") and token not in ",;"]
    lemma = find_lemma(tokens[start], language)
    passive = bool(PASSIVE[language] & set(tokens[:start]))
    return Action(
        judge(tokens, start),
        standing=lemma in STANDING[language],
        bare=not rest and not passive and lemma not in WHOLE_ALONE[language],
        passive=passive,
    )


def first_verb(tokens: list[str], language: Language) -> int:
    """The position of the verb that says what is done, behind adverbs and forms of "be"."""
    skipped = SKIPPED[language] | PASSIVE[language]
    for position, token in enumerate(tokens):
        if token not in skipped and not (
            token.endswith("ly") and token not in ("apply", "reply", "supply", "rely")
        ):
            return position
    return len(tokens)


def judge_english(tokens: list[str], start: int) -> Visibility:
    lemma, passive = find_lemma(tokens[start], Language.ENGLISH), bool(BE & set(tokens[:start]))
    if passive and not is_participle(tokens[start]):
        visible = tokens[start] in VISIBLE_STATES[Language.ENGLISH] or another_is_seen(
            tokens, start, Language.ENGLISH
        )
        return Visibility.SEEN if visible else Visibility.UNSEEN
    if is_vague_phrase([lemma, *tokens[start + 1 : start + 6]], Language.ENGLISH):
        return seen_if(another_is_seen(tokens, start, Language.ENGLISH))
    if lemma in CARRIERS[Language.ENGLISH] or (lemma == "make" and tokens[start + 1 : start + 2] == ["sure"]):
        return seen_if(
            outcome_is_seen(tokens[start + 1 :]) or lemma not in VAGUE[Language.ENGLISH] | {"make"}
        )
    return seen_if(lemma not in VAGUE[Language.ENGLISH] or another_is_seen(tokens, start, Language.ENGLISH))


def judge_welsh(tokens: list[str], start: int) -> Visibility:
    lemma = find_lemma(tokens[start], Language.WELSH)
    vague = lemma in VAGUE[Language.WELSH] or is_vague_phrase(
        [lemma, *tokens[start + 1 : start + 6]], Language.WELSH
    )
    if lemma in CARRIERS[Language.WELSH]:
        # "sicrhau bod cofnod yn cael ei gadw": the verb that counts comes after "ei", "eu" or "yn".
        return seen_if(another_is_seen(tokens, start, Language.WELSH))
    return seen_if(not vague or another_is_seen(tokens, start, Language.WELSH))


def seen_if(seen: bool) -> Visibility:
    return Visibility.SEEN if seen else Visibility.UNSEEN


def is_vague_phrase(tokens: list[str], language: Language) -> bool:
    words = " ".join(token for token in tokens if not token.endswith("ly")) + " "
    spoilt = language is Language.ENGLISH and not VAGUE_BEFORE.get(tokens[0], NO_WORDS).isdisjoint(tokens[1:])
    return spoilt or words.startswith(vague_phrases(language))


@cache
def vague_phrases(language: Language) -> tuple[str, ...]:
    return tuple(f"{phrase.replace(chr(39), ' ')} " for phrase in VAGUE_PHRASES[language])


def another_is_seen(tokens: list[str], start: int, language: Language) -> bool:
    """Whether a further verb of the same form, joined to it, can be seen: "consider and record"."""
    joiners, seen = BEFORE_A_VERB[language], observable_forms(language)
    like_the_first = is_participle if BE & set(tokens[:start]) else is_plain
    if language is Language.WELSH:
        like_the_first = is_any
    return any(
        tokens[position] in seen
        and tokens[position - 1] in joiners
        and like_the_first(tokens[position])
        and not is_vague_from(tokens, position, language)
        for position in main_positions(tokens, start)
    )


def main_positions(tokens: list[str], start: int) -> Iterator[int]:
    """Where a further verb of the clause may stand: not from "how", "what", "who" to the next comma."""
    within = False
    for position in range(start + 1, len(tokens)):
        within = tokens[position] in SUBORDINATING or (within and tokens[position] not in (",", ";"))
        if not within:
            yield position


def is_plain(word: str) -> bool:
    return find_lemma(word, Language.ENGLISH) == word


def is_any(word: str) -> bool:
    return True


def is_vague_from(tokens: list[str], position: int, language: Language) -> bool:
    lemma = find_lemma(tokens[position], language)
    return is_vague_phrase([lemma, *tokens[position + 1 : position + 6]], language)


def outcome_is_seen(outcome: list[str]) -> bool:
    """In "ensure that the record is kept": whether what is to come about can be seen."""
    helping = next((place for place in range(len(outcome) - 1, -1, -1) if outcome[place] in BE), None)
    if helping is not None:
        return becomes_seen(next((token for token in outcome[helping + 1 :] if not is_aside(token)), ""))
    having = next((place for place, token in enumerate(outcome) if token in ("has", "have")), None)
    if having is not None:
        return not is_vague_phrase(["have", *outcome[having + 1 : having + 6]], Language.ENGLISH)
    subject = 2 if outcome[:1] == ["that"] else 1
    verbs = observable_forms(Language.ENGLISH) | vague_forms()
    verb = next((token for token in outcome[subject:] if token in verbs), "")
    return find_lemma(verb, Language.ENGLISH) in OBSERVABLE[Language.ENGLISH]


def becomes_seen(word: str) -> bool:
    """ "Is communicated" and "is present" can be seen, "is supported" and "is aware" cannot."""
    if is_participle(word):
        return find_lemma(word, Language.ENGLISH) not in VAGUE[Language.ENGLISH]
    return word in VISIBLE_STATES[Language.ENGLISH]


def is_aside(word: str) -> bool:
    return word.endswith("ly") or word in ("not", "also", "both", "always")


@cache
def observable_forms(language: Language) -> frozenset[str]:
    if language is Language.WELSH:
        return frozenset(form for form, word in welsh_radicals().items() if word in OBSERVABLE[language])
    return frozenset(form for verb in OBSERVABLE[language] for form in english_forms(verb)) | {
        form for form, verb in IRREGULAR.items() if verb in OBSERVABLE[language]
    }


@cache
def vague_forms() -> frozenset[str]:
    return frozenset(form for verb in VAGUE[Language.ENGLISH] for form in english_forms(verb)) | {
        form for form, verb in IRREGULAR.items() if verb in VAGUE[Language.ENGLISH]
    }


def is_participle(word: str) -> bool:
    return word.endswith("ed") or (word in IRREGULAR and IRREGULAR[word] not in ("be", "have"))


@cache
def find_lemma(word: str, language: Language) -> str:
    """The verb that a form belongs to; a form that no list knows stands for itself."""
    if language is Language.WELSH:
        return welsh_radicals().get(word, word)
    return IRREGULAR.get(word) or english_lemmas().get(word, word)


@cache
def english_lemmas() -> dict[str, str]:
    verbs = sorted(OBSERVABLE[Language.ENGLISH] | VAGUE[Language.ENGLISH])
    forms = {form: verb for verb in verbs for form in english_forms(verb)}
    return forms | {verb: verb for verb in verbs}


@cache
def welsh_radicals() -> dict[str, str]:
    return find_radicals(sorted(OBSERVABLE[Language.WELSH] | VAGUE[Language.WELSH])) | WELSH_COMMANDS


def english_forms(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb; a doubled last letter is allowed for, wrong forms meet no text."""
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    sibilant = verb.endswith(("s", "x", "ch", "sh"))
    return (verb, verb + ("es" if sibilant else "s"), verb + "ed", verb + "ing", verb + verb[-1] + "ed",
            verb + verb[-1] + "ing")  # fmt: skip
