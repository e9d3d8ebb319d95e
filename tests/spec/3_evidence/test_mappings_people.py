"""A column of which nobody knows what it is becomes one about people by what the draft says of it."""

from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.answers.answers import PeopleColumn
from canllaw.evidence.answers.mappings import make_draft, make_mapping_file, read_mapping
from tests.build_answers import make_instrument, survey


def test_a_column_that_nobody_recognised_becomes_one_of_people_as_the_draft_says(tmp_path: Path) -> None:
    draft = make_draft(survey("confidence_1,GRP"), [make_instrument()])
    text = make_mapping_file(draft, Language.ENGLISH).decode()
    assert "# If it says something of the person, write [[people]] for [[items]] and means for item." in text
    drafted = '# [[items]]\n# column = "GRP"\n# item = ""\n'
    assert drafted in text
    path = tmp_path / "survey.map.toml"
    path.write_text(text.replace(drafted, '[[people]]\ncolumn = "GRP"\nmeans = "team"\n'), encoding="utf-8")
    (person,) = read_mapping(path).people
    assert (person.column, person.means) == ("GRP", PeopleColumn.TEAM)
