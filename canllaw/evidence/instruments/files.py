"""Instruments from files: those that come with Canllaw, a study's own, and a study's changes to ours."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from canllaw.basics.definitions import decode, find_line, read_content, read_definition, say_key_path
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.toml_lines import find_lines
from canllaw.evidence.instruments.entries import NOTHING, InstrumentEntry, fill_blanks, make_instrument
from canllaw.evidence.instruments.faults import BLANK, Fault, find_faults_of_entry, find_faults_of_own
from canllaw.evidence.instruments.faults_left import find_faults_of_left
from canllaw.evidence.instruments.including import (
    find_faults_of_including,
    find_faults_of_replacing,
    include,
)
from canllaw.evidence.instruments.instruments import Blank, Instrument
from canllaw.evidence.practice.observations import Practice

__all__ = [
    "fill_practices",
    "find_instrument",
    "read_instrument",
    "read_own_instruments",
    "shipped_instruments",
]

SHIPPED = Path(__file__).parent / "shipped"
PRACTICE = "practice_"


def read_instrument(path: Path) -> Instrument:
    """Read one instrument from a TOML file, laid over the shipped ones that it `extends` and `includes`.

    Raises MaterialError with everything that is wrong, each with the line of the file and its key.
    """
    entry = read_definition(path, InstrumentEntry)
    faults = list(find_faults_of_entry(entry))
    base, wrong = NOTHING, list[Fault]()
    if entry.extends or entry.includes:
        base, wrong = find_base(entry, shipped_instruments())
    made = make_instrument(entry, base)
    # Laid over nothing, everything that the file leaves to its base would be told as missing.
    if base is not NOTHING or not entry.extends:
        faults += find_faults_of_own(made, entry, base)
    # What is laid over it wrongly is told already.
    faults += wrong or find_faults_of_left(made, entry, base)
    if faults:
        raise MaterialError(make_problems(path, faults))
    return made


def find_base(entry: InstrumentEntry, shipped: Sequence[Instrument]) -> tuple[Instrument, list[Fault]]:
    """What a file is laid over; NOTHING where what it extends is not known."""
    known = {each.key: each for each in shipped}
    if entry.extends and entry.extends not in known:
        return NOTHING, [no_such_base(tuple(known))]
    base = known.get(entry.extends, NOTHING)
    faults = list(find_faults_of_including(base, entry.includes, shipped))
    if faults:
        return base, faults
    included = [known[key] for key in entry.includes]
    return include(base, included), list(find_faults_of_replacing(entry, included))


def no_such_base(keys: tuple[str, ...]) -> Fault:
    words = (
        message("No instrument that comes with Canllaw has this key."),
        message("Extend one of these: {names}.", names=keys),
    )
    return Fault(words=words, path=("extends",))


def make_problems(path: Path, faults: Iterable[Fault]) -> Iterator[Problem]:
    source = Source.of(path)
    lines = find_lines(decode(read_content(path), source))
    for fault in faults:
        what, fix = fault.words
        where = Place(source=source, row=find_line(fault.path, lines), column=say_key_path(fault.path))
        yield Problem(what=what, fix=fix, where=where)


@cache
def shipped_instruments() -> tuple[Instrument, ...]:
    """All instruments that come with Canllaw, ours first, then by key."""
    made = [read_instrument(path) for path in sorted(SHIPPED.glob("*.toml"))]
    return tuple(sorted(made, key=lambda each: (not each.key.startswith("canllaw-"), each.key)))


def read_own_instruments(folder: Path) -> tuple[Instrument, ...]:
    """A study's own instruments: every .toml file of its folder `evidence/instruments`, by name of file.

    Raises MaterialError with the problems of all files, and where a key is that of another instrument.
    """
    made: list[Instrument] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            own = read_instrument(path)
        except MaterialError as error:
            problems += error.problems
            continue
        if own.key in {each.key for each in (*shipped_instruments(), *made)}:
            words = (
                message(
                    "Another instrument has this key: one that comes with Canllaw, or one in this folder."
                ),
                message("Choose another key."),
            )
            problems += make_problems(path, [Fault(words=words, path=("key",))])
        made.append(own)
    if problems:
        raise MaterialError(problems)
    return tuple(made)


def find_instrument(key: str, folder: Path | None = None) -> Instrument:
    """The instrument with this key, among a study's own (in `folder`) and those that come with Canllaw.

    Raises MaterialError where there is none, or where a file of the folder cannot be used.
    """
    own = read_own_instruments(folder) if folder else ()
    known = {each.key: each for each in (*own, *shipped_instruments())}
    if key in known:
        return known[key]
    where = Place(source=Source(name=folder.name if folder else "instruments", sha256=""))
    what = message("There is no instrument with this key: {key}.", key=key)
    fix = message("Use one of these: {names}.", names=tuple(known))
    raise MaterialError([Problem(what=what, fix=fix, where=where)])


def fill_practices(instrument: Instrument, practices: Iterable[Practice]) -> Instrument:
    """The instrument with the titles of a study's practices in the blanks of the items that ask about them.

    A practice fills the blanks {practice_...} of the items that it names as its `self_report` and its
    `example`, wherever they stand. Items whose blank no practice fills are not asked.
    """
    filled = [
        Blank(key=key, en=practice.en, cy=practice.cy)
        for practice in practices
        for key in sorted(find_blanks(instrument, (practice.self_report, practice.example)))
    ]
    made = fill_blanks(instrument, filled)
    empty = {blank.key for blank in made.blanks if blank.key.startswith(PRACTICE)}
    items = tuple(
        replace(item, asked=item.asked and not empty & find_blanks(made, (item.key,))) for item in made.items
    )
    return replace(made, items=items)


def find_blanks(instrument: Instrument, keys: Collection[str]) -> set[str]:
    """The blanks for practices in the wording of these items."""
    wordings = [f"{item.en} {item.cy}" for item in instrument.items if item.key in keys]
    return {key for words in wordings for key in BLANK.findall(words) if key.startswith(PRACTICE)}
