"""REFI-QDA: whether every coding of real projects is carried, and how fast.

For each project and codebook: what a bare count of its XML finds, beside what our reader carried and what it
named as lost; whether export and import give the same; whether the export obeys the standard's schema; and
whether pyrefiqda, an independent reader, finds in our export the codings that stand in the original. The
texts of the ATLAS.ti project are not published: `filled` is the same project with texts made up at run time,
in which each selection's name stands at its positions. Speed: the filled project a hundred times over, and
made-up projects of up to 800 documents with 40,000 excerpts, beside bare parsing of the same XML by lxml.

Run: python bench/refi_qda.py [DATA]
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from bench.data_folder import find_data
from bench.refi_qda_files import fill, make_large, multiply, xml_of
from canllaw.basics.sources import Source
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.refi_qda import (
    Project,
    find_codings_elsewhere,
    read_qdc,
    read_qdpx,
    write_qdc,
    write_qdpx,
)

ROUNDS = 5
COPIES = 100
SOURCES = ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource")
SOMEWHERE = Source(name="", sha256="")
# pyrefiqda unpacks what it is given, so it works in a process and a folder of its own.
PEER = """
import json, sys
from pydantic import BaseModel
from pyrefiqda import RefiProject
def walk(part, above):
    if type(part).__name__ == "CodingType":
        owner = [getattr(above, n, None) for n in ("start_position", "end_position", "begin", "end", "page")]
        key = [part.guid, part.code_ref.target_guid, part.creating_user, above.guid, *owner]
        found.append([str(each).strip("{}").lower() for each in key])
    for name in type(part).model_fields:
        inner = getattr(part, name)
        for each in inner if isinstance(inner, list) else [inner]:
            if isinstance(each, BaseModel):
                walk(each, part)
found = []
walk(RefiProject.load(sys.argv[1], sys.argv[2]), None)
print(json.dumps(found))
"""

PEER_SPEED = """
import sys, time
from pyrefiqda import RefiProject
times = []
for _ in range(int(sys.argv[3])):
    begun = time.process_time()
    RefiProject.load(sys.argv[1], sys.argv[2])
    times.append(time.process_time() - begun)
print(min(times))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of each stand in a project."""

    codes: int
    sources: int
    selections: int
    codings: int

    def __str__(self) -> str:
        return f"{self.codes:5} {self.sources:7} {self.selections:10} {self.codings:7}"


def tags_of(content: bytes) -> Counter[str]:
    return Counter(etree.QName(node).localname for node in etree.fromstring(content).iter(etree.Element))


def count_bare(content: bytes) -> Count:
    """Straight from the XML, without our reader."""
    tags = tags_of(content)
    return Count(
        codes=tags["Code"],
        sources=sum(tags[tag] for tag in SOURCES),
        selections=sum(number for tag, number in tags.items() if tag.endswith("Selection")),
        codings=tags["Coding"],
    )


def count_carried(project: Project) -> Count:
    """From our records: interviews, stances, and what is carried beside them."""
    said, rest = project.interviews, project.remainder.project
    beside = Counter(element.tag for element in rest.walk())
    return Count(
        codes=len(said.codebook.codes) + beside["Code"],
        sources=sum(beside[tag] for tag in SOURCES),
        selections=len(said.excerpts) + sum(n for tag, n in beside.items() if tag.endswith("Selection")),
        codings=sum(len(each.codings) + len(each.bearings) for each in said.excerpts)
        + len(find_codings_elsewhere(project)),
    )


def without_sources(said: Interviews) -> Interviews:
    return replace(said, transcripts=tuple(replace(each, source=SOMEWHERE) for each in said.transcripts))


def is_same(one: Project, other: Project) -> bool:
    """All but the name and hash of the file that each was read from."""
    return (
        without_sources(one.interviews) == without_sources(other.interviews)
        and one.remainder == other.remainder
        and one.name == other.name
    )


def codings_bare(content: bytes) -> list[list[str]]:
    """Each coding with its code, its coder and what it stands on, straight from the XML."""
    found = []
    for coding in etree.fromstring(content).iter("{*}Coding"):
        above = coding.getparent()
        code = coding.find("{*}CodeRef").get("targetGUID")
        names = ("startPosition", "endPosition", "begin", "end", "page")
        key = [coding.get("guid"), code, coding.get("creatingUser"), above.get("guid")]
        found.append([str(each).strip("{}").lower() for each in [*key, *(above.get(name) for name in names)]])
    return found


def peer_codings(path: Path, folder: Path) -> list[list[str]]:
    return json.loads(run_peer(PEER, str(path), str(folder / "peer")))


def run_peer(script: str, *arguments: str) -> str:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def quickest(work: Callable[[], object]) -> float:
    """Seconds of the processor, the quickest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def compare_projects(paths: Iterable[Path], schema: etree.XMLSchema, folder: Path) -> None:
    print(f"{'project':38} {'codes':>5} {'sources':>7} {'selections':>10} {'codings':>7}  lost codings")
    for path in paths:
        project, out = read_qdpx(path), folder / "out.qdpx"
        bare = count_bare(xml_of(path))
        print(f"{path.parent.name + '/' + path.name:38} {bare}   in the XML")
        print(f"{'':38} {count_carried(project)}   carried, lost {project.losses.codings_lost}")
        said = project.interviews
        print(
            f"{'':38} of these in excerpts: {sum(len(each.codings) for each in said.excerpts)} codings, "
            f"{len(said.excerpts)} selections, {len(said.transcripts)} transcripts"
        )
        lost = len(write_qdpx(project, out).found)
        same = is_same(project, read_qdpx(out))
        valid = schema.validate(etree.fromstring(xml_of(out)).getroottree())
        peer = sorted(peer_codings(out, folder)) == sorted(codings_bare(xml_of(path)))
        print(
            f"{'':38} comes back the same: {same}; lost on writing: {lost}; obeys the schema: {valid}; "
            f"pyrefiqda finds the same codings: {peer}"
        )
        for message in project.losses.messages:
            print(f"{'':40}- {message}")


