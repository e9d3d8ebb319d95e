"""When a hypothesis was written is told by its author, and when it was there by the study's own register."""

import csv
import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Bilingual
from canllaw.evidence.answers.waves import Wave
from canllaw.evidence.material import Material
from canllaw.evidence.practice.observations import Observation, Seen
from canllaw.guidance.roles import default_roles
from canllaw.rollout.workforce import Workforce
from canllaw.theory.hypotheses.earlier_versions import tell_changes
from canllaw.theory.hypotheses.gatherings import find_other_gatherings
from canllaw.theory.hypotheses.hypotheses import (
    Hypothesis,
    Measure,
    MeasureKind,
    ProgrammeTheory,
    StrandName,
)
from canllaw.theory.hypotheses.registration import Register, read_register, register_theory, write_register
from canllaw.theory.hypotheses.registration_telling import (
    Registration,
    Standing,
    Timing,
    find_dropped,
    find_registrations,
)
from tests.build_hypotheses import HERE, make_hypothesis

JANUARY, FEBRUARY, APRIL, MAY = date(2026, 1, 12), date(2026, 2, 16), date(2026, 4, 13), date(2026, 5, 11)
SPRING = Wave(
    key="1",
    name=Bilingual("Spring", "Gwanwyn"),
    instrument="",
    file=Path("survey-1.csv"),
    mapping=Path("survey-1.map.toml"),
    opened=date(2026, 3, 2),
)
AUTUMN = replace(SPRING, key="2", name=Bilingual("Autumn", "Hydref"), opened=date(2026, 9, 28))
FIRST = make_hypothesis(written=FEBRUARY)
STRICTER = make_hypothesis(written=FEBRUARY, smallest_effect=0.2)


def theory(*hypotheses: Hypothesis) -> ProgrammeTheory:
    return ProgrammeTheory(hypotheses=hypotheses)


def meet(*met: tuple[Hypothesis, date]) -> Register:
    register = Register()
    for hypothesis, day in met:
        register = register_theory(theory(hypothesis), register, day)
    return register


def make_observation(held: date = MAY) -> Observation:
    return Observation(session="1", practice="ring", seen=Seen.SEEN, place=HERE, held=held)


def empty_material() -> Material:
    return Material(
        workforce=Workforce(),
        practices=(),
        waves=(),
        interviews=None,
        observations=(),
        roles=default_roles(),
    )


def tell(hypothesis: Hypothesis, register: Register, today: date = MAY) -> Registration:
    (told,) = find_registrations(theory(hypothesis), register, [SPRING], today)
    return told


def test_a_hypothesis_that_was_met_before_people_were_asked_is_vouched_for() -> None:
    told = tell(FIRST, meet((FIRST, FEBRUARY)))
    (wave,) = told.waves
    assert (wave.standing, told.before_all) == (Standing.SEEN, True)
    assert (
        str(wave.sentence) == "Spring: people were asked from 2026-03-02 on. Canllaw knew the hypothesis "
        "before that, tested as it is now, since 2026-02-16."
    )
    assert told.finding.verdict is Verdict.FOUND


def test_an_author_s_date_alone_is_told_as_what_it_is() -> None:
    told = tell(FIRST, Register())
    (wave,) = told.waves
    assert wave.standing is Standing.SAID
    assert (
        str(wave.sentence) == "Spring: people were asked from 2026-03-02 on. By its author's date the "
        "hypothesis was written before that, on 2026-02-16. Canllaw saw it as it is now on 2026-05-11 and "
        "cannot vouch for that date."
    )


def test_a_hypothesis_dated_after_people_were_asked_says_so() -> None:
    told = tell(make_hypothesis(written=APRIL), Register())
    assert (told.waves[0].standing, told.before_all) == (Standing.AFTER, False)
    assert told.finding.verdict is Verdict.ALARM


def test_the_day_itself_is_not_before() -> None:
    assert tell(make_hypothesis(written=SPRING.opened), Register()).waves[0].standing is Standing.AFTER


@pytest.mark.parametrize(
    "changes",
    [
        {"smallest_effect": 0.2},
        {"outcome": Measure(kind=MeasureKind.SCALE, key="confidence", at_least=3)},
        {"held": (Measure(kind=MeasureKind.FACT, key="caseload"),)},
    ],
)
def test_who_changes_the_test_after_people_were_asked_is_found_out(changes: dict[str, object]) -> None:
    changed = make_hypothesis(written=FEBRUARY, **changes)
    told = tell(changed, meet((FIRST, FEBRUARY), (changed, APRIL)))
    assert (told.waves[0].standing, told.tested_so_since, told.first_seen) == (
        Standing.CHANGED,
        APRIL,
        FEBRUARY,
    )
    assert len(told.versions) == 2


def test_changing_it_back_does_not_hide_the_change() -> None:
    told = tell(FIRST, meet((FIRST, FEBRUARY), (STRICTER, APRIL), (FIRST, MAY)))
    assert (told.waves[0].standing, told.tested_so_since) == (Standing.CHANGED, MAY)


def test_better_words_are_a_version_and_leave_the_test_as_it_was() -> None:
    reworded = make_hypothesis(written=FEBRUARY, en="Time makes people more confident.")
    told = tell(reworded, meet((FIRST, FEBRUARY), (reworded, APRIL)))
    assert (told.waves[0].standing, told.tested_so_since, len(told.versions)) == (Standing.SEEN, FEBRUARY, 2)


def test_the_same_hypothesis_is_written_down_once() -> None:
    assert len(meet((FIRST, JANUARY), (FIRST, FEBRUARY), (FIRST, MAY)).versions) == 1


