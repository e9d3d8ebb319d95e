"""Transcripts of recordings: selections stand between points that join the words and the time."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from canllaw.evidence.interviews.interviews import Bearing, Coding, Excerpt, Stance
from canllaw.evidence.refi_qda import (
    Grade,
    Project,
    find_codings_elsewhere,
    make_ready,
    read_qdpx,
    write_qdpx,
)
from tests.build_refi_qda import FIRST, SECOND, TIME, guid, make_project_xml, make_qdpx

POINTS = (
    f'<SyncPoint guid="{guid(8)}" timeStamp="0" position="4"/>'
    f'<SyncPoint guid="{guid(9)}" timeStamp="900" position="7"/><SyncPoint guid="{guid(10)}" timeStamp="950"/>'
)


def make_selection(number: int, start: int, end: int) -> str:
    return (
        f'<TranscriptSelection guid="{guid(number)}" fromSyncPoint="{guid(start)}" toSyncPoint="{guid(end)}">'
        f'<Coding guid="{guid(100 + number)}"><CodeRef targetGUID="{TIME}"/></Coding></TranscriptSelection>'
    )


def read_recording(folder: Path, text: str, *transcripts: str) -> Project:
    inner = "".join(
        f'<Transcript guid="{each}" name="Part {number}" plainTextPath="internal://{each}.txt">{body}</Transcript>'
        for number, (each, body) in enumerate(zip((FIRST, SECOND), transcripts, strict=False), 1)
    )
    source = (
        f'<VideoSource guid="{guid(1)}" name="Visit.mp4" path="relative:///Visit.mp4">{inner}</VideoSource>'
    )
    files = {f"sources/{each}.txt": text.encode() for each in (FIRST, SECOND)[: len(transcripts)]}
    path = folder / "study.qdpx"
    path.write_bytes(make_qdpx(make_project_xml(source), files))
    return read_qdpx(path)


def write_and_read(project: Project, folder: Path) -> Project:
    write_qdpx(project, folder / "ours.qdpx")
    return read_qdpx(folder / "ours.qdpx")


def test_points_follow_the_text_when_its_line_ends_become_single(tmp_path: Path):
    project = read_recording(tmp_path, "A\r\n\r\nB was there", POINTS + make_selection(2, 8, 9))
    (excerpt,) = project.interviews.excerpts
    # Position 4 lies between the two characters of a line end: the excerpt begins before it.
    assert (excerpt.start, excerpt.end) == (2, 5)
    back = write_and_read(project, tmp_path)
    assert back.interviews.excerpts == project.interviews.excerpts
    assert back.remainder == project.remainder


def test_an_excerpt_that_we_add_gets_points_of_its_own(tmp_path: Path):
    project = read_recording(tmp_path, "She was there all day.", POINTS + make_selection(2, 8, 9))
    (old,) = project.interviews.excerpts
    new = replace(old, key="new", guid="", start=8, end=13, codings=(Coding(code="time"),))
    added = replace(project, interviews=replace(project.interviews, excerpts=(old, new)))
    back = write_and_read(added, tmp_path)
    assert [back.interviews.words_of(each) for each in back.interviews.excerpts] == ["was", "there"]
    assert back.interviews.excerpts == make_ready(added).interviews.excerpts


def test_a_selection_that_has_no_place_in_the_text_is_carried_aside(tmp_path: Path):
    project = read_recording(tmp_path, "She was there.", POINTS + make_selection(2, 8, 10))
    assert project.interviews.excerpts == ()
    assert [str(loss.what) for loss in project.losses.of(Grade.ASIDE)] == [
        "The selection of a transcript has no place in its text; it is carried without words."
    ]
    back = write_and_read(project, tmp_path)
    assert find_codings_elsewhere(back) == find_codings_elsewhere(project)
    assert back.remainder == project.remainder


def test_facts_of_a_recording_stand_with_the_recording(tmp_path: Path):
    project = read_recording(tmp_path, "She was there.", POINTS)
    (transcript,) = project.interviews.transcripts
    known = replace(transcript, authority="W06000015", held=date(2026, 3, 1))
    back = write_and_read(
        replace(project, interviews=replace(project.interviews, transcripts=(known,))), tmp_path
    )
    assert [(each.key, each.authority, each.held) for each in back.interviews.transcripts] == [
        ("Part 1", "W06000015", date(2026, 3, 1))
    ]


def test_transcripts_of_one_recording_that_differ_in_their_facts_are_told(tmp_path: Path):
    project = read_recording(tmp_path, "She was there.", POINTS, "")
    one, two = project.interviews.transcripts
    known = replace(project.interviews, transcripts=(replace(one, role="manager"), two))
    losses = write_qdpx(replace(project, interviews=known), tmp_path / "ours.qdpx")
    assert [str(loss.what) for loss in losses.found] == [
        "Transcripts of one recording differ in their facts; those of the first are written."
    ]


def test_a_coding_without_a_code_is_not_written_and_that_is_told(tmp_path: Path):
    project = read_recording(tmp_path, "She was there.", POINTS)
    (transcript,) = project.interviews.transcripts
    excerpt = Excerpt(
        key="1",
        document=transcript.key,
        sha256=transcript.sha256,
        start=0,
        end=3,
        codings=(Coding(code="nowhere"),),
        bearings=(Bearing(hypothesis="H1", stance=Stance.FOR),),
    )
    said = replace(project.interviews, excerpts=(excerpt,))
    losses = write_qdpx(replace(project, interviews=said), tmp_path / "ours.qdpx")
    assert [(str(loss.what), loss.codings) for loss in losses.found] == [
        ("The coding names a code that the codebook does not have; it is not written.", 1)
    ]
    (back,) = read_qdpx(tmp_path / "ours.qdpx").interviews.excerpts
    assert (back.key, back.codings, [each.hypothesis for each in back.bearings]) == ("1", (), ["H1"])
