"""The practices of a study that are asked about and looked for: `evidence/practices.toml`."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from canllaw.basics.definitions import read_definition
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.toml_lines import KeyPath, find_lines
from canllaw.evidence.instruments.instruments import Instrument, ItemKind
from canllaw.evidence.practice.observations import Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeFile:
    """The file as it is written."""

    practices: tuple[Practice, ...]


def read_practices(
    path: Path, instrument: Instrument | None = None, expectations: Collection[str] | None = None
) -> tuple[Practice, ...]:
    """Read the practices. Items are checked where the instrument is given, expectations where their ids are.

    Raises MaterialError with every problem.
    """
    practices = read_definition(path, PracticeFile).practices
    desk = Desk(source=Source.of(path), lines=find_lines(path.read_text("utf-8-sig")))
    problems = [*desk.find_repeated(practices)]
    for number, practice in enumerate(practices):
        if instrument is not None:
            problems += desk.find_item_faults(number, practice, instrument)
            problems += desk.find_threshold_faults(number, practice, instrument)
        if expectations is not None:
            problems += desk.find_expectation_faults(number, practice, expectations)
    if problems:
        raise MaterialError(problems)
    return practices


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Knows the lines of the file, for the places of problems."""

    source: Source
    lines: dict[KeyPath, int]

    def place(self, number: int, entry: str) -> Place:
        row = self.lines.get(("practices", number, entry), self.lines.get(("practices", number)))
        return Place(source=self.source, row=row, column=f"practices[{number + 1}].{entry}")

    def find_repeated(self, practices: tuple[Practice, ...]) -> Iterator[Problem]:
        counts = Counter(practice.key for practice in practices)
        for number, practice in enumerate(practices):
            if counts[practice.key] > 1:
                yield Problem(
                    what=message("More than one practice has this key."),
                    fix=message("Give each practice a key of its own."),
                    where=self.place(number, "key"),
                )

    def find_item_faults(self, number: int, practice: Practice, instrument: Instrument) -> Iterator[Problem]:
        kinds = {item.key: item.kind for item in instrument.items}
        turned = {item.key for item in instrument.items if item.reversed}
        for entry in ("self_report", "example", "example_words"):
            key = getattr(practice, entry)
            if key and key not in kinds:
                yield Problem(
                    what=message("The questionnaire has no item with this key."),
                    fix=message("Give the key of an item, or leave the entry out."),
                    where=self.place(number, entry),
                )
            elif key and (kinds[key] is ItemKind.TEXT) != (entry == "example_words"):
                yield Problem(
                    what=message("This item is answered in another way than is needed here."),
                    fix=message(
                        "Name items with values for what people do, and one with words for the example."
                    ),
                    where=self.place(number, entry),
                )
            elif key in turned:
                yield Problem(
                    what=message(
                        "Who agrees with this item says the opposite: it is turned round when scored."
                    ),
                    fix=message("Name an item with which people say that they do it."),
                    where=self.place(number, entry),
                )

    def find_threshold_faults(
        self, number: int, practice: Practice, instrument: Instrument
    ) -> Iterator[Problem]:
        """Where nobody, or everybody, would count as doing it or having an example."""
        items = {item.key: item for item in instrument.items}
        for entry, name in (("self_report", "does_from"), ("example", "example_from")):
            item = items.get(getattr(practice, entry))
            responses = instrument.responses_of(item) if item else None
            if responses and not responses.low < getattr(practice, name) <= responses.high:
                yield Problem(
                    what=message("With this value nobody who answers counts, or everybody does."),
                    fix=message(
                        "Give {entry} a value above {low} and no higher than {high}.",
                        entry=name,
                        low=responses.low,
                        high=responses.high,
                    ),
                    where=self.place(number, name),
                )

    def find_expectation_faults(
        self, number: int, practice: Practice, expectations: Collection[str]
    ) -> Iterator[Problem]:
        if any(each not in expectations for each in practice.expectations):
            yield Problem(
                what=message("The guidance has no expectation with this id."),
                fix=message("Take the ids from expectations.csv, as the guidance was read last."),
                where=self.place(number, "expectations"),
            )
