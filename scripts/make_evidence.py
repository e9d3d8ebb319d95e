"""Makes the workforce and the evidence of the example study: surveys, interviews, observations.

Run it with `python scripts/make_evidence.py` after a change of its words or of `key/evidence-truth.toml`. The
same seed gives the same bytes. `--seed` and `--out` draw all answers anew into another folder. `--table`
prints, over 50 seeds, how often crude estimates find the truth.
"""

import argparse
import csv
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from evidence_exports import limesurvey_export, plain_export
from evidence_interviews import (
    EXCERPT_HEADINGS,
    INTERVIEW_HEADINGS,
    SOURCES,
    excerpt_rows,
    interview_rows,
    read_interviews,
    write_transcript,
)
from evidence_observed import HEADINGS, observation_rows
from evidence_places import FACTS, places, staff_in_post, teams
from evidence_truth import STUDY, read_truth
from evidence_verdicts import ask, table

SEED = 20260112
TRIED = range(1, 51)


def make_evidence(seed: int, folder: Path) -> None:
    """Write `workforce/` and `evidence/` into a folder of a study."""
    write_workforce(folder / "workforce")
    evidence = folder / "evidence"
    evidence.mkdir(parents=True, exist_ok=True)
    truth = read_truth()
    asked = ask(seed, truth)
    first, second = asked.waves
    write_text(evidence / "survey-1.csv", limesurvey_export(seed, asked.staff, first))
    write_text(evidence / "survey-2.csv", plain_export(seed, asked.staff, second))
    write_rows(evidence / "observations.csv", HEADINGS, observation_rows(seed, truth))
    write_interviews(evidence)


def write_workforce(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    named = ("code", "name_en", "name_cy", "region", "staff_in_post")
    rows = [
        (
            place.code,
            place.en,
            place.cy,
            place.region,
            staff_in_post(place),
            *map(short, place.facts.values()),
        )
        for place in places()
    ]
    write_rows(folder / "authorities.csv", (*named, *FACTS), rows)
    columns = ("code", "authority", "name_en", "name_cy", "role", "staff_in_post")
    rows = [(team.code, team.authority, team.en, team.cy, team.role, team.staff) for team in teams()]
    write_rows(folder / "teams.csv", columns, rows)


def short(value: float) -> str:
    return f"{value:g}"


def write_interviews(evidence: Path) -> None:
    transcripts = evidence / "interviews"
    transcripts.mkdir(exist_ok=True)
    for old in [path for path in transcripts.iterdir() if path.suffix in (".txt", ".docx", ".vtt")]:
        old.unlink()
    interviews = read_interviews()
    for interview in interviews:
        write_transcript(interview, transcripts)
    write_rows(evidence / "interviews.csv", INTERVIEW_HEADINGS, interview_rows(interviews))
    write_rows(evidence / "excerpts.csv", EXCERPT_HEADINGS, excerpt_rows(interviews))
    shutil.copyfile(SOURCES / "codebook.csv", evidence / "codebook.csv")


def write_rows(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)


def write_text(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=STUDY)
    parser.add_argument("--table", action="store_true")
    told = parser.parse_args()
    if told.table:
        print(table(TRIED))
        return
    make_evidence(told.seed, told.out)


if __name__ == "__main__":
    main()
