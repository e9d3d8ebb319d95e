"""What the answers and scores of a study cannot tell. Counts of people are those that may be shown."""

from collections.abc import Iterator

from canllaw.basics.findings import Finding, Verdict
from canllaw.basics.language import Bilingual, Language, Message, message, say_number
from canllaw.evidence.response.response import AUTHORITY, EVERYBODY, ResponseRow
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scores.aggregation_rules import JUDGED, Level
from canllaw.report.study_report import Claim, ReportMaterial
from canllaw.report.study_report_stands import Stand, make_claim

# Fewer than half: the silent ones could turn any majority of those who answered.
LOW_RESPONSE = 0.5
# Below about 50 groups the spread between them is told too small by simple methods (Maas and Hox 2005); ours
# allow for it, and pay with wide intervals.
FEW_AUTHORITIES = 50
RESPONSE_BY = ("response by authority", "response by role")


def find_limits_of_answers(material: ReportMaterial) -> Iterator[Claim]:
    """Who is missing among those who answered, and what cannot be compared."""
    evidence, language = material.evidence, material.language
    if evidence is None or not evidence.waves:
        return
    for wave in evidence.waves:
        for sentence in find_limits_of_response(wave, evidence):
            yield make_claim(sentence, (Stand.RESPONSE,), language)
    for sentence in find_limits_over_time(evidence):
        yield make_claim(sentence, (Stand.RESPONSE,), language)
    few = count_authorities(evidence.waves[-1])
    if 0 < few < FEW_AUTHORITIES:
        sentence = message(
            "Authorities from which answers came: {count}. With so few, differences between authorities can "
            "be told only roughly, and intervals about them are wide.",
            count=few,
        )
        yield make_claim(sentence, (Stand.RESPONSE,), language)
    for sentence in find_limits_of_questionnaires(evidence, language):
        yield make_claim(sentence, (Stand.SCALES,), language)


def find_limits_of_response(wave: WaveResult, evidence: EvidenceResult) -> Iterator[Message]:
    name, rate = wave.scored.asked.wave.name, find_rate(wave)
    if rate is None:
        yield message("{wave}: how many of those who could have answered did so is not known.", wave=name)
    elif rate < LOW_RESPONSE:
        yield message(
            "{wave}: answers from {rate} in 100 of those who could have answered. What the others would "
            "have said is not known, and they may differ.",
            wave=name,
            rate=say_number(100 * rate),
        )
    uneven = find_uneven(wave)
    if uneven and not is_weighted(wave, evidence):
        yield message(
            "{wave}: some answered more than others ({kinds}), and answers were not weighted for it. "
            "Figures for everybody lean to those who answered more.",
            wave=name,
            kinds=uneven,
        )
    elif uneven:
        yield message(
            "{wave}: some answered more than others ({kinds}). Weights make up for how many answered, not "
            "for who they were.",
            wave=name,
            kinds=uneven,
        )


def find_everybody(wave: WaveResult) -> ResponseRow | None:
    return next((row for row in wave.response if row.key == EVERYBODY), None)


def find_rate(wave: WaveResult) -> float | None:
    """Of those who could have answered, how many did; None where that is not known or is hidden."""
    everybody = find_everybody(wave)
    return None if everybody is None or everybody.shown.hidden else everybody.rate


def find_uneven(wave: WaveResult) -> Message | None:
    """Who did not answer alike: authorities, roles or both."""
    told = {each.about.partition("@")[0] for each in wave.findings if each.verdict is Verdict.ALARM}
    by_authority, by_role = (about in told for about in RESPONSE_BY)
    if by_authority and by_role:
        return message("authorities and roles")
    if by_authority:
        return message("authorities")
    return message("roles") if by_role else None


def is_weighted(wave: WaveResult, evidence: EvidenceResult) -> bool:
    to_staff = any(each.finding.about.endswith(f"@{wave.key}") for each in evidence.weightings)
    return to_staff or any(each.about == f"weights given@{wave.key}" for each in wave.findings)


def find_limits_over_time(evidence: EvidenceResult) -> Iterator[Message]:
    """Whether change can be told: by several waves, by people who were found again."""
    if len(evidence.waves) == 1:
        yield message("People were asked once: whether anything changed over time cannot be told.")
    for wave in evidence.waves[1:]:
        linking, name = wave.scored.asked.linking, wave.scored.asked.wave.name
        everybody = find_everybody(wave)
        if linking is None or everybody is None or everybody.shown.n is None:
            continue
        found, small = linking.exact + linking.near, evidence.request.small_number
        if found < small:
            yield message(
                "{wave}: too few people were found again in the wave before to tell how single people "
                "changed. Differences between the waves may come from other people having answered.",
                wave=name,
            )
        elif everybody.shown.n - found >= small:
            yield message(
                "{wave}: people who were found again in the wave before: {found} of {all}. Differences "
                "between the waves come in part from other people having answered.",
                wave=name,
                found=say_number(found),
                all=say_number(everybody.shown.n),
            )


