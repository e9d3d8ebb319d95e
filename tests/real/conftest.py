"""Real documents and data stand in a folder beside the checkout, where its owner may put them."""

from pathlib import Path

import pytest

REAL_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real documents. A test that asks for it is skipped where there is none."""
    if not REAL_DATA.is_dir():
        pytest.skip("the real documents are not here: ../shared/data beside the checkout")
    return REAL_DATA
