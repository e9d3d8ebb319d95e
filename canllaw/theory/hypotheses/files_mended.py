"""A file in which something is wrong, read without that, so that all that is wrong with it comes together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from canllaw.basics.definitions import decode, find_problems, make_reader, parse, read_content
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Source
from canllaw.basics.toml_lines import KeyPath, find_lines
from canllaw.theory.hypotheses.hypotheses import Hypothesis

# What stands in for an entry that is needed and cannot be used; nothing is told of what stands in.
STAND_INS: Mapping[str, object] = {
    "key": "H",
    "area": "plan",
    "en": "-",
    "cy": "-",
    "change_mind_en": "-",
    "written": date(1, 1, 1),
    "smallest_effect": 0.5,
    "context": {"kind": "fact", "key": "-"},
    "outcome": {"kind": "item", "key": "-"},
}
# Faults of these say something of other parts too, which then cannot be judged.
PARTS = frozenset({"context", "outcome"})
# Whether this fits depends on parts that were taken out.
OF_PARTS = frozenset({"tested_by", "through"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What is wrong with the entries of a file, and the hypothesis without them where enough is left.

    `wrong` are the entries, by their outermost keys, of which nothing more is to be told.
    """

    problems: tuple[Problem, ...]
    wrong: frozenset[str]
    hypothesis: Hypothesis | None = None

    def may_tell(self, path: KeyPath) -> bool:
        return str(path[0]) not in self.wrong


def read_mended(path: Path, found: Sequence[Problem]) -> Mended:
    """Go on reading a file of which these problems were found. The file itself is left as it is."""
    problems, wrong = list(found), find_entries(found)
    if not all(wrong):
        return Mended(problems=tuple(found), wrong=wrong)
    source = Source.of(path)
    text = decode(read_content(path), source)
    values, lines = parse(text, source), find_lines(text)
    while True:
        mended = mend(values, wrong)
        try:
            hypothesis = make_reader(Hypothesis).validate_python((mended,))[0]
        except ValidationError as error:
            more = find_problems(error, mended, lines, source)
            if find_entries(more) <= wrong:
                return Mended(problems=tuple(problems), wrong=wrong)
            problems += more
            wrong |= find_entries(more)
        else:
            whole = None if wrong & PARTS else hypothesis
            return Mended(
                problems=tuple(problems), wrong=wrong | find_dependent(values, wrong), hypothesis=whole
            )


def find_entries(problems: Iterable[Problem]) -> frozenset[str]:
    """The outermost keys at fault; empty for what no key leads to."""
    return frozenset((each.where.column or "").split(".")[0].split("[")[0] for each in problems)


def mend(values: Mapping[str, Any], wrong: frozenset[str]) -> dict[str, Any]:
    """The entries without those that are wrong, and what stands in for those that are needed."""
    left = {key: value for key, value in values.items() if key not in wrong}
    if "mechanism" in wrong:
        left.pop("through", None)
    return {**{key: value for key, value in STAND_INS.items() if key in wrong}, **left}


def find_dependent(values: Mapping[str, Any], wrong: frozenset[str]) -> frozenset[str]:
    """What depends on a part that was taken out."""
    tables = {key for key in wrong if isinstance(values.get(key), dict | list)}
    return OF_PARTS if tables - {"tested_by"} else frozenset()
