"""How fast PDFs are read with their structure, beside PDFium's bare text extraction of the same file in
the same run.

Run `python bench/reading_speed.py`. Real documents are taken from `../shared/data` beside the checkout;
without it, files given as arguments are measured. Other readers are timed where they happen to be
installed.
"""

import gc
import importlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2

from canllaw.guidance.reading.pdf import read_pdf

DATA = Path(__file__).parents[2] / "shared" / "data" / "guidance"
FILES = (
    "childrens_homes/childrens_homes_regulations_2015.pdf",
    "debian_policy/4.6.2.0/policy.pdf",
)
ROUNDS = 5
SIZES = (50, 200, 1000, 2000)


def read_bare(path):
    """The text of every page and nothing else: what the figure is measured against."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_bounded()
        textpage.close()
        page.close()
    document.close()


def read_with_pypdf(path):
    for page in importlib.import_module("pypdf").PdfReader(path).pages:
        page.extract_text()


def read_with_pdfminer(path):
    importlib.import_module("pdfminer.high_level").extract_text(path)


def read_with_pdfplumber(path):
    with importlib.import_module("pdfplumber").open(path) as document:
        for page in document.pages:
            page.extract_text()


OTHERS = {"pypdf": read_with_pypdf, "pdfminer": read_with_pdfminer, "pdfplumber": read_with_pdfplumber}


def seconds(read, path):
    """Seconds of the processor, which a busy machine lengthens less than the clock's."""
    gc.collect()
    start = time.process_time()
    read(path)
    return time.process_time() - start


def count_pages(path):
    document = pypdfium2.PdfDocument(path)
    pages = len(document)
    document.close()
    return pages


def measure(path):
    """Rounds take turns, so that a busy machine slows both alike; the quickest of each counts."""
    rounds = [(seconds(read_bare, path), seconds(read_pdf, path)) for _ in range(ROUNDS)]
    bare, full = (min(times) for times in zip(*rounds, strict=True))
    pages = count_pages(path)
    print(
        f"{path.name}: {pages} pages, bare {1000 * bare / pages:.2f} ms a page, "
        f"with structure {1000 * full / pages:.2f} ms a page, ratio {full / bare:.2f}"
    )
    for name, read in OTHERS.items():
        if importlib.util.find_spec(name) is None:
            print(f"  {name}: not installed")
        else:
            print(f"  {name}: {1000 * seconds(read, path) / pages:.2f} ms a page")


def make_longer(path, pages, folder):
    """A PDF of so many pages, by repeating those of another."""
    source, longer = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    while len(longer) < pages:
        longer.import_pages(source, list(range(min(len(source), pages - len(longer)))))
    made = Path(folder) / f"{pages}.pdf"
    longer.save(made)
    source.close()
    longer.close()
    return made


def measure_growth(path):
    """Each size in a process of its own, so that its peak of memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        for pages in SIZES:
            made = make_longer(path, pages, folder)
            subprocess.run([sys.executable, __file__, "--peak", str(made)], check=True)


def measure_peak(path):
    start = time.process_time()
    raw = read_pdf(path)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {raw.pages} pages: {spent:.2f} s, {1000 * spent / raw.pages:.2f} ms a page, peak {peak:.0f} MB")


def main():
    if sys.argv[1:2] == ["--peak"]:
        measure_peak(Path(sys.argv[2]))
        return
    files = [Path(name) for name in sys.argv[1:]] or [DATA / name for name in FILES]
    files = [path for path in files if path.exists()]
    if not files:
        sys.exit("No documents to measure: ../shared/data is absent. Give PDFs as arguments.")
    for path in files:
        measure(path)
    print(f"Growth, with the pages of {files[-1].name} repeated:", flush=True)
    measure_growth(files[-1])


if __name__ == "__main__":
    main()
