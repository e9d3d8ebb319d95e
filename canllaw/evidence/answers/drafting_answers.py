"""Which value of the response scale each code of an export stands for: by words, by number, by order."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from canllaw.basics.cells import read_number
from canllaw.basics.language import Message, message
from canllaw.evidence.answers.answers import ExportColumn
from canllaw.evidence.answers.drafting_names import plain
from canllaw.evidence.answers.drafting_words import read_option, runs_the_other_way
from canllaw.evidence.instruments.instruments import Item, ItemKind, Responses

LIKE_ENOUGH, WORDS_ALIKE = 85, 78
SHORTEST_TO_DENY = 4
# "1 (None at all)", "5 - Strongly agree": the number that an answer begins with.
LEADING_NUMBER = re.compile(r"(-?\d+)(?:\.0)?\s*(?:$|[-–:=.(]\s*\D)")
WHOLE = re.compile(r"-?\d{1,9}")
LETTERED = re.compile(r"([A-Za-z]{1,4})(\d{1,3})")
NO_ANSWER = frozenset(
    plain(words)
    for words in (
        "No answer", "Not answered", "No response", "Missing", "N/A", "NA", "Not completed", "Not displayed",
        "Skipped", "Refused", "Prefer not to say", "Prefer not to answer", "Dim ateb", "Heb ei ateb",
        "Gwell gen i beidio â dweud", "Ar goll",
    )
)  # fmt: skip
# An answer of its own, which stands nowhere in the order of the others.
NOT_KNOWING = frozenset(
    plain(words)
    for words in (
        "Don't know", "Do not know", "I don't know", "I do not know", "Not sure", "Unsure", "Can't say",
        "Not applicable", "Does not apply", "Ddim yn gwybod", "Dim yn gwybod", "Nid wyf yn gwybod",
        "Ddim yn siŵr", "Ansicr", "Amherthnasol",
    )
)  # fmt: skip
# Codes that surveys often keep for no answer (as in the missing values of SPSS and SAS files).
OFTEN_NO_ANSWER = frozenset(
    {"-1", "-7", "-8", "-9", "-77", "-88", "-99", "-999", "77", "88", "99", "999", "9999"}
)
# So many answers known by their words show which way the numbers run; one, in the middle, does not.
ENOUGH_TO_SHOW = 2
# More different cells than this are no answers of a scale.
MOST_ANSWERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedAnswers:
    answers: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()
    unread: tuple[str, ...] = ()


def draft_answers(
    column: ExportColumn, cells: Collection[str], item: Item, responses: Responses | None
) -> DraftedAnswers:
    """`cells` are the different cells of the column. Only what was recognised enters the draft."""
    if item.kind is ItemKind.YES_NO:
        return draft_yes_or_no(column, cells)
    if item.kind is ItemKind.NUMBER:
        return draft_numbers(column, cells)
    if responses is None or item.kind is ItemKind.TEXT:
        return DraftedAnswers()
    from_cells = not column.options
    options = column.options or tuple((cell, cell) for cell in sorted(cells))
    if len(options) > MOST_ANSWERS:
        return DraftedAnswers(doubts=(too_many(),))
    missing = tuple(code for code, words in options if plain(words) in NO_ANSWER)
    left = [(code, words) for code, words in options if code not in missing]
    ranked = [pair for pair in left if item.kind is ItemKind.KNOWLEDGE or plain(pair[1]) not in NOT_KNOWING]
    matched = match_options(ranked, responses, ordered=not from_cells)
    values, doubts = matched.values, [*matched.doubts]
    if item.kind is ItemKind.SCALED and runs_the_other_way(left, values, responses):
        values = {code: turn(value, responses) for code, value in values.items()}
        doubts.append(message("By their words, the answers begin with the highest: they were turned round."))
    often = tuple(code for code, words in left if code not in values and is_often_missing(code, words, item))
    if often:
        doubts.append(message("Taken for no answer, since such codes often are: {codes}.", codes=often))
    unread = tuple(code for code, _ in left if code not in values and code not in often)
    if unread:
        doubts.append(message("Answers whose value on the scale is not known: {number}.", number=len(unread)))
    answers = tuple(
        (code, values[code])
        for code, _ in left
        if code in values and (matched.spelt_out or str(values[code]) != code)
    )
    return DraftedAnswers(answers=answers, missing=(*missing, *often), doubts=tuple(doubts), unread=unread)


def turn(value: int, responses: Responses) -> int:
    """An answer that counts, counted from the other end."""
    counts = any(option.value == value and option.counts for option in responses.options)
    return responses.low + responses.high - value if counts else value


def is_often_missing(code: str, words: str, item: Item) -> bool:
    """In a question of knowledge, an answer with words of its own may be "do not know", which counts."""
    asked = item.kind is ItemKind.KNOWLEDGE and plain(words) not in ("", plain(code))
    return code in OFTEN_NO_ANSWER and not asked


def draft_numbers(column: ExportColumn, cells: Collection[str]) -> DraftedAnswers:
    """Which cells of a column of numbers say that there is none: words such as R's NA, codes such as -99.

    99 may be a number of its own: it is doubted, and stays.
    """
    labelled = {code for code, words in column.options if plain(words) in NO_ANSWER}
    below = tuple(sorted(cell for cell in cells if cell in OFTEN_NO_ANSWER - labelled and cell < "0"))
    above = tuple(sorted(cell for cell in cells if cell in OFTEN_NO_ANSWER - labelled and cell > "0"))
    words = sorted(cell for cell in cells if read_number(cell) is None and cell not in labelled)
    missing = (*sorted(labelled), *(cell for cell in words if plain(cell) in NO_ANSWER), *below)
    unread = sum(cell not in missing for cell in words)
    doubts: list[Message] = []
    if below:
        doubts.append(message("Taken for no answer, since such codes often are: {codes}.", codes=below))
    if above:
        doubts.append(
            message("Taken for numbers, though such codes often mean no answer: {codes}.", codes=above)
        )
    if unread:
        doubts.append(message("Different cells that are no numbers: {number}.", number=unread))
    return DraftedAnswers(missing=missing, doubts=tuple(doubts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Values by code, and what is doubtful about them. `spelt_out`: a person should see every pair."""

    values: Mapping[str, int]
    doubts: tuple[Message, ...] = ()
    spelt_out: bool = False


