"""Two elements as one: everything that either holds, and where both hold different things, the first's."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from canllaw.basics.language import message
from canllaw.evidence.refi_qda.elements import Element
from canllaw.evidence.refi_qda.losses import Grade, Tally
from canllaw.evidence.refi_qda.shapes import SHAPES, Shape


def merge_elements(first: Element, other: Element, tally: Tally, name: str = "") -> Element:
    """Children are known again by their GUID, or where there can be only one of a kind, by their tag."""
    shape = SHAPES[name or first.tag]
    if first == other:
        return first
    told = dict(first.attributes)
    if first.text != other.text or any(told.get(key, value) != value for key, value in other.attributes):
        tell_different(other, tally)
    attributes = (*first.attributes, *(pair for pair in other.attributes if pair[0] not in told))
    if shape.most_children:
        # A value of a variable: it is one thing, and has no two halves.
        if first.children != other.children:
            tell_different(other, tally)
        return replace(first, attributes=attributes)
    return replace(first, attributes=attributes, children=merge_all(first, other, shape, tally))


def merge_all(first: Element, other: Element, shape: Shape, tally: Tally) -> tuple[Element, ...]:
    merged = {identity(child, shape): child for child in first.children}
    for child in other.children:
        own = identity(child, shape)
        before = merged.get(own)
        kind = shape.children[child.tag].shape
        merged[own] = child if before is None else merge_elements(before, child, tally, kind)
    return tuple(merged.values())


def identity(child: Element, shape: Shape) -> Hashable:
    """By what a child is known among those of its element."""
    if guid := child.get("guid"):
        return child.tag, guid
    if not shape.children[child.tag].many:
        return child.tag, ""
    if child.tag == "VariableValue":
        reference = child.first("VariableRef")
        return child.tag, reference.get("targetGUID") if reference else ""
    return child


def merge_rests(rests: Iterable[Element], tally: Tally) -> tuple[Element, ...]:
    """What is left of codes, selections and codings, each once."""
    merged: dict[tuple[str, str], Element] = {}
    for rest in rests:
        own = (rest.tag, rest.get("guid"))
        merged[own] = merge_elements(merged[own], rest, tally) if own in merged else rest
    return tuple(merged.values())


def tell_different(other: Element, tally: Tally) -> None:
    what = message("Two projects say different things of one thing; what the first one says is written.")
    tally.add(Grade.LOST, what, tally.place(other), other.tag == "Coding")
