"""How other explanations fare with the same cases."""

from collections.abc import Iterator

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Bilingual, Message, message
from canllaw.theory.cases.claim import find_condition
from canllaw.theory.cases.records import CasesAnalysis
from canllaw.theory.configuring.solutions import Model
from canllaw.theory.configuring.terms import Literal
from canllaw.theory.hypotheses.hypotheses import Rival
from canllaw.theory.strands import RivalResult

Literals = frozenset[Literal]


def find_rival_results(analysis: CasesAnalysis) -> tuple[RivalResult, ...]:
    """The rivals whose measures are among the conditions; the cases say nothing of the others.

    A rival fails where no model has a term with its circumstances but without those of the hypothesis: it
    adds nothing of its own. It stands where every model has one.
    """
    return tuple(make_results(analysis))


def make_results(analysis: CasesAnalysis) -> Iterator[RivalResult]:
    for rival in analysis.hypothesis.rivals:
        literals = find_literals(rival, analysis)
        if literals is None:
            continue
        models = analysis.sides.claimed.models
        standing = sum(
            has_own_term(model, literals, frozenset(analysis.claim.term.literals)) for model in models
        )
        fails = None if not models or 0 < standing < len(models) else standing == 0
        sentence = say_rival(rival, fails)
        yield RivalResult(
            rival=rival.key,
            fails=fails,
            sentence=sentence,
            finding=make_finding(analysis, rival, sentence, (standing, len(models)), fails),
        )


def find_literals(rival: Rival, analysis: CasesAnalysis) -> Literals | None:
    measures = [rival.context] if rival.together is None else [rival.context, rival.together]
    conditions = [find_condition(each, analysis.cases.asked) for each in measures]
    keys = [each.key for each in conditions if each is not None]
    return frozenset(Literal(condition=key, value=1) for key in keys) if len(keys) == len(measures) else None


def has_own_term(model: Model, rival: Literals, claimed: Literals) -> bool:
    terms = [frozenset(each.term.literals) for each in model.terms]
    return any(rival <= term and not claimed <= term for term in terms)


def say_rival(rival: Rival, fails: bool | None) -> Message:
    words = Bilingual(rival.en, rival.cy)
    if fails is None:
        return message("Other explanation: “{rival}” Among the authorities, this is open.", rival=words)
    if fails:
        return message(
            "Other explanation: “{rival}” It fails among the authorities: it explains nothing that the "
            "hypothesis does not explain.",
            rival=words,
        )
    return message(
        "Other explanation: “{rival}” It stands among the authorities: every explanation needs it beside the "
        "hypothesis, or in its place.",
        rival=words,
    )


def make_finding(
    analysis: CasesAnalysis, rival: Rival, sentence: Message, models: tuple[int, int], fails: bool | None
) -> Finding:
    verdict = Verdict.NOT_ENOUGH if fails is None else Verdict.CONTRADICTED if fails else Verdict.SUPPORTED
    return Finding(
        about=f"{analysis.about}:rival:{rival.key}",
        verdict=verdict,
        sentence=sentence,
        method=Method(function="canllaw.theory.cases.rivals.find_rival_results", version=__version__),
        quantities=(Quantity(name="models with the rival alone", value=float(models[0]), n=models[1]),),
    )
