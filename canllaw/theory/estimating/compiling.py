"""Functions of numbers that are compiled at their first call, and kept for the next run where that can be."""

from collections.abc import Callable
from typing import TypeVar

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., object])

# What may be loosened for speed. NaN and infinity keep their meaning. Sums keep their order ("reassoc" is not
# among these, and costs nothing): two runs must find the same to the last digit.
LOOSENED = {"nsz", "contract", "arcp", "afn"}


def compiled(kernel: Kernel) -> Kernel:
    """Compile a function of arrays and numbers. It lets go of Python's lock, so that threads run at once.

    Compiled code is kept beside the source, in NUMBA_CACHE_DIR or in the person's cache folder. Where none of
    these may be written to, it is compiled in every run instead: slower to start, and nothing else.
    """
    try:
        return numba.njit(kernel, cache=True, nogil=True, fastmath=LOOSENED)  # type: ignore[no-any-return]
    except RuntimeError:
        return numba.njit(kernel, nogil=True, fastmath=LOOSENED)  # type: ignore[no-any-return]
