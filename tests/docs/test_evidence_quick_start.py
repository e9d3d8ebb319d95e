"""From exports to a page: the quick start typed as written, with exports of REDCap, LimeSurvey and NVivo."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build_exports import DICTIONARY, make_lss
from tests.build_refi_qda import FIRST, TIME, make_project_xml, make_qdpx, make_selection, make_text_source

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "evidence-quick-start.md"
TYPED = re.compile(r"^\$ (.+)$", re.MULTILINE)
BLOCK = re.compile(r"```(console|text|toml)\n(.*?)```", re.DOTALL)
PEOPLE = 40
AGREE = "1, Strongly disagree | 2, Disagree | 3, Neither agree nor disagree | 4, Agree | 5, Strongly agree"
SURE = "I am sure that I can do what the guidance asks of me."
EXPLAIN = "I can explain to a colleague what the guidance asks."
CASE = "I know what to do when a case is not like those in the guidance."


def answers(person: int) -> list[int]:
    """Twenty people of each authority; in each, as many answer 2 as 4."""
    first = 2 if person % 4 < 2 else 4
    return [first, first, first]


def redcap() -> str:
    rows = [
        f"{person},{1 + person % 2},{','.join(map(str, answers(person)))},2"
        for person in range(1, PEOPLE + 1)
    ]
    return (
        "\n".join(["record_id,authority,confidence_1,confidence_2,confidence_3,survey_complete", *rows])
        + "\n"
    )


def dictionary() -> str:
    fields = [
        "record_id,survey,text,Record ID,,,",
        'authority,survey,dropdown,Which authority do you work for?,"1, Ynys Môn | 2, Gwynedd",,',
        *(
            f'confidence_{number},survey,radio,{words},"{AGREE}",,'
            for number, words in enumerate((SURE, EXPLAIN, CASE), 1)
        ),
    ]
    return DICTIONARY + "\n".join(fields) + "\n"


def limesurvey() -> str:
    headings = "id,submitdate,lastpage,startlanguage,AUTH,Q1[SQ001],Q1[SQ002],Q1[SQ003]"
    rows = [
        f"{person},2026-10-01 10:00:00,3,en,A{1 + person % 2},"
        + ",".join(f"AO0{answer}" for answer in answers(person))
        for person in range(1, PEOPLE + 1)
    ]
    return "\n".join([headings, *rows]) + "\n"


def structure() -> str:
    words = AGREE.split(" | ")
    agree = {f"AO0{number}": word.partition(", ")[2] for number, word in enumerate(words, 1)}
    return make_lss(
        [
            {
                "code": "AUTH",
                "type": "L",
                "en": "Which authority do you work for?",
                "answers": {"A1": "Ynys Môn", "A2": "Gwynedd"},
            },
            {
                "code": "Q1",
                "type": "F",
                "en": "How far do you agree?",
                "parts": {"SQ001": SURE, "SQ002": EXPLAIN, "SQ003": CASE},
                "answers": agree,
            },
        ]
    )


def nvivo() -> bytes:
    text = b"Q: What helps?\nA: Time to read it.\n"
    start = text.index(b"Time")
    source = make_text_source(make_selection(1, start, start + 15, TIME, name="Time to read it"))
    return make_qdpx(make_project_xml(source), {f"sources/{FIRST}.txt": text})


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the exports that the page speaks of."""
    (tmp_path / "my-redcap-export.csv").write_text(redcap(), encoding="utf-8")
    (tmp_path / "my-redcap-dictionary.csv").write_text(dictionary(), encoding="utf-8")
    (tmp_path / "my-limesurvey-export.csv").write_text(limesurvey(), encoding="utf-8")
    (tmp_path / "my-limesurvey-structure.lss").write_text(structure(), encoding="utf-8")
    (tmp_path / "my-nvivo-project.qdpx").write_bytes(nvivo())
    return tmp_path


def type_line(line: str, desk: Path) -> str:
    words = shlex.split(line)
    if words[0] == ".venv/bin/canllaw":
        words[:1] = [sys.executable, "-m", "canllaw"]
    done = subprocess.run(words, cwd=desk, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{line}: {done.stdout} {done.stderr}"
    return done.stdout


def follow(desk: Path) -> dict[str, str]:
    """Everything on the page, in its order: lines are typed, the table and the definition are written."""
    study, told = desk / "my-evaluation", {}
    for kind, words in BLOCK.findall(PAGE.read_text("utf-8")):
        if kind == "console":
            told |= {line: type_line(line, desk) for line in TYPED.findall(words)}
        elif kind == "text":
            (study / "workforce" / "authorities.csv").write_text(words, encoding="utf-8")
        else:
            with (study / "study.toml").open("a", encoding="utf-8") as definition:
                definition.write(words)
    return told


def test_the_page_leads_from_exports_to_results_as_it_is_written(desk: Path) -> None:
    told = follow(desk)
    first, second = (words for line, words in told.items() if "evidence map" in line)
    assert "Questions recognised: 3 of" in first and "Questions recognised: 3 of" in second
    # The number of the record alone.
    assert "Columns that nobody recognised: 1." in first
    checked, ran = list(told.values())[-2:]
    assert "No problem was found." in checked
    # Forty of three hundred in post; half answer 2 and half 4.
    assert "Spring: Answers: 40, that is 13 in 100. In post: 300." in " ".join(ran.split())
    assert "Interviews: 1." in ran
    results = desk / "my-evaluation" / "results" / "en"
    scores = (results / "evidence" / "scores.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[4] for row in scores if ",confidence,everybody" in row] == ["3.0", "3.0"]
    response = (results / "evidence" / "response.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[2:5] for row in response if row.startswith("1,authority")] == [
        ["gwynedd", "180", "20"],
        ["mon", "120", "20"],
    ]
    assert (results / "evidence.html").exists()
