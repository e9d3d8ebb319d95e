"""What people said for a hypothesis, against it and on conditions: their words, and not who they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.interviews.interviews import Excerpt, Stance
from canllaw.report.data_tables import Opened, Quote
from canllaw.report.evidence_interview_hypotheses import find_anchor, say_judges
from canllaw.report.evidence_interview_quotes import QuoteBook, by_place, make_quote_book
from canllaw.theory.quotable import Quotable
from canllaw.theory.said_strand_sources import Said, find_said, find_strongest_of

SIDES: dict[Stance, Message] = {
    Stance.FOR: message("For it"),
    Stance.AGAINST: message("Against it"),
    Stance.QUALIFIES: message("On conditions"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSide:
    """The passage that speaks most clearly on one side, and what opens to all the others."""

    title: str
    strongest: Quote
    others: Opened | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """What it takes to quote. `href` leads to where the interviews are told; empty without such a page."""

    quotable: Quotable
    book: QuoteBook | None
    href: str = ""


def make_quoting(quotable: Quotable, href: str = "") -> Quoting:
    interviews = quotable.interviews
    book = make_quote_book(interviews, quotable.names, quotable.mask) if interviews else None
    return Quoting(quotable=quotable, book=book, href=href)


def make_sides(hypothesis: str, quoting: Quoting, language: Language) -> Iterator[QuoteSide]:
    """The sides on which anything was said."""
    interviews = quoting.quotable.interviews
    if interviews is None or quoting.book is None:
        return
    said = find_said(hypothesis, interviews)
    order = {each: at for at, each in enumerate(by_place(interviews))}
    for stance, title in SIDES.items():
        strongest = find_most_telling(said, stance, quoting, language)
        if strongest is None:
            continue
        others = sorted((each for each in said.of(stance) if each is not strongest), key=order.__getitem__)
        quotes = tuple(make_quote(each, hypothesis, stance, quoting, language) for each in others)
        yield QuoteSide(
            title=say(title, language),
            strongest=make_quote(strongest, hypothesis, stance, quoting, language),
            others=open_others(quotes, title, language),
        )


def find_most_telling(said: Said, stance: Stance, quoting: Quoting, language: Language) -> Excerpt | None:
    """The passage to show on one side; of equal ones, one in the language of whoever reads."""
    told = quoting.book.interviews if quoting.book is not None else {}
    own = {document for document, interview in told.items() if interview.language is language}
    return find_strongest_of(said, stance, own)


def open_others(quotes: Sequence[Quote], title: Message, language: Language) -> Opened | None:
    if not quotes:
        return None
    summary = message("{side}: further passages: {count}", side=title, count=say_number(len(quotes)))
    return Opened(summary=say(summary, language), quotes=tuple(quotes))


def make_quote(
    excerpt: Excerpt, hypothesis: str, stance: Stance, quoting: Quoting, language: Language
) -> Quote:
    """The words, the interview's number and where in it they stand, and who judged them so."""
    assert quoting.book is not None, "there are interviews"
    judges = [
        each.coder for each in excerpt.bearings if (each.hypothesis, each.stance) == (hypothesis, stance)
    ]
    own = quoting.book.quote(
        excerpt.document, excerpt.start, excerpt.end, tuple(say_judges(judges)), language
    )
    return Quote(text=own.text, language=own.language, source=own.source, href=find_href(hypothesis, quoting))


def name_source(excerpt: Excerpt, quoting: Quoting, language: Language) -> Message:
    """Which interview it was, and in which language where that is not the reader's."""
    assert quoting.book is not None, "there are interviews"
    name = quoting.book.name(excerpt.document)
    if quoting.book.interviews[excerpt.document].language is language:
        return message("Interview {name}", name=name)
    if language is Language.ENGLISH:
        return message("Interview {name}, in Welsh", name=name)
    return message("Interview {name}, in English", name=name)


def find_href(hypothesis: str, quoting: Quoting) -> str:
    """The row of the hypothesis among the interviews, where the words stand with all that was said of it."""
    page, anchor = quoting.href.partition("#")[0], find_anchor(hypothesis)
    return f"{page}#{anchor}" if page and anchor else quoting.href
