"""What the pages of evidence have in common: names of groups, waves, scales and levels."""

from canllaw.basics.language import Language, message, say
from canllaw.evidence.disclosure.disclosure import Shown
from canllaw.evidence.material import Material
from canllaw.evidence.response.response import ROLE as ROLE_OF_TEAM
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scores.aggregation_figures import Key
from canllaw.evidence.scores.aggregation_rules import Level
from canllaw.report.data_tables import TableCell, hidden_cell, number_cell

# What a picture can tell apart. The files hold every wave.
MOST_WAVES = 3
LEVEL_NAMES = {
    Level.EVERYBODY: message("Everybody"),
    Level.AUTHORITY: message("Authority"),
    Level.TEAM: message("Team"),
    Level.ROLE: message("Role"),
}


def say_group(key: Key, material: Material, language: Language) -> str:
    """The name of a group by its key, such as ("authority", "W01"); its code where it has no name."""
    level, *codes = key
    if level == Level.EVERYBODY:
        return say(LEVEL_NAMES[Level.EVERYBODY], language)
    code = codes[0]
    if level in (Level.ROLE, ROLE_OF_TEAM):
        return next((role.title(language) for role in material.roles.roles if role.name == code), code)
    if level == Level.AUTHORITY:
        authority = material.workforce.authority(code)
        return say_bilingual(authority.name.en, authority.name.cy, language) if authority else code
    team = material.workforce.team(code)
    if team is None:
        return code
    place = say_group((Level.AUTHORITY, team.authority), material, language)
    return f"{place}: {say_bilingual(team.name.en, team.name.cy, language)}"


def say_bilingual(english: str, welsh: str, language: Language) -> str:
    return welsh if language is Language.WELSH and welsh else english


def say_wave(wave: WaveResult, language: Language) -> str:
    name = wave.scored.asked.wave.name
    return say_bilingual(name.en, name.cy, language)


def wave_of(result: EvidenceResult, key: str) -> WaveResult:
    return next(wave for wave in result.waves if wave.key == key)


def count_cell(shown: Shown | None, language: Language) -> TableCell:
    """How many people, or that it is hidden."""
    if shown is None or shown.hidden:
        return hidden_cell(language)
    return number_cell(shown.n)
