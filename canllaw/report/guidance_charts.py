"""The pictures of a guidance document: who is asked, how concretely, in which chapters, what changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from canllaw.basics.language import Language, message, say
from canllaw.guidance.analysis import Analysis, AssessedExpectation
from canllaw.guidance.editions import ChangeKind
from canllaw.guidance.roles import Role
from canllaw.report.change_rows import ORDER
from canllaw.report.charts import Bar, Chart, ChartWords, make_bar_chart
from canllaw.report.wording import CHANGE_NAMES, FORCE_NAMES, LEVEL_NAMES, NOT_SAID_WHO

MOST_BARS = 10
ALL_OTHERS = message("All others")

BY_ROLE = ChartWords(
    title=message("Who is asked"),
    description=message("Expectations by role and by force. One that is asked of two roles counts for both."),
    heading=message("Role"),
)
BY_LEVEL = ChartWords(
    title=message("How concrete it is"),
    description=message("Could a reader tell next Monday whether it was done? Expectations by force."),
    heading=message("Force"),
)
BY_SECTION = ChartWords(
    title=message("Where it is asked"),
    description=message("Expectations by chapter and by force."),
    heading=message("Chapter"),
)
BY_CHANGE = ChartWords(
    title=message("What changed"),
    description=message("Changes since the previous edition, by kind. What stayed the same is left out."),
    heading=message("Change"),
)


def make_guidance_charts(analysis: Analysis, language: Language) -> tuple[Chart, ...]:
    """Every picture that the document has material for."""
    return tuple(
        make_bar_chart(key, bars, words, language)
        for key, bars, words in (
            ("chart-changes", tuple(change_bars(analysis, language)), BY_CHANGE),
            ("chart-roles", tuple(role_bars(analysis, language)), BY_ROLE),
            ("chart-levels", tuple(level_bars(analysis, language)), BY_LEVEL),
            ("chart-sections", tuple(section_bars(analysis, language)), BY_SECTION),
        )
        if bars
    )


def change_bars(analysis: Analysis, language: Language) -> Iterator[Bar]:
    counts = Counter(change.kind for change in analysis.changes)
    series = say(BY_CHANGE.heading, language)
    for kind in ORDER:
        if counts[kind] and kind is not ChangeKind.SAME:
            yield Bar(label=say(CHANGE_NAMES[kind], language), series=series, value=counts[kind])


def role_bars(analysis: Analysis, language: Language) -> Iterator[Bar]:
    groups: dict[str, list[AssessedExpectation]] = {}
    for assessed in analysis.assessed:
        for title in titles_of(assessed.roles, language):
            groups.setdefault(title, []).append(assessed)
    others = groups.pop(say(ALL_OTHERS, language), [])
    shown = keep_most(groups, say(ALL_OTHERS, language), others)
    yield from force_bars(shown, language)


def titles_of(roles: Sequence[Role], language: Language) -> set[str]:
    """Under which names something is counted: actors that the definition file does not know come together."""
    titles = {role.title(language) if not role.unknown else say(ALL_OTHERS, language) for role in roles}
    return titles or {say(NOT_SAID_WHO, language)}


def section_bars(analysis: Analysis, language: Language) -> Iterator[Bar]:
    groups: dict[str, list[AssessedExpectation]] = {}
    for assessed in analysis.assessed:
        title = assessed.expectation.section[0] if assessed.expectation.section else analysis.edition.title
        groups.setdefault(title, []).append(assessed)
    if len(groups) > 1:
        kept = set(keep_most(groups, "", []))
        rest = [each for title, several in groups.items() if title not in kept for each in several]
        shown = {title: several for title, several in groups.items() if title in kept}
        yield from force_bars({**shown, say(ALL_OTHERS, language): rest}, language)


def keep_most(
    groups: Mapping[str, Sequence[AssessedExpectation]], others: str, more: Sequence[AssessedExpectation]
) -> dict[str, Sequence[AssessedExpectation]]:
    """The largest groups, largest first, and all others together with some more."""
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    kept = dict(ordered[:MOST_BARS])
    rest = [*(each for _, several in ordered[MOST_BARS:] for each in several), *more]
    return {**kept, others: rest} if rest and others else kept


def force_bars(groups: Mapping[str, Sequence[AssessedExpectation]], language: Language) -> Iterator[Bar]:
    for title, several in groups.items():
        counts = Counter(each.expectation.force for each in several)
        for force, name in FORCE_NAMES.items():
            if several:
                yield Bar(label=title, series=say(name, language), value=counts[force])


def level_bars(analysis: Analysis, language: Language) -> Iterator[Bar]:
    counts = Counter((each.expectation.force, each.concreteness.level) for each in analysis.assessed)
    for force, force_name in FORCE_NAMES.items():
        if any(counts[force, level] for level in LEVEL_NAMES):
            for level, level_name in LEVEL_NAMES.items():
                yield Bar(
                    label=say(force_name, language),
                    series=say(level_name, language),
                    value=counts[force, level],
                )
