"""Whether every sentence shown to people is marked, and said in Welsh with the same placeholders.

`python checks/messages.py` checks; `python checks/messages.py --update` writes new sentences into the
catalogues and compiles them.
"""

import ast
import re
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parents[1]
MARKS = {"message": None, "count_message": (1, 2)}
TEMPLATE_MARKS = {"_": None, "gettext": None, "ngettext": (1, 2)}
METHODS = [("**/locale/**", "ignore"), ("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}}
PRINTF = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence marked in the code, with its plural where it has one, and the files that say it."""

    singular: str
    plural: str | None
    files: tuple[str, ...]


def catalogue_path(root: Path) -> Path:
    return root / "canllaw" / "basics" / "locale" / "cy" / "LC_MESSAGES" / "canllaw.po"


def find_sentences(root: Path) -> list[Sentence]:
    """Every marked sentence of the library and its templates, in the order of the alphabet of files."""
    found: dict[tuple[str, str | None], list[str]] = {}
    extracted = extract_from_dir(
        str(root / "canllaw"), METHODS, OPTIONS, keywords={**MARKS, **TEMPLATE_MARKS}, comment_tags=()
    )
    for file, _, words, _, _ in sorted(extracted, key=lambda entry: (entry[0], entry[1])):
        singular, plural = words if isinstance(words, tuple) else (words, None)
        files = found.setdefault((singular, plural), [])
        if f"canllaw/{file}" not in files:
            files.append(f"canllaw/{file}")
    return [Sentence(singular=s, plural=p, files=tuple(files)) for (s, p), files in found.items()]


def find_unmarked_calls(root: Path) -> Iterator[str]:
    """Calls that extraction cannot read, because their sentence is made up while the program runs."""
    for path in sorted((root / "canllaw").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            wanted = {"message": 1, "count_message": 2}.get(name, 0)
            texts = node.args[:wanted]
            if wanted and not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts):
                yield f"{path.relative_to(root)}:{node.lineno}: write the whole sentence into {name}(...)"


def placeholders(words: str) -> set[str]:
    """The names that are set into a sentence: {count} in code, %(count)s in templates."""
    try:
        named = {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
    except ValueError:
        named = {"unreadable braces"}
    return named | set(PRINTF.findall(words))


def find_faults(sentences: Iterable[Sentence], catalogue: polib.POFile, forms: int) -> Iterator[str]:
    """What the catalogue lacks or has wrong."""
    entries = {(entry.msgid, entry.msgid_plural or None): entry for entry in catalogue if not entry.obsolete}
    said = set()
    for sentence in sentences:
        key = (sentence.singular, sentence.plural)
        said.add(key)
        yield from find_faults_of(sentence, entries.get(key), forms)
    for key in entries.keys() - said:
        yield f"no longer said anywhere: {key[0]!r}"


def find_faults_of(sentence: Sentence, entry: polib.POEntry | None, forms: int) -> Iterator[str]:
    told = f"{sentence.files[0]}: {sentence.singular!r}"
    if entry is None:
        yield f"not in the catalogue: {told}"
        return
    if entry.fuzzy:
        yield f"fuzzy: {told}"
    translations = [entry.msgstr]
    if sentence.plural is not None:
        translations = [entry.msgstr_plural.get(form, "") for form in range(forms)]
    empty = sum(not words.strip() for words in translations)
    if empty:
        yield f"not translated: {told}" if empty == len(translations) else f"plural forms missing: {told}"
    wanted = placeholders(sentence.singular) | placeholders(sentence.plural or "")
    # A plural form may leave its number out, in Welsh as in "one child".
    optional = {"count"} if sentence.plural is not None else set()
    for words in translations:
        if words.strip() and (placeholders(words) ^ wanted) - optional:
            yield f"placeholders differ: {told} and {words!r}"


def update(sentences: Iterable[Sentence], catalogue: polib.POFile) -> None:
    """Add what is new, keep what is translated, drop what nobody says any more and nobody translated."""
    entries = {(entry.msgid, entry.msgid_plural or None): entry for entry in catalogue}
    kept = []
    for sentence in sentences:
        entry = entries.pop((sentence.singular, sentence.plural), None) or make_entry(sentence)
        entry.obsolete = False
        entry.occurrences = [(file, "") for file in sentence.files]
        kept.append(entry)
    for entry in entries.values():
        if entry.msgstr or any(entry.msgstr_plural.values()):
            entry.obsolete = True
            entry.occurrences = []
            kept.append(entry)
    catalogue[:] = kept


def make_entry(sentence: Sentence) -> polib.POEntry:
    if sentence.plural is None:
        return polib.POEntry(msgid=sentence.singular)
    empty = dict.fromkeys(range(6), "")
    return polib.POEntry(msgid=sentence.singular, msgid_plural=sentence.plural, msgstr_plural=empty)


def plural_forms(catalogue: polib.POFile) -> int:
    found = re.match(r"nplurals=(\d+)", catalogue.metadata.get("Plural-Forms", ""))
    return int(found[1]) if found else 1


def main(arguments: list[str]) -> int:
    path = catalogue_path(ROOT)
    catalogue = polib.pofile(str(path), wrapwidth=110)
    sentences = find_sentences(ROOT)
    if "--update" in arguments:
        update(sentences, catalogue)
        catalogue.save()
        catalogue.save_as_mofile(str(path.with_suffix(".mo")))
    faults = [*find_unmarked_calls(ROOT), *find_faults(sentences, catalogue, plural_forms(catalogue))]
    for fault in faults:
        print(fault)
    print(f"sentences: {len(sentences)}. faults: {len(faults)}.")
    return 0 if "--update" in arguments else int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
