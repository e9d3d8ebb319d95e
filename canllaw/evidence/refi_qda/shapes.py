"""What the standard (REFI-QDA 1.0, project and codebook) lets stand in which element, as one table.

Children are written in the order in which the standard has them: a tag, after a colon its shape where that
has another name, and how many: `*` any number, `+` at least one, `!` exactly one, otherwise at most one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from canllaw.evidence.refi_qda.elements import read_guid


class Kind(StrEnum):
    """What an attribute or a text holds."""

    TEXT = "text"
    GUID = "guid"
    WHOLE = "whole number"
    DECIMAL = "number"
    MOMENT = "date with time"
    DATE = "date"
    COLOUR = "colour"
    YES_NO = "true or false"
    VARIABLE = "kind of variable"
    DIRECTION = "direction"
    FIGURE = "figure"
    LINE = "line"


ZONE = r"(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
FORMS: Mapping[Kind, re.Pattern[str]] = {
    Kind.WHOLE: re.compile(r"[+-]?[0-9]{1,18}"),
    Kind.DECIMAL: re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),
    Kind.MOMENT: re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9:]{{8}}(?:\.[0-9]+)?{ZONE}"),
    Kind.DATE: re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{ZONE}"),
    Kind.COLOUR: re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"),
    Kind.YES_NO: re.compile(r"true|false|1|0"),
    Kind.VARIABLE: re.compile("Text|Boolean|Integer|Float|Date|DateTime"),
    Kind.DIRECTION: re.compile("Associative|OneWay|Bidirectional"),
    Kind.FIGURE: re.compile(
        "Person|Oval|Rectangle|RoundedRectangle|Star|LeftTriangle|RightTriangle|UpTriangle|DownTriangle|Note"
    ),
    Kind.LINE: re.compile("dotted|dashed|solid"),
}

ATTRIBUTE_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(
        "guid targetGUID originGUID representedGUID creatingUserGUID modifyingUserGUID "
        "creatingUser modifyingUser fromSyncPoint toSyncPoint sourceVertex targetVertex".split(),
        Kind.GUID,
    ),
    **dict.fromkeys(
        "startPosition endPosition firstX firstY secondX secondY page begin end timeStamp position".split(),
        Kind.WHOLE,
    ),
    "creationDateTime": Kind.MOMENT,
    "modifiedDateTime": Kind.MOMENT,
    "color": Kind.COLOUR,
    "isCodable": Kind.YES_NO,
    "typeOfVariable": Kind.VARIABLE,
    "direction": Kind.DIRECTION,
    "shape": Kind.FIGURE,
    "lineStyle": Kind.LINE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """One kind of child: its shape, its rank in the order, and how many there may and must be."""

    shape: str
    rank: int
    many: bool
    needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What may stand in one element: attributes and whether they must, children, and a text if it has one."""

    attributes: Mapping[str, bool]
    children: Mapping[str, Child]
    needed: frozenset[str]
    text: Kind | None = None
    most_children: int | None = None


def make_shape(
    attributes: str = "", children: str = "", text: Kind | None = None, most: int | None = None
) -> Shape:
    names = {word.rstrip("!"): word.endswith("!") for word in attributes.split()}
    below = dict(make_child(word, rank) for rank, word in enumerate(children.split()))
    return Shape(
        attributes=names,
        children=below,
        needed=frozenset(tag for tag, child in below.items() if child.needed),
        text=text,
        most_children=most,
    )


def make_child(word: str, rank: int) -> tuple[str, Child]:
    tag, _, shape = word.rstrip("*+!").partition(":")
    return tag, Child(shape=shape or tag, rank=rank, many=word[-1] in "*+", needed=word[-1] in "+!")


def is_of_kind(kind: Kind, value: str) -> bool:
    """Whether a value is what its attribute or element holds."""
    if kind is Kind.TEXT:
        return True
    if kind is Kind.GUID:
        return bool(read_guid(value))
    if not FORMS[kind].fullmatch(value):
        return False
    return kind not in (Kind.MOMENT, Kind.DATE) or is_on_the_calendar(value)


def is_on_the_calendar(value: str) -> bool:
    """Whether a date or a date with a time exists. The zone after a bare date is left aside."""
    try:
        datetime.fromisoformat(value if "T" in value else value[:10])
    except ValueError:
        return False
    return True


MADE = "creatingUser creationDateTime modifyingUser modifiedDateTime"
NAMED = f"guid! name {MADE}"
FILED = f"{NAMED} path currentPath"
CORNERS = "firstX! firstY! secondX! secondY!"
ABOUT = "Coding* NoteRef*"
TARGET = make_shape("targetGUID!")
TEXT_SOURCE = make_shape(
    f"{NAMED} richTextPath plainTextPath",
    f"Description PlainTextContent PlainTextSelection* {ABOUT} VariableValue*",
)

