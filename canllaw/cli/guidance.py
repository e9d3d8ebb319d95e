"""The command about a guidance document."""

from pathlib import Path
from typing import Annotated

import typer

from canllaw.basics.language import message
from canllaw.cli.program import app
from canllaw.cli.speaking import OPTIONS, PATH, SPOKEN, AsJson, InLanguage, SpokenCommand, words


@app.command(
    cls=SpokenCommand,
    options_metavar=OPTIONS,
    help=words(
        message("Say what a guidance document asks, of whom, how firmly, and what changed. Needs no study.")
    ),
)
def guidance(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=words(message("FILE")),
            help=words(message("PDF, Word, HTML, Markdown or text; or a folder of pages.")),
        ),
    ],
    since: Annotated[
        Path | None,
        typer.Option(
            "--since", metavar=PATH, help=words(message("The previous edition, in any of these formats."))
        ),
    ] = None,
    roles: Annotated[
        Path | None,
        typer.Option(
            "--roles", metavar=PATH, help=words(message("A file of your own that groups actors into roles."))
        ),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option("--corrections", metavar=PATH, help=words(message("A file of your own corrections."))),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar=PATH, help=words(message("The folder to write to. Made if it is not there."))
        ),
    ] = None,
    language: InLanguage = SPOKEN,
    as_json: AsJson = False,
) -> None:
    from canllaw.report.drawing import drawing_ahead

    folder = out or Path(f"{file.resolve().stem}-canllaw")
    # What draws gets ready while this process loads what reads.
    with drawing_ahead():
        from canllaw.guidance.requests import GuidanceRequest, study_guidance
        from canllaw.report.guidance_results import write_result
        from canllaw.report.terminal import watch
        from canllaw.report.terminal_guidance import print_result

        request = GuidanceRequest(file=file, since=since, roles=roles, corrections=corrections)
        with watch(language) as progress:
            result = study_guidance(request, progress)
            written = write_result(result, folder, language, progress)
    print_result(result, written, language, as_json)
