"""Spreadsheets and archives that mean no good, put together by hand."""

import io
import zipfile
from collections.abc import Mapping

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Work" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def xlsx(cells: str, dimension: str = "A1:C3", head: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook of one sheet.

    Args:
        cells: The rows of the sheet, in XML.
        dimension: What the sheet says of its size.
        head: In front of the sheet, such as a declaration of entities.
        more: Further parts of the archive by their names.
    """
    sheet = f'{head}<worksheet xmlns="{_MAIN}"><dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _LINKS.format(kind=f"{_OFFICE}/officeDocument", target="xl/workbook.xml").encode(),
        "xl/workbook.xml": _BOOK.encode(),
        "xl/_rels/workbook.xml.rels": _LINKS.format(
            kind=f"{_OFFICE}/worksheet", target="worksheets/sheet1.xml"
        ).encode(),
        "xl/worksheets/sheet1.xml": sheet.encode(),
    }
    return zipped({**parts, **(more or {})})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def text(place: str, words: str) -> str:
    """A cell of words."""
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(place: str, figure: str, formula: str = "") -> str:
    """A cell with a figure, and with the formula that gave it."""
    return f'<c r="{place}">{f"<f>{formula}</f>" if formula else ""}<v>{figure}</v></c>'


def row(at: int, *cells: str) -> str:
    """A row of cells."""
    return f'<row r="{at}">{"".join(cells)}</row>'


HEADER = row(1, text("A1", "country"), text("B1", "2023"), text("C1", "2024"))
GERMANY = row(2, text("A2", "Germany"), number("B2", "3.1"), number("C2", "3.4"))
FRANCE = row(3, text("A3", "France"), number("B3", "7.3"), number("C3", "7.4"))
