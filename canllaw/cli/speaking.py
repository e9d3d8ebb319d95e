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
    """`canllaw evidence STUDY` needs no further word: what is no command of the group is a study.

    A study's folder may be called as a command is; it is meant where nothing follows its name but options.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        at = next((number for number, each in enumerate(args) if not each.startswith("-")), None)
        if at is not None and (args[at] not in self.commands or names_a_study(args[at:])):
            args = ["study", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


def names_a_study(args: Sequence[str]) -> bool:
    follows = args[1:2]
    return Path(args[0], "study.toml").is_file() and all(each.startswith("-") for each in follows)


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
