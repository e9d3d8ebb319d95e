"""Why a clause with a force word is no expectation: its place in the sentence, then its sense."""

import re

from canllaw.basics.language import Message, message
from canllaw.guidance.grammar.clauses import Clause
from canllaw.guidance.grammar.english_actions import Predicate
from canllaw.guidance.grammar.english_force import ForceWord
from canllaw.guidance.grammar.english_judgement import why_no_expectation
from canllaw.guidance.grammar.english_parts import find_noun
from canllaw.guidance.grammar.english_subjects import Subject
from canllaw.guidance.grammar.english_tokens import Tokens
from canllaw.guidance.grammar.english_words import STATIVE, is_agent, is_thing
from canllaw.guidance.obligation import judge_obligation

MENTIONED = re.compile(r"[,”\"]|\W*$|\s+(?:and|or)\s+[A-Z]{3}")
CONTAINING = frozenset(("include", "contain", "show", "indicate", "reflect", "involve"))
CONSTITUTIVE_BELOW = 0.1


def why_declined(
    sentence: str,
    tokens: Tokens,
    force: ForceWord,
    subject: Subject,
    predicate: Predicate,
    earlier: list[Clause],
    shared: Subject | None,
) -> Message | None:
    words = sentence[force.start : force.end]
    stripped = sentence.rstrip()
    if stripped.endswith("?"):
        return message('"{words}" stands in a question.', words=words)
    if sentence[: force.start].strip() == "" and force.name == "should":
        return message('"{words}" opens a condition here.', words=words)
    if subject.embedded and not asks_inside(tokens, force, subject, earlier):
        return message(
            '"{words}" stands in a clause that begins with "{joint}", inside another one.',
            words=words,
            joint=subject.embedded,
        )
    if words.isupper() and MENTIONED.match(sentence, force.end):
        return message('"{words}" has no verb of its own here.', words=words)
    if predicate.verb < 0 and stripped[-1:] in '.;,!)”"' and force.end + 3 > len(stripped):
        return message('"{words}" has no verb of its own here.', words=words)
    if force.name == "requires" and not is_asked_of_someone(tokens, force, subject):
        return message(
            '"{words}" says here what is likely or needed, and asks nothing of anybody.', words=words
        )
    if in_quotation(sentence, force.start):
        return message('"{words}" stands in words that are quoted.', words=words)
    if subject.last < subject.first and shared is not None:
        subject = shared
    _, head = find_noun(tokens, subject)
    subject_words = [token.word for token in tokens[subject.first : subject.last + 1]]
    verb = tokens[predicate.verb].word if predicate.verb >= 0 else ""
    if makes_something_so(sentence, force, predicate, head, verb):
        return message(
            '"{words} {verb}" sets out how something is, and asks nobody to act.', words=words, verb=verb
        )
    return why_no_expectation(
        force, sentence, subject_words, head, verb, predicate.passive, sentence[force.end :]
    )


def is_asked_of_someone(tokens: Tokens, force: ForceWord, subject: Subject) -> bool:
    """Whether "requires" is followed by a person or body, and nothing denies it before."""
    _, head = find_noun(tokens, subject)
    denied = any(token.word in ("nothing", "not", "neither") for token in tokens if token.end < force.start)
    return is_agent(head) and not denied


def makes_something_so(sentence: str, force: ForceWord, predicate: Predicate, head: str, verb: str) -> bool:
    """Whether "shall" with a thing as its subject only settles how things are, as the model judges."""
    if force.name not in ("shall", "shall_not") or predicate.passive or not is_thing(head):
        return False
    return verb in STATIVE - CONTAINING and judge_obligation(sentence) < CONSTITUTIVE_BELOW


def asks_inside(tokens: Tokens, force: ForceWord, subject: Subject, earlier: list[Clause]) -> bool:
    """A clause inside another asks where it is what the law says, or an aside about someone who must."""
    if subject.said:
        return not any(not clause.declined for clause in earlier)
    if subject.embedded in ("who", "which"):
        aside = subject.begin == 0 or tokens[subject.begin - 1].word in (",", "and", "–")
        return aside and force.name in ("must", "must_not", "shall", "shall_not", "should", "should_not")
    return False


def in_quotation(sentence: str, at: int) -> bool:
    """Whether the words stand between double quotation marks."""
    before = sentence[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
