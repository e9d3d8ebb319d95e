"""What a page says of interviews: how widely, in whose words, how sure, and never who it was that spoke."""

from dataclasses import dataclass
from datetime import date

from canllaw.basics.language import Language, message
from canllaw.basics.sources import Place, Source
from canllaw.evidence.interviews.folder import InterviewFolder
from canllaw.evidence.interviews.interviews import Interviews, Stance
from canllaw.evidence.interviews.results import InterviewResult, study_interviews
from canllaw.evidence.refi_qda.losses import Grade, Loss, Losses
from canllaw.report.data_tables import DataTable
from canllaw.report.evidence_files_interviews import interview_tables
from canllaw.report.evidence_interviews import InterviewsSection, make_interviews_section
from canllaw.report.web_page import environment
from tests.build_interviews import make_coded, make_codes, make_interview, quote

I1 = make_interview(
    "i01-team-manager",
    "I: And time?\nR: No time, no staff.\nR: Visits were cut.\n",
    authority="W07",
    role="team-manager",
    held=date(2026, 3, 2),
)
I2 = make_interview(
    "i02-gweithiwr",
    "R: Dim amser.\nR: Mae Beca Prys yn gwybod.\n",
    authority="W09",
    role="social-worker",
    language=Language.WELSH,
    held=date(2026, 3, 4),
)
I3 = make_interview("i03-night-worker", "R: Time is fine.\n", authority="W07", held=date(2026, 3, 3))
CODED = Interviews(
    transcripts=(I1, I2, I3),
    codebook=make_codes("time", "time/visits", "staff", "never"),
    excerpts=(
        quote(I1, "No time", "time", coder="ann", hypothesis="H1"),
        quote(I1, "no staff", "staff", coder="ann"),
        quote(I1, "Visits were cut", "visits", coder="bob"),
        quote(I2, "Dim amser", "time", coder="ann", hypothesis="H1", stance=Stance.QUALIFIES),
        quote(I2, "Mae Beca Prys yn gwybod", "staff", coder="ann"),
        quote(I3, "Time is fine", hypothesis="H1", stance=Stance.AGAINST, coder="ann"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    interviews: InterviewsSection


def study(interviews: Interviews, **more: tuple[Losses, ...] | tuple[Place, ...]) -> InterviewResult:
    return study_interviews(InterviewFolder(interviews=interviews, **more), seed=1)  # type: ignore[arg-type]


def make_section(interviews: Interviews = CODED, mask: bool = False) -> InterviewsSection:
    return make_interviews_section(study(interviews), Language.ENGLISH, ("Beca Prys",), mask)


def render(section: InterviewsSection) -> str:
    return (
        environment(Language.ENGLISH)
        .get_template("evidence_interviews.html")
        .render(page=Page(interviews=section))
    )


def cells(table: DataTable | None) -> list[list[str]]:
    assert table is not None
    return [[cell.text.strip() for cell in row.cells] for row in table.rows]


def quotes(table: DataTable | None, row: int) -> list[tuple[str, str]]:
    assert table is not None
    opened = table.rows[row].opens
    assert opened is not None
    return [(each.text, each.source) for each in opened.quotes]


def test_it_says_what_the_interviews_are_and_counts_authorities_and_roles_apart() -> None:
    assert make_section().figures == (
        ("Interviews", "3"),
        ("Interviews in English", "2"),
        ("Interviews in Welsh", "1"),
        ("Authorities", "2"),
        ("Roles", "2"),
        ("Excerpts", "6"),
        ("Codes in use", "3"),
    )


def test_an_interview_that_nobody_coded_is_told() -> None:
    assert "Interviews in which nobody gave a code: 1." in make_section().lead


def test_bars_count_interviews_and_the_commonest_code_stands_first() -> None:
    chart = make_section().code_chart
    assert chart is not None
    assert cells(chart.table) == [["Time", "2"], ["Staff", "2"], ["Visits", "1"]]


def test_the_tree_counts_what_stands_below_and_opens_to_the_words() -> None:
    codes = make_section().codes
    names = [column.name for column in codes.columns]
    assert names == ["Code", "Excerpts", "Interviews", "Authorities", "Roles", "Languages"]
    assert cells(codes) == [
        ["Time", "3", "2", "2", "2", "2"],
        ["Visits", "1", "1", "1", "1", "1"],
        ["Staff", "2", "2", "2", "2", "2"],
        ["Never", "0", "0", "0", "0", "0"],
    ]
    assert codes.rows[1].cells[0].text.startswith("\u2003")
    # "I: And time?" and its line end are 13 signs, "R: " three more.
    assert quotes(codes, 0) == [
        ("No time", "i01 · characters 16–23 · coded by: ann · For: H1"),
        ("Dim amser", "i02 · characters 3–12 · coded by: ann · Qualifies: H1"),
    ]
    assert codes.rows[3].opens is None


def test_a_hypothesis_counts_interviews_for_against_and_qualifying_with_the_words_of_each() -> None:
    hypotheses = make_section().hypotheses
    assert cells(hypotheses) == [["H1", "1", "1", "1", "3", "2", "2"]]
    assert quotes(hypotheses, 0) == [
        ("No time", "i01 · characters 16–23 · For · judged by: ann"),
        ("Time is fine", "i03 · characters 3–15 · Against · judged by: ann"),
        ("Dim amser", "i02 · characters 3–12 · Qualifies · judged by: ann"),
    ]


def test_nothing_on_the_page_tells_the_authority_the_role_or_the_day_of_who_is_quoted() -> None:
    page = render(make_section())
    for telling in ("W07", "W09", "team-manager", "social-worker", "gweithiwr", "night-worker", "2026"):
        assert telling not in page


def test_nothing_in_the_files_does_either() -> None:
    files = "".join(frame.write_csv() for _, frame in interview_tables(study(CODED)))
    for telling in ("W07", "W09", "team-manager", "social-worker", "gweithiwr", "night-worker", "2026"):
        assert telling not in files


def test_a_quote_is_in_its_own_language() -> None:
    page = render(make_section())
    assert '<blockquote lang="cy"><p>Dim amser</p>' in page
    assert '<blockquote lang="en"><p>No time</p>' in page


def test_personal_data_in_quotes_and_files_is_replaced_where_that_is_asked_for() -> None:
    assert "Beca Prys" in render(make_section(mask=False))
    assert "Beca" not in render(make_section(mask=True))
    assert (
        "Names and other personal data in quotes are replaced by their kind." in make_section(mask=True).lead
    )
    coders = ("ann", "bob")
    twice = Interviews(
        transcripts=(I2,),
        codebook=make_codes("time", "staff"),
        excerpts=(
            quote(I2, "Dim amser", "time", coder=coders[0]),
            quote(I2, "Mae Beca Prys yn gwybod", "staff", coder=coders[1]),
        ),
    )
    open_words, masked = (
        dict(interview_tables(study(twice), ("Beca Prys",), mask=mask))["disagreements"]["words"]
        for mask in (False, True)
    )
    assert any("Beca Prys" in each for each in open_words)
    assert not any("Beca" in each for each in masked)


def test_saturation_has_its_sentence_its_curve_as_held_and_the_mean_with_its_band() -> None:
    section = make_section()
    assert section.saturation == "Too few interviews are coded to tell whether more would bring new codes."
    chart = section.saturation_chart
    assert chart is not None
    # Two interviews are coded, with three codes and with two that are among them: the mean begins at 2.5.
    assert cells(chart.table) == [
        ["1", "As they were held", "3.0", "–", "–"],
        ["2", "As they were held", "3.0", "–", "–"],
        ["1", "Mean of all orders", "2.5", "2.0", "3.0"],
        ["2", "Mean of all orders", "3.0", "3.0", "3.0"],
    ]


def test_without_codes_there_is_no_picture_and_the_page_still_stands() -> None:
    section = make_section(Interviews(transcripts=(I1,)))
    assert (section.code_chart, section.saturation_chart, section.hypotheses) == (None, None, None)
    assert "Too few interviews are coded" in render(section)


# Five interviews of ten turns: both coders gave "time" to the same two turns of each; "staff" came up once.
BOTH = {"ann": {"time": [0, 3]}, "bob": {"time": [0, 3]}}
ALIKE = make_coded(10, *[BOTH] * 4, {"ann": {"time": [0, 3], "staff": [5]}, "bob": {"time": [0, 3]}})


def test_agreement_has_a_number_with_its_interval_or_words_that_say_why_there_is_none() -> None:
    assert cells(make_section(ALIKE).agreement) == [
        [
            "Staff",
            "–",
            "–",
            "–",
            "50",
            "1",
            "Staff: it was given too seldom to tell how far the coders agree.",
        ],
        [
            "Time",
            "1.00",
            "1.00",
            "1.00",
            "50",
            "10",
            "Time: the coders agree well enough to rely on it. Alpha: 1.00.",
        ],
    ]


def test_the_standard_reading_stands_beside_agreement() -> None:
    told = " ".join(make_section(ALIKE).agreement_notes)
    assert "(Krippendorff 2018), rely on a code from 0.80 on; from 0.667 on" in told
    assert "coded by two or more people: 5. Coders: ann, bob." in told


def test_where_nobody_coded_an_interview_twice_that_is_said() -> None:
    alone = make_coded(4, {"ann": {"time": [0]}})
    section = make_section(alone)
    assert section.agreement is None and section.talks == ()
    assert section.agreement_notes == (
        "No interview was coded by two or more people, so how far they agree is not known.",
    )


def test_disagreements_are_listed_by_code_with_the_words_and_who_gave_what() -> None:
    split = make_coded(4, {"ann": {"time": [0, 1]}, "bob": {"time": [0], "staff": [1]}})
    section = make_section(split)
    assert section.talks_title == "Disagreements to talk through: 2"
    assert [group.title for group in section.talks] == ["Staff (1)", "Time (1)"]
    (staff,) = section.talks[0].quotes
    # "Turn 0 of interview 1." has 22 signs, and then comes the end of the line.
    assert staff.text == "Turn 1 of interview 1."
    assert staff.source == ("i1 · characters 23–45 · gave the code: bob · did not: ann · gave instead: Time")


def test_what_could_not_be_carried_over_and_what_was_found_again_is_told() -> None:
    project = Place(source=Source(name="study.qdpx", sha256=""), row=3)
    loss = Loss(grade=Grade.LOST, what=message("A picture was coded."), places=(project,), codings=2)
    row = Place(source=Source(name="excerpts.csv", sha256=""), row=17)
    result = study(CODED, losses=(Losses(found=(loss,)),), found_again=(row,))
    section = make_interviews_section(result, Language.ENGLISH, (), mask=False)
    assert section.carried == (
        "A picture was coded. Places: 1, the first of them study.qdpx:3. Codings concerned: 2.",
        "excerpts.csv, row 17: the transcript was changed since it was coded. The words were found again.",
    )
    assert "study.qdpx:3" in render(section)


def test_folds_are_closed_until_somebody_opens_them() -> None:
    page = render(make_section(ALIKE))
    assert "<details" in page and "<details open" not in page and " open>" not in page


def test_the_files_hold_every_number_of_the_section() -> None:
    tables = dict(interview_tables(study(CODED)))
    assert list(tables) == [
        "codes",
        "codes_together",
        "hypotheses_in_interviews",
        "saturation",
        "agreement",
        "disagreements",
    ]
    codes = tables["codes"]
    assert codes.select("code", "interviews", "interviews_with_below").rows() == [
        ("time", 2, 2),
        ("visits", 1, 1),
        ("staff", 2, 2),
        ("never", 0, 0),
    ]
    stances = tables["hypotheses_in_interviews"]
    assert stances.select("hypothesis", "stance", "interviews").rows() == [
        ("H1", "for", 1),
        ("H1", "against", 1),
        ("H1", "qualifies", 1),
    ]
    saturation = tables["saturation"]
    assert saturation.select("interviews", "interview", "new_codes", "codes").rows() == [
        (1, "i01", 3, 3),
        (2, "i02", 0, 3),
    ]
    split = make_coded(4, {"ann": {"time": [0, 1]}, "bob": {"time": [0], "staff": [1]}})
    disagreements = dict(interview_tables(study(split)))["disagreements"]
    assert disagreements.drop("words").rows() == [
        ("i1", 23, 45, "staff", "bob", "ann", "time"),
        ("i1", 23, 45, "time", "ann", "bob", "staff"),
    ]
