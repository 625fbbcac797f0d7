"""Faults that are meant for the readers of tables, lists and archives: CSV, spreadsheets, feeds, sitemaps, ZIP."""

import gzip
from collections.abc import Callable, Mapping

from claims.models import NoAnswer
from tests.faults.fault import Figures, Group, Refused, Right, Survived, WebFault, named
from tests.faults.packed import gzip_bomb
from tests.faults.parsers import BILLION_LAUGHS, BROKE_DOWN, FILE_OF_THIS_MACHINE, TOO_SLOW
from tests.faults.sheets import FRANCE, GERMANY, HEADER, number, row, text, xlsx, zipped
from tests.faults.wire import Late, message

_NO_END = Refused(NoAnswer.UNREADABLE, "it is no table that can be read to its end")
_ENTITIES = Refused(NoAnswer.UNREADABLE, "of its own, which are not read.")
_UNREADABLE = Refused(NoAnswer.UNREADABLE, "It cannot be read: ")
_TABLE = Figures(("3.1", "3.4", "7.3", "7.4"))

_TOO_MUCH = Refused(NoAnswer.UNREADABLE, "unpacked it has more than")
_ELSEWHERE = Refused(NoAnswer.BLOCKED, "private = true")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_table = named(Group.PARSERS, kind="table", table={"title": "Unemployment rate", "unit": "percent"})
_feed = named(Group.PARSERS, kind="feed")
_sitemap = named(Group.PARSERS, kind="sitemap")
_kiwix = named(Group.PARSERS, kind="kiwix")
_chart = named(Group.PARSERS, kind="owid", data={"dataset": "work"})


def _cells(text: str) -> bytes:
    return message(text.encode(), media_type="text/csv; charset=utf-8")


def _csv(name: str, body: str, *right: Right) -> WebFault:
    return _table(name, _cells(body), *right)


def _sheet(name: str, body: bytes, *right: Right) -> WebFault:
    return _table(name, message(body, media_type=_XLSX), *right)


def _made(name: str, make: Callable[[], bytes], *right: Right) -> WebFault:
    """A table that is made when it is served."""
    return _table(name, Late(make), *right)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    return message(zipped(files), media_type="application/zip")


def _xml(body: str) -> bytes:
    return message(body.encode(), media_type="application/xml; charset=utf-8")


def _rss(items: str, head: str = "") -> bytes:
    return _xml(f'{head}<rss version="2.0"><channel><title>News</title>{items}</channel></rss>')


