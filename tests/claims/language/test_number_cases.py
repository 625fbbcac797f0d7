"""Expressions that stand for figures and times, or for none: the table under ``tests/cases/numbers``."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from claims.language.dates import read_dates
from claims.language.quantities import read_quantities
from claims.language.tables import languages
from claims.models import Quantity, When
from tests.cases_of import cases_of
from tests.quality.bench import BENCH, records

CASES = cases_of("numbers")
MONDAY = date(2024, 5, 20)
FEWEST = 300
FIGURE = ("value", "unit", "step", "dimension", "bound", "fraction", "ago")
TIME = ("first", "last")
SEEN = [case for case in CASES if "seen_in" in case.values[1]]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_an_expression_is_read_as_a_careful_reader_reads_it(language: str, case: dict[str, Any]) -> None:
    figures, times = read(case, language)
    wanted = case.get("figures", [case] if "value" in case else [])
    days = case.get("times", [case] if "first" in case else [])
    assert [facts(figure) for figure in figures] == [expected(figure) for figure in wanted]
    assert [(when.first, when.last) for when in times] == [(time["first"], time["last"]) for time in days]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_table_is_large_and_half_of_it_is_found_in_public_data(language: str) -> None:
    own = [case.values[1] for case in CASES if case.values[0] == language]
    assert len({case["text"] for case in own}) == len(own) >= FEWEST
    assert 2 * sum("seen_in" in case for case in own) >= len(own)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_case_has_only_fields_that_are_read(language: str) -> None:
    for case in (case.values[1] for case in CASES if case.values[0] == language):
        assert set(case) <= {"text", "today", "seen_in", "figures", "times", *FIGURE, *TIME}
        assert all(set(figure) <= set(FIGURE) for figure in case.get("figures", []))


@pytest.mark.parametrize("name", sorted({case.values[1]["seen_in"] for case in SEEN}))
def test_an_expression_that_is_said_to_be_seen_occurs_in_that_data(name: str) -> None:
    text = text_of(name)
    cases = (case.values[1] for case in SEEN)
    claimed = [case["text"] for case in cases if case["seen_in"] == name]
    assert [each for each in claimed if not occurs(each, text)] == []


def read(case: dict[str, Any], language: str) -> tuple[tuple[Quantity, ...], tuple[When, ...]]:
    """The figures and times of an expression."""
    table = languages()[language]
    times = read_dates(case["text"], table, case.get("today", MONDAY))
    return read_quantities(case["text"], table, [when.span for when in times]), times


def facts(figure: Quantity) -> dict[str, object]:
    """What a case says of a figure."""
    return {name: getattr(figure, name) for name in FIGURE}


def expected(figure: dict[str, Any]) -> dict[str, object]:
    """The same as the case has it."""
    return {
        "value": pytest.approx(figure["value"], rel=1e-6),
        "unit": figure.get("unit"),
        "step": pytest.approx(figure["step"], rel=1e-4),
        "dimension": figure["dimension"],
        "bound": figure.get("bound", "none"),
        "fraction": tuple(figure["fraction"]) if "fraction" in figure else None,
        "ago": figure.get("ago", False),
    }


def occurs(expression: str, text: str) -> bool:
    """Whether an expression stands in a text by itself, not inside a longer word or number."""
    at = text.find(expression)
    while at >= 0:
        around = (text[max(0, at - 1) : at], text[at + len(expression) : at + len(expression) + 1])
        if not any(letter.isalnum() for letter in around):
            return True
        at = text.find(expression, at + 1)
    return False


@cache
def text_of(name: str) -> str:
    """Everything that a set of the public data says; the test is skipped where it is absent."""
    files = sorted(path.name for path in (BENCH / name).glob("*.jsonl") if "test" not in path.name)
    if not files:
        pytest.skip(f"The public data {name} is not here; CLAIMS_BENCH says where to look for it.")
    return "\n".join(part for file in files for record in records(f"{name}/{file}") for part in strings(record))


def strings(value: object) -> Iterator[str]:
    """The texts inside a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
