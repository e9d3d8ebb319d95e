"""How much confidence the interviews deserve: a first assessment by the four components of GRADE-CERQual.

Lewin and others (2018, Implementation Science 13, suppl. 1) have people judge these. What the study's
own records say of each is put together here, by rules that `docs/verdicts.md` declares; a person has the
last word.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Verdict
from canllaw.basics.language import Bilingual, Message, message
from canllaw.theory.hypotheses.hypotheses import Hypothesis


class Component(StrEnum):
    """What confidence is judged by."""

    METHOD = "methodological limitations"
    COHERENCE = "coherence"
    ADEQUACY = "adequacy"
    RELEVANCE = "relevance"


class Concern(StrEnum):
    """How far a component lowers confidence."""

    NONE = "no or very minor concerns"
    MINOR = "minor concerns"
    MODERATE = "moderate concerns"
    SERIOUS = "serious concerns"


class Confidence(StrEnum):
    """How likely it is that what the interviews lean to is how things are."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One component: the concern and why. `judged_by` is empty where Canllaw put it together."""

    component: Component
    concern: Concern
    reason: Message | Bilingual
    judged_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person says instead of the first assessment, of a component or of the whole (component None)."""

    hypothesis: str
    component: Component | None
    level: str
    reason: Bilingual
    judged_by: str

    def __post_init__(self) -> None:
        levels = Confidence if self.component is None else Concern
        assert self.level in [*levels], "a component has a concern, the whole a confidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceResult:
    """The confidence in what the interviews say of one hypothesis, and why. `judged`: a person had a say."""

    hypothesis: str
    overall: Confidence
    components: tuple[Assessed, ...]
    sentence: Message
    judged_by: str
    reason: Bilingual | None
    finding: Finding

    @property
    def judged(self) -> bool:
        return bool(self.judged_by) or any(each.judged_by for each in self.components)


def join_components(
    hypothesis: Hypothesis, components: tuple[Assessed, ...], judgements: tuple[Judgement, ...]
) -> ConfidenceResult:
    """The whole from its components, with what people judged otherwise."""
    own = [each for each in judgements if each.hypothesis == hypothesis.key]
    by_component = {each.component: each for each in own}
    components = tuple(replace_component(each, by_component.get(each.component)) for each in components)
    whole = by_component.get(None)
    overall = Confidence(whole.level) if whole else find_overall([each.concern for each in components])
    sentence = say_confidence(overall, bool(own))
    return ConfidenceResult(
        hypothesis=hypothesis.key,
        overall=overall,
        components=components,
        sentence=sentence,
        judged_by=whole.judged_by if whole else "",
        reason=whole.reason if whole else None,
        finding=Finding(
            about=f"confidence:{hypothesis.key}",
            verdict=Verdict.FOUND,
            sentence=sentence,
            method=Method(
                function="canllaw.theory.confidence.join_components",
                version=__version__,
                settings=tuple((each.component.value, each.concern.value) for each in components),
            ),
        ),
    )


def replace_component(assessed: Assessed, judgement: Judgement | None) -> Assessed:
    if judgement is None:
        return assessed
    return replace(
        assessed,
        concern=Concern(judgement.level),
        reason=judgement.reason,
        judged_by=judgement.judged_by,
    )


def find_overall(concerns: list[Concern]) -> Confidence:
    """High, less a level for each moderate concern, two for a serious one, one for two or more minor ones."""
    down = concerns.count(Concern.MODERATE) + 2 * concerns.count(Concern.SERIOUS)
    down += concerns.count(Concern.MINOR) >= 2
    levels = list(Confidence)
    return levels[min(down, len(levels) - 1)]


def say_confidence(overall: Confidence, judged: bool) -> Message:
    whole = CONFIDENCE_WORDS[overall]
    if judged:
        return message("{whole} A person judged this.", whole=whole)
    return message(
        "{whole} This is a first assessment, made by rule; a person should look at it.", whole=whole
    )


CONFIDENCE_WORDS = {
    Confidence.HIGH: message("Confidence in the interviews is high."),
    Confidence.MODERATE: message("Confidence in the interviews is moderate."),
    Confidence.LOW: message("Confidence in the interviews is low."),
    Confidence.VERY_LOW: message("Confidence in the interviews is very low."),
}
CONCERN_WORDS = {
    Concern.NONE: message("no or very minor concerns"),
    Concern.MINOR: message("minor concerns"),
    Concern.MODERATE: message("moderate concerns"),
    Concern.SERIOUS: message("serious concerns"),
}
COMPONENT_WORDS = {
    Component.METHOD: message("methodological limitations"),
    Component.COHERENCE: message("coherence"),
    Component.ADEQUACY: message("adequacy"),
    Component.RELEVANCE: message("relevance"),
}
