"""The section of a page on the interviews: what they are, what they speak of, and how sure the coding is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.interviews.folder import InterviewFolder
from canllaw.evidence.interviews.results import InterviewResult
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable
from canllaw.report.evidence_interview_coders import (
    TalkGroup,
    make_agreement_table,
    make_talks,
    say_agreement,
    say_talks,
)
from canllaw.report.evidence_interview_codes import (
    make_code_chart,
    make_code_table,
    make_saturation_chart,
    make_together_table,
)
from canllaw.report.evidence_interview_hypotheses import make_hypothesis_table
from canllaw.report.evidence_interview_quotes import make_quote_book

IN_LANGUAGE = {
    Language.ENGLISH: message("Interviews in English"),
    Language.WELSH: message("Interviews in Welsh"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewsSection:
    """Everything that the section shows, said in one language, in its order. What there is not is empty."""

    lead: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    code_chart: Chart | None
    codes: DataTable
    together: DataTable | None
    hypotheses: DataTable | None
    saturation: str
    saturation_chart: Chart | None
    agreement_notes: tuple[str, ...]
    agreement: DataTable | None
    talks_title: str
    talks_notes: tuple[str, ...]
    talks: tuple[TalkGroup, ...]
    carried_title: str
    carried: tuple[str, ...]


def make_interviews_section(
    result: InterviewResult, language: Language, names: Sequence[str], mask: bool
) -> InterviewsSection:
    """Put what was found in interviews into the words of one language.

    `mask`: personal data in quotes, among it the study's own list of `names`, is replaced by its kind.
    Quotes name their interview, never the authority or the role of who speaks.
    """
    interviews = result.folder.interviews
    book = make_quote_book(interviews, names, mask)
    carried = tuple(say_carried(result.folder))
    return InterviewsSection(
        lead=tuple(say(sentence, language) for sentence in say_lead(result, mask)),
        figures=tuple((say(name, language), say_number(value)) for name, value in find_figures(result)),
        code_chart=make_code_chart(result, language),
        codes=make_code_table(result, book, language),
        together=make_together_table(result.together, interviews.codebook, language),
        hypotheses=make_hypothesis_table(result, book, language),
        saturation=say(result.saturation.finding.sentence, language),
        saturation_chart=make_saturation_chart(result.saturation, language),
        agreement_notes=tuple(say(note, language) for note in say_agreement(result.agreement)),
        agreement=make_agreement_table(result, language),
        talks_title=say(title_of_talks(result), language),
        talks_notes=tuple(say(note, language) for note in say_talks(result)),
        talks=make_talks(result, book, language),
        carried_title=say(message("How the coding was read: {count}", count=len(carried)), language),
        carried=tuple(say(sentence, language) for sentence in carried),
    )


def say_lead(result: InterviewResult, mask: bool) -> Iterator[Message]:
    """What a reader should know before the first number."""
    yield message(
        "What people said was written down word for word. Coders then marked what is being spoken of: each "
        "mark is a code. A code counts once an interview, however often it comes up in it."
    )
    yield message(
        "Quotes name their interview and the characters of its text where the words stand. Who spoke, where "
        "and in which role is not told beside their words."
    )
    if mask:
        yield message("Names and other personal data in quotes are replaced by their kind.")
    uncoded = count_uncoded(result)
    if uncoded:
        yield message("Interviews in which nobody gave a code: {count}.", count=uncoded)


def count_uncoded(result: InterviewResult) -> int:
    coded = {each.document for each in result.folder.interviews.excerpts if each.codings}
    return sum(each.key not in coded for each in result.folder.interviews.transcripts)


def find_figures(result: InterviewResult) -> Iterator[tuple[Message, int]]:
    """What the interviews are, in numbers. Authorities and roles are counted apart."""
    interviews = result.folder.interviews
    transcripts = interviews.transcripts
    yield message("Interviews"), len(transcripts)
    languages = Counter(each.language for each in transcripts)
    if len(languages) > 1:
        for language, name in IN_LANGUAGE.items():
            yield name, languages[language]
    waves = Counter(each.wave for each in transcripts if each.wave)
    if len(waves) > 1:
        for wave in sorted(waves):
            yield message("Interviews in wave {wave}", wave=wave), waves[wave]
    for name, several in (
        (message("Authorities"), {each.authority for each in transcripts if each.authority}),
        (message("Roles"), {each.role for each in transcripts if each.role}),
    ):
        if several:
            yield name, len(several)
    yield message("Excerpts"), len(interviews.excerpts)
    yield message("Codes in use"), sum(each.own.excerpts > 0 for each in result.coverage)


def title_of_talks(result: InterviewResult) -> Message:
    return message("Disagreements to talk through: {count}", count=say_number(len(result.disagreements)))


def say_carried(folder: InterviewFolder) -> Iterator[Message]:
    """What a project of a coding program held that could not be carried, and what was found again."""
    for losses in folder.losses:
        yield from losses.messages
    if folder.passed_over:
        yield message("Files that hold no text were passed over: {files}.", files=folder.passed_over)
    for place in folder.found_again:
        yield message(
            "{file}, row {row}: the transcript was changed since it was coded. The words were found again.",
            file=place.source.name,
            row=place.row,
        )
