"""Getting material ready: a mapping drafted beside an export, an instrument written as people are asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from canllaw.basics.language import Language, Message, message, say
from canllaw.basics.problems import MaterialError
from canllaw.basics.writing import writing_into
from canllaw.evidence.answers.mappings import Draft, make_draft, write_draft
from canllaw.evidence.exports import read_export
from canllaw.evidence.exports.detect import find_description
from canllaw.evidence.instruments.files import (
    fill_practices,
    find_instrument,
    read_own_instruments,
    shipped_instruments,
)
from canllaw.evidence.instruments.instruments import Instrument, ItemKind
from canllaw.evidence.instruments.questionnaire import write_questionnaire
from canllaw.evidence.material import INSTRUMENTS, PRACTICES
from canllaw.evidence.practice.practices import read_practices
from canllaw.rollout.workforce import Workforce
from canllaw.rollout.workforce_files import read_workforce


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedMap:
    """A mapping that was drafted, the file it was written to, and what its reader should be told."""

    path: Path
    draft: Draft
    told: tuple[Message, ...]


def write_drafted_map(file: Path, key: str, dictionary: Path | None, language: Language) -> DraftedMap:
    """Draft the mapping of an export and write it beside it, as `survey-1.map.toml` for `survey-1.csv`.

    Instruments, and the names of authorities and teams, come from the study around the export where there
    is one. Without a `key` the instrument is taken that fits best. Raises MaterialError, also where the
    mapping is there already.
    """
    evidence = file.resolve().parent
    own = evidence / INSTRUMENTS
    folder = own if own.is_dir() else None
    instruments = (find_instrument(key, folder),) if key else every_instrument(folder)
    export = read_export(file, dictionary=dictionary)
    draft = make_draft(export, instruments, workforce=read_around(evidence), language=language)
    path = file.with_suffix(".map.toml")
    with writing_into(path.parent):
        write_draft(draft, path, language)
    instrument = next(each for each in instruments if each.key == draft.mapping.instrument)
    described = dictionary or find_description(file, export.tool)
    told = (*tell_description(described), *tell(path, draft, instrument))
    return DraftedMap(path=path, draft=draft, told=told)


def read_around(evidence: Path) -> Workforce:
    """The workforce of the study around an export; none where it cannot be read: a draft can do without."""
    try:
        return read_workforce(evidence.parent / "workforce")
    except MaterialError:
        return Workforce()


def every_instrument(folder: Path | None) -> tuple[Instrument, ...]:
    """A study's own before those that come with Canllaw: its own form of one fits as well as the original."""
    return (*(read_own_instruments(folder) if folder else ()), *shipped_instruments())


def tell_description(described: Path | None) -> Iterator[Message]:
    """With the questionnaire of another wave, answers whose order was changed would be turned round."""
    if described is not None:
        yield message(
            "The words of questions and answers are those of {file}: see that it belongs to this export.",
            file=described.name,
        )


def tell(path: Path, draft: Draft, instrument: Instrument) -> Iterator[Message]:
    mapping = draft.mapping
    if mapping.items:
        yield message(
            "Instrument: {key}. Questions recognised: {found} of {all}.",
            key=instrument.key,
            found=len({item.item for item in mapping.items}),
            all=len(instrument.items),
        )
    else:
        yield from tell_nothing_fits(instrument)
    yield message("Columns about the people who answered: {count}.", count=len(mapping.people))
    yield message("Columns left out, each with the reason: {count}.", count=len(mapping.dropped))
    yield message("Columns that nobody recognised: {count}.", count=len(draft.unknown))
    doubts = sum(bool(remark.doubts) for remark in (*draft.remarks, *draft.shared, *draft.unknown))
    yield message("Entries to look at, marked with ??: {count}.", count=doubts)
    if bare := count_bare_numbers(draft, instrument):
        yield message(
            "Questions whose answers are numbers without words: {count}. "
            "See that the lowest number means the lowest answer.",
            count=bare,
        )
    yield message("The draft is in {file}. Look through it and put right what is wrong.", file=path)


def tell_nothing_fits(instrument: Instrument) -> Iterator[Message]:
    yield message(
        "No question of any instrument was recognised in this export; the draft is written for {key}.",
        key=instrument.key,
    )
    yield message(
        "If your questions are others, describe them in a file in evidence/instruments, delete this draft "
        "and ask for it again. If the columns only have other names, give each its item in the draft."
    )


def count_bare_numbers(draft: Draft, instrument: Instrument) -> int:
    """Items of a scale whose numbers were taken as they are, with nothing to show which way they run."""
    worded = {remark.column for remark in draft.remarks if remark.options}
    return sum(
        instrument.item(each.item).kind is ItemKind.SCALED and each.ticked is None
        for each in draft.mapping.items
        if each.column not in worded and not each.answers and not each.use
    )


def list_instruments(study: Path | None, language: Language) -> Iterator[str]:
    """A line for each instrument: its key, its title, its licence."""
    for instrument in every_instrument(own_folder(study)):
        title = instrument.title(language) or instrument.title(Language.ENGLISH)
        scored = [item for item in instrument.items if item.kind is not ItemKind.TEXT]
        yield f"{instrument.key}: {title}"
        yield "  " + say(
            message("Items: {count}. Licence: {words}", count=len(scored), words=instrument.licence), language
        )


def write_one_instrument(key: str, study: Path | None, out: Path, language: Language) -> Iterator[str]:
    """Write the questionnaire and the table of its items, and say where. Raises MaterialError."""
    instrument = find_instrument(key, own_folder(study))
    practices = study / "evidence" / PRACTICES if study else None
    if practices is not None and practices.exists():
        instrument = fill_practices(instrument, read_practices(practices, instrument))
    for path in write_questionnaire(instrument, out, language):
        yield str(path)


def own_folder(study: Path | None) -> Path | None:
    folder = study / "evidence" / INSTRUMENTS if study else None
    return folder if folder is not None and folder.is_dir() else None
