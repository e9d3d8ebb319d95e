"""Makes the published guidance of the example study: PDF, DOCX, HTML and Markdown from one source each.

Run it with `python scripts/make_example.py` after a change in `examples/first-study/source/`. The same
source and the same fonts (Liberation) give the same bytes.
"""

from pathlib import Path

from example.markdown import write_markdown
from example.pdf import write_pdf
from example.source import read_source
from example.web import write_page
from example.word import write_word

STUDY = Path(__file__).parents[1] / "examples" / "first-study"


def make_formats(source: Path, folder: Path) -> None:
    """Write the formats of one source: `edition-2.en.md` becomes `missing-from-care-2.en.pdf` and so on."""
    name = source.stem.replace("edition", "missing-from-care")
    guidance = read_source(source)
    printed, pages = write_pdf(guidance)
    (folder / f"{name}.pdf").write_bytes(printed)
    (folder / f"{name}.docx").write_bytes(write_word(guidance, pages))
    (folder / f"{name}.html").write_text(write_page(guidance), "utf-8")
    (folder / f"{name}.md").write_text(write_markdown(guidance), "utf-8")


def main() -> None:
    folder = STUDY / "guidance"
    folder.mkdir(exist_ok=True)
    for source in sorted((STUDY / "source").glob("edition-*.md")):
        make_formats(source, folder)


if __name__ == "__main__":
    main()
