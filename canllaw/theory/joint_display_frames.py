"""The joint display and all that it rests on as tables for export: enough to rebuild a verdict by hand."""

from collections.abc import Iterator, Sequence

import polars as pl

from canllaw.basics.findings import Finding
from canllaw.basics.language import Language, Message, say, say_value
from canllaw.basics.sources import Place
from canllaw.theory.confidence import COMPONENT_WORDS, CONCERN_WORDS, ConfidenceResult
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.hypotheses.registration_telling import Registration
from canllaw.theory.joint_display import JointDisplay
from canllaw.theory.verdicts import HypothesisVerdict
from canllaw.theory.verdicts_words import FIT_WORDS, LEANING_WORDS, RULE, VERDICT_WORDS

Row = tuple[str | int | float | bool | None, ...]


def make_display_frame(display: JointDisplay, language: Language) -> pl.DataFrame:
    """A row a hypothesis: its verdict, and for each kind of evidence where it leans and how it fits."""
    strands = [name.value for name in StrandName]
    names = ["hypothesis", "area", "statement", "verdict", "why"]
    names += [column for name in strands for column in (name, f"{name} fit")]
    rows = []
    for row in display.rows:
        own = row.verdict.hypothesis
        cells = [
            words
            for name in StrandName
            for words in (
                say(LEANING_WORDS[row.cell(name).leaning], language),
                say(FIT_WORDS[row.cell(name).fit], language),
            )
        ]
        told = say(VERDICT_WORDS[row.verdict.verdict], language), say(row.verdict.why, language)
        rows.append((own.key, own.area.value, own.statement(language), *told, *cells))
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String()), orient="row")


