"""How the interviews were read, for whoever keeps them: what was lost, set aside or decided."""

from collections.abc import Iterator, Mapping

from canllaw.basics.language import Message, message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.interviews.folder import InterviewFolder
from canllaw.evidence.interviews.folder_files import FOLDER
from canllaw.evidence.refi_qda.losses import Grade, Loss

WHAT_TO_DO: Mapping[Grade, Message] = {
    Grade.LOST: message(
        "This will not come back when the interviews are exported. Keep the original, and see whether it "
        "matters to the study."
    ),
    Grade.ASIDE: message(
        "It takes no part in the study and comes back when the interviews are exported. If it should take "
        "part, export it again from its program, with all sources."
    ),
    Grade.NOTED: message("Nothing is lost. See whether this is right at the first place."),
}


def find_reading_warnings(folder: InterviewFolder) -> Iterator[Problem]:
    """What asks for a look after the interviews were read; nothing of it stands in the way."""
    for loss in find_losses(folder):
        yield Problem(what=say_loss(loss), fix=WHAT_TO_DO[loss.grade], where=loss.places[0])
    if folder.found_again:
        yield Problem(
            what=message(
                "Transcripts were changed since they were coded. Rows whose words were found again: {count}.",
                count=len(folder.found_again),
            ),
            fix=message("See whether these are the words that were meant."),
            where=folder.found_again[0],
        )
    if folder.passed_over:
        yield Problem(
            what=message("Files that hold no text were passed over: {files}.", files=folder.passed_over),
            fix=message("If one of them is an interview, put its transcript beside it."),
            where=Place(source=Source(name=FOLDER, sha256="")),
        )


def find_losses(folder: InterviewFolder) -> Iterator[Loss]:
    """What was lost, set aside and decided in each file, the worst first."""
    for losses in folder.losses:
        yield from losses.found


def say_loss(loss: Loss) -> Message:
    """The sentence without its first place, which is told before it."""
    if not loss.codings:
        return message("{what} Places: {count}.", what=loss.what, count=len(loss.places))
    return message(
        "{what} Places: {count}. Codings concerned: {codings}.",
        what=loss.what,
        count=len(loss.places),
        codings=loss.codings,
    )