def compare_codebooks(paths: Iterable[Path], schema: etree.XMLSchema, folder: Path) -> None:
    print(f"\n{'codebook':44} codes: XML, carried; groups: XML, carried; members: XML, carried")
    for path in paths:
        shared, out, tags = read_qdc(path), folder / "out.qdc", tags_of(path.read_bytes())
        members = sum(element.tag == "MemberCode" for each in shared.sets for element in each.walk())
        lost = len(shared.losses.found) + len(write_qdc(shared, out).found)
        back = read_qdc(out)
        same = (back.codebook, back.sets) == (shared.codebook, shared.sets)
        print(
            f"{path.name:44} {tags['Code']}, {len(shared.codebook.codes)}; "
            f"{tags['Set']}, {len(shared.sets)}; {tags['MemberCode']}, {members}; the same: {same}; "
            f"obeys the schema: {schema.validate(etree.parse(str(out)))}; lost: {lost}"
        )


def time_project(name: str, path: Path, folder: Path) -> None:
    content = xml_of(path)
    project = read_qdpx(path)
    said = project.interviews
    bare = quickest(lambda: etree.fromstring(content))
    ours = quickest(lambda: read_qdpx(path))
    written = quickest(lambda: write_qdpx(project, folder / "speed.qdpx"))
    peer = float(run_peer(PEER_SPEED, str(path), str(folder / "speed"), str(ROUNDS)))
    size = len(content) / 1e6
    print(
        f"{name}: {size:.1f} MB of XML, {len(said.transcripts)} transcripts, {len(said.excerpts)} excerpts\n"
        f"  bare lxml {bare:.3f} s ({size / bare:.0f} MB/s); read {ours:.3f} s ({size / ours:.1f} MB/s, "
        f"{ours / bare:.0f} times bare); written {written:.3f} s ({written / bare:.0f} times bare)\n"
        f"  pyrefiqda unpacks and reads the XML alone in {peer:.3f} s ({peer / bare:.0f} times bare)"
    )


def main() -> None:
    data = find_data() / "interviews"
    standard = data / "standard"
    project_schema = etree.XMLSchema(etree.parse(str(standard / "Project.xsd")))
    codebook_schema = etree.XMLSchema(etree.parse(str(standard / "Codebook.xsd")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled, blown, large = folder / "filled.qdpx", folder / "blown.qdpx", folder / "large.qdpx"
        fill(data / "atlasti8" / "TestProject.qdpx", filled)
        real = sorted(each for each in data.rglob("*") if each.suffix in (".qdpx", ".qde"))
        compare_projects([*real, filled], project_schema, folder)
        compare_codebooks(sorted(data.rglob("*.qdc")), codebook_schema, folder)
        print(f"\nSpeed, the quickest of {ROUNDS} rounds, seconds of the processor:")
        multiply(filled, blown, COPIES)
        time_project(f"the filled project {COPIES} times over", blown, folder)
        for documents, excerpts in ((50, 2_500), (200, 10_000), (800, 40_000)):
            make_large(large, documents, excerpts)
            time_project("made up", large, folder)


if __name__ == "__main__":
    main()
