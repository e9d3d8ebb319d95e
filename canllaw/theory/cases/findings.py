"""Findings of the comparison of authorities: each number with its method, settings and places."""

from collections.abc import Iterator
from dataclasses import replace

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message
from canllaw.basics.sources import Place
from canllaw.theory.cases.chance import MOST_CHANCE, SHUFFLES
from canllaw.theory.cases.claim import LEAST_CONSISTENCY, LEAST_COVERAGE, score_terms_with
from canllaw.theory.cases.coincidence import COVERAGE
from canllaw.theory.cases.reading import FEWEST_INSIDE
from canllaw.theory.cases.records import CasesAnalysis, title_of
from canllaw.theory.cases.robustness import LEAST_STANDING
from canllaw.theory.cases.solutions import LEAST_PRI, NECESSITY, make_thresholds
from canllaw.theory.cases.values import say_left_out
from canllaw.theory.configuring.fit import reaches
from canllaw.theory.configuring.necessity import Necessity
from canllaw.theory.configuring.robustness import Variations, find_robustness
from canllaw.theory.configuring.telling import make_explanation_findings, make_robustness_finding
from canllaw.theory.configuring.truth_tables import HALF
from canllaw.theory.hypotheses.hypotheses import Condition
from canllaw.theory.strands import Leaning

VERDICTS = {
    Leaning.FOR: Verdict.SUPPORTED,
    Leaning.AGAINST: Verdict.CONTRADICTED,
    Leaning.BOTH: Verdict.MIXED,
    Leaning.SILENT: Verdict.NOT_ENOUGH,
}


def make_findings(analysis: CasesAnalysis, leaning: Leaning, sentence: Message) -> tuple[Finding, ...]:
    """The conclusion first, then what it rests on, step by step; alone where figures of cases are hidden."""
    if analysis.is_held_back:
        return (replace(make_conclusion(analysis, leaning, sentence), quantities=(), places=()),)
    return (
        make_conclusion(analysis, leaning, sentence),
        *make_case_findings(analysis),
        *make_necessity_findings(analysis),
        *make_solution_findings(analysis),
        make_standing(analysis),
        make_second(analysis),
    )


def make_why_not(about: str, reason: Message) -> Finding:
    return Finding(
        about=about, verdict=Verdict.NOT_ENOUGH, sentence=reason, method=make_method("test_by_cases")
    )


def make_method(function: str, settings: tuple[tuple[str, str], ...] = (), seed: int | None = None) -> Method:
    return Method(
        function=f"canllaw.theory.cases.strand.{function}", version=__version__, settings=settings, seed=seed
    )


def make_conclusion(analysis: CasesAnalysis, leaning: Leaning, sentence: Message) -> Finding:
    return Finding(
        about=analysis.about,
        verdict=VERDICTS[leaning],
        sentence=sentence,
        method=make_method("test_by_cases", tuple(find_settings(analysis)), analysis.seed),
        quantities=tuple(find_quantities(analysis)),
        places=find_places(analysis),
    )


def find_settings(analysis: CasesAnalysis) -> Iterator[tuple[str, str]]:
    """The anchors of every set, and every threshold of the rule."""
    for each in analysis.cases.sets:
        anchors = [("none", each.none), ("half", each.half), ("full", each.full)]
        yield f"anchors of {each.key}", ", ".join(f"{name} {at:g}" for name, at in anchors if at is not None)
    yield "consistency of a configuration", f"{analysis.cases.asked.consistency:g}"
    yield "frequency of a configuration", str(analysis.cases.asked.frequency)
    yield "least PRI of a configuration", f"{LEAST_PRI:g}"
    yield "least consistency of the claimed terms", f"{LEAST_CONSISTENCY:g}"
    yield "least coverage of the claimed terms", f"{LEAST_COVERAGE:g}"
    yield "fewest cases with the circumstances", str(FEWEST_INSIDE)
    yield "least share of variants", f"{LEAST_STANDING:g}"
    yield "most chance", f"{MOST_CHANCE:g}"
    yield "shuffles", str(SHUFFLES)


