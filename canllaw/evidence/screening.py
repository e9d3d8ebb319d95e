"""Personal data in the free text of a study: where it stands, and the text without it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from canllaw.basics.language import Language, Message, message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.instruments.instruments import ItemKind
from canllaw.evidence.interviews.folder_files import PROJECTS, ending_of
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.interviews.remarks import Remark
from canllaw.evidence.material import Material
from canllaw.evidence.personal_data.personal_data import (
    KIND_WORDS,
    PersonalKind,
    find_personal_data,
    mask_text,
)
from canllaw.evidence.practice.observations import Observation

MASK = message("Take it out of the file, or have quotes masked: mask_personal_data = true in study.toml.")
TAKE_OUT = message(
    "Take it out where it was written. What coders noted and what they say that codes mean is never masked."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNote:
    """Something in free text that looks like personal data: of what kind, and where. Never what it is.

    `interview` is the one that it stands in, where a file holds several. `can_be_masked` is false for what
    coders wrote: masking is for quotes and answers.
    """

    kind: PersonalKind
    place: Place
    interview: str = ""
    can_be_masked: bool = True

    @property
    def said(self) -> Message:
        return message("This looks like personal data: {kind}.", kind=KIND_WORDS[self.kind])


def screen_material(material: Material, names: Sequence[str]) -> Iterator[PersonalNote]:
    """Everything in free text that looks like personal data."""
    for each in material.waves:
        yield from screen_answers(each.answers, names)
    if material.interviews:
        yield from screen_interviews(material.interviews.interviews, names)
        yield from screen_remarks(material.interviews.remarks, names)
    yield from screen_observations(material.observations, names)


def screen_answers(answers: Answers, names: Sequence[str]) -> Iterator[PersonalNote]:
    """What stands in the answers to open questions, row by row."""
    for key in find_open_items(answers):
        for row, words in answers.frame.select("row", key).drop_nulls(key).iter_rows():
            for datum in find_personal_data(words, names):
                yield PersonalNote(
                    kind=datum.kind,
                    place=Place(source=answers.source, row=row, column=key, start=datum.start),
                )


def screen_interviews(interviews: Interviews, names: Sequence[str]) -> Iterator[PersonalNote]:
    """What stands in the transcripts, with the line as its row. A project holds many: each is named."""
    for transcript in interviews.transcripts:
        interview = transcript.key if is_project(transcript.source) else ""
        for datum in find_personal_data(transcript.text, names):
            row = transcript.text.count("\n", 0, datum.start) + 1
            place = Place(
                source=transcript.source,
                row=row,
                column=interview or None,
                start=datum.start,
                end=datum.end,
            )
            yield PersonalNote(kind=datum.kind, place=place, interview=interview)


def is_project(source: Source) -> bool:
    return ending_of(Path(source.name)) in PROJECTS


def screen_remarks(remarks: Iterable[Remark], names: Sequence[str]) -> Iterator[PersonalNote]:
    """What stands in notes of coders and in what they say that codes mean."""
    for remark in remarks:
        for datum in find_personal_data(remark.words, names):
            yield PersonalNote(
                kind=datum.kind, place=remark.place, interview=remark.interview, can_be_masked=False
            )


def screen_observations(observations: Sequence[Observation], names: Sequence[str]) -> Iterator[PersonalNote]:
    """What stands in the notes of observers."""
    for observation in observations:
        for datum in find_personal_data(observation.note, names):
            yield PersonalNote(kind=datum.kind, place=replace(observation.place, column="note"))


def warn(notes: Iterable[PersonalNote]) -> Iterator[Problem]:
    """One warning for each file or interview, and kind, at the first place; never the words."""
    alike: dict[tuple[str, str, PersonalKind, bool], list[PersonalNote]] = {}
    for note in notes:
        key = (note.place.source.name, note.interview, note.kind, note.can_be_masked)
        alike.setdefault(key, []).append(note)
    for found in alike.values():
        first = found[0]
        fix = MASK if first.can_be_masked else TAKE_OUT
        yield Problem(what=say_found(first, len(found)), fix=fix, where=first.place)


def say_found(note: PersonalNote, count: int) -> Message:
    kind = KIND_WORDS[note.kind]
    if note.interview:
        return message(
            "This looks like personal data: {kind}. Places in this interview: {count}.",
            kind=kind,
            count=count,
        )
    return message(
        "This looks like personal data: {kind}. Places in this file: {count}.", kind=kind, count=count
    )


def mask_answers(answers: Answers, names: Sequence[str]) -> Answers:
    """The answers with each of these places in open questions replaced by its kind."""

    def mask(words: str) -> str:
        return mask_text(words, find_personal_data(words, names))

    masked = [
        pl.Series(key, [None if words is None else mask(words) for words in answers.frame[key]], pl.String)
        for key in find_open_items(answers)
    ]
    return replace(answers, frame=answers.frame.with_columns(masked))


def mask_quote(words: str, names: Sequence[str], language: Language) -> str:
    """A quote for people to read, with each of these places replaced by its kind."""
    return mask_text(words, find_personal_data(words, names), language)


def find_open_items(answers: Answers) -> list[str]:
    return [item.key for item in answers.instrument.items if item.kind is ItemKind.TEXT]
