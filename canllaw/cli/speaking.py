"""Commands whose help speaks the language asked for, and the options that every command has."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from canllaw.basics.command_words import take_headings_in
from canllaw.basics.language import Language, Message, message, say


def spoken_language(arguments: Sequence[str]) -> Language:
    """The language asked for on the command line, or in CANLLAW_LANGUAGE, for help and errors alike."""
    asked = os.environ.get("CANLLAW_LANGUAGE", "")
    for before, word in zip(("", *arguments), (*arguments, ""), strict=True):
        if before in ("--language", "-l"):
            asked = word
        elif before.startswith("--language="):
            asked = before.removeprefix("--language=")
    return Language.WELSH if asked == Language.WELSH else Language.ENGLISH


SPOKEN = spoken_language(sys.argv[1:])
take_headings_in(SPOKEN)


def words(template: Message) -> str:
    return say(template, SPOKEN)


USAGE = words(message("Usage:"))
HELP = words(message("Show this message and exit."))
OPTIONS = words(message("[OPTIONS]"))
FOLDER = words(message("STUDY"))
PATH = words(message("PATH"))


class SpokenCommand(TyperCommand):
    """A command whose help says Typer's own words in the language spoken."""

    def get_help_option(self, ctx: Any) -> Any:
        return in_our_words(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{USAGE} ")


class SpokenGroup(TyperGroup):
    """The same for the command that holds all others."""

    def get_help_option(self, ctx: Any) -> Any:
        return in_our_words(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{USAGE} ")


class StudyGroup(SpokenGroup):
    """`canllaw evidence STUDY` needs no further word: what is no command of the group is a study."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        first = next((each for each in args if not each.startswith("-")), None)
        if first is not None and first not in self.commands:
            args = ["study", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


def in_our_words(help_option: Any) -> Any:
    if help_option is not None:
        help_option.help = HELP
    return help_option


InLanguage = Annotated[
    Language, typer.Option("--language", "-l", help=words(message("Speak English (en) or Welsh (cy).")))
]
AsJson = Annotated[
    bool, typer.Option("--json", help=words(message("Print one JSON object, for other programs.")))
]
StudyFolder = Annotated[
    Path, typer.Argument(metavar=FOLDER, help=words(message("The folder of the study.")), show_default=False)
]
