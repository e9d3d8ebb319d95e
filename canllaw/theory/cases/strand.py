"""A hypothesis held against whole authorities: which circumstances go together where the outcome is found."""

from canllaw.basics.language import Bilingual, Message, message
from canllaw.evidence.results import EvidenceResult
from canllaw.theory.cases.calibration import AuthorityCases, find_authority_cases
from canllaw.theory.cases.chance import MOST_CHANCE, estimate_chance
from canllaw.theory.cases.claim import Claim, find_claim
from canllaw.theory.cases.coincidence import find_second_view
from canllaw.theory.cases.findings import make_findings, make_why_not
from canllaw.theory.cases.reading import read_sides
from canllaw.theory.cases.records import CasesAnalysis, CasesResult
from canllaw.theory.cases.rivals import find_rival_results
from canllaw.theory.cases.robustness import LEAST_STANDING, find_standing, find_variants
from canllaw.theory.cases.solutions import analyse_sides, make_thresholds
from canllaw.theory.cases.tables import CasesTable, cases_tables
from canllaw.theory.cases.values import say_left_out
from canllaw.theory.cases.words import find_counters, say_result
from canllaw.theory.configuring.cases import Cases as Calibrated
from canllaw.theory.configuring.enough_cases import why_not_explain
from canllaw.theory.configuring.raw_cases import calibrate_cases
from canllaw.theory.configuring.truth_tables import HALF
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Hypothesis, StrandName
from canllaw.theory.strands import Leaning

__all__ = ["CasesResult", "CasesTable", "cases_tables", "test_by_cases"]

# Fewer cases than this with the outcome, or without it, leave nothing to explain. A convention of our own.
FEWEST_OF_EACH = 3
OPPOSITES = {Leaning.FOR: Leaning.AGAINST, Leaning.AGAINST: Leaning.FOR}


def test_by_cases(hypothesis: Hypothesis, evidence: EvidenceResult) -> CasesResult:
    """What a qualitative comparative analysis over authorities says of a hypothesis.

    It leans FOR where every tied model of the conservative, parsimonious and intermediate solutions has terms
    with the hypothesis' context (and `together`), consistent and covering enough, where that stands when
    anchors and thresholds are moved, and where shuffled conditions rarely do as well; AGAINST where no term
    of them has it, though there are cases of it, mostly without the outcome. docs/cases-strand.md tells all.
    """
    found = analyse_cases(hypothesis, evidence)
    if isinstance(found, NotEnough):
        return CasesResult(
            hypothesis=hypothesis.key,
            strand=StrandName.CASES,
            leaning=Leaning.SILENT,
            sentence=found.reason,
            findings=(make_why_not(f"cases:{hypothesis.key}", found.reason),),
        )
    leaning = decide(found)
    sentence = say_result(found, leaning)
    return CasesResult(
        hypothesis=hypothesis.key,
        strand=StrandName.CASES,
        leaning=leaning,
        sentence=sentence,
        findings=make_findings(found, leaning, sentence),
        against=find_counters(found, leaning),
        rivals=find_rival_results(found),
        analysis=found,
    )


# pytest takes every function called test_... for a test, wherever it is imported.
test_by_cases.__test__ = False  # type: ignore[attr-defined]


def analyse_cases(hypothesis: Hypothesis, evidence: EvidenceResult) -> CasesAnalysis | NotEnough:
    if hypothesis.cases is None:
        return NotEnough(
            reason=message("The hypothesis names no conditions by which to compare authorities.")
        )
    claim = find_claim(hypothesis, hypothesis.cases)
    if isinstance(claim, NotEnough):
        return claim
    cases = find_authority_cases(hypothesis.cases, evidence)
    if isinstance(cases, NotEnough):
        return cases
    reason = why_not_compare(cases, evidence.request.small_number)
    return NotEnough(reason=reason) if reason else make_analysis(hypothesis, cases, claim, evidence)


def why_not_compare(cases: AuthorityCases, small_number: int) -> Message | None:
    """Why these authorities are too few or too alike for a comparison, and how many were left out."""
    reason = (
        find_reason(calibrate_cases(cases.raw)) if cases.names else message("No authority has all figures.")
    )
    if reason is None:
        return None
    if not cases.named >= set(cases.names):
        # How many are alike, and in what, would tell of those whose figures are hidden.
        reason = message("The authorities are too few, or too alike, to compare them.")
    for note in say_left_out(cases.few, cases.missing, small_number):
        reason = message("{reason} {note}", reason=reason, note=note)
    return reason


def find_reason(cases: Calibrated) -> Message | None:
    reasons = why_not_explain(cases)
    if reasons:
        return reasons[0]
    having = int((cases.memberships > HALF).sum())
    without = len(cases.names) - having
    if min(having, without) < FEWEST_OF_EACH:
        return message(
            "The authorities are too alike in the outcome to compare them. With it: {having}. Without it: "
            "{without}. Needed of each: {fewest}.",
            having=having,
            without=without,
            fewest=FEWEST_OF_EACH,
        )
    return None


def make_analysis(
    hypothesis: Hypothesis, cases: AuthorityCases, claim: Claim, evidence: EvidenceResult
) -> CasesAnalysis:
    calibrated, thresholds = calibrate_cases(cases.raw), make_thresholds(cases.asked)
    sides = analyse_sides(calibrated, claim, thresholds)
    reading, variants, seed = read_sides(sides, claim), find_variants(cases, claim), evidence.request.seed
    is_for = reading.leaning is Leaning.FOR
    return CasesAnalysis(
        hypothesis=hypothesis,
        cases=cases,
        claim=claim,
        sides=sides,
        reading=reading,
        variants=variants,
        standing=find_standing(variants, reading.leaning),
        chance=estimate_chance(sides.claimed.cases, claim, thresholds, seed) if is_for else None,
        second=find_second_view(calibrated, claim, thresholds.consistency),
        titles=find_titles(cases.names, evidence),
        small_number=evidence.request.small_number,
        seed=seed,
    )


def find_titles(codes: tuple[str, ...], evidence: EvidenceResult) -> tuple[Bilingual, ...]:
    known = {each.code: each.name for each in evidence.material.workforce.authorities}
    return tuple(known.get(code, Bilingual(code, code)) for code in codes)


def decide(analysis: CasesAnalysis) -> Leaning:
    """The reading, where it stands. Where it does not: BOTH if a variant says the opposite, else SILENT."""
    leaning = analysis.reading.leaning
    if leaning not in OPPOSITES:
        return leaning
    if not analysis.sides.claimed.is_complete:
        return Leaning.SILENT
    if analysis.standing < LEAST_STANDING:
        turned = any(each.reading.leaning is OPPOSITES[leaning] for each in analysis.variants)
        return Leaning.BOTH if turned else Leaning.SILENT
    is_luck = analysis.chance is not None and analysis.chance > MOST_CHANCE
    return Leaning.SILENT if is_luck else leaning
