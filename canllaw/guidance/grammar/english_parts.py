"""Actor, target, context and time of a clause, from its subject and what follows the force word."""

import re

from canllaw.guidance.grammar.clauses import Clause, Span
from canllaw.guidance.grammar.english_actions import Predicate
from canllaw.guidance.grammar.english_adjuncts import TIME
from canllaw.guidance.grammar.english_nouns import find_head, noun_phrase_end
from canllaw.guidance.grammar.english_subjects import Subject
from canllaw.guidance.grammar.english_tokens import Tokens, span_of
from canllaw.guidance.grammar.english_words import (
    AUXILIARIES,
    BE,
    CHILDREN,
    DETERMINERS,
    EMBEDDING,
    GERUNDS,
    NOUN_OR_VERB,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    THIRD_PERSON,
    VERBS,
    is_agent,
    is_finite,
    is_participle,
    is_thing,
)

POINTING = frozenset("they them he she it you he/she she/he s/he who which".split())


BINDING = frozenset(
    "required entitled permitted allowed authorised authorized obliged prohibited directed "
    "responsible eligible".split()
)


STANDING_ALONE = frozenset("those all each any both".split())
SKIPPED = DETERMINERS | {"of", "either"}


COMPARED = frozenset(("more", "fewer", "less"))
NUMBERS = frozenset("one two three four five six seven eight nine ten half none each".split())
CONTRACTED = re.compile(r"(?:you|we|they|he|she|it)'(?:ll|ve|re|d|s)")
SAID_OF_THINGS = frozenset("be have include contain consist comprise last remain appear cover".split())
BODIES = frozenset(
    "members membership board boards panel panels committee committees subcommittee subcommittees council "
    "councils quorum group groups team teams commission".split()
)
OF_THINGS = frozenset("be take have include contain cover happen last show remain".split())


def subject_after(tokens: Tokens, after: int) -> tuple[Subject, int]:
    """The one named after "it is important that" or "for"; with "to" nobody is named."""
    while after < len(tokens) and tokens[after].word == ",":
        after += 1
    if after >= len(tokens) or tokens[after].word == "to":
        return Subject(begin=0, first=1, last=0), after
    first = after + 1
    last = noun_phrase_end(tokens, first, len(tokens))
    for at in range(first, last + 1):
        if tokens[at].word == "to":
            last = at - 1
            break
        if (
            at > first
            and not is_agent(tokens[at].word)
            and is_agent(tokens[at - 1].word)
            and tokens[at].word not in PREPOSITIONS | {"and", "or", ",", "who"}
        ):
            last = at - 1
            break
    return Subject(begin=0, first=first, last=last), last + 1


def read_parts(
    sentence: str, tokens: Tokens, subject: Subject, predicate: Predicate, earlier: list[Clause]
) -> dict[str, Span | None]:
    """Actor, target, context and time, from the subject and from what follows the force word."""
    noun, head = find_noun(tokens, subject)
    whole = span_of(tokens, subject.first, subject.last)
    pronoun = noun if noun and head in POINTING else None
    actor = noun if noun and can_act(sentence, tokens, noun, head, predicate) else None
    target = predicate.object
    if predicate.passive and is_bound(tokens, predicate.verb):
        target = None
    elif predicate.passive:
        actor, target, pronoun = (
            predicate.agent,
            (tokens[subject.first].start, noun[1]) if noun else predicate.object,
            None,
        )
    elif noun and actor is None and head != "there" and head not in POINTING:
        target = (tokens[subject.first].start, noun[1])
    if predicate.agent is not None and actor is None and not predicate.passive:
        actor = predicate.agent
    if whole is None and earlier:
        actor = actor or (earlier[-1].actor if not predicate.passive else actor)
        target = target or earlier[-1].target
    if pronoun is not None and subject.front is not None:
        actor, pronoun = (
            resolve_in_front(tokens, subject, head) or actor,
            None if resolve_in_front(tokens, subject, head) else pronoun,
        )
    if (
        head == "it"
        and predicate.verb >= 0
        and tokens[predicate.verb].word in OF_THINGS
        and not predicate.passive
    ):
        actor = pronoun = None
    front_context, front_time = read_front(sentence, tokens, subject)
    return {
        "actor": actor,
        "pronoun": pronoun,
        "target": target,
        "context": front_context or predicate.context,
        "time": front_time or predicate.time,
    }


def resolve_in_front(tokens: Tokens, subject: Subject, pronoun: str) -> Span | None:
    """Whom a pronoun means, where the condition names them: "where an authority departs, it should"."""
    if subject.front is None or pronoun == "you":
        return None
    first, last = subject.front[0] + 1, subject.front[1]
    if [token.word for token in tokens[first - 1 : first + 2]] == ["in", "the", "event"]:
        first += 3 if tokens[first + 2].word == "that" else 2
    elif tokens[first - 1].word not in EMBEDDING:
        return None
    while first < last and tokens[first].word in SKIPPED:
        first += 1
    end = noun_phrase_end(tokens, first, last + 1)
    for at in range(first + 1, end + 1):
        if is_finite(tokens[at].word) or (is_agent(tokens[at - 1].word) and is_verb_after(tokens[at].word)):
            end = at - 1
            break
    head = tokens[find_head(tokens, first, end)].word if end >= first else ""
    if not is_agent(head) or (head in CHILDREN and pronoun != "he"):
        return None
    return span_of(tokens, first, end)