def _urls(places: str, head: str = "") -> bytes:
    return _xml(f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>')


_ITEM = "<item><title>&z;</title><link>http://127.0.0.1:9/a</link></item>"
_HITS = '<rss xmlns:o="http://a9.com/-/spec/opensearch/1.1/"><channel><o:totalResults>1</o:totalResults><item><title>&z;</title><link>/content/book/A</link></item></channel></rss>'
_ROWS = HEADER + GERMANY + FRANCE
_METADATA = b'{"chart": {"title": "Work"}, "columns": {"rate": {"titleShort": "Rate", "unit": "%"}}}'
_FAR = "whose cells lie too far apart"

HEAVY = (
    _made(
        "a table of a million cells",
        lambda: _cells(
            "name," + ",".join(map(str, range(1000, 1099))) + "\n" + ("Averland" + ",1" * 99 + "\n") * 10_000
        ),
        *(Survived("Averland"), TOO_SLOW, BROKE_DOWN),
    ),
    _made(
        "a table of 150,000 rows",
        lambda: _cells("name,2024\n" + "Averland,1\n" * 150_000),
        *(Refused(NoAnswer.UNREADABLE, "it has more than 100000 rows."), TOO_SLOW),
    ),
    _made(
        "a header of 100,000 columns",
        lambda: _cells(",".join(map(str, range(100_000))) + "\nAverland" + ",1" * 99_999),
        *(_NO_END, TOO_SLOW),
    ),
    _made(
        "a spreadsheet that unpacks to 500 MB",
        lambda: message(xlsx(_ROWS, more={"xl/media/picture.bin": b"\0" * 500_000_000}), media_type=_XLSX),
        *(_TOO_MUCH, TOO_SLOW, BROKE_DOWN),
    ),
    _made(
        "a sheet that unpacks to 200 MB",
        lambda: message(xlsx(_ROWS + " " * 200_000_000), media_type=_XLSX),
        *(_TABLE, _TOO_MUCH, TOO_SLOW, BROKE_DOWN),
    ),
    _feed(
        "a feed of 200,000 entries",
        Late(lambda: _rss("<item><title>A</title><link>http://127.0.0.1:9/a</link></item>" * 200_000)),
        *(_ELSEWHERE, TOO_SLOW),
    ),
    _feed(
        "a feed with 60 comments and a tag behind its end",
        _xml(f'<rss version="2.0"><channel></channel></rss>{"<!--a-->" * 60}<x>'),
        *(_UNREADABLE, TOO_SLOW),
    ),
    _sitemap(
        "a sitemap of 60,000 addresses",
        Late(lambda: _urls("<url><loc>http://127.0.0.1:9/a</loc></url>" * 60_000)),
        *(Refused(NoAnswer.UNREADABLE, "more than 50,000 addresses"), TOO_SLOW),
    ),
    _chart(
        "an archive that unpacks to 400 MB",
        Late(lambda: _zipped({"work.csv": b"\0" * 400_000_000, "work.metadata.json": _METADATA})),
        *(Refused(NoAnswer.UNREADABLE, "of more than"), TOO_SLOW, BROKE_DOWN),
    ),
)
FAULTS = (
    _csv("a cell of a million letters", f"name,2024\nAverland,{'1' * 1_000_000}\n", _NO_END),
    _csv("a quotation mark that is never closed", 'name,2024\nAverland,"1\nBrevoy,2\n', _NO_END),
    _csv(
        "a row with more cells than the header",
        "name,2024\nAverland,1,2\n",
        Refused(NoAnswer.UNREADABLE, "of the table has 3 cells"),
    ),
    _csv("a table with NUL bytes", "name,2024\nAver\0land,1\n" + "\0" * 20, _UNREADABLE),
    _csv(
        "a web page instead of a table",
        "<html><body><p>Please log in.</p></body></html>",
        Refused(NoAnswer.UNREADABLE, "it is a web page"),
    ),
    _csv("a table with its header only", "name,2024\n", _UNREADABLE),
    _sheet("a spreadsheet that says that it has 17 billion cells", xlsx(_ROWS, dimension="A1:XFD1048576"), _TABLE),
    _sheet("a spreadsheet that says that it has one cell", xlsx(_ROWS, dimension="A1"), _TABLE),
    _sheet(
        "a spreadsheet of 4 kB with cells in its far corners",
        xlsx(_ROWS + row(1048576, number("XFD1048576", "1")), dimension="A1:XFD1048576"),
        *(Refused(NoAnswer.UNREADABLE, _FAR), BROKE_DOWN),
    ),
    _sheet(
        "a spreadsheet with far cells that are written in an odd way",
        xlsx(_ROWS + '<row r="1048576"><c t="n" \n\n s="0" ' + "x='1' " * 40 + "r = 'XFD1048576'><v>1</v></c></row>"),
        *(Refused(NoAnswer.UNREADABLE, _FAR), _UNREADABLE, BROKE_DOWN),
    ),
    _sheet(
        "a spreadsheet whose figures are formulas",
        xlsx(
            HEADER
            + row(
                2,
                text("A2", "Germany"),
                number("B2", "3.1", "1+2.1"),
                number("C2", "3.4", "WEBSERVICE(&quot;http://127.0.0.1:9/&quot;)"),
            )
            + FRANCE
        ),
        _TABLE,
    ),
    _sheet(
        "a spreadsheet with formulas that were never worked out",
        xlsx(
            HEADER
            + row(2, text("A2", "Germany"), '<c r="B2"><f>1+2.1</f></c>', '<c r="C2"><f>1/0</f><v>#DIV/0!</v></c>')
            + FRANCE
        ),
        _UNREADABLE,
        Figures(("", "#DIV/0!", "7.3", "7.4")),
    ),
    _sheet(
        "a spreadsheet that declares entities",
        xlsx(_ROWS + row(4, text("A4", "&z;"), number("B4", "1")), head=f"<!DOCTYPE x [{BILLION_LAUGHS}]>"),
        _UNREADABLE,
        Survived("Germany", never="ha! ha!"),
        BROKE_DOWN,
    ),
    _sheet(
        "a spreadsheet that names a file of this machine",
        xlsx(_ROWS + row(4, text("A4", "&z;"), number("B4", "1")), head=f"<!DOCTYPE x [{FILE_OF_THIS_MACHINE}]>"),
        _UNREADABLE,
        Survived("Germany", never="root:"),
    ),
    _sheet("a spreadsheet cut in the middle", xlsx(_ROWS)[:900], _UNREADABLE),
    _sheet("an archive that is no spreadsheet", zipped({"readme.txt": b"nothing"}), _UNREADABLE),
    _feed("a feed whose entities grow a billionfold", _rss(_ITEM, f"<!DOCTYPE rss [{BILLION_LAUGHS}]>"), _ENTITIES),
    _feed(
        "a feed that names a file of this machine", _rss(_ITEM, f"<!DOCTYPE rss [{FILE_OF_THIS_MACHINE}]>"), _ENTITIES
    ),
    _feed(
        "a feed that is nothing but an address",
        message(b"http://127.0.0.1:9/feed.xml", media_type="text/plain"),
        _UNREADABLE,
    ),
    _feed("a feed, 100,000 elements deep", _rss("<item>" * 100_000), _UNREADABLE, TOO_SLOW, BROKE_DOWN),
    _feed(
        "a feed that leads to files and scripts only",
        _rss(
            "<item><title>A</title><link>file:///etc/passwd</link></item><item><title>B</title><link>javascript:alert(1)</link></item>"
        ),
        Survived(""),
        _UNREADABLE,
    ),
    _feed(
        "a feed that leads to loopback",
        _rss("<item><title>A</title><link>http://127.0.0.1:9/a</link></item>"),
        Refused(NoAnswer.BLOCKED, "private = true"),
    ),
    _sitemap(
        "a sitemap whose entities grow a billionfold",
        _urls("<url><loc>&z;</loc></url>", f"<!DOCTYPE urlset [{BILLION_LAUGHS}]>"),
        _ENTITIES,
    ),
    _sitemap(
        "a sitemap that names a file of this machine",
        _urls("<url><loc>&z;</loc></url>", f"<!DOCTYPE urlset [{FILE_OF_THIS_MACHINE}]>"),
        _ENTITIES,
    ),
    _sitemap(
        "a sitemap with a declaration of its own elsewhere",
        _urls("<url><loc>&z;</loc></url>", '<!DOCTYPE urlset SYSTEM "http://127.0.0.1:9/x.dtd">'),
        Survived(""),
        _UNREADABLE,
    ),
    _sitemap(
        "a sitemap that is a gzip bomb",
        message(gzip_bomb(200), media_type="application/gzip"),
        Refused(NoAnswer.UNREADABLE, "unpacked it has more than"),
        BROKE_DOWN,
    ),
    _sitemap(
        "a sitemap in a truncated gzip archive",
        message(gzip.compress(b"<urlset></urlset>")[:-9], media_type="application/gzip"),
        _UNREADABLE,
    ),
    _sitemap(
        "a sitemap in 300 gzip archives", message(gzip.compress(b" ") * 300, media_type="application/gzip"), _UNREADABLE
    ),
    _kiwix("hits whose entities grow a billionfold", _xml(f"<!DOCTYPE rss [{BILLION_LAUGHS}]>{_HITS}"), _ENTITIES),
    _kiwix("hits that name a file of this machine", _xml(f"<!DOCTYPE rss [{FILE_OF_THIS_MACHINE}]>{_HITS}"), _ENTITIES),
    _chart(
        "an archive with a path out of its folder",
        _zipped({"../work.csv": b"Entity,Year,rate\n", "work.metadata.json": _METADATA}),
        Refused(NoAnswer.UNREADABLE, "it is an archive with paths in it."),
    ),
    _chart(
        "an archive of 10,000 files",
        _zipped({f"{n}.csv": b"" for n in range(10_000)}),
        Refused(NoAnswer.UNREADABLE, "it is an archive with more than"),
    ),
    _chart(
        "an archive cut in the middle",
        message(zipped({"work.csv": b"Entity,Year,rate\nGermany,2024,3.4\n", "work.metadata.json": _METADATA})[:200]),
        _UNREADABLE,
    ),
)
