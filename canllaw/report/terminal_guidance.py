"""What is told of the guidance in the terminal: main messages, the figures at a glance, the report's path."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeVar

from rich.console import Console

from canllaw.basics.language import Language, Message, message, say
from canllaw.basics.problems import describe
from canllaw.guidance.analysis import Analysis
from canllaw.guidance.concreteness import Level
from canllaw.guidance.editions import ChangeKind
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.change_rows import ORDER
from canllaw.report.guidance_results import Written
from canllaw.report.terminal import (
    print_bars,
    print_json,
    print_messages,
    print_title,
    print_written,
    problem_values,
    written_values,
)
from canllaw.report.wording import CHANGE_NAMES, FORCE_NAMES, LEVEL_NAMES, NOT_SAID_WHO

MOST_ROLES = 6

K = TypeVar("K")


def print_result(result: GuidanceResult, written: Written, language: Language, as_json: bool) -> None:
    """One document: its main messages, its figures at a glance, and the path of its report."""
    if as_json:
        print_json({**result_values(result, language), **written_values([written], language)})
    else:
        console = Console(highlight=False)
        print_title(console, result.analysis.edition.title)
        print_guidance(console, result, language)
        print_written([written], language, as_json=False)


def print_guidance(console: Console, result: GuidanceResult, language: Language) -> None:
    """The main messages, the figures at a glance, and corrections that found no place."""
    print_messages(console, result.findings, language)
    print_glance(console, result.analysis, language)
    for problem in result.unplaced:
        print(describe(problem, language))


def print_glance(console: Console, analysis: Analysis, language: Language) -> None:
    """Bars of what is asked: by force, how concretely, of whom, and what changed."""
    for title, counts in glance(analysis, language):
        print_bars(console, title, counts)


def glance(analysis: Analysis, language: Language) -> Iterator[tuple[str, dict[str, int]]]:
    forces = Counter(each.expectation.force for each in analysis.assessed)
    yield say(message("How firmly it is asked"), language), named(FORCE_NAMES, forces, language)
    levels = Counter(each.concreteness.level for each in analysis.assessed)
    yield say(message("How concrete it is"), language), named(LEVEL_NAMES, levels, language)
    asked = (role for each in analysis.assessed for role in each.roles if not role.unknown)
    roles = Counter(role.title(language) for role in asked)
    roles[say(NOT_SAID_WHO, language)] = sum(not each.roles for each in analysis.assessed)
    yield say(message("Who is asked most"), language), dict(roles.most_common(MOST_ROLES))
    if analysis.changes:
        kinds = Counter(change.kind for change in analysis.changes)
        title = say(message("What changed since the previous edition"), language)
        yield title, named({kind: CHANGE_NAMES[kind] for kind in ORDER}, kinds, language)


def named(names: Mapping[K, Message], counts: Counter[K], language: Language) -> dict[str, int]:
    return {say(name, language): counts[key] for key, name in names.items()}


def result_values(result: GuidanceResult, language: Language) -> Mapping[str, object]:
    """The figures of one document for other programs; the names are those of the files' contract."""
    analysis = result.analysis
    forces = Counter(each.expectation.force for each in analysis.assessed)
    levels = Counter(each.concreteness.level for each in analysis.assessed)
    kinds = Counter(change.kind for change in analysis.changes)
    return {
        "document": {
            "title": analysis.edition.title,
            "source": analysis.edition.source.name,
            "sha256": analysis.edition.source.sha256,
            "language": analysis.language.value,
            "pages": analysis.edition.pages,
            "words": analysis.burden.whole.words,
            "minutes": round(analysis.burden.whole.minutes, 1),
        },
        "expectations": len(analysis.assessed),
        "force": {force.value: forces[force] for force in FORCE_NAMES},
        "concreteness": {level.value: levels[level] for level in Level},
        "alarms": len(analysis.alarms),
        "changes": {kind.value: kinds[kind] for kind in ChangeKind} if analysis.earlier else None,
        "corrections": analysis.corrections,
        "problems": [problem_values(problem, language) for problem in result.unplaced],
        "messages": [say(finding.sentence, language) for finding in result.findings],
    }
