"""Random numbers that depend on what they are for, not on how the work was split or ordered."""

import hashlib

import numpy as np

WORDS_OF_A_NAME = 4


def random_numbers(seed: int, *names: str | int) -> np.random.Generator:
    """The generator for one purpose, e.g. `random_numbers(study.seed, "spread", scenario, replicate)`.

    The same seed and names give the same numbers on every machine. Other names give independent ones,
    by numpy's SeedSequence (O'Neill 2014 describes the hash). `seed` is not negative.
    """
    assert seed >= 0, "a seed is not negative"
    key = tuple(word for name in names for word in name_words(name))
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


def name_words(name: str | int) -> tuple[int, ...]:
    """A name as four 32-bit words. "1" and 1 are two names; no run of names can be taken for another."""
    digest = hashlib.sha256(f"{type(name).__name__}:{name}".encode()).digest()
    return tuple(int.from_bytes(digest[4 * at : 4 * at + 4], "little") for at in range(WORDS_OF_A_NAME))
