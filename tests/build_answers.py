"""A small questionnaire, a small workforce and exports written as text, for the tests of answers and scores."""

import csv
import io
from collections.abc import Sequence

from canllaw.basics.language import Bilingual
from canllaw.basics.sources import Source
from canllaw.evidence.answers.answers import (
    Answers,
    Export,
    ExportColumn,
    MappedColumn,
    MappedPeople,
    Mapping,
    PeopleColumn,
    Tool,
)
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.instruments.instruments import (
    Instrument,
    Item,
    ItemKind,
    Option,
    Responses,
    Scale,
    Scoring,
)
from canllaw.rollout.workforce import Authority, Team, Workforce

SECRET = bytes(range(32))
SURVEY = Source(name="survey-1.csv", sha256="0" * 64)

AGREEMENT = Responses(
    key="agreement",
    options=(
        Option(value=1, en="Strongly disagree", cy="Anghytuno'n gryf"),
        Option(value=2, en="Disagree", cy="Anghytuno"),
        Option(value=3, en="Neither agree nor disagree", cy="Ddim yn cytuno nac yn anghytuno"),
        Option(value=4, en="Agree", cy="Cytuno"),
        Option(value=5, en="Strongly agree", cy="Cytuno'n gryf"),
        Option(value=9, en="Not relevant to my role", cy="Ddim yn berthnasol i'm rôl", counts=False),
    ),
)
FACTS = Responses(
    key="facts",
    options=(
        Option(value=1, en="Within a day", cy="O fewn diwrnod"),
        Option(value=2, en="Within a week", cy="O fewn wythnos"),
        Option(value=8, en="I do not know", cy="Nid wyf yn gwybod"),
    ),
)
CONFIDENCE = (
    Item(
        key="confidence_1",
        en="I feel confident in using the guidance",
        cy="Rwy'n teimlo'n hyderus yn defnyddio'r canllawiau",
        responses="agreement",
    ),
    Item(
        key="confidence_2",
        en="I could explain the guidance to a colleague",
        cy="Gallwn esbonio'r canllawiau i gydweithiwr",
        responses="agreement",
    ),
    Item(
        key="confidence_3",
        en="I am often unsure what the guidance asks of me",
        cy="Rwy'n aml yn ansicr beth mae'r canllawiau'n ei ofyn gennyf",
        responses="agreement",
        reversed=True,
    ),
)
KNOWLEDGE = (
    Item(key="knowledge_1", kind=ItemKind.KNOWLEDGE, responses="facts", correct=(1,)),
    Item(key="knowledge_2", kind=ItemKind.KNOWLEDGE, responses="facts", correct=(2,)),
)
OTHERS = (
    Item(key="drafting_1", kind=ItemKind.YES_NO, en="I took part in drafting the guidance"),
    Item(key="hours", kind=ItemKind.NUMBER, en="How many hours did you spend reading the guidance?"),
    Item(key="words", kind=ItemKind.TEXT, en="What else would you like to say?"),
)
SCALE = Scale(
    key="confidence",
    en="Confidence",
    cy="Hyder",
    items=("confidence_1", "confidence_2", "confidence_3"),
    most_missing=1,
)
SHARE = Scale(
    key="knowledge",
    en="Knowledge",
    cy="Gwybodaeth",
    items=("knowledge_1", "knowledge_2"),
    scoring=Scoring.SHARE_CORRECT,
)

WORKFORCE = Workforce(
    authorities=(
        Authority(code="mon", name=Bilingual("Anglesey", "Ynys Môn")),
        Authority(code="gwynedd", name=Bilingual("Gwynedd", "Gwynedd")),
    ),
    teams=(
        Team(
            code="mon-1", authority="mon", name=Bilingual("Front door", "Drws ffrynt"), role="social-worker"
        ),
        Team(code="gwy-1", authority="gwynedd", name=Bilingual("Assessment", "Asesu"), role="social-worker"),
    ),
)


def make_instrument(
    items: Sequence[Item] = (*CONFIDENCE, *KNOWLEDGE, *OTHERS), scales: Sequence[Scale] = (SCALE, SHARE)
) -> Instrument:
    return Instrument(
        key="practice",
        en="Practice",
        cy="Ymarfer",
        version="1",
        licence="MIT",
        source="A test",
        responses=(AGREEMENT, FACTS),
        items=tuple(items),
        scales=tuple(scales),
    )


def survey(text: str, columns: Sequence[ExportColumn] = (), tool: Tool = Tool.PLAIN) -> Export:
    """An export with the headings and rows of this text. `columns` say more about some of the columns."""
    headings, *rows = csv.reader(io.StringIO(text.strip()))
    more = {column.name: column for column in columns}
    cells = list(zip(*rows, strict=True)) if rows else [() for _ in headings]
    return Export(
        source=SURVEY,
        tool=tool,
        columns=tuple(more.get(name, ExportColumn(name=name)) for name in headings),
        numbers=range(2, len(rows) + 2),
        cells=tuple(cells),
    )


def items(*keys: str) -> tuple[MappedColumn, ...]:
    """Columns that are named as their items are."""
    return tuple(MappedColumn(column=key, item=key) for key in keys)


def people(**columns: PeopleColumn) -> tuple[MappedPeople, ...]:
    return tuple(MappedPeople(column=name, means=means) for name, means in columns.items())


def make_mapping(
    mapped: Sequence[MappedColumn], about: Sequence[MappedPeople] = (), instrument: str = "practice"
) -> Mapping:
    return Mapping(instrument=instrument, items=tuple(mapped), people=tuple(about))


def answer(
    text: str,
    mapping: Mapping | None = None,
    wave: str = "first",
    workforce: Workforce | None = None,
    instrument: Instrument | None = None,
) -> Answers:
    """The answers of an export. Without a mapping, columns are named as their items; `code` links."""
    export = survey(text)
    instrument = instrument or make_instrument()
    if mapping is None:
        keys = {item.key for item in instrument.items}
        names = [column.name for column in export.columns]
        meanings = {means.value: means for means in PeopleColumn}
        about = {name: meanings[name.partition("_")[0]] for name in names if name not in keys}
        mapping = make_mapping(items(*(name for name in names if name in keys)), people(**about))
    return make_answers(export, mapping, instrument, wave, workforce, SECRET)
