"""The main messages about what a document costs to read."""

from canllaw.basics.findings import Finding, Quantity
from canllaw.basics.language import Language, Message, message, say_number
from canllaw.guidance.analysis import Analysis
from canllaw.guidance.burden import (
    FAST_WORDS_A_MINUTE,
    LONG_SENTENCE,
    SLOW_WORDS_A_MINUTE,
    WORDS_A_MINUTE,
)
from canllaw.guidance.overview_parts import count, make_finding


def find_reading_time(analysis: Analysis) -> Finding:
    whole = analysis.burden.whole
    hours = Quantity(
        name="hours",
        value=whole.minutes / 60,
        unit="hour",
        low=whole.fewest_minutes / 60,
        high=whole.most_minutes / 60,
    )
    by_role = (
        Quantity(
            name=f"minutes: {each.role.name}", value=each.reading.minutes, unit="minute", n=each.expectations
        )
        for each in analysis.burden.by_role
        if each.role is not None
    )
    return make_finding(
        "reading time",
        say_reading_time(analysis),
        (count("words", whole.words), hours, *by_role),
        settings=(
            ("words a minute", str(WORDS_A_MINUTE)),
            ("fast", str(FAST_WORDS_A_MINUTE)),
            ("slow", str(SLOW_WORDS_A_MINUTE)),
        ),
    )


def say_reading_time(analysis: Analysis) -> Message:
    whole = analysis.burden.whole
    times = {
        "words": say_number(whole.words),
        "minutes": say_number(whole.minutes),
        "low": say_number(whole.fewest_minutes),
        "high": say_number(whole.most_minutes),
    }
    if analysis.language is Language.WELSH:
        return message(
            "Words: {words}. To read all of it once takes about {minutes} minutes ({low} to {high} for most "
            "adults), if Welsh is read as fast as English; no speed for Welsh is known to us.",
            **times,
        )
    return message(
        "Words: {words}. To read all of it once takes about {minutes} minutes ({low} to {high} for most "
        "adults).",
        **times,
    )


def find_sentences(analysis: Analysis) -> Finding:
    whole = analysis.burden.whole
    quantities = [
        Quantity(name="mean sentence", value=whole.mean_sentence, unit="word", n=whole.sentences),
        Quantity(name="median sentence", value=whole.median_sentence, unit="word", n=whole.sentences),
        Quantity(name="long sentences", value=whole.share_long, unit="share", n=whole.sentences),
        count("cross references", whole.cross_references),
        count("legal references", whole.legal_references),
    ]
    if whole.reading_ease is not None and whole.grade is not None:
        quantities.append(Quantity(name="Flesch reading ease", value=whole.reading_ease, n=whole.sentences))
        quantities.append(Quantity(name="Flesch-Kincaid grade", value=whole.grade, n=whole.sentences))
    return make_finding(
        "sentences",
        say_sentences(analysis),
        tuple(quantities),
        settings=(("a long sentence has more words than", str(LONG_SENTENCE)),),
    )


def say_sentences(analysis: Analysis) -> Message:
    whole = analysis.burden.whole
    length, long = say_number(whole.mean_sentence, 1), say_number(100 * whole.share_long)
    if whole.reading_ease is None:
        return message("Words in a sentence, on average: {length}. Sentences above {limit} words: {long}%.",
                       length=length, long=long, limit=LONG_SENTENCE)  # fmt: skip
    return message(
        "Words in a sentence, on average: {length}. Sentences above {limit} words: {long}%. "
        "Flesch reading ease (60 and above is plain English): {ease}.",
        length=length,
        long=long,
        limit=LONG_SENTENCE,
        ease=say_number(whole.reading_ease),
    )
