"""What we know of an interview besides its words: authority, role, wave, day, language.

They travel as variables of the source, under fixed GUIDs by which we know them again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from canllaw.basics.language import Language
from canllaw.evidence.interviews.interviews import Transcript
from canllaw.evidence.refi_qda.elements import Element, make_element, make_guid

NAMES = ("authority", "role", "wave", "held", "language")
GUIDS: Mapping[str, str] = {name: make_guid("variable", name) for name in NAMES}
NAMES_BY_GUID: Mapping[str, str] = {guid: name for name, guid in GUIDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of one interview; those that are unknown are empty."""

    authority: str = ""
    role: str = ""
    wave: str = ""
    held: date | None = None
    language: Language = Language.ENGLISH


def read_facts(source: Element) -> Facts:
    """The facts among the variables of a source. What cannot be read counts as unknown."""
    values = {
        name: value.children[1].text
        for value in source.all("VariableValue")
        if (name := name_of(value)) and len(value.children) == 2
    }
    language = values.get("language", "")
    return Facts(
        authority=values.get("authority", ""),
        role=values.get("role", ""),
        wave=values.get("wave", ""),
        held=date.fromisoformat(values["held"][:10]) if is_day(values.get("held", "")) else None,
        language=Language(language) if language in list(Language) else Language.ENGLISH,
    )


def is_day(words: str) -> bool:
    try:
        date.fromisoformat(words[:10])
    except ValueError:
        return False
    return True


def name_of(value: Element) -> str:
    """The name of the fact that a value of a variable tells, empty where it is another's variable."""
    reference = value.first("VariableRef")
    return NAMES_BY_GUID.get(reference.get("targetGUID"), "") if reference else ""


def facts_of(transcript: Transcript) -> Facts:
    return Facts(
        authority=transcript.authority,
        role=transcript.role,
        wave=transcript.wave,
        held=transcript.held,
        language=transcript.language,
    )


def make_values(facts: Facts) -> Iterator[Element]:
    """Values for the facts that are known. English goes without saying."""
    words = {
        "authority": facts.authority,
        "role": facts.role,
        "wave": facts.wave,
        "held": facts.held.isoformat() if facts.held else "",
        "language": "" if facts.language is Language.ENGLISH else facts.language.value,
    }
    for name, value in words.items():
        if value:
            yield make_element(
                "VariableValue",
                make_element("VariableRef", targetGUID=GUIDS[name]),
                make_element("DateValue" if name == "held" else "TextValue", text=value),
            )


def make_variable(name: str) -> Element:
    kind = "Date" if name == "held" else "Text"
    return make_element("Variable", guid=GUIDS[name], name=name.capitalize(), typeOfVariable=kind)
