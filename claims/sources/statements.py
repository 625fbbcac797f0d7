"""Statements of Wikidata about figures, and the series that they make."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from claims.sources.answers import Answer
from claims.sources.labels import unit_in
from claims.sources.series import Series

_BEST_KNOWN_FROM = 2
"""Times as many editions of Wikipedia that an item must stand in as the next one of its name, to be the one meant."""
_NO_UNIT = "/Q199"
_YEAR = re.compile(r"\d{4}(?=-)")


class _Term(Answer):
    value: str


def _value(term: object) -> str:
    return _Term.model_validate(term).value


_Text = Annotated[str, BeforeValidator(_value)]


class Statement(Answer):
    """A figure of an item, or an item without any, as SPARQL has it."""

    name: _Text
    """By which the item was found."""
    item: _Text
    links: Annotated[int, BeforeValidator(_value)]
    """Number of the editions of Wikipedia that have an article on it."""
    modified: _Text = ""
    property: _Text = ""
    measure: _Text = ""
    amount: Annotated[_Text, Field(pattern=r"^[+-]?[0-9]{1,40}(\.[0-9]{1,40})?$")] = ""
    unit: _Text = ""
    counted: _Text = ""
    """The unit in words."""
    time: _Text = ""
    rank: _Text = ""
    estimated: _Text = ""
    sourced: _Text = ""


class _Results(Answer):
    bindings: tuple[Statement, ...]


class Statements(Answer):
    """An answer of a SPARQL service in JSON."""

    results: _Results


def of_whom_is_meant(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """The figures of the best known item of each name; none where another of the name is known as well."""
    links: dict[str, dict[str, int]] = defaultdict(dict)
    for statement in found:
        links[statement.name][statement.item] = statement.links
    meant = {(name, _best_known(items)) for name, items in links.items()}
    return tuple(statement for statement in found if statement.amount and (statement.name, statement.item) in meant)


def _best_known(items: Mapping[str, int]) -> str | None:
    first, *others = sorted(items, key=lambda item: -items[item])
    return first if all(items[first] >= _BEST_KNOWN_FROM * items[other] for other in others) else None


def figures_of(statements: Sequence[Statement], language: str) -> Iterator[Series]:
    """One series for each property in each unit that a text can name; figures that exclude each other are left out."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.property, statement.unit].append(statement)
    for (_, unit), group in groups.items():
        measure, counted = group[0].measure, group[0].counted
        known = unit_in(counted, language).name if counted and not unit.endswith(_NO_UNIT) else None
        observations = dict(_observations(group, measure))
        if observations and (unit.endswith(_NO_UNIT) or known in (counted, "percent")):
            yield Series(measure=measure, unit=known, observations=observations)


def _observations(group: Sequence[Statement], measure: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The figure by name and year; one without a time where its name has none with it."""
    years: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in group:
        begins = _YEAR.match(statement.time)
        if begins is not None or not statement.time:
            years[statement.name, begins[0] if begins is not None else ""].append(statement)
    dated = {name for name, year in years if year}
    for (name, year), found in years.items():
        figure = _figure(found)
        if figure is not None and (year or name not in dated):
            yield (name, year or measure), figure


def _figure(found: Sequence[Statement]) -> str | None:
    """The one figure of a name and time, by the best rank that there is."""
    preferred = [statement for statement in found if statement.rank.endswith("PreferredRank")]
    amounts = {statement.amount.removeprefix("+") for statement in preferred or found}
    if len(amounts) != 1:
        return None
    best = max(preferred or found, key=lambda statement: (statement.sourced == "true", statement.estimated == "false"))
    estimated = " (estimated)" if best.estimated == "true" else ""
    unsourced = " (low reliability)" if best.sourced != "true" else ""
    return f"{amounts.pop()}{estimated}{unsourced}"
