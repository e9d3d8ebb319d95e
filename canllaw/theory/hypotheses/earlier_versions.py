"""What a hypothesis said before it was changed, from what the study's register kept of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from canllaw.basics.language import Message, message
from canllaw.theory.hypotheses.registration import Version


def tell_changes(versions: Sequence[Version]) -> Iterator[Message]:
    """Every entry that was changed, added or taken out, oldest first."""
    for before, after in pairwise(versions):
        day = after.first_seen.isoformat()
        if not (before.said and after.said):
            yield message("{day}: it was met in another form. What it said before was not kept.", day=day)
            continue
        old, new = (dict(list_entries(json.loads(each.said))) for each in (before, after))
        yield from compare(old, new, day)


def compare(old: Mapping[str, str], new: Mapping[str, str], day: str) -> Iterator[Message]:
    for entry in dict.fromkeys((*old, *new)):
        values = {"day": day, "entry": entry}
        if entry not in new:
            yield message("{day}: {entry} was taken out. It was: {before}", before=old[entry], **values)
        elif entry not in old:
            yield message("{day}: {entry} was added: {after}", after=new[entry], **values)
        elif old[entry] != new[entry]:
            yield message(
                "{day}: {entry} was changed. Before: {before} Afterwards: {after}",
                before=old[entry],
                after=new[entry],
                **values,
            )


def list_entries(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """The entries of a hypothesis with their values as text, those of tables by their path."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from list_entries(each, f"{path}.{name}".removeprefix("."))
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for number, each in enumerate(value, start=1):
            yield from list_entries(each, f"{path}[{number}]")
    else:
        yield path, ", ".join(map(str, value)) if isinstance(value, list) else str(value)
