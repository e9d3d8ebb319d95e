"""The product in Welsh: every sentence, the words of the glossary, the letters that change after a number."""

import html
import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from canllaw.basics.command_words import COMPLAINTS, pattern_of, say_complaint
from canllaw.basics.language import LOCALE, Language, count_message, say
from canllaw.report.wording import CHANGE_NAMES, FORCE_NAMES, LEVEL_NAMES

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = polib.pofile(str(LOCALE / "cy" / "LC_MESSAGES" / "canllaw.po"))
# Where there is nothing but places for values, both languages fill them alike.
A_LETTER = re.compile(r"[^\W\d_]")
PLACES = re.compile(r"\{\w+\}")
SAME_IN_BOTH = {"Alpha", "PRI"}
ENGLISH_WORDS = re.compile(r"\b(?:the|of|and|are|was|with|for|this|that|it|not|which|who|you|your)\b")
# Words of files and of other programs, and what stands in quotation marks, are the same in any language.
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\{\w+\}|%\(\w+\)s|\[\[?\w+\]\]?|part_of|name, date, file")

GUIDANCE = """# Adref yn ddiogel

1.1 Rhaid i ofalwyr groesawu'r plentyn o fewn deng munud.

1.2 Dylai ymarferwyr ystyried lles pennaf y plentyn lle bo'n briodol.

1.3 Caiff y gweithiwr cymdeithasol ofyn i'r heddlu am gymorth.
"""


def canllaw(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "canllaw", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_no_sentence_stays_as_it_is_in_english() -> None:
    same = {entry.msgid for entry in CATALOGUE if not entry.obsolete and entry.msgid in translations(entry)}
    worded = {words for words in same if A_LETTER.search(PLACES.sub("", words))}
    assert worded <= SAME_IN_BOTH


def test_no_english_word_was_left_in_a_welsh_sentence() -> None:
    left = [
        words
        for entry in CATALOGUE
        if not entry.obsolete
        for words in translations(entry)
        if ENGLISH_WORDS.search(QUOTED.sub("", words))
    ]
    assert left == []


def test_a_sentence_ends_in_welsh_as_it_does_in_english() -> None:
    odd = [
        (entry.msgid, words)
        for entry in CATALOGUE
        if not entry.obsolete
        for words in translations(entry)
        if entry.msgid[-1] in ".:?" and words[-1] != entry.msgid[-1] and not words.endswith((".", "}"))
    ]
    assert odd == []


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Nid oes rhagor o broblemau ar ôl y rhain."),
        (1, "Mae 1 broblem arall ar ôl y rhain."),  # un broblem: feminine, soft mutation
        (2, "Mae 2 broblem arall ar ôl y rhain."),  # dwy broblem
        (3, "Mae 3 problem arall ar ôl y rhain."),  # tair problem: no mutation after the feminine
        (5, "Mae 5 problem arall ar ôl y rhain."),  # pum problem
        (6, "Mae 6 phroblem arall ar ôl y rhain."),  # chwe phroblem: aspirate mutation
        (12, "Mae 12 problem arall ar ôl y rhain."),
    ],
)
def test_problem_is_feminine_and_changes_its_first_letter_as_the_spoken_number_asks(
    count: int, said: str
) -> None:
    more = count_message(
        "There is {count} more problem after these.",
        "There are {count} more problems after these.",
        count=count,
    )
    assert say(more, Language.WELSH) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (2, "Roedd yn un disgwyliad. Bellach mae 2 ddisgwyliad."),  # dau ddisgwyliad: soft mutation
        (3, "Roedd yn un disgwyliad. Bellach mae 3 disgwyliad."),  # tri disgwyliad: d has no aspirate
        (6, "Roedd yn un disgwyliad. Bellach mae 6 disgwyliad."),
        (7, "Roedd yn un disgwyliad. Bellach mae 7 disgwyliad."),
    ],
)
def test_disgwyliad_is_masculine_and_stays_singular_after_a_number(count: int, said: str) -> None:
    split = count_message("One expectation became {count}.", "One expectation became {count}.", count=count)
    assert say(split, Language.WELSH) == said