def find_quantities(analysis: CasesAnalysis) -> Iterator[Quantity]:
    found, count = analysis.reading.cases, len(analysis.cases.names)
    yield Quantity(name="authorities with the circumstances", value=len(found.inside), n=count)
    yield Quantity(name="of these as expected", value=len(found.having), n=len(found.inside))
    yield Quantity(name="other authorities as expected", value=len(found.others_having), n=len(found.others))
    if analysis.claim.together is not None:
        alone = len(found.alone_having)
        yield Quantity(name="authorities with the context alone as expected", value=alone, n=len(found.alone))
    side = analysis.sides.claimed
    fits = [score_terms_with(model, analysis.claim.term, side.cases) for model in side.models]
    own = [fit for fit in fits if fit is not None]
    yield Quantity(name="models with the claimed term", value=len(own), n=len(fits))
    if own:
        yield Quantity(name="least consistency", value=min(fit.consistency or 0.0 for fit in own))
        yield Quantity(name="least coverage", value=min(fit.coverage or 0.0 for fit in own))
    yield Quantity(name="share of variants", value=analysis.standing, n=len(analysis.variants))
    if analysis.chance is not None:
        yield Quantity(name="share of shuffles", value=analysis.chance, n=SHUFFLES)


def find_places(analysis: CasesAnalysis) -> tuple[Place, ...]:
    """Where values were read, of those authorities that may be named."""
    cases = zip(analysis.cases.names, analysis.cases.places, strict=True)
    return tuple(dict.fromkeys(place for name, own in cases if name in analysis.cases.named for place in own))


def make_case_findings(analysis: CasesAnalysis) -> Iterator[Finding]:
    """How many cases there are, who is none and why, and where cases contradict one another."""
    cases, method = analysis.cases, make_method("test_by_cases")
    about = f"{analysis.about}:cases"
    compared = message(
        "Authorities compared: {count}. An authority counts as having “{outcome}” from this value "
        "on: {half}.",
        count=len(cases.names),
        outcome=title_of(cases.asked.outcome),
        half=f"{cases.asked.outcome.half:g}",
    )
    yield Finding(about=about, verdict=Verdict.FOUND, sentence=compared, method=method)
    for note in say_left_out(cases.few, cases.missing, analysis.small_number):
        yield Finding(about=f"{about}:left out", verdict=Verdict.FOUND, sentence=note, method=method)
    mixed = sum(len(each.cases) for each in analysis.sides.claimed.mixed)
    if mixed:
        sentence = message(
            "Authorities in the same circumstances that differ in the outcome, so that other reasons must "
            "be at work: {count}.",
            count=mixed,
        )
        yield Finding(
            about=f"{about}:contradictions", verdict=Verdict.ALARM, sentence=sentence, method=method
        )


def make_necessity_findings(analysis: CasesAnalysis) -> Iterator[Finding]:
    """Whether what the hypothesis names is never missing where the claimed outcome is found."""
    conditions = [each for each in (analysis.claim.context, analysis.claim.together) if each is not None]
    for condition in conditions:
        found = next(each for each in analysis.sides.claimed.necessity if each.name == condition.key)
        figures = (
            ("consistency", found.fit.consistency),
            ("relevance", found.fit.relevance),
            ("coverage", found.fit.coverage),
        )
        yield Finding(
            about=f"{analysis.about}:necessity:{condition.key}",
            verdict=Verdict.FOUND,
            sentence=say_necessity(analysis, condition, found),
            method=make_method(
                "test_by_cases",
                (("consistency", f"{NECESSITY.consistency:g}"), ("relevance", f"{NECESSITY.relevance:g}")),
            ),
            quantities=tuple(
                Quantity(name=name, value=value) for name, value in figures if value is not None
            ),
        )


