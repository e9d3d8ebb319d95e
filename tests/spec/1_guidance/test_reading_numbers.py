"""Printed numbers, lists under a stem, footnotes and contents pages, whatever the format."""

from canllaw.basics.language import Language
from canllaw.basics.sources import Source
from canllaw.guidance.documents import Edition, PassageKind
from canllaw.guidance.reading.assemble import assemble
from canllaw.guidance.reading.pieces import Piece, RawDocument
from tests.build_documents import told

SOURCE = Source(name="missing.txt", sha256="0" * 64)


def paragraph(text: str, *marks: str, page: int | None = None) -> Piece:
    return Piece(kind=PassageKind.PARAGRAPH, text=text, note_marks=marks, page=page)


def heading(text: str, level: int = 1) -> Piece:
    return Piece(kind=PassageKind.HEADING, text=text, level=level)


def item(text: str, level: int = 1, marker: str | None = "•") -> Piece:
    return Piece(kind=PassageKind.LIST_ITEM, text=text, level=level, marker=marker)


def note(text: str, marker: str | None = None, page: int | None = None) -> Piece:
    return Piece(kind=PassageKind.FOOTNOTE, text=text, marker=marker, page=page)


def put_together(*pieces: Piece, title: str | None = None) -> Edition:
    return assemble(RawDocument(pieces=pieces, title=title), SOURCE, "text")


def test_a_paragraph_has_its_printed_number_and_hands_it_on_to_what_belongs_to_it():
    edition = put_together(
        heading("3 When a child is missing"),
        paragraph("3.14 The carer must:"),
        paragraph("(a) ring the police; and"),
        paragraph("(b) ring the child."),
        paragraph("This is not a matter of blame."),
        paragraph("3.15. The social worker should call back."),
        heading("4 After"),
        paragraph("A return interview helps."),
    )
    assert told(edition) == [
        "heading 1 3: When a child is missing",
        "paragraph 3.14: The carer must:",
        "list item 1 3.14 (a): ring the police; and < The carer must:",
        "list item 1 3.14 (b): ring the child. < The carer must:",
        "paragraph 3.14: This is not a matter of blame.",
        "paragraph 3.15: The social worker should call back.",
        "heading 1 4: After",
        "paragraph: A return interview helps.",
    ]


def test_regulations_are_cited_by_number_and_subparagraph():
    edition = put_together(
        paragraph("35.—(1) The registered person must—"),
        paragraph("(a) keep a record; and"),
        paragraph("(b) read it."),
        paragraph("(2) The record must be kept for 15 years."),
        paragraph("36. The policy must be reviewed."),
    )
    assert [passage.paragraph for passage in edition.passages] == ["35(1)", "35(1)", "35(1)", "35(2)", "36"]


def test_an_item_of_a_list_can_be_the_stem_of_a_deeper_list():
    edition = put_together(
        paragraph("The plan must:"),
        paragraph("(a) say who looks for the child, namely—"),
        paragraph("(i) the carer;"),
        paragraph("(ii) the police;"),
        paragraph("(b) be kept at hand."),
    )
    assert told(edition)[1:] == [
        "list item 1 (a): say who looks for the child, namely— < The plan must:",
        "list item 2 (i): the carer; < say who looks for the child, namely—",
        "list item 2 (ii): the police; < say who looks for the child, namely—",
        "list item 1 (b): be kept at hand. < The plan must:",
    ]


def test_i_is_a_letter_after_h_and_a_roman_number_otherwise():
    letters = [paragraph(f"({letter}) step {letter};") for letter in "abcdefghij"]
    edition = put_together(paragraph("The steps are:"), *letters)
    assert {passage.level for passage in edition.passages[1:]} == {1}


def test_words_that_end_a_sentence_are_no_stem():
    edition = put_together(paragraph("Tell the police."), item("by telephone"), item("in writing"))
    assert [passage.stem for passage in edition.passages] == [None, None, None]


def test_a_footnote_that_a_page_break_puts_into_a_list_does_not_break_it():
    edition = put_together(
        paragraph("1.1 The carer must:", "1", page=1),
        note("1 See section 25.", page=1),
        item("ring the police;"),
    )
    assert told(edition) == [
        "paragraph 1.1: The carer must: [See section 25.]",
        "list item 1 1.1 •: ring the police; < The carer must:",
        "footnote 1.1 1: See section 25.",
    ]


