"""The example study's evidence: made by a script, read by the product, true to what is written in its key."""

import csv
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import polars as pl

from canllaw.basics.language import Language
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.linking import link_people, link_people_with_slips
from canllaw.evidence.answers.mappings import read_mapping
from canllaw.evidence.exports import read_export
from canllaw.evidence.instruments.files import fill_practices, find_instrument
from canllaw.evidence.personal_data.personal_data import find_personal_data
from canllaw.evidence.practice.observation_files import read_observations
from canllaw.evidence.practice.observations import Observation, Practice, Seen
from canllaw.evidence.practice.practices import read_practices
from canllaw.guidance.concreteness import Level, score_concreteness
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance
from canllaw.guidance.roles import default_roles
from canllaw.rollout.workforce import Workforce
from canllaw.rollout.workforce_files import read_workforce

ROOT = Path(__file__).parents[3]
STUDY = ROOT / "examples" / "first-study"
EVIDENCE = STUDY / "evidence"
CONCRETE = ("missing-plan", "return-interview", "daily-call")
TRUTH = tomllib.loads((STUDY / "key" / "evidence-truth.toml").read_text("utf-8"))

sys.path.insert(0, str(ROOT / "scripts"))


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


@cache
def workforce() -> Workforce:
    return read_workforce(STUDY / "workforce")


@cache
def practices() -> tuple[Practice, ...]:
    instrument = find_instrument("missing-from-care", EVIDENCE / "instruments")
    return read_practices(EVIDENCE / "practices.toml", instrument)


@cache
def answers(wave: str) -> Answers:
    instrument = find_instrument("missing-from-care", EVIDENCE / "instruments")
    return make_answers(
        read_export(EVIDENCE / f"survey-{wave}.csv"),
        read_mapping(EVIDENCE / f"survey-{wave}.map.toml"),
        fill_practices(instrument, practices()),
        wave,
        workforce(),
        b"a secret of this test alone, of 32",
    )


@cache
def observations() -> tuple[Observation, ...]:
    return read_observations(EVIDENCE / "observations.csv", practices(), workforce())


# What is committed is what the script makes.


