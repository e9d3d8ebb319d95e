"""For every test: the network is off; a test marked `loopback` may talk to this machine itself."""

import pytest
from hypothesis import settings

# The same examples in every run and on slow machines too: a failure is always a change's own.
settings.register_profile("canllaw", deadline=None, derandomize=True)
settings.load_profile("canllaw")

THIS_MACHINE = ["127.0.0.1", "::1", "localhost"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("loopback"):
            item.add_marker(pytest.mark.allow_hosts(THIS_MACHINE))
