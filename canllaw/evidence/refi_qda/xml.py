"""Elements as XML that the standard's schema accepts, the same elements giving the same bytes."""

import re
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml.etree import _Element

from canllaw.basics.language import message
from canllaw.evidence.refi_qda.elements import Element
from canllaw.evidence.refi_qda.losses import Grade, Tally
from canllaw.evidence.refi_qda.shapes import ATTRIBUTE_KINDS, SHAPES, Kind, Shape, is_of_kind

# What XML 1.0 cannot hold in any spelling.
IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def mend(element: Element, tally: Tally, name: str = "") -> Element:
    """Children in the standard's order, what XML or the standard forbids replaced or left out, and told."""
    shape = SHAPES[name or element.tag]
    attributes = tuple(
        (key, mend_text(value, element, tally))
        for key, value in element.attributes
        if fits(key, value, element, tally)
    )
    children = [mend(child, tally, shape.children[child.tag].shape) for child in element.children]
    if element.tag != "Sources":
        children.sort(key=lambda child: shape.children[child.tag].rank)
    return replace(
        element,
        attributes=in_order(attributes, shape),
        text=mend_text(element.text, element, tally),
        children=tuple(children),
    )


def in_order(attributes: tuple[tuple[str, str], ...], shape: Shape) -> tuple[tuple[str, str], ...]:
    order = list(shape.attributes)
    return tuple(sorted(attributes, key=lambda pair: order.index(pair[0])))


def fits(key: str, value: str, element: Element, tally: Tally) -> bool:
    if is_of_kind(ATTRIBUTE_KINDS.get(key, Kind.TEXT), value):
        return True
    what = message("A value is not of the form that the standard asks for: {name}.", name=key)
    tally.add(Grade.LOST, what, tally.place(element))
    return False


def mend_text(text: str, element: Element, tally: Tally) -> str:
    if not IMPOSSIBLE.search(text):
        return text
    what = message("A text holds characters that XML cannot hold; a mark stands in their place.")
    tally.add(Grade.LOST, what, tally.place(element))
    return IMPOSSIBLE.sub(REPLACEMENT, text)


def make_xml(root: Element, namespace: str) -> bytes:
    """UTF-8 without a byte order mark, one element a line."""
    unprefixed: dict[Any, str] = {None: namespace}
    node = etree.Element(f"{{{namespace}}}{root.tag}", nsmap=unprefixed)
    fill(node, root, namespace)
    return etree.tostring(node, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def fill(node: _Element, element: Element, namespace: str) -> None:
    for name, value in element.attributes:
        node.set(name, value)
    if element.text:
        node.text = element.text
    for child in element.children:
        fill(etree.SubElement(node, f"{{{namespace}}}{child.tag}"), child, namespace)
