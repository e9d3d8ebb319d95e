"""Self-generated codes made into something that links waves and unmasks nobody without the study's key."""

import hmac
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import NEAR_CODES

KEY_FILE = "link.key"
KEY_BYTES = 32
KEY_WORDS = re.compile(r"[0-9a-f]{64}")
BETWEEN_PARTS = "\x1f"
# With a slip borne, codes of four parts take some 7 in 100 for others, of five 1 (bench/linking_known.py).
FEWEST_PARTS_FOR_SLIPS = 5


def read_or_make_secret(folder: Path) -> bytes:
    """The key of a study, `link.key` in this folder: made once, readable by its owner alone.

    Raises MaterialError where the file is damaged or cannot be written.
    """
    path = folder / KEY_FILE
    try:
        make_secret(path)
        words = path.read_text("ascii", errors="replace").strip()
    except OSError as error:
        what = message("The key that links the waves can be neither read nor made.")
        raise key_error(path, what, message("Check that you may read and write in this folder.")) from error
    if not KEY_WORDS.fullmatch(words):
        what = message("The key that links the waves is damaged.")
        fix = message(
            "Put the file back from a copy. Without it, people cannot be linked with earlier results."
        )
        raise key_error(path, what, fix)
    return bytes.fromhex(words)


def make_secret(path: Path) -> None:
    """A new key, unless there is one. Raises OSError."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(os.urandom(KEY_BYTES).hex() + "\n")


def key_error(path: Path, what: Message, fix: Message) -> MaterialError:
    where = Place(source=Source(name=path.name, sha256=""))
    return MaterialError([Problem(what=what, fix=fix, where=where)])


def fold_part(words: str) -> str:
    """A part of a code without what people write now so, now so: case, spaces, accents, zeros before."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    letters = "".join(sign for sign in plain if sign.isalnum())
    return letters.lstrip("0") or "0" if letters.isdecimal() else letters


def hash_people(parts: Sequence[pl.Series], secret: bytes) -> pl.Series:
    """One hash a person, null where a part is missing. `parts` are folded; null where nothing was given."""
    assert len(secret) >= KEY_BYTES, "the key is long enough"
    hashes = [
        None if None in code else digest(code, secret).hex()[:32]
        for code in zip(*(part.to_list() for part in parts), strict=True)
    ]
    return pl.Series("person", hashes, dtype=pl.String)


def hash_near_codes(parts: Sequence[pl.Series], numbers: pl.Series, secret: bytes) -> pl.DataFrame:
    """The code of each row with each part left out, so that one part that is wrong or missing is borne.

    A code is the sum of the hashes of its parts, each hashed with its place. Empty where there are fewer
    than five parts.
    """
    if len(parts) < FEWEST_PARTS_FOR_SLIPS:
        return pl.DataFrame(schema=NEAR_CODES)
    hashed = [hash_part(part, place, secret) for place, part in enumerate(parts)]
    there = [part.is_not_null().to_numpy() for part in parts]
    frames = []
    for left_out in range(len(parts)):
        others = [place for place in range(len(parts)) if place != left_out]
        code = sum((hashed[place] for place in others), np.zeros(len(numbers), np.uint64))
        whole = np.logical_and.reduce([there[place] for place in others])
        columns = {"row": numbers, "left_out": np.full(len(numbers), left_out), "code": code}
        frames.append(pl.DataFrame(columns, schema=NEAR_CODES).filter(pl.Series(whole)))
    return pl.concat(frames)


def hash_part(part: pl.Series, place: int, secret: bytes) -> NDArray[np.uint64]:
    """A number for each row, the same for the same part in the same place."""
    different = part.drop_nulls().unique()
    hashes = [int.from_bytes(digest((str(place), words), secret)[:8], "big") for words in different]
    numbers = pl.Series(hashes, dtype=pl.UInt64)
    return part.replace_strict(different, numbers, default=0, return_dtype=pl.UInt64).to_numpy()


def digest(code: Iterable[str], secret: bytes) -> bytes:
    return hmac.digest(secret, BETWEEN_PARTS.join(code).encode(), "sha256")
