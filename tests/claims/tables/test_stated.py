"""What a row says in words: the cases of ``tests/cases/tables/stated``."""

import tomllib
from typing import Any

import pytest

from claims.models import ClaimKind
from claims.policy import Policy
from claims.tables import Sheet, compute
from tests.claims.making import claim
from tests.claims.tables.table_of_cases import read_table
from tests.conftest import CASES

_FOLDER = CASES / "tables" / "stated"
_CONTENT = tomllib.loads((_FOLDER / "winners.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CONTENT["case"], ids=lambda case: case["text"])
def test_a_row_supports_what_it_says_in_full_and_refutes_nothing(case: dict[str, Any]) -> None:
    table = _CONTENT["table"]
    reading = read_table(_FOLDER / table["file"], {"id": "winners", **table})
    said = claim(case["text"], kind=ClaimKind.STATE, language=case["language"])
    sheets = [Sheet(found) for found in reading.tables]
    answers = list(compute(said, sheets, _CONTENT["defaults"]["day"], Policy()))
    assert [answer.quote for answer in answers] == ([case["quote"]] if case["expect"] == "supports" else [])
    assert all(answer.span.of(reading.text) == answer.quote for answer in answers)
