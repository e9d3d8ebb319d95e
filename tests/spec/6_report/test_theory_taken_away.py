"""What an earlier run wrote of hypotheses does not outlive them; what people put there does."""

from pathlib import Path

from canllaw.report.replication import take_away_replication
from canllaw.report.theory_files import take_away_private_theory, take_away_theory


def put(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("of an earlier run")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_verdicts_go_and_a_file_of_the_person_stays(tmp_path: Path) -> None:
    put(tmp_path / "theory", "theory.json", "strands.csv", "strands.xlsx", "H6-truth-table.csv", "mine.csv")
    assert take_away_theory(tmp_path)
    assert names_in(tmp_path / "theory") == ["mine.csv"]
    assert not take_away_theory(tmp_path)


def test_answers_of_single_people_go_with_their_folder(tmp_path: Path) -> None:
    put(tmp_path / "replication", "H1-people.csv", "H6-cases.csv", "models.csv", "anchors.csv", "README.txt")
    assert take_away_replication(tmp_path / "replication")
    assert not (tmp_path / "replication").exists()


def test_values_of_authorities_go_with_their_hypothesis(tmp_path: Path) -> None:
    put(tmp_path, "H6-cases.csv", "H7-cases.csv", "scores-1.csv", "link.key")
    assert take_away_private_theory(tmp_path, {"H7-cases.csv"})
    assert names_in(tmp_path) == ["H7-cases.csv", "link.key", "scores-1.csv"]