SHAPES: Mapping[str, Shape] = {
    "Project": make_shape(
        "name! origin creatingUserGUID creationDateTime modifyingUserGUID modifiedDateTime basePath",
        "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef*",
    ),
    "Users": make_shape("", "User+"),
    "User": make_shape("guid! name id"),
    "CodeBook": make_shape("", "Codes!"),
    "Codes": make_shape("", "Code+"),
    "Code": make_shape("guid! name! isCodable! color", "Description NoteRef* Code*"),
    "Variables": make_shape("", "Variable+"),
    "Variable": make_shape("guid! name! typeOfVariable!", "Description"),
    "VariableValue": make_shape(
        "",
        "VariableRef:Ref! TextValue:Text BooleanValue IntegerValue FloatValue DateValue DateTimeValue",
        most=2,
    ),
    "Cases": make_shape("", "Case+"),
    "Case": make_shape(
        "guid! name", "Description CodeRef:Ref* VariableValue* SourceRef:Ref* SelectionRef:Ref*"
    ),
    "Sources": make_shape("", "TextSource+ PictureSource* PDFSource* AudioSource* VideoSource*"),
    "TextSource": TEXT_SOURCE,
    "PlainTextSelection": make_shape(f"{NAMED} startPosition! endPosition!", f"Description {ABOUT}"),
    "PictureSource": make_shape(
        FILED, f"Description TextDescription:TextSource PictureSelection* {ABOUT} VariableValue*"
    ),
    "PictureSelection": make_shape(f"{NAMED} {CORNERS}", f"Description {ABOUT}"),
    "PDFSource": make_shape(
        FILED, f"Description PDFSelection* Representation:TextSource {ABOUT} VariableValue*"
    ),
    "PDFSelection": make_shape(f"{NAMED} page! {CORNERS}", f"Description Representation:TextSource {ABOUT}"),
    "AudioSource": make_shape(
        FILED, f"Description Transcript* AudioSelection:TimeSelection* {ABOUT} VariableValue*"
    ),
    "VideoSource": make_shape(
        FILED, f"Description Transcript* VideoSelection:TimeSelection* {ABOUT} VariableValue*"
    ),
    "TimeSelection": make_shape(f"{NAMED} begin! end!", f"Description {ABOUT}"),
    "Transcript": make_shape(
        f"{NAMED} richTextPath plainTextPath",
        "Description PlainTextContent SyncPoint* TranscriptSelection* NoteRef*",
    ),
    "TranscriptSelection": make_shape(f"{NAMED} fromSyncPoint toSyncPoint", f"Description {ABOUT}"),
    "SyncPoint": make_shape("guid! timeStamp position"),
    "Coding": make_shape("guid! creatingUser creationDateTime", "CodeRef:Ref! NoteRef*"),
    "Notes": make_shape("", "Note:TextSource+"),
    "Links": make_shape("", "Link+"),
    "Link": make_shape("guid! name direction color originGUID targetGUID", "NoteRef*"),
    "Sets": make_shape("", "Set+"),
    "Set": make_shape("guid! name!", "Description MemberCode:Ref* MemberSource:Ref* MemberNote:Ref*"),
    "Graphs": make_shape("", "Graph+"),
    "Graph": make_shape("guid! name", "Vertex* Edge*"),
    "Vertex": make_shape("guid! representedGUID name firstX! firstY! secondX secondY shape color"),
    "Edge": make_shape("guid! representedGUID name sourceVertex! targetVertex! color direction lineStyle"),
    "NoteRef": TARGET,
    "Ref": TARGET,
    "Text": make_shape(text=Kind.TEXT),
    "Description": make_shape(text=Kind.TEXT),
    "PlainTextContent": make_shape(text=Kind.TEXT),
    "BooleanValue": make_shape(text=Kind.YES_NO),
    "IntegerValue": make_shape(text=Kind.WHOLE),
    "FloatValue": make_shape(text=Kind.DECIMAL),
    "DateValue": make_shape(text=Kind.DATE),
    "DateTimeValue": make_shape(text=Kind.MOMENT),
    # The file of a codebook alone (.qdc) has its own, poorer elements.
    "CodebookFile": make_shape("origin", "Codes:FileCodes! Sets:FileSets"),
    "FileCodes": make_shape("", "Code:FileCode+"),
    "FileCode": make_shape("guid! name! isCodable! color", "Description Code:FileCode*"),
    "FileSets": make_shape("", "Set:FileSet+"),
    "FileSet": make_shape("guid! name!", "Description MemberCode:FileMember*"),
    "FileMember": make_shape("guid!"),
}