def test_footnotes_that_begin_anew_on_each_page_belong_to_the_words_of_their_page():
    edition = put_together(
        paragraph("First.", "1", page=1),
        note("On page one.", "1", page=1),
        paragraph("Second.", "1", page=2),
        note("On page two.", "1", page=2),
    )
    assert told(edition)[:2] == ["paragraph: First. [On page one.]", "paragraph: Second. [On page two.]"]


def test_numbers_that_run_on_over_headings_number_paragraphs_and_others_are_steps():
    running = put_together(
        heading("Duties"),
        item("Tell the police.", marker="1."),
        item("Tell the parents.", marker="2."),
        heading("Records"),
        item("Write it down.", marker="3."),
    )
    assert [passage.paragraph for passage in running.passages] == [None, "1", "2", None, "3"]
    steps = put_together(
        heading("At home"), item("Look.", marker="1."), heading("Outside"), item("Look again.", marker="1.")
    )
    assert [passage.paragraph for passage in steps.passages] == [None, None, None, None]


def test_a_contents_page_is_left_out_with_or_without_its_title():
    chapters = ("1 Duties", "2 Records", "Annex A: Forms")
    titled = [
        heading("Contents"),
        paragraph("1 Duties ....... 3"),
        paragraph("2 Records ....... 5"),
        paragraph("Annex A: Forms 9"),
    ]
    untitled = [item("1 Duties"), item("2 Records"), item("Annex A: Forms")]
    for entries in (titled, untitled):
        edition = put_together(
            *entries, *(piece for title in chapters for piece in (heading(title), paragraph("Words.")))
        )
        assert [passage.text for passage in edition.passages] == [
            "Duties",
            "Words.",
            "Records",
            "Words.",
            "Forms",
            "Words.",
        ]


def test_sections_form_a_tree_with_printed_numbers():
    edition = put_together(
        heading("Chapter 4: Return", 1),
        heading("4.2 The interview", 3),
        heading("Annex B Forms", 1),
        title="A guide",
    )
    assert [
        (section.number, section.title, section.level, section.parent) for section in edition.sections
    ] == [
        ("Chapter 4", "Return", 1, None),
        ("4.2", "The interview", 2, 0),
        ("Annex B", "Forms", 1, None),
    ]
    assert edition.section_titles(edition.passages[1]) == ("Chapter 4 Return", "4.2 The interview")


def test_the_title_of_the_document_opens_no_section():
    edition = put_together(heading("Missing children", 1), heading("Duties", 2), heading("Records", 2))
    assert edition.title == "Missing children"
    assert [section.title for section in edition.sections] == ["Duties", "Records"]


def test_the_text_holds_every_passage_where_it_says():
    edition = put_together(
        heading("Dyletswyddau"), paragraph("Rhaid i’r  gofalwr\u00a0ffonio’r hedd\u00adlu yn y fan.")
    )
    assert edition.text == "Dyletswyddau\nRhaid i’r gofalwr ffonio’r heddlu yn y fan."
    assert all(edition.text[each.start : each.end] == each.text for each in edition.passages)
    assert edition.language is Language.WELSH


def test_lists_that_lost_their_bullets_are_lists_still():
    edition = put_together(
        paragraph("The framework applies to:"),
        paragraph("children’s homes"),
        paragraph("fostering agencies"),
        paragraph("It is new."),
    )
    assert [passage.kind.value for passage in edition.passages] == [
        "paragraph",
        "list item",
        "list item",
        "paragraph",
    ]


def test_a_wide_mark_that_is_set_further_out_stays_in_its_series():
    edition = put_together(
        paragraph("The plan must:"),
        item("say how staff—", 1, "(a)"),
        item("listen;", 2, "(vii)"),
        item("write;", 1, "(viii)"),
        item("call back;", 3, "(ix)"),
        item("be kept.", 1, "(b)"),
    )
    assert [passage.level for passage in edition.passages[1:]] == [1, 2, 2, 2, 1]
