"""Eurostat: what it is asked, and what its answers are read as."""

import json
from collections.abc import Sequence

import pytest

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Query, Reading
from claims.sources import connect
from claims.sources.spec import SourceKind
from tests.claims.sources.recorded import spec_of
from tests.claims.sources.services import asked, read, rows_of


def test_eurostat_is_asked_with_its_own_codes_and_every_value_of_a_filter() -> None:
    path, parameters = asked(
        SourceKind.EUROSTAT, "GR", "GB", "DE", dataset="une_rt_a", filters={"sex": "F+M", "age": "TOTAL"}
    )
    assert path == "statistics/1.0/data/une_rt_a"
    assert parameters == [
        ("format", "JSON"),
        ("lang", "EN"),
        ("sex", "F"),
        ("sex", "M"),
        ("age", "TOTAL"),
        ("geo", "EL"),
        ("geo", "UK"),
        ("geo", "DE"),
    ]


@pytest.mark.parametrize(("language", "lang"), [("de", "DE"), ("fr", "FR"), ("en", "EN"), ("pl", "EN"), (None, "EN")])
def test_eurostat_answers_in_one_of_three_languages(language: str | None, lang: str) -> None:
    url = connect(spec_of(SourceKind.EUROSTAT, language=language)).request(Query(source="a")).url
    assert f"lang={lang}" in url
    assert "geo" not in url


def test_places_that_the_operator_has_chosen_go_before_those_of_the_article() -> None:
    _, parameters = asked(SourceKind.EUROSTAT, "FR", dataset="une_rt_a", filters={"geo": "DE"})
    assert [value for name, value in parameters if name == "geo"] == ["DE"]


def cube(value: object, status: object = None, **dimensions: dict[str, str]) -> str:
    dimensions = {**dimensions, "geo": {"DE": "Germany"}, "time": {"2022": "2022", "2023": "2023"}}
    return json.dumps(
        {
            "label": "Harvest",
            "value": value,
            **({"status": status} if status is not None else {}),
            "id": list(dimensions),
            "size": [len(values) for values in dimensions.values()],
            "dimension": {
                name: {"category": {"index": {code: at for at, code in enumerate(values)}, "label": values}}
                for name, values in dimensions.items()
            },
        }
    )


@pytest.mark.parametrize(
    ("flag", "cell"),
    [
        ("p", "2.5 (provisional)"),
        ("e", "2.5 (estimated)"),
        ("s", "2.5 (estimated)"),
        ("f", "2.5 (forecast)"),
        ("b", "2.5 (break in series)"),
        ("u", "2.5 (low reliability)"),
        ("c", "2.5 (confidential)"),
        ("bp", "2.5 (break in series) (provisional)"),
        ("es", "2.5 (estimated)"),
        ("d", "2.5 (definition differs)"),
        ("r", "2.5"),
        ("n", ""),
        ("z", ""),
    ],
)
def test_a_flag_is_said_in_words(flag: str, cell: str) -> None:
    assert rows_of(read(SourceKind.EUROSTAT, cube({"0": 1.5, "1": 2.5}, {"1": flag})).tables[0])[1][2:] == [cell]
    assert rows_of(read(SourceKind.EUROSTAT, cube([1.5, 2.5], ["", flag])).tables[0])[1][2:] == [cell]


@pytest.mark.parametrize("nothing", [None, ":", ": c", "", "NA", "..", "NaN", "-", "<5"])
def test_what_is_no_figure_is_missing(nothing: object) -> None:
    for value in ({"0": 1.5, "1": nothing}, [1.5, nothing]):
        assert rows_of(read(SourceKind.EUROSTAT, cube(value)).tables[0])[1] == ["Germany", "1.5", ""]
    assert read(SourceKind.EUROSTAT, cube([nothing, nothing])) == Reading(text="")


def test_a_unit_is_what_the_service_calls_it() -> None:
    units = {"PC_ACT": "Percentage of the labour force", "THS_PER": "Thousand persons"}
    found = read(SourceKind.EUROSTAT, cube([1, 2, 3, 4], unit=units)).tables
    assert [(table.measure, table.unit, table.narrowed) for table in found] == [
        ("Harvest", label, ()) for label in units.values()
    ]


