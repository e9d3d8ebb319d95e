"""When and under which circumstances something is asked: the adverbial parts of a Welsh clause."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.welsh_words import find_verb

NUMERAL = (
    r"\d+|un|dau|ddau|dwy|ddwy|tri|tair|pedwar|pedair|pum|pump|chwe|chwech|saith|wyth|naw|deg|ddeg|deuddeg"
    r"|pymtheg|ugain|deugain"
)
UNIT = (
    r"(?:awr|oriau|munud|funud|diwrnod|ddiwrnod|niwrnod|dydd|ddydd|wythnos|mis|fis|blwyddyn|flwyddyn|blynedd"
    r"|flynedd|mlynedd|tymor)"
)
TIME = (
    rf"o\sfewn(?=\s(?:yr?\s|(?:{NUMERAL})\b|awr|diwrnod|wythnos|mis|oriau|cyfnod|amser|blwyddyn|tridiau|deuddydd|pythefnos))|cyn\spen|erbyn"
    rf"|(?:o\sleiaf\s)?(?:unwaith|dd?wywaith|[td]eirgwaith)|o\sleiaf\sbob|bob\s(?:yn\sail\s)?(?:(?:{NUMERAL})\s)?{UNIT}"
    r"|bob\s(?:amser|nos|bore|tro|chwarter|adeg)|ar\sbob\sadeg|ar\sunwaith|yn\sddi-?oed|yn\ssyth|yn\sbrydlon|heb\s(?:unrhyw\s)?oedi"
    r"|cyn\sgynted|cyn(?![-\w])|ar\sôl|wedi\si|wedi['’]r|yn\sdilyn|yn\systod|d?t?[rd]wy\sgydol|(?:ar\s)?yr\sun\sdiwrnod"
    r"|ar\sy\sdiwrnod|yn\s(?:ddyddiol|wythnosol|fisol|chwarterol|flynyddol|rheolaidd|aml|barhaus)|hyd\snes|nes(?=\s)|tan"
    rf"|(?:dim|ddim|heb\sfod\syn)\shwyrach\sna|drannoeth|am\s(?:o\sleiaf\s)?(?:{NUMERAL})\s{UNIT}"
)
CONTEXT = (
    r"(?:dim\sond\s|hyd\syn\soed\s)?(?:os|pan)|oni\sbai|oni(?=\s)|tra(?=\s)|ar\syr\samod|cyhyd\s(?:â|ag)|ac\seithrio|yn\sachos"
    r"|mewn\s(?:achos(?:ion)?|argyfwng|amgylchiadau|cartrefi?|ysgol(?:ion)?|ysbyty|lleoliadau?|lleoliad)\b"
    r"|o\sdan\s(?:yr\s)?amgylchiadau|lle(?=\s(?:bo|bydd|byddo|mae|nad|na|bynnag|ceir|caiff|nid|yr?|ystyrir|credir|oes)\b)"
    r"|am\s(?:fod|na|nad|(?:ei|eu)\s[bf]od|unrhyw\sreswm)|oherwydd|gan\s(?:fod|nad)|gyda\sch[ya]\w+|ar\sy\ssail"
    r"|y\stu\sallan\si\soriau|ble\sbynnag|fel\sy\sbo|wrth(?=\s\w)|ni\swaeth|p'un\sa|pa\sun\sbynnag|pryd\sbynnag|yng\sngoleuni"
)
MARKER = re.compile(rf"(?<![\w'’-])(?:(?P<time>{TIME})|(?P<context>{CONTEXT}))(?![\w-])", re.IGNORECASE)
REASON = re.compile(
    r"(?<![\w'’-])(?:gan\sy\s(?:gall|bydd|gallai)|er\smwyn|fel\sy\sgall|fel\sbod)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\s+([^\W\d_]+)")
# "wirio bob blwyddyn fod ymarferwyr": what is checked follows the time.
STATEMENT = re.compile(r"(?<=\s)[bf]od\s")
CONJUNCTION = re.compile(r",?\s(?:a|ac|neu|ond)\s(?:yna\s|hefyd\s)?(?P<next>[^\W\d_]+)")
FRONTED = re.compile(r"(?:yn|yng|ym|mewn|ar\sgyfer|gyda|i|ar)\s", re.IGNORECASE)
CONNECTIVE = re.compile(
    r"(?:yn\s(?:ogystal|gyntaf|ail|olaf|arbennig|benodol|hytrach|unol|gyffredinol|ôl|y\spen|ychwanegol|yr\sun\smodd)|i\sgloi"
    r"|ar\sy\sllaw|i\sgrynhoi|ar\sy\scyd|gyda['’]i)\b",
    re.IGNORECASE,
)


def search_marker(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """The next beginning of an adjunct."""
    return next(find_markers(sentence, start, end), None)


def find_markers(sentence: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where adjuncts begin. "Wrth" begins one before a verb ("wrth gofnodi"), not before a person."""
    for match in MARKER.finditer(sentence, start, end):
        if match.group().lower() != "wrth" or governs_verb(sentence, match.end()):
            yield match


