"""The rows that a table counts, ranks or adds up: none of those that already add up others, and none twice."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum

from claims.tables.cells import Figure
from claims.tables.fields import Entry, Field
from claims.tables.naming import is_aggregate, is_mean, is_total
from claims.tables.places import is_group, is_state
from claims.tables.sheet import Sheet
from claims.tables.units import has_base
from claims.tables.words import table_words

_FEWEST = 3
"""Rows that a table must have for one of them to be told as the sum of others by its figure."""
_MOST = 400
"""Rows among which sums are sought by their figures; longer tables are told by the names of their rows alone."""
_MOST_CELLS = 6_000
_HAIR = 1e-9


@lru_cache(maxsize=64)
def members_of(sheet: Sheet, field: Field) -> tuple[Entry, ...] | None:
    """The entries of a field that are counted, those left out that add up others; None where one may be either."""
    if field.alone:
        return None
    named = _once(sheet, [entry for entry in field.entries if entry.name.cell and not _is_parted(entry)])
    states = [entry for entry in named if is_state(entry.name.keys)]
    if 2 * len(states) < len(named):
        return _plain_members(sheet, named)
    groups = [entry for entry in named if entry not in states and is_group(entry.name.cell, entry.name.keys)]
    groups += [entry for entry in sums_in(sheet, named) if entry not in states and entry not in groups]
    once = len({entry.name.keys for entry in states}) == len(states)
    return tuple(states) if once and len(states) + len(groups) == len(named) else None


def _plain_members(sheet: Sheet, named: list[Entry]) -> tuple[Entry, ...] | None:
    """The rows that add up no others; None where a figure alone, or a name alone, says that one does."""
    sums = set(sums_in(sheet, named))
    if len(_columns(sheet, named)) == 1 and any(not tells_a_whole(entry, sheet) for entry in sums):
        return None
    left = [entry for entry in named if entry not in sums and not adds_up(entry)]
    wholes = [entry for entry in left if is_in_title(entry, sheet) and _may_be_mean(entry, left, sheet)]
    return tuple(entry for entry in left if entry not in wholes)


def tells_a_whole(entry: Entry, sheet: Sheet) -> bool:
    """Whether the name of a row says that it may be all others: "Total", "All schools", "Borland" of Borland."""
    return adds_up(entry) or has_base(entry.name.cell, table_words().wholes) or is_in_title(entry, sheet)


def _may_be_mean(entry: Entry, entries: Sequence[Entry], sheet: Sheet) -> bool:
    """Whether a row may be the average of others: its column is one of rates, and it lies between them."""
    figures = {other: sheet.figure(other.row, other.column) for other in entries if other != entry}
    others = [figure.value for figure in figures.values() if figure is not None]
    own = sheet.figure(entry.row, entry.column)
    unit = sheet.unit_at(entry.row, entry.column)
    is_rate = unit.dimension == "share" or bool(unit.demands)
    return own is None or (is_rate and bool(others) and min(others) <= own.value <= max(others))


def is_in_title(entry: Entry, sheet: Sheet) -> bool:
    """Whether a row is named as what the table is about, or its publisher: "Borland" of the crime rates of Borland."""
    name, title = entry.name.cell, " ".join((sheet.table.measure, *sheet.table.aliases, sheet.table.origin.publisher))
    return name in title and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", title) is not None


def _once(sheet: Sheet, entries: list[Entry]) -> list[Entry]:
    """Entries without those whose row another one has word by word."""
    rows = {sheet.table.rows[entry.row].cells: entry for entry in reversed(entries)}
    kept = set(rows.values())
    return [entry for entry in entries if entry in kept] if len(rows) > 1 else entries


def _is_parted(entry: Entry) -> bool:
    """Whether a row is a part of another one: "of which: adults"."""
    return entry.name.cell.casefold().startswith(table_words().parted)


def adds_up(entry: Entry) -> bool:
    """Whether a row adds up others, or is a part of one: "Total", "Norden zusammen", "darunter Frauen"."""
    name = entry.name.cell
    return _is_parted(entry) or is_aggregate(name) or has_base(name, table_words().subtotals)


def sums_in(sheet: Sheet, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are the sum of those right before them, or of all others.

    So it has to be in most columns of plain figures; one column alone may come to a sum by accident, and only the
    last of several rows is then taken for one.
    """
    if not _FEWEST <= len(entries) <= _MOST or len(entries) * len(sheet.columns) > _MOST_CELLS:
        return []
    columns = _columns(sheet, entries)
    found: list[Entry] = []
    block: list[Entry] = []
    for place, entry in enumerate(entries):
        plain = [other for other in entries[:place] if other not in found]
        if any(_is_sum(whole, entry, columns, is_last=place == len(entries) - 1) for whole in (block, plain)):
            found.append(entry)
            block = []
        else:
            block.append(entry)
    others = [entry for entry in entries[1:] if entry not in found]
    is_first = _is_sum(others, entries[0], columns, is_last=False)
    return [*found, entries[0]] if is_first else found


_Column = Mapping[Entry, Figure]


def _columns(sheet: Sheet, entries: Sequence[Entry]) -> list[_Column]:
    """The figures of entries in each column of plain figures; where the columns are places, those of their row."""
    if len({entry.row for entry in entries}) < len(entries):
        places = [[(entry, entry.row, entry.column) for entry in entries]]
    else:
        own = [column for column in sheet.columns if sheet.unit(column).dimension != "share"]
        places = [[(entry, entry.row, column) for entry in entries] for column in own]
    read = ({entry: sheet.figure(row, column) for entry, row, column in column} for column in places)
    return [{entry: figure for entry, figure in column.items() if figure is not None} for column in read]


def _is_sum(parts: Sequence[Entry], whole: Entry, columns: Sequence[_Column], *, is_last: bool) -> bool:
    """Whether an entry is the sum of others in several columns, or in the only one and as the last of several."""
    known = [column for column in columns if whole in column and sum(part in column for part in parts) > 1]
    found = sum(_adds_up_in(parts, whole, column) for column in known)
    if len(known) == 1:
        return found == 1 and is_last and len(parts) >= _FEWEST
    return found > 1 and 2 * found > len(known)


def _adds_up_in(parts: Sequence[Entry], whole: Entry, column: _Column) -> bool:
    figures = [column[part] for part in parts if part in column]
    apart = abs(fsum(figure.value for figure in figures) - column[whole].value)
    rounded = (sum(figure.step for figure in figures) + column[whole].step) / 2 if column[whole].step < 1 else 0
    return apart <= rounded + _HAIR * abs(column[whole].value)


def totals_of(sheet: Sheet, field: Field) -> tuple[Entry, ...]:
    """The entries of a field that are the sum of all others, as their names or their figures say."""
    named = [entry for entry in field.entries if entry.name.cell and not _is_parted(entry)]
    members = members_of(sheet, field) or ()
    sums = [e for e in sums_in(sheet, named) if _is_sum(members, e, _columns(sheet, named), is_last=True)]
    return tuple(entry for entry in named if entry in sums or is_total(entry.name.cell))


def means_of(field: Field) -> tuple[Entry, ...]:
    """The entries of a field that are the average of all others."""
    return tuple(entry for entry in field.entries if is_mean(entry.name.cell))
