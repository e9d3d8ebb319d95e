"""A mapping is drafted beside its export, and whoever has it drafted is told what it rests on."""

from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.answers import PeopleColumn
from canllaw.evidence.mappings import make_draft
from canllaw.evidence.preparing import write_drafted_map
from tests.build_answers import make_instrument, survey
from tests.build_documents import make_file
from tests.build_exports import DICTIONARY

FROM_A_FILE = "The words of questions and answers are those of {}: see that it belongs to this export."
BARE = (
    "Questions whose answers are numbers without words: 2. "
    "See that the lowest number means the lowest answer."
)


def told(file: Path) -> list[str]:
    drafted = write_drafted_map(file, "canllaw-practice", None, Language.ENGLISH)
    return [str(message) for message in drafted.told]


def test_numbers_without_words_are_counted_for_a_person_to_look_at(tmp_path: Path) -> None:
    bare = make_file(tmp_path, "bare.csv", "confidence_1,confidence_2\n5,4\n1,2\n")
    worded = make_file(tmp_path, "worded.csv", "confidence_1,confidence_2\nAgree,Agree\nDisagree,Agree\n")
    assert BARE in told(bare)
    assert not any("without words" in each for each in told(worded))


def test_the_file_that_describes_the_columns_is_named(tmp_path: Path) -> None:
    project = DICTIONARY + (
        "record_id,practice,text,Record,,,\n"
        'confidence_1,practice,radio,Are you sure?,"1, Strongly agree | 2, Strongly disagree",,\n'
    )
    alone = make_file(tmp_path, "plain.csv", "confidence_1,confidence_2\n5,4\n")
    make_file(tmp_path, "first-dictionary.csv", project)
    second = make_file(tmp_path, "second.csv", "record_id,redcap_event_name,confidence_1\n1,a,2\n")
    assert FROM_A_FILE.format("first-dictionary.csv") in told(second)
    assert not any("words of questions" in each for each in told(alone))


def test_a_heading_that_is_the_question_is_read_as_one() -> None:
    headings = (
        "I feel confident in using the guidance",
        "Gallwn esbonio'r canllawiau i gydweithiwr.",
        "Which local authority do you work for?",
    )
    mapping = make_draft(survey(",".join(headings)), [make_instrument()]).mapping
    assert [(each.column, each.item) for each in mapping.items] == [
        (headings[0], "confidence_1"),
        (headings[1], "confidence_2"),
    ]
    assert [(each.column, each.means) for each in mapping.people] == [(headings[2], PeopleColumn.AUTHORITY)]