def say_necessity(analysis: CasesAnalysis, condition: Condition, found: Necessity) -> Message:
    """Authorities without the condition are spoken of only where there are any with the claimed outcome."""
    names = {"condition": title_of(condition), "outcome": title_of(analysis.claim.outcome)}
    if reaches(found.fit.consistency, NECESSITY.consistency):
        if reaches(found.fit.relevance, NECESSITY.relevance):
            return message("“{condition}” is hardly ever missing where “{outcome}” is as expected.", **names)
        return message(
            "“{condition}” is hardly ever missing where “{outcome}” is as expected, but it is seldom missing "
            "elsewhere either, so that this says little.",
            **names,
        )
    cases = analysis.sides.claimed.cases
    at = [each.name for each in cases.conditions].index(condition.key)
    if ((cases.values[:, at] <= HALF) & (cases.memberships > HALF)).any():
        return message("“{outcome}” is as expected in some authorities without “{condition}” too.", **names)
    return message("The authorities do not show that “{outcome}” needs “{condition}”.", **names)


def make_solution_findings(analysis: CasesAnalysis) -> Iterator[Finding]:
    """Every solution of the outcome and of its absence, and how firm the shortest one is."""
    thresholds = make_thresholds(analysis.cases.asked)
    for side in (analysis.sides.claimed, analysis.sides.opposite):
        for finding in make_explanation_findings(side.explanation, thresholds):
            yield replace(finding, about=f"{analysis.about}:solution:{finding.about}")
    raw = replace(analysis.cases.raw, present=analysis.claim.present)
    firm = make_robustness_finding(find_robustness(raw, thresholds, Variations()), thresholds)
    yield replace(firm, about=f"{analysis.about}:robustness:{firm.about}")
    if analysis.sides.clashing:
        sentence = message(
            "Combinations that no authority has and that are taken both to bring the outcome and to "
            "prevent it: {count}. Do not rely on the shortest explanations of both.",
            count=analysis.sides.clashing,
        )
        about = f"{analysis.about}:assumptions"
        yield Finding(
            about=about, verdict=Verdict.ALARM, sentence=sentence, method=make_method("test_by_cases")
        )


def make_standing(analysis: CasesAnalysis) -> Finding:
    same = sum(each.reading.leaning is analysis.reading.leaning for each in analysis.variants)
    return Finding(
        about=f"{analysis.about}:standing",
        verdict=Verdict.FOUND if analysis.standing >= LEAST_STANDING else Verdict.ALARM,
        sentence=message(
            "The comparison was made again with one line drawn differently at a time. Times: {tried}. "
            "Times it said the same of the hypothesis: {same}.",
            tried=len(analysis.variants),
            same=same,
        ),
        method=make_method("test_by_cases", (("least share of variants", f"{LEAST_STANDING:g}"),)),
        quantities=(Quantity(name="share of variants", value=analysis.standing, n=len(analysis.variants)),),
    )


def make_second(analysis: CasesAnalysis) -> Finding:
    names = tuple(each.name for each in analysis.second.solutions)
    sentence = (
        message(
            "A second method, coincidence analysis, finds: {solutions}. "
            "Capitals: present. Small letters: absent.",
            solutions=names,
        )
        if names
        else message("A second method, coincidence analysis, finds no explanation that is good enough.")
    )
    settings = (("consistency", f"{analysis.cases.asked.consistency:g}"), ("coverage", f"{COVERAGE:g}"))
    return Finding(
        about=f"{analysis.about}:coincidence",
        verdict=Verdict.FOUND if names else Verdict.NOT_ENOUGH,
        sentence=sentence,
        method=Method(
            function="canllaw.theory.configuring.coincidences.find_coincidences",
            version=__version__,
            settings=settings,
        ),
        quantities=tuple(
            Quantity(name=f"{name} of {each.name}", value=value)
            for each in analysis.second.solutions
            for name, value in (("consistency", each.consistency), ("coverage", each.coverage))
        ),
    )
