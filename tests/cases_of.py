"""Reading the cases that stand as tables under ``tests/cases``."""

import tomllib
from typing import Any

import pytest

from tests.conftest import CASES


def cases_of(folder: str) -> list[Any]:
    """Language and case of every ``[[case]]`` of a folder, one parameter set each, named by its name or its text."""
    return [
        pytest.param(table.stem, case, id=f"{table.stem}: {case.get('name', case['text'])}")
        for table in sorted((CASES / folder).glob("*.toml"))
        for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]
    ]
