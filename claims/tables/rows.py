"""The rows, or columns, that a claim names, by identity where they are states, else by their words, whole."""

import re
from collections.abc import Sequence

from claims.models import Span
from claims.parts.statement import Part, PartKind
from claims.tables.asked import Asked
from claims.tables.fields import Entry, Field
from claims.tables.naming import is_aggregate, is_same, is_same_name, parts_of_phrase, signs_of_words
from claims.tables.places import keys_of
from claims.tables.sheet import RowName, Sheet


def entries_named(asked: Asked, sheet: Sheet, field: Field) -> list[Entry]:
    """The entries whose name a claim has, whole; a row that adds up the others is named by too many words."""
    if field.alone:
        return list(field.entries)
    keys = _keys(asked)
    return [entry for entry in field.entries if _is_named(entry.name, keys, asked, sheet)]


def parts_of_entry(asked: Asked, sheet: Sheet, entry: Entry) -> Sequence[Part]:
    """The parts of the claim that name an entry, and the words of its name in both languages."""
    name = entry.name
    own = parts_of_phrase(name.cell, asked.languages(sheet.language))
    by_key = [part for part in asked.said if part.name is not None and _keys_of(part) & name.keys]
    span = _written(name.cell, asked)
    return (*own, *by_key, *(asked.statement.within(span) if span is not None else ()))


def _is_named(name: RowName, keys: frozenset[str], asked: Asked, sheet: Sheet) -> bool:
    if name.keys:
        return bool(name.keys & keys)
    if name.period is not None:
        return any(name.period.is_of(when) for when in asked.times)
    shared = signs_of_words(name.cell)
    if not shared or not all(own & asked.signs for own in shared) or is_aggregate(name.cell):
        return False
    if _written(name.cell, asked) is not None:
        return True
    return any(_is_read_as(name.cell, code, asked) for code in asked.languages(sheet.language))


def _written(cell: str, asked: Asked) -> Span | None:
    """Where a claim has a name as it is written, and not as a part of a longer one."""
    match = re.search(rf"(?<![\w-]){re.escape(cell)}(?![\w-])", asked.statement.text) if cell[:1].isupper() else None
    if match is None:
        return None
    own = Span(start=match.start(), end=match.end())
    longer = (part for part in asked.statement.of(PartKind.NAME) if part.span.meets(own) and not own.holds(part.span))
    return None if any(longer) else own


def _is_read_as(cell: str, language: str, asked: Asked) -> bool:
    own = parts_of_phrase(cell, (language,))
    said = asked.statement.parts
    return bool(own) and all(_is_said(part, said, asked) for part in own)


def _is_said(own: Part, said: Sequence[Part], asked: Asked) -> bool:
    if own.kind is PartKind.TIME:
        return any(part.when is not None and own.when is not None and _days(part) == _days(own) for part in said)
    if own.kind is not PartKind.NAME:
        return any(is_same(part, own, asked.policy) for part in said)
    others = (part for part in said if part.kind is not PartKind.NAME)
    return any(is_same_name(part, own) for part in said) or any(is_same(part, own, asked.policy) for part in others)


def _days(part: Part) -> tuple[object, object]:
    return (part.when.first, part.when.last) if part.when is not None else (None, None)


def _keys(asked: Asked) -> frozenset[str]:
    return frozenset(key for part in asked.said for key in _keys_of(part))


def _keys_of(part: Part) -> frozenset[str]:
    """The identities of a name in a claim, those included that only statistical services list."""
    if part.name is None:
        return frozenset()
    return part.name.keys or keys_of(part.text, "en")
