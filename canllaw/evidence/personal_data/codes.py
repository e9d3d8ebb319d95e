"""E-mail addresses, NHS numbers, National Insurance numbers and postcodes: what has a form of its own."""

import re
from collections.abc import Iterator

# Spaces and dashes as people and programs write them.
SPACE = "[ \u00a0\u2009\u202f]"
DASH = "[-\u2010-\u2013]"
GAP = f"(?:{SPACE}{{1,2}}|{DASH})?"
# A number is not cut out of a longer one, an amount of money or a decimal fraction.
BEFORE = r"(?<![\w£$€@#])(?<![0-9][-/.,])"
AFTER = r"(?![\w@])(?![-/.,][0-9])"

EMAIL = re.compile(r"(?<![\w.+%'’-])\w[\w.+%'’-]{0,63}@(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_]{2,24}(?![\w-])")
# Ten digits are no date and no amount with separators, so that others may follow after a slash or a comma.
NHS = re.compile(
    rf"(?<![\w£$€@#])(?<![0-9][-.])(?:[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}|[0-9]{{3}}\.[0-9]{{3}}\.)[0-9]{{4}}"
    r"(?![\w@])(?![-.][0-9])"
)
PREFIX = "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
SUFFIX = rf"[0-9]{{2}}{GAP}[0-9]{{2}}{GAP}[0-9]{{2}}{GAP}[A-D]{AFTER}"
# Words that could be a prefix written in small letters: "at 12 34 56 a" is none.
SHORT_WORDS = "ac|ag|ah|am|an|ar|as|at|be|by|eh|em|er|es|ex|ha|he|la|ma|me|my|na|pa|re|sa|we|ye|yn|yr|ys"
INSURANCE = re.compile(
    rf"{BEFORE}(?:{PREFIX}{GAP}{SUFFIX}|(?!(?i:{SHORT_WORDS})[^0-9])(?i:{PREFIX}{GAP}{SUFFIX}))"
)
# Areas of the Royal Mail, with those of the Crown dependencies and the forces.
AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC "
    "EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M "
    "ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST "
    "SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
).split()
# Where a district ends in a letter, it is one of these, all of them in London.
LETTERED = r"E1W|N1[CP]|NW1W|SE1P|SW1[AEHPVWXY]|W1[A-HJKPSTUW]|EC[1-4][AMNPRVY]|WC[12][ABEHNRVX]"
OUTWARD = rf"(?:{LETTERED}|(?:{'|'.join(sorted(AREAS, key=len, reverse=True))})[1-9]?[0-9])"
INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"
POSTCODE = re.compile(rf"(?<!\w)(?:{OUTWARD}{SPACE}{{0,2}}{INWARD}|GIR{SPACE}?0AA)(?!\w)")
# In small or mixed letters not where the second half is an ordinal number or a time: "m1 2nd", "s17 2hr".
SMALL_POSTCODE = re.compile(
    rf"(?<!\w){OUTWARD}{SPACE}{{0,2}}(?!1st|2nd|3rd|[0-9]th|[0-9]hr|[0-9]yr){INWARD}(?!\w)", re.IGNORECASE
)


def find_emails(text: str) -> Iterator[tuple[int, int]]:
    """Addresses with one @ and a domain of at least two parts."""
    return (found.span() for found in EMAIL.finditer(text))


def find_nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Ten digits, usually three, three and four, whose last is the check digit of the others."""
    return (found.span() for found in NHS.finditer(text) if is_nhs_number(found[0]))


def is_nhs_number(words: str) -> bool:
    """Modulus 11 (NHS Data Dictionary): the digits are weighted from 10 to 2, the last one mends the sum.

    A number that would need 10 as its last digit is never given out.
    """
    digits = [int(each) for each in words if each.isdigit()]
    total = sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return -total % 11 == digits[9] and len(set(digits)) > 1


def find_insurance_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Two letters, six digits and a letter, with prefixes that HM Revenue and Customs gives out."""
    return (found.span() for found in INSURANCE.finditer(text))


def find_postcodes(text: str) -> Iterator[tuple[int, int]]:
    """Whole postcodes of an existing area. The first half alone is an area of thousands of people."""
    capitals = [found.span() for found in POSTCODE.finditer(text)]
    yield from capitals
    yield from ({found.span() for found in SMALL_POSTCODE.finditer(text)} - set(capitals))
