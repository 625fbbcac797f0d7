"""What statistical services have in common: their recorded answers, and whatever else may come."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Reading
from claims.sources.spec import SourceKind
from claims.tables.cells import value_of
from tests.claims.sources.recorded import assert_verbatim, expected, folders, recorded
from tests.claims.sources.services import (
    OECD_HEADER,
    SERVICES,
    WHEAT,
    asked,
    chart,
    holds,
    of_world_bank,
    read,
    rows_of,
)


def cases(key: str) -> pytest.MarkDecorator:
    found = [folder for kind in SERVICES for folder in folders(kind, key)]
    return pytest.mark.parametrize("folder", found, ids=lambda folder: folder.name)


def tables_of(reading: Reading) -> list[dict[str, object]]:
    return [
        {"measure": t.measure, "unit": t.unit or "", "narrowed": list(t.narrowed), "rows": rows_of(t)}
        for t in reading.tables
    ]


@cases("tables")
def test_figures_become_tables_that_say_what_they_are(folder: Path) -> None:
    source, response = recorded(folder)
    reading = source.read(response)
    assert_verbatim(reading)
    assert tables_of(reading) == expected(folder)["tables"]
    assert {table.origin.published_on for table in reading.tables} <= {expected(folder).get("published_on")}
    assert (reading.passages, reading.leads) == ((), ())


@cases("tables")
def test_an_answer_without_figures_is_an_answer(folder: Path) -> None:
    source, response = recorded(folder)
    if not expected(folder)["tables"]:
        assert source.read(response) == Reading(text="")


@cases("refused")
def test_what_cannot_be_used_is_refused_with_its_reason(folder: Path) -> None:
    source, response = recorded(folder)
    with pytest.raises(DocumentUnreadable) as refusal:
        source.read(response)
    assert str(refusal.value) == expected(folder)["refused"]
    assert isinstance(refusal.value, ServiceRefused) == ("error-inside" in folder.name)


@cases("tables")
def test_a_missing_figure_is_never_zero(folder: Path) -> None:
    source, response = recorded(folder)
    for table in source.read(response).tables:
        for row in table.rows:
            for column in range(1, len(table.columns)):
                assert (value_of(row, column, table) is None) == (row.cells[column] == "")


@pytest.mark.parametrize("kind", SERVICES)
@pytest.mark.parametrize(
    "dataset", ["../../etc", "a?b=c", "a#b", "//other.example/x", "http://other.example/", "a b&c"]
)
def test_no_name_of_a_data_set_leaves_the_service(kind: SourceKind, dataset: str) -> None:
    asked(kind, "DE", dataset=dataset, key=dataset, filters={"base": dataset, "url": "x"})


def test_two_figures_for_the_same_are_refused() -> None:
    body = of_world_bank(1.5, 2.5).replace("2001", "2000")
    with pytest.raises(DocumentUnreadable, match="two figures for Germany in 2000 that nothing tells apart"):
        read(SourceKind.WORLDBANK, body)


@pytest.mark.parametrize(("rows", "columns"), [(1100, 1), (700, 3)])
def test_tables_that_are_large_and_almost_empty_are_not_drawn(rows: int, columns: int) -> None:
    names = [f"c{number}" for number in range(columns)]
    known = {name: {**WHEAT, "titleShort": name, "shortName": name} for name in names}
    lines = [",".join((f"E{number}", str(1000 + number), *"1" * columns)) for number in range(rows)]
    with pytest.raises(DocumentUnreadable, match="more than 1000000 figures, those included that are missing"):
        read(SourceKind.OWID, chart("\n".join([",".join(("entity", "year", *names)), *lines]), **known))


def test_what_the_operator_says_holds_where_there_is_one_measure() -> None:
    meant = {"title": "Economic growth", "unit": "percentage points", "aliases": ["Wachstum"]}
    (table,) = read(SourceKind.WORLDBANK, of_world_bank(1.5), table=meant).tables
    assert (table.measure, table.unit, table.aliases) == ("Economic growth", "percentage points", ("Wachstum",))
    columns = {"wheat": WHEAT, "rye": {**WHEAT, "titleShort": "Rye", "shortName": "rye"}}
    found = read(SourceKind.OWID, chart("entity,year,wheat,rye\nGermany,2023,7,2\n", **columns), table=meant).tables
    assert [(t.measure, t.unit, t.aliases) for t in found] == [
        ("Wheat", "tonnes", ()),
        ("Rye", "tonnes", ()),
    ]


def test_a_title_of_the_operator_does_not_widen_a_group() -> None:
    body = of_world_bank(2.8, name="Unemployment, female (% of female labor force)")
    assert read(SourceKind.WORLDBANK, body, table={"title": "Unemployment"}).tables[0].narrowed == ("female",)


def test_the_date_of_the_operator_goes_before_that_of_the_service() -> None:
    (table,) = read(SourceKind.WORLDBANK, of_world_bank(1.5)).tables
    assert table.origin.published_on == date(2025, 1, 28)
    (table,) = read(SourceKind.WORLDBANK, of_world_bank(1.5), published_on=date(2024, 5, 1)).tables
    assert table.origin.published_on == date(2024, 5, 1)


def test_a_name_with_signs_that_divide_cells_stays_in_its_cell() -> None:
    body = of_world_bank(1.5, country={"id": "", "value": "Ger\tma\nny"}, countryiso3code="")
    assert rows_of(read(SourceKind.WORLDBANK, body).tables[0])[1] == ["Ger ma ny", "1.5"]


BROKEN = (
    "<!doctype html><title>Sorry</title>",
    "null",
    "[]",
    "{}",
    "[{}]",
    "[{}, [{}]]",
    '"x"',
    "[" * 100_000,
    '{"a":' * 50_000,
    '{"value": {"0": 1}, "size": [1',
)


@pytest.mark.parametrize("kind", SERVICES)
@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_answer_is_refused_or_found_empty(kind: SourceKind, body: str) -> None:
    try:
        assert read(kind, body) == Reading(text="")
    except DocumentUnreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 either is right


# --- whatever comes ---------------------------------------------------------------------------------------------

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(),
    st.sampled_from(["NA", ":", "1.5", "2023", "DE", "Germany", ""]),
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
FIGURES = st.one_of(st.lists(LEAVES, max_size=6), st.dictionaries(st.integers(-2, 9).map(str), LEAVES, max_size=6))
CATEGORY = st.fixed_dictionaries(
    {},
    optional={
        "index": st.one_of(st.lists(st.sampled_from("ab"), max_size=2), st.dictionaries(st.sampled_from("ab"), LEAVES)),
        "label": ANYTHING,
    },
)
NAMES = st.sampled_from(["geo", "time", "unit", "sex"])

SHAPES = {
    SourceKind.WORLDBANK: st.tuples(
        st.fixed_dictionaries({}, optional={"pages": LEAVES, "lastupdated": LEAVES, "message": ANYTHING}),
        st.lists(
            st.fixed_dictionaries(
                {
                    "indicator": st.fixed_dictionaries({"value": LEAVES}),
                    "country": st.fixed_dictionaries({"value": LEAVES}),
                },
                optional={
                    "date": LEAVES,
                    "value": LEAVES,
                    "unit": LEAVES,
                    "obs_status": LEAVES,
                    "countryiso3code": LEAVES,
                },
            ),
            max_size=4,
        ),
    ),
    SourceKind.EUROSTAT: st.fixed_dictionaries(
        {
            "id": st.lists(NAMES, max_size=4),
            "size": st.lists(st.integers(-1, 3), max_size=4),
            "dimension": st.dictionaries(NAMES, st.fixed_dictionaries({"category": CATEGORY})),
            "value": FIGURES,
        },
        optional={
            "status": st.one_of(FIGURES, ANYTHING),
            "label": LEAVES,
            "updated": LEAVES,
            "error": ANYTHING,
            "warning": ANYTHING,
        },
    ),
    SourceKind.DBNOMICS: st.fixed_dictionaries(
        {
            "series": st.fixed_dictionaries(
                {
                    "num_found": st.integers(0, 2),
                    "docs": st.lists(
                        st.fixed_dictionaries(
                            {
                                "dimensions": st.dictionaries(NAMES, st.sampled_from(["DE", "T", "F"])),
                                "period": st.lists(st.sampled_from(["2023", "2024-Q9", "x", ""]), max_size=3),
                                "value": st.lists(LEAVES, max_size=3),
                            },
                            optional={"indexed_at": LEAVES, "observations_attributes": ANYTHING},
                        ),
                        max_size=2,
                    ),
                }
            )
        },
        optional={"errors": ANYTHING, "dataset": ANYTHING},
    ),
}
"""What looks like an answer from outside."""


@pytest.mark.parametrize("kind", SERVICES)
@given(body=st.binary(max_size=300))
def test_no_bytes_break_a_service(kind: SourceKind, body: bytes) -> None:
    holds(kind, body)


@pytest.mark.parametrize("kind", SHAPES)
@given(data=st.data())
def test_no_answer_of_the_right_shape_breaks_a_service(kind: SourceKind, data: st.DataObject) -> None:
    holds(kind, json.dumps(data.draw(SHAPES[kind])))


ROWS = st.lists(
    st.lists(st.text(st.sampled_from('aDE,"\n\t ;1.5-_\u2028'), max_size=6), min_size=11, max_size=11), max_size=5
)


@given(rows=ROWS)
def test_no_rows_break_the_oecd_or_a_chart(rows: list[list[str]]) -> None:
    def written(cells: Sequence[str]) -> str:
        return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)

    holds(SourceKind.OECD, "\n".join([OECD_HEADER, *map(written, rows)]))
    holds(
        SourceKind.OWID, chart("\n".join(["entity,code,year,wheat", *(written(row[:4]) for row in rows)]), wheat=WHEAT)
    )
