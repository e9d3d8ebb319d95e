"""Is it asked, or only said? Why words with a force word ask nothing."""

import re

from canllaw.basics.language import Message, message
from canllaw.guidance.grammar.english_force import ForceWord
from canllaw.guidance.grammar.english_words import (
    AGENTS,
    BE,
    CHILDREN,
    CONSTITUTIVE,
    CONSTITUTIVE_PARTICIPLES,
    GRANTED,
    POSSIBLE_ONLY,
    STATIVE,
    is_agent,
    is_thing,
)

ASIDE_PARTICIPLES = frozenset(
    "noted read stressed emphasised emphasized remembered said added acknowledged borne "
    "understood recalled".split()
)
ASIDE = re.compile(
    r"\b(?:be\s+(?:noted|stressed|emphasi[sz]ed|remembered|recalled|acknowledged|said|added|"
    r"borne\s+in\s+mind|made\s+clear)(?=\s*(?:,|that|here|too|however|in\s+mind|at|$))"
    r"|be\s+(?:read|used|seen|considered|interpreted)\s+(?:together|alongside|"
    r"in\s+conjunction|with\s+(?:the|this|reference)|as)\b"
    r"|note\s+that\b|be\s+clear\s+that\b)",
    re.IGNORECASE,
)
READ_AS = re.compile(
    r"be\s+(?:(?:read|taken|seen|understood|treated)\s+(?:as|to\s+(?:mean|be|imply))|"
    r"read\s+(?:together|alongside|with|in))\b",
    re.IGNORECASE,
)
DOCUMENT = frozenset(
    "guidance chapter document section handbook annex appendix part code paragraph publication page".split()
)
DONE_TOO = frozenset("made called considered added based expressed known treated classified entitled".split())
NAMING = frozenset("deemed construed composed comprised cited regarded interpreted constituted".split())
REMEMBERED = re.compile(
    r"\W*to\s+(?:note|remember|realise|recognise|appreciate|bear\s+in\s+mind|acknowledge)\s+(?:that|how)\b",
    re.IGNORECASE,
)
PERFECT = re.compile(r"\s*have\s+(?:been\s+)?\w+(?:ed|en)\b")
WISH = re.compile(r"\s*(?:also\s+)?(?:wish|want|choose|decide|prefer)\s+to\b", re.IGNORECASE)
POINTING = frozenset("they them it he she you we those any".split())
CHILDS_CHOICE = frozenset(
    "ask choose request refuse complain appeal decide apply bring attend read hold change "
    "correct invite nominate withdraw".split()
)
CHILDS_DOING = frozenset(
    "speak tell hide blame cry avoid lie deny talk behave react respond act hurt turn try give".split()
)
EFFECT = frozenset(
    "help enable mean make lead result take cause feel become reassure improve reduce not be "
    "have need".split()
)


def why_no_expectation(
    force: ForceWord, sentence: str, subject_words: list[str], head: str, verb: str, passive: bool, after: str
) -> Message | None:
    """The reason why a clause asks nothing; None where it asks something.

    `subject_words` is the subject in lower case, `head` its noun, `verb` the main verb,
    `after` the sentence from the force word's end.
    """
    words = sentence[force.start : force.end]
    if force.name == "can" and len(words) > 3:
        return message('"{words}" says here what is not possible, and forbids nothing.', words=words)
    if force.name == "might_need":
        return message('"{words}" says here what is possible, and grants nobody a choice.', words=words)
    if is_aside(force, subject_words, verb, passive, after):
        return message(
            '"{words}" speaks here about the text itself, and asks nothing of anybody.', words=words
        )
    if is_definition(force, verb, passive, head, after):
        return message(
            '"{words} {verb}" sets out how something is, and asks nobody to act.', words=words, verb=verb
        )
    if force.name in ("may", "may_not", "can") and is_possibility(
        force, subject_words, head, verb, passive, after
    ):
        return message('"{words}" says here what is possible, and grants nobody a choice.', words=words)
    if force.name in ("should", "needs", "has_to", "will", "will_not", "must") and is_forecast(
        force, words, subject_words, head, verb, passive
    ):
        return message(
            '"{words}" says here what is likely or needed, and asks nothing of anybody.', words=words
        )
    perfect = PERFECT.match(after) and force.name in ("must", "may", "should", "will")
    if perfect and not (passive and force.name == "should"):
        return message('"{words} have" looks back, and asks nothing of anybody.', words=words)
    return None


