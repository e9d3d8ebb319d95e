"""How the hypotheses of a study were tested, in plain words: each kind of evidence, then the verdict."""

from collections.abc import Iterator

from canllaw.basics.language import message, say
from canllaw.report.study_report import Block, Claim, Heading, Paragraphs, ReportMaterial
from canllaw.report.study_report_stands import Stand, make_claim
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.strands import Leaning
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts_words import RULE

HOW = {
    StrandName.SURVEY: message(
        "Survey: how much more likely the outcome is where the circumstance holds, in people of 100. The "
        "model knows that people of one team and one authority are alike, and gives an interval of 95 % "
        "that allows for it. Other circumstances that a hypothesis names are kept alike."
    ),
    StrandName.CASES: message(
        "Comparison of authorities: which circumstances, alone or together, are always or mostly there "
        "where the outcome is (qualitative comparative analysis), and whether that stays so when the limits "
        "of high and low are moved."
    ),
    StrandName.INTERVIEWS: message(
        "Interviews: how many interviews speak for a hypothesis and how many against it. Whoever says a "
        "thing five times counts once."
    ),
    StrandName.OBSERVATIONS: message(
        "Observations: on how many of the occasions a practice was seen, where the circumstance holds and "
        "where it does not."
    ),
    StrandName.RECORDS: message(
        "Records: whether authorities with more of the circumstance have more of the outcome, where both "
        "are figures of the authority."
    ),
}


def tell_tests(material: ReportMaterial) -> Iterator[Claim]:
    theory = material.theory
    if theory is None:
        return
    language = material.language
    yield make_claim(
        message(
            "Hypotheses: {count}. Each was written down with its test: a circumstance, what it is thought "
            "to set going in people where that was named, an outcome, and the smallest difference that "
            "would matter. Each was then held against every kind of evidence.",
            count=len(theory.verdicts),
        ),
        (Stand.HYPOTHESES,),
        language,
    )
    for strand in find_used(theory):
        yield make_claim(HOW[strand], (Stand.DISPLAY,), language)
    yield make_claim(
        message("The verdict follows a declared rule, which stands below."), (Stand.HYPOTHESES,), language
    )
    if theory.confidences:
        yield make_claim(
            message(
                "How far interviews can be relied on was judged by four questions (GRADE-CERQual, Lewin and "
                "others 2018): how they were coded, whether they agree, whether there are enough of them, "
                "and whether they come from different places and roles."
            ),
            (Stand.HYPOTHESES,),
            language,
        )
    if theory.several.quantities:
        yield make_claim(
            message(
                "With many hypotheses, one may look true by luck. What is left when that is taken into "
                "account was worked out by Holm's method (1979)."
            ),
            (Stand.THEORY_METHOD,),
            language,
        )


def find_used(theory: TheoryResult) -> Iterator[StrandName]:
    """The kinds of evidence that said something of a hypothesis, or were to test one."""
    for strand in StrandName:
        if any(
            strand in each.hypothesis.tested_by
            or any(own.strand is strand and own.leaning is not Leaning.SILENT for own in each.strands)
            for each in theory.verdicts
        ):
            yield strand


def make_rule(material: ReportMaterial) -> Iterator[Block]:
    """The declared rule of verdicts: the first part that fits decides."""
    if material.theory is None:
        return
    language = material.language
    yield Heading(text=say(message("The rule of verdicts"), language), id="methods-rule", level=4)
    yield Paragraphs(
        claims=(make_claim(message("The first of these that fits decides:"), (), language),),
    )
    yield Paragraphs(claims=tuple(make_claim(words, (), language) for _, words in RULE), listed=True)
