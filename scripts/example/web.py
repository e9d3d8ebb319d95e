"""Writes the example guidance as one semantic HTML page, and as the HTML that is printed to PDF."""

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from example.source import MARK, Block, Guidance, Kind

Marks = Callable[[str], str]
WORDS = {
    "en": {
        "skip": "Skip to the guidance",
        "notes": "Footnotes",
        "back": "Back to the text",
        "top": "Back to the top",
    },
    "cy": {
        "skip": "Neidio at y canllawiau",
        "notes": "Troednodiadau",
        "back": "Yn ôl at y testun",
        "top": "Yn ôl i'r brig",
    },
}
STYLE = Path(__file__).with_name("web.css")


def write_page(guidance: Guidance) -> str:
    """One page for the web, with the furniture that a saved page has around its text."""
    front, words = guidance.front, WORDS[guidance.front["language"]]
    notes = "".join(
        f'<li id="note-{mark}">{escape(text)} '
        f'<a href="#mark-{mark}" role="doc-backlink">{words["back"]}</a></li>\n'
        for mark, text in guidance.notes.items()
    )
    return f"""<!DOCTYPE html>
<html lang="{front["language"]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(front["title"])}: {escape(front["edition"])}</title>
<style>
{STYLE.read_text("utf-8")}</style>
</head>
<body>
<a href="#guidance">{words["skip"]}</a>
<header><p>{escape(front["header"])}</p></header>
<nav aria-labelledby="contents-title">
<h2 id="contents-title">{front["contents"]}</h2>
{contents(guidance)}
</nav>
<main id="guidance">
{title_words(guidance)}
{body(guidance, linked_marks)}
<section role="doc-endnotes" aria-labelledby="notes-title">
<h2 id="notes-title">{words["notes"]}</h2>
<ol>
{notes}</ol>
</section>
</main>
<footer><p>{escape(front["body"])}. {escape(front["date"])}.
<a href="#contents-title">{words["top"]}</a></p></footer>
</body>
</html>
"""


def write_print(guidance: Guidance, style: str) -> str:
    """The page that is printed: a title page, contents with page numbers, footnotes where they are marked."""
    front = guidance.front

    def footnote(text: str) -> str:
        return MARK.sub(lambda mark: f'<span class="note">{escape(guidance.notes[mark[1]])}</span>', text)

    return f"""<!DOCTYPE html>
<html lang="{front["language"]}"><head><meta charset="utf-8">
<title>{escape(front["title"])}: {escape(front["edition"])}</title>
<meta name="author" content="{escape(front["body"])}"><style>{style}</style></head>
<body><div class="running">{escape(front["header"])}</div>
<div class="title-page">{title_words(guidance)}</div>
<nav class="contents"><h2>{front["contents"]}</h2>{contents(guidance)}</nav>
{body(guidance, footnote)}
</body></html>
"""


def title_words(guidance: Guidance) -> str:
    front = {name: escape(value, quote=False) for name, value in guidance.front.items()}
    return f"""<h1>{front["title"]}</h1>
<p class="subtitle">{front["subtitle"]}</p>
<p>{front["body"]}</p>
<p>{front["edition"]}, {front["date"]}</p>
<p class="notice">{front["notice"]}</p>"""


def contents(guidance: Guidance) -> str:
    entries = "\n".join(
        f'<li><a href="#{chapter.name}">{escape(chapter.text, quote=False)}</a></li>'
        for chapter in guidance.chapters
    )
    return f'<ul class="contents-list">\n{entries}\n</ul>'


def linked_marks(text: str) -> str:
    return MARK.sub(r'<sup><a href="#note-\1" id="mark-\1" role="doc-noteref">\1</a></sup>', text)


def body(guidance: Guidance, marks: Marks) -> str:
    return "\n".join(run_pieces(guidance, marks)) + "\n</section>"


def run_pieces(guidance: Guidance, marks: Marks) -> Iterator[str]:
    """The runs in HTML; a chapter closes the section before it."""
    opened, caption = False, ""
    for kind, blocks in guidance.runs():
        block = blocks[0]
        if kind is Kind.CHAPTER:
            layout = "columns" if block.columns else "chapter"
            closing = "</section>\n" if opened else ""
            title = f'<h2 id="{block.name}">{escape(block.text, quote=False)}</h2>'
            yield f'{closing}<section class="{layout}">\n{title}'
            opened = True
        elif kind is Kind.CAPTION:
            caption = block.text
        elif kind is Kind.ROW:
            yield table(caption, blocks)
        else:
            yield piece(kind, blocks, marks)


def piece(kind: Kind, blocks: tuple[Block, ...], marks: Marks) -> str:
    block = blocks[0]
    words = marks(escape(block.text, quote=False))
    if kind is Kind.BULLET:
        return items(blocks, marks)
    if kind is Kind.HEADING:
        return f"<h3>{words}</h3>"
    if kind is Kind.BOX:
        return f'<div class="box {block.number}">\n<p class="box-title">{words}</p>'
    if kind is Kind.BOX_END:
        return "</div>"
    if block.number:
        return (
            f'<p class="numbered" id="p{block.number}"><span class="number">{block.number}</span> {words}</p>'
        )
    return f"<p>{words}</p>"


def items(blocks: tuple[Block, ...], marks: Marks) -> str:
    """A list, with the deeper items inside the item before them."""
    tag, name = {Kind.LETTER: ("ol", "letters"), Kind.STEP: ("ol", "steps")}.get(
        blocks[0].kind, ("ul", "bullets")
    )
    rows: list[str] = []
    inner: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.level > blocks[0].level:
            inner.append(block)
            continue
        if inner:
            rows[-1] += "\n" + items(tuple(inner), marks) + "\n"
            inner = []
        if block is not None:
            rows.append(marks(escape(block.text, quote=False)))
    return f'<{tag} class="{name}">\n' + "\n".join(f"<li>{row}</li>" for row in rows) + f"\n</{tag}>"


def table(caption: str, blocks: tuple[Block, ...]) -> str:
    head = "".join(f'<th scope="col">{escape(cell, quote=False)}</th>' for cell in blocks[0].cells)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in block.cells) + "</tr>"
        for block in blocks[1:]
    )
    words = escape(re.sub(r"\s+", " ", caption), quote=False)
    parts = [f"<caption>{words}</caption>", f"<thead><tr>{head}</tr></thead>", f"<tbody>\n{rows}\n</tbody>"]
    return "<table>\n" + "\n".join(parts) + "\n</table>"
