"""The example study: its key agrees with its sources, and its published formats are made from them."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STUDY = ROOT / "examples" / "first-study"
SOURCES = sorted((STUDY / "source").glob("edition-*.md"))

sys.path.insert(0, str(ROOT / "scripts"))


def published(source: Path, suffix: str) -> Path:
    return STUDY / "guidance" / f"{source.stem.replace('edition', 'missing-from-care')}.{suffix}"


def test_every_expectation_of_the_key_stands_in_its_source_and_in_one_change() -> None:
    check = [sys.executable, str(ROOT / "scripts" / "check_example_key.py")]
    checked = subprocess.run(check, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    assert "Nothing is wrong with the key." in checked.stdout


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_published_text_is_what_its_source_says_today(source: Path) -> None:
    from example.markdown import write_markdown
    from example.source import read_source
    from example.web import write_page

    guidance = read_source(source)
    assert published(source, "md").read_text("utf-8") == write_markdown(guidance)
    assert published(source, "html").read_text("utf-8") == write_page(guidance)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_word_file_is_made_of_the_same_bytes_each_time(source: Path) -> None:
    from example.source import read_source
    from example.word import write_word

    guidance = read_source(source)
    pages = {chapter.name: 3 for chapter in guidance.chapters}
    assert write_word(guidance, pages) == write_word(guidance, pages)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_each_edition_is_published_in_four_formats(source: Path) -> None:
    assert all(published(source, suffix).exists() for suffix in ("pdf", "docx", "html", "md"))


def test_the_welsh_key_asks_the_same_as_the_english_one_row_by_row() -> None:
    english, welsh = (
        list(
            csv.DictReader((STUDY / "key" / f"expectations-2.{language}.csv").read_text("utf-8").splitlines())
        )
        for language in ("en", "cy")
    )
    for one, other in zip(english, welsh, strict=True):
        for column in ("paragraph", "force", "polarity", "actor_inherited", "whole_list"):
            assert one[column] == other[column], f"{one['id']} and {other['id']} differ in {column}"


def test_a_box_and_a_list_are_read_from_the_source(tmp_path: Path) -> None:
    from example.source import Kind, read_source

    text = "---\ntitle: A guidance\n---\n# 1 Care\n\n1.1 Carers must:[^1]\n\n(a) listen;\n(b) write.\n\n"
    text += "[^1]: Or ask another.\n\n::: law An Act\n\nWords.\n\n:::\n"
    (tmp_path / "edition-9.en.md").write_text(text, "utf-8")
    guidance = read_source(tmp_path / "edition-9.en.md")
    assert [(block.kind, block.number) for block in guidance.blocks] == [
        (Kind.CHAPTER, ""),
        (Kind.PARAGRAPH, "1.1"),
        (Kind.LETTER, "(a)"),
        (Kind.LETTER, "(b)"),
        (Kind.BOX, "law"),
        (Kind.PARAGRAPH, ""),
        (Kind.BOX_END, ""),
    ]
    assert guidance.notes == {"1": "Or ask another."}
