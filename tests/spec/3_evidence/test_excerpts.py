"""Excerpts hold on to their words: by place while the transcript is the same, else by the words themselves."""

from datetime import datetime
from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.codebooks import read_codebook, write_codebook
from canllaw.evidence.interviews.excerpts import read_excerpts, write_excerpts
from canllaw.evidence.interviews.folder import read_interview_folder, read_interviews
from canllaw.evidence.interviews.interviews import Bearing, Coding, Excerpt, Interviews, Stance
from canllaw.evidence.interviews.transcripts import find_text_hash
from tests.build_interviews import make_codes, make_interview, put, quote

TEXT = "Q: did you know?\nP1: “Dŵr” 😀 nobody told us. Nobody told\nus at all.\n"
I1 = make_interview("i1", TEXT)
CODES = make_codes("aware", "told")


def read(folder: Path, rows: str, text: str = TEXT) -> tuple[Excerpt, ...]:
    path = put(folder, {"excerpts.csv": rows}) / "excerpts.csv"
    return read_excerpts(path, [make_interview("i1", text)], CODES).excerpts


def words(excerpt: Excerpt, text: str = TEXT) -> str:
    return text[excerpt.start : excerpt.end]


def test_a_row_names_the_words_and_gives_codes_and_a_stance(tmp_path: Path) -> None:
    (excerpt,) = read(
        tmp_path,
        "document,words,codes,coder,made,hypothesis,stance,note\n"
        "i1,nobody told us,aware; told,ann,2026-03-02T09:30:00,H1,against,loud\n",
    )
    made = datetime(2026, 3, 2, 9, 30)
    assert words(excerpt) == "nobody told us"
    assert excerpt.codings == (
        Coding(code="aware", coder="ann", made=made),
        Coding(code="told", coder="ann", made=made),
    )
    assert excerpt.bearings == (Bearing(hypothesis="H1", stance=Stance.AGAINST, coder="ann", made=made),)
    assert (excerpt.note, excerpt.sha256) == ("loud", find_text_hash(TEXT))


def test_characters_are_counted_as_people_would_an_emoji_and_a_circumflex_are_one_each(
    tmp_path: Path,
) -> None:
    #            012345678901234567 8901 2345...
    # "Q: did you know?\n" has 17 characters, then P1: “Dŵr” 😀
    (excerpt,) = read(tmp_path, "document,start,end,codes\ni1,21,28,aware\n")
    assert words(excerpt) == "“Dŵr” 😀"


def test_line_breaks_and_the_shape_of_quotation_marks_do_not_matter_for_words(tmp_path: Path) -> None:
    first, second = read(tmp_path, 'document,words\ni1,"""Dŵr"" 😀"\ni1,Nobody told us at all\n')
    assert words(first) == "“Dŵr” 😀"
    assert words(second) == "Nobody told\nus at all"


def test_an_accent_written_as_a_letter_of_its_own_is_found(tmp_path: Path) -> None:
    (excerpt,) = read(tmp_path, "document,words\ni1,Dw\u0302r\n")
    assert words(excerpt) == "Dŵr"


def test_rows_about_the_same_words_are_one_excerpt(tmp_path: Path) -> None:
    (excerpt,) = read(
        tmp_path,
        "document,words,codes,coder\ni1,nobody told us,aware,ann\ni1,nobody told us,aware;told,bob\n",
    )
    assert [(coding.code, coding.coder) for coding in excerpt.codings] == [
        ("aware", "ann"),
        ("aware", "bob"),
        ("told", "bob"),
    ]


def rows_before(text: str, of: str, *, context: bool = True) -> str:
    """excerpts.csv with one excerpt as it was written while the transcript was still `text`."""
    interview = make_interview("i1", text)
    excerpt = quote(interview, of, "told")
    before, after = text[: excerpt.start], text[excerpt.end :]
    return (
        "document,sha256,start,end,words,before,after,codes\n"
        f'i1,{interview.sha256},{excerpt.start},{excerpt.end},"{of}",'
        + (f'"{before}","{after}",told\n' if context else ",,told\n")
    )


