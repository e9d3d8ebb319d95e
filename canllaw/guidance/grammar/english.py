"""How English asks: one clause a force word, with who is to do what, when and in which circumstances."""

import re

from canllaw.basics.language import Language, Message, message
from canllaw.guidance.expectations import Force, Polarity
from canllaw.guidance.grammar.clauses import Clause, Grammar, Span
from canllaw.guidance.grammar.english_actions import Predicate, find_head, noun_phrase_end, read_predicate
from canllaw.guidance.grammar.english_force import DO_NOT, ForceWord, find_force_words
from canllaw.guidance.grammar.english_imperatives import read_imperative, read_item
from canllaw.guidance.grammar.english_judgement import why_no_expectation
from canllaw.guidance.grammar.english_subjects import Subject, find_subject
from canllaw.guidance.grammar.english_tokens import Tokens, find_token, read_tokens, span_of
from canllaw.guidance.grammar.english_words import (
    CHILDREN,
    DETERMINERS,
    EMBEDDING,
    GERUNDS,
    PREPOSITIONS,
    RELATIVES,
    THIRD_PERSON,
    VERBS,
    is_agent,
    is_finite,
    is_thing,
)

POINTING = frozenset("they them he she it you he/she she/he s/he who which".split())
CLOSING = re.compile(r"[\s.!;:,–—-]+$")
OPEN_STEM = re.compile(
    r"^[\s,]*(?:(?:also|either|both|always|then|only|each|all|therefore|together|normally|at least)\s*)*"
    r"(?:(?:do|take|complete|carry\s+out|follow)\s+(?:all\s+(?:of\s+)?|each\s+of\s+|both\s+of\s+)?(?:the\s+following|these|(?:two|three|four|five|six)|as\s+follows)"
    r"(?:\s+(?:things?|steps?|actions?|tasks?))?(?:\s+in\s+(?:this\s+)?order)?)?[\s,]*$",
    re.IGNORECASE,
)
BINDING = frozenset(
    "required entitled permitted allowed authorised authorized obliged prohibited directed responsible eligible".split()
)
SKIPPED = DETERMINERS | {"of"}
OF_THINGS = frozenset("be take have include contain cover happen last show remain".split())
PROCEDURAL = frozenset(("will", "will_not"))
NEGATIVE_SUBJECTS = frozenset(("no", "neither", "nobody", "none", "no-one"))


def read_clauses(sentence: str) -> tuple[Clause, ...]:
    """Every clause with a force word, in order, the declined ones too."""
    forces = find_force_words(sentence)
    if not forces:
        return ()
    tokens = read_tokens(sentence)
    subjects = find_subjects(tokens, forces)
    ends = clause_ends(tokens, subjects, len(sentence))
    clauses: list[Clause] = []
    shared: Subject | None = None
    for force, subject, end in zip(forces, subjects, ends, strict=True):
        clauses.append(read_clause(sentence, tokens, force, subject, end, clauses, shared))
        if subject.first <= subject.last and subject.embedded is None:
            shared = subject
    return tuple(clauses)


def find_subjects(tokens: Tokens, forces: list[ForceWord]) -> list[Subject]:
    subjects = []
    limit = 0
    for force in forces:
        at = find_token(tokens, force.start)
        subject = find_subject(tokens, limit, at)
        subjects.append(subject)
        if not stands_inside(subject):
            limit = find_token(tokens, force.end)
    return subjects


def clause_ends(tokens: Tokens, subjects: list[Subject], length: int) -> list[int]:
    """A clause ends where the next one begins that does not stand inside it."""
    ends, end = [], length
    for subject in reversed(subjects):
        ends.append(end)
        if not stands_inside(subject) and subject.begin > 0:
            end = tokens[min(subject.begin, len(tokens) - 1)].start
    return ends[::-1]


def stands_inside(subject: Subject) -> bool:
    return subject.embedded is not None


