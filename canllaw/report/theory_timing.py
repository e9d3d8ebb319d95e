"""What may be said of when hypotheses and their tests were named: only what the register bears out."""

from collections.abc import Iterator, Sequence

from canllaw.basics.language import Language, Message, message, say
from canllaw.theory.hypotheses.registration_words import Timing
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict
from canllaw.theory.verdicts_words import TIMING_WORDS, VERDICT_WORDS

STAR, DAGGER = "*", "†"
NAMED_AS_TEST: dict[Timing, Message] = {
    Timing.BEFORE: message("named as the test beforehand"),
    Timing.LATE: message("named as the test after the answers were in"),
    Timing.CHANGED: message("named as the test; the test was changed after the answers were in"),
    Timing.UNKNOWN: message("named as the test"),
}
ALL_BEFORE = message(
    "Each row is one hypothesis. The verdict comes from the evidence that was named as its test before the "
    "data were seen, marked with a star. The other columns tell whether each further kind of evidence fits."
)
SOME_LATE = message(
    "Each row is one hypothesis. The verdict comes from the evidence that was named as its test: marked with "
    "a star where that was before the data were seen, with † where it was written or changed only "
    "afterwards. The other columns tell whether each further kind of evidence fits."
)
NOT_KNOWN = message(
    "Each row is one hypothesis. The verdict comes from the evidence that was named as its test, marked with "
    "a star; when it was named is not known of each. The other columns tell whether each further kind of "
    "evidence fits."
)


def mark_test(timing: Timing) -> str:
    """The sign beside the evidence that was named as the test."""
    return DAGGER if timing.is_late else STAR


def say_how_to_read(verdicts: Sequence[HypothesisVerdict]) -> Message:
    """How the table of all evidence is read."""
    timings = {each.timing for each in verdicts}
    if any(each.is_late for each in timings):
        return SOME_LATE
    return NOT_KNOWN if Timing.UNKNOWN in timings else ALL_BEFORE


def tell_signs(verdicts: Sequence[HypothesisVerdict]) -> Iterator[Message]:
    """What the star and the dagger in the table mean, where they stand in it."""
    timings = {each.timing for each in verdicts}
    if Timing.UNKNOWN in timings:
        yield message(
            "A star marks the evidence that was named as the test. When it was named is not known of each."
        )
    elif Timing.BEFORE in timings:
        yield message("A star marks the evidence that was named as the test before the data were seen.")
    if any(each.is_late for each in timings):
        yield message(
            "† marks the evidence that was named as the test where the hypothesis was written, or its test "
            "changed, only after the answers were in."
        )


def say_verdict_word(verdict: HypothesisVerdict, language: Language) -> str:
    """Supported, contradicted, mixed, not enough; and that the hypothesis is late where it is."""
    word = say(VERDICT_WORDS[verdict.verdict], language)
    if verdict.timing not in TIMING_WORDS:
        return word
    late = say(TIMING_WORDS[verdict.timing], language)
    return say(message("{verdict} ({late})", verdict=word, late=late), language)


def find_late(result: TheoryResult) -> tuple[str, ...]:
    """The keys of hypotheses that were written, or whose test was changed, after the answers were in."""
    return tuple(each.hypothesis.key for each in result.verdicts if each.timing.is_late)


def say_late_hypotheses(result: TheoryResult) -> Message:
    return message(
        "Hypotheses that were written, or tested in another way, only after the answers were in: {count} of "
        "{all}. What is said of these may have been made to fit.",
        count=len(find_late(result)),
        all=len(result.verdicts),
    )
