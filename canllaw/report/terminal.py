"""What every command tells in the terminal: progress, problems, main messages, where the rest was written."""

import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.text import Text

from canllaw.basics.findings import Finding
from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.basics.problems import CanllawError, MaterialError, Problem, describe
from canllaw.report.guidance_results import Written
from canllaw.report.page_frame import StudyPage

LONGEST_BAR = 30
LONGEST_NAME = 34
# Two spaces, the number in six places, two spaces between and two after.
AROUND_A_NAME = 12
BAR = "█"
# Narrower than this, lines run on.
LEAST_WIDTH = 20

Watched = Callable[[Message, int, int], None]


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


def print_problems(
    problems: Sequence[Problem], language: Language, as_json: bool, warnings: Sequence[Problem] = ()
) -> None:
    """Every problem, one on a line, and how many there are; then what only asks for a look."""
    if as_json:
        values = {"problems": problems, "warnings": warnings}
        print_json({name: [problem_values(each, language) for each in told] for name, told in values.items()})
        return
    for problem in problems:
        print(describe(problem, language))
    if problems:
        print(say(message("Problems to put right: {count}.", count=len(problems)), language))
    else:
        print(say(message("No problem was found."), language))
    if warnings:
        print(say(message("To look at:"), language))
        for warning in warnings:
            print(describe(warning, language))


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


def print_written(written: Sequence[Written], language: Language, as_json: bool) -> None:
    """Where the reports are, and which files were left as a person had changed them."""
    if as_json:
        print_json(written_values(written, language))
        return
    # What two languages have in common is told once.
    for note in dict.fromkeys(say(note, language) for each in written for note in each.notes):
        print(note)
    for path in (path for each in written for path in (each.report, *each.beside)):
        print(say(name_file(path), language))


def name_file(path: Path) -> Message:
    """What a file is to its reader, and where it is."""
    if path.suffix == ".docx":
        return message("As a Word file: {path}", path=path)
    if path.suffix == ".pdf":
        return message("As a PDF: {path}", path=path)
    if path.name == StudyPage.REPORT:
        return message("Report: {path}", path=path)
    return message("Page: {path}", path=path)


def written_values(written: Sequence[Written], language: Language) -> Mapping[str, object]:
    return {
        "reports": [str(each.report) for each in written],
        "files": [str(path) for each in written for path in each.beside],
        "notes": [say(note, language) for each in written for note in each.notes],
    }


def print_title(console: Console, title: str) -> None:
    console.print(Text(title, style="bold"))


def print_wrapped(console: Console, line: str, hanging: int = 2) -> None:
    """A line as wide as the terminal: what goes on below stands further in than its beginning, by `hanging`.

    No blanks at the ends of lines, and no word broken.
    """
    indent = line[: len(line) - len(line.lstrip())]
    lines = textwrap.wrap(
        line.strip(),
        max(console.width, LEAST_WIDTH),
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for each in lines or [""]:
        console.print(Text(each), soft_wrap=True)


def print_messages(console: Console, findings: Iterable[Finding], language: Language) -> None:
    console.print()
    for finding in findings:
        sentence = say(finding.sentence, language)
        for line in textwrap.wrap(sentence, console.width, initial_indent="• ", subsequent_indent="  "):
            console.print(Text(line))
    console.print()


def print_bars(console: Console, title: str, counts: Mapping[str, int]) -> None:
    """A bar for each name, as long as its count beside the largest."""
    print_title(console, title)
    widest = max(counts.values(), default=1) or 1
    margin = min(max(map(len, counts), default=0), LONGEST_NAME)
    longest = max(min(LONGEST_BAR, console.width - margin - AROUND_A_NAME), 1)
    for name, count in counts.items():
        bar = BAR * max(round(longest * count / widest), 1 if count else 0)
        label = name if len(name) <= margin else f"{name[: margin - 1]}…"
        figure = Text(f"  {label:<{margin}}  {say_number(count):>6}  ")
        console.print(figure, Text(bar, style="cyan"), sep="")
    console.print()
