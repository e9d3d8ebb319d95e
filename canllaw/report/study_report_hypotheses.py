"""Each hypothesis in short: what became of it, what speaks against that, what people said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from canllaw.basics.language import Language, Message, message, say
from canllaw.evidence.interviews.interviews import Stance
from canllaw.report.data_tables import Quote
from canllaw.report.page_frame import StudyPage
from canllaw.report.study_report import Block, Heading, Pairs, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_places import make_claim, to_method, to_theory
from canllaw.report.study_report_verdicts import tell_counter, tell_result
from canllaw.report.theory_quotes import (
    SIDES,
    Quoting,
    find_most_telling,
    make_quote,
    make_quoting,
    name_source,
)
from canllaw.theory.hypotheses.hypotheses import Area
from canllaw.theory.said_strand_sources import find_said
from canllaw.theory.verdicts import HypothesisVerdict
from canllaw.theory.verdicts_words import VERDICT_WORDS

AREA_NAMES: dict[Area, Message] = {
    Area.POLICY: message("The policy: what it asks and how it came about"),
    Area.PLAN: message("The plan: how it is brought to people"),
    Area.ORGANISATION: message("The organisation: where people work"),
}


# About six lines on paper.
FEW_LETTERS = 600


def anchor_of(verdict: HypothesisVerdict) -> str:
    return f"hypothesis-{verdict.hypothesis.key}"


def make_hypotheses(material: ReportMaterial) -> Iterator[ReportSection]:
    """The hypotheses by area: what became of each, why, and what speaks most against that."""
    if material.theory is None or not material.theory.verdicts:
        return
    blocks: list[Block] = []
    quoting = make_quoting(material.theory.quotable, f"{StudyPage.EVIDENCE}#interviews")
    for area in Area:
        heading = [Heading(text=say(AREA_NAMES[area], material.language), id=f"area-{area}")]
        for each in material.theory.verdicts:
            if each.hypothesis.area is area:
                own = [*heading, *tell_hypothesis(each, material.language)]
                own += quote_most_telling(each.hypothesis.key, quoting, material.language)
                blocks += on_its_page(own) if blocks else own
                heading = []
    several = material.theory.several
    link = to_method(material.language)
    blocks.append(Paragraphs(claims=(make_claim(several.sentence, material.language, link),)))
    title = say(message("Each hypothesis"), material.language)
    yield ReportSection(id="hypotheses", title=title, blocks=tuple(blocks), new_page=True)


def on_its_page(blocks: Sequence[Block]) -> list[Block]:
    """On paper a hypothesis begins a page, with its area where that begins; one of a few lines does not."""
    first, *others = blocks
    assert isinstance(first, Heading), "a hypothesis begins with its heading"
    return [replace(first, new_page=sum(map(count_letters, others)) > FEW_LETTERS), *others]


def count_letters(block: Block) -> int:
    """How long the words of a block are."""
    match block:
        case Paragraphs():
            return sum(len(claim.text) for claim in block.claims)
        case Pairs():
            return sum(len(name) + len(value) for name, value in block.items)
        case Quote():
            return len(block.text)
        case _:
            return 0


def tell_hypothesis(verdict: HypothesisVerdict, language: Language) -> Iterator[Block]:
    hypothesis = verdict.hypothesis
    title = f"{hypothesis.key}: {hypothesis.statement(language)}"
    yield Heading(text=title, id=anchor_of(verdict), level=4)
    words = message(
        "{verdict}. {result}", verdict=VERDICT_WORDS[verdict.verdict], result=tell_result(verdict)
    )
    yield Paragraphs(claims=(make_claim(words, language, to_theory(hypothesis.key, language)),))
    yield Pairs(items=tuple(tell_pairs(verdict, language)))


def tell_pairs(verdict: HypothesisVerdict, language: Language) -> Iterator[tuple[str, str]]:
    """Why it came out so, the strongest counter-evidence, and how other explanations fared."""
    yield say(message("Why"), language), say(verdict.why, language)
    if verdict.counter is not None:
        words = say(tell_counter(verdict.counter), language)
        yield say(message("What speaks most against this"), language), words[0].upper() + words[1:]
    if verdict.rivals:
        told = " ".join(say(each.result.sentence, language) for each in verdict.rivals)
        yield say(message("Other explanations"), language), told


def quote_most_telling(key: str, quoting: Quoting, language: Language) -> Iterator[Quote]:
    """The passage that speaks most clearly for it, and the one that does so against it.

    Where in the interview they stand and who judged them is told on the pages that the quotes lead to.
    """
    interviews = quoting.quotable.interviews
    if interviews is None or quoting.book is None:
        return
    said = find_said(key, interviews)
    for stance in (Stance.FOR, Stance.AGAINST):
        shown = find_most_telling(said, stance, quoting, language)
        if shown is not None:
            quote = make_quote(shown, key, stance, quoting, language)
            source = say(name_source(shown, quoting, language), language)
            yield replace(quote, source=f"{say(SIDES[stance], language)} · {source}")
