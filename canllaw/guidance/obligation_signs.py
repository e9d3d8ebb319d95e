"""Signs that a sentence with "shall" or "must" asks something of someone, or only makes something so."""

import re
from collections.abc import Iterator

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.english_actions import Predicate, read_predicate
from canllaw.guidance.grammar.english_force import ForceWord, find_force_words
from canllaw.guidance.grammar.english_nouns import find_head
from canllaw.guidance.grammar.english_subjects import Subject, find_subject
from canllaw.guidance.grammar.english_tokens import Tokens, find_token, read_tokens
from canllaw.guidance.grammar.english_words import (
    AGENTS,
    BE,
    CONSTITUTIVE,
    CONSTITUTIVE_PARTICIPLES,
    DETERMINERS,
    RELATIVES,
    STATIVE,
    is_adverb,
    is_agent,
    is_participle,
    is_thing,
)

TAILS = {
    "list": re.compile(r":\s*[(—–-]"),
    "within": re.compile(r"\bwithin\b|\bno later\b|\bnot later\b|\bby \d"),
    "accordance": re.compile(r"\bin accordance with\b"),
    "law": re.compile(r"\b(?:Article|paragraph|Annex|Regulation|Directive|Decision)\b"),
    "in order": re.compile(r"\bin order to\b|\bwith a view\b|\bso as to\b"),
    "from date": re.compile(r"\b(?:from|on|until) (?:the )?\d"),
    "unless": re.compile(r"\b(?:unless|provided that|except)\b"),
}
BINDING_FORCE = frozenset(("must", "must_not", "shall", "shall_not"))
LAW_WORDS = frozenset(
    "article articles paragraph paragraphs point points annex annexes regulation regulations "
    "decision decisions directive "
    "section chapter title part provision provisions subparagraph act acts rule rules code".split()
)
NAMED_BODY = re.compile(r"\b(?:[A-Z][A-Za-z]*-?[A-Z][A-Za-z]+|[A-Z]{3,}s?)\b")
NOT_BODIES = frozenset("euci cis ppe eur secret confidential confidentiel doi ict cn eu ic".split())
BODY_WORDS = frozenset(
    "commission council parliament agency member authority authorities undertaking "
    "undertakings state states bank board "
    "committee operator operators body bodies institution institutions party parties "
    "representative office union".split()
)
FIRST_FORCE = re.compile(r"\b(?:shall|must|may|should)\b")
RUN_IN = re.compile(
    r"(?:^(?:Article|Section|CHAPTER|Chapter|TITLE)\s+\w+\s+|(?<=[a-z)0-9]) )"
    r"(?P<rest>(?:The|A|An|In|By|Where|For|If|Any|Each|All|No|When|Without|Before|After|With|"
    r"At|On|From|To|Subject|Upon|During|Following|Under|Notwithstanding|Member States)\b)"
)
CLASSES = {
    "tells": "commun notify notifi inform send sent submit transm forwar report provid publis supply "
    "suppli delive issue issued request advise present reply give given",
    "works": "review assess evalua monito examin check checke carry carrie conduc perfor draw drawn "
    "prepar develo adopt adopte establ make made take taken hold held keep kept implem "
    "ensure decide verify verifi hear heard assist consul cooper approv appoin design draft "
    "invest inspec manage coordi superv grant grante",
    "has quality": "base based calcul determ limit limite mark marked label labell accomp consid deem "
    "deemed regard treat treate financ apply applie use used mainta place placed add added "
    "extend expres set exceed prohib locat intend weight round author",
    "contains": "includ contai indica state stated specif compri consis cover covere bear displa show "
    "shown mentio refer relate descri",
    "is": "be have remain become serve form consti repres take",
    "takes effect": "apply enter expire cease lapse affect prejud start begin end commen termin come",
}
CLASS_OF = {stem: name for name, stems in CLASSES.items() for stem in stems.split()}
RECIPIENT = re.compile(r"\bto the (?:[A-Z]|member|competent|applicant|person|staff|public)")
THING_AGENTS = frozenset("service services home state system".split())
AMENDING = re.compile(
    r"\b(?:is|are) (?:hereby )?(?:amended|replaced|inserted|added|deleted|corrected)\b|[‘’“]"
)


def find_signs(sentence: str) -> dict[str, float]:
    """Named signs of a sentence, each with its weight in it (mostly 1)."""
    signs: dict[str, float] = {}
    sentence = without_heading(" ".join(sentence.split()))
    tokens = read_tokens(sentence)
    forces = [
        force
        for force in find_force_words(sentence)
        if force.name in BINDING_FORCE or force.name in ("may", "should", "will", "may_not")
    ]
    binding = find_binding(tokens, forces)
    signs["clauses"] = min(len(binding), 4) / 4
    signs["length"] = min(len(tokens), 120) / 120
    if AMENDING.search(sentence):
        signs["amends"] = 1.0
    for force in binding[:1]:
        for sign in clause_signs(sentence, tokens, force):
            signs[sign] = 1.0
        if force.name in ("may", "can"):
            signs["permission"] = 3.0
    return signs


def find_binding(tokens: Tokens, forces: list[ForceWord]) -> list[ForceWord]:
    """The force words that are the sentence's own; those inside another clause only failing these."""
    own = [
        force for force in forces if find_subject(tokens, 0, find_token(tokens, force.start)).embedded is None
    ]
    firm = [force for force in own if force.name in BINDING_FORCE]
    if firm and own[0] not in firm and own[0].name == "may":
        return own
    return firm or own or forces


