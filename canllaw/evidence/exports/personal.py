"""Columns that hold who somebody is, known by their heading or question, so that nobody keeps them."""

import re

from canllaw.basics.language import Message, message

WORD = re.compile(r"[A-Z]?[a-zâêîôûŵŷäëïöüáéíóúàèìòù]+|[A-Z]+(?![a-z])")
MOST_WORDS_OF_A_NAME = 6

NAMES = """
name|full name|your name|first name|last name|middle name|surname|forename|family name|given name|fname|lname
recipient first name|recipient last name|recipient name|participant name|respondent name|person name
staff name|name of participant|name of respondent|next of kin contact name|contact name
enw|eich enw|enw llawn|enw cyntaf|cyfenw|enw teuluol
"""
EMAILS = """
email|e mail|mail|email address|e mail address|your email|your e mail|your email address|your e mail address
work email|contact email|recipient email|participant email|respondent email
ebost|e bost|cyfeiriad ebost|cyfeiriad e bost|eich cyfeiriad e bost|eich cyfeiriad ebost
"""
PHONES = """
phone|telephone|mobile|tel|phone number|telephone number|mobile number|mobile phone|contact number
your phone number|home phone|work phone|contact phone|next of kin contact phone
ffôn|ffon|rhif ffôn|rhif ffon|eich rhif ffôn
"""
ADDRESSES = """
address|your address|home address|postal address|street|street address|postcode|post code|your postcode|zip
zip code|next of kin contact address|contact address
cyfeiriad|eich cyfeiriad|cyfeiriad cartref|cod post|eich cod post
"""
COMPUTERS = "ip|ipaddr|ip addr|ip address|ipaddress|cyfeiriad ip"
COORDINATES = """
latitude|longitude|location latitude|location longitude|lat|lon|lng|gps|coordinates|geolocation|geo location
"""
BIRTHS = "dob|date of birth|your date of birth|birth date|birthdate|birthday|dyddiad geni|eich dyddiad geni"
NUMBERS = """
nhs number|nhs no|nhs|national insurance number|national insurance|ni number|nino|staff number|payroll number
employee number|rhif gig|rhif yswiriant gwladol|rhif staff
"""

KINDS: tuple[tuple[str, Message], ...] = (
    (NAMES, message("It holds names of people.")),
    (EMAILS, message("It holds e-mail addresses.")),
    (PHONES, message("It holds phone numbers.")),
    (ADDRESSES, message("It holds addresses where people live or work.")),
    (COMPUTERS, message("It holds addresses of people's computers.")),
    (COORDINATES, message("It holds places where people were.")),
    (BIRTHS, message("It holds dates of birth.")),
    (NUMBERS, message("It holds numbers that stand for one person, such as NHS numbers.")),
)
WHOSE = {
    name.strip(): why
    for names, why in KINDS
    for line in names.split("\n")
    for name in line.split("|")
    if name
}
# What stands before the thing asked for in "Please enter your e-mail address:".
ASKING = re.compile(
    r"(please )?((enter|give|write|type|provide|state|tell us|what is|what s) )?((us|me) )?(your )?(full )?"
)
PLEASE_IN_WELSH = re.compile(r"(beth yw |rhowch |nodwch |ysgrifennwch )?")


def why_personal(name: str, question: str = "") -> Message | None:
    """Why a column with this heading or question should not be kept; None where nothing speaks for it.

    Only headings and questions that ask for the thing itself count: a statement such as "I know the phone
    number of the safeguarding lead" is an item like any other.
    """
    return why_by_words(name) or (why_by_words(question) if question else None)


def why_by_words(text: str) -> Message | None:
    words = " ".join(WORD.findall(text.replace("'", " "))).casefold()
    if words.count(" ") >= 2 * MOST_WORDS_OF_A_NAME:
        return None
    return (
        WHOSE.get(words)
        or WHOSE.get(ASKING.sub("", words, 1))
        or WHOSE.get(PLEASE_IN_WELSH.sub("", words, 1))
    )
