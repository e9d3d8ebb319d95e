"""The source text on the page: each expectation's words marked where they stand."""

from canllaw.basics.language import Language, message
from canllaw.basics.sources import Place, Source
from canllaw.guidance.documents import Edition, Passage, PassageKind
from canllaw.guidance.expectations import Expectation, Force, Polarity
from canllaw.report.source_text import make_source_text

SOURCE = Source(name="guidance.md", sha256="0" * 64)


def make_edition(*texts: str, kind: PassageKind = PassageKind.PARAGRAPH) -> Edition:
    passages, at = [], 0
    for text in texts:
        passages.append(Passage(kind=kind, text=text, start=at, end=at + len(text)))
        at += len(text) + 1
    return Edition(
        source=SOURCE,
        title="Guidance",
        language=Language.ENGLISH,
        format="markdown",
        text="\n".join(texts),
        sections=(),
        passages=tuple(passages),
    )


def make_expectation(edition: Edition, words: str, name: str) -> Expectation:
    start = edition.text.index(words)
    return Expectation(
        id=name,
        passage=0,
        place=Place(source=SOURCE, start=start, end=start + len(words)),
        section=(),
        text=words,
        start=start,
        end=start + len(words),
        force=Force.REQUIREMENT,
        force_words=None,
        polarity=Polarity.DO,
        reason=message("The word “must” asks it."),
    )


def segments(edition: Edition, *expectations: Expectation) -> list[list[tuple[str, str, bool]]]:
    return [
        [(segment.text, segment.expectation, segment.anchor) for segment in passage.segments]
        for passage in make_source_text(edition, expectations)
    ]


def test_a_passage_is_cut_where_an_expectation_begins_and_ends():
    edition = make_edition("It is late. Ring the police. They will help.")
    ring = make_expectation(edition, "Ring the police.", "a")
    assert segments(edition, ring) == [
        [("It is late. ", "", False), ("Ring the police.", "a", True), (" They will help.", "", False)]
    ]


def test_an_expectation_over_several_passages_is_marked_in_each_and_led_to_once():
    edition = make_edition("The record must hold:", "the time;", "the place.")
    whole = make_expectation(edition, edition.text, "a")
    assert segments(edition, whole) == [
        [("The record must hold:", "a", True)],
        [("the time;", "a", False)],
        [("the place.", "a", False)],
    ]


def test_of_two_that_overlap_every_word_is_shown_once():
    edition = make_edition("Tell the carer and write it down.")
    both = make_expectation(edition, "Tell the carer and write it down.", "a")
    second = make_expectation(edition, "and write it down.", "b")
    shown = segments(edition, both, second)
    assert "".join(text for text, _, _ in shown[0]) == "Tell the carer and write it down."
    assert [name for _, name, _ in shown[0]] == ["a"]


def test_the_number_of_a_paragraph_is_printed_once():
    first = Passage(kind=PassageKind.PARAGRAPH, text="One.", start=0, end=4, paragraph="3.1")
    more = Passage(kind=PassageKind.PARAGRAPH, text="Two.", start=5, end=9, paragraph="3.1")
    edition = make_edition("One.", "Two.")
    numbered = Edition(
        source=SOURCE,
        title="Guidance",
        language=Language.ENGLISH,
        format="markdown",
        text=edition.text,
        sections=(),
        passages=(first, more),
    )
    assert [passage.label for passage in make_source_text(numbered, ())] == ["3.1", ""]
