"""The strand of interviews: what people said for a hypothesis, against it, and to qualify it."""

from collections.abc import Iterator

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message
from canllaw.evidence.interviews.interviews import Interviews, Stance
from canllaw.theory.hypotheses.hypotheses import Hypothesis, StrandName
from canllaw.theory.said_strand_sources import (
    FEWEST_SOURCES,
    TIMES_AHEAD,
    Said,
    find_said,
    find_strongest,
    place_of,
    places_of,
)
from canllaw.theory.strands import Counter, Leaning, StrandResult

VERDICTS = {
    Leaning.FOR: Verdict.SUPPORTED,
    Leaning.AGAINST: Verdict.CONTRADICTED,
    Leaning.BOTH: Verdict.MIXED,
    Leaning.SILENT: Verdict.NOT_ENOUGH,
}
NAMES = {Stance.FOR: "for", Stance.AGAINST: "against", Stance.QUALIFIES: "qualifying"}
# Who sets a condition does not contradict: it weighs half of what speaks against.
WEIGHT_OF_A_CONDITION = 0.5
METHOD = Method(
    function="canllaw.theory.said_strand.find_what_was_said",
    version=__version__,
    settings=(
        ("counted", "interviews"),
        ("fewest interviews of the side ahead", str(FEWEST_SOURCES)),
        ("times ahead", str(TIMES_AHEAD)),
    ),
)


def find_what_was_said(hypothesis: Hypothesis, interviews: Interviews | None) -> StrandResult:
    """What was said of one hypothesis. `interviews` is None where a study has none."""
    if interviews is None or not interviews.transcripts:
        return make_silent(hypothesis, message("The study has no interviews."))
    said = find_said(hypothesis.key, interviews)
    if not said.excerpts:
        return make_silent(hypothesis, message("No passage of the interviews was joined with it."))
    sentence = say_said(said)
    return StrandResult(
        hypothesis=hypothesis.key,
        strand=StrandName.INTERVIEWS,
        leaning=said.leaning,
        sentence=sentence,
        findings=(make_finding(said, interviews, sentence),),
        against=tuple(find_counters(said, interviews)),
    )


def make_silent(hypothesis: Hypothesis, why: Message) -> StrandResult:
    return StrandResult(
        hypothesis=hypothesis.key,
        strand=StrandName.INTERVIEWS,
        leaning=Leaning.SILENT,
        sentence=why,
        findings=(
            Finding(
                about=f"interviews:{hypothesis.key}",
                verdict=Verdict.NOT_ENOUGH,
                sentence=why,
                method=METHOD,
            ),
        ),
    )


def say_said(said: Said) -> Message:
    """The leaning in plain words, with the interviews behind it."""
    values = {
        "supporting": said.sources(Stance.FOR),
        "opposing": said.sources(Stance.AGAINST),
        "qualifying": said.sources(Stance.QUALIFIES),
    }
    match said.leaning:
        case Leaning.FOR:
            return message(
                "The people interviewed speak mostly for it. Interviews for it: {supporting}; against it: "
                "{opposing}; that set conditions: {qualifying}.",
                **values,
            )
        case Leaning.AGAINST:
            return message(
                "The people interviewed speak mostly against it. Interviews for it: {supporting}; against "
                "it: {opposing}; that set conditions: {qualifying}.",
                **values,
            )
        case Leaning.BOTH:
            return message(
                "The people interviewed are divided. Interviews for it: {supporting}; against it: "
                "{opposing}; that set conditions: {qualifying}.",
                **values,
            )
        case Leaning.SILENT:
            return message(
                "Too few of the people interviewed speak of it. Interviews for it: {supporting}; against "
                "it: {opposing}; that set conditions: {qualifying}.",
                **values,
            )


def make_finding(said: Said, interviews: Interviews, sentence: Message) -> Finding:
    return Finding(
        about=f"interviews:{said.hypothesis}",
        verdict=VERDICTS[said.leaning],
        sentence=sentence,
        method=METHOD,
        quantities=tuple(make_quantities(said)),
        places=places_of([excerpt for _, excerpt in said.excerpts], interviews),
    )


def make_quantities(said: Said) -> Iterator[Quantity]:
    """For each stance the interviews, excerpts, and the authorities, roles and languages behind them."""
    for stance, name in NAMES.items():
        behind = said.behind(stance)
        counts = (
            ("interviews", len(behind.documents)),
            ("excerpts", behind.excerpts),
            ("authorities", len(behind.authorities)),
            ("roles", len(behind.roles)),
            ("languages", len(behind.languages)),
        )
        for what, count in counts:
            yield Quantity(name=f"{what} {name}", value=count, unit="count", n=said.all_sources)


def find_counters(said: Said, interviews: Interviews) -> Iterator[Counter]:
    """What was said against the leaning of the strand; where it leans nowhere, against the hypothesis."""
    transcripts = interviews.by_key()
    stance = Stance.FOR if said.leaning is Leaning.AGAINST else Stance.AGAINST
    strongest = find_strongest(said, stance)
    if strongest is not None:
        yield Counter(
            sentence=say_counter(stance, said),
            weight=said.sources(stance) / said.speaking,
            places=(place_of(strongest, transcripts),),
        )
    condition = find_strongest(said, Stance.QUALIFIES)
    if condition is not None:
        yield Counter(
            sentence=message(
                "Some set conditions. Interviews: {count}.", count=said.sources(Stance.QUALIFIES)
            ),
            weight=WEIGHT_OF_A_CONDITION * said.sources(Stance.QUALIFIES) / said.all_sources,
            places=(place_of(condition, transcripts),),
        )


def say_counter(stance: Stance, said: Said) -> Message:
    count, speaking = said.sources(stance), said.speaking
    if stance is Stance.AGAINST:
        return message(
            "Some say the opposite. Interviews against it: {count}; that speak for or against it: "
            "{speaking}.",
            count=count,
            speaking=speaking,
        )
    return message(
        "Some say that it does hold. Interviews for it: {count}; that speak for or against it: {speaking}.",
        count=count,
        speaking=speaking,
    )
