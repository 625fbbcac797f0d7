"""Spreadsheets: XLSX, XLS and ODS."""

import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import IO

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from claims.documents.grid import Grid, grid_of, headed
from claims.documents.refusing import refusing
from claims.errors import DocumentUnreadable

_MOST_UNPACKED_BYTES = 200_000_000
_MOST_SPREAD_CELLS = 10_000_000
"""Between the first cell and the last, filled or not: the library makes room for all, or else ends the process."""
_PIECE_BYTES = 1_000_000
_OVERLAP_BYTES = 100
"""What is looked at again with the next piece, so that no address of a cell is cut."""
_FILLED_CELL = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["'][^<>]{0,80}(?<!/)>""")
_WHOLE_BELOW = 1e16
"""Up to where a number of a spreadsheet is exact to the unit."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the part with an encrypted XLSX file in it, which the library cannot tell from a broken one."""

_Cell = int | float | str | bool | time | date | datetime | timedelta


def read_spreadsheet(body: bytes) -> Iterator[Grid]:
    """The sheets that are shown and not empty, one table each; formulas as the values that were stored with them.

    Dates are written as ISO dates, numbers without their format: a cell that shows 25 % is "0.25".

    Raises:
        DocumentUnreadable: It is broken, encrypted, too vast, or no spreadsheet.
    """
    if body.startswith(b"PK"):
        with refusing("its zip archive is broken or encrypted"):
            _refuse_vast_archive(body)
    if _ENCRYPTED in body:
        raise DocumentUnreadable("the spreadsheet is encrypted.")
    with refusing("it is no spreadsheet, or one that is broken or encrypted"):
        workbook = CalamineWorkbook.from_filelike(BytesIO(body))
    for number, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            grid = headed(grid_of(sheet.name, _written(_rows(workbook, number))))
            if grid.rows:
                yield grid


def _refuse_vast_archive(body: bytes) -> None:
    unpacked = 0
    with zipfile.ZipFile(BytesIO(body)) as archive:
        for part in archive.infolist():
            with archive.open(part) as file:
                for piece in _pieces(file):
                    unpacked += len(piece)
                    if unpacked > _MOST_UNPACKED_BYTES:
                        raise DocumentUnreadable(f"unpacked it has more than {_MOST_UNPACKED_BYTES:,} bytes.")


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """A part of the archive in pieces; where it is a sheet whose cells lie too far apart, it is refused."""
    rows = columns = 0
    piece = b""
    while read := file.read(_PIECE_BYTES):
        piece = piece[-_OVERLAP_BYTES:] + read
        for letters, row in _FILLED_CELL.findall(piece):
            rows, columns = max(rows, int(row)), max(columns, _column(letters))
        if rows * columns > _MOST_SPREAD_CELLS:
            raise DocumentUnreadable("it has a sheet whose cells lie too far apart.")
        yield read


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _rows(workbook: CalamineWorkbook, number: int) -> Iterator[Sequence[_Cell]]:
    with refusing("its spreadsheet is broken"):
        yield from workbook.get_sheet_by_index(number).iter_rows()


def _written(rows: Iterable[Iterable[_Cell]]) -> Iterator[list[str]]:
    for row in rows:
        yield [_text(cell) for cell in row]


def _text(cell: _Cell) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).lower()
        case int() | float():
            return _number(cell)
        case timedelta():
            return _duration(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case _:
            return cell.isoformat()


def _number(number: float) -> str:
    if not math.isfinite(number):
        return ""
    return str(int(number)) if number == int(number) and abs(number) < _WHOLE_BELOW else repr(number)


def _duration(duration: timedelta) -> str:
    """In hours, minutes and seconds, also beyond a day."""
    seconds = round(duration.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, second = divmod(abs(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{sign}{hour}:{minute:02}:{second:02}"