def read_clause(
    sentence: str,
    tokens: Tokens,
    force: ForceWord,
    subject: Subject,
    end: int,
    earlier: list[Clause],
    shared: Subject | None,
) -> Clause:
    """One clause, with its parts and the reason for taking or declining it."""
    if force.name == "important":
        subject, after = subject_after(tokens, find_token(tokens, force.end))
    else:
        after = subject.last + 1 if subject.inverted else find_token(tokens, force.end)
    own_end = end - (len(sentence[:end]) - len(CLOSING.sub("", sentence[:end])))
    predicate = (
        read_predicate(sentence, tokens, after, max(own_end, force.end)) if after < len(tokens) else EMPTY
    )
    parts = read_parts(sentence, tokens, subject, predicate, earlier)
    declined = why_declined(sentence, tokens, force, subject, predicate, earlier, shared)
    begin = tokens[subject.begin].start if subject.begin < len(tokens) and subject.begin > 0 else 0
    return Clause(
        start=min(begin, force.start),
        end=max(len(sentence[:end].rstrip()), force.end),
        force=force_with(tokens, force, subject)[0],
        force_words=(force.start, force.end),
        polarity=force_with(tokens, force, subject)[1],
        why=declined or message('The words "{words}" ask it.', words=sentence[force.start : force.end]),
        declined=declined is not None,
        open_end=bool(OPEN_STEM.match(CLOSING.sub("", sentence[force.end : end]))),
        procedural=force.name in PROCEDURAL,
        passive=predicate.passive and not is_bound(tokens, predicate.verb),
        action=predicate.action,
        context=parts["context"],
        target=parts["target"],
        time=parts["time"],
        actor=parts["actor"],
        pronoun=bool(parts["pronoun"]),
    )


EMPTY = Predicate(verb=-1, passive=False, action=None, object=None, agent=None, time=None, context=None)


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


def force_with(tokens: Tokens, force: ForceWord, subject: Subject) -> tuple[Force, Polarity]:
    """Force and polarity; "no member of staff may" forbids."""
    negative = subject.inverted or (
        subject.first <= subject.last and tokens[subject.first].word in NEGATIVE_SUBJECTS
    )
    if negative and force.polarity is Polarity.DO:
        return (Force.REQUIREMENT if force.force is Force.PERMISSION else force.force), DO_NOT
    return force.force, force.polarity


def read_parts(
    sentence: str, tokens: Tokens, subject: Subject, predicate: Predicate, earlier: list[Clause]
) -> dict[str, Span | None]:
    """Actor, target, context and time, from the subject and from what follows the force word."""
    noun, head = find_noun(tokens, subject)
    whole = span_of(tokens, subject.first, subject.last)
    pronoun = noun if noun and head in POINTING else None
    actor = noun if noun and not is_thing_head(head) else None
    target = predicate.object
    if predicate.passive and is_bound(tokens, predicate.verb):
        target = None
    elif predicate.passive:
        actor, target, pronoun = (
            predicate.agent,
            (tokens[subject.first].start, noun[1]) if noun else predicate.object,
            None,
        )
    elif noun and is_thing_head(head) and head not in POINTING:
        target = (tokens[subject.first].start, noun[1])
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
    """Whom a pronoun means that is named in the condition before it: "where an authority departs, it should"."""
    if subject.front is None or tokens[subject.front[0]].word not in EMBEDDING:
        return None
    first, last = subject.front[0] + 1, subject.front[1]
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


def is_thing_head(head: str) -> bool:
    return is_thing(head) and head not in POINTING


def find_noun(tokens: Tokens, subject: Subject) -> tuple[Span | None, str]:
    """The subject without its determiner and relative clause, and its noun."""
    first, last = subject.first, subject.last
    while (
        first < last
        and tokens[first].word in SKIPPED
        and not (tokens[first].word == "no" and tokens[first + 1].word == "one")
    ):
        first += 1
    for at in range(first + 1, last + 1):
        word = tokens[at].word
        ahead = tokens[at + 1].word if at < last else ""
        aside = word == "in" and (ahead in GERUNDS or ahead in ("its", "their", "his"))
        if (
            aside
            or word in RELATIVES
            or word in ("(", "[", "if", "unless")
            or (word == "," and not is_list(tokens, at, last))
        ):
            last = at - 1
            break
    if first > last:
        return None, ""
    return span_of(tokens, first, last), tokens[find_head(tokens, first, last)].word


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
    from canllaw.guidance.grammar.english_adjuncts import TIME

    return (None, span) if TIME.match(sentence, *span) else (span, None)


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
    if predicate.verb < 0 and stripped[-1:] in '.;,!)”"' and force.end + 3 > len(stripped):
        return message('"{words}" has no verb of its own here.', words=words)
    if in_quotation(sentence, force.start):
        return message('"{words}" stands in words that are quoted.', words=words)
    if subject.last < subject.first and shared is not None:
        subject = shared
    noun, head = find_noun(tokens, subject)
    subject_words = [token.word for token in tokens[subject.first : subject.last + 1]]
    verb = tokens[predicate.verb].word if predicate.verb >= 0 else ""
    return why_no_expectation(
        force, sentence, subject_words, head, verb, predicate.passive, sentence[force.end :]
    )


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


GRAMMAR = Grammar(
    language=Language.ENGLISH, read_clauses=read_clauses, read_item=read_item, read_imperative=read_imperative
)
