"""Dimensions of statistical data: which says where, which what, which in what unit, and which narrows to a group."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from claims.errors import DocumentUnreadable
from claims.sources.labels import groups_in
from claims.sources.series import Kind, Observed
from claims.sources.states import state_called


class Value(NamedTuple):
    """The value that a figure has in a dimension."""

    dimension: str
    """Its id at the service: "na_item", "UNIT_MEASURE", "weo-country"."""
    code: str
    label: str


class Measured(NamedTuple):
    """A figure with its values in all dimensions but time, and its marks behind it."""

    values: tuple[Value, ...]
    period: str
    figure: str


class Dataset(NamedTuple):
    """What is known of all figures of an answer."""

    id: str
    title: str
    language: str


class Role(Enum):
    """What a dimension says of a figure."""

    PLACE = auto()
    TIME = auto()
    FREQUENCY = auto()
    UNIT = auto()
    SCALE = auto()
    MEASURE = auto()
    MANNER = auto()
    """How it is worked out: "Seasonally adjusted", "Current prices"."""
    GROUP = auto()
    """Of whom or of what part it is: "Women", "Food"."""


_ROLES = {
    Role.PLACE: {"geo", "ref_area", "country", "location", "area", "region", "economy", "reporter", "cou"},
    Role.TIME: {"time", "time_period"},
    Role.FREQUENCY: {"freq", "frequency", "time_format"},
    Role.UNIT: {"unit", "units", "unit_measure"},
    Role.SCALE: {"unit_mult", "scale"},
    Role.MEASURE: {"measure", "indicator", "indic", "na_item", "subject", "variable", "transaction", "statinfo"},
    Role.MANNER: {"s_adj", "adjustment", "seasonal_adjustment", "transformation", "price_base", "methodology"},
}
_ENDINGS = {Role.PLACE: ("_country",), Role.MEASURE: ("_subject", "_indicator")}
_OTHER_SIDE = ("counterpart", "partner")
_CHANGE = re.compile(r"growth|change|wachstum|veränderung|croissance|variation", re.IGNORECASE)
_SCALES = {"0": "", "3": "thousand", "6": "million", "9": "billion", "12": "trillion"}
_WHOLE = frozenset({"TOTAL", "_T", "_Z", "TOT"})
_WHOLE_LABELS = frozenset({"total", "all", "insgesamt", "ensemble"})
_WHOLE_IN = {
    "sex": {"T"},
    "sector": {"S1"},
    "coicop": {"CP00"},
    "s_adj": {"NSA"},
    "adjustment": {"N"},
    "transformation": {"N"},
    "counterpart_area": {"W", "W0"},
    "counterpart_sector": {"S1"},
    "partner": {"WORLD"},
}
_WHOLE_OF_DATASET = {
    "UNE_RT": {"age": "Y15-74"},  # Eurostat's unemployment rate is that of people from 15 to 74
    "GOV_10": {"sector": "S13"},  # its government finance statistics are about general government
    "DSD_LFS@DF_IALFS": {"age": "Y_GE15"},  # the OECD's labour force indicators are about everybody from 15 on
}


def described(found: Sequence[Measured], dataset: Dataset) -> Iterator[Observed]:
    """Figures with what they are and of whom.

    A value that is not the whole of its dimension narrows them. How they are worked out does so only beside another
    way: where all figures are seasonally adjusted, that is what they are. A growth rate is one by its unit.

    Raises:
        DocumentUnreadable: A figure does not say of which country it is, or is in a multiple that has no name.
    """
    parts = {values: _place_and_rest(values) for values in {measured.values for measured in found}}
    kinds = _kinds({rest for _, rest in parts.values()}, dataset)
    places = {place: state_called(place.code, place.label, dataset.language) for place, _ in parts.values()}
    for values, period, figure in found:
        place, rest = parts[values]
        yield Observed(kinds[rest], places[place], period, figure)


@lru_cache(maxsize=1024)
def role_of(dimension: str) -> Role:
    """What a dimension says of a figure, by its id."""
    name = _plain(dimension)
    for role, names in _ROLES.items():
        if name in names:
            return role
    if name.startswith(_OTHER_SIDE):
        return Role.GROUP
    if name.startswith("indic_"):
        return Role.MEASURE
    return next((role for role, endings in _ENDINGS.items() if name.endswith(endings)), Role.GROUP)


def _place_and_rest(values: tuple[Value, ...]) -> tuple[Value, tuple[Value, ...]]:
    place = next((value for value in values if role_of(value.dimension) is Role.PLACE), None)
    if place is None:
        raise DocumentUnreadable("its figures do not say of which country they are.")
    aside = (Role.TIME, Role.FREQUENCY)
    return place, tuple(v for v in values if v is not place and role_of(v.dimension) not in aside)


def _kinds(found: Collection[tuple[Value, ...]], dataset: Dataset) -> Mapping[tuple[Value, ...], Kind]:
    """What the figures of every combination of values are."""
    codes: dict[str, set[str]] = {}
    for value in (value for values in found for value in values):
        codes.setdefault(value.dimension, set()).add(value.code)
    several = {dimension for dimension, known in codes.items() if len(known) > 1}
    return {values: _kind(values, dataset, several) for values in found}


def _kind(values: tuple[Value, ...], dataset: Dataset, several: Collection[str]) -> Kind:
    said = [value for value in values if not _is_whole(value, dataset.id)]
    manners = _labels(said, Role.MANNER, lambda value: value.dimension not in several)
    measure = ", ".join(_labels(said, Role.MEASURE)) or dataset.title
    narrowed = (
        *_labels(said, Role.GROUP),
        *_labels(said, Role.PLACE),
        *_labels(said, Role.MANNER, lambda value: value.dimension in several),
        *groups_in(measure),
    )
    changes = any(_CHANGE.search(label) for label in manners)
    return Kind(measure, _unit(values, changes=changes), tuple(dict.fromkeys(narrowed)), tuple(manners))


def _labels(values: Sequence[Value], role: Role, fits: Callable[[Value], bool] = lambda _: True) -> list[str]:
    return [value.label for value in values if role_of(value.dimension) is role and fits(value)]


def _unit(values: Sequence[Value], *, changes: bool) -> str | None:
    """The unit in the words of the service, with its multiple in front of it; None where it has none."""
    scale = next((value.code for value in values if role_of(value.dimension) is Role.SCALE), "") or "0"
    if scale not in _SCALES:
        raise DocumentUnreadable(f"it counts in multiples of ten to the power of {scale}, which have no name.")
    label = " ".join((_SCALES[scale], *_labels(values, Role.UNIT))).strip()
    return (f"{label}, growth rate" if changes and label else label) or None


def _is_whole(value: Value, dataset: str) -> bool:
    """Whether a value is all that its dimension has, so that nobody names it."""
    name = _plain(value.dimension)
    if value.code in {"", *_WHOLE, *_WHOLE_IN.get(name, ())} or value.label.casefold() in _WHOLE_LABELS:
        return True
    return any(part in dataset.upper() and known.get(name) == value.code for part, known in _WHOLE_OF_DATASET.items())


def _plain(dimension: str) -> str:
    return dimension.casefold().replace("-", "_")
