"""Sets of answers that columns of a mapping use by their key: whether they fit, and what they spell out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from canllaw.basics.language import Message, message
from canllaw.basics.toml_lines import KeyPath
from canllaw.evidence.answers.answers import AnswerSet, MappedColumn, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFault:
    """What is wrong with a set or its use, and the keys that lead to the entry in the file."""

    path: KeyPath
    what: Message
    fix: Message


def spell_out(mapping: Mapping) -> Mapping:
    """The same mapping, with every column naming its own answers and none using a set."""
    sets = {each.key: each for each in mapping.answers}
    assert all(each.use in sets for each in mapping.items if each.use), "columns use sets that there are"
    items = tuple(with_set(each, sets[each.use]) if each.use else each for each in mapping.items)
    return replace(mapping, answers=(), items=items)


def with_set(column: MappedColumn, used: AnswerSet) -> MappedColumn:
    """What the column says itself of a code goes before what the set says."""
    own = {code for code, _ in column.answers} | set(column.missing)
    answers = [pair for pair in used.values if pair[0] not in own]
    missing = [code for code in used.missing if code not in own]
    return replace(column, use="", answers=(*answers, *column.answers), missing=(*missing, *column.missing))


def find_set_faults(mapping: Mapping) -> Iterator[SetFault]:
    keys = [each.key for each in mapping.answers]
    used = {each.use for each in mapping.items}
    for at, key in enumerate(keys):
        if key in keys[:at]:
            yield SetFault(
                path=("answers", at, "key"),
                what=message("Another set of answers has this key already."),
                fix=message("Give each set a key of its own."),
            )
        elif not key:
            yield SetFault(
                path=("answers", at, "key"),
                what=message("This set of answers has no key."),
                fix=message("Give it one, such as agreement, for columns to use it by."),
            )
        elif key not in used:
            yield SetFault(
                path=("answers", at, "key"),
                what=message("No column uses this set of answers."),
                fix=message("Let a column name it under use, or remove the set."),
            )
    for at, item in enumerate(mapping.items):
        if item.use and item.use not in keys:
            yield SetFault(
                path=("items", at, "use"),
                what=message("No set of answers has this key."),
                fix=name_sets(tuple(dict.fromkeys(key for key in keys if key))),
            )


def name_sets(keys: tuple[str, ...]) -> Message:
    if keys:
        return message("Use one of these: {choices}.", choices=keys)
    return message("Write the set under [[answers]] with this key, or give the column its own answers.")
