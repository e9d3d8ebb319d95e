"""What a stranger may do to the command line and to files: told in plain words, never with a trace."""

import errno
import os
import zlib
from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.basics.writing import writing_into
from canllaw.guidance.reading import docx_package, read_guidance
from canllaw.guidance.requests import GuidanceRequest, study_guidance
from canllaw.report.guidance_results import write_result
from canllaw.study import check_study, new_study, read_study
from tests.build_documents import make_word_file, word_paragraph

EDITION = """
[[editions]]
name = "{name}"
date = 2024-03-01
file = "{file}"
language = "en"
"""


def write_guidance(folder: Path, text: str = "The carer must ring the police.\n") -> Path:
    path = folder / "coming-home.md"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path) -> list[str]:
    return [problem.what.template for problem in check_study(folder).problems]


@pytest.mark.parametrize("inside", ["file", "file/results"])
def test_results_cannot_be_written_where_a_file_stands(tmp_path: Path, inside: str):
    (tmp_path / "file").touch()
    result = study_guidance(GuidanceRequest(file=write_guidance(tmp_path)))
    with pytest.raises(
        MaterialError, match=r"Nothing can be written to this folder. Check that it is a folder"
    ):
        write_result(result, tmp_path / inside, Language.ENGLISH)


def test_a_full_disk_is_called_full():
    full = pytest.raises(MaterialError, match=r"There is no room left on the disk. Make room")
    with full, writing_into(Path("results")):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_pipe_is_refused_before_it_is_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(MaterialError, match=r"The file is not a document that can be read."):
        read_guidance(tmp_path / "pipe.md")


def test_a_word_file_with_overwritten_parts_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise zlib.error("invalid block type")

    path = tmp_path / "guidance.docx"
    path.write_bytes(make_word_file(word_paragraph("The carer must ring.")))
    monkeypatch.setattr(docx_package, "read_part", fail)
    with pytest.raises(MaterialError, match=r"The file is damaged or not complete."):
        read_guidance(path)


@pytest.mark.parametrize("strange", ["\x01", "\x1b", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_control_characters_do_not_reach_the_text(tmp_path: Path, strange: str):
    path = write_guidance(tmp_path, f"The carer must{strange} ring the police. " + "It may rain. " * 50)
    result = study_guidance(GuidanceRequest(file=path))
    assert strange not in result.analysis.edition.text
    write_result(result, tmp_path / "out", Language.ENGLISH)


def test_a_note_that_refers_to_a_note_keeps_its_words_alone(tmp_path: Path):
    text = "The carer must ring[^1].\n\n[^1]: At once[^2].\n\n[^2]: At any hour.\n"
    edition = read_guidance(write_guidance(tmp_path, text))
    assert edition.text.splitlines() == ["The carer must ring.", "At once.", "At any hour."]


@pytest.mark.parametrize("file", ["../../secret.md", "/etc/hostname"])
def test_a_study_reads_no_file_from_outside(tmp_path: Path, file: str):
    new_study(tmp_path / "study", "Coming home", Language.ENGLISH)
    with (tmp_path / "study" / "study.toml").open("a") as definition:
        definition.write(EDITION.format(name="First", file=file))
    assert problems_of(tmp_path / "study") == ["The file of an edition stands outside the folder guidance."]


def test_two_editions_of_one_day_cannot_be_put_in_order(tmp_path: Path):
    new_study(tmp_path / "study", "Coming home", Language.ENGLISH)
    write_guidance(tmp_path / "study" / "guidance")
    with (tmp_path / "study" / "study.toml").open("a") as definition:
        for name in ("First", "Second"):
            definition.write(EDITION.format(name=name, file="coming-home.md"))
    assert problems_of(tmp_path / "study") == ["Another edition in the same language has the same date."] * 2


def test_a_study_needs_an_edition_in_one_of_its_languages(tmp_path: Path):
    new_study(tmp_path / "study", "Dod adref", Language.WELSH)
    write_guidance(tmp_path / "study" / "guidance")
    with (tmp_path / "study" / "study.toml").open("a") as definition:
        definition.write(EDITION.format(name="First", file="coming-home.md"))
    assert problems_of(tmp_path / "study") == ["The study names no edition in any of its languages."]


@pytest.mark.parametrize("title", ["Coming\nhome", 'Coming "home"', "C:\\home", "Dod adref \x07"])
def test_any_title_can_be_read_again(tmp_path: Path, title: str):
    new_study(tmp_path / "study", title, Language.ENGLISH)
    with (tmp_path / "study" / "study.toml").open("a") as definition:
        definition.write(EDITION.format(name="First", file="coming-home.md"))
    write_guidance(tmp_path / "study" / "guidance")
    assert read_study(tmp_path / "study").definition.title_en == title
