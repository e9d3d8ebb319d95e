"""What is wrong with the material, said so that its owner can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say
from canllaw.basics.sources import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to put right: what is wrong, what to do about it, and where."""

    what: Message
    fix: Message
    where: Place


class CanllawError(Exception):
    """An error for the person who uses Canllaw. Anything else that is raised is our mistake."""

    exit_status = 1


class MaterialError(CanllawError):
    """The material cannot be used. Carries every problem found, in order of place, not only the first."""

    exit_status = 10

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(problems, key=reading_order))
        assert self.problems, "a MaterialError says what is wrong"
        super().__init__("\n".join(describe(problem, Language.ENGLISH) for problem in self.problems))


def reading_order(problem: Problem) -> tuple[str, int, int, int]:
    where = problem.where
    return where.source.name, where.page or 0, where.row or 0, where.start or 0


def describe(problem: Problem, language: Language) -> str:
    """`file:row:column: what is wrong. what to do.` on one line."""
    where = problem.where
    page = say(message("page {page}", page=where.page), language) if where.page else ""
    place = [where.source.name, page, str(where.row or ""), where.column or ""]
    words = f"{say(problem.what, language)} {say(problem.fix, language)}"
    return f"{':'.join(part for part in place if part)}: {words}"
