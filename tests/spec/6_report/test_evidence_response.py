"""Who answered, on the page: beside the staff in post, and what became of every row and column of the file."""

from pathlib import Path

from canllaw.basics.language import Language
from canllaw.report.data_tables import DataTable
from canllaw.report.evidence_response import ResponseSection, make_response_section
from tests.build_study import put_result

# Of 20 in post in Anglesey 5 answered, of 30 in Gwynedd 3. The last row holds no answer.
EIGHT = "mon,3,1,yes,\n" * 5 + "gwy,1,3,no,\n" * 3 + "gwy,,,,\n"


def section(
    tmp_path: Path, *waves: str, language: Language = Language.ENGLISH, small: int = 3
) -> ResponseSection:
    made = make_response_section(put_result(tmp_path, *waves, small_number=small), language)
    assert made is not None
    return made


def texts(table: DataTable) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_answers_stand_beside_those_who_could_have_answered(tmp_path: Path) -> None:
    (wave,) = section(tmp_path, EIGHT).waves
    assert wave.title == "Wave 1"
    assert [row[:4] for row in texts(wave.tables[0])] == [
        ("Everybody", "50", "8", "16"),
        ("Anglesey", "20", "5", "25"),
        ("Gwynedd", "30", "3", "10"),
    ]


def test_authorities_go_by_their_name_in_the_language(tmp_path: Path) -> None:
    (wave,) = section(tmp_path, EIGHT, language=Language.WELSH).waves
    assert [row[0] for row in texts(wave.tables[0])][1:] == ["Gwynedd", "Ynys Môn"]


def test_a_group_of_few_is_hidden_and_its_neighbour_with_it(tmp_path: Path) -> None:
    few = "mon,3,1,yes,\n" * 5 + "gwy,1,3,no,\n" * 2
    table = section(tmp_path, few).waves[0].tables[0]
    assert [row[2] for row in texts(table)] == ["7", "hidden", "hidden"]
    (note,) = table.notes
    assert note.startswith("Hidden: fewer than 3")


def test_every_row_of_the_file_is_accounted_for(tmp_path: Path) -> None:
    accounts = texts(section(tmp_path, EIGHT).waves[0].accounts)
    assert accounts[:2] == [("Read", "9"), ("Kept", "8")]
    assert [count for _, count in accounts[2:]] == ["1"]


def test_every_column_of_the_file_says_what_it_was_used_for(tmp_path: Path) -> None:
    columns = texts(section(tmp_path, EIGHT).waves[0].columns)
    assert [row[:2] for row in columns] == [
        ("authority", "authority"),
        ("sure", "sure"),
        ("lost", "lost"),
        ("aware", "aware_unprompted"),
        ("words", "words"),
    ]


def test_both_waves_are_in_one_picture(tmp_path: Path) -> None:
    (chart,) = section(tmp_path, EIGHT, EIGHT).charts
    assert texts(chart.table)[:2] == [
        ("Anglesey", "Wave 1", "25 %", "5"),
        ("Anglesey", "Wave 2", "25 %", "5"),
    ]


def test_every_table_has_a_name_of_its_own(tmp_path: Path) -> None:
    waves = section(tmp_path, EIGHT, EIGHT).waves
    names = [table.name for wave in waves for table in (*wave.tables, wave.accounts, wave.columns)]
    assert len(set(names)) == len(names)


def test_without_a_survey_there_is_no_section(tmp_path: Path) -> None:
    assert make_response_section(put_result(tmp_path), Language.ENGLISH) is None
