"""A small study with evidence, as a folder: the answers of each wave stand in the test that uses them."""

from collections.abc import Mapping
from pathlib import Path

from canllaw.evidence.results import EvidenceResult, study_evidence
from canllaw.study import read_study
from canllaw.study.requests import evidence_request
from tests.build_answers import SECRET

DEFINITION = """
title_en = "Coming home"
title_cy = "Dod adref"
languages = ["en", "cy"]
small_number = {small_number}
"""
WAVE = """
[[waves]]
key = "{key}"
en = "Wave {key}"
cy = "Ton {key}"
opened = 2026-0{month}-01
file = "survey-{key}.csv"
"""
# Two questions make a score, of which the second is turned round; 9 does not count. One is yes or no.
INSTRUMENT = """
key = "small"
en = "Small"
cy = "Bach"
version = "1"
licence = "Ours"
source = "A test"

[[responses]]
key = "agreement"
options = [
    { value = 1, en = "Disagree", cy = "Anghytuno" },
    { value = 2, en = "Neither", cy = "Y naill na'r llall" },
    { value = 3, en = "Agree", cy = "Cytuno" },
    { value = 9, en = "Not my role", cy = "Nid fy rôl i", counts = false },
]

[[items]]
key = "sure"
en = "I am sure what to do."
cy = "Rwy'n sicr beth i'w wneud."
responses = "agreement"

[[items]]
key = "lost"
en = "I often feel lost."
cy = "Rwy'n aml yn teimlo ar goll."
responses = "agreement"
reversed = true

[[items]]
key = "aware_unprompted"
kind = "yes or no"
en = "Named the guidance"
cy = "Enwi'r canllawiau"

[[items]]
key = "words"
kind = "text"
en = "What else?"
cy = "Beth arall?"

[[scales]]
key = "confidence"
en = "Confidence"
cy = "Hyder"
items = ["sure", "lost"]
"""
MAPPING = """
instrument = "small"
tool = "plain"

[[people]]
column = "authority"
means = "authority"

[[items]]
column = "sure"
item = "sure"

[[items]]
column = "lost"
item = "lost"

[[items]]
column = "aware"
item = "aware_unprompted"

[[items]]
column = "words"
item = "words"
"""
# Who names the guidance says by it that they ring at once.
PRACTICE = """
[[practices]]
key = "ring"
en = "Ring at once"
cy = "Ffonio ar unwaith"
expectations = []
self_report = "aware_unprompted"
"""
HEADINGS = "authority,sure,lost,aware,words\n"
AUTHORITIES = "code,name_en,name_cy,staff_in_post\nmon,Anglesey,Ynys Môn,20\ngwy,Gwynedd,Gwynedd,30\n"


def put_study(folder: Path, *waves: str, small_number: int = 3, **more: str) -> Path:
    """A study with one wave for each text of answers. `more` are further files of its folder evidence."""
    definition = DEFINITION.format(small_number=small_number)
    files: dict[str, str] = {
        "workforce/authorities.csv": AUTHORITIES,
        "evidence/instruments/small.toml": INSTRUMENT,
    }
    for key, rows in enumerate(waves, start=1):
        definition += WAVE.format(key=key, month=key)
        files[f"evidence/survey-{key}.csv"] = HEADINGS + rows
        files[f"evidence/survey-{key}.map.toml"] = MAPPING
    files |= {f"evidence/{name}": text for name, text in more.items()}
    put_files(folder, {"study.toml": definition, **files})
    return folder


def put_files(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def put_result(folder: Path, *waves: str, small_number: int = 3, **more: str) -> EvidenceResult:
    """What the evidence of such a study says."""
    return find_result(put_study(folder, *waves, small_number=small_number, **more))


def find_result(folder: Path) -> EvidenceResult:
    return study_evidence(evidence_request(read_study(folder), SECRET))
