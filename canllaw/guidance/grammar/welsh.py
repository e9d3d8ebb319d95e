"""How Welsh asks: the verb comes first, then who is asked, then the verb-noun that says what to do."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from canllaw.basics.language import Language, Message, message
from canllaw.guidance.expectations import Force, Polarity
from canllaw.guidance.grammar.clauses import Clause, Grammar, Span, explain_force
from canllaw.guidance.grammar.welsh_adjuncts import (
    Adjuncts,
    find_adjuncts,
    find_fronted,
    match_marker,
    skip_signs,
)
from canllaw.guidance.grammar.welsh_asked import find_subject
from canllaw.guidance.grammar.welsh_force import Build, ForceWord, find_force_words
from canllaw.guidance.grammar.welsh_items import read_imperative, read_item
from canllaw.guidance.grammar.welsh_judgement import Asked, why_inside, why_nothing_asked
from canllaw.guidance.grammar.welsh_nouns import (
    find_head,
    find_named_before,
    find_object,
    is_agent,
    is_thing,
    make_name,
)
from canllaw.guidance.grammar.welsh_predicates import Predicate, read_predicate
from canllaw.guidance.grammar.welsh_subjects import Subject
from canllaw.guidance.grammar.welsh_tokens import Token, find_token, read_tokens, word_at
from canllaw.guidance.grammar.welsh_words import CHILDREN, find_verb

# Where one clause is joined to the next one, and what may stand between the joint and the force words.
JOINT = re.compile(r"(?:[,;]\s*)?(?<!\w)(?:a|ac|ond|neu|oherwydd|felly)(?=[\s,])|;")
BETWEEN = re.compile(r"[\s,]*(?:(?:yna|hefyd|felly|wedyn)\s+)?(?:yr?\s*)?")
DO_THE_FOLLOWING = re.compile(
    r"[\s,]*(?:hefyd\s+)?(?:(?:g?wneud|cymryd|gymryd|cyflawni|gyflawni|dilyn|ddilyn)\s+(?:pob\s+un\s+o['’]r\s+|y\s+|yr?\s+camau\s+)?"
    r"(?:canlynol|pethau\s+canlynol|camau\s+(?:canlynol|hyn)|hyn))?[\s,]*:?\s*",
    re.IGNORECASE,
)
NEGATIVE = re.compile(r"(?:['’]r\s+)?(?:neb|yr\s+un)\b", re.IGNORECASE)


class Extent(NamedTuple):
    """Where a clause's own words begin and end."""

    start: int
    end: int


def read_clauses(sentence: str) -> tuple[Clause, ...]:
    """Every clause with a force word, in order, the declined ones too."""
    forces = find_force_words(sentence)
    if not forces:
        return ()
    tokens = read_tokens(sentence)
    reasons = [why_inside(tokens, find_token(tokens, f.start), f, sentence[f.start : f.end]) for f in forces]
    own = [force for force, reason in zip(forces, reasons, strict=True) if reason is None]
    extents = dict(zip(own, find_extents(sentence, own), strict=True))
    clauses: list[Clause] = []
    for force, reason in zip(forces, reasons, strict=True):
        if reason is not None:
            clauses.append(decline(force, reason, (force.start, force.end)))
        else:
            clauses.append(read_clause(sentence, tokens, force, extents[force]))
    return tuple(clauses)


def find_extents(sentence: str, forces: list[ForceWord]) -> list[Extent]:
    """The own words of each clause. The first begins with the sentence, another where it is joined on."""
    if not forces:
        return []
    starts, joints = [0], []
    for earlier, force in pairwise(forces):
        joint, start = find_joint(sentence, earlier.end, force.start)
        joints.append(joint)
        starts.append(start)
    ends = [*joints, len(sentence.rstrip())]
    return [Extent(start, trim_end(sentence, start, end)) for start, end in zip(starts, ends, strict=True)]


def find_joint(sentence: str, start: int, force: int) -> tuple[int, int]:
    """Where the words before a joined clause end, and where its own begin."""
    for match in reversed(list(JOINT.finditer(sentence, start, force))):
        opening = BETWEEN.match(sentence, match.end(), force)
        begin = opening.end() if opening else match.end()
        if begin >= force:
            return match.start(), force
        if match_marker(
            sentence, skip_signs(sentence, match.end(), force), len(sentence)
        ) or match.group().startswith(";"):
            return match.start(), skip_signs(sentence, match.end(), force)
    return force, force


def trim_end(sentence: str, start: int, end: int) -> int:
    return start + len(sentence[start:end].rstrip(" ,;"))


def decline(force: ForceWord, why: Message, extent: Span) -> Clause:
    return Clause(
        start=extent[0], end=extent[1], force=force.force, force_words=(force.start, force.end),
        polarity=force.polarity, why=why, declined=True,
    )  # fmt: skip


