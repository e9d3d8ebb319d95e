"""How a study found out what its report tells: in plain words first, then function by function."""

from collections.abc import Iterator

from canllaw import __version__
from canllaw.basics.language import Message, message, say
from canllaw.report.study_report import Block, Claim, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_methods_evidence import (
    tell_interviews,
    tell_observations,
    tell_protection,
    tell_scores,
    tell_waves,
)
from canllaw.report.study_report_methods_table import make_function_table
from canllaw.report.study_report_methods_theory import make_rule, tell_tests
from canllaw.report.study_report_stands import Stand, make_claim, make_part

READ, ASKED, SEEN = "methods-read", "methods-asked", "methods-seen"
SCORED, HIDDEN, TESTED = "methods-scored", "methods-hidden", "methods-tested"


def make_methods(material: ReportMaterial) -> ReportSection:
    return ReportSection(
        id="methods", title=say(Stand.METHODS.title, material.language), blocks=tuple(make_blocks(material))
    )


def make_blocks(material: ReportMaterial) -> Iterator[Block]:
    language = material.language
    yield Paragraphs(claims=(make_claim(say_made(material), (), language),))
    parts = (
        (message("What was read"), READ, tuple(tell_reading(material))),
        (message("Who was asked"), ASKED, tuple(tell_waves(material))),
        (message("What was said and seen"), SEEN, (*tell_interviews(material), *tell_observations(material))),
        (message("How answers became scores"), SCORED, tuple(tell_scores(material))),
        (message("How people are protected"), HIDDEN, tuple(tell_protection(material))),
        (message("How hypotheses were tested"), TESTED, tuple(tell_tests(material))),
    )
    for title, anchor, claims in parts:
        yield from make_part(title, anchor, claims, language)
    yield from make_rule(material)
    yield from make_function_table(material)


def say_made(material: ReportMaterial) -> Message:
    return message(
        "Everything here was worked out from the files of the study by Canllaw, version {version}. Where "
        "something is drawn by chance, it is drawn from the seed {seed}: the same files, the same version "
        "and the same seed give the same report.",
        version=__version__,
        seed=material.seed,
    )


def tell_reading(material: ReportMaterial) -> Iterator[Claim]:
    """The editions that were read, and how what they ask was found."""
    language = material.language
    if material.guidance is None:
        yield make_claim(message("The study holds no guidance that was read."), (), language)
        return
    analysis = material.guidance.analysis
    yield make_claim(
        message(
            "The guidance that was read: {title} ({file}).",
            title=analysis.edition.title,
            file=analysis.edition.source.name,
        ),
        (Stand.GUIDANCE_TEXT,),
        language,
    )
    earlier = analysis.earlier or (material.guidance.twin.earlier if material.guidance.twin else None)
    if earlier is not None:
        yield make_claim(
            message(
                "It was compared, expectation by expectation, with the previous edition ({file}).",
                file=earlier.edition.source.name,
            ),
            (Stand.GUIDANCE_CHANGES if analysis.earlier else Stand.GUIDANCE,),
            language,
        )
    yield make_claim(
        message(
            "An expectation is one thing that the text asks of somebody. Canllaw finds it by the words that "
            "carry its force, such as must, should and may, says whom it is asked of, and judges how "
            "concrete it is: whether a reader could tell next Monday that it was done."
        ),
        (Stand.GUIDANCE_METHOD,),
        language,
    )
    if analysis.corrections:
        yield make_claim(
            message(
                "A person looked through what was found and put it right. Corrections: {count}.",
                count=analysis.corrections,
            ),
            (Stand.GUIDANCE_METHOD,),
            language,
        )
