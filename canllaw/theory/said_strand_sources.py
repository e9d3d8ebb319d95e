"""Who spoke for a hypothesis, who against it, who set conditions: counted by interviews, not by excerpts.

One person who says a thing five times is still one source.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from canllaw.basics.sources import Place
from canllaw.evidence.interviews.coverage import Behind, HypothesisCoverage, find_hypothesis_coverage
from canllaw.evidence.interviews.interviews import Excerpt, Interviews, Stance, Transcript
from canllaw.theory.strands import Leaning

# The side that is ahead has so many interviews at least, and so many times those of the other side.
FEWEST_SOURCES = 3
TIMES_AHEAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The excerpts that bear on one hypothesis, by stance, and what they rest on."""

    hypothesis: str
    coverage: HypothesisCoverage
    excerpts: tuple[tuple[Stance, Excerpt], ...]

    def behind(self, stance: Stance) -> Behind:
        match stance:
            case Stance.FOR:
                return self.coverage.supporting
            case Stance.AGAINST:
                return self.coverage.opposing
            case Stance.QUALIFIES:
                return self.coverage.qualifying

    def sources(self, stance: Stance) -> int:
        return len(self.behind(stance).documents)

    def of(self, stance: Stance) -> tuple[Excerpt, ...]:
        return tuple(excerpt for own, excerpt in self.excerpts if own is stance)

    @property
    def speaking(self) -> int:
        """Interviews that speak for it or against it; one that does both counts once."""
        return len({*self.behind(Stance.FOR).documents, *self.behind(Stance.AGAINST).documents})

    @property
    def all_sources(self) -> int:
        """Interviews that bear on it in any way."""
        return len({excerpt.document for _, excerpt in self.excerpts})

    @property
    def leaning(self) -> Leaning:
        """Which way the interviews lean, by the declared rule (`docs/verdicts.md`)."""
        supporting, opposing = self.sources(Stance.FOR), self.sources(Stance.AGAINST)
        if max(supporting, opposing) < FEWEST_SOURCES:
            return Leaning.SILENT
        if supporting >= TIMES_AHEAD * opposing:
            return Leaning.FOR
        return Leaning.AGAINST if opposing >= TIMES_AHEAD * supporting else Leaning.BOTH


def find_said(hypothesis: str, interviews: Interviews) -> Said:
    """What was said of one hypothesis."""
    empty = HypothesisCoverage(
        hypothesis=hypothesis, supporting=Behind(), opposing=Behind(), qualifying=Behind()
    )
    coverage = {each.hypothesis: each for each in find_hypothesis_coverage(interviews)}
    borne = [
        (stance, excerpt)
        for excerpt in interviews.excerpts
        for stance in Stance
        if any(each.hypothesis == hypothesis and each.stance is stance for each in excerpt.bearings)
    ]
    return Said(hypothesis=hypothesis, coverage=coverage.get(hypothesis, empty), excerpts=tuple(borne))


def find_strongest(said: Said, stance: Stance) -> Excerpt | None:
    """The excerpt that speaks most clearly on one side.

    The one that most coders judged so; among those one of an interview that says nothing for the other side;
    among those the longest, and then the first.
    """
    return find_strongest_of(said, stance, ())


def find_strongest_of(said: Said, stance: Stance, preferred: Collection[str]) -> Excerpt | None:
    """The same, but of passages that coders and interviews make equal one of the `preferred` interviews."""
    other = Stance.FOR if stance is Stance.AGAINST else Stance.AGAINST
    torn = set(said.behind(other).documents)

    def strength(excerpt: Excerpt) -> tuple[int, bool, bool, int]:
        judges = {
            each.coder
            for each in excerpt.bearings
            if each.hypothesis == said.hypothesis and each.stance is stance
        }
        document, length = excerpt.document, excerpt.end - excerpt.start
        return len(judges), document not in torn, document in preferred, length

    return max(said.of(stance), key=strength, default=None)


def place_of(excerpt: Excerpt, transcripts: Mapping[str, Transcript]) -> Place:
    """Where the words of an excerpt stand."""
    return Place(source=transcripts[excerpt.document].source, start=excerpt.start, end=excerpt.end)


def places_of(excerpts: Sequence[Excerpt], interviews: Interviews) -> tuple[Place, ...]:
    transcripts = interviews.by_key()
    return tuple(dict.fromkeys(place_of(each, transcripts) for each in excerpts))
