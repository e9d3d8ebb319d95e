"""What is told in the terminal: problems, the main figures at a glance, and where the rest was written."""

import json
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.text import Text

from canllaw.basics.findings import Finding
from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.basics.problems import CanllawError, MaterialError, Problem, describe
from canllaw.guidance.analysis import Analysis
from canllaw.guidance.concreteness import Level
from canllaw.guidance.editions import ChangeKind
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.change_rows import ORDER
from canllaw.report.guidance_results import Written
from canllaw.report.wording import CHANGE_NAMES, FORCE_NAMES, LEVEL_NAMES, NOT_SAID_WHO

LONGEST_BAR = 30
LONGEST_NAME = 34
# Two spaces, the number in six places, two spaces between and two after.
AROUND_A_NAME = 12
MOST_ROLES = 6
BAR = "█"

# What was found in each language of a study.
Told = Sequence[tuple[Language, GuidanceResult]]
Watched = Callable[[Message, int, int], None]
K = TypeVar("K")


@contextmanager
def watch(language: Language) -> Iterator[Watched]:
    """Progress on standard error: a bar where somebody looks on, one line a step where nobody does."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield plain_lines(language)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, console=console, transient=True) as bars:
        yield moving_bars(bars, language)


def plain_lines(language: Language) -> Watched:
    said: set[str] = set()

    def tell(step: Message, done: int, total: int) -> None:
        words = say(step, language)
        if words not in said:
            said.add(words)
            print(words, file=sys.stderr, flush=True)

    return tell


def moving_bars(bars: Progress, language: Language) -> Watched:
    tasks: dict[str, TaskID] = {}

    def tell(step: Message, done: int, total: int) -> None:
        words = say(step, language)
        if words not in tasks:
            tasks[words] = bars.add_task(words, total=total)
        bars.update(tasks[words], completed=done, total=total)

    return tell


def print_problems(problems: Sequence[Problem], language: Language, as_json: bool) -> None:
    """Every problem, one on a line, and how many there are; to standard output."""
    if as_json:
        print_json({"problems": [problem_values(problem, language) for problem in problems]})
        return
    for problem in problems:
        print(describe(problem, language))
    if problems:
        print(say(message("Problems to put right: {count}.", count=len(problems)), language))
    else:
        print(say(message("No problem was found."), language))


def print_error(error: CanllawError, language: Language, as_json: bool) -> None:
    """An error for the person at the terminal: what, where, what to do; no trace."""
    problems = error.problems if isinstance(error, MaterialError) else ()
    if as_json:
        print_json({"problems": [problem_values(problem, language) for problem in problems]})
        return
    for problem in problems:
        print(describe(problem, language), file=sys.stderr)
    if not problems:
        print(error, file=sys.stderr)


def problem_values(problem: Problem, language: Language) -> Mapping[str, object]:
    where = problem.where
    return {
        "file": where.source.name,
        "page": where.page,
        "row": where.row,
        "column": where.column,
        "what": say(problem.what, language),
        "fix": say(problem.fix, language),
    }


def print_json(values: Mapping[str, object]) -> None:
    print(json.dumps(values, ensure_ascii=False, indent=1))


def print_result(result: GuidanceResult, written: Written, language: Language, as_json: bool) -> None:
    """One document: its main messages, its figures at a glance, and the path of its report."""
    if as_json:
        print_json({**result_values(result, language), **written_values([written], language)})
    else:
        print_in_words(result.analysis.edition.title, result, [written], language)


def print_study(
    title: str, told: Told, written: Sequence[Written], language: Language, as_json: bool
) -> None:
    """A study: the main messages of its newest edition in one language, and the paths of all reports."""
    own = next((result for each, result in told if each is language), told[0][1])
    if as_json:
        documents = {each.value: result_values(result, language) for each, result in told}
        print_json({"study": title, "documents": documents, **written_values(written, language)})
    else:
        print_in_words(title, own, written, language)


def print_in_words(
    title: str, result: GuidanceResult, written: Sequence[Written], language: Language
) -> None:
    console = Console(highlight=False)
    console.print(Text(title, style="bold"))
    print_messages(console, result.findings, language)
    print_glance(console, result.analysis, language)
    for problem in result.unplaced:
        print(describe(problem, language))
    print_written(written, language, as_json=False)


def print_written(written: Sequence[Written], language: Language, as_json: bool) -> None:
    """Where the reports are, and which files were left as a person had changed them."""
    if as_json:
        print_json(written_values(written, language))
        return
    for note in (note for each in written for note in each.notes):
        print(say(note, language))
    for each in written:
        print(say(message("Report: {path}", path=each.report), language))


def written_values(written: Sequence[Written], language: Language) -> Mapping[str, object]:
    return {
        "reports": [str(each.report) for each in written],
        "notes": [say(note, language) for each in written for note in each.notes],
    }


def print_messages(console: Console, findings: Iterable[Finding], language: Language) -> None:
    console.print()
    for finding in findings:
        sentence = say(finding.sentence, language)
        for line in textwrap.wrap(sentence, console.width, initial_indent="• ", subsequent_indent="  "):
            console.print(Text(line))
    console.print()


def print_glance(console: Console, analysis: Analysis, language: Language) -> None:
    """Bars of what is asked: by force, how concretely, of whom, and what changed."""
    for title, counts in glance(analysis, language):
        console.print(Text(title, style="bold"))
        widest = max(counts.values(), default=1) or 1
        margin = min(max(map(len, counts)), LONGEST_NAME)
        longest = max(min(LONGEST_BAR, console.width - margin - AROUND_A_NAME), 1)
        for name, count in counts.items():
            bar = BAR * max(round(longest * count / widest), 1 if count else 0)
            label = name if len(name) <= margin else f"{name[: margin - 1]}…"
            figure = Text(f"  {label:<{margin}}  {say_number(count):>6}  ")
            console.print(figure, Text(bar, style="cyan"), sep="")
        console.print()


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
