"""Signs that a sentence with "shall" or "must" asks something of someone, or only makes something so."""

from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.guidance.grammar.english_actions import Predicate, read_predicate
from canllaw.guidance.grammar.english_force import BY_NAME, ForceWord, is_name
from canllaw.guidance.grammar.english_subjects import Subject, find_subject
from canllaw.guidance.grammar.english_tokens import Tokens, find_token, read_tokens
from canllaw.guidance.grammar.english_words import (
    AGENTS,
    BE,
    CONSTITUTIVE,
    CONSTITUTIVE_PARTICIPLES,
    STATIVE,
    is_adverb,
    is_participle,
)
from canllaw.guidance.obligation_subjects import subject_kind, subject_signs
from canllaw.guidance.obligation_words import (
    AMENDING,
    BODIES,
    BY_WHO,
    DEADLINE,
    DEED_OF,
    FIRM,
    GROUP_OF,
    MODAL,
    NAMED_BODY,
    NEXT_CLAUSE,
    ONLY,
    PURPOSE,
    RECIPIENT,
    TAILS,
    THING_AGENTS,
    TO_WHO,
    WHO,
    WORD,
    without_heading,
)

BINDING = frozenset(("must", "must_not", "shall", "shall_not"))
ENDS_AGENT = frozenset((";", ":", "which", "that", "if", "where", "unless"))
# A panel that consists of members is spoken of as a thing.
MADE_UP = frozenset(("consist", "comprise", "constitute"))
WORDS_AFTER = 4
FAR = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceClause:
    """The clause of one force word. `kind` is that of its subject, `rest` its words after the force word."""

    sentence: str
    tokens: Tokens
    force: ForceWord
    subject: Subject
    kind: str
    predicate: Predicate
    verb: str
    rest: str

    @property
    def voice(self) -> str:
        return "passive" if self.predicate.passive else "active"


def find_signs(sentence: str) -> dict[str, float]:
    """Named signs of a sentence, each with its weight in it (mostly 1)."""
    sentence = without_heading(" ".join(sentence.split()))
    tokens = read_tokens(sentence)
    forces = find_modals(sentence)
    binding = find_binding(tokens, forces)
    signs = {"clauses": min(len(binding), 4) / 4, "length": min(len(tokens), 120) / 120}
    if AMENDING.search(sentence):
        signs["amends"] = 1.0
    if not binding:
        return signs
    clause = read_clause(sentence, tokens, binding[0])
    for part in (clause_signs, who_signs, verb_signs, deed_signs):
        signs.update(dict.fromkeys(part(clause), 1.0))
    signs.update(dict.fromkeys(subject_signs(tokens, clause.subject), 1.0))
    if clause.force.name == "may":
        signs["permission"] = 3.0
    return signs


def find_modals(sentence: str) -> list[ForceWord]:
    """The modal verbs of a sentence, which alone count here; a third of the time of all force words."""
    found = []
    for match in MODAL.finditer(sentence):
        modal = match["modal"].lower()
        name = f"{modal}_not" if match["no"] else modal
        if modal in ("may", "will") and is_name(sentence, match.start(), match.end()):
            continue
        found.append(ForceWord(name, *BY_NAME[name], match.start(), match.end()))
    return found


def find_binding(tokens: Tokens, forces: list[ForceWord]) -> list[ForceWord]:
    """The force words that are the sentence's own; those inside another clause only failing these."""
    own = [
        force for force in forces if find_subject(tokens, 0, find_token(tokens, force.start)).embedded is None
    ]
    firm = [force for force in own if force.name in BINDING]
    if firm and own[0] not in firm and own[0].name == "may":
        return own
    return firm or own or forces


def read_clause(sentence: str, tokens: Tokens, force: ForceWord) -> ForceClause:
    subject = find_subject(tokens, 0, find_token(tokens, force.start))
    end = max(len(sentence.rstrip(" .;:")), force.end)
    predicate = read_predicate(sentence, tokens, find_token(tokens, force.end), end)
    verb = tokens[predicate.verb].word if predicate.verb >= 0 else "none"
    kind = subject_kind(sentence, tokens, subject)
    return ForceClause(
        sentence=sentence,
        tokens=tokens,
        force=force,
        subject=subject,
        kind="something" if kind == "someone" and verb in MADE_UP else kind,
        predicate=predicate,
        verb=verb,
        rest=sentence[force.end :],
    )