def read_clause(sentence: str, tokens: list[Token], force: ForceWord, extent: Extent) -> Clause:
    """One clause with its parts, and the reason for taking or declining it."""
    at, end = find_token(tokens, force.end), find_token(tokens, extent.end)
    subject = point_back(tokens, force, extent, find_subject(sentence, tokens, force, at, end))
    opens = subject.open or (subject.verb is not None and opens_list(sentence, tokens, subject, extent.end))
    if subject.verb is None and not opens:
        words = sentence[force.start : force.end]
        return decline(force, message('No verb follows "{words}".', words=words), extent)
    verb = subject.verb if subject.verb is not None else end
    predicate = read_predicate(sentence, tokens, verb, extent.end, done_to=force.name in ("may", "may_not"))
    why = why_nothing_asked(weigh(sentence, tokens, force, subject, predicate, opens), sentence)
    if why is not None:
        return decline(force, why, extent)
    clause = replace(make_clause(sentence, tokens, force, extent, subject, predicate), open_end=opens)
    if force.name == "may" and predicate.passive:
        return replace(clause, force=Force.GUIDELINE, procedural=True)
    return clause


def point_back(tokens: list[Token], force: ForceWord, extent: Extent, subject: Subject) -> Subject:
    """ "Os yw'r gofalwr yn anghytuno, caiff ofyn": the one who is meant stands in the clause before."""
    if not subject.pronoun:
        return subject
    if subject.verb is not None and find_verb(word_at(tokens, subject.verb)) in ("digwydd", "bod"):
        return subject._replace(first=0, last=-1, pronoun=False)
    named = find_named_before(tokens, find_token(tokens, extent.start), find_token(tokens, force.start))
    if named is None or (force.force is not Force.PERMISSION and tokens[named[0]].word in CHILDREN):
        return subject
    return subject._replace(first=named[0], last=named[1], pronoun=False)


def weigh(
    sentence: str, tokens: list[Token], force: ForceWord, subject: Subject, predicate: Predicate, opens: bool
) -> Asked:
    """What the judgement needs to know of a clause."""
    head = find_head(tokens, subject.first, subject.last)
    known = subject.pronoun or is_agent(head) or is_proper(sentence, tokens, subject)
    return Asked(force, predicate.radical, head, known, predicate.passive, predicate.agent, opens)


def opens_list(sentence: str, tokens: list[Token], subject: Subject, end: int) -> bool:
    """ "... wneud y canlynol:" asks nothing itself: the items do."""
    assert subject.verb is not None
    if subject.verb >= len(tokens):
        return True
    return DO_THE_FOLLOWING.fullmatch(sentence, tokens[subject.verb].start, end) is not None


def is_proper(sentence: str, tokens: list[Token], subject: Subject) -> bool:
    """Whether the actor is called by a name in capitals: "Gofal Cymdeithasol Cymru"."""
    name = make_name(tokens, subject.first, subject.last)
    return name is not None and sentence[name[0]].isupper() and name[0] > 0


def make_clause(
    sentence: str,
    tokens: list[Token],
    force: ForceWord,
    extent: Extent,
    subject: Subject,
    predicate: Predicate,
) -> Clause:
    """The clause with its parts, as if it asked something."""
    name = make_name(tokens, subject.first, subject.last)
    actor, target = name or predicate.agent, predicate.target
    if predicate.passive or (name and not subject.pronoun and names_thing(tokens, subject, predicate)):
        actor, target = predicate.agent, None if subject.pronoun else name
    if subject.verb is not None and subject.first > subject.verb:
        target = find_object(tokens, subject.last + 1, find_token(tokens, extent.end))
    front, middle = find_adjuncts_before(sentence, tokens, force, extent, subject)
    impersonal = name is None and not subject.pronoun
    forbids = name is not None and NEGATIVE.match(sentence, name[0])
    return Clause(
        start=extent.start, end=extent.end, force=force.force, force_words=(force.start, force.end),
        polarity=Polarity.DO_NOT if predicate.refrains or forbids else force.polarity,
        why=explain_force(sentence[force.start : force.end]),
        actor=actor, pronoun=subject.pronoun and not predicate.passive,
        passive=predicate.passive or impersonal, procedural=force.build is Build.WILL,
        action=predicate.action, target=target or predicate.target,
        context=front.context or middle.context or predicate.context,
        time=front.time or middle.time or predicate.time,
    )  # fmt: skip


def names_thing(tokens: list[Token], subject: Subject, predicate: Predicate) -> bool:
    """Whether the subject cannot act. An unknown noun that only is something is a thing too."""
    head = find_head(tokens, subject.first, subject.last)
    return is_thing(head) or (predicate.radical in ("bod", "cynnwys") and not is_agent(head))


def find_adjuncts_before(
    sentence: str, tokens: list[Token], force: ForceWord, extent: Extent, subject: Subject
) -> tuple[Adjuncts, Adjuncts]:
    """The adjuncts before the force words, and those between the actor and the verb."""
    none = Adjuncts(None, None, None)
    if force.build is Build.BEFORE:
        return find_fronted(sentence, extent.start, tokens[subject.first].start), none
    front = find_fronted(sentence, extent.start, force.start)
    if subject.verb is None or not force.end <= tokens[subject.last].end <= tokens[subject.verb].start:
        return front, none
    return front, find_adjuncts(sentence, tokens[subject.last].end, tokens[subject.verb].start)


GRAMMAR = Grammar(
    language=Language.WELSH, read_clauses=read_clauses, read_item=read_item, read_imperative=read_imperative
)
