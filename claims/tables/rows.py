"""The rows that a claim names, by identity where they are states, else by their words, whole."""

from collections.abc import Sequence

from claims.parts.statement import Part, PartKind
from claims.tables.asked import Asked
from claims.tables.naming import is_aggregate, is_same, parts_of_phrase, signs_of_words
from claims.tables.places import keys_of
from claims.tables.sheet import RowName, Sheet


def rows_named(asked: Asked, sheet: Sheet) -> list[int]:
    """The rows whose name a claim has, whole; a row that adds up the others is named by too many words."""
    keys = _keys(asked)
    return [number for number, name in enumerate(sheet.names) if _is_named(name, keys, asked, sheet)]


def parts_of_row(asked: Asked, sheet: Sheet, row: int) -> Sequence[Part]:
    """The parts of the claim that name a row, and the words of the row in both languages."""
    name = sheet.names[row]
    own = parts_of_phrase(name.cell, asked.languages(sheet.language))
    by_key = [part for part in asked.said if part.name is not None and _keys_of(part) & name.keys]
    return (*own, *by_key)


def _is_named(name: RowName, keys: frozenset[str], asked: Asked, sheet: Sheet) -> bool:
    if name.keys:
        return bool(name.keys & keys)
    if name.period is not None:
        return any(name.period.is_of(when) for when in asked.times)
    shared = signs_of_words(name.cell)
    if not shared or not all(own & asked.signs for own in shared) or is_aggregate(name.cell):
        return False
    return any(_is_read_as(name.cell, code, asked) for code in asked.languages(sheet.language))


def _is_read_as(cell: str, language: str, asked: Asked) -> bool:
    own = parts_of_phrase(cell, (language,))
    said = asked.statement.parts
    return bool(own) and all(_is_said(part, said, asked) for part in own)


def _is_said(own: Part, said: Sequence[Part], asked: Asked) -> bool:
    if own.kind is PartKind.TIME:
        return any(part.when is not None and own.when is not None and _days(part) == _days(own) for part in said)
    return any(is_same(part, own, asked.policy) for part in said)


def _days(part: Part) -> tuple[object, object]:
    return (part.when.first, part.when.last) if part.when is not None else (None, None)


def _keys(asked: Asked) -> frozenset[str]:
    return frozenset(key for part in asked.said for key in _keys_of(part))


def _keys_of(part: Part) -> frozenset[str]:
    """The identities of a name in a claim, those included that only statistical services list."""
    if part.name is None:
        return frozenset()
    return part.name.keys or keys_of(part.text, "en")