def match_options(options: Sequence[tuple[str, str]], responses: Responses, *, ordered: bool) -> Matched:
    """Words go before numbers, numbers before order."""
    by_words, guessed = match_words(options, responses)
    doubts: tuple[Message, ...] = ()
    if guessed:
        doubts = (message("Recognised by words that are only alike: {codes}.", codes=guessed),)
    scale = {str(option.value): option.value for option in responses.options}
    by_number = {code: scale[whole(code)] for code, _ in options if whole(code) in scale}
    if by_words and any(by_number.get(code, value) != value for code, value in by_words.items()):
        told = message("The numbers and the words of the answers disagree: the words were followed.")
        return Matched(values=by_words, doubts=(*doubts, told))
    values = {**by_number, **by_words}
    rest = [code for code, _ in options if code not in values]
    by_letters = match_lettered(rest, scale) if len(rest) == len(options) else {}
    if by_letters:
        told = message("Matched by the numbers in their codes: {codes}.", codes=tuple(by_letters))
        return Matched(values=by_letters, doubts=(*doubts, told))
    if not rest or not ordered:
        unproven = is_unproven(options, by_number, by_words)
        told = message("The words of the answers are not known here: their numbers were taken as they are.")
        return Matched(values=values, doubts=(*doubts, *[told] * unproven), spelt_out=unproven)
    # Numbers that are only partly on the scale begin elsewhere than it does: they say nothing but the order.
    known, unknown = (values, rest) if by_words else ({}, in_order([code for code, _ in options]))
    free = [option for option in responses.options if option.value not in known.values()]
    for candidates in ([each.value for each in free if each.counts], [each.value for each in free]):
        if len(candidates) == len(unknown):
            told = message("Matched by their order alone: {codes}.", codes=tuple(unknown))
            by_order = {**known, **dict(zip(unknown, candidates, strict=True))}
            return Matched(values=by_order, doubts=(*doubts, told), spelt_out=True)
    return Matched(values=values, doubts=doubts)


