"""Faults of encoding: bodies that are packed, and texts that are written, otherwise than their headers say."""

import gzip

from claims.models import NoAnswer
from tests.claims.documents.small_pdf import pdf
from tests.faults.fault import Group, Refused, Survived, WebFault, named
from tests.faults.packed import BROTLI_HELLO, gzip_bomb, gzip_in_gzip, zstd_bomb
from tests.faults.wire import message

TEXT = "Die Brücke von Hallstein kostet vier Millionen Euro."
_HTML = (
    "<!doctype html><html lang='de'><head>{head}<title>Die Brücke</title></head><body><article>"
    "<p>Die Brücke von Hallstein kostet vier Millionen Euro.</p></article></body></html>"
)
_PAGE = _HTML.format(head="").encode()
_PACKED = gzip.compress(_PAGE, mtime=0)
_LATIN = "text/html; charset=iso-8859-1"

_READ = Survived(TEXT)
_TOO_LARGE = Refused(NoAnswer.UNREADABLE, "It is larger than 1000000 bytes.")
_NOT_ASKED_FOR = Refused(NoAnswer.UNREADABLE, "which was not asked for")
_ENDS_EARLY = Refused(NoAnswer.UNREADABLE, "its compressed body ends before its end")
_BROKEN = Refused(NoAnswer.UNREADABLE, "its compressed body is broken")
_BINARY = Refused(NoAnswer.UNREADABLE, "it is not text; its bytes look like a binary file.")
_EMPTY = Refused(NoAnswer.UNREADABLE, "it is empty.")

_fault = named(Group.ENCODING)


def _zipped(name: str, body: bytes, *right: Refused | Survived, encoding: str = "gzip") -> WebFault:
    return _fault(name, message(body, Content_Encoding=encoding), *right)


def _written(name: str, body: bytes, *right: Refused | Survived, media_type: str = "text/html") -> WebFault:
    return _fault(name, message(body, media_type=media_type), *right)


FAULTS = (
    _zipped("a gzip bomb of 64 MB", gzip_bomb(64), _TOO_LARGE),
    _zipped("gzip in gzip, named once", gzip_in_gzip(64), _BINARY),
    _zipped("gzip in gzip, named twice", gzip_in_gzip(64), _NOT_ASKED_FOR, encoding="gzip, gzip"),
    _zipped("Brotli, which was not asked for", BROTLI_HELLO, _NOT_ASKED_FOR, encoding="br"),
    _zipped("a Zstandard bomb of 64 MB", zstd_bomb(64), _NOT_ASKED_FOR, encoding="zstd"),
    _zipped("deflate, which was not asked for", b"x", _NOT_ASKED_FOR, encoding="deflate"),
    _zipped("an encoding that does not exist", _PAGE, _NOT_ASKED_FOR, encoding="rot13"),
    _zipped("truncated gzip", _PACKED[:-40], _ENDS_EARLY),
    _zipped("gzip without its check sum", _PACKED[:-8], _ENDS_EARLY),
    _zipped("corrupt gzip", _PACKED[:60] + bytes(byte ^ 0xFF for byte in _PACKED[60:]), _BROKEN),
    _zipped("gzip with a wrong check sum", _PACKED[:-8] + b"\0\0\0\0" + _PACKED[-4:], _BROKEN),
    _zipped("gzip with a wrong length", _PACKED[:-4] + b"\0\0\0\0", _BROKEN),
    _zipped(
        "several gzip members", b"".join(gzip.compress(_PAGE[n : n + 40]) for n in range(0, len(_PAGE), 40)), _READ
    ),
    _zipped("40,000 empty gzip members", gzip.compress(b"") * 40_000 + _PACKED, _READ),
    _zipped("the second of two gzip members cut off", _PACKED + _PACKED[:-40], _ENDS_EARLY),
    _zipped("words behind the end of the gzip", _PACKED + b"and so on, without an end", _BROKEN),
    _zipped("a page that was never packed, called gzip", _PAGE, _BROKEN),
    _zipped("nothing at all, called gzip", b"", _EMPTY),
    _written("gzip that nobody calls so", _PACKED, _BINARY),
    _written("UTF-8, called Latin-1", _PAGE, _READ, media_type=_LATIN),
    _written(
        "Latin-1, called UTF-8", _HTML.format(head="").encode("latin-1"), _READ, media_type="text/html; charset=utf-8"
    ),
    _written("Latin-1 that nobody calls anything", _HTML.format(head="").encode("latin-1"), _READ),
    _written("UTF-16 with its mark", _HTML.format(head="").encode("utf-16"), _READ),
    _written("UTF-16, its mark against its header", _HTML.format(head="").encode("utf-16"), _READ, media_type=_LATIN),
    _written(
        "UTF-16 without a mark, as its header says",
        _HTML.format(head="").encode("utf-16-le"),
        _READ,
        media_type="text/html; charset=utf-16le",
    ),
    _written("UTF-16 without a mark that nobody calls so", _HTML.format(head="").encode("utf-16-be"), _READ, _BINARY),
    _written("UTF-16 that ends in the middle of a letter", _HTML.format(head="").encode("utf-16")[:-1], _BINARY, _READ),
    _written(
        "mark, header and page name three character sets",
        b"\xef\xbb\xbf" + _HTML.format(head="<meta charset='utf-16'>").encode(),
        _READ,
        media_type=_LATIN,
    ),
    _written(
        "header and page name two wrong character sets",
        _HTML.format(head="<meta charset='shift_jis'>").encode(),
        _READ,
        media_type="text/html; charset=koi8-r",
    ),
    _written(
        "a character set that does not exist",
        _HTML.format(head="").encode("latin-1"),
        _READ,
        media_type="text/html; charset=klingon",
    ),
    _written(
        "UTF-7, in which markup hides",
        b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- The bridge.",
        Survived("+ADw-script"),
        media_type="text/plain; charset=utf-7",
    ),
    _written(
        "a codec of Python that packs",
        b"x\x9c\xcbH\xcd\xc9\xc9W(\xcf/\xcaI\x01\0\x1a\x0b\x04]",
        _BINARY,
        media_type="text/html; charset=zlib",
    ),
    _written(
        "a codec of Python that reads escapes",
        rb"The bridge \ud800 of Hallstein.",
        Survived(r"\ud800"),
        media_type="text/plain; charset=unicode_escape",
    ),
    _written(
        "half a surrogate as bytes",
        b"The bridge \xed\xa0\x80 of Hallstein is open.",
        Survived("of Hallstein is open."),
        media_type="text/plain",
    ),
    _written("half a surrogate as an escape of HTML", _PAGE.replace(b"Die Br", b"&#xD800;Die Br"), _READ),
    _written(
        "a letter of UTF-8 cut in the middle",
        ("Die Brücke von Hallstein ist offen. " * 20 + "Brü").encode()[:-1],
        Survived("Die Brücke von Hallstein ist offen."),
        media_type="text/plain; charset=utf-8",
    ),
    _written("one NUL byte in a page", _PAGE.replace(b"<p>", b"\0<p>"), _READ),
    _written("a page of NUL bytes", b"\0" * 5000 + _PAGE, _BINARY),
    _written("HTML, called PDF", _PAGE, _READ, media_type="application/pdf"),
    _written("HTML, called a picture", _PAGE, _READ, media_type="image/png"),
    _written(
        "a PDF, called HTML",
        pdf(["The bridge of Hallstein is open."]),
        Survived("The bridge of Hallstein is open."),
        media_type="text/html",
    ),
    _written("a picture, called HTML", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, _BINARY),
    _written("nothing but blanks", b" \n\t\r\n" * 400, _EMPTY),
)