def test_how_figures_are_worked_out_narrows_them_only_beside_another_way() -> None:
    adjusted = {"SA": "Seasonally adjusted data", "NSA": "Unadjusted data"}
    found = read(SourceKind.EUROSTAT, cube([1, 2, 3, 4], s_adj=adjusted)).tables
    assert [table.narrowed for table in found] == [("Seasonally adjusted data",), ()]
    reading = read(SourceKind.EUROSTAT, cube([1, 2], s_adj={"SA": adjusted["SA"]}))
    assert reading.tables[0].narrowed == ()
    assert reading.text.startswith("Harvest · Seasonally adjusted data\n")


@pytest.mark.parametrize(
    ("dimension", "code", "label", "narrowed"),
    [
        ("sex", "T", "Total", ()),
        ("sex", "F", "Females", ("Females",)),
        ("nace_r2", "T", "Activities of households as employers", ("Activities of households as employers",)),
        ("nace_r2", "TOTAL", "Total - all NACE activities", ()),
        ("age", "Y15-74", "From 15 to 74 years", ("From 15 to 74 years",)),
        ("coicop", "CP00", "All-items HICP", ()),
        ("partner", "US", "United States", ("United States",)),
    ],
)
def test_a_value_that_is_not_the_whole_has_to_be_named(
    dimension: str, code: str, label: str, narrowed: Sequence[str]
) -> None:
    (table,) = read(SourceKind.EUROSTAT, cube([1, 2], **{dimension: {code: label}})).tables
    assert table.narrowed == tuple(narrowed)


def test_what_is_measured_is_the_measure_and_not_the_group() -> None:
    items = {"B1GQ": "Gross domestic product at market prices", "P3": "Final consumption expenditure"}
    found = read(SourceKind.EUROSTAT, cube([1, 2, 3, 4], na_item=items)).tables
    assert [(table.measure, table.narrowed) for table in found] == [(label, ()) for label in items.values()]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"size": [2, 1]}, "its dimension 'geo' has 1 values and says that it has 2"),
        ({"size": [1]}, "does not say how many values"),
        ({"size": [-1, 2]}, "does not say how many values"),
        ({"size": [10**6, 10**6]}, "more than 1000000 figures"),
        ({"size": [10**4000, 2]}, "more than 1000000 figures"),
        ({"value": {"7": 1.5}}, "a figure at 7, where it has no place for one"),
        ({"value": {"-1": 1.5}}, "a figure at -1, where it has no place for one"),
        ({"value": {"x": 1.5}}, "not what this service should answer: 'value"),
        ({"value": {"0": True}}, "not what this service should answer: 'value"),
        ({"value": {"0": 1.5}, "id": ["geo", "when"]}, "its dimension 'when' has 0 values"),
        ({"dimension": {}}, "its dimension 'geo' has 0 values"),
        ({"id": None}, "not what this service should answer: 'id'"),
    ],
)
def test_a_data_set_that_contradicts_itself_is_refused(broken: dict[str, object], why: str) -> None:
    body = {**json.loads(cube([1.5, 2.5])), **broken}
    with pytest.raises(DocumentUnreadable, match=why):
        read(SourceKind.EUROSTAT, json.dumps(body))


def test_figures_without_a_time_or_a_place_are_refused() -> None:
    for name, why in (("time", "of which time they are"), ("geo", "of which country they are")):
        with pytest.raises(DocumentUnreadable, match=why):
            read(SourceKind.EUROSTAT, cube([1.5, 2.5]).replace(f'"{name}"', '"item"'))


def test_an_answer_that_is_to_be_fetched_later_is_refused() -> None:
    body = {"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously."}}
    with pytest.raises(ServiceRefused, match="the service says: ASYNCHRONOUS_RESPONSE"):
        read(SourceKind.EUROSTAT, json.dumps(body))
