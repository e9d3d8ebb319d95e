"""Beginning a study: a folder with a definition to fill in."""

import json
from pathlib import Path

from canllaw.basics.language import Language, message, say
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.writing import write_whole, writing_into
from canllaw.study.definition import STUDY_FILE

DEFINITION_NOTES = message(
    """
# Put the guidance, as it was published, into the folder "guidance" beside this file, then name it here.
# Write one block for each edition and language:
#
# [[editions]]
# name = "First edition"
# date = 2024-03-01
# file = "my-guidance.pdf"
# language = "en"
"""
)
WAVE_NOTES = message(
    """
# Put answers, interviews and observations into the folder "evidence", and the authorities into "workforce".
# Write one block for each time that people were asked:
#
# [[waves]]
# key = "1"
# en = "Spring 2026"
# cy = "Gwanwyn 2026"
# opened = 2026-03-02
# file = "survey-1.csv"
"""
)
FOLDERS = ("guidance", "workforce", "evidence")


def new_study(folder: Path, title: str, language: Language) -> Path:
    """Begin a study: a folder with a definition to fill in. Raises MaterialError where one is already."""
    definition = folder / STUDY_FILE
    if definition.exists() or (folder.exists() and not folder.is_dir()):
        raise MaterialError([already_there(folder)])
    # Strings are written alike in JSON and TOML, line ends and quotation marks too.
    quoted = json.dumps(title or folder.resolve().name, ensure_ascii=False)
    # Begun in Welsh, it is reported in Welsh; its owner may add English, and an English title, at any time.
    welsh = f'title_cy = {quoted}\nlanguages = ["cy"]\n' if language is Language.WELSH else ""
    notes = f"{say(DEFINITION_NOTES, language)}{say(WAVE_NOTES, language)}"
    words = f"title_en = {quoted}\n{welsh}{notes}\n"
    with writing_into(folder):
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        write_whole(definition, words.encode())
    return definition


def already_there(folder: Path) -> Problem:
    return Problem(
        what=message("There is something here already."),
        fix=message("Choose another folder for the new study."),
        where=Place(source=Source(name=str(folder), sha256="")),
    )