def without_heading(sentence: str) -> str:
    """A sentence without the heading that was run into it ("Article 7 Reports The agency shall ...")."""
    first = FIRST_FORCE.search(sentence)
    if first is None:
        return sentence
    cut = 0
    for found in RUN_IN.finditer(sentence, 0, first.start()):
        cut = found.start("rest")
    return sentence[cut:]


def clause_signs(sentence: str, tokens: Tokens, force: ForceWord) -> Iterator[str]:
    at = find_token(tokens, force.start)
    subject = find_subject(tokens, 0, at)
    end = len(sentence.rstrip(" .;:"))
    predicate = read_predicate(sentence, tokens, find_token(tokens, force.end), max(end, force.end))
    yield f"force {force.name}"
    kind = subject_kind(sentence, tokens, subject)
    yield f"subject {kind}"
    yield from subject_signs(tokens, subject)
    verb = tokens[predicate.verb].word if predicate.verb >= 0 else "none"
    voice = "passive" if predicate.passive else "active"
    yield f"{voice}"
    yield f"{voice} {kind}"
    yield f"verb {verb}"
    group = CLASS_OF.get(verb[:6], "other")
    yield f"group {group}"
    yield f"group {group} {voice} {kind}"
    yield f"group {group} {voice}"
    yield f"{force.name} {voice}"
    rest = sentence[force.end :]
    if predicate.passive and RECIPIENT.search(rest[:160]):
        yield "passive to someone"
    if re.match(r"\W*only\b|.{0,20}\bonly\b", rest):
        yield "only"
    for name, pattern in TAILS.items():
        if pattern.search(rest[:300]):
            yield f"tail {name}"
    yield from verb_signs(sentence, tokens, predicate, verb, kind)
    if subject.front is not None:
        yield f"front {tokens[subject.front[0]].word}"
    if predicate.time:
        yield "time"
        yield f"time {voice} {kind}"
    if predicate.context:
        yield "context"


def subject_kind(sentence: str, tokens: Tokens, subject: Subject) -> str:
    """Someone, something, the law itself, a pronoun, or nothing."""
    first, last = bare_subject(tokens, subject)
    if first > last:
        return "none"
    head = find_head(tokens, first, last)
    word = tokens[head].word
    far = [
        tokens[at].word
        for at in range(first, last + 1)
        if tokens[at].word in BODY_WORDS or tokens[at].word in AGENTS
    ]
    joined = head + 1 <= last and tokens[head + 1].word in ("and", "or")
    if joined and far and not is_agent(word):
        word = far[-1]
    words = {token.word for token in tokens[first : head + 1]}
    if word in ("it", "they", "he", "she", "this", "that", "which", "who"):
        return f"pronoun {word}"
    if words & LAW_WORDS and word not in AGENTS:
        return "law"
    if word in BODY_WORDS or (
        NAMED_BODY.search(sentence[tokens[head].start : tokens[head].end])
        and word not in NOT_BODIES
        and word.replace("-", "").isalpha()
    ):
        return "someone"
    if is_agent(word):
        return "someone"
    return "something" if is_thing(word) else "unknown"


def bare_subject(tokens: Tokens, subject: Subject) -> tuple[int, int]:
    first, last = subject.first, subject.last
    while first < last and tokens[first].word in DETERMINERS:
        first += 1
    for at in range(first + 1, last + 1):
        if tokens[at].word in RELATIVES or tokens[at].word in (",", "("):
            return first, at - 1
    return first, last


def subject_signs(tokens: Tokens, subject: Subject) -> Iterator[str]:
    first, last = bare_subject(tokens, subject)
    if first > last:
        return
    head = find_head(tokens, first, last)
    yield f"head {tokens[head].word}"
    yield (
        f"opening {tokens[subject.first].word}"
        if tokens[subject.first].word in DETERMINERS
        else "opening bare"
    )
    if subject.embedded:
        yield "embedded"
    length = subject.last - subject.first
    yield "long subject" if length > 8 else "short subject"


def is_by_someone(sentence: str, action: Span | None, tokens: Tokens, verb: int) -> bool:
    """Whether a passive names who does it: "by" and then, within a few words, a body or a person."""
    for at in range(verb + 1, min(verb + 40, len(tokens) - 1)):
        if tokens[at].word in (";", ":", "which", "that", "if", "where", "unless"):
            return False
        if tokens[at].word == "by" and not is_participle(tokens[at - 1].word.replace(tokens[verb].word, "")):
            for near in range(at + 1, min(at + 7, len(tokens))):
                word = tokens[near].word
                if word in (",", ";", "to", "in") or word.isdigit():
                    break
                if word in BODY_WORDS or (word in AGENTS and word not in THING_AGENTS):
                    return True
                if NAMED_BODY.fullmatch(sentence[tokens[near].start : tokens[near].end]):
                    return True
    return False


def verb_signs(sentence: str, tokens: Tokens, predicate: Predicate, verb: str, kind: str) -> Iterator[str]:
    if verb in CONSTITUTIVE and not predicate.passive:
        yield "constitutive verb"
    if predicate.passive and verb in CONSTITUTIVE_PARTICIPLES:
        yield "constitutive participle"
    if verb in STATIVE and not predicate.passive:
        yield f"stative {kind}"
    if predicate.passive:
        yield (
            "by someone" if is_by_someone(sentence, predicate.action, tokens, predicate.verb) else "by nobody"
        )
    if verb in BE and not predicate.passive:
        ahead = predicate.verb + 1
        while ahead < len(tokens) and is_adverb(tokens[ahead].word):
            ahead += 1
        if ahead < len(tokens):
            yield f"be {tokens[ahead].word}"
            yield f"be {kind}"
    after = predicate.verb + 1
    if 0 < after < len(tokens):
        yield f"after {tokens[after].word}"
