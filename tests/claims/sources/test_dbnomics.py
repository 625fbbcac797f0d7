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


def of_dbnomics(values: Sequence[object], periods: Sequence[str] = ("2022", "2023"), **more: object) -> str:
    series = {"dimensions": {"geo": "DE", "sex": "T"}, "period": list(periods), "value": list(values), **more}
    labels = {"geo": {"DE": "Germany"}, "sex": [["T", "Total"], ["F", "Women"]]}
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
