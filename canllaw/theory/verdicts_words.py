"""The rule of verdicts as it is printed, and the words for strands, verdicts and leanings."""

from enum import StrEnum

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Message, message
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.hypotheses.registration_words import Timing
from canllaw.theory.strands import Leaning, StrandFit


class Clause(StrEnum):
    """Which part of the rule decided."""

    SILENT = "the tests are silent"
    DIVIDED = "the tests are divided"
    OTHERWISE = "another strand leans the other way"
    FOR = "the tests lean towards it"
    AGAINST = "the tests lean against it"


# In the order in which they are gone through: the first that fits decides.
RULE: tuple[tuple[Clause, Message], ...] = (
    (
        Clause.SILENT,
        message(
            "Only the kinds of evidence that are named as the test decide. If none of them can tell, there "
            "is not enough evidence, whatever the others say. If only some of them can tell, these decide, "
            "and it is said which cannot."
        ),
    ),
    (
        Clause.DIVIDED,
        message("If one of them is for the hypothesis and one against it, or one is both, it is mixed."),
    ),
    (
        Clause.OTHERWISE,
        message(
            "If they agree, but other evidence leans the other way with enough weight, it is mixed. "
            "Interviews have enough weight where confidence in them is moderate or high."
        ),
    ),
    (Clause.FOR, message("If they are for the hypothesis, it is supported.")),
    (Clause.AGAINST, message("If they are against it, it is contradicted.")),
)
STRAND_WORDS: dict[StrandName, Message] = {
    StrandName.SURVEY: message("survey"),
    StrandName.CASES: message("comparison of authorities"),
    StrandName.INTERVIEWS: message("interviews"),
    StrandName.OBSERVATIONS: message("observations"),
    StrandName.RECORDS: message("records"),
}
VERDICT_WORDS: dict[Verdict, Message] = {
    Verdict.SUPPORTED: message("Supported"),
    Verdict.CONTRADICTED: message("Contradicted"),
    Verdict.MIXED: message("Mixed"),
    Verdict.NOT_ENOUGH: message("Not enough evidence"),
}
LEANING_WORDS: dict[Leaning, Message] = {
    Leaning.FOR: message("for it"),
    Leaning.AGAINST: message("against it"),
    Leaning.BOTH: message("both ways"),
    Leaning.SILENT: message("cannot tell"),
}
# A strand that is silent: it was asked and cannot tell, or has nothing that bears on the hypothesis.
UNDECIDED = message("undecided")
NOTHING_ON_THIS = message("nothing on this")
FIT_WORDS: dict[StrandFit, Message] = {
    StrandFit.CONFIRMS: message("confirms"),
    StrandFit.EXPANDS: message("adds to it"),
    StrandFit.CONTRADICTS: message("contradicts"),
    StrandFit.SILENT: message("silent"),
}


TIMING_WORDS: dict[Timing, Message] = {
    Timing.LATE: message("written after the answers were in"),
    Timing.CHANGED: message("its test was changed after the answers were in"),
}


def say_late(why: Message, timing: Timing) -> Message:
    """Which part of the rule decided, and that the answers may have suggested what they should test."""
    match timing:
        case Timing.LATE:
            return message(
                "{why} The hypothesis was written after the answers were in, which may have suggested it.",
                why=why,
            )
        case Timing.CHANGED:
            return message(
                "{why} How it is tested was changed after the answers were in, which may have suggested the "
                "change.",
                why=why,
            )
        case _:
            return why


def say_why(
    clause: Clause,
    tests: tuple[Message, ...],
    others: tuple[Message, ...],
    quiet: tuple[Message, ...],
) -> Message:
    """Which part of the rule decided. `tests` could tell, `quiet` are tests that could not."""
    if clause is Clause.SILENT:
        return message("What was named as its test cannot tell: {quiet}.", quiet=quiet)
    why = say_clause(clause, tests, others)
    if not quiet:
        return why
    return message("{why} Also named as its test, and cannot tell: {quiet}.", why=why, quiet=quiet)


def say_clause(clause: Clause, tests: tuple[Message, ...], others: tuple[Message, ...]) -> Message:
    match clause:
        case Clause.DIVIDED:
            return message("What was named as its test speaks both for and against it: {tests}.", tests=tests)
        case Clause.OTHERWISE:
            return message(
                "What was named as its test leans one way ({tests}); other evidence leans the other way: "
                "{others}.",
                tests=tests,
                others=others,
            )
        case Clause.FOR:
            return message("What was named as its test bears it out: {tests}.", tests=tests)
        case _:
            return message("What was named as its test speaks against it: {tests}.", tests=tests)
