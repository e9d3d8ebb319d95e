"""Personal data in the free text of a study: where it stands, and the text without it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from canllaw.basics.language import Language, Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.instruments.instruments import ItemKind
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.personal_data.personal_data import (
    KIND_WORDS,
    PersonalKind,
    find_personal_data,
    mask_text,
)
from canllaw.evidence.practice.observations import Observation

NAMES = "names.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNote:
    """Something in free text that looks like personal data: of what kind, and where. Never what it is."""

    kind: PersonalKind
    place: Place

    @property
    def said(self) -> Message:
        return message("This looks like personal data: {kind}.", kind=KIND_WORDS[self.kind])


def read_names(folder: Path) -> tuple[str, ...]:
    """A study's own list of names to look for, one a line; empty without the file. Raises MaterialError."""
    path = folder / NAMES
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        what = message("The letters of this file are not written in UTF-8.")
        fix = message("Save the file again with the encoding UTF-8.")
        where = Place(source=Source(name=path.name, sha256=""))
        raise MaterialError([Problem(what=what, fix=fix, where=where)]) from error
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


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
    """What stands in the transcripts, with the line as its row."""
    for transcript in interviews.transcripts:
        for datum in find_personal_data(transcript.text, names):
            row = transcript.text.count("\n", 0, datum.start) + 1
            place = Place(source=transcript.source, row=row, start=datum.start, end=datum.end)
            yield PersonalNote(kind=datum.kind, place=place)


def screen_observations(observations: Sequence[Observation], names: Sequence[str]) -> Iterator[PersonalNote]:
    """What stands in the notes of observers."""
    for observation in observations:
        for datum in find_personal_data(observation.note, names):
            yield PersonalNote(kind=datum.kind, place=replace(observation.place, column="note"))


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
