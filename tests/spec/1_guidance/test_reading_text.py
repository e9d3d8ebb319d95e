"""Markdown, reStructuredText and plain text."""

from pathlib import Path

from canllaw.guidance.reading import read_guidance
from tests.build_documents import make_file, read, told

MARKDOWN = """---
layout: guide
title: "Missing children"
---
{% include menu.html %}
# Duties
{: .lead}

3.1 The carer must[^1]:

- (a) ring the `999` line; and
- (b) *ring* the child,
  at home.

> The law in a [box](https://example.org).

<!-- a comment
over lines -->
1. Look.
2. Ring.

| Who | When |
|-----|------|
| Carer | now |

```
code
```

<div class="box"><p>Words in HTML.</p></div>

[^1]: See section 25.
"""


def test_markdown_with_front_matter_notes_tables_and_boxes(tmp_path: Path):
    edition = read(tmp_path, "a.md", MARKDOWN)
    assert edition.title == "Missing children"
    assert told(edition) == [
        "heading: Missing children",
        "heading 1: Duties",
        "paragraph 3.1: The carer must: [See section 25.]",
        "list item 1 3.1 (a): ring the 999 line; and < The carer must:",
        "list item 1 3.1 (b): ring the child, at home. < The carer must:",
        "paragraph 3.1 boxed: The law in a box.",
        "list item 1 3.1 1.: Look.",
        "list item 1 3.1 2.: Ring.",
        "table cell 3.1 (0, 0, 0): Who",
        "table cell 3.1 (0, 0, 1): When",
        "table cell 3.1 (0, 1, 0): Carer",
        "table cell 3.1 (0, 1, 1): now",
        "code 3.1: code",
        "paragraph 3.1 boxed: Words in HTML.",
        "footnote 3.1 1: See section 25.",
    ]


def test_lettered_lines_of_one_block_are_items(tmp_path: Path):
    edition = read(
        tmp_path, "a.md", "The carer must:\n(a) ring the police;\n(b) ring the child (see\n(c) below).\n"
    )
    assert told(edition) == [
        "paragraph: The carer must:",
        "list item 1 (a): ring the police; < The carer must:",
        "list item 1 (b): ring the child (see (c) below). < The carer must:",
    ]


def test_a_folder_tree_of_markdown_is_one_document(tmp_path: Path):
    make_file(tmp_path, "guide/index.md", "# Guide\n\n[Return](return/index.md) then [Before](before.md)\n")
    make_file(tmp_path, "guide/before.md", "---\ntitle: Before\n---\nPlan ahead.\n")
    make_file(tmp_path, "guide/return/index.md", "# Return\n\nListen.\n")
    make_file(tmp_path, "guide/return/2.md", "# Two\n")
    make_file(tmp_path, "guide/LICENCE.md", "Not a page.\n")
    edition = read_guidance(tmp_path / "guide")
    assert edition.title == "Guide"
    assert [section.title for section in edition.sections] == ["Return", "Before", "Two"]


TEXT = """MISSING CHILDREN

1. Duties

3.14 The carer must tell the social
worker, the multi-
agency team and:

  * the police;

  * the parents, where
    that is safe.  [1]

PART 2 - Records

The words *must* and "may" matter.

[1] See section 25
    of the Act.
"""


def test_plain_text_with_numbered_headings_wrapped_lines_and_notes(tmp_path: Path):
    assert told(read(tmp_path, "a.txt", TEXT)) == [
        "heading: MISSING CHILDREN",
        "heading 1 1: Duties",
        "paragraph 3.14: The carer must tell the social worker, the multi-agency team and:",
        "list item 1 3.14 •: the police; < The carer must tell the social worker, the multi-agency team and:",
        "list item 1 3.14 •: the parents, where that is safe. < The carer must tell the social worker, "
        "the multi-agency team and: [See section 25 of the Act.]",
        "footnote 3.14 1: See section 25 of the Act.",
        "heading 1 PART 2: Records",
        'paragraph: The words must and "may" matter.',
    ]


def test_underlined_headings_take_their_levels_from_their_order(tmp_path: Path):
    edition = read(tmp_path, "a.txt", "Guide\n*****\n\nDuties\n======\n\nRing.\n\nRecords\n======\nWrite.\n")
    assert edition.title == "Guide"
    assert told(edition) == [
        "heading: Guide",
        "heading 1: Duties",
        "paragraph: Ring.",
        "heading 1: Records",
        "paragraph: Write.",
    ]


RST = """.. _first:

Duties
======

.. include:: other.txt

The carer **must** ring ``999`` [#]_, see :ref:`first` and
`the law <https://example.org>`_ -- "now"::

    code here

    more code

.. note::

   The law in a box.

- one

  1. two

Term
   Its definition.

.. [#] See section 25,
   as amended.
.. a comment

   that goes on
"""


def test_restructuredtext_without_its_marks(tmp_path: Path):
    assert told(read(tmp_path, "a.rst", RST)) == [
        "heading: Duties",
        "paragraph: The carer must ring 999, see Duties and the law – “now”: [See section 25, as amended.]",
        "code: code here",
        "code: more code",
        "paragraph boxed: Note",
        "paragraph boxed: The law in a box.",
        "list item 1 •: one",
        "list item 2 1.: two < one",
        "list item 1: Term",
        "paragraph 1: Its definition.",
        "footnote 1: See section 25, as amended.",
    ]


def test_the_content_decides_not_the_ending(tmp_path: Path):
    page = "<!doctype html><html><body><p>The carer must ring.</p></body></html>"
    formats = [
        read(tmp_path, "page.txt", page).format,
        read(tmp_path, "page.md", page).format,
        read(tmp_path, "marked.txt", "## Duties\n\nRing.\n\n## Records\n\nWrite.\n").format,
        read(tmp_path, "boxed.md", "<div>\n\nThe carer must ring.\n\n</div>\n").format,
        read(tmp_path, "plain.html", "The carer must ring.").format,
    ]
    assert formats == ["html", "html", "markdown", "markdown", "text"]


def test_boxes_as_different_kinds_of_markdown_write_them(tmp_path: Path):
    edition = read(tmp_path, "a.md", "> [!NOTE]\n> The law.\n\n::: law\n\nMore law.\n\n:::\n\nNo box.\n")
    assert told(edition) == ["paragraph boxed: The law.", "paragraph boxed: More law.", "paragraph: No box."]


DEFINED = """The team is told in these ways:

   "call" *number*
   "letter" *address*

   The team answers within a day, and must write the answer down. [1]

The form must be kept:

   [1]

[1] See section 25.
"""


def test_terms_above_their_definition_in_plain_text_are_a_list_and_no_code(tmp_path: Path):
    assert told(read(tmp_path, "a.txt", DEFINED)) == [
        "paragraph: The team is told in these ways:",
        'list item 1: "call" number < The team is told in these ways:',
        'list item 1: "letter" address < The team is told in these ways:',
        "paragraph: The team answers within a day, and must write the answer down. [See section 25.]",
        "paragraph: The form must be kept:",
        "code: [1]",
        "footnote 1: See section 25.",
    ]


def test_comments_in_code_do_not_make_its_lines_terms(tmp_path: Path):
    text = "Run this in the office:\n\n   count < cases.txt\n\n   # Then look at the lines that come out.\n"
    assert told(read(tmp_path, "a.txt", text)) == [
        "paragraph: Run this in the office:",
        "code: count < cases.txt",
        "code: # Then look at the lines that come out.",
    ]
