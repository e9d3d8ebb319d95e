"""What people answered, said or did never shows where a record is printed, as in a traceback or a log."""

from pathlib import Path

from canllaw.basics.cells import Column
from canllaw.basics.sources import Place, Source
from canllaw.evidence.exports import read_export
from canllaw.evidence.exports.sheets import fill, open_sheet
from canllaw.evidence.interviews.excerpt_places import Quote
from canllaw.evidence.interviews.interviews import Excerpt
from canllaw.evidence.interviews.transcripts import make_transcript
from canllaw.evidence.practice.observations import Observation, Seen
from canllaw.evidence.sheet_rows import read_sheet
from tests.build_documents import make_file

SAID = "what nobody else should read"
SOURCE = Source(name="a.txt", sha256="")


def test_the_cells_of_a_table_are_not_printed_with_it(tmp_path: Path) -> None:
    path = make_file(tmp_path, "survey.csv", f"number,words\n1,{SAID}\n2,and more\n")
    sheet, export = open_sheet(path, []), read_export(path)
    rows = read_sheet(path, (Column(name="number"), Column(name="words")))
    assert export.cells[1][0] == SAID
    for record in (sheet, fill(sheet, [True, True], []), export, export.cells[1], rows):
        assert SAID not in repr(record)


def test_what_was_said_or_noted_is_not_printed_with_its_record() -> None:
    records = (
        make_transcript("a", SOURCE, SAID),
        Quote(words=SAID, before=SAID, after=SAID),
        Excerpt(key="a:0-1", document="a", sha256="", start=0, end=1, note=SAID),
        Observation(session="1", practice="plan", seen=Seen.SEEN, place=Place(source=SOURCE), note=SAID),
    )
    for record in records:
        assert SAID not in repr(record)
