"""Public development data beside the project; it is never part of it, and a test that needs it is skipped without."""

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

BENCH = Path(os.environ.get("CLAIMS_BENCH", ROOT.parent / "shared" / "bench"))
"""Where the data is looked for; every folder in it has a README with origin, licence, labels and metric."""


def records(name: str) -> list[dict[str, Any]]:
    """The records of a file such as ``germeval2021/train.jsonl``; the test is skipped where it is absent."""
    return _records(_present(name))


def sha256_of(name: str) -> str:
    """The hash of such a file; the test is skipped where it is absent."""
    return hashlib.sha256(_present(name).read_bytes()).hexdigest()


def _present(name: str) -> Path:
    path = BENCH / name
    if not path.is_file():
        pytest.skip(f"The public data {name} is not here; CLAIMS_BENCH says where to look for it.")
    return path


@cache
def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
