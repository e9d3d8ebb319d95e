"""Exports of survey tools for tests: only what a test is about is written in it."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pyreadstat
import xlsxwriter

from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.answers import Export, Tool
from canllaw.evidence.exports import read_export

QUALTRICS = (
    "StartDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,RecipientEmail,UserLanguage,Q1,Q2\n"
    "Start Date,Response Type,IP Address,Progress,Finished,Recorded Date,Response ID,Recipient Email,User Language,"
    '"I am clear\nabout the guidance",Anything else?\n'
    + ",".join(
        f'"{{""ImportId"":""{name}""}}"'
        for name in (
            "startDate status ipAddress progress finished recordedDate _recordId recipientEmail userLanguage "
            "QID1 QID2_TEXT"
        ).split()
    )
    + "\n"
)
DICTIONARY = (
    '"Variable / Field Name","Form Name","Field Type","Field Label","Choices, Calculations, OR Slider Labels",'
    '"Text Validation Type OR Show Slider Number",Identifier?\n'
)


def make_export(folder: Path, text: str | bytes, name: str = "survey.csv", **beside: str | bytes) -> Path:
    """Writes an export, and files beside it: `dictionary_csv="..."` becomes dictionary.csv."""
    for other, content in {name.replace(".", "_"): text, **beside}.items():
        stem, _, ending = other.rpartition("_")
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / f"{stem}.{ending}").write_bytes(raw)
    return folder / name


def read_text(folder: Path, text: str | bytes, tool: Tool | None = None, **beside: str | bytes) -> Export:
    return read_export(make_export(folder, text, **beside), tool)


def cells_of(export: Export, name: str) -> list[str]:
    names = [column.name for column in export.columns]
    return list(export.cells[names.index(name)])


def problems_of(path: Path, **options) -> list[str]:
    """Every problem of a file that cannot be used, as it is printed."""
    try:
        read_export(path, **options)
    except MaterialError as error:
        return str(error).splitlines()
    return []


def make_lss(
    questions: Sequence[dict[str, object]], survey: str = "12345", languages: Sequence[str] = ("en",)
) -> str:
    """A questionnaire of LimeSurvey as it was written before its fourth edition."""
    asked, parts, answers = [], [], []
    for at, question in enumerate(questions, 1):
        for language in languages:
            words = question.get(language, question.get("en", ""))
            asked.append(
                lss_row(
                    qid=at, parent_qid=0, gid=7, type=question["type"], title=question["code"],
                    question=words, other=question.get("other", "N"), language=language, question_order=at,
                )
            )  # fmt: skip
            for place, (code, said) in enumerate(question.get("parts", {}).items(), 1):
                parts.append(
                    lss_row(
                        qid=100 * at + place, parent_qid=at, title=code, question=said, scale_id=0,
                        language=language, question_order=place,
                    )
                )  # fmt: skip
            for place, (code, said) in enumerate(question.get("answers", {}).items(), 1):
                words = said if isinstance(said, str) else said[languages.index(language)]
                answers.append(
                    lss_row(qid=at, code=code, answer=words, sortorder=place, language=language, scale_id=0)
                )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<document><LimeSurveyDocType>Survey</LimeSurveyDocType>'
        f"<languages>{''.join(f'<language>{each}</language>' for each in languages)}</languages>"
        f"<answers><rows>{''.join(answers)}</rows></answers><questions><rows>{''.join(asked)}</rows></questions>"
        f"<subquestions><rows>{''.join(parts)}</rows></subquestions>"
        f"<surveys><rows>{lss_row(sid=survey, language=languages[0])}</rows></surveys></document>"
    )


def lss_row(**entries: object) -> str:
    return (
        "<row>"
        + "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in entries.items())
        + "</row>"
    )


def make_sav(path: Path, frame: pl.DataFrame, **options) -> Path:
    pyreadstat.write_sav(frame, str(path), **options)
    return path


def make_workbook(rows: Sequence[Sequence[object]], change=None) -> bytes:
    """A workbook with these rows; `change` gets the workbook and its first sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Answers")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        if change:
            change(workbook, sheet)
    return file.getvalue()


def change_part(workbook: bytes, name: str, old: str, new: str) -> bytes:
    """A workbook with other words in one of its parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(result, "w") as target:
        for part in source.namelist():
            content = source.read(part).decode()
            if part == name:
                assert old in content
                content = content.replace(old, new)
            target.writestr(part, content)
    return result.getvalue()
