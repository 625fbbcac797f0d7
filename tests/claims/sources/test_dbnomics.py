"""DBnomics: what it is asked, and what its answers are read as."""

import json
from collections.abc import Sequence

import pytest

from claims.errors import DocumentUnreadable
from claims.sources.spec import SourceKind
from tests.claims.sources.services import asked, read, rows_of


def test_dbnomics_is_asked_for_a_key_or_for_values_of_dimensions() -> None:
    path, parameters = asked(SourceKind.DBNOMICS, "DE", dataset="IMF/WEO:latest", key="{states}.NGDP_RPCH.pcent_change")
    assert path == "v22/series/IMF/WEO:latest/DEU.NGDP_RPCH.pcent_change"
    assert parameters == [("observations", "1")]
    path, parameters = asked(SourceKind.DBNOMICS, dataset="IMF/WEO:latest", filters={"weo-country": "DEU+FRA"})
    assert path == "v22/series/IMF/WEO:latest"
    assert parameters == [("observations", "1"), ("dimensions", '{"weo-country": ["DEU", "FRA"]}')]


def of_dbnomics(
    values: Sequence[object], periods: Sequence[str] = ("2022", "2023"), unit: str = "Percent change", **more: object
) -> str:
    series = {
        "dimensions": {"geo": "DE", "sex": "T", "unit": "U"},
        "period": list(periods),
        "value": list(values),
        **more,
    }
    labels = {"geo": {"DE": "Germany"}, "sex": [["T", "Total"], ["F", "Women"]], "unit": {"U": unit}}
    dataset = {"code": "d", "name": "Harvest", "dimensions_values_labels": labels}
    return json.dumps({"dataset": dataset, "series": {"docs": [series], "num_found": 1}})


@pytest.mark.parametrize("nothing", ["NA", None, "", "NaN", ":"])
def test_what_dbnomics_does_not_have_is_missing(nothing: object) -> None:
    assert rows_of(read(SourceKind.DBNOMICS, of_dbnomics([1.5, nothing])).tables[0])[1] == ["Germany", "1.5", ""]


@pytest.mark.parametrize(
    ("period", "cell"),
    [
        ("2023", "2.5"),
        ("2024", "2.5 (forecast)"),
        ("2024-Q2", "2.5"),
        ("2024-Q3", "2.5 (forecast)"),
        ("2024-06", "2.5"),
        ("2024-07", "2.5 (forecast)"),
        ("2024-W26", "2.5"),
        ("2024-W40", "2.5 (forecast)"),
        ("2024-07-01", "2.5"),
        ("2024-99-99", "2.5"),
    ],
)
def test_what_is_of_a_time_that_was_not_over_is_a_forecast(period: str, cell: str) -> None:
    body = of_dbnomics([1.5, 2.5], ["2000", period], indexed_at="2024-07-01T05:00:00.000Z")
    assert rows_of(read(SourceKind.DBNOMICS, body).tables[0])[1] == ["Germany", "1.5", cell]


def test_marks_of_dbnomics_are_words() -> None:
    body = of_dbnomics([1.5, 2.5], observations_attributes=[["OBS_STATUS", ["", "p"]]])
    assert rows_of(read(SourceKind.DBNOMICS, body).tables[0])[1] == ["Germany", "1.5", "2.5 (provisional)"]


@pytest.mark.parametrize("unit", ["Percent of GDP", "Percentage points", "Index, 2015=100", "Points"])
def test_a_unit_that_has_no_scale_is_taken_as_it_stands(unit: str) -> None:
    (table,) = read(SourceKind.DBNOMICS, of_dbnomics([1.5, 2.5], unit=unit)).tables
    assert table.unit == unit


@pytest.mark.parametrize("unit", ["U.S. dollars", "Persons", "National currency", "Million euro", "Units", ""])
def test_figures_whose_scale_nobody_knows_are_refused_unless_the_operator_says_it(unit: str) -> None:
    body = of_dbnomics([1.5, 2.5], unit=unit)
    with pytest.raises(DocumentUnreadable, match=r"by unit below \[source.table\]"):
        read(SourceKind.DBNOMICS, body, table={"aliases": ["harvest"]})
    (table,) = read(SourceKind.DBNOMICS, body, table={"unit": "billion US dollars"}).tables
    assert (table.unit, rows_of(table)[1]) == ("billion US dollars", ["Germany", "1.5", "2.5"])


@pytest.mark.parametrize("meant", [{}, {"unit": "billion US dollars"}])
def test_beside_a_percentage_a_series_of_unknown_scale_is_left_out(meant: dict[str, str]) -> None:
    answer = json.loads(of_dbnomics([1.5, 2.5]))
    (known,) = answer["series"]["docs"]
    unknown = {**known, "dimensions": {**known["dimensions"], "unit": "USD"}, "value": [4.5, 5.5]}
    answer["series"] = {"docs": [known, unknown], "num_found": 2}
    (table,) = read(SourceKind.DBNOMICS, json.dumps(answer), table=meant).tables
    assert (table.unit, rows_of(table)[1]) == ("Percent change", ["Germany", "1.5", "2.5"])


def test_an_answer_without_figures_is_not_asked_for_its_scale() -> None:
    assert read(SourceKind.DBNOMICS, of_dbnomics([None, "NA"], unit="Persons")).tables == ()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (of_dbnomics([1.5]), "not as many figures as periods"),
        (of_dbnomics([1.5, 2.5], observations_attributes=[["OBS_STATUS", ["p"]]]), "not as many figures as periods"),
        (of_dbnomics([1.5, 2.5]).replace('"num_found": 1', '"num_found": 100000'), "it has 1 of 100000 series"),
        (of_dbnomics([1.5, 2.5]).replace('"docs"', '"documents"'), "should answer: 'series.docs'"),
        (of_dbnomics([1.5, 2.5]).replace('"period"', '"periods"'), "should answer: 'series.docs.0.period'"),
        (of_dbnomics([1.5, 2.5]).replace('"geo"', '"item"'), "of which country they are"),
    ],
)
def test_what_is_no_answer_of_dbnomics_is_refused(body: str, why: str) -> None:
    with pytest.raises(DocumentUnreadable, match=why):
        read(SourceKind.DBNOMICS, body)
