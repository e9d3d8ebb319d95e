"""The tables that the manual shows for interviews and observations can be read as they stand there."""

import re
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.interviews.folder import read_interviews
from canllaw.evidence.practice.observation_files import read_observations
from canllaw.evidence.practice.practices import read_practices
from tests.build_interviews import put

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"```(?:text|toml)\n(.*?)```", re.DOTALL)


def blocks(page: str) -> list[str]:
    return BLOCK.findall((DOCS / page).read_text("utf-8"))


def test_the_tables_of_interviews(tmp_path: Path) -> None:
    details, codebook, excerpts = blocks("interviews.md")
    folder = put(
        tmp_path,
        {
            "interviews/manager-1.txt": "Q: did you know?\nM: nobody told us.\n",
            "interviews/gweithiwr-2.txt": "Q: pam?\nG: dim amser o gwbl.\n",
            "interviews.csv": details,
            "codebook.csv": codebook,
            "excerpts.csv": excerpts,
        },
    )
    interviews = read_interviews(folder)
    assert [each.language for each in interviews.transcripts] == [Language.WELSH, Language.ENGLISH]
    first, second = interviews.excerpts
    assert [(each.code, each.coder) for each in first.codings] == [("told", "ann"), ("told", "bob")]
    assert [each.code for each in second.codings] == ["visits", "told"]


def test_the_tables_of_observations(tmp_path: Path) -> None:
    practices, sheet = blocks("observations.md")
    folder = put(tmp_path, {"practices.toml": practices, "observations.csv": sheet})
    read = read_practices(folder / "practices.toml")
    observations = read_observations(folder / "observations.csv", read)
    assert [str(each.seen) for each in observations] == ["seen", "not seen", "not applicable"]
