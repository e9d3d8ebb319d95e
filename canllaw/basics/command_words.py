"""What Typer says of its own accord, in its help and when a command was typed wrongly.

Its headings come from gettext's default domain; its complaints are finished English sentences. Both are
put into the language of the person at the keyboard here.
"""

import gettext
import os
import re
from dataclasses import replace
from functools import cache

from canllaw.basics.language import LOCALE, Language, message, say

# Named here so that the catalogue holds them: Typer itself asks gettext for them, under these very words.
HEADINGS = (
    message("Arguments"),
    message("Commands"),
    message("Options"),
    message("required"),
    message("default: {default}"),
)

# The templates are Typer's own sentences, the more particular one first.
COMPLAINTS = (
    message("No such command {name}. Did you mean {names}?"),
    message("No such command {name}."),
    message("Missing command."),
    message("No such option: {name} (Possible options: {names})"),
    message("No such option: {name}"),
    message("Missing argument {name}."),
    message("Missing option {name}."),
    message("Option {name} requires an argument."),
    message("Option {name} does not take a value."),
    message("Got unexpected extra argument(s) ({words})"),
    message("Invalid value for {name}: Value error, {value} is not one of {choices}."),
    message("Invalid value for {name}: {why}"),
)


def take_headings_in(language: Language) -> None:
    """Have gettext look into our catalogue. English is what Typer says anyway."""
    if language is Language.ENGLISH:
        return
    os.environ["LANGUAGE"] = language.value
    gettext.bindtextdomain("canllaw", str(LOCALE))
    gettext.textdomain("canllaw")


def say_complaint(english: str, language: Language) -> str:
    """A complaint of Typer's in the language. One that is not known here stays as it is."""
    for complaint in COMPLAINTS:
        found = pattern_of(complaint.template).fullmatch(english)
        if found:
            return say(replace(complaint, values=found.groupdict()), language)
    return english


@cache
def pattern_of(template: str) -> re.Pattern[str]:
    """What matches a sentence that was made from a template, with a group for each of its values."""
    pieces = re.split(r"\{(\w+)\}", template)
    return re.compile(
        "".join(
            f"(?P<{piece}>.+)" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces)
        ),
        re.DOTALL,
    )
