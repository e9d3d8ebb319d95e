"""Whether the waves put the parts of a self-generated code in one order: otherwise nobody is found again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.evidence.answers.answers import Mapping, PeopleColumn
from canllaw.evidence.answers.mappings_file import MappingFile, read_mapping
from canllaw.evidence.answers.waves import Wave


def find_order_faults(waves: Sequence[Wave]) -> Iterator[Problem]:
    """Where two waves in a row name the same columns as parts of the code, and in another order.

    A tool writes columns in the order of its questions, which a second questionnaire may have changed.
    A mapping that cannot be read tells its own faults elsewhere.
    """
    for earlier, later in pairwise(waves):
        try:
            before, after = read_mapping(earlier.mapping), read_mapping(later.mapping)
        except MaterialError:
            continue
        parts = find_parts(after)
        if sorted(parts) == sorted(find_parts(before)) and parts != find_parts(before):
            first = next(at for at, each in enumerate(after.people) if each.means is PeopleColumn.CODE)
            yield Problem(
                what=message("The parts of the code stand in another order than in the wave before."),
                fix=message("Put their entries in this order: {columns}.", columns=tuple(find_parts(before))),
                where=MappingFile.of(later.mapping).place("people", first, "column"),
            )


def find_parts(mapping: Mapping) -> list[str]:
    return [each.column for each in mapping.people if each.means is PeopleColumn.CODE]