def test_a_hypothesis_that_is_there_no_more_is_named() -> None:
    register = register_theory(
        theory(FIRST, make_hypothesis("H2"), make_hypothesis("H10")), Register(), FEBRUARY
    )
    assert find_dropped(theory(FIRST), register) == ("H2", "H10")


def test_the_register_is_added_to_and_never_rewritten(tmp_path: Path) -> None:
    write_register(meet((FIRST, FEBRUARY)), tmp_path)
    before = (tmp_path / "registered.csv").read_bytes()
    register = register_theory(theory(STRICTER), read_register(tmp_path), APRIL)
    write_register(register, tmp_path)
    after = (tmp_path / "registered.csv").read_bytes()
    assert after.startswith(before)
    assert read_register(tmp_path) == register
    write_register(register, tmp_path)
    assert (tmp_path / "registered.csv").read_bytes() == after


def test_a_register_whose_last_line_was_not_ended_is_gone_on_with(tmp_path: Path) -> None:
    write_register(meet((FIRST, FEBRUARY)), tmp_path)
    file = tmp_path / "registered.csv"
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    register = register_theory(theory(STRICTER), read_register(tmp_path), APRIL)
    write_register(register, tmp_path)
    assert read_register(tmp_path) == register


def test_without_a_register_there_is_none(tmp_path: Path) -> None:
    assert read_register(tmp_path) == Register()


def test_a_change_after_people_were_asked_is_found_out_though_canllaw_came_late_itself() -> None:
    told = tell(STRICTER, meet((FIRST, APRIL), (STRICTER, MAY)))
    assert (told.waves[0].standing, told.timing) == (Standing.CHANGED, Timing.CHANGED)


@pytest.mark.parametrize(
    ("written", "wave", "timing"),
    [
        (FEBRUARY, "", Timing.BEFORE),
        (APRIL, "", Timing.BEFORE),
        (APRIL, "1", Timing.LATE),
        (APRIL, "all", Timing.LATE),
        (date(2026, 9, 28), "", Timing.LATE),
    ],
)
def test_what_counts_is_the_wave_that_tests_it(written: date, wave: str, timing: Timing) -> None:
    outcome = Measure(kind=MeasureKind.SCALE, key="confidence", at_least=4, wave=wave)
    hypothesis = make_hypothesis(written=written, outcome=outcome)
    (told,) = find_registrations(theory(hypothesis), Register(), [SPRING, AUTUMN], date(2026, 11, 1))
    assert told.timing is timing


def test_interviews_and_observations_count_where_nobody_was_asked_in_a_survey() -> None:
    seen = make_observation(held=MAY)
    material = replace(empty_material(), observations=(seen, make_observation(held=APRIL)))
    others = tuple(find_other_gatherings(material))
    by_what_was_seen = make_hypothesis(written=MAY, tested_by=(StrandName.OBSERVATIONS,))
    (told,) = find_registrations(theory(by_what_was_seen), Register(), [], MAY, others)
    (wave,) = told.waves
    assert (wave.wave, wave.opened, told.timing) == ("observations", APRIL, Timing.LATE)
    assert str(wave.sentence).startswith("Observations: practice was watched from 2026-04-13 on.")


def test_what_does_not_test_it_says_nothing_of_its_timing() -> None:
    others = tuple(find_other_gatherings(replace(empty_material(), observations=(make_observation(),))))
    (told,) = find_registrations(theory(FIRST), Register(), [], MAY, others)
    assert told.timing is Timing.UNKNOWN


def test_the_register_keeps_what_a_hypothesis_said_before_and_the_page_tells_it(tmp_path: Path) -> None:
    write_register(meet((FIRST, FEBRUARY)), tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "history").iterdir()}
    changed = make_hypothesis(
        written=FEBRUARY,
        smallest_effect=0.2,
        tested_by=(StrandName.SURVEY, StrandName.INTERVIEWS),
        held=(Measure(kind=MeasureKind.FACT, key="caseload"),),
    )
    write_register(register_theory(theory(changed), read_register(tmp_path), APRIL), tmp_path)
    assert {path: path.read_bytes() for path in before} == before
    told = tell(changed, read_register(tmp_path))
    assert [str(each) for each in tell_changes(told.versions)] == [
        "2026-04-13: smallest_effect was changed. Before: 0.1 Afterwards: 0.2",
        "2026-04-13: tested_by was changed. Before: survey Afterwards: survey, interviews",
        "2026-04-13: held[1].key was added: caseload",
        "2026-04-13: held[1].kind was added: fact",
        "2026-04-13: held[1].level was added: person",
    ]


def test_what_was_kept_and_changed_by_somebody_is_not_taken_for_what_it_said(tmp_path: Path) -> None:
    write_register(meet((FIRST, FEBRUARY), (STRICTER, APRIL)), tmp_path)
    (tmp_path / read_register(tmp_path).versions[0].file).write_text("{}")
    told = tell(STRICTER, read_register(tmp_path))
    assert [str(each) for each in tell_changes(told.versions)] == [
        "2026-04-13: it was met in another form. What it said before was not kept."
    ]


def test_the_name_of_what_is_kept_is_the_beginning_of_its_hash(tmp_path: Path) -> None:
    write_register(meet((FIRST, FEBRUARY)), tmp_path)
    (kept,) = (tmp_path / "history").iterdir()
    digest = hashlib.sha256(kept.read_bytes()).hexdigest()
    (row,) = list(csv.DictReader((tmp_path / "registered.csv").read_text().splitlines()))
    assert kept.name == f"H1-{row['words']}.json"
    assert digest.startswith(row["words"])
