"""The four components of confidence, each from the study's own records, with its reason in plain words."""

from collections.abc import Sequence
from statistics import median

from canllaw.basics.language import Message, message, say_number
from canllaw.evidence.interviews.agreement import RELIABLE, TENTATIVE
from canllaw.evidence.interviews.interviews import Interviews, Stance
from canllaw.evidence.interviews.results import InterviewResult
from canllaw.theory.confidence import (
    Assessed,
    Component,
    Concern,
    ConfidenceResult,
    Judgement,
    join_components,
)
from canllaw.theory.hypotheses.hypotheses import Hypothesis
from canllaw.theory.said_strand_sources import Said, find_said

# Of the interviews behind a hypothesis, so many should have been coded by two people.
ENOUGH_CODED_TWICE = 0.2
# Of the interviews that bear on it, so many may speak otherwise, by concern.
MOST_OTHERWISE = ((Concern.NONE, 0.1), (Concern.MINOR, 0.25), (Concern.MODERATE, 0.4))
# Interviews and words of excerpts on the side that is ahead.
FEWEST_BEHIND = ((Concern.NONE, 10, 500), (Concern.MINOR, 6, 200), (Concern.MODERATE, 3, 50))
FEWEST_ROLES = 3
SHARE_OF_AUTHORITIES = 1 / 3


def find_confidence(
    hypothesis: Hypothesis, result: InterviewResult | None, judgements: tuple[Judgement, ...] = ()
) -> ConfidenceResult | None:
    """The confidence in what the interviews say of a hypothesis; None where they say nothing of it."""
    if result is None:
        return None
    interviews = result.folder.interviews
    said = find_said(hypothesis.key, interviews)
    if not said.excerpts:
        return None
    components = (
        judge_method(said, result),
        judge_coherence(said),
        judge_adequacy(said, interviews),
        judge_relevance(said, interviews),
    )
    return join_components(hypothesis, components, judgements)


def judge_method(said: Said, result: InterviewResult) -> Assessed:
    """Whether several people coded, and how far they agree. What else was done well is not in the records."""
    documents = {excerpt.document for _, excerpt in said.excerpts}
    twice = len(documents & find_coded_twice(result.folder.interviews))
    alphas = [each.alpha for each in result.agreement if each.alpha is not None]
    alpha = median(alphas) if alphas else None
    if not twice:
        concern = Concern.MODERATE
        reason = message(
            "One person alone coded these interviews, so that nobody knows whether others agree."
        )
    elif alpha is None:
        concern = Concern.MODERATE
        reason = message("Too little was coded by two people to tell how far they agree.")
    else:
        concern = find_concern_of_agreement(alpha, twice / len(documents))
        reason = message(
            "Interviews about this that two people coded: {twice} of {documents}. Their agreement over the "
            "codes (median of alpha): {alpha}.",
            twice=twice,
            documents=len(documents),
            alpha=say_number(alpha, 2),
        )
    return Assessed(component=Component.METHOD, concern=concern, reason=reason)


def find_concern_of_agreement(alpha: float, coded_twice: float) -> Concern:
    if alpha < TENTATIVE:
        return Concern.SERIOUS
    if alpha < RELIABLE:
        return Concern.MODERATE if coded_twice < ENOUGH_CODED_TWICE else Concern.MINOR
    return Concern.MINOR if coded_twice < ENOUGH_CODED_TWICE else Concern.NONE


def find_coded_twice(interviews: Interviews) -> set[str]:
    """The interviews in which two people or more coded something."""
    coders: dict[str, set[str]] = {}
    for excerpt in interviews.excerpts:
        own = {each.coder for each in excerpt.codings} | {each.coder for each in excerpt.bearings}
        coders.setdefault(excerpt.document, set()).update(own - {""})
    return {document for document, names in coders.items() if len(names) >= 2}


def judge_coherence(said: Said) -> Assessed:
    """Whether the interviews fit together: how many speak against the side ahead, or set conditions."""
    behind = find_side_ahead(said)
    other = Stance.FOR if behind is Stance.AGAINST else Stance.AGAINST
    otherwise = {*said.behind(other).documents, *said.behind(Stance.QUALIFIES).documents}
    share = len(otherwise) / said.all_sources
    concern = next((level for level, most in MOST_OTHERWISE if share <= most), Concern.SERIOUS)
    reason = message(
        "Interviews that say something else or set conditions: {otherwise} of {all}.",
        otherwise=len(otherwise),
        all=said.all_sources,
    )
    return Assessed(component=Component.COHERENCE, concern=concern, reason=reason)


def judge_adequacy(said: Said, interviews: Interviews) -> Assessed:
    """Whether there is enough, and rich enough: interviews and words on the side that is ahead."""
    stance = find_side_ahead(said)
    sources, words = said.sources(stance), count_words(said, stance, interviews)
    concern = next(
        (
            level
            for level, fewest, fewest_words in FEWEST_BEHIND
            if sources >= fewest and words >= fewest_words
        ),
        Concern.SERIOUS,
    )
    reason = message(
        "Interviews behind it: {sources}. Words of theirs: {words}.",
        sources=sources,
        words=say_number(words),
    )
    return Assessed(component=Component.ADEQUACY, concern=concern, reason=reason)


def find_side_ahead(said: Said) -> Stance:
    """The side with more interviews behind it."""
    ahead = said.sources(Stance.AGAINST) > said.sources(Stance.FOR)
    return Stance.AGAINST if ahead else Stance.FOR


def count_words(said: Said, stance: Stance, interviews: Interviews) -> int:
    transcripts = interviews.by_key()
    return sum(
        len(transcripts[each.document].text[each.start : each.end].split()) for each in said.of(stance)
    )


def judge_relevance(said: Said, interviews: Interviews) -> Assessed:
    """Whether those who speak stand for those who were interviewed: authorities, roles and languages."""
    behind = said.behind(find_side_ahead(said))
    everybody = interviews.transcripts
    roles = {each.role for each in everybody if each.role}
    authorities = {each.authority for each in everybody if each.authority}
    languages = {str(each.language) for each in everybody}
    lacks = [
        len(behind.authorities) < SHARE_OF_AUTHORITIES * len(authorities),
        len(behind.roles) < min(FEWEST_ROLES, len(roles)),
        len(behind.languages) < len(languages),
    ]
    alone = len(behind.authorities) <= 1 < len(authorities) or len(behind.roles) <= 1 < len(roles)
    reason = message(
        "Behind it stand authorities: {authorities} of {all_authorities}; roles: {roles} of {all_roles}; "
        "languages: {languages} of {all_languages} that were interviewed.",
        authorities=len(behind.authorities),
        all_authorities=len(authorities),
        roles=len(behind.roles),
        all_roles=len(roles),
        languages=len(behind.languages),
        all_languages=len(languages),
    )
    return Assessed(
        component=Component.RELEVANCE, concern=find_concern_of_spread(lacks, alone), reason=reason
    )


def find_concern_of_spread(lacks: Sequence[bool], alone: bool) -> Concern:
    """`lacks`: too few of the authorities, of the roles, of the languages. `alone`: of one only."""
    if alone:
        return Concern.SERIOUS
    return [Concern.NONE, Concern.MINOR, Concern.MODERATE, Concern.SERIOUS][sum(lacks)]


def say_component(assessed: Assessed) -> Message:
    """What a component says, with whoever judged it."""
    if assessed.judged_by:
        return message("{reason} Judged by: {who}.", reason=assessed.reason, who=assessed.judged_by)
    return message("{reason} Put together by rule.", reason=assessed.reason)