def test_in_a_changed_transcript_an_excerpt_is_found_again_by_its_words_and_that_is_told(
    tmp_path: Path,
) -> None:
    rows = rows_before("Q: and?\nP1: nobody told us.\n", "nobody told us")
    now = "Interview of May\n\nQ: and?\nP1: nobody told us.\n"
    path = put(tmp_path, {"excerpts.csv": rows}) / "excerpts.csv"
    read_now = read_excerpts(path, [make_interview("i1", now)], CODES)
    assert words(read_now.excerpts[0], now) == "nobody told us"
    assert read_now.excerpts[0].start == now.index("nobody")
    assert read_now.excerpts[0].sha256 == find_text_hash(now)
    assert [place.row for place in read_now.found_again] == [2]


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them(tmp_path: Path) -> None:
    rows = rows_before("P1: yes.\nP2: on Monday yes, I think.\n", "yes, I")
    now = "P1: yes, I know.\nP2: on Monday yes, I think.\n"
    (excerpt,) = read(tmp_path, rows, now)
    assert excerpt.start == now.rindex("yes, I")


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (
            "Q: and?\nP1: they told us.\n",
            "These words do not stand in the transcript, or not where they stood.",
        ),
        # The same words, but somebody else says them about something else.
        ("Q: of lunch?\nP2: oh, nobody told us!", "These words do not stand in the transcript, or not where"),
        (
            "nobody told us nobody told us",
            "These words do not stand in the transcript, or not where they stood.",
        ),
    ],
)
def test_an_excerpt_never_moves_to_words_that_may_be_others(tmp_path: Path, now: str, why: str) -> None:
    rows = rows_before(
        "Q: who knew of the new guidance?\nP1: well, nobody told us. And then it", "nobody told us"
    )
    with pytest.raises(MaterialError, match=why):
        read(tmp_path, rows, now)


def test_without_context_words_that_now_stand_twice_are_a_problem(tmp_path: Path) -> None:
    rows = rows_before("P1: nobody told us.\n", "nobody told us", context=False)
    with pytest.raises(MaterialError, match=r"excerpts.csv:2:words: These words stand more than once"):
        read(tmp_path, rows, "P1: nobody told us.\nP2: nobody told us either.\n")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    tricky = make_interview("i2", "P2: - and =so, “yes”;\nP2: 'tis.\n")
    first = quote(I1, "nobody told us", "aware", "told", hypothesis="H1", stance=Stance.QUALIFIES)
    both = Excerpt(
        key="k2",
        document="i2",
        sha256=tricky.sha256,
        start=4,
        end=21,
        codings=(
            Coding(code="told", coder="ann"),
            Coding(code="told", coder="bob", made=datetime(2026, 1, 2, 3)),
        ),
        note="=SUM(A1)",
    )
    before = Interviews(transcripts=(I1, tricky), codebook=CODES, excerpts=(first, both))
    write_excerpts(before, tmp_path / "excerpts.csv")
    assert read_excerpts(tmp_path / "excerpts.csv", before.transcripts, CODES).excerpts == (first, both)


def test_a_codebook_is_read_in_any_order_and_comes_back(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        {
            "codebook.csv": "key,name,parent,description,colour,codable\n"
            "visits,Visits,time,,#1d70b8,\ntime,Time,,What takes time,,no\n"
        },
    )
    codebook = read_codebook(path / "codebook.csv")
    assert [(code.key, code.parent, code.codable) for code in codebook.codes] == [
        ("time", "", False),
        ("visits", "time", True),
    ]
    write_codebook(codebook, tmp_path / "again.csv")
    assert read_codebook(tmp_path / "again.csv") == codebook


def test_a_folder_joins_transcripts_codebook_and_excerpts(tmp_path: Path) -> None:
    folder = put(
        tmp_path,
        {
            "interviews/i1.txt": TEXT,
            "codebook.csv": "key,name\ntold,Was told\n",
            "excerpts.csv": "document,words,codes,coder\ni1,nobody told us,told,ann\n",
        },
    )
    interviews = read_interviews(folder)
    assert interviews.codebook.codes[0].name == "Was told"
    assert [interviews.words_of(excerpt) for excerpt in interviews.excerpts] == ["nobody told us"]


def test_without_a_codebook_the_codes_are_those_that_were_given(tmp_path: Path) -> None:
    folder = put(
        tmp_path,
        {"interviews/i1.txt": TEXT, "excerpts.csv": "document,words,codes\ni1,Nobody,told;aware\n"},
    )
    read_folder = read_interview_folder(folder)
    assert [code.key for code in read_folder.interviews.codebook.codes] == ["aware", "told"]
    assert read_folder.found_again == ()