def is_aside(force: ForceWord, subject: list[str], verb: str, passive: bool, after: str) -> bool:
    if READ_AS.match(after.lstrip()):
        return True
    if force.name == "important" and REMEMBERED.match(after):
        return True
    if subject[:1] == ["it"] and passive and verb in ASIDE_PARTICIPLES:
        return True
    if ASIDE.match(after.lstrip()) and not (subject and is_agent(subject[-1])):
        about_text = bool(DOCUMENT & set(subject)) or subject[:1] == ["it"] or subject[:1] == ["this"]
        return about_text or after.lstrip().lower().startswith("be noted")
    return bool(DOCUMENT & set(subject)) and verb in ("read", "used", "help", "helpful", "noted", "useful")


def is_definition(force: ForceWord, verb: str, passive: bool, head: str, after: str) -> bool:
    if passive:
        if force.name not in ("shall", "shall_not"):
            return verb in NAMING
        return verb in CONSTITUTIVE_PARTICIPLES - DONE_TOO
    if force.name in ("shall", "shall_not") and verb in CONSTITUTIVE:
        return not is_agent(head) or verb == "mean"
    if verb == "come":
        return bool(re.match(r"\W*(?:come|comes)\s+into\s+(?:force|effect|operation)", after))
    return verb in ("mean", "constitute", "comprise") or (
        verb == "apply" and is_thing(head) and not is_agent(head)
    )


def is_possibility(
    force: ForceWord, subject: list[str], head: str, verb: str, passive: bool, after: str
) -> bool:
    """ "May" and "can" that say what may happen. They grant a choice to someone who can choose."""
    if subject[:1] in (["no"], ["nobody"], ["neither"]) and force.name != "can":
        return False
    if not verb:
        return False
    if passive and verb in POSSIBLE_ONLY:
        return True
    if WISH.match(after):
        return False
    if passive:
        return verb_of(verb) not in GRANTED or subject[:1] in (["much"], ["little"], ["more"], ["nothing"])
    if verb in BE or not subject:
        return True
    if head in POINTING:
        return verb not in GRANTED or verb in STATIVE
    if head in CHILDREN:
        return is_childs_doing(subject, verb)
    if not is_agent(head):
        return True
    if force.name == "can":
        return verb not in GRANTED
    return verb in STATIVE and verb not in GRANTED


def is_childs_doing(subject: list[str], verb: str) -> bool:
    """Not a choice of a child or parent ("the child may bring a friend"), but what may happen."""
    if verb in CHILDS_CHOICE:
        return False
    definite = subject[0] in ("the", "every", "each", "any")
    return not definite or verb in STATIVE or verb in CHILDS_DOING


def is_forecast(
    force: ForceWord, words: str, subject: list[str], head: str, verb: str, passive: bool
) -> bool:
    if force.name in ("will", "will_not"):
        return passive is False and (verb in STATIVE or not is_agent(head) or head in CHILDREN)
    if subject == ["i"]:
        return True
    if force.name == "needs" and words.lower().startswith("need") and head + "s" in AGENTS:
        return True  # "the user need to choose": a need, and nobody who needs
    if force.name in ("needs", "has_to"):
        return head in CHILDREN and (verb in STATIVE or not passive)
    if force.name == "should" and subject[:1] in (["this"], ["that"], ["these"]) and len(subject) == 1:
        return not passive and verb in EFFECT - {"be", "have"}
    return False


def verb_of(participle: str) -> str:
    """shared -> share, applied -> apply, withdrawn -> withdraw."""
    irregular = {
        "given": "give",
        "made": "make",
        "held": "hold",
        "taken": "take",
        "set": "set",
        "kept": "keep",
        "sent": "send",
        "withheld": "withhold",
        "brought": "bring",
        "paid": "pay",
        "undertaken": "undertake",
        "withdrawn": "withdraw",
        "met": "meet",
        "told": "tell",
        "put": "add",
    }
    if participle in irregular:
        return irregular[participle]
    for ending, back in (("ied", "y"), ("ed", ""), ("d", "")):
        if participle.endswith(ending):
            stem = participle[: -len(ending)] + back
            for verb in (stem, stem + "e", stem[:-1]):
                if verb in GRANTED:
                    return verb
    return participle
