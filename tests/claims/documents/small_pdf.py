"""A PDF file from a few lines of text or a small table, written by hand."""

from collections.abc import Sequence

_TOP, _WIDTH, _HEIGHT = 700, 120, 20


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF with a page for every sequence of lines; an empty line leaves a gap."""
    return _document([_text(lines) for lines in pages])


def pdf_table(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    """A PDF with one page: a title, and below it a table with lines around its cells."""
    drawn = [_shown(60, _TOP + 10, title)]
    for number, row in enumerate(rows):
        foot = _TOP - _HEIGHT * (number + 1)
        for place, cell in enumerate(row):
            drawn.append(b"%d %d %d %d re S" % (60 + _WIDTH * place, foot, _WIDTH, _HEIGHT))
            drawn.append(_shown(64 + _WIDTH * place, foot + 6, cell))
    return _document([b"\n".join(drawn)])


def _document(contents: Sequence[bytes]) -> bytes:
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
        objects.append((page + "/Resources << /Font << /F1 3 0 R >> >> >>").encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _shown(left: int, foot: int, text: str) -> bytes:
    return b"BT /F1 11 Tf %d %d Td (%s) Tj ET" % (left, foot, _escaped(text))


def _text(lines: Sequence[str]) -> bytes:
    shown = [b"(" + _escaped(line) + b") Tj T*" for line in lines]
    return b"\n".join([b"BT /F1 11 Tf 14 TL 60 780 Td", *shown, b"ET"])


def _escaped(line: str) -> bytes:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def _file(objects: Sequence[bytes]) -> bytes:
    body, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end
