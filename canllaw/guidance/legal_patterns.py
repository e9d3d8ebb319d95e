"""The patterns of English and Welsh citations: provisions, titles, references within a document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from canllaw.basics.language import Language

BRACKETS = r"(?:\s?\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,4}|(?!EU|EC)[A-Z]{1,2})\))"
NUMBER = rf"(?:\d{{1,4}}[A-Z]{{0,3}}\b(?!\.\d){BRACKETS}*|[IVXL]{{1,6}}\b|{BRACKETS}+)"
# What the document calls its own parts: "4.12", "B", "3", "2(a)".
OWN_NUMBER = r"(?:\d+(?:\.\d+)*\b(?:\s?\([a-z0-9]{1,3}\))*|[A-Z]\d{0,2}\b|[IVXL]+\b|\(\d{1,2}\))"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalPatterns:
    """One language's way of citing.

    `citation` finds laws and provisions in one pass; `hint` says whether it is worth the while. A bare
    provision is a law's where `of_law` finds its word, and the document's own after `internal_before` or
    before `internal_after`. `whole_words` maps the word of a provision to its whole and unmutated form.
    """

    hint: re.Pattern[str]
    citation: re.Pattern[str]
    of_law: re.Pattern[str]
    internal_before: re.Pattern[str]
    internal_after: re.Pattern[str]
    cross_reference: re.Pattern[str]
    whole_words: Mapping[str, str]


def make_list(number: str, joins: str) -> str:
    """The pattern of one number or several: "17", "20 and 31", "3 to 5(1)"."""
    return rf"{number}(?:(?:,\s?|,?\s(?:{joins})\s|\s?[-–]\s?){number})*"


def make_provision(word: str, joins: str, links: str) -> str:
    """The pattern of a provision or several: "Schedule 2, paragraph 4", "section 3 and regulation 5"."""
    one = rf"(?:{word})\s?{make_list(NUMBER, joins)}"
    return rf"{one}(?:(?:,?\s(?:{links})\s|,\s){one}){{0,4}}"


def make_citation(
    provision: str, act: str, short: str, number: str, link: str, link_short: str
) -> re.Pattern[str]:
    """A provision of a law, a law with its provision, a law called back, a number in the series."""
    printed = rf"(?:,?\s\(?(?:{number})\)?)?"
    defined = rf"(?:\s?\((?:[\w ]{{0,40}}\s)?[\"“‘']?(?P<%s>{short})[\"”’']?\))?"
    return re.compile(
        rf"(?<![\w'’])(?:(?P<provision>{provision})"
        rf"(?:{link}(?P<of_act>{act}){printed}{defined % 'of_defines'}|{link_short}(?P<of_short>{short}))?"
        rf"|(?P<act>{act}){printed}{defined % 'defines'}(?:,?\s\(?(?P<its>{provision})\)?)?"
        rf"|(?P<short>{short})|(?P<number>{number}))"
    )


EN_WORD = (
    r"[Ss]ub-?sections?|[Ss]ections?|[Ss]s?\.|[Ss]s?(?=\s?\d)|[Rr]egulations?|[Rr]egs?\b\.?|[Aa]rticles?|[Aa]rts?\b\.?"
    r"|[Ss]chedules?|[Ss]ch\.|[Rr]ules?|Parts?|Pt\.|Chapters?|[Pp]aragraphs?|[Pp]aras?\b\.?"
)
EN_NOT_FIRST = (
    "A|An|All|And|Any|As|At|Both|By|Each|Every|For|From|If|In|It|Its|No|Not|Of|On|Or|Our|Part|Regulation|Schedule"
    "|Section|See|Since|That|The|Their|These|This|Those|To|Under|When|Where|With|Within|Your|Article|Sections"
)
EN_TITLE_WORD = (
    r"(?:[A-Z][\w'’&.-]*,?|\([A-Z][\w'’&,. -]{1,40}\)|and|of|the|for|in|to|on|with|by|from|etc\.?|&)"
)
EN_TITLE = (
    rf"(?!(?:{EN_NOT_FIRST})\b|\w+\s(?:of|to|in)\sthe\s)[A-Z][\w'’&-]*,?\s(?:{EN_TITLE_WORD}\s){{0,16}}?"
    r"(?:Act|Measure|Regulations|(?:Order|Rules|Code)(?=\s(?:\([A-Z][a-z ]+\)\s)?\d{4}))\b"
    r"(?:\s\([A-Z][A-Za-z ]{1,30}\))?(?:\s\d{4}\b)?"
)
EN_TREATY = (
    r"(?:United\sNations|UN)\sConvention\son\sthe\sRights\sof\s(?:the\sChild|Persons\swith\sDisabilities)"
    r"|European\sConvention\son\sHuman\sRights|(?:UNCRC|UNCRPD|ECHR|(?:(?:UK|EU)\s)?GDPR)\b"
    r"|(?:Regulation|Directive|Decision)\s(?:\((?:EU|EC|EEC)\)\s)?(?:No\.?\s)?\d{2,4}/\d{1,4}(?:/(?:EC|EU|EEC))?\b"
)
EN_INITIALS = r"(?:CA|SSWBW?A|SSWB\(W\)A|CLA|HRA|DPA|EA|MCA|ACA)\s?(?:19|20)\d\d\b"
EN_ACT = rf"(?:{EN_TREATY}|{EN_INITIALS}|{EN_TITLE})"
EN_SHORT = (
    r"(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:\d{4}\s(?:Act|Measure|Regulations|Order)|Act|Measure|Regulations)\b"
)
EN_SERIES = r"(?:W\.?)?S\.?\s?I\.?\s(?:No\.?\s)?\d{4}/\d{1,5}(?:\s\(W\.\s?\d+\))?"
EN_OWN = (
    r"[Pp]aragraphs?|[Pp]aras?\b\.?|[Aa]nnex(?:e?s)?|[Aa]ppendi(?:x|ces)|[Cc]hapters?|[Ss]ections?|[Pp]arts?|[Bb]ox(?:es)?"
    r"|[Ff]igures?|[Tt]ables?|[Ff]ootnotes?|[Pp]ages?"
)
ENGLISH = LegalPatterns(
    hint=re.compile(r"\d|\b(?:Act|Measure|Regulations|UNCRC|UNCRPD|ECHR|GDPR)\b|Convention\son\s|\b(?:Part|Schedule)\s[IVXL]"),
    citation=make_citation(
        make_provision(EN_WORD, "and|or|to", "and|or|of|to|in"),
        EN_ACT,
        EN_SHORT,
        EN_SERIES,
        r"(?:\s(?:of|in|under|to)\s(?:the\s)?|,?\s(?:the\s)?)",
        r"\s(?:of|in|under|to)\s",
    ),
    of_law=re.compile(r"\b(?:section|regulation|article|schedule|rule)", re.IGNORECASE),
    internal_before=re.compile(r"\b(?:see|see also|this)\s$", re.IGNORECASE),
    internal_after=re.compile(
        r"\s(?:of\s)?(?:this|the|our|these)\s(?:guidance|document|chapter|manual|policy|standards?|handbook|framework)\b"
        r"|,?\s(?:below|above|overleaf)\b"
    ),
    cross_reference=re.compile(rf"(?<![\w'’])(?:{EN_OWN})\s{make_list(OWN_NUMBER, 'and|or|to')}"),
    whole_words={
        "s": "section", "ss": "sections", "reg": "regulation", "regs": "regulations", "art": "article",
        "arts": "articles", "sch": "Schedule", "schedule": "Schedule", "schedules": "Schedules", "pt": "Part",
        "part": "Part", "parts": "Parts", "chapter": "Chapter", "chapters": "Chapters", "para": "paragraph",
        "paras": "paragraphs", "subsection": "subsection",
    },
)  # fmt: skip
KNOWN_LAWS = {
    "CA 1989": "Children Act 1989",
    "CA 2004": "Children Act 2004",
    "SSWBA 2014": "Social Services and Well-being (Wales) Act 2014",
    "SSWBWA 2014": "Social Services and Well-being (Wales) Act 2014",
    "SSWB(W)A 2014": "Social Services and Well-being (Wales) Act 2014",
    "HRA 1998": "Human Rights Act 1998",
    "DPA 2018": "Data Protection Act 2018",
    "MCA 2005": "Mental Capacity Act 2005",
    "UNCRC": "United Nations Convention on the Rights of the Child",
    "UN Convention on the Rights of the Child": "United Nations Convention on the Rights of the Child",
    "UNCRPD": "United Nations Convention on the Rights of Persons with Disabilities",
    "ECHR": "European Convention on Human Rights",
    "CCUHP": "Confensiwn y Cenhedloedd Unedig ar Hawliau'r Plentyn",
    "Confensiwn y CU ar Hawliau'r Plentyn": "Confensiwn y Cenhedloedd Unedig ar Hawliau'r Plentyn",
}

CY_WORD = (
    r"[Ii]s-?adran(?:nau)?|[Hh]?[Aa]dran(?:nau)?|[Aa]\.(?=\s?\d)|[Aa]dr\.|[Rr]h?eoliad(?:au)?|[Rr]heol\."
    r"|[Hh]?[Ee]rthygl(?:au)?|[Hh]?[Aa]todlen(?:ni)?|[Rr]h?eol(?:au)?|Rh?an(?:nau)?|Rh?annau|[PM]h?ennod|Bennod|[PB]enodau|Mhenodau"
    r"|(?:[PpMm]h?|[Bb])aragraff(?:au)?"
)
CY_KIND = r"(?:D|Dd|N)eddf(?:au)?|[MF]esur|Rh?eoliadau|(?:G|Ng|)[Oo]rchymyn|Rh?eolau"
CY_TITLE_WORD = (
    r"(?:[A-ZÂÊÎÔÛŴŶ][\w'’&-]*,?|\([A-Z][\w'’&,. -]{1,40}\)|etc\.?"
    r"|a|ac|y|yr|ar|i|o|yn|mewn|gan|drwy|dan|neu|at|am)"
)
CY_TITLE = (
    rf"(?:{CY_KIND})\s(?:{CY_TITLE_WORD}\s){{1,18}}?\d{{4}}\b"
    r"|(?:D|Dd|N)eddf\s[A-Z][\w'’-]+(?:\s(?:(?:a|ac|y|yr)\s)?[A-Z][\w'’-]+){0,6}(?:\s\([A-Z][a-z ]+\))?"
)
CY_TREATY = (
    r"(?:C|G|Ch|Ngh)onfensiwn\s(?:(?:y\sCenhedloedd\sUnedig|y\sCU)\sar\sHawliau(?:['’]r\sPlentyn|\sPobl\sAnabl)"
    r"|Ewrop\sar\sHawliau\sDynol)|(?:CCUHP|CCUHPA|ECHR|GDPR(?:\sy\sDU)?)\b"
)
CY_SHORT = (
    r"(?:(?:[Yy]r?\s|['’]r\s)?(?:D|Dd|N)eddf\s\d{4}|[Yy]r?\s(?:Ddeddf|Mesur|Rheoliadau)|(?:Rh?eoliadau|[MF]esur)\s\d{4}"
    r"|(?:['’]r\s|(?<=['’]r\s))(?:Ddeddf|Mesur|Rheoliadau))\b"
)
CY_OWN = (
    r"(?:[PpMm]h?|[Bb])aragraff(?:au)?|[Hh]?[Aa]todiad(?:au)?|[PpMm]h?ennod|[Bb]ennod|[PpBb]enodau|[Hh]?[Aa]dran(?:nau)?|[Rr]h?an(?:nau)?"
    r"|[BbFf]l?wch|[Bb]lychau|[Ff]figur|(?:[Tt]h?|[Nn]h|[Dd])abl(?:au)?|[Tt]udalen(?:nau)?|[Dd]udalen(?:nau)?|[Tt]roednodyn|[Dd]roednodyn"
)
WELSH = LegalPatterns(
    hint=re.compile(r"\d|eddf\b|[Rr]h?eoliadau|Mesur|Fesur|CCUHP|ECHR|GDPR|onfensiwn|\bRh?an\s[IVXL]"),
    citation=make_citation(
        make_provision(CY_WORD, "ac|a|neu|i|hyd at", "ac|a|neu|o|i|yn"),
        rf"(?:{CY_TREATY}|{CY_TITLE})",
        CY_SHORT,
        r"O\.?\s?S\.?\s\d{4}/\d{1,5}(?:\s\(Cy\.\s?\d+\))?",
        r"(?:\s(?:o|yn|i|dan)\s|,?\s)",
        r"(?:\s(?:o|yn|i|dan)\s|\s?o(?=['’]r\s))",
    ),
    of_law=re.compile(r"adran|\ba\.|\badr\.|reoliad|rheoliad|erthygl|atodlen|rheol|\breol", re.IGNORECASE),
    internal_before=re.compile(r"\b(?:gweler|gweler hefyd|gw\.)\s$", re.IGNORECASE),
    internal_after=re.compile(
        r"\s(?:o['’]r|yn\sy|o)\s(?:canllawiau?|ganllawiau?|ddogfen|bennod|polisi|llawlyfr|fframwaith)\b|,?\s(?:isod|uchod)\b"
    ),
    cross_reference=re.compile(rf"(?<![\w'’])(?:{CY_OWN})\s{make_list(OWN_NUMBER, 'ac|a|neu|i|hyd at')}"),
    whole_words={
        "a": "adran", "adr": "adran", "hadran": "adran", "hadrannau": "adrannau", "reoliad": "rheoliad",
        "reoliadau": "rheoliadau", "rheol": "rheol", "reol": "rheol", "reolau": "rheolau",
        "herthygl": "erthygl", "hatodlen": "Atodlen", "atodlen": "Atodlen", "atodlenni": "Atodlenni",
        "ran": "Rhan", "rhan": "Rhan", "rannau": "Rhannau", "rhannau": "Rhannau", "bennod": "Pennod",
        "phennod": "Pennod", "mhennod": "Pennod", "mharagraff": "paragraff",
        "pennod": "Pennod", "benodau": "Penodau", "baragraff": "paragraff",
        "pharagraff": "paragraff", "baragraffau": "paragraffau",
    },
)  # fmt: skip
RADICALS = {
    "Ddeddf": "Deddf", "Neddf": "Deddf", "Ddeddfau": "Deddfau", "Fesur": "Mesur", "Reoliadau": "Rheoliadau",
    "Reolau": "Rheolau", "Orchymyn": "Gorchymyn", "Ngorchymyn": "Gorchymyn", "Gonfensiwn": "Confensiwn",
    "Chonfensiwn": "Confensiwn", "Nghonfensiwn": "Confensiwn",
}  # fmt: skip
PATTERNS = {Language.ENGLISH: ENGLISH, Language.WELSH: WELSH}
