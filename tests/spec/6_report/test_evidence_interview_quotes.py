"""Quotes tell what was said and where it stands, and nothing of who it was that spoke."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.evidence.interviews.folder import read_interview_folder
from canllaw.evidence.interviews.interviews import Code, Codebook, Interviews, Transcript
from canllaw.evidence.interviews.results import study_interviews
from canllaw.report.evidence_interview_quotes import make_quote_book, name_codes, name_interviews
from canllaw.report.evidence_interviews import make_interviews_section
from tests.build_interviews import make_interview

EXAMPLE = Path(__file__).parents[3] / "examples" / "first-study" / "evidence"


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (["i01-team-manager", "i02-gweithiwr"], ["i01", "i02"]),
        (["interview 7.final", "interview 12"], ["interview 7", "interview 12"]),
        # The letters before the number would tell the role.
        (["sw1", "tm2"], ["1", "2"]),
        # The number alone is not enough to tell them apart.
        (["i1-worker", "i1-manager"], ["2", "1"]),
        (["carys", "beca"], ["2", "1"]),
    ],
)
def test_an_interview_goes_by_its_number(keys: list[str], names: list[str]) -> None:
    assert [name_interviews(keys)[key] for key in keys] == names


def words(transcript: Transcript) -> str:
    book = make_quote_book(Interviews(transcripts=(transcript,)), (), mask=False)
    return book.words(transcript.key, 0, len(transcript.text))


def test_the_names_of_speakers_are_left_out_of_quotes_and_those_who_ask_stay() -> None:
    assert words(make_interview("i1", "Sian Rees: No time.\nInterviewer: Why?\nSian Rees: No staff.\n")) == (
        "No time. / Interviewer: Why? / No staff."
    )
    assert words(make_interview("i1", "Sian Rees   0:03\nNo time.\n")) == "No time."
    assert words(make_interview("i1", "sian: No time.\nI: Why?\nsian: No staff.\n")) == (
        "No time. / I: Why? / No staff."
    )


def test_words_before_a_colon_that_name_nobody_stay() -> None:
    assert words(make_interview("i1", "What I mean is: no time.\n")) == "What I mean is: no time."


def test_codes_that_are_called_alike_are_told_apart_by_the_code_above() -> None:
    names = (("a", "Police", ""), ("b", "Health", ""), ("c", "Other", "a"), ("d", "Other", "b"))
    codebook = Codebook(codes=tuple(Code(key=key, name=name, parent=above) for key, name, above in names))
    assert list(name_codes(codebook, Language.ENGLISH).values()) == [
        "Police",
        "Health",
        "Police: Other",
        "Health: Other",
    ]


@pytest.mark.parametrize("language", list(Language))
def test_in_the_example_no_quote_tells_the_file_the_authority_or_the_role(language: Language) -> None:
    result = study_interviews(read_interview_folder(EXAMPLE), seed=1)
    section = make_interviews_section(result, language, (), mask=False)
    tables = (section.codes, section.hypotheses)
    opened = [row.opens for table in tables if table is not None for row in table.rows if row.opens]
    sources = [each.source for details in opened for each in details.quotes]
    sources += [each.source for group in section.talks for each in group.quotes]
    assert sources
    for transcript in result.folder.interviews.transcripts:
        about = (transcript.key, transcript.key[4:], transcript.authority, transcript.role)
        assert not any(telling in source for source in sources for telling in about if telling)