def count_authorities(wave: WaveResult) -> int:
    """Authorities from which answers came, as far as may be told: a hidden one is not empty."""
    rows = [row for row in wave.response if row.key[0] == AUTHORITY]
    return sum(row.shown.hidden or bool(row.shown.n) for row in rows)


def find_limits_of_questionnaires(evidence: EvidenceResult, language: Language) -> Iterator[Message]:
    """What the questionnaire says of how it differs from its original, and of what is not confirmed."""
    told: set[str] = set()
    for wave in evidence.waves:
        instrument = wave.scored.answers.instrument
        welsh = language is Language.WELSH
        adapted = (welsh and instrument.adapted_cy) or instrument.adapted
        notes = (welsh and instrument.unconfirmed_cy) or instrument.unconfirmed
        name = Bilingual(instrument.en, instrument.cy or instrument.en)
        for words in (adapted, *notes):
            if words and words not in told:
                told.add(words)
                yield message("The questionnaire “{instrument}”: {words}", instrument=name, words=words)


def find_limits_of_scores(material: ReportMaterial) -> Iterator[Claim]:
    """What is hidden, which scores hold together too little, and for whom they may not speak."""
    evidence, language = material.evidence, material.language
    if evidence is None or not evidence.waves:
        return
    for wave in evidence.waves:
        for sentence in find_hidden_authorities(wave):
            yield make_claim(sentence, (Stand.RESPONSE,), language)
    for sentence in find_hidden(evidence):
        yield make_claim(sentence, (Stand.EVIDENCE_METHOD,), language)
    newest = evidence.waves[-1]
    for sentence in (*find_unreliable(newest), *find_silent_scales(newest)):
        yield make_claim(sentence, (Stand.SCALES,), language)


def find_hidden_authorities(wave: WaveResult) -> Iterator[Message]:
    rows = [row for row in wave.response if row.key[0] == AUTHORITY]
    hidden = sum(row.shown.hidden for row in rows)
    if hidden:
        yield message(
            "{wave}: authorities about which nothing is told, as too few answered or it could be worked "
            "out: {hidden} of {all}.",
            wave=wave.scored.asked.wave.name,
            hidden=hidden,
            all=len(rows),
        )


def find_hidden(evidence: EvidenceResult) -> Iterator[Message]:
    """How much the pages hide. That a figure is hidden can be seen on them."""
    shown = evidence.publication.shown
    hidden = sum(each.hidden for each in shown)
    if hidden:
        yield message(
            "Figures about groups of people that are hidden to protect them: {hidden} of {all}.",
            hidden=say_number(hidden),
            all=say_number(len(shown)),
        )


def find_unreliable(wave: WaveResult) -> Iterator[Message]:
    findings = [each for each in wave.findings if each.about.startswith("reliability:")]
    low = tuple(name_scale(each, wave) for each in findings if each.verdict is Verdict.ALARM)
    unknown = tuple(name_scale(each, wave) for each in findings if each.verdict is Verdict.NOT_ENOUGH)
    if low:
        yield message("Scores whose questions go together too little to rely on them: {scales}.", scales=low)
    if unknown:
        yield message("Scores whose reliability could not be told: {scales}.", scales=unknown)


def name_scale(finding: Finding, wave: WaveResult) -> Bilingual:
    """The title of the scale that a finding is about, such as `reliability:clarity@2`."""
    key = finding.about.partition("@")[0].split(":")[1]
    scale = wave.scored.answers.instrument.scale(key)
    return Bilingual(scale.en, scale.cy or scale.en)


def find_silent_scales(wave: WaveResult) -> Iterator[Message]:
    """The scores that may not speak for single authorities or teams."""
    for level in JUDGED:
        own = [each for each in wave.findings if is_about_level(each, level)]
        silent = tuple(name_scale(each, wave) for each in own if each.verdict is Verdict.NOT_ENOUGH)
        if silent:
            yield say_silent(level, silent, len(own))


def say_silent(level: Level, silent: tuple[Bilingual, ...], every: int) -> Message:
    figures = {"silent": len(silent), "all": every, "scales": silent}
    if level is Level.TEAM:
        return message(
            "Scores that are too unsteady to be told for single teams: {silent} of {all} ({scales}).",
            **figures,
        )
    return message(
        "Scores that are too unsteady to be told for single authorities: {silent} of {all} ({scales}).",
        **figures,
    )


def is_about_level(finding: Finding, level: Level) -> bool:
    return finding.about.startswith("aggregation:") and f":{level.value}@" in finding.about