def in_order(codes: list[str]) -> list[str]:
    """Numbers from the lowest, whichever way the tool lists them; other codes as they are listed."""
    return sorted(codes, key=int) if all(WHOLE.fullmatch(code) for code in codes) else codes


def is_unproven(
    options: Sequence[tuple[str, str]], by_number: Collection[str], by_words: Collection[str]
) -> bool:
    """Whether numbers were taken although words stand beside them that nobody knows: 1 may be the highest."""
    strange = any(
        code in by_number and code not in by_words and re.search(r"[^\W\d_]", words)
        for code, words in options
    )
    return strange and len(by_words) < ENOUGH_TO_SHOW


def match_lettered(codes: Sequence[str], scale: Mapping[str, int]) -> dict[str, int]:
    """Values by code where all codes have the same letters, then a value of the scale: A1, A2, A9."""
    found = [LETTERED.fullmatch(code.strip()) for code in codes]
    if any(each is None or str(int(each[2])) not in scale for each in found):
        return {}
    if len({each[1] for each in found if each}) > 1:
        return {}
    return {code: scale[str(int(each[2]))] for code, each in zip(codes, found, strict=True) if each}


def match_words(
    options: Sequence[tuple[str, str]], responses: Responses
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Values by code where the words say so, in either language, and the codes whose words are only alike."""
    known = {plain(words): each.value for each in responses.options for words in (each.en, each.cy) if words}
    exact = {code: known[plain(words)] for code, words in options if plain(words) in known}
    guessed: dict[str, int] = {}
    for code, words in options:
        if code in exact or not plain(words) or plain(words).isdecimal():
            continue
        near = process.extract(plain(words), list(known), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
        alike = [found for found, _, _ in near if means_alike(plain(words), found)]
        if alike:
            guessed[code] = known[alike[0]]
    return {**exact, **guessed}, tuple(guessed)


def means_alike(one: str, other: str) -> bool:
    """Whether two answers are alike word by word; important and unimportant are not."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    if len(one.split()) != len(other.split()):
        return False
    return all(
        fuzz.ratio(first, second) >= WORDS_ALIKE
        and (
            first == second
            or min(len(first), len(second)) < SHORTEST_TO_DENY
            or not ends_alike(first, second)
        )
        for first, second in pairs
    )


def ends_alike(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def whole(code: str) -> str:
    """A code as a number without what stands around it: 3.0, 03 and "3 (sometimes)" are 3."""
    number = LEADING_NUMBER.match(code.strip())
    return str(int(number[1])) if number else code


def draft_yes_or_no(column: ExportColumn, cells: Collection[str]) -> DraftedAnswers:
    """Codes for yes and no that are not understood by themselves."""
    options = column.options or tuple((cell, cell) for cell in sorted(cells))
    if len(options) > MOST_ANSWERS:
        return DraftedAnswers(doubts=(too_many(),))
    missing = tuple(code for code, words in options if plain(words) in NO_ANSWER)
    read = {code: read_option(code, words) for code, words in options if code not in missing}
    answers = tuple(
        (code, int(each.yes)) for code, each in read.items() if each.yes is not None and each.write
    )
    alike = tuple(code for code, each in read.items() if each.yes is not None and each.only_alike)
    unread = tuple(code for code, each in read.items() if each.yes is None)
    doubts: tuple[Message, ...] = ()
    if alike:
        doubts = (message("Recognised by words that are only alike: {codes}.", codes=alike),)
    if unread:
        doubts += (message("Answers that mean neither yes nor no: {number}.", number=len(unread)),)
    return DraftedAnswers(answers=answers, missing=missing, doubts=doubts, unread=unread)


def too_many() -> Message:
    return message("The column holds too many different answers for a response scale: is it the right item?")
