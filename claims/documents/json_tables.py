"""Tables in JSON: lists of records, or of lists."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from claims.documents.grid import Grid, grid_of, has_data, refuse_vast
from claims.errors import DocumentUnreadable

_DEEPEST_LIST = 4
"""How many names or places may lead to the list that is the table."""
_DEEPEST_FIELD = 8
"""How many names may lead to a value of a record."""
_MOST_SHOWN = 80

Json = dict[str, "Json"] | list["Json"] | str | bool | None
"""JSON with its numbers as they were written."""


def read_json_table(text: str) -> Iterator[Grid]:
    """The one list in a JSON text that is a table: of records with their fields as header, or of lists.

    Fields of records within records are named "a.b"; figures are written as they were; null and NaN are empty.

    Raises:
        DocumentUnreadable: It is no JSON, names a field twice, or has no such list, or several.
    """
    found = list(_lists(parsed_json(text), 0))
    if len(found) != 1:
        how_many = "no list" if not found else f"{len(found)} lists"
        raise DocumentUnreadable(f"its JSON has {how_many} that could be the table.")
    grid = grid_of("", _rows(found[0]))
    if has_data(grid):
        yield grid


def parsed_json(text: str) -> Json:
    """What a JSON text stands for, numbers as they were written, NaN and Infinity as null.

    Raises:
        DocumentUnreadable: It is no JSON, is nested too deeply, or names a field twice in one record.
    """
    try:
        parsed: Json = json.loads(
            text, object_pairs_hook=_record, parse_float=str, parse_int=str, parse_constant=_nothing
        )
    except RecursionError as error:
        raise DocumentUnreadable("its JSON is nested too deeply.") from error
    except ValueError as error:
        raise DocumentUnreadable("it is no JSON that can be read to its end.") from error
    return parsed


def _record(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    record = dict(pairs)
    if len(record) < len(pairs):
        _refuse_twice([name for name, _ in pairs])
    return record


def _refuse_twice(names: Sequence[str]) -> None:
    ((name, count),) = Counter(names).most_common(1)
    if count > 1:
        raise DocumentUnreadable(f"its JSON has a record with {count} fields {name[:_MOST_SHOWN]!r}.")


def _nothing(_: str) -> None:
    return None


def _lists(value: Json, depth: int) -> Iterator[list[Json]]:
    if isinstance(value, list) and (_is_of_records(value) or _is_of_lists(value)):
        yield value
    elif isinstance(value, dict | list) and depth < _DEEPEST_LIST:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _lists(inner, depth + 1)


def _is_of_records(values: Sequence[Json]) -> bool:
    are_records = all(isinstance(value, dict) and _is_flat(value, 0) for value in values)
    return are_records and any(isinstance(value, dict) and "".join(value).strip() for value in values)


def _is_flat(value: Json, depth: int) -> bool:
    """Whether a value goes into cells: one, or a record of such; a list where it is one of single values."""
    if isinstance(value, dict):
        return depth < _DEEPEST_FIELD and all(_is_flat(inner, depth + 1) for inner in value.values())
    return not isinstance(value, list) or all(_is_single(inner) for inner in value)


def _is_single(value: Json) -> bool:
    return not isinstance(value, dict | list)


def _is_of_lists(values: Sequence[Json]) -> bool:
    """Whether there are lists below one that may be a header: it has a word."""
    are_lists = len(values) > 1 and all(isinstance(row, list) and all(map(_is_single, row)) for row in values)
    header = values[0] if are_lists else None
    return isinstance(header, list) and any(character.isalpha() for cell in header for character in _text(cell))


def _rows(table: Sequence[Json]) -> Iterator[Sequence[str]]:
    if isinstance(table[0], list):
        yield from ([_text(cell) for cell in row] for row in table if isinstance(row, list))
        return
    records = [_fields(record) for record in table if isinstance(record, dict)]
    header = dict.fromkeys(name for record in records for name in record)
    refuse_vast(len(records) + 1, (len(records) + 1) * len(header), 0)
    yield tuple(header)
    for record in records:
        yield [record.get(name, "") for name in header]


def _fields(record: dict[str, Json]) -> dict[str, str]:
    pairs = list(_pairs(record, ""))
    fields = dict(pairs)
    if len(fields) < len(pairs):
        _refuse_twice([name for name, _ in pairs])
    return fields


def _pairs(record: dict[str, Json], before: str) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _pairs(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", _text(value)


def _text(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else ""
