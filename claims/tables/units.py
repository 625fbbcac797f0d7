"""What figures are counted in, as a table says it: "million euros", "% of GDP", "euro per inhabitant"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from claims.language.neutral import table_for
from claims.language.quantities import read_quantities
from claims.language.tables import Language, deciding
from claims.language.units import units
from claims.language.words import lemma
from claims.tables.words import table_words

_BRACKETED = re.compile(r"\(([^()]*)\)")
_DIVIDERS = re.compile(r"\s*(?:[;()]|,(?!\d))\s*")
_ABBREVIATED = re.compile(r"(?<=\w)\s*\([A-ZÄÖÜ]{2,6}\)")
"""A short form of what stands before it: "(GDP)"."""
_IN = re.compile(r"\bin\s+(.+)$")
_WORD = re.compile(r"[^\W\d_]+")
_OF_SCALED = re.compile(r"^(\w+) of (?=\w)")
_SIGN = re.compile(r"[A-Z]*[$€£¥]")
_ROUND = re.compile(r"(1(?:[\s.,]?000)+)\s+(.+)")
_PERCENT = re.compile(r"\s*%([\s-]*(?:points?|punkte?n?)\b)?", re.IGNORECASE)
_FOLLOWS = re.compile(r"\s*(?:of|der|des|von|vom|am|an)\b", re.IGNORECASE)
_OF_CHANGE = frozenset({"share", "percentage_point"})
_TRIAL = 2
"""Written in front of a unit to have it read."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What figures are counted in."""

    name: str | None = None
    """Unit of the unit table; None for counts."""
    factor: float = 1.0
    """1,000,000 for "million euros"."""
    demands: tuple[str, ...] = ()
    """What a claim has to name beside its figure: "per inhabitant", "index", "points"."""
    of_change: bool = False
    """Whether it is a percentage of change."""
    words: str = ""
    """As the table has it."""

    @property
    def scale(self) -> float:
        """Worth of one in a cell, in the base unit of the dimension."""
        return self.factor * (units()[self.name].factor if self.name is not None else 1.0)

    @property
    def dimension(self) -> str:
        """The dimension in which the figures can be compared."""
        return units()[self.name].dimension if self.name is not None else "count"


COUNT = Unit()
PERCENT = Unit("percent", words="percent")


@lru_cache(maxsize=4096)
def unit_in_words(phrase: str, language: str) -> Unit:
    """The unit that a phrase is; what is not known of it becomes something that a claim has to name."""
    if phrase in units():
        return Unit(phrase, words=phrase)
    stretches = [stretch for stretch in _DIVIDERS.split(_ABBREVIATED.sub("", phrase)) if stretch.strip()]
    found = [_unit_at(stretch, language) for stretch in stretches]
    unit = next((unit for unit in found if unit is not None), COUNT)
    of_change = unit.dimension in _OF_CHANGE and has_base(phrase, table_words().changes)
    others = [stretch for stretch, own in zip(stretches, found, strict=True) if own is None]
    if of_change:
        others = [stretch for stretch in others if not has_base(stretch, table_words().volumes)]
    return Unit(unit.name, unit.factor, (*unit.demands, *_telling(others)), of_change, phrase)


@lru_cache(maxsize=4096)
def unit_in_title(title: str, language: str) -> tuple[Unit | None, str]:
    """The unit that a title or header has in brackets or behind "in", and the title without it; None for none."""
    for match in _BRACKETED.finditer(title):
        if _unit_at(match[1].strip(), language) is not None:
            rest = f"{title[: match.start()]} {title[match.end() :]}".strip()
            return unit_in_words(match[1].strip(), language), rest
    tail = _IN.search(title)
    if tail is not None and _unit_at(tail[1], language) is not None:
        return unit_in_words(tail[1], language), title[: tail.start()].strip()
    if "%" in title:
        return PERCENT, title.replace("%", " ").strip()
    return None, title


def _unit_at(stretch: str, language: str) -> Unit | None:
    """The unit in a stretch without commas and brackets; None where there is none that is known."""
    whole = _read(stretch, language)
    if whole is not None and not _per().search(whole.rest):
        return Unit(whole.name, whole.factor)
    dividend, divisor = _divided(stretch)
    demands = (divisor,) if divisor else ()
    tokens = dividend.split()
    for start in range(len(tokens)):
        found = _read(" ".join(tokens[start:]), language)
        if found is not None:
            return Unit(found.name, found.factor, (*_telling([" ".join(tokens[:start])]), *demands))
    return Unit(demands=demands) if divisor else None


def _divided(stretch: str) -> tuple[str, str]:
    """A stretch up to "per", and from there on; a rate by time says nothing that a claim has to name."""
    match = _per().search(stretch)
    if match is None:
        return stretch, ""
    divisor = stretch[match.end() :].strip()
    return stretch[: match.start()].strip(), "" if divisor.casefold() in table_words().per_time else match[0] + divisor


@cache
def _per() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(table_words().per))})\s+(?!cent\b)|(?<=\w)/(?=\w)", re.IGNORECASE)


class _Read(NamedTuple):
    """A unit at the beginning of a stretch."""

    name: str | None
    factor: float
    rest: str = ""


def _read(stretch: str, language: str) -> _Read | None:
    """The unit at the beginning, with nothing behind that would make it another one: "euro area"."""
    if match := _PERCENT.match(stretch):
        return _Read("percentage_point" if match[1] else "percent", 1.0)
    if match := _ROUND.match(stretch):
        below = _read(match[2], language) or _Read(None, 1.0)
        return below._replace(factor=below.factor * float(re.sub(r"\D", "", match[1])))
    tables = dict.fromkeys((table_for(language)[0].code, *deciding()))
    read = (_read_in(stretch, table_for(code)[0]) for code in tables)
    found = next((unit for unit in read if unit is not None), None)
    if found is None and stretch.casefold().startswith(tuple(table_words().percent)):
        return _Read("percent", 1.0)
    return found


def _read_in(stretch: str, table: Language) -> _Read | None:
    """The unit at the beginning, read as if it stood behind a number, or before one where it is a mere sign."""
    if stretch[:1].isdigit():
        return None  # "2015 = 100" is no unit, and would be read as one number with what stands before it
    plain = _OF_SCALED.sub(r"\1 ", stretch)
    text = f"{plain}{_TRIAL}" if _SIGN.fullmatch(plain) else f"{_TRIAL} {plain}"
    found = read_quantities(text, table)
    if not found or found[0].span.start != 0 or (found[0].unit is None and found[0].value == _TRIAL):
        return None
    unit, rest = found[0].unit, text[found[0].span.end :]
    if unit is not None and not _FOLLOWS.match(rest) and _telling([_per().split(rest)[0]]):
        return None
    return _Read(unit, found[0].value / _TRIAL, rest)


def _telling(stretches: Iterable[str]) -> tuple[str, ...]:
    """Those stretches that have a word by which one figure is told from another."""
    known = table_words().changes
    return tuple(s for s in stretches if not all(is_harmless(w) or has_base(w, known) for w in _WORD.findall(s)))


@lru_cache(maxsize=4096)
def is_harmless(word: str) -> bool:
    """Whether a word of a title or a unit tells no figure from another one."""
    functions = any(word.casefold() in table.function_words for table in deciding().values())
    return functions or has_base(word, table_words().harmless)


def has_base(phrase: str, known: frozenset[str]) -> bool:
    """Whether some word of a phrase is listed, in whatever form."""
    found = _WORD.findall(phrase)
    return any(word.casefold() in known or lemma(word, code) in known for word in found for code in deciding())
