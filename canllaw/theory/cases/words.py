"""What the cases say, in words for people who never heard of configurations."""

from collections.abc import Iterator

from canllaw.basics.language import Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.theory.cases.chance import MOST_CHANCE
from canllaw.theory.cases.claim import Bearing, Claim
from canllaw.theory.cases.reading import FEWEST_INSIDE
from canllaw.theory.cases.records import CasesAnalysis, title_of
from canllaw.theory.cases.robustness import LEAST_STANDING
from canllaw.theory.strands import Counter, Leaning

HELD_BACK = message(
    "The numbers behind it are not shown: figures of some of the authorities are hidden, and could be worked "
    "out. They are in the folder evidence/private of the study."
)
# What is told of a share where it may not be told: whether it is the smaller half or the larger.
HALVES = (0.25, 0.75)


def say_result(analysis: CasesAnalysis, leaning: Leaning) -> Message:
    """The conclusion, and the numbers of authorities that it rests on, where these may be told."""
    if analysis.is_held_back:
        return message("{conclusion} {note}", conclusion=conclude(analysis, leaning), note=HELD_BACK)
    if analysis.claim.together is None:
        return message(
            "{conclusion} {counts}", conclusion=conclude(analysis, leaning), counts=say_counts(analysis)
        )
    return message(
        "{conclusion} {counts} {alone}",
        conclusion=conclude(analysis, leaning),
        counts=say_counts(analysis),
        alone=say_alone(analysis),
    )


def conclude(analysis: CasesAnalysis, leaning: Leaning) -> Message:
    circumstances, outcome = name_circumstances(analysis.claim), name_outcome(analysis.claim)
    if leaning is Leaning.FOR:
        return message("{circumstances} goes with {outcome}.", circumstances=circumstances, outcome=outcome)
    if leaning is Leaning.AGAINST:
        return message(
            "{circumstances} does not go with {outcome}: most authorities that have it are without the "
            "outcome, and no explanation of the outcome needs it.",
            circumstances=circumstances,
            outcome=outcome,
        )
    if leaning is Leaning.BOTH:
        return conclude_both(analysis, circumstances, outcome)
    return conclude_silent(analysis, circumstances, outcome)


def conclude_both(analysis: CasesAnalysis, circumstances: Message, outcome: Message) -> Message:
    if analysis.reading.leaning is not Leaning.BOTH:
        return message(
            "Whether {circumstances} goes with {outcome} depends on where the lines are drawn: drawn a "
            "little differently, the same authorities say the opposite.",
            circumstances=circumstances,
            outcome=outcome,
        )
    if analysis.reading.opposite is Bearing.ALL:
        return message(
            "{circumstances} goes with {outcome} in some authorities and with the opposite in others.",
            circumstances=circumstances,
            outcome=outcome,
        )
    return message(
        "Whether {circumstances} goes with {outcome} is open: some explanations that fit the same "
        "authorities need it, others do without it.",
        circumstances=circumstances,
        outcome=outcome,
    )


def conclude_silent(analysis: CasesAnalysis, circumstances: Message, outcome: Message) -> Message:
    """Why nothing is concluded."""
    names = {"circumstances": circumstances, "outcome": outcome}
    if len(analysis.reading.cases.inside) < FEWEST_INSIDE:
        return message(
            "Too few authorities have it to say whether {circumstances} goes with {outcome}. "
            "Needed: {fewest}.",
            fewest=FEWEST_INSIDE,
            **names,
        )
    if analysis.reading.leaning is Leaning.SILENT:
        return message("The authorities do not show whether {circumstances} goes with {outcome}.", **names)
    if not analysis.sides.claimed.is_complete:
        return message(
            "So many explanations fit equally well that it cannot be said whether {circumstances} goes with "
            "{outcome}.",
            **names,
        )
    if analysis.standing < LEAST_STANDING:
        return message(
            "Whether {circumstances} goes with {outcome} cannot be said: the answer does not stand where the "
            "lines are drawn a little differently.",
            **names,
        )
    assert analysis.chance is not None and analysis.chance > MOST_CHANCE, "there is a reason to say nothing"
    return message(
        "{circumstances} was found together with {outcome}, but chance alone would find as much too often. "
        "Times in 100, if it were dealt out to the authorities at random: {times}.",
        times=say_number(100 * analysis.chance),
        **names,
    )


