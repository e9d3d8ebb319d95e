"""Authorities, teams and roles that a study knows, by their code or by their name in either language."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from canllaw.basics.definitions import Unfit
from canllaw.basics.language import Message, message
from canllaw.guidance.roles import Roles
from canllaw.rollout.workforce import Workforce

LIKE_ENOUGH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Codes by the words that mean them, folded. `words` empty: the study does not say, all are accepted.

    Words that two of them share mean neither.
    """

    words: Mapping[str, str]
    unknown: Message
    where_they_stand: Message

    def find(self, cell: str) -> str | None:
        """The code that these words mean, None where they mean none."""
        if not self.words:
            return cell or None
        return self.words.get(fold(cell))

    def read(self, cell: str) -> str | None:
        """As `find`. Raises Unfit where they mean none."""
        code = self.find(cell)
        if cell and code is None:
            raise Unfit(self.unknown, self.suggest(cell) or self.where_they_stand)
        return code

    def suggest(self, words: str) -> Message | None:
        """The nearest code. It stands in the workforce's own files, so it gives no answer away."""
        close = process.extractOne(fold(words), list(self.words), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
        return message("Did you mean {name}?", name=self.words[close[0]]) if close else None


def fold(words: str) -> str:
    """Without case, accents and more than one space: Ynys Mon is Ynys Môn."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def make_words(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """From folded words to codes. A code goes before a name, and a shared name means nobody."""
    codes: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    for code, words in entries:
        codes[fold(code)] = code
        for name in words:
            names.setdefault(fold(name), set()).add(code)
    alone = {name: next(iter(meant)) for name, meant in names.items() if name and len(meant) == 1}
    return {**alone, **codes}


def known_authorities(workforce: Workforce) -> Known:
    return Known(
        words=make_words((each.code, (each.name.en, each.name.cy)) for each in workforce.authorities),
        unknown=message("The study knows no such authority."),
        where_they_stand=message(
            "Use a code of workforce/authorities.csv, or name this one under values in the mapping."
        ),
    )


def known_teams(workforce: Workforce) -> Known:
    return Known(
        words=make_words((each.code, (each.name.en, each.name.cy)) for each in workforce.teams),
        unknown=message("The study knows no such team."),
        where_they_stand=message(
            "Use a code of workforce/teams.csv, or name this one under values in the mapping."
        ),
    )


def known_roles(workforce: Workforce, roles: Roles) -> Known:
    """The roles of the teams and those of the guidance. Where the study has no workforce, any."""
    entries: list[tuple[str, tuple[str, ...]]] = []
    if workforce.authorities:
        entries = [(each.role, ()) for each in workforce.teams if each.role]
        entries += [(each.name, (each.title_en, each.title_cy, *each.en, *each.cy)) for each in roles.roles]
    return Known(
        words=make_words(entries),
        unknown=message("The study knows no such role."),
        where_they_stand=message(
            "Use a role of workforce/teams.csv or of the guidance, or name this one under values."
        ),
    )
