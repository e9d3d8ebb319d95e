"""An element of a REFI-QDA file as a record, and the GUIDs by which elements know each other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from uuid import NAMESPACE_URL, uuid5

GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")
OURS = uuid5(NAMESPACE_URL, "urn:canllaw:refi-qda")
BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element with its attributes, its text and its children. `row` is its line in the file, or 0."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    children: tuple["Element", ...] = ()
    row: int = field(default=0, compare=False)

    def get(self, name: str) -> str:
        """The value of an attribute, empty where it has none."""
        for own, value in self.attributes:
            if own == name:
                return value
        return ""

    def all(self, tag: str) -> tuple["Element", ...]:
        return tuple(child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Element | None":
        return next((child for child in self.children if child.tag == tag), None)

    def words(self, tag: str) -> str:
        """The text of the first child of a kind."""
        child = self.first(tag)
        return child.text if child else ""

    def walk(self) -> Iterator["Element"]:
        """This element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def make_element(tag: str, *children: Element, text: str = "", **attributes: str) -> Element:
    """An element without the attributes that are empty."""
    kept = tuple((name, value) for name, value in attributes.items() if value)
    return Element(tag=tag, attributes=kept, text=text, children=children)


def without(element: Element, attributes: Iterable[str] = (), children: Iterable[str] = ()) -> Element:
    """An element without some of its attributes and children."""
    names, tags = frozenset(attributes), frozenset(children)
    return replace(
        element,
        attributes=tuple(pair for pair in element.attributes if pair[0] not in names),
        children=tuple(child for child in element.children if child.tag not in tags),
    )


def having(element: Element, *children: Element, **attributes: str) -> Element:
    """An element with attributes set (taken away where empty) and children added at the end."""
    kept = tuple(pair for pair in element.attributes if pair[0] not in attributes)
    added = tuple((name, value) for name, value in attributes.items() if value)
    return replace(element, attributes=kept + added, children=element.children + children)


def read_guid(words: str) -> str:
    """A GUID in small letters without braces, empty where the words are none."""
    found = GUID.fullmatch(words.strip())
    return found[1].lower() if found else ""


def make_guid(*names: str) -> str:
    """The GUID of a thing that has none: the same names, the same GUID (RFC 9562, version 5)."""
    return str(uuid5(OURS, BETWEEN.join(names)))


def free_guid(guid: str, names: Iterable[str], seen: set[str]) -> str:
    """The GUID itself, or where it is none or another's, one made from names."""
    own = read_guid(guid)
    if not own or own in seen:
        own = make_guid(*names)
    number = 2
    while own in seen:
        own, number = make_guid(*names, str(number)), number + 1
    seen.add(own)
    return own
