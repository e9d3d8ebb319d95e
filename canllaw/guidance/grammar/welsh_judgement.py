"""Why words that can ask do not always ask: possibility, asides, conditions, relative clauses, questions."""

import re
from typing import NamedTuple

from canllaw.basics.language import Message, message
from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.welsh_force import ForceWord
from canllaw.guidance.grammar.welsh_tokens import Token, word_at
from canllaw.guidance.grammar.welsh_words import (
    AGENTS,
    ASIDE_VERBS,
    CHILDREN,
    GRANTED,
    NEVER_GRANTED,
    SEEN_AS_POSSIBLE,
    SPEAKING,
    STATIVE,
    find_verb,
    word_set,
)

CONDITIONS = word_set("os pan lle tra pe oni onid bai nes er oherwydd achos petai ble cyn")
QUESTION_WORDS = word_set("sut pryd pam ble beth pa faint pwy pwyntiau")
QUESTION_VERBS = word_set("penderfynu ystyried asesu gofyn gwirio gweld barnu gwybod")
REPORTING = word_set("dweud credu meddwl teimlo penderfynu honni ofni mynnu gwybod cytuno")
SOFT_RELATIVES = word_set("ddylai ddylid ddylent gaiff all allai fydd allant gânt")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’")
ABOUT_TEXT = re.compile(
    r"\b(?:canllawiau|canllaw|bennod|pennod|adran|atodiad|ddogfen|dogfen|cod|paragraff\w*|hyn|ar y cyd"
    r"|ochr yn ochr|ynghyd|diffiniad|ddeddf|i mewn)\b"
)
MADE = re.compile(r"wneud\s(?:cais|gais|trefniad|atgyfeiriad|penderfyniad|apêl|cwyn|nodyn|cofnod)")
STATES = word_set("bod fod y yr mai nad na 'r taw")
PERFECT_AFTER_ACTOR = re.compile(r"\bfod\s(?:heb|wedi)\b", re.IGNORECASE)
PERFECT = re.compile(r"\s*(?:bod|fod)\b[^,.;]{0,60}\bwedi\b", re.IGNORECASE)


def why_inside(tokens: list[Token], at: int, force: ForceWord, words: str) -> Message | None:
    """A reason where the force words stand inside another clause. `at` is the token of the first of them."""
    before, earlier = word_at(tokens, at - 1), word_at(tokens, at - 2)
    if before in CONDITIONS or (before in ("'n", "bo", "bod") and earlier in CONDITIONS | {"bo", "bod"}):
        return message('"{words}" states a condition here.', words=words)
    if reports(tokens, at):
        return message('"{words}" stands in what somebody said or thought.', words=words)
    if before in QUESTION_WORDS or asks_whether(before, earlier, tokens[at].word):
        return message('"{words}" stands in an indirect question.', words=words)
    if before == "a" and tokens[at].word in SOFT_RELATIVES:
        return why_relative(tokens, at, words)
    first = word_at(tokens, at + 1) if force.after_y else tokens[at].word
    if force.after_y or before in ("y", "yr"):
        joint = before if force.after_y else earlier
        return why_after_y(joint, first, words)
    if first in ("na", "nad") and force.start > 0:
        return None if before in ("ac", "a", "ond", "neu", ",") else why_after_y(before, first, words)
    return None


def reports(tokens: list[Token], at: int) -> bool:
    """ "yn dweud bod rhaid", "wedi penderfynu y dylai": somebody said so. A law that says so asks."""
    near = range(at - 1, max(at - 4, 0), -1)
    joint = next((back for back in near if tokens[back].word in ("bod", "y")), None)
    if joint is None:
        return False
    verb = joint - (2 if word_at(tokens, joint - 1) in ("ei", "eu") else 1)
    if find_verb(word_at(tokens, verb)) not in REPORTING:
        return False
    said = word_at(tokens, verb - 1)
    return said == "wedi" or (
        said in ("yn", "'n") and any(token.word in AGENTS for token in tokens[max(0, verb - 6) : verb])
    )


def asks_whether(before: str, earlier: str, word: str) -> bool:
    return (
        before == "a"
        and word in SOFT_RELATIVES
        and (find_verb(earlier) in QUESTION_VERBS or earlier.endswith("wch"))
    )


def why_relative(tokens: list[Token], at: int, words: str) -> Message | None:
    """After "a": a subject put first ("Y rheolwr a ddylai ...") asks, and so does a clause behind a comma."""
    if starts_sentence(tokens, at - 1) or follows_named(tokens, at - 1):
        return None
    return message('"{words}" stands in a clause that only describes something.', words=words)


def starts_sentence(tokens: list[Token], at: int) -> bool:
    """Whether only a noun phrase stands before: no verb and no sign."""
    return (
        at > 0
        and tokens[0].word not in ("dyna", "dyma", "dyw", "nid")
        and not any(
            (not token.word[0].isalnum() and token.word[0] != "'")
            or token.word in ("yn", "mae", "i")
            or find_verb(token.word)
            for token in tokens[:at]
        )
    )


