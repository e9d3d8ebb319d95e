"""Who draws: this process, or one of its own that gets ready while the document is being read.

The engine behind Altair takes about a second to start, in which nothing else can run in its process. Where
there are two processors, a command lets another process take that second. The pictures are the same.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import get_context
from multiprocessing.connection import Connection

from canllaw.report.drawn import Drawn, DrawnBar, DrawnBars

drawer: ContextVar[Connection | None] = ContextVar("drawer", default=None)


def draw(picture: Drawn) -> str:
    """The picture as SVG."""
    other = drawer.get()
    if other is not None:
        try:
            other.send(picture)
            drawn: str = other.recv()
        except (EOFError, OSError):
            drawer.set(None)
        else:
            return drawn
    return draw_here(picture)


def draw_here(picture: Drawn) -> str:
    from canllaw.report.pictures import draw_picture

    return draw_picture(picture)


@contextmanager
def drawing_ahead() -> Iterator[None]:
    """Begin a process that draws, where there is a processor to spare, and end it in any case."""
    if processors() < 2:
        yield
        return
    # A fork would take this process's threads along half-way; a new interpreter takes nothing.
    context = get_context("spawn")
    here, there = context.Pipe()
    other = context.Process(target=draw_for, args=(there,), daemon=True)
    other.start()
    there.close()
    token = drawer.set(here)
    try:
        yield
    finally:
        drawer.reset(token)
        here.close()
        other.terminate()
        other.join()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def draw_for(other: Connection) -> None:
    """Get ready with a bar that nobody sees, then draw what is asked for until nobody asks any more."""
    # A stop from the keyboard is answered by the command, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        draw_here(DrawnBars(bars=(DrawnBar(label="", series="", value=1),)))
        while True:
            other.send(draw_here(other.recv()))
    except (EOFError, OSError):
        return
