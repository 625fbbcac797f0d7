"""What publishers write behind their figures: "2.1 (provisional)", "3.4 bp", "2024e", "2.1*"."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from claims.models import Mark, Record

_PLAIN = "plain"
_REMARK = re.compile(r"\s*\(([^()]*)\)")
_NOTE = re.compile(r"\s*(?:\[\w{1,3}\]|\d{1,2}\)|[*†‡#¹²³⁴-⁹]+)")
_LETTERS = re.compile(r"\s*([a-z]{1,3})(?![^\W_])")
_DIVIDERS = re.compile(r"\s*[;,/]\s*")


@lru_cache(maxsize=4096)
def marks_in(text: str) -> tuple[Mark, ...] | None:
    """The marks that a text behind a figure consists of; None where it has anything else."""
    found: list[Mark] = []
    place = len(text) - len(text.lstrip())
    while place < len(text.rstrip()):
        marks, place = _next(text, place)
        if marks is None:
            return None
        found += marks
    return tuple(dict.fromkeys(found))


def _next(text: str, place: int) -> tuple[Sequence[Mark] | None, int]:
    """The marks at a place and where they end."""
    if (match := _REMARK.match(text, place)) is not None:
        return _of_remark(match[1]), match.end()
    if (match := _NOTE.match(text, place)) is not None:
        return (Mark.NOTED,), match.end()
    if (match := _LETTERS.match(text, place)) is not None:
        return _of_letters(match[1]), match.end()
    return None, len(text)


def _of_remark(remark: str) -> Sequence[Mark] | None:
    whole = _of_words(remark)
    return whole if whole is not None else _all(_of_part(part) for part in _DIVIDERS.split(remark.strip()))


def _of_part(part: str) -> Sequence[Mark] | None:
    found = _of_words(part)
    return found if found is not None else _of_letters(part)


def _of_words(remark: str) -> Sequence[Mark] | None:
    name = _words().get(" ".join(remark.casefold().split()))
    return None if name is None else _marks(name)


def _of_letters(letters: str) -> Sequence[Mark] | None:
    """The marks of letters of which none stands twice: "bp", not "pp"."""
    known = _table().letters
    if not letters or len(set(letters)) < len(letters):
        return None
    return _all(_marks(known[letter]) if letter in known else None for letter in letters)


def _all(found: Iterable[Sequence[Mark] | None]) -> Sequence[Mark] | None:
    """All marks together; None where one was not understood."""
    together: list[Mark] = []
    for marks in found:
        if marks is None:
            return None
        together += marks
    return together


def _marks(name: str) -> Sequence[Mark]:
    return () if name == _PLAIN else (Mark(name),)


class _Table(Record):
    """What stands in ``marks.toml``."""

    words: dict[str, tuple[str, ...]]
    letters: dict[str, str]


@cache
def _table() -> _Table:
    raw = tomllib.loads(files("claims.tables").joinpath("marks.toml").read_text(encoding="utf-8"))
    return _Table.model_validate(raw)


@cache
def _words() -> Mapping[str, str]:
    """Every remark with what it is a remark of."""
    return MappingProxyType({word: name for name, words in _table().words.items() for word in words})