def test_the_committed_files_are_what_the_script_makes_today(tmp_path: Path) -> None:
    from make_evidence import SEED, make_evidence

    make_evidence(SEED, tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(made) == 24 + 8, "24 interviews, two tables of the workforce, six of the evidence"
    for name in made:
        # A Word file is a zip, whose bytes may differ between versions of zlib: its words are tested below.
        if name.suffix != ".docx":
            assert (STUDY / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_another_seed_gives_other_answers_from_the_same_workforce(tmp_path: Path) -> None:
    from make_evidence import make_evidence

    make_evidence(7, tmp_path)
    for name in ("workforce/authorities.csv", "workforce/teams.csv", "evidence/excerpts.csv"):
        assert (STUDY / name).read_bytes() == (tmp_path / name).read_bytes(), name
    for name in ("evidence/survey-1.csv", "evidence/survey-2.csv", "evidence/observations.csv"):
        assert (STUDY / name).read_bytes() != (tmp_path / name).read_bytes(), name


def test_no_table_is_larger_than_a_megabyte() -> None:
    tables = [path for path in STUDY.rglob("*.csv") if not {"private", "results"} & {*path.parts}]
    assert tables and all(path.stat().st_size < 1_000_000 for path in tables)


# The workforce.


def test_there_are_22_authorities_with_five_or_six_teams_each_named_in_both_languages() -> None:
    force = workforce()
    assert len(force.authorities) == 22
    assert set(Counter(team.authority for team in force.teams).values()) == {5, 6}
    assert 110 <= len(force.teams) <= 130
    assert all(each.name.en and each.name.cy for each in (*force.authorities, *force.teams))
    assert min(team.staff_in_post or 0 for team in force.teams) < 10


def test_teams_have_roles_that_canllaw_knows() -> None:
    known = {role.name for role in default_roles().roles}
    assert {team.role for team in workforce().teams} <= known


def test_no_authority_has_fewer_staff_than_its_teams() -> None:
    in_teams = Counter({each.code: 0 for each in workforce().authorities})
    for team in workforce().teams:
        in_teams[team.authority] += team.staff_in_post or 0
    for row in rows_of(STUDY / "workforce" / "authorities.csv"):
        assert int(row["staff_in_post"]) >= in_teams[row["code"]]


def test_only_two_authorities_share_offices_with_the_police() -> None:
    rows = rows_of(STUDY / "workforce" / "authorities.csv")
    assert sum(row["colocated"] == "1" for row in rows) == 2
    assert {row["code"] for row in rows if row["colocated"] == "1"} == set(TRUTH["set_apart"])


# The survey.


def test_two_waves_are_read_and_every_row_and_column_is_accounted_for() -> None:
    for wave, kept, left_out in (("1", 1400, 12), ("2", 1100, 0)):
        accounting = answers(wave).accounting
        assert (accounting.rows_kept, len(accounting.rows_left_out)) == (kept, left_out)
        headings = next(csv.reader((EVIDENCE / f"survey-{wave}.csv").read_text("utf-8").splitlines()))
        codes = [heading.split(". ")[0] for heading in headings]
        assert [column.name for column in accounting.columns] == codes


def test_every_item_of_the_questionnaire_was_asked_in_both_waves() -> None:
    for wave in ("1", "2"):
        frame = answers(wave).frame
        items = [item.key for item in answers(wave).instrument.items]
        assert not [item for item in items if frame[item].null_count() == frame.height]


def test_about_45_in_100_of_the_second_wave_are_found_in_the_first() -> None:
    exact = link_people(answers("1"), answers("2"))
    with_slips = link_people_with_slips(answers("1"), answers("2"))
    assert 0.38 < exact.exact / 1100 < 0.47
    assert 0.43 < (with_slips.exact + with_slips.near) / 1100 < 0.5


def test_a_quarter_answers_in_welsh() -> None:
    for wave in ("1", "2"):
        assert 0.2 < (answers(wave).frame["language"] == "cy").mean() < 0.3


def test_two_authorities_have_too_few_answers_to_be_shown_and_response_differs() -> None:
    for wave in ("1", "2"):
        counts = answers(wave).frame["authority"].value_counts()
        few = counts.filter(pl.col("count") < 10)
        assert few.height == 2
    staff = {
        row["code"]: int(row["staff_in_post"]) for row in rows_of(STUDY / "workforce" / "authorities.csv")
    }
    rates = [
        count / staff[code] for code, count in answers("1").frame["authority"].value_counts().iter_rows()
    ]
    assert min(rates) < 0.15 < 0.5 < max(rates)


def test_some_answers_are_missing_and_some_are_not_relevant() -> None:
    frame = answers("2").frame
    assert 0.02 < frame["leadership_1"].null_count() / frame.height < 0.12
    first = (EVIDENCE / "survey-1.csv").read_text("utf-8")
    assert '"A9"' in first, "nine is not relevant to my role"


def test_a_free_answer_says_nothing_about_a_person() -> None:
    for wave in ("1", "2"):
        for item in ["aware_unprompted_words", *(f"example_words_{at}" for at in range(1, 7))]:
            said = answers(wave).frame[item].drop_nulls().unique().to_list()
            assert said and not [words for words in said if find_personal_data(words)]


# Belief and practice.


def share(values: pl.Series, lowest: int) -> float:
    return float((values.drop_nulls() >= lowest).mean())


def seen_share(keys: set[str]) -> float:
    looked = [
        each for each in observations() if each.practice in keys and each.seen is not Seen.NOT_APPLICABLE
    ]
    return sum(each.seen is Seen.SEEN for each in looked) / len(looked)


def test_the_six_practices_are_asked_for_in_both_languages_three_of_them_concretely() -> None:
    assert [practice.key for practice in practices()][:3] == list(CONCRETE)
    for at, language in enumerate((Language.ENGLISH, Language.WELSH)):
        edition = read_guidance(STUDY / "guidance" / f"missing-from-care-2.{language}.md")
        found = {each.id: each for each in find_expectations(edition).expectations}
        for practice in practices():
            expectation = found[practice.expectations[at]]
            level = score_concreteness(expectation, language).level
            assert level is (Level.CONCRETE if practice.key in CONCRETE else Level.PRINCIPLE)
            assert expectation.place.paragraph == practice.paragraph


def test_four_in_five_say_that_they_already_do_it_of_every_practice() -> None:
    for practice in practices():
        assert share(answers("2").frame[practice.self_report], practice.does_from) > 0.8


def test_fewer_have_an_example_than_say_they_do_it_and_least_where_it_is_asked_vaguely() -> None:
    frame = answers("2").frame
    recent = {each.key: share(frame[each.example], each.example_from) for each in practices()}
    assert all(0.25 < recent[key] < 0.5 for key in CONCRETE)
    assert all(value < 0.22 for key, value in recent.items() if key not in CONCRETE)


def test_what_was_seen_tells_concrete_practices_from_vague_ones() -> None:
    vague = {practice.key for practice in practices()} - set(CONCRETE)
    assert seen_share(set(CONCRETE)) > seen_share(vague) + 0.2
    assert seen_share(vague) < 0.5


def test_forty_sessions_looked_for_three_to_six_practices_each() -> None:
    sessions = Counter(each.session for each in observations())
    assert len(sessions) == 40
    assert set(sessions.values()) <= {3, 4, 5, 6}
