"""Figures of Wikidata: whom they are of, what is left out, and what is asked for them."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Query, Reading
from claims.sources import connect
from claims.sources.source import Asked
from claims.sources.spec import SourceKind
from tests.claims.sources.recorded import HOSTILE, answer, assert_verbatim, expected, folders, recorded, spec_of

KIND = SourceKind.WIKIDATA
ENTITY = "http://www.wikidata.org/entity/"
FIGURE = {
    "name": "Hallstein",
    "item": f"{ENTITY}Q1",
    "links": "40",
    "modified": "2025-02-11T08:30:12Z",
    "property": f"{ENTITY}P1082",
    "measure": "population",
    "amount": "64870",
    "unit": f"{ENTITY}Q199",
    "counted": "1",
    "time": "2023-12-31T00:00:00Z",
    "rank": "http://wikiba.se/ontology#NormalRank",
    "estimated": "false",
    "sourced": "true",
}


def read(*statements: dict[str, str], **known: object) -> Reading:
    bindings = [{name: {"type": "literal", "value": value} for name, value in one.items()} for one in statements]
    body = json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}})
    reading = connect(spec_of(KIND, **known)).read(answer(body))
    assert_verbatim(reading)
    return reading


def cells(reading: Reading) -> list[list[list[str]]]:
    return [[list(table.columns), *[list(row.cells) for row in table.rows]] for table in reading.tables]


def question(*names: str, language: str | None = None, terms: tuple[str, ...] = ()) -> str:
    source = connect(spec_of(KIND, url="http://source.example/sparql", language=language))
    url = urlsplit(source.request(Query(source="a", names=names, terms=terms)).url)
    asked = parse_qs(url.query)
    assert (url.path, asked["format"], list(asked)) == ("/sparql", ["json"], ["query", "format"])
    return asked["query"][0]


@pytest.mark.parametrize("folder", folders(KIND, "tables"), ids=lambda folder: folder.name)
def test_figures_become_tables(folder: Path) -> None:
    source, response = recorded(folder)
    reading = source.read(response)
    assert_verbatim(reading)
    found = [
        {"measure": t.measure, "unit": t.unit or "", "rows": rows}
        for t, rows in zip(reading.tables, cells(reading), strict=True)
    ]
    assert found == expected(folder)["tables"]
    assert {t.origin.published_on for t in reading.tables} <= {expected(folder).get("published_on")}
    assert (reading.passages, reading.leads) == ((), ())


@pytest.mark.parametrize("folder", folders(KIND, "refused"), ids=lambda folder: folder.name)
def test_what_cannot_be_used_is_refused_with_its_reason(folder: Path) -> None:
    source, response = recorded(folder)
    with pytest.raises(ServiceRefused) as refusal:
        source.read(response)
    assert str(refusal.value) == expected(folder)["refused"]


# --- what is asked ----------------------------------------------------------------------------------------------


def test_the_names_of_a_claim_are_asked_for_each_by_itself() -> None:
    asked = question("Hallstein", "Jane Osgood", language="de")
    assert connect(spec_of(KIND)).asked is Asked.FOR_EACH_CLAIM
    assert 'VALUES ?called { "Hallstein"@de "Hallstein"@mul }' in asked
    assert '("Jane Osgood" AS ?name)' in asked
    assert asked.count(" UNION ") == 1
    assert 'FILTER(LANG(?measure) = "de")' in asked
    assert asked.endswith("LIMIT 2000")
    assert "#" not in asked.replace("ontology#", "").replace("schema#", "").replace("core#", "").replace("prov#", "")


def test_the_same_names_are_asked_for_at_the_same_address() -> None:
    source = connect(spec_of(KIND))
    first = source.request(Query(source="a", names=("Hallstein",), terms=("bridge",), figures=("2023",)))
    second = source.request(Query(source="a", names=("Hallstein",), terms=("pool",)))
    assert first.url == second.url
    assert not first.robots


def test_a_claim_that_names_nobody_is_asked_for_what_it_is_about() -> None:
    assert '"Rhine"@mul' in question(terms=("Rhine", "length"))
    assert '"length"' not in question(terms=("Rhine", "length"))


@pytest.mark.parametrize(
    "name",
    [
        'A" . ?s ?p ?o . "',
        "A\\",
        "A\\u0022 } #",
        "A\nB",
        "A\x00",
        "$language",
        "${name}",
        "<http://a.example/>",
        "A{B}",
    ],
)
def test_a_name_cannot_leave_its_quotation_marks(name: str) -> None:
    asked = question(name)
    plain = question("Hallstein")
    assert asked.count('"') == plain.count('"')
    assert "\\" not in asked
    assert asked.count("{") == plain.count("{")


def test_no_address_gets_too_long_for_a_server() -> None:
    names = tuple(f"{'Ärztekammer ' * 4}{number}" for number in range(4))
    assert len(connect(spec_of(KIND)).request(Query(source="a", names=names)).url) < 7000


# --- what is read -----------------------------------------------------------------------------------------------


def test_of_two_items_that_are_known_alike_none_is_meant() -> None:
    other = {**FIGURE, "item": f"{ENTITY}Q2", "links": "21", "amount": "12"}
    assert read(FIGURE, other) == Reading(text="")
    assert cells(read(FIGURE, {**other, "links": "20"})) == [[["Item", "2023"], ["Hallstein", "64870"]]]


def test_an_item_without_figures_still_makes_a_name_doubtful() -> None:
    assert read(FIGURE, {"name": "Hallstein", "item": f"{ENTITY}Q2", "links": "35"}) == Reading(text="")


def test_a_preferred_figure_goes_before_others_of_its_year() -> None:
    other = {**FIGURE, "amount": "1", "time": "2023-01-01T00:00:00Z"}
    preferred = {**FIGURE, "rank": "http://wikiba.se/ontology#PreferredRank"}
    assert cells(read(other, preferred)) == [[["Item", "2023"], ["Hallstein", "64870"]]]


def test_two_figures_that_exclude_each_other_are_left_out() -> None:
    assert read(FIGURE, {**FIGURE, "amount": "1"}) == Reading(text="")


def test_what_several_statements_say_alike_is_marked_as_the_best_of_them() -> None:
    unsourced = {**FIGURE, "sourced": "false", "estimated": "true"}
    assert cells(read(unsourced, FIGURE))[0][1] == ["Hallstein", "64870"]
    assert cells(read(unsourced))[0][1] == ["Hallstein", "64870 (estimated) (low reliability)"]


def test_a_figure_without_a_time_counts_where_there_is_none_with_it() -> None:
    timeless = {name: value for name, value in FIGURE.items() if name != "time"}
    assert cells(read(timeless)) == [[["Item", "population"], ["Hallstein", "64870"]]]
    assert cells(read({**timeless, "amount": "1"}, FIGURE)) == [[["Item", "2023"], ["Hallstein", "64870"]]]


@pytest.mark.parametrize("time", ["-0050-01-01T00:00:00Z", "12023-01-01T00:00:00Z", "in spring"])
def test_a_time_that_is_no_year_of_ours_is_not_taken_for_none(time: str) -> None:
    assert read({**FIGURE, "time": time}) == Reading(text="")


@pytest.mark.parametrize("counted", ["", "cubic metre per second", "Borland thaler", "metre per metre", "2 metres"])
def test_a_unit_that_no_text_can_be_compared_in_is_left_out(counted: str) -> None:
    assert read({**FIGURE, "unit": f"{ENTITY}Q5", "counted": counted}) == Reading(text="")


def test_figures_in_several_units_are_several_tables() -> None:
    metres = {**FIGURE, "measure": "length", "unit": f"{ENTITY}Q11573", "counted": "metre", "amount": "1500"}
    kilometres = {**metres, "unit": f"{ENTITY}Q828224", "counted": "kilometre", "amount": "1.5"}
    assert [table.unit for table in read(metres, kilometres).tables] == ["metre", "kilometre"]


def test_several_names_of_a_claim_are_rows_of_one_table() -> None:
    other = {**FIGURE, "name": "Borland", "item": f"{ENTITY}Q7", "amount": "8100000"}
    reading = read(FIGURE, other)
    assert cells(reading) == [[["Item", "2023"], ["Hallstein", "64870"], ["Borland", "8100000"]]]
    assert reading.tables[0].origin.title == "Wikidata: Hallstein, Borland"
    assert reading.tables[0].origin.original is None


def test_readers_are_led_to_the_item_and_get_the_day_of_its_last_change() -> None:
    origin = read(FIGURE).tables[0].origin
    assert (origin.original, origin.published_on) == (f"{ENTITY}Q1", date(2025, 2, 11))
    told = read(FIGURE, published_on=date(2024, 1, 1)).tables[0].origin
    assert told.published_on == date(2024, 1, 1)
    assert read({**FIGURE, "modified": "today"}).tables[0].origin.published_on is None


@pytest.mark.parametrize("address", HOSTILE)
def test_an_item_that_is_no_address_is_not_shown_as_one(address: str) -> None:
    assert read({**FIGURE, "item": address}).tables[0].origin.original is None


@pytest.mark.parametrize(
    "body",
    [
        {"head": {}, "bindings": []},
        {"results": {"rows": []}},
        {"results": {"bindings": [{"item": {"value": "a"}}]}},
        {"results": {"bindings": [FIGURE]}},
        {"results": {"bindings": [{n: {"value": "many" if n == "amount" else v} for n, v in FIGURE.items()}]}},
        {"results": {"bindings": [{n: {"value": "1" * 50 if n == "amount" else v} for n, v in FIGURE.items()}]}},
        {"results": {"bindings": [{n: {"value": "few" if n == "links" else v} for n, v in FIGURE.items()}]}},
        {"boolean": True},
        [],
    ],
)
def test_what_is_named_or_built_otherwise_is_refused(body: object) -> None:
    with pytest.raises(DocumentUnreadable) as refusal:
        connect(spec_of(KIND)).read(answer(json.dumps(body)))
    assert str(refusal.value).endswith(".")


def test_an_answer_that_may_have_been_cut_at_its_limit_is_refused() -> None:
    with pytest.raises(DocumentUnreadable, match="2000 statements or more"):
        read(*[{**FIGURE, "amount": str(number)} for number in range(2000)])
