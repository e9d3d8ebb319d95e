"""Carries out one correction on the expectations that it is about."""

from collections.abc import Sequence
from dataclasses import replace

from canllaw.basics.language import Message, message
from canllaw.guidance.correcting.locating import Stretch, as_part, find_like, find_words, passage_at
from canllaw.guidance.correcting.records import Correction
from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Declined, Expectation, Force, Part, PartName, Polarity
from canllaw.guidance.finding_words import make_id
from canllaw.guidance.legal_references import find_legal_references


class CannotBeDone(Exception):
    """Why a correction cannot be carried out, and what to do."""

    def __init__(self, what: Message, fix: Message):
        self.what, self.fix = what, fix


def edit(expectation: Expectation, correction: Correction, edition: Edition) -> Expectation:
    """The expectation with the values that the person gave."""
    if correction.into:
        expectation = with_words(expectation, correction.into[0], edition)
    return with_values(
        expectation,
        correction,
        edition,
        message("A person put right what was read. {before}", before=expectation.reason),
    )


def split(expectation: Expectation, correction: Correction, edition: Edition) -> list[Expectation]:
    """One expectation for each piece. A part stays where its words stand; the actor stays with all."""
    reason = message("A person split what was read as one. {before}", before=expectation.reason)
    return [
        with_values(with_words(expectation, piece, edition), correction, edition, reason)
        for piece in correction.into
    ]


def merge(expectations: Sequence[Expectation], correction: Correction, edition: Edition) -> Expectation:
    """One expectation of several: with the parts of the first that has them, and the firmest force."""
    first, *others = ordered = sorted(expectations, key=lambda each: each.start)
    text = " ".join([first.text, *(edition_words(each, edition) for each in others)])
    merged = replace(
        first,
        id=make_id(text),
        text=text,
        end=max(each.end for each in ordered),
        force=min((each.force for each in ordered), key=list(Force).index),
        action=next((each.action for each in ordered if each.action), None),
        context=next((each.context for each in ordered if each.context), None),
        target=next((each.target for each in ordered if each.target), None),
        time=next((each.time for each in ordered if each.time), None),
        legal_references=tuple(each for one in ordered for each in one.legal_references),
    )
    merged = replace(merged, place=edition.place(edition.passages[first.passage], merged.start, merged.end))
    reason = message("A person joined what was read as several. {before}", before=first.reason)
    return with_values(merged, correction, edition, reason)


def edition_words(expectation: Expectation, edition: Edition) -> str:
    return " ".join(edition.text[expectation.start : expectation.end].split())


def add(correction: Correction, edition: Edition, reason: Message) -> Expectation:
    """A new expectation from words of the document."""
    place = find_like(correction.text, edition)
    position = passage_at(place, edition) if place else None
    if place is None or position is None or correction.force is None:
        raise CannotBeDone(
            message("These words do not stand in the document."),
            message("Copy them from the document as it is now."),
        )
    passage = edition.passages[position]
    words = " ".join(edition.text[place.start : place.end].split())
    added = Expectation(
        id=make_id(words),
        passage=position,
        place=edition.place(passage, place.start, place.end),
        section=edition.section_titles(passage),
        text=words,
        start=place.start,
        end=place.end,
        force=correction.force,
        force_words=None,
        polarity=correction.polarity or Polarity.DO,
        reason=reason,
        legal_references=find_legal_references(
            edition.text[place.start : place.end], place.start, edition.language
        ),
    )
    return with_values(added, correction, edition, reason)


def restore(declined: Declined, correction: Correction, edition: Edition) -> Expectation:
    """Words that were judged to ask nothing, accepted by a person as an expectation."""
    if correction.force is None:
        raise CannotBeDone(
            message("These words were read as asking nothing, and the correction gives them no force."),
            message("Use one of these: {choices}.", choices=tuple(Force)),
        )
    reason = message("A person took it for an expectation. {before}", before=declined.reason)
    return add(replace(correction, text=declined.text), edition, reason)


def with_words(expectation: Expectation, words: str, edition: Edition) -> Expectation:
    """The expectation with other words of its own, found in its passage. Parts outside them are dropped."""
    passage = edition.passages[expectation.passage]
    own = Stretch(start=expectation.start, end=expectation.end)
    field = Stretch(start=min(own.start, passage.start), end=max(own.end, passage.end))
    place = find_words(words, edition, own, field)
    if place is None:
        raise CannotBeDone(
            message("The new words do not stand in the paragraph of the expectation: {words}", words=words),
            message("Copy them from the document as it is now."),
        )
    said = " ".join(edition.text[place.start : place.end].split())
    stem = expectation.text.removesuffix(edition_words(expectation, edition))
    text = f"{stem}{said}" if stem != expectation.text else said

    def kept(part: Part | None) -> Part | None:
        return part if part and place.start <= part.start and part.end <= place.end else None

    return replace(
        expectation,
        id=make_id(text),
        text=text,
        start=place.start,
        end=place.end,
        place=edition.place(passage, place.start, place.end),
        actor_inherited=expectation.actor is not None and kept(expectation.actor) is None,
        action=kept(expectation.action),
        context=kept(expectation.context),
        target=kept(expectation.target),
        time=kept(expectation.time),
        legal_references=tuple(each for each in expectation.legal_references if kept(each.cited)),
    )


def with_values(
    expectation: Expectation, correction: Correction, edition: Edition, reason: Message
) -> Expectation:
    """Force, polarity and parts as the person gave them; what was not given stays."""
    own = Stretch(start=expectation.start, end=expectation.end)
    parts: dict[PartName, Part | None] = {}
    for name, words in correction.parts:
        parts[name] = find_part(words, edition, own) if words else None
    actor = parts.get(PartName.ACTOR, expectation.actor)
    return replace(
        expectation,
        reason=reason,
        force=correction.force or expectation.force,
        polarity=correction.polarity or expectation.polarity,
        actor=actor,
        actor_inherited=actor is not None and not (own.start <= actor.start and actor.end <= own.end),
        action=parts.get(PartName.ACTION, expectation.action),
        context=parts.get(PartName.CONTEXT, expectation.context),
        target=parts.get(PartName.TARGET, expectation.target),
        time=parts.get(PartName.TIME, expectation.time),
    )


def find_part(words: str, edition: Edition, own: Stretch) -> Part:
    place = find_words(words, edition, own)
    if place is None:
        raise CannotBeDone(
            message("The words of a part do not stand in the document: {words}", words=words),
            message("Use words of the document, so that a reader can be shown where they stand."),
        )
    return as_part(place, edition)