def clause_signs(clause: ForceClause) -> Iterator[str]:
    """Force, kind of subject, voice, kind of verb, and what the rest of the sentence speaks of."""
    name, kind, voice = clause.force.name, clause.kind, clause.voice
    group = GROUP_OF.get(clause.verb[:6], "other")
    yield from (f"force {name}", f"subject {kind}", voice, f"{voice} {kind}", f"{name} {voice}")
    yield from (f"verb {clause.verb}", f"group {group}", f"group {group} {voice}")
    yield f"group {group} {voice} {kind}"
    if ONLY.match(clause.rest):
        yield "only"
    for tail, pattern in TAILS.items():
        if pattern.search(clause.rest, 0, 300):
            yield f"tail {tail}"
    if clause.subject.front is not None:
        yield f"front {clause.tokens[clause.subject.front[0]].word}"
    if clause.predicate.time:
        yield "time"
        yield f"time {voice} {kind}"
    if clause.predicate.context:
        yield "context"


def who_signs(clause: ForceClause) -> Iterator[str]:
    """Who is named besides the subject, as doer or as recipient, and by when or what for."""
    before = clause.sentence[: clause.force.start]
    own = NEXT_CLAUSE.split(clause.rest[:FAR], maxsplit=1)[0]
    at = f"{clause.voice} {clause.kind}"
    if BY_WHO.search(own):
        yield f"by who {clause.voice}"
    if clause.kind != "someone" and BY_WHO.search(before):
        yield "subject by who"
    if clause.predicate.passive and RECIPIENT.search(clause.rest, 0, 160):
        yield "passive to someone"
    for name, pattern in (("to who", TO_WHO), ("who after", WHO), ("late", DEADLINE), ("purpose", PURPOSE)):
        if pattern.search(own):
            yield f"{name} {at}"
    if WHO.search(before):
        yield f"who before {at}"
    if len(own.split()) < 5:
        yield f"bare {clause.voice}"


def deed_signs(clause: ForceClause) -> Iterator[str]:
    """What a participle asks for, how long the sentence is, and the words next to the force word."""
    if clause.predicate.passive:
        deed = DEED_OF.get(clause.verb, "none")
        yield f"deed {deed}"
        if deed != "none":
            yield f"deed {deed} {clause.kind}"
    length = min(len(clause.sentence.split()) // 15, 4)
    yield f"len {length}"
    yield f"len {clause.voice} {clause.kind} {length}"
    yield f"clauses {min(len(FIRM.findall(clause.sentence)), 3)}"
    for word in WORD.findall(clause.rest[:FAR])[:WORDS_AFTER]:
        yield f"w {word.lower()}"


def verb_signs(clause: ForceClause) -> Iterator[str]:
    """Verbs that make something so, the agent of a passive, and what follows "be"."""
    tokens, verb, at = clause.tokens, clause.verb, clause.predicate.verb
    if clause.predicate.passive:
        if verb in CONSTITUTIVE_PARTICIPLES:
            yield "constitutive participle"
        yield "by someone" if is_by_someone(clause) else "by nobody"
    else:
        if verb in CONSTITUTIVE:
            yield "constitutive verb"
        if verb in STATIVE:
            yield f"stative {clause.kind}"
        if verb in BE:
            yield from be_signs(clause)
    if 0 <= at < len(tokens) - 1:
        yield f"after {tokens[at + 1].word}"


def be_signs(clause: ForceClause) -> Iterator[str]:
    tokens, ahead = clause.tokens, clause.predicate.verb + 1
    while ahead < len(tokens) and is_adverb(tokens[ahead].word):
        ahead += 1
    if ahead < len(tokens):
        yield f"be {tokens[ahead].word}"
        yield f"be {clause.kind}"


def is_by_someone(clause: ForceClause) -> bool:
    """Whether a passive names who does it: "by" and then, within a few words, a body or a person."""
    tokens, verb = clause.tokens, clause.predicate.verb
    for at in range(verb + 1, min(verb + 40, len(tokens) - 1)):
        if tokens[at].word in ENDS_AGENT:
            return False
        before = tokens[at - 1].word.replace(clause.verb, "")
        if tokens[at].word == "by" and not is_participle(before) and names_someone(clause, at + 1):
            return True
    return False


def names_someone(clause: ForceClause, first: int) -> bool:
    for near in range(first, min(first + 6, len(clause.tokens))):
        token = clause.tokens[near]
        if token.word in (",", ";", "to", "in") or token.word.isdigit():
            return False
        if token.word in BODIES or (token.word in AGENTS and token.word not in THING_AGENTS):
            return True
        if NAMED_BODY.fullmatch(clause.sentence[token.start : token.end]):
            return True
    return False
