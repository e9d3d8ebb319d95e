"""How English asks: one clause a force word, with who is to do what, when and in which circumstances."""

import re
from dataclasses import replace

from canllaw.basics.language import Language
from canllaw.guidance.expectations import Force, Polarity
from canllaw.guidance.grammar.clauses import Clause, Grammar, explain_force
from canllaw.guidance.grammar.english_actions import Predicate, read_predicate
from canllaw.guidance.grammar.english_declining import why_declined
from canllaw.guidance.grammar.english_force import DO_NOT, ForceWord, find_force_words
from canllaw.guidance.grammar.english_imperatives import read_imperative, read_item
from canllaw.guidance.grammar.english_parts import is_bound, read_parts, subject_after
from canllaw.guidance.grammar.english_subjects import Subject, find_subject
from canllaw.guidance.grammar.english_tokens import Tokens, find_token, read_tokens

CLOSING = re.compile(r"[\s.!;:,–—-]+$")
OPEN_STEM = re.compile(
    r"^[\s,]*(?:(?:also|either|both|always|then|only|each|all|therefore|together|normally|at least|"
    r"in particular|among other things)\s*)*"
    r"(?:(?:do|take|complete|carry\s+out|follow)\s+(?:all\s+(?:of\s+)?|each\s+of\s+|"
    r"both\s+of\s+)?(?:the\s+following|these|(?:two|three|four|five|six)|as\s+follows)"
    r"(?:\s+(?:things?|steps?|actions?|tasks?))?(?:\s+in\s+(?:this\s+)?order)?)?[\s,]*$",
    re.IGNORECASE,
)
ASKED_OF = frozenset(("requires", "duty_of", "responsibility_of"))
SUBJECT_BEHIND = ASKED_OF | {"important"}
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
    subjects: list[Subject] = []
    limit = 0
    for force in forces:
        at = find_token(tokens, force.start)
        subject = find_subject(tokens, limit, at)
        if held_by_important(tokens, forces, len(subjects), subject, limit):
            subject = replace(subject, embedded="that")
        subjects.append(subject)
        if not stands_inside(subject):
            limit = find_token(tokens, force.end)
    return subjects


def held_by_important(
    tokens: Tokens, forces: list[ForceWord], number: int, subject: Subject, limit: int
) -> bool:
    """Whether the clause before calls this one important: "it is essential that each form can be read"."""
    if number == 0 or forces[number - 1].name != "important" or subject.embedded is not None:
        return False
    return not any(token.word in ("and", "or", "but", ",", ";") for token in tokens[limit : subject.last + 1])


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
    asked_from = force.end
    if force.name in SUBJECT_BEHIND:
        subject, after = subject_behind(tokens, force, subject)
        asked_from = tokens[after].start if force.name in ASKED_OF and after < len(tokens) else force.end
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
        why=declined or explain_force(sentence[force.start : force.end]),
        declined=declined is not None,
        open_end=is_open(sentence[asked_from:end], force.name),
        procedural=force.name in PROCEDURAL,
        passive=predicate.passive and not is_bound(tokens, predicate.verb),
        action=predicate.action,
        context=parts["context"],
        target=parts["target"],
        time=parts["time"],
        actor=parts["actor"],
        pronoun=bool(parts["pronoun"]),
    )


def subject_behind(tokens: Tokens, force: ForceWord, subject: Subject) -> tuple[Subject, int]:
    """The one named behind the words: "it is important that staff ...", "it is the duty of the clerk ..."."""
    if force.name == "important":
        return subject_after(tokens, find_token(tokens, force.end))
    behind, after = subject_after(tokens, find_token(tokens, force.end) - 1)
    return replace(behind, embedded=subject.embedded), after


def is_open(after: str, name: str) -> bool:
    """Whether nothing that is asked stands behind the force word, so that list items say it."""
    words = CLOSING.sub("", after)
    return bool(OPEN_STEM.match(words.removeprefix("to") if name in ASKED_OF else words))


EMPTY = Predicate(verb=-1, passive=False, action=None, object=None, agent=None, time=None, context=None)


def force_with(tokens: Tokens, force: ForceWord, subject: Subject) -> tuple[Force, Polarity]:
    """Force and polarity; "no member of staff may" forbids."""
    negative = subject.inverted or (subject.first <= subject.last and is_nobody(tokens, subject.first))
    if negative and force.polarity is Polarity.DO:
        return (Force.REQUIREMENT if force.force is Force.PERMISSION else force.force), DO_NOT
    return force.force, force.polarity


def is_nobody(tokens: Tokens, first: int) -> bool:
    """Whether a subject denies; "no fewer than two carers" does not."""
    ahead = tokens[first + 1].word if first + 1 < len(tokens) else ""
    return tokens[first].word in NEGATIVE_SUBJECTS and ahead not in ("fewer", "less")


GRAMMAR = Grammar(
    language=Language.ENGLISH, read_clauses=read_clauses, read_item=read_item, read_imperative=read_imperative
)
