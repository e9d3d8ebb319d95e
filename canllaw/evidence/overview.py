"""The main messages of a study's evidence, each resting on figures that may be shown."""

from collections.abc import Iterator

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.evidence.interviews.reading_notes import find_losses
from canllaw.evidence.refi_qda.losses import Grade, Loss
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scores.aggregation_rules import Level

# The item of our own questionnaire that says whether somebody named the guidance without being prompted.
AWARE = "aware_unprompted"


def find_evidence_overview(result: EvidenceResult) -> tuple[Finding, ...]:
    """Who answered, who is aware, for whom scales may speak, where belief runs ahead, what was said."""
    return (
        *(finding for wave in result.waves for finding in tell_wave(wave)),
        *tell_speaking(result),
        *tell_gaps(result),
        *tell_interviews(result),
        *tell_losses(result),
        *tell_personal_data(result),
    )


def make_finding(
    about: str,
    verdict: Verdict,
    sentence: Message,
    places: tuple[Place, ...] = (),
    quantities: tuple[Quantity, ...] = (),
) -> Finding:
    method = Method(function="canllaw.evidence.overview.find_evidence_overview", version=__version__)
    return Finding(
        about=about,
        verdict=verdict,
        sentence=sentence,
        method=method,
        places=places,
        quantities=quantities,
    )


def tell_wave(wave: WaveResult) -> Iterator[Finding]:
    """How many answered and how many are aware."""
    places = (Place(source=wave.scored.answers.source),)
    name = wave.scored.asked.wave.name
    response = next((each for each in wave.findings if each.about.startswith("response@")), None)
    if response is not None:
        sentence = message("{wave}: {sentence}", wave=name, sentence=response.sentence)
        yield make_finding(response.about, response.verdict, sentence, places, response.quantities)
    aware = next(
        (each for each in wave.items if each.topic == AWARE and each.key[0] == Level.EVERYBODY), None
    )
    if aware is not None and aware.value is not None:
        sentence = message(
            "{wave}: {share} in 100 named the guidance without being prompted.",
            wave=name,
            share=say_number(100 * aware.value),
        )
        share = Quantity(
            name="aware unprompted",
            value=aware.value,
            unit="share",
            low=aware.low,
            high=aware.high,
            n=aware.n,
        )
        yield make_finding(f"awareness@{wave.key}", Verdict.FOUND, sentence, places, (share,))


def tell_speaking(result: EvidenceResult) -> Iterator[Finding]:
    """For how many of its scales the newest wave may speak of authorities."""
    if not result.waves:
        return
    wave = result.waves[-1]
    judged = [each for each in wave.scored.aggregations if each.level is Level.AUTHORITY]
    speaking = [each for each in judged if each.speaks]
    if judged:
        sentence = message(
            "Scales that are steady enough to be told for single authorities: {speaking} of {all}.",
            speaking=len(speaking),
            all=len(judged),
        )
        places = (Place(source=wave.scored.answers.source),)
        yield make_finding("speaking", Verdict.FOUND, sentence, places)


def tell_gaps(result: EvidenceResult) -> Iterator[Finding]:
    """On how many practices belief runs ahead of what was shown or seen."""
    told = [gap for gap in result.gaps if gap.finding.verdict is not Verdict.NOT_ENOUGH]
    ahead = [gap for gap in told if gap.finding.verdict is Verdict.ALARM]
    if told:
        sentence = message(
            "Practices of which more people say that they already do it than can be shown or seen: "
            "{ahead} of {all}.",
            ahead=len(ahead),
            all=len(told),
        )
        places = tuple(dict.fromkeys(place for gap in told for place in gap.finding.places[:1]))
        verdict = Verdict.ALARM if ahead else Verdict.FOUND
        yield make_finding("gaps", verdict, sentence, places)


def tell_interviews(result: EvidenceResult) -> Iterator[Finding]:
    if result.interviews is None:
        return
    interviews = result.interviews.folder.interviews
    sentence = message(
        "Interviews: {interviews}. Excerpts with codes: {excerpts}. {saturation}",
        interviews=len(interviews.transcripts),
        excerpts=len(interviews.excerpts),
        saturation=result.interviews.saturation.finding.sentence,
    )
    places = tuple(Place(source=transcript.source) for transcript in interviews.transcripts)
    yield make_finding("interviews", Verdict.FOUND, sentence, places)


def tell_losses(result: EvidenceResult) -> Iterator[Finding]:
    """That not everything in files of coding programs became part of the interviews, if so."""
    losses = find_own_losses(result)
    lost, aside = ([each for each in losses if each.grade is grade] for grade in (Grade.LOST, Grade.ASIDE))
    if lost or aside:
        sentence = message(
            "Not everything in the files of coding programs could be used. Kinds of things lost: {lost}. "
            "Kinds of things set aside: {aside}. Codings concerned: {codings}.",
            lost=len(lost),
            aside=len(aside),
            codings=sum(each.codings for each in (*lost, *aside)),
        )
        places = tuple(each.places[0] for each in (*lost, *aside))
        yield make_finding("interviews not used", Verdict.ALARM, sentence, places)


def find_reading_findings(result: EvidenceResult) -> Iterator[Finding]:
    """Each thing that was lost, set aside or decided as files of coding programs were read."""
    for number, loss in enumerate(find_own_losses(result), start=1):
        verdict = Verdict.FOUND if loss.grade is Grade.NOTED else Verdict.ALARM
        yield make_finding(f"interviews {loss.grade}: {number}", verdict, loss.said, loss.places)


def find_own_losses(result: EvidenceResult) -> tuple[Loss, ...]:
    return tuple(find_losses(result.interviews.folder)) if result.interviews else ()


def tell_personal_data(result: EvidenceResult) -> Iterator[Finding]:
    """A warning, with the places and never the words."""
    if result.personal:
        sentence = message(
            "Places in free text that look like personal data: {count}. They are listed in the folder "
            "evidence/private of the study.",
            count=len(result.personal),
        )
        places = tuple(note.place for note in result.personal)
        yield make_finding("personal data", Verdict.ALARM, sentence, places)
