"""A ledger in SQLite, and the same in PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.adapters.ledger import Ledger


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/ledger/ledger.sqlite"
    found: str = request.getfixturevalue("postgres").url("ledger")
    return found


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger(address) as found:
        yield found
