"""What always holds of REFI-QDA: what is written is read back the same, and no coding goes astray."""

import hashlib
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.basics.sources import Source
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
from canllaw.evidence.refi_qda import find_codings_elsewhere, make_project, make_ready, read_qdpx, write_qdpx
from canllaw.evidence.refi_qda.counting import COUNTINGS, Counting, Unit, make_offsets, make_plain
from tests.build_refi_qda import (
    FIRST,
    TIME,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
    write_text_project,
)
from tests.build_refi_qda_anyhow import FILES, count_codings, projects

SOMEWHERE = Source(name="interviews", sha256="0" * 64)
# Letters of one and of two UTF-16 units, an accent of its own, and what XML must escape.
LETTERS = "ab ŵŷ’“–é\u0302\n\t&<>\"'😀👍🏽\ufeff"
texts = st.text(alphabet=LETTERS, max_size=60)
names = st.text(alphabet="abŵ Y-:/.&<\"'é\u0302😀1", max_size=8)
keys = st.text(alphabet="abcŵ-12/ ", min_size=1, max_size=5)
coders = st.sampled_from(["", "Anna", "Ben", "Siân", " Anna"])
moments = st.one_of(
    st.none(),
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)),
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)),
)


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    codes: list[Code] = []
    for key in draw(st.lists(keys, max_size=6, unique=True)):
        parents = ["", *(code.key for code in codes)]
        codes.append(
            Code(
                key=key,
                name=draw(names),
                parent=draw(st.sampled_from(parents)),
                description=draw(texts),
                colour=draw(st.sampled_from(["", "#ff0000", "#0F0"])),
                codable=draw(st.booleans()),
                name_cy=draw(names),
                description_cy=draw(texts),
            )
        )
    return Codebook(codes=tuple(codes))


@st.composite
def transcripts(draw: st.DrawFn) -> tuple[Transcript, ...]:
    found = []
    for key in draw(st.lists(keys, max_size=3, unique=True)):
        text = draw(texts)
        found.append(
            Transcript(
                key=key,
                source=SOMEWHERE,
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                language=draw(st.sampled_from(list(Language))),
                authority=draw(names),
                role=draw(names),
                wave=draw(names),
                held=draw(st.one_of(st.none(), st.just(date(2026, 3, 1)))),
            )
        )
    return tuple(found)


@st.composite
def interviews(draw: st.DrawFn) -> Interviews:
    documents = draw(transcripts())
    codebook = draw(codebooks())
    codes = [code.key for code in codebook.codes]
    long_enough = [document for document in documents if document.text]
    excerpts = []
    for key in draw(st.lists(keys, max_size=5 if long_enough else 0, unique=True)):
        document = draw(st.sampled_from(long_enough))
        start = draw(st.integers(0, len(document.text) - 1))
        coding = st.builds(Coding, code=st.sampled_from(codes or [""]), coder=coders, made=moments)
        bearing = st.builds(
            Bearing,
            hypothesis=st.sampled_from(["H1", "time: and trust"]),
            stance=st.sampled_from(list(Stance)),
            coder=coders,
            made=moments,
        )
        excerpts.append(
            Excerpt(
                key=key,
                document=document.key,
                sha256=document.sha256,
                start=start,
                end=draw(st.integers(start + 1, len(document.text))),
                codings=tuple(draw(st.lists(coding, max_size=3 if codes else 0))),
                bearings=tuple(draw(st.lists(bearing, max_size=2))),
                note=draw(texts),
            )
        )
    return Interviews(transcripts=documents, codebook=codebook, excerpts=tuple(excerpts))


def without_sources(found: Interviews) -> Interviews:
    """A transcript's source names the file that it was read from, which differs by nature."""
    return replace(found, transcripts=tuple(replace(each, source=SOMEWHERE) for each in found.transcripts))


@settings(max_examples=120)
@given(interviews())
def test_what_is_written_is_read_back_the_same(said: Interviews):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.qdpx"
        losses = write_qdpx(make_project(said, "Study"), path)
        found = read_qdpx(path)
        first = path.read_bytes()
        write_qdpx(found, path)
        assert path.read_bytes() == first
    assert losses.found == ()
    assert without_sources(found.interviews) == without_sources(
        make_ready(make_project(said, "Study")).interviews
    )
    assert find_codings_elsewhere(found) == ()


@settings(max_examples=100)
@given(
    st.text(alphabet="abc ŵ😀\u0302\r\n", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=6),
)
def test_every_coding_is_in_an_excerpt_or_elsewhere(text: str, spans: list[tuple[int, int]]):
    selections = [make_selection(number, *span, TIME, TIME) for number, span in enumerate(spans, 1)]
    with tempfile.TemporaryDirectory() as folder:
        found = read_qdpx(write_text_project(Path(folder) / "study.qdpx", text.encode(), *selections))
    in_excerpts = sum(len(excerpt.codings) for excerpt in found.interviews.excerpts)
    assert in_excerpts + len(find_codings_elsewhere(found)) == 2 * len(spans)


@given(st.text(alphabet="abŵ😀\u0302\r\n", max_size=30), st.sampled_from(COUNTINGS), st.booleans())
def test_positions_of_every_way_of_counting_lead_to_the_same_characters(
    words: str, counting: Counting, has_mark: bool
):
    raw = ("\ufeff" if has_mark else "") + words
    offsets, plain = make_offsets(raw, counting), make_plain(raw)
    counted = count_slowly(raw, counting)
    assert offsets.last == (counted[-1] if counted else 0)
    for at, position in enumerate(counted):
        assert offsets.start(position) == at == offsets.end(position)
    assert len(plain) == len(counted) - 1


@settings(
    max_examples=25,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(projects())
def test_of_projects_as_no_program_writes_them_every_coding_is_carried_or_named_as_lost(root: etree._Element):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.qdpx"
        path.write_bytes(make_qdpx(etree.tostring(root), FILES))
        found = read_qdpx(path)
        losses = write_qdpx(found, path)
        back = read_qdpx(path)
    in_excerpts = sum(len(each.codings) + len(each.bearings) for each in found.interviews.excerpts)
    carried = in_excerpts + len(find_codings_elsewhere(found))
    assert carried + found.losses.codings_lost == count_codings(root)
    assert losses.found == ()
    assert without_sources(back.interviews) == without_sources(found.interviews)
    assert back.remainder == found.remainder


@settings(max_examples=60)
@given(st.data())
def test_a_file_that_was_damaged_is_read_or_refused_and_never_anything_else(data: st.DataObject):
    xml = make_project_xml(make_text_source(make_selection(1, 0, 2, TIME)))
    content = bytearray(make_qdpx(xml, {f"sources/{FIRST}.txt": b"We had no time."}))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.qdpx"
        path.write_bytes(bytes(content[: data.draw(st.integers(1, len(content)))]))
        try:
            found = read_qdpx(path)
        except MaterialError as error:
            assert all(problem.where.source.name for problem in error.problems)
        else:
            texts = found.interviews.by_key()
            assert all(each.end <= len(texts[each.document].text) for each in found.interviews.excerpts)


def count_slowly(raw: str, counting: Counting) -> list[int]:
    """The position of each character of our text and of its end, one character after the other."""
    position, counted, before = 0, [], ""
    for character in raw:
        width = 2 if counting.unit is Unit.UTF_16 and character > "\uffff" else 1
        if character == "\ufeff" and not counted and not before:
            position += width if counting.counts_mark else 0
            before = character
            continue
        if character == "\n" and before == "\r":
            position += width if counting.double_line_ends else 0
        else:
            counted.append(position)
            position += width
        before = character
    return [*counted, position]
