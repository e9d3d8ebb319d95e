"""A codebook alone is exchanged as .qdc, with its groups of codes."""

from pathlib import Path

import pytest

from canllaw.evidence.interviews.interviews import Code, Codebook
from canllaw.evidence.refi_qda import read_qdc, share_codebook, write_qdc
from tests.build_refi_qda import TIME, TRUST, guid


def write(folder: Path, codes: str, namespace: str = "urn:QDA-XML:codebook:1.0", sets: str = "") -> Path:
    path = folder / "codes.qdc"
    path.write_text(
        f'\ufeff<CodeBook xmlns="{namespace}" origin="ATLAS.ti"><Codes>{codes}</Codes>{sets}</CodeBook>',
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    "namespace", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:0:4!", ""]
)
def test_codebooks_of_every_version_are_read(tmp_path: Path, namespace: str):
    path = write(tmp_path, f'<Code guid="{{{TIME}}}" name="Time" isCodable="true"/>', namespace)
    assert read_qdc(path).codebook.codes == (Code(key="time", name="Time", guid=TIME),)


def test_a_description_written_as_an_attribute_is_read_as_one(tmp_path: Path):
    path = write(tmp_path, f'<Code guid="{TIME}" name="Time" isCodable="true" description="Hours"/>')
    found = read_qdc(path)
    assert found.codebook.codes[0].description == "Hours"
    assert found.losses.found == ()


def test_codes_and_groups_come_back_the_same(tmp_path: Path):
    inner = f'<Code guid="{TRUST}" name="Trust" isCodable="true"/>'
    sets = f'<Sets><Set guid="{guid(1)}" name="All"><MemberCode guid="{TRUST}"/></Set></Sets>'
    codes = f'<Code guid="{TIME}" name="Time" isCodable="false" color="#0f0">{inner}</Code>'
    shared = read_qdc(write(tmp_path, codes, sets=sets))
    assert write_qdc(shared, tmp_path / "ours.qdc").found == ()
    back = read_qdc(tmp_path / "ours.qdc")
    assert back.codebook == shared.codebook
    assert back.sets == shared.sets
    assert (shared.origin, back.origin[:8]) == ("ATLAS.ti", "Canllaw ")


def test_a_key_that_is_not_the_name_cannot_travel_in_a_codebook_and_that_is_told(tmp_path: Path):
    codebook = Codebook(codes=(Code(key="c1", name="Time"), Code(key="trust", name="Trust")))
    losses = write_qdc(share_codebook(codebook), tmp_path / "ours.qdc")
    assert [(str(loss.what), len(loss.places)) for loss in losses.found] == [
        ("The key of a code is not its name, and the file holds names only.", 1)
    ]
    assert [code.key for code in read_qdc(tmp_path / "ours.qdc").codebook.codes] == ["time", "trust"]
