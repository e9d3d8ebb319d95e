"""What is told in the terminal of a file that was written for programs of qualitative analysis."""

from collections.abc import Iterator, Mapping

import typer

from canllaw.basics.language import Language, Message, message, say
from canllaw.report.terminal import print_json
from canllaw.study.exporting import Exported, ExportKind


def print_exported(exported: Exported, language: Language, as_json: bool) -> None:
    """Where the file is, what it holds, what it does not hold, and what to mind."""
    if as_json:
        print_json(exported_values(exported, language))
        return
    for sentence in tell_exported(exported):
        typer.echo(say(sentence, language))


def tell_exported(exported: Exported) -> Iterator[Message]:
    interviews = exported.interviews
    codes = len(interviews.codebook.codes)
    if exported.kind is ExportKind.CODEBOOK:
        yield message("The codebook is in {file}. Codes: {codes}.", file=exported.path, codes=codes)
    else:
        yield message(
            "The project is in {file}. Interviews: {interviews}. Codes: {codes}. Excerpts: {excerpts}.",
            file=exported.path,
            interviews=len(interviews.transcripts),
            codes=codes,
            excerpts=len(interviews.excerpts),
        )
    yield from exported.notes
    if exported.losses:
        yield message("What the file does not hold:")
        yield from (loss.said for loss in exported.losses)
    else:
        yield message("Nothing was lost.")


def exported_values(exported: Exported, language: Language) -> Mapping[str, object]:
    """What the file holds: of interviews nothing is told where it is the codebook alone."""
    return {
        "file": str(exported.path),
        "kind": exported.kind.name.casefold(),
        "from": exported.origins,
        **count_held(exported),
        "losses": [
            {"grade": str(each.grade), "said": say(each.said, language), "codings": each.codings}
            for each in exported.losses
        ],
        "notes": [say(note, language) for note in exported.notes],
    }


def count_held(exported: Exported) -> Mapping[str, int]:
    interviews = exported.interviews
    codes = {"codes": len(interviews.codebook.codes)}
    if exported.kind is ExportKind.CODEBOOK:
        return codes
    return {
        "interviews": len(interviews.transcripts),
        **codes,
        "excerpts": len(interviews.excerpts),
        "codings": sum(len(each.codings) for each in interviews.excerpts),
        "stances": sum(len(each.bearings) for each in interviews.excerpts),
    }
