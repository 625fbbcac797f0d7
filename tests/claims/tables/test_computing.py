"""A claim about quantities held against a table: the tables of ``tests/cases/tables`` and their cases."""

import tomllib
from collections.abc import Sequence
from typing import Any

import pytest

from claims.models import ClaimKind, Evidence, FindingName, Reading, Stance, Table
from claims.policy import Policy
from claims.tables import Sheet, compute
from tests.claims.making import changed, claim
from tests.claims.tables.table_of_cases import read_table
from tests.conftest import CASES

_FOLDER = CASES / "tables"


def _cases() -> list[Any]:
    """The tables of a file and one of its cases, one parameter set each, named by the text."""
    files = ((path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(_FOLDER.glob("*.toml")))
    return [
        pytest.param(
            _tables(name, content, case), {**content["defaults"], **case}, id=f"{name}, {number}: {case['text']}"
        )
        for name, content in files
        for number, case in enumerate(content["case"], start=1)
    ]


def _tables(name: str, content: dict[str, Any], case: dict[str, Any]) -> list[dict[str, Any]]:
    """What is known of each table of a file, all of one source; a case may say that it is another series."""
    found = content["table"] if isinstance(content["table"], list) else [content["table"]]
    other = {key: case[key] for key in ("title", "unit", "narrowed", "aliases") if key in case}
    return [{"id": name, **content.get("source", {}), **spec, **other} for spec in found]


_CASES = _cases()
_ANSWERED = [case for case in _CASES if case.values[1]["expect"] != "nothing"]


def _read(spec: dict[str, Any]) -> Reading:
    return read_table(_FOLDER / spec["file"], spec)


def _answers(specs: list[dict[str, Any]], case: dict[str, Any]) -> Sequence[Evidence]:
    policy = Policy.model_validate({"tables": {"missing_rows": case.get("missing_rows", "not_reached")}})
    return _ask([table for spec in specs for table in _read(spec).tables], case, policy)


def _ask(tables: Sequence[Table], case: dict[str, Any], policy: Policy) -> Sequence[Evidence]:
    said = claim(case["text"], kind=ClaimKind.QUANTITY, language=case["language"])
    return list(compute(said, [Sheet(table) for table in tables], case.get("day"), policy))


@pytest.mark.parametrize(("spec", "case"), _CASES)
def test_a_table_says_what_the_case_expects_or_nothing(spec: list[dict[str, Any]], case: dict[str, Any]) -> None:
    stances = [answer.stance.value for answer in _answers(spec, case)]
    assert stances == ([] if case["expect"] == "nothing" else [case["expect"]])


@pytest.mark.parametrize(("spec", "case"), _ANSWERED)
def test_the_arithmetic_is_shown(spec: list[dict[str, Any]], case: dict[str, Any]) -> None:
    (answer,) = _answers(spec, case)
    assert answer.working is not None
    assert answer.working.expression == case["expression"]
    assert answer.precision == case.get("precision", answer.precision)


@pytest.mark.parametrize(("spec", "case"), _ANSWERED)
def test_the_shown_value_is_that_of_the_expression(spec: list[dict[str, Any]], case: dict[str, Any]) -> None:
    (answer,) = _answers(spec, case)
    assert answer.working is not None
    part, slash, whole = answer.working.expression.partition(" / ")
    if slash and part.isdigit():
        assert answer.working.value == pytest.approx(int(part) / int(whole))


@pytest.mark.parametrize(("spec", "case"), [case for case in _ANSWERED if {"cells", "missing"} & case.values[1].keys()])
def test_the_cells_behind_a_figure_and_the_rows_without_data_are_named(
    spec: list[dict[str, Any]], case: dict[str, Any]
) -> None:
    (answer,) = _answers(spec, case)
    assert answer.working is not None
    named = [cell.split(" · ")[0] for cell in answer.working.cells]
    assert named == case.get("cells", named)
    assert list(answer.working.missing) == case.get("missing", [])


@pytest.mark.parametrize(("spec", "case"), _ANSWERED)
def test_the_cited_row_stands_verbatim_in_the_stored_table(spec: list[dict[str, Any]], case: dict[str, Any]) -> None:
    (answer,) = _answers(spec, case)
    texts = [_read(table).text for table in spec if table["file"] in answer.origin.snapshot.url]
    assert [answer.span.of(text) for text in texts] == [answer.quote]
    assert answer.quote


@pytest.mark.parametrize(("spec", "case"), _ANSWERED)
def test_what_the_publisher_says_of_its_figures_is_kept(spec: list[dict[str, Any]], case: dict[str, Any]) -> None:
    (answer,) = _answers(spec, case)
    assert answer.working is not None
    assert [mark.value for mark in answer.working.marks] == case.get("marks", [])


@pytest.mark.parametrize("kind", [ClaimKind.AGREEMENT, ClaimKind.QUOTATION, ClaimKind.POSITION])
def test_what_somebody_agrees_to_says_or_thinks_is_not_worked_out(kind: ClaimKind) -> None:
    spec, case = _ANSWERED[0].values
    said = claim(case["text"], kind=kind, language=case["language"])
    assert not list(compute(said, [Sheet(_read(spec[0]).tables[0])], case["day"], Policy()))


def test_every_table_has_cases_that_it_answers_and_cases_that_it_does_not() -> None:
    for name in {spec.values[0][0]["id"] for spec in _CASES}:
        expected = {case.values[1]["expect"] for case in _CASES if case.values[0][0]["id"] == name}
        assert {Stance.SUPPORTS, Stance.REFUTES, "nothing"} <= expected, name


def _said(**origin_of: object) -> tuple[Table, dict[str, Any]]:
    """A table that answers, as if from another source, and the claim that it answers."""
    specs, case = _ANSWERED[0].values
    table = _read(specs[0]).tables[0]
    return changed(table, origin=changed(table.origin, **origin_of)), case


def test_tables_of_one_source_that_agree_answer_once() -> None:
    table, case = _said()
    assert len(_ask([table, table, table], case, Policy())) == 1


def test_tables_of_one_source_that_differ_answer_nothing() -> None:
    table, case = _said()
    doubled = [
        changed(row, cells=tuple(f"2{cell}" if cell[:1].isdigit() else cell for cell in row.cells))
        for row in table.rows
    ]
    other = changed(table, rows=tuple(doubled))
    assert len(_ask([other], case, Policy())) == 1
    assert not _ask([table, other], case, Policy())


def test_another_table_that_gives_the_same_is_named() -> None:
    table, case = _said()
    other = changed(table, measure=f"{table.measure}, as revised", aliases=(table.measure, *table.aliases))
    (answer,) = _ask([table, other], case, Policy())
    assert answer.working is not None
    assert [choice.because for choice in answer.working.chosen_over] == ["agrees"]


def test_each_source_answers_for_itself() -> None:
    (table, case), (other, _) = _said(), _said(source="elsewhere")
    assert [answer.origin.source for answer in _ask([table, other], case, Policy())] == [
        table.origin.source,
        "elsewhere",
    ]


def test_the_ages_of_a_group_are_not_left_open() -> None:
    (case,) = (
        case for case in _ANSWERED if "15- bis 24-Jährigen in Österreich lag 2024 bei 10,3" in case.values[1]["text"]
    )
    (answer,) = _answers(*case.values)
    assert [finding.name for finding in answer.findings] == [FindingName.COVERED]


def test_a_time_that_is_claimed_is_not_left_open() -> None:
    (case,) = (case for case in _ANSWERED if "Lebenserwartung" in case.values[1]["text"])
    (answer,) = _answers(*case.values)
    assert [finding.name for finding in answer.findings] == [FindingName.COVERED]
