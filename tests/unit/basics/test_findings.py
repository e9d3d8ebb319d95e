"""Findings and sources: an interval holds its value, a source is known by its content."""

from pathlib import Path

import pytest

from canllaw.basics.findings import Quantity
from canllaw.basics.sources import Source


@pytest.mark.parametrize(("low", "high"), [(0.5, None), (None, 0.3), (0.5, 0.6)])
def test_an_interval_that_does_not_hold_its_value_is_our_mistake(
    low: float | None, high: float | None
) -> None:
    with pytest.raises(AssertionError, match="an interval holds its value"):
        Quantity(name="awareness", value=0.4, low=low, high=high)


def test_an_interval_may_be_open_or_touch_its_value() -> None:
    assert Quantity(name="awareness", value=0.4, low=0.4).high is None


def test_a_source_is_known_by_its_name_and_the_sha_256_of_its_content(tmp_path: Path) -> None:
    (tmp_path / "guide.txt").write_bytes(b"abc")
    # The digest of "abc" is published in FIPS 180-2, appendix B.1.
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert Source.of(tmp_path / "guide.txt") == Source(name="guide.txt", sha256=digest)
