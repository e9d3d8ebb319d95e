"""What the product says, in English and in Welsh.

A sentence is kept as its English template and its values until somebody reads it.
Only then is it put into their language. Nothing here knows about the web.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"


class Language(StrEnum):
    """The languages in which Canllaw reads and speaks."""

    ENGLISH = "en"
    WELSH = "cy"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence waiting to be said. A value may itself be a message."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        return say(self, Language.ENGLISH)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """Words that their author wrote in both languages, such as a title in a definition file."""

    en: str
    cy: str

    def __str__(self) -> str:
        return self.en


def message(template: str, /, **values: object) -> Message:
    """Mark a whole sentence for translation. The extraction of messages looks for calls to this name."""
    return Message(template, values)


def count_message(singular: str, plural: str, /, *, count: int, **values: object) -> Message:
    """Mark a sentence whose form depends on `count`, for the words after a number.

    Welsh has six forms (zero, one, two, three, six, many); the catalogue chooses among them.
    """
    return Message(singular, {"count": count, **values}, plural, count)


def say(a_message: Message, language: Language) -> str:
    """Put a message into words. Values are set in as they are: braces in them mean nothing."""
    words = catalogue(language)
    if a_message.plural is None or a_message.count is None:
        template = words.gettext(a_message.template)
    else:
        template = words.ngettext(a_message.template, a_message.plural, a_message.count)
    return template.format_map({name: say_value(value, language) for name, value in a_message.values.items()})


def say_value(value: object, language: Language) -> object:
    """A message is put into words, several values become a list with commas, anything else stays itself."""
    if isinstance(value, Message):
        return say(value, language)
    if isinstance(value, Bilingual):
        return (value.cy if language is Language.WELSH else "") or value.en
    if isinstance(value, tuple):
        return ", ".join(str(say_value(part, language)) for part in value)
    return value


def say_number(value: float, decimals: int = 0) -> str:
    """A number for people: 12,345.6. English and Welsh write numbers alike; the minus is the printed one."""
    words = f"{value:,.{decimals}f}"
    return f"−{words[1:]}" if words.startswith("-") and words.strip("-0.,") else words.lstrip("-")


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """The compiled translations; English is the language of the templates themselves."""
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation("canllaw", LOCALE, languages=[language.value])
