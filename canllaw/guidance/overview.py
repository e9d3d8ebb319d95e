"""The main messages about a document: how much it asks, of whom, how firmly, how concretely, at what cost."""

from collections import Counter
from collections.abc import Iterator, Sequence

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Language, Message, message, say_number
from canllaw.guidance.analysis import Analysis, AssessedExpectation
from canllaw.guidance.burden import (
    FAST_WORDS_A_MINUTE,
    LONG_SENTENCE,
    SLOW_WORDS_A_MINUTE,
    WORDS_A_MINUTE,
)
from canllaw.guidance.concreteness import WANTED, Level
from canllaw.guidance.editions import ChangeKind
from canllaw.guidance.expectations import Force

STAYS = (ChangeKind.SAME, ChangeKind.MOVED)
OTHERWISE_SAID = (ChangeKind.REWORDED, ChangeKind.SPLIT, ChangeKind.MERGED)


def find_overview(analysis: Analysis) -> tuple[Finding, ...]:
    """What a reader should know first, most important first. One finding where nothing was found at all."""
    if not analysis.assessed:
        return (find_nothing(analysis), find_reading_time(analysis))
    return tuple(find_all(analysis))


def find_all(analysis: Analysis) -> Iterator[Finding]:
    yield find_force(analysis)
    if analysis.earlier:
        yield find_change(analysis)
    if analysis.met:
        yield find_most_asked(analysis)
    if any(not each.roles for each in analysis.assessed):
        yield find_unnamed(analysis)
    yield find_concreteness(analysis)
    if any(each.concreteness.missing for each in analysis.assessed):
        yield find_most_missing(analysis)
    yield find_alarms(analysis)
    yield find_reading_time(analysis)
    yield find_sentences(analysis)
    if analysis.corrections:
        yield find_corrections(analysis)


def find_nothing(analysis: Analysis) -> Finding:
    return make_finding(
        "asked",
        message(
            "No words were found that ask something of somebody. "
            "Words with a force that ask nothing: {declined}.",
            declined=len(analysis.declined),
        ),
        (count("declined", len(analysis.declined)),),
        verdict=Verdict.NOT_ENOUGH,
    )


def find_force(analysis: Analysis) -> Finding:
    forces = Counter(each.expectation.force for each in analysis.assessed)
    return make_finding(
        "asked",
        message(
            "What it asks, in all: {all}. Must: {must}. Should: {should}. May: {may}.",
            all=say_number(len(analysis.assessed)),
            must=say_number(forces[Force.REQUIREMENT]),
            should=say_number(forces[Force.GUIDELINE]),
            may=say_number(forces[Force.PERMISSION]),
        ),
        (
            count("expectations", len(analysis.assessed)),
            *(share(f"{force}s", forces[force], len(analysis.assessed)) for force in Force),
        ),
        based_on=analysis.assessed,
    )


def find_change(analysis: Analysis) -> Finding:
    kinds = Counter(change.kind for change in analysis.changes)
    return make_finding(
        "changes",
        message(
            "Since the edition before. New: {new}. Firmer: {firmer}. Less firm: {weaker}. Gone: {gone}. "
            "Said differently: {otherwise}. The same: {same}.",
            new=kinds[ChangeKind.NEW],
            firmer=kinds[ChangeKind.STRONGER],
            weaker=kinds[ChangeKind.WEAKER],
            gone=kinds[ChangeKind.GONE],
            otherwise=sum(kinds[kind] for kind in OTHERWISE_SAID),
            same=sum(kinds[kind] for kind in STAYS),
        ),
        tuple(count(kind.value, kinds[kind], of=len(analysis.changes)) for kind in ChangeKind),
    )


def find_most_asked(analysis: Analysis) -> Finding:
    asked = Counter(role for each in analysis.assessed for role in each.roles)
    role, most = asked.most_common(1)[0]
    return make_finding(
        "roles",
        message("Most is asked of: {role} ({count}). Roles that are asked something: {roles}.",
                role=role.titles, count=most, roles=len(analysis.met)),
        tuple(share(met.name, asked[met], len(analysis.assessed)) for met in analysis.met),
        based_on=[each for each in analysis.assessed if role in each.roles],
    )  # fmt: skip


def find_unnamed(analysis: Analysis) -> Finding:
    unnamed = [each for each in analysis.assessed if not each.roles]
    return make_finding(
        "unnamed",
        message(
            "Asked without saying of whom: {count} of {all}.", count=len(unnamed), all=len(analysis.assessed)
        ),
        (share("unnamed", len(unnamed), len(analysis.assessed)),),
        based_on=unnamed,
    )


def find_concreteness(analysis: Analysis) -> Finding:
    levels = Counter(each.concreteness.level for each in analysis.assessed)
    return make_finding(
        "concreteness",
        message(
            "Whether it was done, a reader could tell: {concrete} of {all}. Something is missing: {partial}. "
            "Nobody could tell: {principle}.",
            concrete=levels[Level.CONCRETE],
            partial=levels[Level.PARTIAL],
            principle=levels[Level.PRINCIPLE],
            all=len(analysis.assessed),
        ),
        tuple(share(level.value, levels[level], len(analysis.assessed)) for level in Level),
        based_on=[each for each in analysis.assessed if each.concreteness.level is Level.PRINCIPLE],
    )


def find_most_missing(analysis: Analysis) -> Finding:
    missing = Counter(part for each in analysis.assessed for part in each.concreteness.missing)
    part, most = missing.most_common(1)[0]
    return make_finding(
        "missing",
        message("What is missing most often: {part} ({count} of {all}).",
                part=WANTED[part], count=most, all=len(analysis.assessed)),
        tuple(share(f"missing {name}", found, len(analysis.assessed)) for name, found in missing.items()),
        based_on=[each for each in analysis.assessed if part in each.concreteness.missing],
    )  # fmt: skip


def find_alarms(analysis: Analysis) -> Finding:
    alarms = analysis.alarms
    return make_finding(
        "alarms",
        message(
            "Readers may say “we already do that” of: {count} of {all}.",
            count=len(alarms),
            all=len(analysis.assessed),
        ),
        (share("alarms", len(alarms), len(analysis.assessed)),),
        based_on=alarms,
        verdict=Verdict.ALARM if alarms else Verdict.FOUND,
    )


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
            "Words: {words}. Minutes to read all of it once: {minutes}, for most adults {low} to {high}, if "
            "Welsh is read as fast as English; no speed for Welsh is known to us.",
            **times,
        )
    return message(
        "Words: {words}. Minutes to read all of it once: {minutes}, for most adults {low} to {high}.", **times
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


def find_corrections(analysis: Analysis) -> Finding:
    return make_finding(
        "corrections",
        message("Corrections by a person that were applied: {count}.", count=analysis.corrections),
        (count("corrections", analysis.corrections),),
    )


def count(name: str, number: int, of: int | None = None) -> Quantity:
    return Quantity(name=name, value=number, unit="count", n=of)


def share(name: str, number: int, of: int) -> Quantity:
    """A count beside the number of things that it was counted among."""
    return count(name, number, of)


def make_finding(
    about: str,
    sentence: Message,
    quantities: tuple[Quantity, ...],
    *,
    based_on: Sequence[AssessedExpectation] = (),
    verdict: Verdict = Verdict.FOUND,
    settings: tuple[tuple[str, str], ...] = (),
) -> Finding:
    return Finding(
        about=about,
        verdict=verdict,
        sentence=sentence,
        method=Method(
            function="canllaw.guidance.overview.find_overview", version=__version__, settings=settings
        ),
        quantities=quantities,
        places=tuple(each.expectation.place for each in based_on),
    )
