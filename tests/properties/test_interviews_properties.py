"""Interviews: what is written is read back, nothing moves silently, and order does not matter."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.codebooks import read_codebook, write_codebook
from canllaw.evidence.interviews.excerpts import make_excerpts_frame, read_excerpts, write_excerpts
from canllaw.evidence.interviews.interviews import (
    Bearing,
    Code,
    Codebook,
    Coding,
    Excerpt,
    Interviews,
    Stance,
    Transcript,
)
from canllaw.evidence.interviews.nominal_alpha import find_alpha, find_coincidences
from canllaw.evidence.interviews.transcript_captions import read_captions
from canllaw.evidence.interviews.transcript_turns import find_turns
from tests.build_interviews import make_codes, make_interview

# Letters that have two forms, signs beyond 16 bits, what spreadsheets take for formulas, quotation marks.
SIGNS = "ab ŵ\u0175w\u0302😀“”'\"=-+@;,\n\tÉ:"
TEXTS = st.text(SIGNS, min_size=1, max_size=60).filter(str.strip)
WORDS = st.text("abŵ=-'\"", max_size=8)
CODES = make_codes("a", "b", "c")
CODERS = st.sampled_from(["", "ann", "bob"])
TIMES = st.sampled_from([None, datetime(2026, 1, 2, 3, 4, 5)])
CODINGS = st.builds(Coding, code=st.sampled_from("abc"), coder=CODERS, made=TIMES)
BEARINGS = st.builds(
    Bearing,
    hypothesis=st.sampled_from(["H1", "H2"]),
    stance=st.sampled_from(Stance),
    coder=CODERS,
    made=TIMES,
)


def excerpt_of(
    transcript: Transcript, ends: tuple[int, int], key: str, note: str, *said: Sequence[object]
) -> Excerpt:
    start, end = sorted(ends)
    codings, bearings = said
    return Excerpt(
        key=key,
        document=transcript.key,
        sha256=transcript.sha256,
        start=start,
        end=end,
        codings=tuple(codings),  # type: ignore[arg-type]
        bearings=tuple(bearings),  # type: ignore[arg-type]
        note=note,
    )


@st.composite
def coded(draw: st.DrawFn) -> Interviews:
    transcripts = [make_interview(f"i{number}", draw(TEXTS)) for number in range(draw(st.integers(1, 2)))]
    excerpts, stances = [], {}
    for number in range(draw(st.integers(0, 4))):
        transcript = draw(st.sampled_from(transcripts))
        ends = draw(
            st.tuples(*[st.integers(0, len(transcript.text))] * 2).filter(lambda each: each[0] != each[1])
        )
        bearings = [
            each
            for each in draw(st.lists(BEARINGS, unique=True, max_size=3))
            # One coder has one stance for the same words; another one is refused on reading.
            if stances.setdefault((transcript.key, *sorted(ends), each.hypothesis, each.coder), each.stance)
            is each.stance
        ]
        said = (draw(st.lists(CODINGS, unique=True, max_size=4)), bearings)
        excerpts.append(excerpt_of(transcript, ends, f"k{number}", draw(WORDS), *said))
    return Interviews(transcripts=tuple(transcripts), codebook=CODES, excerpts=tuple(excerpts))


def read_back(interviews: Interviews, transcripts: Sequence[Transcript] | None = None) -> tuple[Excerpt, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "excerpts.csv"
        write_excerpts(interviews, path)
        return read_excerpts(path, transcripts or interviews.transcripts, CODES).excerpts


@given(coded())
def test_excerpts_that_are_written_are_read_back(interviews: Interviews) -> None:
    if interviews.excerpts:
        assert read_back(interviews) == interviews.excerpts


@given(coded(), st.text(SIGNS, max_size=20))
def test_an_excerpt_of_a_changed_transcript_has_its_words_or_is_a_problem(
    interviews: Interviews, more: str
) -> None:
    changed = [make_interview(each.key, more + each.text) for each in interviews.transcripts]
    texts = {each.key: each.text for each in changed}
    try:
        again = read_back(interviews, changed) if interviews.excerpts else ()
    except MaterialError:
        return
    for before, after in zip(interviews.excerpts, again, strict=True):
        words = texts[after.document][after.start : after.end]
        assert words.split() == interviews.words_of(before).split()


@given(coded())
def test_every_excerpt_is_in_the_table_with_its_words(interviews: Interviews) -> None:
    frame = make_excerpts_frame(interviews)
    words = {row[0]: row[1] for row in frame.select("excerpt", "words").iter_rows()}
    assert words == {each.key: interviews.words_of(each).strip() for each in interviews.excerpts}


@given(st.permutations(["a", "b", "c", "d"]), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_a_codebook_comes_back_whatever_the_order_of_its_rows(order: list[str], above: list[int]) -> None:
    parents = {key: "" if above[at] >= at else "abcd"[above[at]] for at, key in enumerate("abcd")}
    codebook = Codebook(codes=tuple(Code(key=key, name=key, parent=parents[key]) for key in "abcd"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "codebook.csv"
        write_codebook(codebook, path)
        assert read_codebook(path) == codebook
        head, *lines = path.read_text("utf-8-sig").splitlines()
        by_key = {line[0]: line for line in lines}
        path.write_text("\n".join([head, *(by_key[key] for key in order)]), "utf-8")
        assert set(read_codebook(path).codes) == set(codebook.codes)


@given(st.text(SIGNS + "\n\n", max_size=200))
def test_turns_hold_all_that_can_be_seen_in_order(text: str) -> None:
    turns = find_turns(text)
    assert "".join("".join(text[turn.start : turn.end].split()) for turn in turns) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(turns))
    assert all(text[turn.start : turn.end] == text[turn.start : turn.end].strip() for turn in turns)


@given(st.text("<>v.&;/ab \n:-0W", max_size=120))
def test_captions_are_read_or_refused_and_never_end_in_a_traceback(text: str) -> None:
    source = make_interview("i1", "x").source
    try:
        read_captions(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}", source)
    except MaterialError as error:
        assert error.problems


COUNTS = st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=12)


@given(COUNTS)
def test_alpha_does_not_depend_on_the_order_of_units_or_kinds(counts: list[list[int]]) -> None:
    table = np.array(counts, dtype=np.int64)
    alpha = find_alpha([find_coincidences(table)])
    turned = find_alpha([find_coincidences(table[::-1, ::-1])])
    assert (alpha is None) == (turned is None)
    assert alpha is None or turned is None or (abs(alpha - turned) < 1e-12 and alpha <= 1 + 1e-12)
