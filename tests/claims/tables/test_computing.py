"""A claim about quantities held against a table: the tables of ``tests/cases/tables`` and their cases."""

import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from claims.models import ClaimKind, Evidence, Reading, Request, Response, Stance, Table
from claims.policy import Policy
from claims.sources import SourceSpec, connect
from claims.tables import compute
from tests.claims.making import claim, snapshot
from tests.conftest import CASES

_FOLDER = CASES / "tables"


def _cases() -> list[Any]:
    """Table, defaults and case, one parameter set each, named by the text."""
    files = ((path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(_FOLDER.glob("*.toml")))
    return [
        pytest.param(content["table"], {**content["defaults"], **case}, id=f"{name}, {number}: {case['text']}")
        for name, content in files
        for number, case in enumerate(content["case"], start=1)
    ]


_CASES = _cases()
_ANSWERED = [case for case in _CASES if case.values[1]["expect"] != "nothing"]


def _read(spec: dict[str, Any]) -> Reading:
    body = (_FOLDER / spec["file"]).read_bytes()
    source = SourceSpec(
        id=spec["file"].removesuffix(".csv"),
        kind="table",
        url=f"http://127.0.0.1/{spec['file']}",
        publisher=spec["publisher"],
        tier=1,
        language=spec["language"],
        published_on=spec["published_on"],
        table={key: spec[key] for key in ("title", "entity", "unit", "aliases") if key in spec},
    )
    answer = snapshot(source.url, body).model_copy(update={"media_type": "text/csv"})
    return connect(source).read(Response(request=Request(source=source.id, url=source.url), snapshot=answer, body=body))


def _answers(spec: dict[str, Any], case: dict[str, Any]) -> Sequence[Evidence]:
    policy = Policy.model_validate({"tables": {"missing_rows": case.get("missing_rows", "not_reached")}})
    return _ask(_read(spec).tables[0], case["text"], case["language"], case["day"], policy)


def _ask(
    table: Table, text: str, language: str = "en", day: date | None = None, policy: Policy | None = None
) -> Sequence[Evidence]:
    said = claim(text, kind=ClaimKind.QUANTITY, language=language)
    return list(compute(said, table, day, policy or Policy()))


@pytest.mark.parametrize(("spec", "case"), _CASES)
def test_a_table_says_what_the_case_expects_or_nothing(spec: dict[str, Any], case: dict[str, Any]) -> None:
    stances = [answer.stance.value for answer in _answers(spec, case)]
    assert stances == ([] if case["expect"] == "nothing" else [case["expect"]])


@pytest.mark.parametrize(("spec", "case"), _ANSWERED)
def test_the_arithmetic_is_shown(spec: dict[str, Any], case: dict[str, Any]) -> None:
    (answer,) = _answers(spec, case)
    assert answer.working is not None
    assert answer.working.expression == case["expression"]
    assert answer.precision == case.get("precision", answer.precision)


@pytest.mark.parametrize(("spec", "case"), _ANSWERED)
def test_the_shown_value_is_that_of_the_expression(spec: dict[str, Any], case: dict[str, Any]) -> None:
    (answer,) = _answers(spec, case)
    assert answer.working is not None
    part, slash, whole = answer.working.expression.partition(" / ")
    if slash:
        assert answer.working.value == pytest.approx(int(part) / int(whole))


@pytest.mark.parametrize(("spec", "case"), [case for case in _ANSWERED if {"cells", "missing"} & case.values[1].keys()])
def test_the_cells_behind_a_figure_and_the_rows_without_data_are_named(
    spec: dict[str, Any], case: dict[str, Any]
) -> None:
    (answer,) = _answers(spec, case)
    assert answer.working is not None
    named = [cell.split(" · ")[0] for cell in answer.working.cells]
    assert named == case.get("cells", named)
    assert list(answer.working.missing) == case.get("missing", [])


@pytest.mark.parametrize(("spec", "case"), _ANSWERED)
def test_the_cited_row_stands_verbatim_in_the_stored_table(spec: dict[str, Any], case: dict[str, Any]) -> None:
    (answer,) = _answers(spec, case)
    assert answer.span.of(_read(spec).text) == answer.quote
    assert answer.quote


@pytest.mark.parametrize("kind", [kind for kind in ClaimKind if kind is not ClaimKind.QUANTITY])
def test_only_claims_about_quantities_are_worked_out(kind: ClaimKind) -> None:
    spec, case = _ANSWERED[0].values
    said = claim(case["text"], kind=kind, language=case["language"])
    assert not list(compute(said, _read(spec).tables[0], case["day"], Policy()))


def test_every_table_has_cases_that_it_answers_and_cases_that_it_does_not() -> None:
    for name in {spec.values[0]["file"] for spec in _CASES}:
        expected = {case.values[1]["expect"] for case in _CASES if case.values[0]["file"] == name}
        assert {Stance.SUPPORTS, Stance.REFUTES, "nothing"} <= expected, name
