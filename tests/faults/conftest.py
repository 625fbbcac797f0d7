"""The runs of all faults, once a session."""

import pytest

from tests.faults.running import Runs


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """What became of the faults."""
    return Runs(tmp_path_factory.mktemp("faults"))
