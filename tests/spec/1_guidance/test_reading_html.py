"""Web pages: the main part without the furniture."""

from pathlib import Path

import pytest

from canllaw.guidance.reading import read_guidance
from tests.build_documents import make_file, read, told


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    )


def test_only_the_main_part_is_read(tmp_path: Path):
    edition = read(
        tmp_path,
        "page.html",
        page(
            """<a class="skip-link" href="#main">Skip to content</a><div class="cookie-banner">We use cookies</div>
            <header>Logo</header><nav><ul><li>Home</li></ul></nav><aside>Related links</aside>
            <main><div class="breadcrumbs">Home &gt; Guidance</div><header><h1>Missing children</h1></header>
            <ul class="toc"><li>Duties</li></ul><h2>Duties<a class="headerlink" href="#d">¶</a></h2>
            <p>The carer must ring. <!-- not this --> <span hidden>Nor this.</span><script>alert(1)</script></p></main>
            <footer>Crown</footer>"""
        ),
    )
    assert edition.title == "Missing children"
    assert told(edition) == [
        "heading: Missing children",
        "heading 1: Duties",
        "paragraph: The carer must ring.",
    ]


@pytest.mark.parametrize(
    ("opening", "marks"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start='3'>", ["3.", "4."]),
        ("<ol type='a'>", ["a.", "b."]),
        ("<ol type='I'>", ["I.", "II."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol style='list-style-type: lower-roman'>", ["i.", "ii."]),
        ("<ol class='letters'>", ["a.", "b."]),
    ],
)
def test_the_marks_of_lists_are_computed_as_a_browser_does(tmp_path: Path, opening: str, marks: list[str]):
    head = "<style>ol.letters { margin: 0; list-style-type: lower-alpha }</style>"
    body = f"<p>The carer must:</p>{opening}<li>look</li><li>ring</li></ol>"
    edition = read(tmp_path, "page.html", page(body, head))
    assert [passage.marker for passage in edition.passages[1:]] == marks
    assert [passage.stem for passage in edition.passages] == [None, 0, 0]


def test_nested_lists_and_further_paragraphs_of_an_item(tmp_path: Path):
    edition = read(
        tmp_path,
        "page.html",
        page(
            "<p>Plan for:</p><ul><li><p>changes, such as:</p><ul><li>a new school</li></ul><p>Note them.</p></li><li>visits</li></ul>"
        ),
    )
    assert told(edition) == [
        "paragraph: Plan for:",
        "list item 1 •: changes, such as: < Plan for:",
        "list item 2 •: a new school < changes, such as:",
        "paragraph 1: Note them.",
        "list item 1 •: visits < Plan for:",
    ]


@pytest.mark.parametrize(
    ("mark", "notes"),
    [
        ("<sup><a href='#fn1' id='r1'>1</a></sup>", "<section class='footnotes'><ol><li id='fn1'><p>The Act. <a href='#r1'>↩</a></p></li></ol></section>"),
        ("<a role='doc-noteref' href='#n1'>1</a>", "<aside role='doc-footnote' id='n1'><span class='label'>[1]</span> The Act.</aside>"),
        ("<a class='footnote-reference' href='#id1'>[1]</a>", "<dl class='footnote'><dt class='label'><span>1</span></dt><dd><p>The Act.</p></dd></dl>"),
        ("<sup>[<a href='#note-1'>1</a>]</sup>".replace("[", "").replace("]", ""), "<div class='footnotes'><p id='note-1'>1 The Act. <a href='#ref-1'>Back</a></p></div>"),
    ],
)  # fmt: skip
def test_footnotes_are_attached_however_the_page_writes_them(tmp_path: Path, mark: str, notes: str):
    edition = read(tmp_path, "page.html", page(f"<main><p>It is the law {mark}.</p>{notes}</main>"))
    assert told(edition) == ["paragraph: It is the law. [The Act.]", "footnote 1: The Act."]


def test_boxes_tables_terms_and_code(tmp_path: Path):
    edition = read(
        tmp_path,
        "page.html",
        page(
            """<div class="call-out box"><p>The law says.</p></div><blockquote>A quotation.</blockquote>
            <table><caption>Times</caption><tr><th>Who</th><th>When</th></tr><tr><td rowspan="2">Carer</td><td>now</td></tr>
            <tr><td>daily</td></tr></table><dl><dt>Missing</dt><dd>not where expected</dd></dl><pre>x = 1</pre>
            <table><tr><td>A box drawn as a table.</td></tr></table>"""
        ),
    )
    assert told(edition) == [
        "paragraph boxed: The law says.",
        "paragraph boxed: A quotation.",
        "paragraph: Times",
        "table cell (0, 0, 0): Who",
        "table cell (0, 0, 1): When",
        "table cell (0, 1, 0): Carer",
        "table cell (0, 1, 1): now",
        "table cell (0, 2, 1): daily",
        "list item 1: Missing",
        "paragraph 1: not where expected",
        "code: x = 1",
        "paragraph boxed: A box drawn as a table.",
    ]


def test_encodings_by_mark_by_statement_and_by_what_decodes(tmp_path: Path):
    words = "<p>Tŷ – must</p>"
    utf_16 = read(tmp_path, "a.html", page(words).encode("utf-16"))
    unstated = read(tmp_path, "b.html", f"<html><body>{words}</body></html>".encode())
    western = "<html><head><meta charset=iso-8859-1></head><body><p>caf\xe9 \x96 must</p></body></html>"
    assert [each.passages[0].text for each in (utf_16, unstated)] == ["Tŷ – must", "Tŷ – must"]
    assert read(tmp_path, "c.html", western.encode("latin-1")).passages[0].text == "café – must"


def test_a_folder_of_pages_is_one_document_in_the_order_of_its_index(tmp_path: Path):
    folder = tmp_path / "guide"
    links = "<div class='toctree-wrapper'><a href='return.html'>Return</a><a href='before.html#x'>Before</a></div>"
    make_file(folder, "index.html", page(f"<main><h1>Our guide</h1>{links}</main>"))
    for name in ("before", "return", "page10", "page9", "genindex"):
        make_file(folder, f"{name}.html", page(f"<main><h1>{name}</h1><p>Words of {name}.</p></main>"))
    told_progress: list[tuple[int, int]] = []
    edition = read_guidance(folder, lambda done, of: told_progress.append((done, of)))
    assert edition.title == "Our guide"
    assert [section.title for section in edition.sections] == ["return", "before", "page9", "page10"]
    assert told_progress[-1] == (5, 5)
    make_file(folder, "before.html", page("<p>Other words.</p>"))
    assert read_guidance(folder).source.sha256 != edition.source.sha256


def test_numbers_in_elements_of_their_own_belong_to_the_words_beside_them(tmp_path: Path):
    body = """<div><div class="no">3.14</div><div class="text">The carer must—</div></div>
        <p><span class="no">(a)</span><span class="text">ring the police;</span></p>
        <p><span class="no">35.</span>—(1) A record must be kept.</p><p><b>(s)</b>he may agree.</p>"""
    assert told(read(tmp_path, "page.html", page(body))) == [
        "paragraph 3.14: The carer must—",
        "list item 1 3.14 (a): ring the police; < The carer must—",
        "paragraph 35(1): A record must be kept.",
        "paragraph 35(1): (s)he may agree.",
    ]
