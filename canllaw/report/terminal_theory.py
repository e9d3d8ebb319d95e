"""What is told of theory in the terminal: the verdicts, or one of them from its measures to its rivals."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from canllaw.basics.language import Language, message, say
from canllaw.report.data_tables import NO_VALUE, DataTable
from canllaw.report.guidance_results import Written
from canllaw.report.terminal import print_json, print_title, print_wrapped, print_written, written_values
from canllaw.report.theory_blocks import HypothesisBlock, make_block
from canllaw.report.theory_strands import make_material
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict
from canllaw.theory.verdicts_words import RULE


def print_theory(
    title: str, result: TheoryResult, written: Sequence[Written], language: Language, as_json: bool
) -> None:
    """Every verdict in a sentence, and the paths of the pages."""
    if as_json:
        print_json({"study": title, **theory_values(result, language), **written_values(written, language)})
        return
    console = Console(highlight=False)
    print_title(console, title)
    print_verdicts(console, result, language)
    print_written(written, language, as_json=False)


def print_verdicts(console: Console, result: TheoryResult, language: Language) -> None:
    console.print()
    for each in result.verdicts:
        key = each.hypothesis.key
        print_wrapped(console, f"{key}  {say(each.sentence, language)}", hanging=len(key) + 2)
    console.print()


def theory_values(result: TheoryResult, language: Language) -> dict[str, object]:
    return {
        "verdicts": {
            each.hypothesis.key: {"verdict": each.verdict.value, "sentence": say(each.sentence, language)}
            for each in result.verdicts
        }
    }


def print_explained(result: TheoryResult, verdict: HypothesisVerdict, language: Language) -> None:
    """All that is needed to rebuild one verdict by hand."""
    row = next(row for row in result.display.rows if row.verdict is verdict)
    block = make_block(row, make_material(result, language))
    console = Console(highlight=False)
    print_title(console, block.title)
    print_wrapped(console, f"{block.verdict}. {block.why}")
    console.print()
    for line in explain(block, language):
        print_wrapped(console, line)
    print_title(console, say(message("The rule by which verdicts are given"), language))
    for number, (_, words) in enumerate(RULE, start=1):
        print_wrapped(console, f"{number}. {say(words, language)}", hanging=3)
    decided = message("Of the rule, this part decided: {number}.", number=block.decided)
    console.print()
    print_wrapped(console, say(decided, language))
    print_title(console, say(message("Files and rows behind it"), language))
    for line in trace_lines(block):
        print_wrapped(console, line)


def explain(block: HypothesisBlock, language: Language) -> Iterator[str]:
    yield from (f"{name}: {words}" for name, words in block.parts)
    for strand in block.strands:
        yield from ("", strand.title, f"  {strand.sentence}", *(f"  {words}" for words in strand.notes))
        if strand.tables:
            yield f"  {strand.rule}"
        for table in strand.tables:
            yield from table_lines(table)
        if strand.cases:
            yield from (f"  {words}" for words in strand.cases.sentences)
        for side in strand.quotes:
            yield f"    {side.title}: “{side.strongest.text}” {side.strongest.source}"
    yield from section(say(message("What speaks most against it"), language), block.counters)
    yield from section(say(message("Other explanations, and how they fared"), language), block.rivals)
    for table in block.rival_tables:
        yield from table_lines(table)
    components = [block.confidence, *(f"{name}: {words}" for name, words in block.components)]
    yield from section(say(message("Confidence in what was said"), language), filter(None, components))
    yield from section(say(message("When it was written"), language), block.written)
    yield ""


def table_lines(table: DataTable) -> Iterator[str]:
    """A number a line, each with the name of its column."""
    yield f"    {table.caption}"
    names = [column.name for column in table.columns[1:]]
    for row in table.rows:
        name, *texts = (cell.text for cell in row.cells)
        told = "; ".join(
            f"{column}: {text}" for column, text in zip(names, texts, strict=True) if text != NO_VALUE
        )
        yield f"      {name}: {told}"


def trace_lines(block: HypothesisBlock) -> Iterator[str]:
    """A file a line with its rows and what stands there."""
    for row in block.traces.rows:
        file, rows, holds = (cell.text for cell in row.cells)
        yield f"{file}: {rows}: {holds}"


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield from ("", title, *(f"  {line}" for line in told))
