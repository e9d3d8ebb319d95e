"""Expectations with their parts, and editions that hold them: only what matters is written in the test."""

from collections.abc import Sequence
from dataclasses import replace

from canllaw.basics.language import Language, message
from canllaw.basics.sources import Place, Source
from canllaw.guidance.documents import Edition, Passage, PassageKind, Section
from canllaw.guidance.expectations import Expectation, Force, Part, Polarity, Reading

SOURCE = Source(name="guidance.md", sha256="0" * 64)


def ask(
    text: str,
    *,
    actor: str | None = None,
    action: str | None = None,
    target: str | None = None,
    context: str | None = None,
    time: str | None = None,
    force: Force = Force.REQUIREMENT,
    polarity: Polarity = Polarity.DO,
    inherited: bool = False,
    id: str = "e1",
) -> Expectation:
    """One expectation; its parts are words of its text, or an inherited actor's from elsewhere."""

    def part(words: str | None) -> Part | None:
        if words is None:
            return None
        start = text.find(words)
        assert start >= 0 or inherited, f"{words!r} stands in the text"
        return Part(text=words, start=max(start, 0), end=max(start, 0) + len(words))

    return Expectation(
        id=id,
        passage=0,
        place=Place(source=SOURCE, start=0, end=len(text)),
        section=(),
        text=text,
        start=0,
        end=len(text),
        force=force,
        force_words=None,
        polarity=polarity,
        reason=message("A test says so."),
        actor=part(actor),
        actor_inherited=inherited,
        action=part(action),
        target=part(target),
        context=part(context),
        time=part(time),
    )


def make_guidance(
    expectations: Sequence[Expectation],
    language: Language = Language.ENGLISH,
    title: str = "Missing from care",
) -> tuple[Edition, Reading]:
    """An edition in which each expectation is a paragraph, numbered 1.1, 1.2 and so on."""
    passages: list[Passage] = []
    placed: list[Expectation] = []
    at = 0
    for number, expectation in enumerate(expectations):
        end = at + len(expectation.text)
        paragraph = f"1.{number + 1}"
        passages.append(
            Passage(
                kind=PassageKind.PARAGRAPH,
                text=expectation.text,
                start=at,
                end=end,
                section=0,
                page=1,
                paragraph=paragraph,
            )
        )
        place = Place(source=SOURCE, page=1, paragraph=paragraph, start=at, end=end)
        placed.append(move(replace(expectation, passage=number, place=place, section=("1 Duties",)), at))
        at = end + 1
    edition = Edition(
        source=SOURCE,
        title=title,
        language=language,
        format="markdown",
        text="\n".join(passage.text for passage in passages),
        sections=(Section(title="Duties", level=1, number="1"),),
        passages=tuple(passages),
        pages=1,
    )
    return edition, Reading(expectations=tuple(placed), declined=())


def move(expectation: Expectation, by: int) -> Expectation:
    def moved(part: Part | None) -> Part | None:
        return replace(part, start=part.start + by, end=part.end + by) if part else None

    return replace(
        expectation,
        start=by,
        end=by + len(expectation.text),
        actor=moved(expectation.actor),
        action=moved(expectation.action),
        target=moved(expectation.target),
        context=moved(expectation.context),
        time=moved(expectation.time),
    )
