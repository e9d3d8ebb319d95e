"""How long the whole of `canllaw guidance` takes, stage by stage, beside PDFium's bare text extraction.

Run `python bench/guidance_speed.py`. Bare extraction and our stages are measured in the same process, in
turn; start to finish and peak memory are measured on a process of its own. Seconds are the processor's, which
a busy machine lengthens less than the clock's; both are told of start to finish. Growth is measured on files
made of repeated pages. Without `../shared/data` beside the checkout the example study is measured.
"""

import gc
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2

from canllaw.basics.language import Language
from canllaw.guidance.analysis import analyse_guidance
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.overview import find_overview
from canllaw.guidance.reading import read_guidance
from canllaw.guidance.requests import GuidanceResult
from canllaw.guidance.roles import default_roles
from canllaw.report.guidance_results import write_guidance_results

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "guidance"
REAL = (
    DATA / "childrens_homes" / "childrens_homes_regulations_2015.pdf",
    DATA / "debian_policy" / "4.6.2.0" / "policy.pdf",
)
EXAMPLE = (ROOT / "examples" / "first-study" / "guidance" / "missing-from-care-2.en.pdf",)
# What the command loads while it runs. Altair and its engine load in the process that draws, side by side
# with the reading, and are not taken off.
IMPORTS = (
    "import canllaw.study, canllaw.report.terminal, canllaw.guidance.reading.pdf, docx, xlsxwriter, jinja2"
)
# Watched by a small process: a new one is first told to use as much memory as the one that starts it.
WATCH = """
import os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
seconds = time.perf_counter() - begun
process.returncode = os.waitstatus_to_exitcode(status)
print(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)
"""
ROUNDS = 5
SIZES = (50, 200, 1000, 2000)


def read_bare(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_bounded()
        textpage.close()
        page.close()
    pages = len(document)
    document.close()
    return pages


def timed(action, *values):
    gc.collect()
    begun = time.process_time()
    answer = action(*values)
    return time.process_time() - begun, answer


def measure(path: Path, folder: Path) -> dict[str, float]:
    """Seconds of each stage, and the number of pages."""
    seconds = {}
    seconds["bare"], pages = timed(read_bare, path)
    seconds["read"], edition = timed(read_guidance, path)
    seconds["find"], reading = timed(find_expectations, edition)
    seconds["judge"], analysis = timed(analyse_guidance, edition, reading, default_roles())
    result = GuidanceResult(analysis=analysis, reading=reading, findings=find_overview(analysis))
    seconds["write"], _ = timed(write_guidance_results, result, folder, Language.ENGLISH)
    return {**seconds, "pages": pages}


def best(path: Path, rounds: int) -> dict[str, float]:
    """The quickest of several rounds for each stage: the machine when nothing disturbs it."""
    with tempfile.TemporaryDirectory() as folder:
        measured = [measure(path, Path(folder)) for _ in range(rounds)]
    return {stage: min(each[stage] for each in measured) for stage in measured[0]}


def tell_stages(path: Path, rounds: int = ROUNDS) -> None:
    found = best(path, rounds)
    pages, bare = found["pages"], found["bare"]
    analysis = found["find"] + found["judge"]
    print(f"\n{path.name}: {pages} pages; the quickest of {rounds} rounds")
    print(f"  {'stage':<44}{'seconds':>9}{'ms a page':>11}{'x bare':>8}")
    for name, value in (
        ("bare text extraction (PDFium)", bare),
        ("reading with structure", found["read"]),
        ("analysis (finding, judging)", analysis),
        ("reading and analysis", found["read"] + analysis),
        ("writing all files, briefs, report", found["write"]),
    ):
        print(f"  {name:<44}{value:>9.3f}{1000 * value / pages:>11.2f}{value / bare:>8.2f}")


def tell_whole(path: Path) -> None:
    """Start to finish in a process of its own, the second of two, so that files lie in memory."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [run("-m", "canllaw", "guidance", str(path), "--out", folder, "--json") for _ in range(3)]
    clock, processor, peak = min(runs[1:])
    imports = [run("-c", IMPORTS) for _ in range(3)]
    import_clock, import_processor, _ = min(imports[1:])
    print(
        f"  start to finish {clock:.2f} s by the clock, {processor:.2f} s of the processor; "
        f"of it imports {import_clock:.2f} s and {import_processor:.2f} s; peak memory {peak:.0f} MiB"
    )


def run(*arguments: str) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of the processor and peak MiB of an interpreter of its own."""
    told = subprocess.run(
        [sys.executable, "-c", WATCH, sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    clock, processor, peak, status = map(float, told.stdout.split())
    assert status == 0, "the command ends well"
    return clock, processor, peak


def tell_growth(path: Path) -> None:
    print(f"\nGrowth: pages of {path.name}, repeated; milliseconds a page, one round")
    print(f"  {'pages':>6}{'bare':>8}{'read':>8}{'find':>8}{'judge':>8}{'write':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            longer = repeat_pages(path, size, Path(folder) / f"{size}.pdf")
            found = best(longer, 1)
            figures = "".join(
                f"{1000 * found[stage] / size:>8.2f}" for stage in ("bare", "read", "find", "judge", "write")
            )
            print(f"  {size:>6}{figures}")


def repeat_pages(path: Path, size: int, to: Path) -> Path:
    source, made = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    while len(made) < size:
        made.import_pages(source, list(range(min(len(source), size - len(made)))))
    made.save(to)
    made.close()
    source.close()
    return to


def tell_help() -> None:
    seconds, _, _ = min(run("-m", "canllaw", "--help") for _ in range(ROUNDS))
    nothing, _, _ = min(run("-c", "pass") for _ in range(ROUNDS))
    print(f"\ncanllaw --help: {seconds:.3f} s; an interpreter that does nothing: {nothing:.3f} s")


def main() -> None:
    files = [path for path in REAL if path.exists()] or list(EXAMPLE)
    for path in files:
        tell_stages(path)
        tell_whole(path)
    tell_growth(files[-1])
    tell_help()


if __name__ == "__main__":
    main()
