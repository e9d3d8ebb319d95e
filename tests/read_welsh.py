"""Welsh sentences read for tests, and what the tables of the tests call their force."""

from canllaw.guidance.expectations import Force, Polarity
from canllaw.guidance.grammar.clauses import Clause, Span
from canllaw.guidance.grammar.welsh import GRAMMAR

FORCES = {"R": Force.REQUIREMENT, "G": Force.GUIDELINE, "P": Force.PERMISSION}


def words(sentence: str, span: Span | None) -> str | None:
    return sentence[span[0] : span[1]] if span else None


def force_of(clause: Clause) -> str:
    letter = next(letter for letter, force in FORCES.items() if force is clause.force)
    return letter + ("-" if clause.polarity is Polarity.DO_NOT else "")


def read_accepted(sentence: str) -> list[Clause]:
    return [clause for clause in GRAMMAR.read_clauses(sentence) if not clause.declined]


def read_stem(sentence: str) -> Clause:
    (clause,) = read_accepted(sentence)
    return clause
