"""Real Word lists: letters in brackets, bullets at two depths, and steps, each list beginning afresh."""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from example.source import Block, Kind
from example.word_fields import element

ABSTRACT = {Kind.LETTER: "901", Kind.STEP: "902", Kind.BULLET: "903"}
LEVELS = {
    Kind.LETTER: (("lowerLetter", "(%1)"),),
    Kind.STEP: (("decimal", "%1."),),
    Kind.BULLET: (("bullet", "•"), ("bullet", "–")),
}
FIRST_LIST = 901


class Lists:
    """The numbering of one document."""

    def __init__(self, document: WordDocument) -> None:
        self.root = document.part.numbering_part.element
        self.latest = FIRST_LIST - 1
        self.begun = False
        first_list = self.root.find(qn("w:num"))
        for kind, levels in LEVELS.items():
            first_list.addprevious(self.abstract(ABSTRACT[kind], levels))

    def abstract(self, number: str, levels: tuple[tuple[str, str], ...]) -> BaseOxmlElement:
        made = element("w:abstractNum", abstractNumId=number)
        made.append(element("w:multiLevelType", val="hybridMultilevel"))
        for depth, (form, text) in enumerate(levels):
            level = element("w:lvl", ilvl=str(depth))
            level.append(element("w:start", val="1"))
            level.append(element("w:numFmt", val=form))
            level.append(element("w:lvlText", val=text))
            level.append(element("w:lvlJc", val="left"))
            properties = element("w:pPr")
            properties.append(element("w:ind", left=str(1134 + 425 * depth), hanging="425"))
            level.append(properties)
            made.append(level)
        return made

    def start(self) -> None:
        """The next item belongs to a new list."""
        self.latest += 1
        self.begun = False

    def number(self, paragraph: Paragraph, item: Block) -> None:
        if not self.begun:
            self.add_list(item.kind)
        numbering = element("w:numPr")
        numbering.append(element("w:ilvl", val=str(item.level - 1)))
        numbering.append(element("w:numId", val=str(self.latest)))
        paragraph._p.get_or_add_pPr().insert_element_before(
            numbering, "w:pBdr", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
        )

    def add_list(self, kind: Kind) -> None:
        made = element("w:num", numId=str(self.latest))
        made.append(element("w:abstractNumId", val=ABSTRACT[kind]))
        override = element("w:lvlOverride", ilvl="0")
        override.append(element("w:startOverride", val="1"))
        made.append(override)
        self.root.append(made)
        self.begun = True
