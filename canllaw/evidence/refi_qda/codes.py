"""The codes of a project or a codebook file as our codebook, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from canllaw.evidence.interviews.interviews import Code, Codebook
from canllaw.evidence.refi_qda.elements import Element, make_element, make_guid
from canllaw.evidence.refi_qda.keys import DESCRIPTION_CY, NAME_CY, KeyLine, make_code_keys, settle
from canllaw.evidence.refi_qda.stances import StanceCode, read_hypothesis, read_stances

TRUE = ("true", "1")
# What the standard has no place for beside a name and a description: the same in Welsh.
WELSH = (NAME_CY, DESCRIPTION_CY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCodes:
    """A codebook, the key of each code by its GUID, the categories of hypotheses, and what is left."""

    codebook: Codebook
    keys: Mapping[str, str]
    categories: tuple[Element, ...]
    stances: Mapping[str, StanceCode]
    rests: tuple[Element, ...]


def read_codes(codes: Element | None, lines: Sequence[KeyLine] = ()) -> ReadCodes:
    """The codes of a project. Categories of hypotheses are looked for at the top only."""
    tops = codes.children if codes else ()
    are_hypotheses = [bool(read_hypothesis(code)) for code in tops]
    pairs = list(zip(tops, are_hypotheses, strict=True))
    ordinary = [code for code, is_hypothesis in pairs if not is_hypothesis]
    return make_codes(ordinary, tuple(code for code, is_hypothesis in pairs if is_hypothesis), lines)


def read_plain_codes(codes: Element | None) -> ReadCodes:
    """The codes of a codebook file, in which a hypothesis is a code like others: nothing is coded there."""
    return make_codes(codes.children if codes else (), (), ())


def make_codes(
    tops: Iterable[Element], categories: tuple[Element, ...], lines: Sequence[KeyLine]
) -> ReadCodes:
    pairs = [pair for code in tops for pair in walk(code, "")]
    derived = make_code_keys((code.get("guid"), code.get("name"), parent) for code, parent in pairs)
    keys = settle(derived, lines, "code")
    welsh = {(line.kind, line.guid): line.key for line in lines if line.kind in WELSH}
    return ReadCodes(
        codebook=Codebook(codes=tuple(make_code(code, parent, keys, welsh) for code, parent in pairs)),
        keys=keys,
        categories=categories,
        stances=read_stances(categories),
        rests=tuple(
            make_element("Code", *code.all("NoteRef"), guid=code.get("guid"))
            for code, _ in pairs
            if code.all("NoteRef")
        ),
    )


def walk(code: Element, parent: str) -> Iterator[tuple[Element, str]]:
    """Codes with the GUID of their parent, a parent before its children."""
    yield code, parent
    for child in code.all("Code"):
        yield from walk(child, code.get("guid"))


def make_code(
    code: Element, parent: str, keys: Mapping[str, str], welsh: Mapping[tuple[str, str], str]
) -> Code:
    name, description = (welsh.get((kind, code.get("guid")), "") for kind in WELSH)
    return Code(
        key=keys[code.get("guid")],
        name=code.get("name"),
        parent=keys.get(parent, ""),
        description=code.words("Description"),
        colour=code.get("color"),
        codable=code.get("isCodable") in TRUE,
        guid=code.get("guid"),
        name_cy=name,
        description_cy=description,
    )


def write_codes(codebook: Codebook, rests: Mapping[tuple[str, str], Element]) -> tuple[Element, ...]:
    """Elements Code, nested. Every code has a GUID by now."""
    below: dict[str, list[Code]] = {}
    for code in codebook.codes:
        below.setdefault(code.parent, []).append(code)
    return tuple(write_code(code, below, rests) for code in below.get("", ()))


def write_code(
    code: Code, below: Mapping[str, Iterable[Code]], rests: Mapping[tuple[str, str], Element]
) -> Element:
    rest = rests.get(("Code", code.guid))
    described = (make_element("Description", text=code.description),) if code.description else ()
    inner = tuple(write_code(child, below, rests) for child in below.get(code.key, ()))
    element = make_element(
        "Code",
        *described,
        *(rest.children if rest else ()),
        *inner,
        guid=code.guid,
        isCodable="true" if code.codable else "false",
        color=code.colour,
    )
    # A name must stand, even one without letters.
    return replace(element, attributes=(*element.attributes, ("name", code.name)))


def key_lines_of_codes(codebook: Codebook) -> Iterator[KeyLine]:
    """Lines for the keys that cannot be had from the names."""
    guids = {code.key: code.guid for code in codebook.codes}
    # In the order in which they are read again: a code, then those below it.
    derived = make_code_keys(
        (code.guid, code.name, guids.get(code.parent, "")) for code in in_reading_order(codebook)
    )
    for code in codebook.codes:
        if derived[code.guid] != code.key:
            yield KeyLine(kind="code", guid=code.guid, key=code.key)


def welsh_lines_of_codes(codebook: Codebook) -> Iterator[KeyLine]:
    """Lines for the names and descriptions in Welsh."""
    for code in codebook.codes:
        for kind, words in zip(WELSH, (code.name_cy, code.description_cy), strict=True):
            if words:
                yield KeyLine(kind=kind, guid=code.guid, key=words)


def in_reading_order(codebook: Codebook) -> Iterator[Code]:
    below: dict[str, list[Code]] = {}
    for code in codebook.codes:
        below.setdefault(code.parent, []).append(code)

    def below_of(key: str) -> Iterator[Code]:
        for code in below.get(key, ()):
            yield code
            yield from below_of(code.key)

    yield from below_of("")


def give_code_guids(codebook: Codebook) -> Codebook:
    """The same codes, each with a GUID, in the order in which a file holds them."""
    return Codebook(
        codes=tuple(
            code if code.guid else replace(code, guid=make_guid("code", code.key))
            for code in in_reading_order(codebook)
        )
    )