def glossary() -> dict[str, str]:
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {row[0]: row[1] for row in rows[2:]}


@pytest.mark.parametrize("name", [*FORCE_NAMES, *CHANGE_NAMES, *LEVEL_NAMES])
def test_the_names_on_pages_are_the_welsh_words_of_the_glossary(name: str) -> None:
    names = {**FORCE_NAMES, **CHANGE_NAMES, **LEVEL_NAMES}
    assert say(names[name], Language.WELSH).lower().startswith(glossary()[name].lower())


def test_help_in_welsh_has_no_word_of_english_left() -> None:
    for command in ((), ("new",), ("check",), ("guidance",), ("run",), ("report",)):
        told = canllaw("--language", "cy", *command, "--help").stdout
        assert told.startswith("Defnydd: ")
        assert "Dangos y neges hon a gorffen." in told
        assert not re.search(r"Usage|Options|Arguments|Commands|required|default|OPTIONS|STUDY", told)
        assert not ENGLISH_WORDS.search(told)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("guidanse",), "Gwall: Nid oes gorchymyn 'guidanse'. Ai 'guidance' oeddech chi'n ei olygu?"),
        (("xyz",), "Gwall: Nid oes gorchymyn 'xyz'."),
        (("run",), "Gwall: Mae dadl yn eisiau: 'ASTUDIAETH'."),
        (("run", "--jsn"), "Gwall: Nid oes opsiwn o'r fath: --jsn (Opsiynau posibl: --json)"),
        (("run", "a", "b"), "Gwall: Rhoddwyd mwy nag sydd ei angen: b"),
        (("guidance", "a", "--out"), "Gwall: Mae angen gwerth ar ôl yr opsiwn '--out'."),
        (("run", "a", "--json=1"), "Gwall: Nid yw'r opsiwn '--json' yn derbyn gwerth."),
    ],
)
def test_what_was_typed_wrongly_is_told_in_welsh(typed: tuple[str, ...], told: str) -> None:
    done = canllaw("-l", "cy", *typed)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == told


def test_a_complaint_nobody_foresaw_is_told_as_it_is() -> None:
    assert say_complaint("The moon is full.", Language.WELSH) == "The moon is full."


def test_a_particular_complaint_is_never_taken_for_a_general_one() -> None:
    for number, complaint in enumerate(COMPLAINTS):
        first = next(n for n, other in enumerate(COMPLAINTS) if matches(other.template, complaint.template))
        assert first == number


def matches(template: str, sentence: str) -> bool:
    return pattern_of(template).fullmatch(sentence) is not None


def test_a_welsh_report_says_nothing_in_english(tmp_path: Path) -> None:
    older, newer = tmp_path / "hen.md", tmp_path / "newydd.md"
    older.write_text(GUIDANCE.replace("deng munud", "awr"), encoding="utf-8")
    newer.write_text(GUIDANCE, encoding="utf-8")
    done = canllaw("-l", "cy", "guidance", newer, "--since", older, "--out", tmp_path / "allan")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "allan" / "report.html").read_text(encoding="utf-8")
    told = html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))
    assert "Cryfach" in told
    for words in (told, done.stdout.replace(str(tmp_path), "")):
        assert not ENGLISH_WORDS.search(words.replace("Presseau and", "").replace("Shiffman and", ""))


def test_a_study_begun_in_welsh_is_reported_in_welsh(tmp_path: Path) -> None:
    study = tmp_path / "astudiaeth"
    begun = canllaw("-l", "cy", "new", study, "--title", "Adref yn ddiogel")
    assert begun.returncode == 0, begun.stderr
    (study / "guidance" / "un.md").write_text(GUIDANCE, encoding="utf-8")
    with (study / "study.toml").open("a", encoding="utf-8") as definition:
        definition.write('[[editions]]\nname = "1"\ndate = 2024-01-01\nfile = "un.md"\nlanguage = "cy"\n')
    ran = canllaw("-l", "cy", "run", study)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Adref yn ddiogel")
    assert [folder.name for folder in (study / "results").iterdir()] == ["cy"]
