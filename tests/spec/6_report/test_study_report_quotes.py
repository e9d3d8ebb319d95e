"""What a report quotes, and how it says of when: in the reader's language where it can, for no evaluator."""

from datetime import date

import pytest

from canllaw.basics.dates import name_day
from canllaw.basics.language import Language, message, say
from canllaw.basics.sources import Source
from canllaw.evidence.interviews.interviews import (
    Bearing,
    Codebook,
    Excerpt,
    Interviews,
    Stance,
    Transcript,
)
from canllaw.report.study_report_dates import say_subtitle
from canllaw.report.study_report_hypotheses import quote_most_telling
from canllaw.report.theory_quotes import make_quoting
from canllaw.theory.quotable import Quotable

ENGLISH, WELSH = Language
LONG, SHORT, AGAINST = "We use it daily and gladly.", "Rydym yn ei ddefnyddio.", "Nobody asked us."


def make_interviews(*, twice: str = "") -> Interviews:
    """An English and a shorter Welsh passage for it, and an English one against it; `twice` had two judges."""
    passages = (
        ("i01", LONG, ENGLISH, Stance.FOR),
        ("i02", SHORT, WELSH, Stance.FOR),
        ("i03", AGAINST, ENGLISH, Stance.AGAINST),
    )
    transcripts = [
        Transcript(
            key=key,
            text=text,
            sha256=key[-1] * 64,
            source=Source(name=f"{key}.txt", sha256=key[-1] * 64),
            authority="W01",
            language=language,
        )
        for key, text, language, _ in passages
    ]
    excerpts = [
        Excerpt(
            key=key,
            document=key,
            sha256=key[-1] * 64,
            start=0,
            end=len(text),
            bearings=tuple(
                Bearing(hypothesis="H1", stance=stance, coder=coder)
                for coder in (("C1", "C2") if text == twice else ("C1",))
            ),
        )
        for key, text, _, stance in passages
    ]
    return Interviews(transcripts=tuple(transcripts), codebook=Codebook(codes=()), excerpts=tuple(excerpts))


def quote(language: Language, *, twice: str = "") -> list[tuple[str, str]]:
    quoting = make_quoting(Quotable(interviews=make_interviews(twice=twice)), "evidence.html#interviews")
    return [(each.text, each.source) for each in quote_most_telling("H1", quoting, language)]


def test_a_reader_sees_which_interview_it_was_and_no_characters_or_coders() -> None:
    assert quote(ENGLISH) == [
        (LONG, "For it · Interview i01"),
        (AGAINST, "Against it · Interview i03"),
    ]


def test_of_equal_passages_one_in_the_language_of_the_reader_is_shown() -> None:
    assert [text for text, _ in quote(WELSH)] == [SHORT, AGAINST]


def test_a_passage_that_more_coders_judged_so_is_shown_in_whatever_language_and_says_in_which() -> None:
    assert quote(ENGLISH, twice=SHORT)[0] == (SHORT, "For it · Interview i02, in Welsh")
    assert [text for text, _ in quote(WELSH, twice=LONG)] == [LONG, AGAINST]


@pytest.mark.parametrize(
    ("day", "english", "welsh"),
    [
        (date(2026, 3, 2), "2 March 2026", "2 Mawrth 2026"),
        (date(2026, 12, 31), "31 December 2026", "31 Rhagfyr 2026"),
        (date(2026, 1, 1), "1 January 2026", "1 Ionawr 2026"),
    ],
)
def test_days_are_told_as_people_write_them(day: date, english: str, welsh: str) -> None:
    words = message("{day}", day=name_day(day))
    assert (say(words, ENGLISH), say(words, WELSH)) == (english, welsh)


def test_a_report_without_evidence_bears_no_day() -> None:
    assert str(say_subtitle(None)) == "The report of the whole study"
