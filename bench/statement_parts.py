"""How well the English grammar finds who, what and when: institutional statements coded by experts.

The statements are those of NLP4GOV (MIT licence, coded by Siddiki and others in the Institutional
Grammar): food policy councils and Colorado aquaculture. They lie in the folder of real data, which is not
part of the repository.

Run: python bench/statement_parts.py [DATA] [--wrong=PART] (PART: see PARTS; only rows that were looked at)

The measure, exactly. A statement counts where its coders coded a deontic, and the deontic's words stand
in the raw statement. Of such a statement a part counts where all its words stand in the raw statement
(coders sometimes supply an implied actor; those parts are left out, words in square brackets too). Words
are lower-cased, articles and marks are dropped. The actor is ours with its determiner and relative
clause, as the coders have it. Over all counted parts: true = words in both, as a multiset; precision =
true / words found; recall = true / words coded; F1 their harmonic mean (micro). An uncoded part counts
as no words. "Action and object" is the words of aim and object together against the core of our action
(the verbs and their object), and the subject where it is the target. "Force" is the share of statements
whose deontic we name with the same words (each once, without "be", "is", "are", "also", "hereby", "for"
and "to"). "Condition" is coded condition against our context and time.

Rows with an even number were looked at while the grammar was written; rows with an odd number were not.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.data_folder import find_data
from bench.statement_cores import find_core, find_whole_actor
from canllaw.guidance.grammar.clauses import Clause, Span
from canllaw.guidance.grammar.english import GRAMMAR

ARTICLES = {"the", "a", "an"}
WORD = re.compile(r"[a-z0-9]+(?:[-'./][a-z0-9]+)*")
BRACKETS = re.compile(r"\[[^\]]*\]")
COLUMNS = {
    "Attribute": "actor",
    "Deontic": "force",
    "Aim": "aim",
    "aIm": "aim",
    "Object": "object",
    "oBject": "object",
}
PARTS = ("actor", "action and object", "condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One coded statement. `parts` are the coded words by name of the part."""

    row: int
    text: str
    parts: dict[str, str]


def read_statements(folder: Path) -> Iterator[Statement]:
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                names = {
                    (name or "").strip(): (value or "")
                    for name, value in row.items()
                    if isinstance(value, str)
                }
                raw = (
                    names.get("raw institutional statement") or names.get("Raw Institutional Statement") or ""
                )
                parts = {COLUMNS[name]: value for name, value in names.items() if name in COLUMNS}
                parts["condition"] = names.get("Condition", "")
                yield Statement(row=number, text=raw.strip(), parts=parts)


def words_of(text: str) -> Counter[str]:
    plain = BRACKETS.sub(" ", text.replace("’", "'")).lower()
    return Counter(word for word in WORD.findall(plain) if word not in ARTICLES)


def stands_in(part: Counter[str], statement: Counter[str]) -> bool:
    return not part - statement


def choose_clause(text: str) -> Clause | None:
    """The statement's clause: the first that does not stand inside another one."""
    clauses = GRAMMAR.read_clauses(text)
    return next((clause for clause in clauses if not clause.declined), clauses[0] if clauses else None)


def is_done_to_subject(clause: Clause) -> bool:
    """Whether the target is the subject: in a passive, and where a thing is the subject."""
    before = clause.target and clause.force_words and clause.target[0] < clause.force_words[0]
    return clause.passive or bool(before and clause.actor is None)


def words_at(text: str, *spans: Span | None) -> Counter[str]:
    """The words that stand in any of the spans, each once."""
    inside = [False] * len(text)
    for span in spans:
        if span is not None:
            inside[span[0] : span[1]] = [True] * (span[1] - span[0])
    return words_of("".join(letter if kept else " " for letter, kept in zip(text, inside, strict=True)))


def found_parts(text: str) -> dict[str, Counter[str]]:
    clause = choose_clause(text)
    if clause is None:
        return {name: Counter() for name in (*PARTS, "force")}
    return {
        "actor": words_at(text, find_whole_actor(text, clause)),
        "action and object": words_at(
            text, find_core(text, clause), clause.target if is_done_to_subject(clause) else None
        ),
        "condition": words_at(text, clause.context, clause.time),
        "force": deontic_of(words_at(text, clause.force_words)),
    }


def deontic_of(words: Counter[str]) -> Counter[str]:
    """A deontic without its copula and its "to"; a statement coded "shall shall" says "shall"."""
    return Counter(set(words) - {"to", "be", "is", "are", "also", "hereby", "for"})


def coded_parts(statement: Statement) -> dict[str, Counter[str]]:
    return {
        "actor": words_of(statement.parts.get("actor", "")),
        "action and object": words_of(
            statement.parts.get("aim", "") + " " + statement.parts.get("object", "")
        ),
        "condition": words_of(statement.parts["condition"]),
        "force": deontic_of(words_of(statement.parts.get("force", ""))),
    }


def score(statements: list[Statement], *, show: str = "") -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and number of statements, by part."""
    true, found_total, coded_total, counted = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for statement in statements:
        whole, coded = words_of(statement.text), coded_parts(statement)
        if not coded["force"] or not stands_in(coded["force"], whole):
            continue
        found = found_parts(statement.text)
        true["force"] += found["force"] == coded["force"]
        counted["force"] += 1
        if show == "force" and found["force"] != coded["force"]:
            print("force", statement.text[:200], dict(found["force"]), dict(coded["force"]))
        for name in PARTS:
            if not stands_in(coded[name], whole):
                continue
            counted[name] += 1
            true[name] += sum((found[name] & coded[name]).values())
            found_total[name] += sum(found[name].values())
            coded_total[name] += sum(coded[name].values())
            if show == name and found[name] != coded[name]:
                print(f"-- {statement.text[:300]}")
                print(f"     found: {' '.join(found[name])}")
                print(f"     coded: {' '.join(coded[name])}")
    result = {}
    for name in PARTS:
        precision, recall = true[name] / max(1, found_total[name]), true[name] / max(1, coded_total[name])
        result[name] = (
            precision,
            recall,
            2 * precision * recall / max(1e-9, precision + recall),
            counted[name],
        )
    share = true["force"] / max(1, counted["force"])
    result["force"] = (share, share, share, counted["force"])
    return result


def main() -> None:
    wanted = next((each.removeprefix("--wrong=") for each in sys.argv if each.startswith("--wrong=")), "")
    statements = list(read_statements(find_data() / "labelled" / "nlp4gov"))
    coded = [statement for statement in statements if any(coded_parts(statement).values())]
    print(f"{len(statements)} statements, {len(coded)} with any coding")
    halves = {"all rows": (0, 1), "looked at (even rows)": (0,), "held out (odd rows)": (1,)}
    for title, rests in halves.items():
        half = [statement for statement in coded if statement.row % 2 in rests]
        show = wanted if rests == (0,) else ""
        print(title)
        for name, (precision, recall, f1, count) in score(half, show=show).items():
            print(
                f"  {name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, statements {count}"
            )


if __name__ == "__main__":
    main()
