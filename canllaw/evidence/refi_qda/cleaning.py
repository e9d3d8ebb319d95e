"""XML into elements that obey the standard. What does not obey it is mended, or named as lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from canllaw.basics.language import message
from canllaw.basics.sources import Place
from canllaw.evidence.refi_qda.elements import Element, make_guid, read_guid
from canllaw.evidence.refi_qda.losses import Grade, Tally
from canllaw.evidence.refi_qda.shapes import ATTRIBUTE_KINDS, SHAPES, Kind, Shape, is_of_kind

# Elements whose GUIDs must differ from each other, since records hold on to them.
TEXTS = "text"
SELECTIONS = "selection"
UNIQUE: Mapping[str, str] = {
    "Code": "code",
    "TextSource": TEXTS,
    "Representation": TEXTS,
    "TextDescription": TEXTS,
    "Transcript": TEXTS,
    "PlainTextSelection": SELECTIONS,
    "TranscriptSelection": SELECTIONS,
    "Coding": "coding",
    "SyncPoint": "point",
    "User": "user",
}
MENDABLE = {"isCodable": "true", "typeOfVariable": "Text", "name": ""}
FAMILY = "urn:QDA-XML:"


@dataclass(slots=True, kw_only=True)
class Cleaner:
    """Goes through a file once, in its order."""

    tally: Tally
    names: dict[str, str] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    made: int = 0

    def clean(self, node: _Element, shape: Shape) -> Element | None:
        """An element as the standard wants it, None where it cannot stand."""
        tag = self.name(node)
        attributes = self.clean_attributes(node, tag, shape)
        if attributes is None:
            self.lose(node, tag, None)
            return None
        children = self.clean_children(node, shape)
        if lacks_children(shape, children):
            if shape.attributes or tag in ("Coding", "VariableValue"):
                self.lose(node, tag, count_codings(children) + (tag == "Coding"))
            return None
        text = self.clean_text(node, tag, shape)
        if text is None:
            self.lose(node, tag, 0)
            return None
        return Element(tag=tag, attributes=attributes, text=text, children=children, row=row_of(node))

    def name(self, node: _Element) -> str:
        """The tag without its namespace; foreign tags keep theirs, so that they fit nowhere."""
        tag = str(node.tag)
        if tag not in self.names:
            name = etree.QName(node)
            own = not name.namespace or name.namespace.startswith(FAMILY)
            self.names[tag] = name.localname if own else tag
        return self.names[tag]

    def clean_children(self, node: _Element, shape: Shape) -> tuple[Element, ...]:
        found: list[tuple[int, Element]] = []
        if is_described_by_attribute(node, shape):
            words = str(node.get("description"))
            found.append((shape.children["Description"].rank, Element(tag="Description", text=words)))
        elif not len(node):
            return ()
        once: set[str] = set()
        for inner in node:
            tag = self.name(inner)
            child = shape.children.get(tag)
            if child is None or (tag in once and not child.many):
                self.lose(inner, tag, None)
                continue
            clean = self.clean(inner, SHAPES[child.shape])
            if clean is not None:
                once.add(tag)
                found.append((child.rank, clean))
        if shape is not SHAPES["Sources"]:
            found.sort(key=lambda pair: pair[0])
        if shape.most_children and len(found) > shape.most_children:
            self.lose(node, self.name(node), 0)
        return tuple(element for _, element in found[: shape.most_children])

    def clean_attributes(self, node: _Element, tag: str, shape: Shape) -> tuple[tuple[str, str], ...] | None:
        kept: dict[str, str] = {}
        for name, value in node.attrib.items():
            if name in shape.attributes:
                clean = clean_value(ATTRIBUTE_KINDS.get(str(name), Kind.TEXT), str(value))
                if clean is None:
                    self.tell(Grade.LOST, node, tag, "wrong", str(name))
                else:
                    kept[str(name)] = clean
            elif not str(name).startswith("{") and not (
                name == "description" and is_described_by_attribute(node, shape)
            ):
                self.tell(Grade.LOST, node, tag, "unknown", str(name))
        if "guid" in shape.attributes:
            kept["guid"] = self.own_guid(node, tag, kept.get("guid", ""))
        for name, needed in shape.attributes.items():
            if needed and name not in kept:
                if name not in MENDABLE:
                    return None
                kept[name] = MENDABLE[name]
        return tuple((name, kept[name]) for name in shape.attributes if name in kept)

    def own_guid(self, node: _Element, tag: str, guid: str) -> str:
        """A GUID of its own for an element that has none, or that of another."""
        group = UNIQUE.get(tag, "")
        if not guid:
            self.made += 1
            guid = make_guid("made", tag, str(self.made))
            self.tell(Grade.NOTED, node, tag, "made", "")
        elif (group, guid) in self.seen:
            if group == "code":
                self.tally.refuse(
                    message("Two codes have the same GUID, so nobody can tell their codings apart."),
                    message("Give one of them another GUID, or export the project again."),
                    self.place(node, tag),
                )
            self.made += 1
            guid = make_guid("again", group, guid, str(self.made))
            self.tell(Grade.NOTED, node, tag, "twice", "")
        if group:
            self.seen.add((group, guid))
        return guid

    def clean_text(self, node: _Element, tag: str, shape: Shape) -> str | None:
        if shape.text is None:
            return ""
        return clean_value(shape.text, "".join(str(part) for part in node.itertext()))

    def lose(self, node: _Element, tag: str, codings: int | None) -> None:
        """Tell that an element is lost, with so many codings; None for all that stand in it."""
        what = message(
            "Elements that the standard does not know or that lack what it asks for: {tag}.", tag=tag
        )
        if codings is None:
            codings = sum(self.name(each) == "Coding" for each in node.iter())
        self.tally.add(Grade.LOST, what, self.place(node, tag), codings)

    def tell(self, grade: Grade, node: _Element, tag: str, kind: str, name: str) -> None:
        whats = {
            "wrong": message("A value is not of the form that the standard asks for: {name}.", name=name),
            "unknown": message("The standard knows no such attribute: {name}.", name=name),
            "made": message("An element had no GUID and was given one: {tag}.", tag=tag),
            "twice": message("A GUID stood twice; the second element was given its own: {tag}.", tag=tag),
        }
        self.tally.add(grade, whats[kind], self.place(node, tag))

    def place(self, node: _Element, tag: str) -> Place:
        guid = read_guid(str(node.get("guid") or ""))
        return Place(source=self.tally.source, row=row_of(node) or None, column=f"{tag} {guid}".strip())


def row_of(node: _Element) -> int:
    row = node.sourceline
    return row if isinstance(row, int) else 0


def count_codings(elements: Iterable[Element]) -> int:
    return sum(inner.tag == "Coding" for element in elements for inner in element.walk())


def is_described_by_attribute(node: _Element, shape: Shape) -> bool:
    """One exporter writes descriptions as attributes."""
    return (
        "Description" in shape.children
        and bool(node.get("description"))
        and node.find("{*}Description") is None
    )


def lacks_children(shape: Shape, children: tuple[Element, ...]) -> bool:
    """Sources are of five kinds and any one will do; elsewhere each child that must stand, must stand."""
    if shape is SHAPES["Sources"]:
        return not children
    return bool(shape.needed) and not shape.needed <= {child.tag for child in children}


def clean_value(kind: Kind, value: str) -> str | None:
    """A value in the one way in which it is written, None where it is not of its kind."""
    if kind is Kind.TEXT:
        return value
    value = value.strip()
    if kind is Kind.GUID:
        return read_guid(value) or None
    if kind is Kind.YES_NO:
        # Some programs write True and False.
        value = value.lower()
    return value if is_of_kind(kind, value) else None
