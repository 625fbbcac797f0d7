"""Statements held against one table: the cases of ``tests/cases/tables/programs``."""

import tomllib
from typing import Any

import pytest

from claims.tables.programs import Grid, Strictness, hold_against
from tests.conftest import CASES

_FILE = CASES / "tables" / "programs" / "statements.toml"


def _cases() -> list[Any]:
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return [pytest.param(table, case, id=case["text"]) for table in content["table"] for case in table["case"]]


def _grid(table: dict[str, Any]) -> Grid:
    return Grid.of(table["title"], table["columns"], table["rows"])


@pytest.mark.parametrize(("table", "case"), _cases())
def test_a_statement_comes_out_as_expected(table: dict[str, Any], case: dict[str, Any]) -> None:
    found = hold_against(case["text"], _grid(table), Strictness.PLAIN)
    assert found.holds is (None if case["plain"] == "open" else case["plain"])
    if "operation" in case:
        assert found.program is not None
        assert found.program.operation == case["operation"]


@pytest.mark.parametrize(("table", "case"), _cases())
def test_the_strict_rules_decide_only_what_is_named(table: dict[str, Any], case: dict[str, Any]) -> None:
    found = hold_against(case["text"], _grid(table), Strictness.STRICT)
    assert found.holds is case.get("strict")


@pytest.mark.parametrize(("table", "case"), _cases())
def test_a_decision_stands_on_cells_and_an_open_one_on_none(table: dict[str, Any], case: dict[str, Any]) -> None:
    grid = _grid(table)
    found = hold_against(case["text"], grid, Strictness.PLAIN)
    assert bool(found.cells) is (found.holds is not None)
    assert all(cell.row < len(grid.rows) and cell.column < len(grid.columns) for cell in found.cells)
