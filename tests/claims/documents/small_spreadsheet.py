"""Spreadsheets of a few cells, written by hand: XLSX, ODS and XLS."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 spreadsheets know no zones


@dataclass(frozen=True)
class Formula:
    """A formula with the value that was stored with it."""

    text: str
    value: float


@dataclass(frozen=True)
class Percent:
    """A number that is shown as so many per cent."""

    value: float


Cell = str | float | bool | date | Formula | Percent | None
Sheet = Sequence[Sequence[Cell]]


# --- XLSX -------------------------------------------------------------------------------------------------------


def xlsx(sheets: Mapping[str, Sheet], hidden: Sequence[str] = (), dimension: str = "A1") -> bytes:
    """An XLSX file; every sheet declares the same dimension, whatever its cells are."""
    numbers = range(1, len(sheets) + 1)
    named = "".join(
        f"<sheet name={quoteattr(name)} sheetId='{number}' r:id='r{number}'{_state(name, hidden)}/>"
        for number, name in zip(numbers, sheets, strict=True)
    )
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{_PACKAGE}/content-types'>"
        f"<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        f"<Default Extension='xml' ContentType='application/xml'/></Types>",
        "_rels/.rels": _relations({"r1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f"<workbook xmlns='{_MAIN}' xmlns:r='{_OFFICE}'><sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            {f"r{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in numbers}
            | {"rs": ("styles", "styles.xml")}
        ),
        "xl/styles.xml": f"<styleSheet xmlns='{_MAIN}'><cellXfs count='4'><xf numFmtId='0'/><xf numFmtId='14'/>"
        f"<xf numFmtId='22'/><xf numFmtId='9'/></cellXfs></styleSheet>",
    }
    for number, rows in zip(numbers, sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = worksheet(_written(rows), dimension)
    return archive(parts)


def worksheet(rows: str, dimension: str = "A1") -> str:
    """The part of an XLSX file that is a sheet with these rows, written in its XML."""
    return f"<worksheet xmlns='{_MAIN}'><dimension ref='{dimension}'/><sheetData>{rows}</sheetData></worksheet>"


def archive(parts: Mapping[str, str]) -> bytes:
    """A zip archive."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file.getvalue()


def repacked(body: bytes, changed: Mapping[str, str]) -> bytes:
    """The same archive with some of its parts changed."""
    with zipfile.ZipFile(BytesIO(body)) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    return archive(parts | changed)


def _state(name: str, hidden: Sequence[str]) -> str:
    return " state='hidden'" if name in hidden else ""


