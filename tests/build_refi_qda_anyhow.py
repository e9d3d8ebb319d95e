"""Projects as no program would write them: elements of the standard in any order, with right and wrong values."""

from hypothesis import strategies as st
from lxml import etree

from canllaw.evidence.refi_qda.shapes import ATTRIBUTE_KINDS, SHAPES, Kind
from tests.build_refi_qda import ANNA, FIRST, SECOND, TIME, TRUST, guid

GUIDS = [ANNA, FIRST, TIME, TRUST, guid(1), guid(2), f"{{{guid(1).upper()}}}", "none"]
VALUES: dict[Kind, list[str]] = {
    Kind.GUID: GUIDS,
    Kind.WHOLE: ["0", "1", "2", "4", "7", "9", " 12 ", "900", "-1", "x"],
    Kind.MOMENT: ["2026-03-01T09:30:00Z", "2026-03-01T09:30:00.1234567+01:00", "2026-03-01T09:30:00", "soon"],
    Kind.COLOUR: ["#0f0", "#00ff00", "green"],
    Kind.YES_NO: ["true", "False", "0", "maybe"],
    Kind.DATE: ["2026-03-01", "2026-02-30"],
    Kind.DECIMAL: ["2.5", "two"],
    Kind.VARIABLE: ["Text", "Integer", "Letter"],
    Kind.DIRECTION: ["OneWay", "Up"],
    Kind.FIGURE: ["Oval", "Cloud"],
    Kind.LINE: ["solid", "wavy"],
    Kind.TEXT: ["", "Time", "Hypothesis: H1", "H1: for", "Canllaw: keys", "a&b<ŵ😀"],
}
PATHS = [
    f"internal://{FIRST}.txt",
    f"INTERNAL://{SECOND}.TXT",
    f"{FIRST}.txt",
    "internal://none.txt",
    "relative:///a.txt",
]
FILES = {
    f"sources/{FIRST}.txt": "😀\r\nDim amser.\r\n".encode(),
    f"Sources/{SECOND}.txt": "\ufeffŵy".encode(),
}


@st.composite
def elements(
    draw: st.DrawFn, tag: str = "Project", shape_name: str = "Project", depth: int = 0
) -> etree._Element:
    """An element with most of what it may and must have, and now and then something else."""
    shape = SHAPES[shape_name]
    node = etree.Element(tag)
    for name in shape.attributes:
        if draw(st.integers(0, 29)):
            kind = ATTRIBUTE_KINDS.get(name, Kind.TEXT)
            values = PATHS if name in ("path", "plainTextPath", "richTextPath") else VALUES[kind]
            # The last of the values is a wrong one.
            values = values if draw(st.integers(0, 29)) == 0 else values[:-1]
            # Most things have a GUID of their own; what they name is there now and then.
            own = name == "guid" and draw(st.integers(0, 9)) < 9
            node.set(name, guid(draw(st.integers(3, 5_000))) if own else draw(st.sampled_from(values)))
    if shape.text is not None:
        node.text = draw(st.sampled_from(VALUES[shape.text]))
    if tag in ("TextSource", "Representation", "Transcript") and draw(st.booleans()):
        node.set("plainTextPath", PATHS[0])
    if depth < 8:
        for child_tag, child in draw(st.permutations(list(shape.children.items()))):
            most = 2 if child.needed or depth < 4 else 1
            for _ in range(draw(st.integers(1 if child.needed and draw(st.integers(0, 9)) else 0, most))):
                node.append(draw(elements(child_tag, child.shape, depth + 1)))
    if draw(st.integers(0, 30)) == 0:
        node.append(draw(elements("Coding", "Coding", 8)))
    return node


def count_codings(node: etree._Element) -> int:
    return sum(1 for _ in node.iter("Coding"))


@st.composite
def projects(draw: st.DrawFn) -> etree._Element:
    """A project in which most codings name a code that is there, so that excerpts come of them."""
    root = draw(elements())
    codes = list(root.iter("Code"))
    for at, code in enumerate(codes):
        code.set("guid", guid(10_000 + at))
    for reference in root.iter("CodeRef"):
        if codes and draw(st.integers(0, 4)):
            reference.set("targetGUID", draw(st.sampled_from(codes)).get("guid"))
    for selection in root.iter("PlainTextSelection"):
        if draw(st.integers(0, 4)):
            start = draw(st.integers(0, 9))
            selection.set("startPosition", str(start))
            selection.set("endPosition", str(start + draw(st.integers(1, 4))))
    return root
