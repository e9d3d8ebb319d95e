"""The main messages of a study's evidence: short, resting on what may be shown, in both languages."""

from pathlib import Path

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Language, say
from canllaw.evidence.overview import find_evidence_overview
from tests.build_study import put_result

# Three of six people named the guidance; fifty are in post.
SIX = "mon,3,1,yes,\n" * 3 + "gwy,1,3,no,\n" * 3
INTERVIEWS = {
    "interviews/one.txt": "Q: did you know?\nA: nobody told us.\n",
    "interviews.csv": "document,language,authority\none,en,mon\n",
    "excerpts.csv": "document,words,codes,coder\none,nobody told us,told,ann\n",
}


def messages(result, language: Language = Language.ENGLISH) -> list[str]:
    return [say(finding.sentence, language) for finding in find_evidence_overview(result)]


def test_who_answered_comes_first_and_then_who_is_aware(tmp_path: Path) -> None:
    told = messages(put_result(tmp_path, SIX))
    assert told[:2] == [
        "Wave 1: Answers: 6, that is 12 in 100. In post: 50.",
        "Wave 1: 50 in 100 named the guidance without being prompted.",
    ]
    assert told[2] == "Scales that are steady enough to be told for single authorities: 0 of 1."


def test_nothing_is_said_of_awareness_where_it_is_hidden(tmp_path: Path) -> None:
    few = "mon,3,1,yes,\n" + "mon,3,1,no,\n" * 2 + "gwy,1,3,no,\n" * 3
    told = messages(put_result(tmp_path, few))
    assert not any("named the guidance" in sentence for sentence in told)


def test_interviews_are_counted_with_their_excerpts(tmp_path: Path) -> None:
    (told,) = messages(put_result(tmp_path, **INTERVIEWS))
    assert told.startswith("Interviews: 1. Excerpts with codes: 1.")


def test_personal_data_is_an_alarm_that_names_places_and_no_words(tmp_path: Path) -> None:
    result = put_result(tmp_path, SIX.replace("yes,\n", "yes,Ring 029 2018 0123\n", 1))
    alarm = find_evidence_overview(result)[-1]
    assert alarm.verdict is Verdict.ALARM
    assert "Places in free text that look like personal data: 1." in str(alarm.sentence)
    assert "2018" not in str(alarm)
    assert [place.row for place in alarm.places] == [2]


def test_every_message_rests_on_the_files_it_was_made_from(tmp_path: Path) -> None:
    found = find_evidence_overview(put_result(tmp_path, SIX))
    assert {place.source.name for finding in found for place in finding.places} == {"survey-1.csv"}


def test_a_wave_is_called_by_its_name_in_the_language(tmp_path: Path) -> None:
    assert messages(put_result(tmp_path, SIX), Language.WELSH)[0].startswith("Ton 1: ")
