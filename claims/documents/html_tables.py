"""Tables of web pages."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from claims.documents.grid import MOST_CELLS, Grid, grid_of, has_data, headed, refuse_vast
from claims.documents.hidden import hidden_in
from claims.documents.refusing import refusing
from claims.errors import DocumentUnreadable

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LAYOUT = frozenset({"none", "presentation"})
_NO_TEXT = ("script", "style", "template", "noscript")
_PLACES = frozenset({"td", "th", "tr"})
_APART = ("br", "p", "div", "li", "dt", "dd", "hr")
_MOST_COLUMNS_SPANNED = 1_000
_MOST_ROWS_SPANNED = 65_534
"""Both as browsers bound them."""
_SPAN = re.compile(r"\s*\+?([0-9]{1,9})")
_BEFORE_POWER = re.compile(r"(?:\b[kcdm]?m|\b(?:ft|mi|yd)|[×x·*]\s?10)$")
"""Where a raised figure is no mark of a footnote, since it would make a length of an area, or ten of a million."""
_RAISED = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")


class _Cell(NamedTuple):
    text: str
    rows: int
    columns: int


def read_html_tables(page: str) -> Iterator[Grid]:
    """The tables of a page that have data, as browsers lay them out, cells that span others repeated in all of them.

    Tables within such a table, marks of footnotes and what is hidden are left out.

    Raises:
        DocumentUnreadable: It is nested too deeply, or has a table that is too vast.
    """
    tree = _tree(page)
    _prepare(tree)
    heading, dropped = "", set[HtmlElement]()
    for element in tuple(tree.iter("table", *_HEADINGS)):
        if element.tag != "table":
            heading = element.text_content()
        elif element not in dropped and not _is_layout(element):
            dropped.update(_without_tables(element))
            title = _caption(element) or heading
            grid = headed(grid_of(title, _laid_out(element)))
            if has_data(grid):
                yield grid


def _tree(page: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    with refusing("it is no web page that can be read"):
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    if any(error.level_name == "FATAL" for error in parser.error_log):
        raise DocumentUnreadable("its elements are nested too deeply.")
    return tree


def _prepare(tree: HtmlElement) -> None:
    """Leave in a tree the text that counts, with white space where elements part it."""
    for element in (*tree.iter(*_NO_TEXT), *hidden_in(tree)):
        _take_out(element)
    for element in tuple(tree.iter("sup")):
        raised = element.text_content().strip()
        power = raised.translate(_RAISED) if _is_power(element, raised) else None
        element.clear(keep_tail=True)
        element.text = power
    for element in tree.iter(*_APART):
        element.text = f" {element.text or ''}"
        element.tail = f" {element.tail or ''}"


def _take_out(element: HtmlElement) -> None:
    """Empty an element, which is quicker than to join the texts around it; a cell or a row must be gone."""
    if element.tag in _PLACES and element.getparent() is not None:
        element.drop_tree()
    else:
        element.clear(keep_tail=True)


def _is_power(element: HtmlElement, raised: str) -> bool:
    previous, parent = element.getprevious(), element.getparent()
    if parent is None:  # it stood in one that was taken out
        return False
    before = parent.text if previous is None else previous.tail
    return re.fullmatch(r"[-−+]?\d{1,2}", raised) is not None and bool(_BEFORE_POWER.search(before or ""))


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table only places what a page has: it says so, or has tables in it and no cell that is a header."""
    has_tables = next(table.iterdescendants("table"), None) is not None
    return table.get("role") in _LAYOUT or (has_tables and not table.xpath("./tr/th | ./*/tr/th"))


def _without_tables(table: HtmlElement) -> tuple[HtmlElement, ...]:
    """The tables within a table, which are no longer in it."""
    inner = tuple(table.iterdescendants("table"))
    for element in inner:
        element.clear(keep_tail=True)
    return inner


def _caption(table: HtmlElement) -> str:
    caption = table.find("caption")
    text = "" if caption is None else caption.text_content()
    return str(text if text.strip() else table.get("aria-label", ""))


def _laid_out(table: HtmlElement) -> Iterator[list[str]]:
    """All rows, cell by cell, without the columns in which no cell begins: they are there for spans that lie."""
    begun: set[int] = set()
    rows: list[dict[int, str]] = []
    found = table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    cells = 0
    for _, section in groupby(found, key=HtmlElement.getparent):
        hanging: dict[int, _Cell] = {}
        for row in section:
            placed, begins = _placed(_cells(row), hanging)
            begun |= begins
            rows.append({place: cell.text for place, cell in placed.items()})
            cells += len(placed)
            refuse_vast(len(rows), cells, 0)
            hanging = {place: _below(cell) for place, cell in placed.items() if cell.rows > 1}
    kept = sorted(begun)
    for row in rows:
        yield [row.get(place, "") for place in kept]


def _cells(row: HtmlElement) -> Iterator[_Cell]:
    for cell in row.iterchildren("td", "th"):
        rows = _span(cell.get("rowspan"), _MOST_ROWS_SPANNED)
        columns = _span(cell.get("colspan"), _MOST_COLUMNS_SPANNED)
        yield _Cell(cell.text_content(), rows or _MOST_ROWS_SPANNED, columns or 1)


def _span(written: str | None, most: int) -> int:
    """A number as browsers read it: what follows its digits does not matter, and without digits it is 1."""
    digits = None if written is None else _SPAN.match(written)
    return 1 if digits is None else min(int(digits[1]), most)


def _placed(cells: Iterable[_Cell], hanging: dict[int, _Cell]) -> tuple[dict[int, _Cell], set[int]]:
    """Which cell stands in which column, beside those that hang down from rows above, and where cells begin."""
    placed, begins, place = dict(hanging), set[int](), 0
    for cell in cells:
        while place in placed:
            place += 1
        begins.add(place)
        for column in range(place, place + cell.columns):
            placed.setdefault(column, cell)
        place += cell.columns
        if len(placed) > MOST_CELLS:
            break  # the caller refuses it
    return placed, begins


def _below(cell: _Cell) -> _Cell:
    return cell._replace(rows=cell.rows - 1)
