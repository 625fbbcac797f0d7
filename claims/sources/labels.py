"""What the labels of services say in words: a unit, a rate, a group that is only part of the whole."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.language.neutral import table_for
from claims.language.quantities import read_quantities
from claims.models import Quantity

_POINTS = re.compile(r"\bpercentage points?\b|\bprozentpunkte?\b|\bpoints? de pourcentage\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bprozent(?:satz|uale)?\b|\bpourcentages?\b", re.IGNORECASE)
_NO_CURRENCY = re.compile(r"\bPPP\b|\bPPS\b|purchasing power|international|kaufkraft|pouvoir d.achat", re.IGNORECASE)
"""Money by what it buys, which no text calls by the name of a currency."""
_RATE = re.compile(r"\b(?:per|pro|je|par) ", re.IGNORECASE)
_PIECES = re.compile(r"[,;()]")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_IN_WORDS = (
    (re.compile(r"\bUS\$|\bU\.S\. dollars"), "US dollars"),
    (re.compile(r"(?<![\d=.,])1[ .,]?000[ .,]?000(?![\d.,])"), "million"),
    (re.compile(r"(?<![\d=.,])1[ .,]?000(?![\d.,])"), "thousand"),
    (re.compile(r"\bmilliers? (?:de |d['’])", re.IGNORECASE), "thousand "),
    (re.compile(r"\bmillions? (?:de |d['’])", re.IGNORECASE), "million "),
    (re.compile(r"\bmilliards? (?:de |d['’])", re.IGNORECASE), "billion "),
)
_SHARED = frozenset({"dollar", "dollars", "$", "pound", "pounds", "pfund", "franc", "francs", "franken"})
"""Currencies of several states, which the words before tell apart: "Hong Kong dollars"."""
_TWO = 2
_GROUP = re.compile(
    r"\b(?:female|male|women|men|girls|boys|youth|rural|urban|foreign-born|native-born|frauen|männer|jugend\w*"
    r"|(?:sex|age): (?!(?:all|both|total)\b)[^-–,;()]*[^-–,;()\s]"
    r"|age[sd]? \d+(?:\s?[-–]\s?\d+|\+| (?:and|or|years and|years or) (?:above|older|over))?)(?!\w)",
    re.IGNORECASE,
)


class Unit(NamedTuple):
    """In what figures are counted."""

    name: str | None
    """In words that a table's unit is read from; None for a bare number, and where the label leaves it open."""
    rate: str | None = None
    """By what they are divided: "per capita"."""


def unit_in(label: str, language: str) -> Unit:
    """The unit of a label: "percent" for "Percentage of GDP", "million euro" for "Current prices, million euro"."""
    if _POINTS.search(label):
        return Unit("percentage points")
    if _PERCENT.search(label):
        return Unit("percent")
    rate = _RATE.search(label)
    counted = label[: rate.start()] if rate is not None else label
    for written, words in _IN_WORDS:
        counted = written.sub(words, counted)
    return Unit(_name_in(counted, language), label[rate.start() :].strip(" )") if rate is not None else None)


def unit_in_parentheses(name: str, language: str) -> str | None:
    """What a name has in parentheses, where that is a unit: "annual %" for "GDP growth (annual %)"."""
    return next((inner for inner in _PARENTHESES.findall(name) if unit_in(inner, language) != Unit(None)), None)


def groups_in(name: str) -> tuple[str, ...]:
    """Groups to which a name narrows its figures: "female" in "Unemployment, female (% of female labor force)"."""
    return tuple(dict.fromkeys(found[0].casefold() for found in _GROUP.finditer(name)))


def _name_in(label: str, language: str) -> str | None:
    """The unit in a label with its scale, wherever that stands: a scale that is passed over is worth a million."""
    scales = [word for word in re.findall(r"[^\W\d_]+\.?", label) if _is_scale(word, language)]
    unit = next(_units(label, language), None) if not _NO_CURRENCY.search(label) else None
    if unit is None or not scales:
        return unit or (scales[0] if scales else None)
    together = unit if scales[0] in unit else f"{scales[0]} {unit}"
    return together if _is_unit(together, language) and len(scales) == 1 else scales[0]


def _units(label: str, language: str) -> Iterator[str]:
    """Stretches of a label that are units, the last piece and its longest stretch first."""
    for piece in reversed(_PIECES.split(label)):
        words = piece.split()
        stretches = [words[first:] for first in range(len(words)) if not _is_of_somebody(words[:first], words[first:])]
        yield from (" ".join(stretch) for stretch in stretches if _is_unit(" ".join(stretch), language))


def _is_of_somebody(before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a currency is cut off from whose it is."""
    return bool(before) and before[-1][:1].isupper() and [word.casefold() in _SHARED for word in words] == [True]


def _is_unit(phrase: str, language: str) -> bool:
    """Whether a text could have the phrase behind a figure, whole: "million euro"; no phrase has figures of its own."""
    read = _behind_a_figure(phrase, language)
    return read is not None and read.unit is not None and read.text == f"{_TWO} {phrase}"


def _is_scale(word: str, language: str) -> bool:
    read = _behind_a_figure(word, language)
    return read is not None and read.unit is None and read.value != _TWO


def _behind_a_figure(phrase: str, language: str) -> Quantity | None:
    """What "2" with the phrase behind it is read as, in the first language that makes more of it than a two."""
    if any(sign.isdigit() for sign in phrase):
        return None
    for known in dict.fromkeys((language, "en", "de")):
        found = read_quantities(f"{_TWO} {phrase}", table_for(known)[0])
        if len(found) == 1 and (found[0].unit is not None or found[0].value != _TWO):
            return found[0]
    return None