def is_verb_after(word: str) -> bool:
    return word in VERBS or word in THIRD_PERSON or (word.endswith("s") and not is_agent(word))


def is_bound(tokens: Tokens, verb: int) -> bool:
    """Whether a passive speaks of a duty or right of its subject: "shall be required to"."""
    ahead = tokens[verb + 1].word if verb + 1 < len(tokens) else ""
    return ahead in ("to", "from") and tokens[verb].word in BINDING


def can_act(sentence: str, tokens: Tokens, noun: Span, head: str, predicate: Predicate) -> bool:
    """Whether a subject names someone. A noun of no list names a thing where it is or has something."""
    if is_thing_head(head) or head == "there":
        return False
    if head in BODIES and is_made_up(tokens, predicate):
        return False
    if head in POINTING or is_agent(head) or predicate.passive or predicate.verb < 0:
        return True
    capital = sentence[noun[0]].isupper() and (noun[0] > 0 or sentence[noun[0] : noun[0] + 2].isupper())
    named = capital or head in NUMBERS
    return named or tokens[predicate.verb].word not in SAID_OF_THINGS


def is_made_up(tokens: Tokens, predicate: Predicate) -> bool:
    """Whether the words say whom a body has as its members ("the panel must include a nurse")."""
    verb = predicate.verb
    if verb < 0 or tokens[verb].word not in ("include", "comprise", "consist", "contain"):
        return False
    ahead = tokens[verb + 1 : verb + 8]
    return not any(token.word in ("in", "on", "at", "when") for token in ahead)


def is_thing_head(head: str) -> bool:
    return is_thing(head) and head not in POINTING


def find_noun(tokens: Tokens, subject: Subject) -> tuple[Span | None, str]:
    """The subject without its determiner and relative clause, and its noun."""
    first, last = skip_counting(tokens, subject.first, subject.last), subject.last
    if first < last and stands_alone(tokens, first):
        closing = next((at for at in range(first, last + 1) if tokens[at].word == ","), last + 1)
        return span_of(tokens, first, closing - 1), tokens[first].word
    for at in range(first + 1, last + 1):
        word = tokens[at].word
        ahead = tokens[at + 1].word if at < last else ""
        aside = word == "in" and (ahead in GERUNDS or ahead in ("its", "their", "his"))
        if (
            aside
            or (is_finite(word) and word not in THIRD_PERSON)
            or (word in THIRD_PERSON and is_finite(word) and is_agent(tokens[at - 1].word))
            or word in RELATIVES
            or word in ("(", "[", "if", "unless")
            or (word == "," and not is_list(tokens, at, last))
        ):
            last = at - 1
            break
    while last > first and last < subject.last and tokens[last].word in PREPOSITIONS:
        last -= 1
    if first > last or opens_with_verb(tokens, first, last):
        return None, ""
    head = tokens[find_head(tokens, first, last)].word
    return span_of(tokens, first, last), head.split("'")[0] if CONTRACTED.fullmatch(head) else head


def skip_counting(tokens: Tokens, first: int, last: int) -> int:
    """Where a noun phrase begins behind its articles and how many it is: "fewer than two of the carers"."""
    while first < last:
        word, ahead = tokens[first].word, tokens[first + 1].word
        compares = (word in COMPARED and ahead == "than") or (
            word == "than" and first > 0 and tokens[first - 1].word in COMPARED
        )
        counts = compares or (word == "half" and ahead == "of") or (word == "over" and counted(ahead))
        nobody = word == "no" and ahead == "one"
        if not (word in SKIPPED or counts) or nobody or stands_alone(tokens, first):
            break
        first += 1
    return first


def counted(word: str) -> bool:
    return word in NUMBERS or word.isdigit()


def stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether only what follows says who is meant: "those who work with children", "all involved in it"."""
    if tokens[at].word not in STANDING_ALONE:
        return False
    ahead, after = (tokens[i].word if i < len(tokens) else "" for i in (at + 1, at + 2))
    return ahead in RELATIVES or (is_participle(ahead) and after in PREPOSITIONS)


def opens_with_verb(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words before a force word are no noun phrase but what is left of another clause."""
    word = tokens[first].word
    ahead = tokens[first + 1].word if first < last else ""
    completed = ahead in DETERMINERS or ahead in PRONOUNS or ahead in ("to", "that", "enough", "more")
    verb = word in VERBS and word not in NOUN_OR_VERB and completed
    return verb or word in BE or (word in AUXILIARIES and word != "will")


def is_list(tokens: Tokens, comma: int, last: int) -> bool:
    return (
        any(token.word in ("and", "or") for token in tokens[comma + 1 : last + 1])
        and tokens[comma + 1].word not in RELATIVES
    )


def read_front(sentence: str, tokens: Tokens, subject: Subject) -> tuple[Span | None, Span | None]:
    """A fronted phrase is a time or a context."""
    if subject.front is None:
        return None, None
    span = span_of(tokens, *subject.front)
    if span is None:
        return None, None
    return (None, span) if TIME.match(sentence, *span) else (span, None)