def name_circumstances(claim: Claim) -> Message:
    context = title_of(claim.context)
    if claim.together is None:
        return message("“{context}”", context=context)
    return message("“{context}” together with “{other}”", context=context, other=title_of(claim.together))


def name_outcome(claim: Claim) -> Message:
    outcome = title_of(claim.outcome)
    if claim.present:
        return message("the outcome “{outcome}”", outcome=outcome)
    return message("the absence of the outcome “{outcome}”", outcome=outcome)


def say_counts(analysis: CasesAnalysis) -> Message:
    found = analysis.reading.cases
    counts = {
        "inside": len(found.inside),
        "having": len(found.having),
        "others": len(found.others),
        "others_having": len(found.others_having),
    }
    if analysis.claim.present:
        return message(
            "Authorities that have it: {inside}; of these, with the outcome: {having}. "
            "Other authorities: {others}; of these, with the outcome: {others_having}.",
            **counts,
        )
    return message(
        "Authorities that have it: {inside}; of these, without the outcome: {having}. "
        "Other authorities: {others}; of these, without the outcome: {others_having}.",
        **counts,
    )


def say_alone(analysis: CasesAnalysis) -> Message:
    found = analysis.reading.cases
    names = {
        "context": title_of(analysis.claim.context),
        "alone": len(found.alone),
        "having": len(found.alone_having),
    }
    if analysis.claim.present:
        return message(
            "Authorities with “{context}” alone: {alone}; of these, with the outcome: {having}.", **names
        )
    return message(
        "Authorities with “{context}” alone: {alone}; of these, without the outcome: {having}.", **names
    )


def find_counters(analysis: CasesAnalysis, leaning: Leaning) -> tuple[Counter, ...]:
    """The cases that contradict what the strand leans to. A strand that is silent leans to nothing."""
    return tuple(make_counters(analysis, leaning))


def make_counters(analysis: CasesAnalysis, leaning: Leaning) -> Iterator[Counter]:
    found = analysis.reading.cases
    lacking = tuple(each for each in found.inside if each not in found.having)
    if leaning in (Leaning.FOR, Leaning.BOTH) and lacking:
        words = message(
            "Authorities that have all of it, but not what the hypothesis expects: {count}.",
            count=len(lacking),
        )
        yield make_counter(analysis, words, lacking, len(found.inside))
    if leaning is Leaning.FOR and analysis.claim.together is not None and found.alone_having:
        words = message(
            "Authorities with “{context}” alone that show what is expected of both together: {count}.",
            context=title_of(analysis.claim.context),
            count=len(found.alone_having),
        )
        yield make_counter(analysis, words, found.alone_having, len(found.alone))
    if leaning is Leaning.AGAINST and found.having:
        words = message(
            "Authorities that have it and show what the hypothesis expects: {count}.", count=len(found.having)
        )
        yield make_counter(analysis, words, found.having, len(found.inside))


def make_counter(analysis: CasesAnalysis, words: Message, cases: tuple[int, ...], of: int) -> Counter:
    """Named and traced are only those authorities whose values may stand on a page.

    Where the figures of a case are hidden it is told that there are such authorities, and nothing else.
    """
    if analysis.is_held_back:
        words = message("There are authorities that do not fit. How many is not shown, nor which.")
        return Counter(sentence=words, weight=HALVES[2 * len(cases) >= of])
    named = [at for at in cases if analysis.cases.names[at] in analysis.cases.named]
    places: dict[Place, None] = dict.fromkeys(place for at in named for place in analysis.cases.places[at])
    if named:
        titles = tuple(analysis.titles[at] for at in named)
        words = message("{counted} Those that may be named: {names}.", counted=words, names=titles)
    return Counter(sentence=words, weight=len(cases) / of, places=tuple(places))
