"""Interviews for tests, told in a few words: lines are turns, and who coded which turn stands in sight."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.basics.sources import Source
from canllaw.evidence.interviews.interviews import (
    Bearing,
    Code,
    Codebook,
    Coding,
    Excerpt,
    Interviews,
    Stance,
    Transcript,
)
from canllaw.evidence.interviews.transcripts import find_text_hash

# Which turns, counted from 0, each coder gave each code.
Given = Mapping[str, Mapping[str, Sequence[int]]]


def make_interview(
    key: str,
    text: str,
    *,
    authority: str = "",
    role: str = "",
    held: date | None = None,
    language: Language = Language.ENGLISH,
) -> Transcript:
    return Transcript(
        key=key,
        source=Source(name=f"{key}.txt", sha256=find_text_hash(text)),
        text=text,
        sha256=find_text_hash(text),
        language=language,
        authority=authority,
        role=role,
        held=held,
    )


def make_codes(*keys: str) -> Codebook:
    """Codes by key; "time/visits" is the code visits below time."""
    parts = [(key.rpartition("/")[2], key.rpartition("/")[0].rpartition("/")[2]) for key in keys]
    return Codebook(codes=tuple(Code(key=key, name=key.title(), parent=parent) for key, parent in parts))


def quote(
    transcript: Transcript,
    words: str,
    *codes: str,
    coder: str = "ann",
    hypothesis: str = "",
    stance: Stance = Stance.FOR,
    key: str = "",
) -> Excerpt:
    """The first place of these words, with codes by one coder and perhaps a stance."""
    start = transcript.text.index(words)
    return Excerpt(
        key=key or f"{transcript.key}:{start}-{start + len(words)}",
        document=transcript.key,
        sha256=transcript.sha256,
        start=start,
        end=start + len(words),
        codings=tuple(Coding(code=code, coder=coder) for code in codes),
        bearings=(Bearing(hypothesis=hypothesis, stance=stance, coder=coder),) if hypothesis else (),
    )


def make_coded(turns: int, *documents: Given) -> Interviews:
    """Interviews of so many turns each, of which each coder coded these: {"ann": {"time": [0, 3]}}."""
    transcripts, excerpts, codes = [], [], set()
    for number, given in enumerate(documents, 1):
        lines = [f"Turn {turn} of interview {number}." for turn in range(turns)]
        transcript = make_interview(f"i{number}", "\n".join(lines))
        transcripts.append(transcript)
        for coder, by_code in given.items():
            for code, coded in by_code.items():
                codes.add(code)
                excerpts += [
                    quote(transcript, lines[turn], code, coder=coder, key=f"{number} {coder} {code} {turn}")
                    for turn in coded
                ]
    return Interviews(
        transcripts=tuple(transcripts), codebook=make_codes(*sorted(codes)), excerpts=tuple(excerpts)
    )


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files in a folder, by their paths below it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
