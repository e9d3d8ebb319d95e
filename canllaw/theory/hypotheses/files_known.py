"""What a study knows that hypotheses can name: its waves with their questions, facts, practices."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Scale, Scoring
from canllaw.evidence.material import Material
from canllaw.rollout.workforce import Workforce
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind
from canllaw.theory.measures.values import ALL_WAVES


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWave:
    """A wave, the day on which people were first asked, and what they were asked; None where not known."""

    key: str
    opened: date
    instrument: Instrument | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """A figure of the authorities: the lowest and the highest of them."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What measures can be taken from. Waves stand oldest first; `expected` are still to come."""

    waves: tuple[KnownWave, ...] = ()
    expected: tuple[KnownWave, ...] = ()
    facts: tuple[KnownFact, ...] = ()
    practices: bool = False
    observations: bool = False

    @property
    def all_waves(self) -> tuple[KnownWave, ...]:
        return tuple(sorted((*self.waves, *self.expected), key=lambda wave: wave.opened))

    @property
    def newest(self) -> KnownWave | None:
        """The newest wave that people answered; where none was, the newest that is expected."""
        known = self.waves or self.expected
        return known[-1] if known else None

    def wave(self, key: str) -> KnownWave | None:
        """The wave of a key; the newest for none, and for all waves together."""
        if key in ("", ALL_WAVES):
            return self.newest
        return next((wave for wave in self.all_waves if wave.key == key), None)

    def waves_of(self, key: str) -> tuple[KnownWave, ...]:
        """The wave of a key, or all of them."""
        wave = self.wave(key)
        return self.all_waves if key == ALL_WAVES else (wave,) if wave else ()

    def fact(self, name: str) -> KnownFact | None:
        return next((fact for fact in self.facts if fact.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The lowest and the highest value that a measure can have."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


def make_known(material: Material) -> Known:
    """What the evidence of a study offers to its hypotheses."""
    return Known(
        waves=tuple(
            KnownWave(key=each.wave.key, opened=each.wave.opened, instrument=each.answers.instrument)
            for each in material.waves
        ),
        expected=tuple(
            KnownWave(key=each.wave.key, opened=each.wave.opened, instrument=each.instrument)
            for each in material.expected
        ),
        facts=tuple(find_facts(material.workforce)),
        practices=bool(material.practices),
        observations=bool(material.observations),
    )


def find_facts(workforce: Workforce) -> Iterator[KnownFact]:
    values: dict[str, list[float]] = {}
    for authority in workforce.authorities:
        for name in dict.fromkeys(fact.name for fact in authority.facts):
            fact = authority.fact(name)
            if fact is not None and fact.value is not None:
                values.setdefault(name, []).append(fact.value)
    for name, own in sorted(values.items()):
        yield KnownFact(name=name, low=min(own), high=max(own))


def find_scale(instrument: Instrument, key: str) -> Scale | None:
    return next((scale for scale in instrument.scales if scale.key == key), None)


def find_item(instrument: Instrument, key: str) -> Item | None:
    return next((item for item in instrument.items if item.key == key), None)


def find_span(measure: Measure, known: Known) -> Span | None:
    """Between which values a measure can lie; None where it is not known or knows no bounds."""
    if measure.kind is MeasureKind.FACT:
        fact = known.fact(measure.key)
        return Span(low=fact.low, high=fact.high) if fact else None
    wave = known.wave(measure.wave)
    if wave is None or wave.instrument is None:
        return None
    if measure.kind is MeasureKind.SCALE:
        scale = find_scale(wave.instrument, measure.key)
        return find_span_of_scale(wave.instrument, scale) if scale else None
    item = find_item(wave.instrument, measure.key)
    return find_span_of_item(wave.instrument, item) if item else None


def find_span_of_item(instrument: Instrument, item: Item) -> Span | None:
    # A question of knowledge counts as right or wrong.
    if item.kind in (ItemKind.YES_NO, ItemKind.KNOWLEDGE):
        return Span(low=0, high=1)
    responses = instrument.responses_of(item)
    return Span(low=responses.low, high=responses.high) if responses else None


def find_span_of_scale(instrument: Instrument, scale: Scale) -> Span | None:
    if scale.scoring is Scoring.SHARE_CORRECT:
        return Span(low=0, high=1)
    if scale.scoring is Scoring.MEAN_OF_SCALES:
        spans = [find_span_of_scale(instrument, instrument.scale(key)) for key in scale.items]
    else:
        spans = [find_span_of_item(instrument, instrument.item(key)) for key in scale.items]
    bounded = [span for span in spans if span is not None]
    if len(bounded) < len(spans):
        return None
    lows, highs = [span.low for span in bounded], [span.high for span in bounded]
    # What is left out of a sum is made up for, so that the whole sum is the most that anybody can have.
    together = scale.scoring is Scoring.SUM
    return Span(low=sum(lows) if together else min(lows), high=sum(highs) if together else max(highs))