def follows_named(tokens: list[Token], at: int) -> bool:
    """ "hysbysu'r rheolwr, a ddylai lofnodi": a comma before "a"."""
    return word_at(tokens, at - 1) == ","


def why_after_y(joint: str, first: str, words: str) -> Message | None:
    """ "y dylid" after a noun describes; after "and", after saying something or at the beginning it asks."""
    if joint in QUESTION_WORDS:
        return message('"{words}" stands in an indirect question.', words=words)
    if joint in CONDITIONS or joint in ("fel", "gan", "hyd", "tra"):
        return message('"{words}" states a condition here.', words=words)
    if joint in ("", ",", "ac", "a", "ond", "hefyd", ".", ":", ";") or find_verb(joint) in SPEAKING:
        return None
    if joint in ("nodir", "dywedir", "argymhellir", "bwysig", "hanfodol", "golygu", "felly", "clir", "glir"):
        return None
    return message('"{words}" stands in a clause that only describes something.', words=words)


def is_quoted(sentence: str, at: int) -> bool:
    """Whether a character stands between quotation marks; a quotation may go on in the next sentence."""
    before = sentence[:at]
    if before.count('"') % 2 or before.rfind("“") > before.rfind("”"):
        return True
    return any(match.start() < at < match.end() for match in QUOTED.finditer(sentence))


class Asked(NamedTuple):
    """What a clause would ask, if it asked: its verb, the noun of its subject, and what is known of both.

    `opens` is true for a stem whose items hold the verb.
    """

    force: ForceWord
    verb: str | None
    head: str
    known_agent: bool
    passive: bool
    agent: Span | None
    opens: bool


def why_nothing_asked(asked: Asked, sentence: str) -> Message | None:
    """A reason to decline a clause for where it stands or for what it says."""
    force = asked.force
    words = sentence[force.start : force.end]
    if sentence.rstrip().endswith("?"):
        return message('"{words}" stands in a question.', words=words)
    if is_quoted(sentence, force.start):
        return message('"{words}" stands in words that are quoted.', words=words)
    if force.name == "cannot":
        return message('"{words}" says here what is not possible, and forbids nothing.', words=words)
    return None if asked.opens else why_meant_otherwise(asked, words, sentence[force.end :])


def why_meant_otherwise(asked: Asked, words: str, after: str) -> Message | None:
    name = asked.force.name
    if PERFECT.match(after) or (asked.verb == "bod" and PERFECT_AFTER_ACTOR.search(after)):
        return message('"{words}" looks back or guesses, and asks nothing of anybody.', words=words)
    if is_aside(asked, after):
        return message(
            '"{words}" speaks here about the text itself, and asks nothing of anybody.', words=words
        )
    if name in ("can", "could", "may", "may_be") and is_possibility(asked, after):
        return message('"{words}" says here what is possible, and grants nobody a choice.', words=words)
    promised = name not in ("will", "will_not") or promises(asked)
    if not promised or (name == "may" and asked.passive and asked.agent is None):
        return message(
            '"{words}" says here what is likely or needed, and asks nothing of anybody.', words=words
        )
    return None


def is_aside(asked: Asked, after: str) -> bool:
    """ "Dylid nodi bod", "Dylid darllen y bennod hon ar y cyd â", "Mae'n bwysig cofio y"."""
    if asked.head or asked.verb not in ASIDE_VERBS:
        return False
    rest = after.split(None, 3)
    following = rest[1].lower() if len(rest) > 1 else ""
    if asked.verb == "dehongli":
        return True
    if asked.verb in ("darllen", "cyfeirio"):
        return bool(ABOUT_TEXT.search(after.lower()))
    return following in STATES - {"y", "yr", "'r"} or (following in ("y", "yr") and is_clause(rest[2:]))


def is_clause(words: list[str]) -> bool:
    """Whether "y" opens a clause ("nodi y gall") and not a noun phrase ("nodi y dyddiad")."""
    return bool(words) and bool(
        re.match(r"(?:gall|gallai|bydd|dylai|dylid|mae|caiff|ceir|gellir|byddai|cafodd)\b", words[0])
    )


def is_possibility(asked: Asked, after: str) -> bool:
    """Whether "gall", "caiff" or "gellir" only says what may happen."""
    name, verb = asked.force.name, asked.verb
    if name == "could" or verb is None:
        return True
    if name == "may":
        return not asked.known_agent and not asked.head and not asked.passive
    if name == "may_be":
        return verb in SEEN_AS_POSSIBLE or not is_granted(verb, after)
    if not is_granted(verb, after) or asked.passive or not (asked.known_agent or not asked.head):
        return True
    return asked.head in CHILDREN and verb in STATIVE


def is_granted(verb: str, after: str) -> bool:
    """Whether a verb is one of choice and office work; "gwneud" only with what is made: "gwneud cais"."""
    return verb in GRANTED if verb != "gwneud" else bool(MADE.search(after))


def promises(asked: Asked) -> bool:
    """Whether "bydd" says what someone is to do in a procedure."""
    if asked.verb is None or (asked.head and not asked.known_agent):
        return False
    return asked.verb not in NEVER_GRANTED and not (asked.head in CHILDREN and asked.verb in STATIVE)