def match_marker(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """The adjunct that begins at `start` itself."""
    match = MARKER.match(sentence, start, end)
    if match and match.group().lower() == "wrth" and not governs_verb(sentence, match.end()):
        return None
    return match


def governs_verb(sentence: str, position: int) -> bool:
    match = WORD.match(sentence, position)
    return match is not None and find_verb(match.group(1).lower()) is not None


class Adjuncts(NamedTuple):
    """The first time and the first circumstances found, and where the first adjunct of any kind begins."""

    time: Span | None
    context: Span | None
    first: int | None


def find_adjuncts(sentence: str, start: int, end: int) -> Adjuncts:
    """The adjuncts of what stands after the verb."""
    spans: dict[str, Span] = {}
    first = None
    position = start
    while match := search_marker(sentence, position, end):
        kind = match.lastgroup or "time"
        stop = find_stop(sentence, match, end, kind)
        first = match.start() if first is None else first
        spans.setdefault(kind, (match.start(), stop))
        position = max(stop, match.end())
    return Adjuncts(spans.get("time"), spans.get("context"), first)


def find_stop(sentence: str, marker: re.Match[str], end: int, kind: str) -> int:
    """Circumstances run on to a time after a comma; a time ends there or at a circumstance or verb."""
    if kind == "context":
        later = next(
            (m for m in find_markers(sentence, marker.end(), end) if follows_comma(sentence, m)), None
        )
        return trim(sentence, marker.start(), later.start() if later else end)
    stops = [end]
    stops.extend(position for position in (sentence.find(",", marker.end(), end),) if position >= 0)
    circumstances = (m for m in find_markers(sentence, marker.end(), end) if m.lastgroup == "context")
    after = (STATEMENT.search(sentence, marker.end(), end), REASON.search(sentence, marker.end(), end))
    stops.extend(found.start() for found in (next(circumstances, None), *after) if found)
    stops.extend(find_next_verb(sentence, marker.end(), end))
    return trim(sentence, marker.start(), min(stops))


def follows_comma(sentence: str, marker: re.Match[str]) -> bool:
    return marker.lastgroup == "time" and sentence[: marker.start()].rstrip().endswith(",")


def find_next_verb(sentence: str, start: int, end: int) -> list[int]:
    """Where another verb is joined on: "ar unwaith a chofnodi'r amser"."""
    for match in CONJUNCTION.finditer(sentence, start, end):
        if find_verb(match.group("next").lower()):
            return [match.start()]
    return []


def trim(sentence: str, start: int, end: int) -> int:
    """The end of the words from `start`, without the signs and spaces after them."""
    return start + len(sentence[start:end].rstrip(" ,;:.–-"))


def find_fronted(sentence: str, start: int, end: int) -> Adjuncts:
    """The adjuncts that stand before the force words: "Os nad yw'r plentyn wedi dychwelyd, rhaid ..."."""
    spans: dict[str, Span] = {}
    position = start
    while position < end:
        stop = find_front_stop(sentence, position, end)
        kind = name_front(sentence, position, stop)
        if kind and position < stop:
            spans.setdefault(kind, (position, trim(sentence, position, stop)))
        position = skip_signs(sentence, stop, end)
    return Adjuncts(spans.get("time"), spans.get("context"), None)


def find_front_stop(sentence: str, start: int, end: int) -> int:
    """A fronted part ends at the comma before another adjunct, or where the force words begin."""
    for position in range(start, end):
        if sentence[position] == ",":
            after = skip_signs(sentence, position, end)
            if match_marker(sentence, after, end) or after >= end:
                return position
    return end


def name_front(sentence: str, start: int, end: int) -> str | None:
    match = match_marker(sentence, start, end)
    if match:
        return match.lastgroup
    return (
        "context"
        if FRONTED.match(sentence, start, end) and not CONNECTIVE.match(sentence, start, end)
        else None
    )


def skip_signs(sentence: str, start: int, end: int) -> int:
    while start < end and sentence[start] in " ,;:–":
        start += 1
    return start if start > 0 else 0
