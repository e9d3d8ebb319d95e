"""For every test: the network is off; a test marked `loopback` may talk to this machine itself."""

import pytest

THIS_MACHINE = ["127.0.0.1", "::1", "localhost"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("loopback"):
            item.add_marker(pytest.mark.allow_hosts(THIS_MACHINE))
