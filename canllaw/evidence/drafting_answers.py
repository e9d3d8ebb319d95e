"""Which value of the response scale each code of an export stands for: by words, by number, by order."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from canllaw.basics.cells import NO, YES, read_number
from canllaw.basics.language import Message, message
from canllaw.evidence.answers import ExportColumn
from canllaw.evidence.drafting_names import plain
from canllaw.evidence.instruments import Item, ItemKind, Responses

LIKE_ENOUGH, WORDS_ALIKE = 85, 78
SHORTEST_TO_DENY = 4
# "1 (None at all)", "5 - Strongly agree": the number that an answer begins with.
LEADING_NUMBER = re.compile(r"(-?\d+)(?:\.0)?\s*(?:$|[-–:=.(]\s*\D)")
LETTERED = re.compile(r"([A-Za-z]{1,4})(\d{1,3})")
NO_ANSWER = frozenset(
    plain(words)
    for words in (
        "No answer", "Not answered", "No response", "Missing", "N/A", "NA", "Not completed", "Not displayed",
        "Skipped", "Refused", "Prefer not to say", "Prefer not to answer", "Dim ateb", "Heb ei ateb",
        "Gwell gen i beidio â dweud", "Ar goll",
    )
)  # fmt: skip
# Codes that surveys often keep for no answer (as in the missing values of SPSS and SAS files).
OFTEN_NO_ANSWER = frozenset(
    {"-1", "-7", "-8", "-9", "-77", "-88", "-99", "-999", "77", "88", "99", "999", "9999"}
)
MORE_YES, MORE_NO = (
    {"ydw", "do", "gwir", "cywir", "checked"},
    {"naddo", "nac ydw", "anghywir", "ffug", "unchecked"},
)
# More different cells than this are no answers of a scale.
MOST_ANSWERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedAnswers:
    answers: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()


def draft_answers(
    column: ExportColumn, cells: Collection[str], item: Item, responses: Responses | None
) -> DraftedAnswers:
    """`cells` are the different cells of the column. Only what was recognised enters the draft."""
    if item.kind is ItemKind.YES_NO:
        return draft_yes_or_no(column, cells)
    if item.kind is ItemKind.NUMBER:
        return draft_numbers(cells)
    if responses is None or item.kind is ItemKind.TEXT:
        return DraftedAnswers()
    from_cells = not column.options
    options = column.options or tuple((cell, cell) for cell in sorted(cells))
    if len(options) > MOST_ANSWERS:
        return DraftedAnswers(doubts=(too_many(),))
    missing = tuple(code for code, words in options if plain(words) in NO_ANSWER)
    left = [(code, words) for code, words in options if code not in missing]
    values, doubts = match_options(left, responses, ordered=not from_cells)
    often = tuple(code for code, _ in left if values.get(code) is None and code in OFTEN_NO_ANSWER)
    if often:
        doubts.append(message("Taken for no answer, since such codes often are: {codes}.", codes=often))
    unread = sum(values.get(code) is None and code not in often for code, _ in left)
    if unread:
        doubts.append(message("Answers whose value on the scale is not known: {number}.", number=unread))
    answers = tuple(
        (code, value) for code, _ in left if (value := values.get(code)) is not None and str(value) != code
    )
    return DraftedAnswers(answers=answers, missing=(*missing, *often), doubts=tuple(doubts))


def draft_numbers(cells: Collection[str]) -> DraftedAnswers:
    """Which cells of a column of numbers say in words that there is none, such as R's NA."""
    words = sorted(cell for cell in cells if read_number(cell) is None)
    missing = tuple(cell for cell in words if plain(cell) in NO_ANSWER)
    unread = len(words) - len(missing)
    doubts = (message("Different cells that are no numbers: {number}.", number=unread),) if unread else ()
    return DraftedAnswers(missing=missing, doubts=doubts)


def match_options(
    options: Sequence[tuple[str, str]], responses: Responses, *, ordered: bool
) -> tuple[dict[str, int], list[Message]]:
    """Values by code, and what is doubtful about them. Words go before numbers, numbers before order."""
    doubts: list[Message] = []
    by_words, guessed = match_words(options, responses)
    if guessed:
        doubts.append(message("Recognised by words that are only alike: {codes}.", codes=guessed))
    scale = {str(option.value): option.value for option in responses.options}
    by_number = {code: scale[whole(code)] for code, _ in options if whole(code) in scale}
    if by_words and any(by_number.get(code, value) != value for code, value in by_words.items()):
        doubts.append(message("The numbers and the words of the answers disagree: the words were followed."))
        return by_words, doubts
    values = {**by_number, **by_words}
    rest = [code for code, _ in options if code not in values]
    by_letters = match_lettered(rest, scale) if len(rest) == len(options) else {}
    if by_letters:
        doubts.append(message("Matched by the numbers in their codes: {codes}.", codes=tuple(by_letters)))
        return by_letters, doubts
    if not rest or not ordered:
        return values, doubts
    # Numbers that are only partly on the scale begin elsewhere than it does: they say nothing but the order.
    known, unknown = (values, rest) if by_words else ({}, [code for code, _ in options])
    free = [option for option in responses.options if option.value not in known.values()]
    for candidates in ([each.value for each in free if each.counts], [each.value for each in free]):
        if len(candidates) == len(unknown):
            doubts.append(message("Matched by their order alone: {codes}.", codes=tuple(unknown)))
            return {**known, **dict(zip(unknown, candidates, strict=True))}, doubts
    return values, doubts


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
    answers, missing, unread = [], [], 0
    for code, words in options:
        means = read_word(words)
        means = read_word(code) if means is None else means
        if plain(words) in NO_ANSWER:
            missing.append(code)
        elif means is None:
            unread += 1
        elif read_word(code) is not means or code.casefold() not in YES | NO:
            answers.append((code, int(means)))
    doubts = (message("Answers that mean neither yes nor no: {number}.", number=unread),) if unread else ()
    return DraftedAnswers(answers=tuple(answers), missing=tuple(missing), doubts=doubts)


def read_word(words: str) -> bool | None:
    folded = words.strip().casefold()
    if folded in YES or folded in MORE_YES:
        return True
    return False if folded in NO or folded in MORE_NO else None


def too_many() -> Message:
    return message("The column holds too many different answers for a response scale: is it the right item?")
