"""How well sentences are split: ours beside bare nupunkt and a plain regular expression.

    python bench/sentences.py [DATA]

The gold marks in `gold/sentences.json` say where sentences end in passages of real guidance. They hold
places and checksums, no text; the texts are read from DATA (by default the data folder beside the checkout).
The marks were made by machine first and then corrected by eye, all of them. The end of a passage is
no boundary that anybody could miss, so only ends within a passage are counted.
"""

import hashlib
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.data_folder import find_data
from canllaw.basics.language import Language
from canllaw.guidance.sentences import split_sentences

GOLD = Path(__file__).parent / "gold" / "sentences.json"
WHITE = re.compile(r"\s")
PLAIN = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")

Splitter = Callable[[str], set[int]]


def main() -> None:
    passages = read_gold(find_data())
    sentences = sum(len(ends) for _, ends in passages)
    print(f"{len(passages)} passages, {sentences} sentences, {sentences - len(passages)} inner boundaries")
    for name, splitter in (("ours", split_ours), ("nupunkt", make_nupunkt()), ("regex", split_plainly)):
        print_score(name, splitter, passages)
    if "--wrong" in sys.argv:
        print_wrong(passages)


def read_gold(data: Path) -> list[tuple[str, set[int]]]:
    """The passages with their true sentence ends. A passage that changed since then stops the bench."""
    found = []
    for mark in json.loads(GOLD.read_text(encoding="utf-8"))["passages"]:
        text = (data / mark["file"]).read_bytes().decode("utf-8")
        passage = text[mark["start"] : mark["start"] + mark["length"]]
        if hashlib.sha256(passage.encode()).hexdigest() != mark["sha256"]:
            raise SystemExit(f"{mark['file']} is not the file that was marked.")
        found.append((WHITE.sub(" ", passage), set(mark["ends"])))
    return found


def split_ours(text: str) -> set[int]:
    return {end for _, end in split_sentences(text, Language.ENGLISH)}


def make_nupunkt() -> Splitter:
    from nupunkt.models import load_default_model

    engine = load_default_model()

    def split(text: str) -> set[int]:
        return {start + len(text[start:end].rstrip()) for start, end in engine.span_tokenize(text)}

    return split


def split_plainly(text: str) -> set[int]:
    return {match.start() for match in PLAIN.finditer(text)} | {len(text.rstrip())}


def print_score(name: str, splitter: Splitter, passages: list[tuple[str, set[int]]]) -> None:
    started = time.perf_counter()
    answers = [splitter(text) for text, _ in passages]
    seconds = time.perf_counter() - started
    hit = found = true = 0
    for (_, ends), answer in zip(passages, answers, strict=True):
        last = max(ends)
        hit += len((ends & answer) - {last})
        found += len(answer - {last})
        true += len(ends - {last})
    precision, recall = hit / found, hit / true
    f1 = 2 * precision * recall / (precision + recall)
    sentences = true + len(passages)
    print(
        f"{name:8} F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}"
        f"  {1e6 * seconds / sentences:.1f} microseconds a sentence"
    )


def print_wrong(passages: list[tuple[str, set[int]]]) -> None:
    """Where ours differs, as places: passage number and offsets."""
    for number, (text, ends) in enumerate(passages):
        ours = split_ours(text)
        if ours != ends:
            print(f"passage {number}: too many {sorted(ours - ends)}, missed {sorted(ends - ours)}")


if __name__ == "__main__":
    main()
