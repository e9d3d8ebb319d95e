"""How long work tells those who wait how far it is."""

from collections.abc import Callable

from canllaw.basics.language import Message

# The step that is being done, how many of its parts are done, and how many there are.
Progress = Callable[[Message, int, int], None]


def no_progress(step: Message, done: int, total: int) -> None:
    """For those who do not watch."""
