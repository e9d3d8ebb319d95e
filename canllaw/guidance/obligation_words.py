"""The word lists and patterns of the obligation model. The lists are in `obligation_words.toml`."""

import re
import tomllib
from importlib.resources import files

from canllaw.guidance.grammar.english_words import AGENTS, is_agent

_lists = tomllib.loads(files(__package__).joinpath("obligation_words.toml").read_text(encoding="utf-8"))
LAW_WORDS = frozenset(_lists["law"].split())
BODIES = frozenset(_lists["bodies"].split())
NOT_BODIES = frozenset(_lists["not_bodies"].split())
THING_AGENTS = frozenset(_lists["thing_agents"].split())
GROUP_OF = {
    stem: name.replace("_", " ") for name, words in _lists["verb_groups"].items() for stem in words.split()
}
DEED_OF = {word: name for name, words in _lists["participles"].items() for word in words.split()}

NAMED_BODY = re.compile(r"\b(?:[A-Z][A-Za-z]*-?[A-Z][A-Za-z]+|[A-Z]{3,}s?)\b")
WHO = re.compile(r"\b(?:" + "|".join(_lists["who"].split()) + ")")
BY_WHO = re.compile(r"\bby (?![a-z]+ing\b)(?:(?!means|way|virtue)[\w’'-]+ ){0,5}?" + WHO.pattern)
TO_WHO = re.compile(r"\b(?:to|with) (?:[\w’'-]+ ){0,3}?" + WHO.pattern)
RECIPIENT = re.compile(r"\bto the (?:[A-Z]|member|competent|applicant|person|staff|public)")
DEADLINE = re.compile(
    r"\b(?:within|no later than|not later than|without (?:undue )?delay|immediately|as soon as|by \d|"
    r"at the latest|annually|regularly|every (?:\w+ )?(?:year|month)|once a year|at least once|promptly|"
    r"before|in good time|following)\b"
)
PURPOSE = re.compile(
    r"\b(?:in order to|with a view|so as to|so that|to ensure|for the purposes? of|to allow|to enable)\b"
)
NEXT_CLAUSE = re.compile(r"[;:]|\b(?:and|which|who)\b[^.;:]{0,60}\b(?:shall|must)\b")
TAILS = {
    "list": re.compile(r":\s*[(—–-]"),
    "within": re.compile(r"\bwithin\b|\bno later\b|\bnot later\b|\bby \d"),
    "accordance": re.compile(r"\bin accordance with\b"),
    "law": re.compile(r"\b(?:Article|paragraph|Annex|Regulation|Directive|Decision)\b"),
    "in order": re.compile(r"\bin order to\b|\bwith a view\b|\bso as to\b"),
    "from date": re.compile(r"\b(?:from|on|until) (?:the )?\d"),
    "unless": re.compile(r"\b(?:unless|provided that|except)\b"),
}
ONLY = re.compile(r".{0,20}\bonly\b")
AMENDING = re.compile(
    r"\b(?:is|are) (?:hereby )?(?:amended|replaced|inserted|added|deleted|corrected)\b|[‘“]"
)
FIRST_FORCE = re.compile(r"\b(?:shall|must|may|should)\b")
MODAL = re.compile(
    r"\b(?P<modal>[Mm]ust|[Ss]hall|[Mm]ay|MAY|MUST|SHALL|[Ss]hould|[Ww]ill)\b(?P<no>\s+(?:not|never)\b)?(?!['’])"
)
FIRM = re.compile(r"\b(?:shall|must)\b")
WORD = re.compile(r"[A-Za-z]+")
# A heading that was run into its sentence ends where a word that begins sentences follows without a stop.
RUN_IN = re.compile(
    r"(?:^(?:(?:Article|Section|CHAPTER|Chapter|TITLE|Annex)\s+\w+\s+)+|(?<=[a-z)0-9‘]) |(?<=‘))"
    r"(?P<rest>(?:The|An|In|By|Where|For|If|Any|Each|All|No(?! \d)|When|Without|Before|After|With|This|These|"
    r"That|Those|Such|It|They|Every|Once|(?<!Form )(?<!Part )(?<!Annex )A(?= [a-z]{3})|As|Until|Unless|"
    r"Prior to|At|On|From|To|Subject|Upon|During|Following|Under|Notwithstanding|"
    r"(?<!the )(?<!a )(?<!of )(?<!other )(?<!between )(?<!by )(?<!to )(?<!in )Member States)\b)"
)


def is_body(word: str) -> bool:
    """Whether a noun names a body or a person of law and of office."""
    return word in BODIES or word in AGENTS


def acts(word: str) -> bool:
    """Whether a noun names someone who can act."""
    return word in BODIES or is_agent(word)


def without_heading(sentence: str) -> str:
    """A sentence without the heading that was run into it ("Article 7 Reports The agency shall ...")."""
    first = FIRST_FORCE.search(sentence)
    if first is None:
        return sentence
    cut = 0
    for found in RUN_IN.finditer(sentence, 0, first.start()):
        cut = found.start("rest")
    return sentence[cut:]