def _relations(relations: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(
        f"<Relationship Id='{name}' Type='{_OFFICE}/{kind}' Target='{target}'/>"
        for name, (kind, target) in relations.items()
    )
    return f"<Relationships xmlns='{_PACKAGE}/relationships'>{listed}</Relationships>"


def _written(rows: Sheet) -> str:
    return "".join(
        f"<row r='{number}'>{''.join(_xlsx_cell(number, place, cell) for place, cell in enumerate(row))}</row>"
        for number, row in enumerate(rows, 1)
    )


def _xlsx_cell(row: int, place: int, cell: Cell) -> str:
    at = f"<c r='{chr(ord('A') + place)}{row}'"
    match cell:
        case None:
            return f"{at} s='1'/>"
        case str():
            return f"{at} t='inlineStr'><is><t>{escape(cell)}</t></is></c>"
        case Formula(text, value):
            return f"{at}><f>{escape(text)}</f><v>{value}</v></c>"
        case _:
            kind, value = _kind_and_value(cell)
            return f"{at} {kind}><v>{value!r}</v></c>"


def _kind_and_value(cell: float | date | Percent) -> tuple[str, float]:
    match cell:
        case bool():
            return "t='b'", int(cell)
        case datetime():
            return "s='2'", (cell - _FIRST_DAY).total_seconds() / 86_400
        case date():
            return "s='1'", (cell - _FIRST_DAY.date()).days
        case Percent(value):
            return "s='3'", value
        case _:
            return "s='0'", cell


# --- ODS --------------------------------------------------------------------------------------------------------

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMES = "urn:oasis:names:tc:opendocument:xmlns"


def ods(sheets: Mapping[str, Sheet]) -> bytes:
    """An ODS file."""
    tables = "".join(ods_table(name, "".join(map(_ods_row, rows))) for name, rows in sheets.items())
    return ods_of(tables)


def ods_of(tables: str) -> bytes:
    """An ODS file with these tables, written in its XML."""
    names = " ".join(f"xmlns:{name}='{_ODS_NAMES}:{name}:1.0'" for name in ("office", "table", "text"))
    entry = f"<manifest:file-entry manifest:full-path='/' manifest:media-type='{_ODS}'/>"
    return archive(
        {
            "mimetype": _ODS,
            "META-INF/manifest.xml": f"<manifest:manifest xmlns:manifest='{_ODS_NAMES}:manifest:1.0'>{entry}"
            f"</manifest:manifest>",
            "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>{tables}"
            f"</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_table(name: str, rows: str) -> str:
    """A table of an ODS file with these rows, written in its XML."""
    return f"<table:table table:name={quoteattr(name)}>{rows}</table:table>"


def _ods_row(row: Sequence[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case str():
            typed = "office:value-type='string'"
        case bool():
            typed = f"office:value-type='boolean' office:boolean-value='{str(cell).lower()}'"
        case date():
            typed = f"office:value-type='date' office:date-value='{cell.isoformat()}'"
        case Percent(value):
            typed = f"office:value-type='percentage' office:value='{value}'"
        case Formula(text, value):
            typed = f"table:formula={quoteattr(text)} office:value-type='float' office:value='{value}'"
        case _:
            typed = f"office:value-type='float' office:value='{cell}'"
    return f"<table:table-cell {typed}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


# --- XLS --------------------------------------------------------------------------------------------------------

_SECTOR = 512
_LEAST_STREAM = 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls(name: str, rows: Sequence[Sequence[str | float]]) -> bytes:
    """An XLS file of one sheet."""
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = _record(0x000A, b"")
    label = name.encode("latin-1")
    place = len(start) + 4 + 8 + len(label) + len(end)
    sheet = _record(0x0085, struct.pack("<IBBBB", place, 0, 0, len(label), 0) + label)
    cells = b"".join(_xls_cell(row, column, cell) for row, line in enumerate(rows) for column, cell in enumerate(line))
    size = struct.pack("<IIHHH", 0, len(rows), 0, len(rows[0]), 0)
    first = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    return ole({"Workbook": start + sheet + end + first + _record(0x0200, size) + cells + end})


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with one stream or two, the shorter name second."""
    padded = [
        stream.ljust(-(-max(len(stream), _LEAST_STREAM) // _SECTOR) * _SECTOR, b"\0") for stream in streams.values()
    ]
    table, starts = [_TABLE, _END], []
    for stream in padded:
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + len(stream) // _SECTOR), _END]
    entries = _entry("Root Entry", 5, (_FREE, 1), _END, 0)
    for number, (name, stream) in enumerate(zip(streams, padded, strict=True)):
        before = 2 if number == 0 and len(streams) > 1 else _FREE
        entries += _entry(name, 2, (before, _FREE), starts[number], len(stream))
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff") + entries.ljust(_SECTOR, b"\0")
    return _ole_header() + sectors + b"".join(padded)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _xls_cell(row: int, column: int, cell: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, str):
        return _record(0x0204, place + struct.pack("<HB", len(cell), 0) + cell.encode("latin-1"))
    return _record(0x0203, place + struct.pack("<d", cell))


def _entry(name: str, kind: int, tree: tuple[int, int], start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    before, below = tree
    head = struct.pack("<64sHBBIII", written, len(written), kind, 1, before, _FREE, below)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _ole_header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    counts = struct.pack("<IIIIIIIII", 0, 1, 1, 0, _LEAST_STREAM, _END, 0, _END, 0)
    return (head + counts + struct.pack("<I", 0)).ljust(_SECTOR, b"\xff")
