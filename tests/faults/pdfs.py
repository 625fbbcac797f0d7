"""PDF files that mean no good, written by hand."""

from collections.abc import Sequence

from tests.faults.packed import zlib_bomb

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def of_many_pages(count: int) -> bytes:
    """So many empty pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return file([_CATALOG, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), *[page] * count])


def of_one_page(content: bytes, more: bytes = b"", trailer: bytes = b"") -> bytes:
    """One page that draws something; ``more`` stands in the dictionary of its stream."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    page += b"/Resources << /Font << /F1 5 0 R >> >> >>"
    stream = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return file([_CATALOG, pages, page, stream, _FONT], trailer)


def encrypted() -> bytes:
    """One page that a password keeps shut."""
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]"
    words = b"BT /F1 11 Tf 60 780 Td (The bridge of Hallstein is open.) Tj ET"
    return of_one_page(words, trailer=locked % (b"41" * 32, b"42" * 32, b"43" * 16, b"43" * 16))


def packed_bomb(megabytes: int) -> bytes:
    """One page whose drawing is a few kilobytes packed and so many megabytes of NUL bytes unpacked."""
    words = b"BT /F1 11 Tf 60 780 Td (The bridge of Hallstein is open.) Tj ET"
    return of_one_page(zlib_bomb(words, megabytes), b"/Filter /FlateDecode")


def of_a_tree_in_itself() -> bytes:
    """A tree of pages whose only branch is the tree."""
    return file([_CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"])


def of_pictures() -> bytes:
    """One page without a letter, as a scanner makes it."""
    return of_one_page(b"0 0 595 842 re f")


def of_much_text(words: int) -> bytes:
    """One page with so many words, one upon the other."""
    return of_one_page(b"BT /F1 11 Tf 60 780 Td " + b"(bridge ) Tj " * words + b"ET")


def file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The objects as a file."""
    body, starts = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count, place = len(objects) + 1, len(body)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, place)
    return bytes(body) + head + table + end