def make_strands_frame(display: JointDisplay, language: Language) -> pl.DataFrame:
    """A row a hypothesis and kind of evidence: whether it was the test, leaning, fit, and what it says."""
    schema = {
        "hypothesis": pl.String(),
        "strand": pl.String(),
        "is_test": pl.Boolean(),
        "leaning": pl.String(),
        "fit": pl.String(),
        "sentence": pl.String(),
    }
    rows = [
        (
            row.verdict.hypothesis.key,
            cell.strand.value,
            cell.is_test,
            cell.leaning.value,
            cell.fit.value,
            say(cell.sentence, language),
        )
        for row in display.rows
        for cell in row.cells
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def make_numbers_frame(verdicts: Sequence[HypothesisVerdict]) -> pl.DataFrame:
    """A row a number of a finding, with what made it and with which settings."""
    texts = ("hypothesis", "strand", "about", "name", "unit", "function", "version", "settings")
    schema: dict[str, pl.DataType] = {
        **dict.fromkeys(texts[:4], pl.String()),
        **dict.fromkeys(("value", "low", "high"), pl.Float64()),
        "n": pl.Int64(),
        **dict.fromkeys(texts[4:], pl.String()),
        "seed": pl.Int64(),
    }
    return pl.DataFrame(list(make_number_rows(verdicts)), schema=schema, orient="row")


def make_number_rows(verdicts: Sequence[HypothesisVerdict]) -> Iterator[Row]:
    for verdict, strand, finding in findings_of(verdicts):
        settings = "; ".join(f"{name}: {value}" for name, value in finding.method.settings)
        for each in finding.quantities:
            yield (
                verdict.hypothesis.key,
                strand.value,
                finding.about,
                each.name,
                each.value,
                each.low,
                each.high,
                each.n,
                each.unit,
                finding.method.function,
                finding.method.version,
                settings,
                finding.method.seed,
            )


def findings_of(
    verdicts: Sequence[HypothesisVerdict],
) -> Iterator[tuple[HypothesisVerdict, StrandName, Finding]]:
    """Every finding of every strand, those of rivals too."""
    for verdict in verdicts:
        for result in verdict.strands:
            for finding in (*result.findings, *(rival.finding for rival in result.rivals)):
                yield verdict, result.strand, finding


def make_places_frame(verdicts: Sequence[HypothesisVerdict]) -> pl.DataFrame:
    """A row a place that a finding rests on."""
    texts = ("hypothesis", "strand", "about")
    schema = {**dict.fromkeys(texts, pl.String()), **PLACE}
    rows = [
        (verdict.hypothesis.key, strand.value, finding.about, *make_place(place))
        for verdict, strand, finding in findings_of(verdicts)
        for place in finding.places
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


PLACE: dict[str, pl.DataType] = {
    "file": pl.String(),
    "sha256": pl.String(),
    "page": pl.Int64(),
    "row": pl.Int64(),
    "column": pl.String(),
    "start": pl.Int64(),
    "end": pl.Int64(),
}


def make_place(place: Place) -> Row:
    source = place.source
    return source.name, source.sha256, place.page, place.row, place.column, place.start, place.end


def make_counters_frame(verdicts: Sequence[HypothesisVerdict], language: Language) -> pl.DataFrame:
    """A row a piece of counter-evidence and place of it, the strongest first."""
    schema: dict[str, pl.DataType] = {
        "hypothesis": pl.String(),
        "rank": pl.Int64(),
        "strand": pl.String(),
        "weight": pl.Float64(),
        "sentence": pl.String(),
        **PLACE,
    }
    empty: Row = (None,) * len(PLACE)
    rows = [
        (
            verdict.hypothesis.key,
            rank,
            each.strand.value,
            each.counter.weight,
            say(each.counter.sentence, language),
            *place,
        )
        for verdict in verdicts
        for rank, each in enumerate(verdict.counters, 1)
        for place in ([make_place(place) for place in each.counter.places] or [empty])
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def make_rivals_frame(verdicts: Sequence[HypothesisVerdict], language: Language) -> pl.DataFrame:
    """A row a rival and strand: whether it fails, empty where that cannot be told."""
    schema = {
        "hypothesis": pl.String(),
        "rival": pl.String(),
        "strand": pl.String(),
        "fails": pl.Boolean(),
        "sentence": pl.String(),
    }
    rows = [
        (
            verdict.hypothesis.key,
            each.result.rival,
            each.strand.value,
            each.result.fails,
            say(each.result.sentence, language),
        )
        for verdict in verdicts
        for each in verdict.rivals
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def make_confidence_frame(results: Sequence[ConfidenceResult], language: Language) -> pl.DataFrame:
    """A row a hypothesis and component of the confidence in interviews, and one for the whole."""
    names = ("hypothesis", "component", "level", "reason", "judged_by")
    rows: list[Row] = []
    for result in results:
        for each in result.components:
            rows.append(
                (
                    result.hypothesis,
                    say(COMPONENT_WORDS[each.component], language),
                    say(CONCERN_WORDS[each.concern], language),
                    str(say_value(each.reason, language)),
                    each.judged_by,
                )
            )
        whole: Message | object = result.reason or result.sentence
        rows.append(
            (
                result.hypothesis,
                "overall",
                result.overall.value,
                str(say_value(whole, language)),
                result.judged_by,
            )
        )
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String()), orient="row")


def make_registrations_frame(registrations: Sequence[Registration], language: Language) -> pl.DataFrame:
    """A row a hypothesis and wave: whether it was there before people were asked."""
    schema = {
        "hypothesis": pl.String(),
        "written": pl.Date(),
        "first_seen": pl.Date(),
        "tested_so_since": pl.Date(),
        "versions": pl.Int64(),
        "wave": pl.String(),
        "opened": pl.Date(),
        "standing": pl.String(),
        "sentence": pl.String(),
    }
    rows = [
        (
            each.hypothesis,
            each.written,
            each.first_seen,
            each.tested_so_since,
            len(each.versions),
            wave.wave,
            wave.opened,
            wave.standing.value,
            say(wave.sentence, language),
        )
        for each in registrations
        for wave in each.waves
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def make_rule_frame(language: Language) -> pl.DataFrame:
    """The rule by which verdicts are given, a row a part, in the order in which they are gone through."""
    rows = [(number, say(words, language)) for number, (_, words) in enumerate(RULE, 1)]
    return pl.DataFrame(rows, schema={"order": pl.Int64(), "rule": pl.String()}, orient="row")
