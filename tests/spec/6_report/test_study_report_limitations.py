"""The limits that a report tells are those that its own records show, with their numbers, and no others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Bilingual, Language, message
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.waves import Wave
from canllaw.evidence.interviews.folder import InterviewFolder
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.interviews.results import study_interviews
from canllaw.evidence.refi_qda.losses import Grade, Loss, Losses
from canllaw.evidence.results import EvidenceResult
from canllaw.report.study_report import ReportMaterial
from canllaw.report.study_report_limitations import make_limitations
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind, ProgrammeTheory, StrandName
from canllaw.theory.hypotheses.registration import Register
from canllaw.theory.hypotheses.registration_telling import find_registrations
from canllaw.theory.strands import Leaning, StrandResult
from tests.build_closing import find_claims, find_texts, judge, make_material, make_theory, read_guidance
from tests.build_evidence import look, make_authorities, make_evidence
from tests.build_hypotheses import make_hypothesis
from tests.build_interviews import make_coded, make_codes, make_interview, quote
from tests.build_study import put_result

FOR, SILENT = Leaning.FOR, Leaning.SILENT
# In post: 20 in Anglesey, 30 in Gwynedd.
MOST = "mon,3,1,yes,\n" * 16 + "gwy,1,3,no,\n" * 24
SOME = "mon,3,1,yes,\n" * 8 + "gwy,1,3,no,\n" * 12
FIRST = "# Coming home\n\n1.1 The carer must greet the child.\n"
SECOND = "# Coming home\n\n1.1 The carer must greet the child at once.\n"


def limits(**parts: object) -> list[str]:
    return limits_of(make_material(**parts))  # type: ignore[arg-type]


def limits_of(material: ReportMaterial) -> list[str]:
    """Without the sentence that leads in."""
    return find_texts(make_limitations(material))[1:]


def about(words: str, told: list[str]) -> list[str]:
    return [each for each in told if words in each]


def named(words: str, material: ReportMaterial) -> list[str]:
    """The hypotheses to which the limit with these words leads."""
    (found,) = [each for each in find_claims(make_limitations(material)) if words in each.text]
    return [link.text for link in found.links]


def test_a_response_below_half_is_a_limit_and_one_of_four_in_five_is_none(tmp_path: Path) -> None:
    low = limits(evidence=put_result(tmp_path / "low", SOME))
    assert about("answers from", low) == [
        "Wave 1: answers from 40 in 100 of those who could have answered. What the others would have said "
        "is not known, and they may differ."
    ]
    assert about("answers from", limits(evidence=put_result(tmp_path / "high", MOST))) == []


def test_a_response_that_nobody_can_know_is_told_as_unknown(tmp_path: Path) -> None:
    evidence = put_result(tmp_path, SOME)
    (wave,) = evidence.waves
    unknown = replace(wave, response=(replace(wave.response[0], rate=None, invited=None), *wave.response[1:]))
    told = limits(evidence=replace(evidence, waves=(unknown,)))
    assert "Wave 1: how many of those who could have answered did so is not known." in told
    assert not about("answers from", told)


def test_uneven_answers_are_a_limit_where_nothing_was_weighted(tmp_path: Path) -> None:
    # 18 of 20 answered in Anglesey, 8 of 30 in Gwynedd.
    told = limits(evidence=put_result(tmp_path, "mon,3,1,yes,\n" * 18 + "gwy,1,3,no,\n" * 8))
    (uneven,) = about("some answered more", told)
    assert uneven == (
        "Wave 1: some answered more than others (authorities), and answers were not weighted for it. "
        "Figures for everybody lean to those who answered more."
    )


def test_even_answers_are_no_limit(tmp_path: Path) -> None:
    assert about("some answered more", limits(evidence=put_result(tmp_path, SOME))) == []


def test_hidden_authorities_are_counted_and_never_named(tmp_path: Path) -> None:
    # Gwynedd has 2, fewer than 3; Anglesey is hidden too, as it could be had by subtraction.
    told = limits(evidence=put_result(tmp_path, "mon,3,1,yes,\n" * 12 + "gwy,1,3,no,\n" * 2))
    assert (
        "Wave 1: authorities about which nothing is told, as too few answered or it could be worked out: 2 "
        "of 2." in told
    )
    assert not about("Gwynedd", told)


def test_a_score_that_may_not_speak_for_authorities_is_named(tmp_path: Path) -> None:
    told = limits(evidence=put_result(tmp_path, SOME))
    assert "Scores that are too unsteady to be told for single authorities: 1 of 1 (Confidence)." in told


def test_people_asked_once_cannot_tell_of_change(tmp_path: Path) -> None:
    once = "People were asked once: whether anything changed over time cannot be told."
    assert once in limits(evidence=put_result(tmp_path / "once", SOME))
    assert once not in limits(evidence=put_result(tmp_path / "twice", SOME, SOME))


def test_waves_in_which_nobody_was_found_again_are_a_limit(tmp_path: Path) -> None:
    (told,) = about("found again", limits(evidence=put_result(tmp_path, SOME, SOME)))
    assert told.startswith("Wave 2: too few people were found again in the wave before")


def with_interviews(interviews: Interviews) -> EvidenceResult:
    return replace(
        make_evidence(), interviews=study_interviews(InterviewFolder(interviews=interviews), seed=1)
    )


def test_interviews_of_one_coder_and_of_none_are_counted() -> None:
    coded = make_coded(
        3, {"ann": {"time": [0]}}, {"ann": {"time": [1]}, "bob": {"time": [1]}}, {"ann": {"staff": [2]}}
    )
    bare = make_interview("i9", "Nobody coded this.")
    told = limits(evidence=with_interviews(replace(coded, transcripts=(*coded.transcripts, bare))))
    assert (
        "Interviews that one person alone coded: 2 of 4. Another person might have read them otherwise."
        in told
    )
    assert "Interviews in which nobody gave a code, so that they count for nothing here: 1 of 4." in told


def test_a_project_of_which_nothing_was_lost_is_no_limit_and_one_of_which_something_was_is() -> None:
    said = "Files of interviews of which something could not be carried over or read: "
    coded, source = make_coded(3, {"ann": {"time": [0]}}), Source(name="p.qdpx", sha256="")

    def told(*grades: Grade) -> list[str]:
        found = (Loss(grade=each, what=message("That."), places=(Place(source=source),)) for each in grades)
        folder = InterviewFolder(interviews=coded, losses=(Losses(found=tuple(found)),))
        evidence = replace(make_evidence(), interviews=study_interviews(folder, seed=1))
        return [each for each in limits(evidence=evidence) if each.startswith(said)]

    assert told() == told(Grade.NOTED) == []
    assert told(Grade.ASIDE, Grade.LOST) == [f"{said}1."]


def test_agreement_that_was_not_measured_is_told() -> None:
    alone = limits(evidence=with_interviews(make_coded(3, {"ann": {"time": [0]}})))
    assert "No interview was coded by two or more people: how far coders agree is not known." in alone


def test_interviews_in_one_language_are_a_limit_and_in_two_are_none() -> None:
    english = make_interview("i1", "No time.")
    welsh = make_interview("i2", "Dim amser.", language=Language.WELSH)
    codes = make_codes("time")

    def told(*transcripts: object) -> list[str]:
        excerpts = (quote(english, "No time", "time"),)
        interviews = Interviews(transcripts=transcripts, codebook=codes, excerpts=excerpts)  # type: ignore[arg-type]
        return about("one language", limits(evidence=with_interviews(interviews)))

    assert told(english) == ["All interviews were held in one language: English."]
    assert told(english, welsh) == []


def test_observations_in_some_authorities_only_and_by_nobody_known_are_told() -> None:
    workforce = make_authorities({"turnover": [10, 20, 30]})
    told = limits(evidence=make_evidence(workforce, look("W01", "ring", 2, 2)))
    assert "Authorities in which practice was observed: 1 of 3." in told
    assert "Who observed is not recorded." in told


def test_a_hypothesis_written_after_people_were_asked_is_named_and_leads_to_its_place() -> None:
    early, late = (
        make_hypothesis("H1", written=date(2026, 2, 1)),
        make_hypothesis("H2", written=date(2026, 4, 1)),
    )
    spring = Wave(
        key="1",
        name=Bilingual("Spring", "Gwanwyn"),
        instrument="",
        file=Path("a.csv"),
        mapping=Path("a.toml"),
        opened=date(2026, 3, 2),
    )
    registrations = find_registrations(
        ProgrammeTheory(hypotheses=(early, late)), Register(), [spring], date(2026, 5, 1)
    )
    theory = make_theory(judge(early, FOR), judge(late, FOR), registrations=registrations)
    claims = find_claims(make_limitations(make_material(evidence=make_evidence(), theory=theory)))
    (written,) = [each for each in claims if "or later" in each.text]
    assert "1 of 2." in written.text
    assert [(link.text, link.href) for link in written.links] == [("H2", "theory.html#h-H2-block")]
    (said,) = [each for each in claims if "author's own date" in each.text]
    assert [link.text for link in said.links] == ["H1"]


def test_hypotheses_that_could_not_be_decided_are_no_refuted_ones() -> None:
    theory = make_theory(judge(make_hypothesis("H1"), FOR), judge(make_hypothesis("H2"), SILENT))
    told = limits(evidence=make_evidence(), theory=theory)
    assert "Hypotheses that could not be decided: 1 of 2. That is no sign that they are wrong." in told


def test_each_silent_kind_of_evidence_is_told_with_how_often() -> None:
    theory = make_theory(judge(make_hypothesis("H1"), FOR), judge(make_hypothesis("H2"), SILENT))
    (told,) = about("Kinds of evidence", limits(evidence=make_evidence(), theory=theory))
    assert told.endswith(
        "survey (1 of 2), comparison of authorities (2 of 2), interviews (2 of 2), observations (2 of 2), "
        "records (2 of 2)."
    )


def test_hypotheses_without_a_rival_are_named() -> None:
    theory = make_theory(judge(make_hypothesis("H1"), FOR))
    told = limits(evidence=make_evidence(), theory=theory)
    assert "Hypotheses beside which no other explanation was tested: 1 of 1." in told


def test_both_sides_told_by_people_in_one_wave_cannot_say_what_came_first() -> None:
    scale = Measure(kind=MeasureKind.SCALE, key="time")
    told_at_once = make_hypothesis("H1", context=scale)
    a_wave_before = make_hypothesis(
        "H2",
        context=replace(scale, wave="1"),
        outcome=Measure(kind=MeasureKind.SCALE, key="confidence", at_least=4, wave="2"),
    )
    a_fact = make_hypothesis("H3")
    theory = make_theory(*(judge(each, FOR) for each in (told_at_once, a_wave_before, a_fact)))
    assert named("came first", make_material(evidence=make_evidence(), theory=theory)) == ["H1"]


def estimate(key: str, p: float, within: str) -> StrandResult:
    """A survey strand with this p, by a comparison of these."""
    finding = Finding(
        about=f"{key}:survey",
        verdict=Verdict.FOUND,
        sentence=message("A test."),
        method=Method(function="a test", version="1", settings=(("compared within", within),)),
        quantities=(Quantity(name="p", value=p),),
    )
    return StrandResult(
        hypothesis=key,
        strand=StrandName.SURVEY,
        leaning=FOR,
        sentence=message("A test."),
        findings=(finding,),
    )


def test_whole_authorities_compared_and_many_tests_are_limits() -> None:
    apart = judge(make_hypothesis("H1"), FOR, estimate("H1", 0.001, "nothing: authorities with each other"))
    within = judge(make_hypothesis("H2"), FOR, estimate("H2", 0.04, "team"))
    material = make_material(evidence=make_evidence(), theory=make_theory(apart, within))
    assert named("comparing whole authorities", material) == ["H1"]
    # Holm: 2 x 0.001 and 1 x 0.04, both below 0.05.
    (several,) = about("true by luck", limits_of(material))
    assert several.endswith("these still make a clear difference: H1, H2.")


def test_one_test_alone_is_not_told_as_many() -> None:
    theory = make_theory(judge(make_hypothesis("H1"), FOR, estimate("H1", 0.001, "team")))
    assert about("true by luck", limits(evidence=make_evidence(), theory=theory)) == []


def test_hypotheses_that_were_given_up_are_named() -> None:
    theory = make_theory(judge(make_hypothesis("H1"), FOR), dropped=("H7",))
    told = limits(evidence=make_evidence(), theory=theory)
    assert "Hypotheses that were once in the study and were given up: H7." in told


def test_what_a_study_has_not_is_said_and_nothing_else_is_made_up(tmp_path: Path) -> None:
    told = limits(guidance=read_guidance(tmp_path, FIRST, SECOND))
    assert told == ["The study holds no evidence: whether practice changed is not known."]


def test_guidance_without_a_previous_edition_cannot_tell_what_is_new(tmp_path: Path) -> None:
    assert "There was no previous edition to compare with: what is new is not known." in limits(
        guidance=read_guidance(tmp_path, FIRST)
    )


def test_guidance_in_the_other_language_only_is_a_limit_of_this_report(tmp_path: Path) -> None:
    told = limits(guidance=read_guidance(tmp_path, FIRST, SECOND), language=Language.WELSH)
    # Two limits: the language, and no evidence.
    assert len(told) == 2
