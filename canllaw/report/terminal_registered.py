"""What is told in the terminal of hypotheses that nothing can test yet."""

from collections.abc import Iterable, Sequence

from canllaw.basics.language import Language, Message, say
from canllaw.report.terminal import print_json


def print_registered(
    title: str, keys: Sequence[str], sentences: Iterable[Message], language: Language, as_json: bool
) -> None:
    """That they were written down as they are, and what is still to come."""
    told = [say(each, language) for each in sentences]
    if as_json:
        print_json({"study": title, "registered": list(keys), "messages": told})
        return
    print("\n".join((title, *told)))
