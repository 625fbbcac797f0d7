"""Choosing the reader by what the bytes are, not only by what they are called."""

import codecs
import re

from claims.documents.document import Document
from claims.documents.hidden import without_invisible
from claims.errors import DocumentUnreadable

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
_LATIN = frozenset({"ascii", "iso8859-1"})
_NOT_OF_THE_WEB = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""Codecs of Python that no server means, and from which text that cannot be stored may come."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd]")
_MOST_CONTROL = 0.01
"""Share of control characters above which bytes are no text."""
_MOST_BROKEN = 0.1
"""Share of the letters beyond ASCII up to which broken ones are taken for accidents."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_WRAPPED_FROM = 0.25
"""Share of lines with a small letter in front above which lines end where the margin is, not where paragraphs do."""


def read_document(body: bytes, media_type: str) -> Document:
    """The paragraphs of a page, a PDF or a plain text.

    Args:
        body: The bytes.
        media_type: As the server or the ending of the file says, "text/html" or "text/html; charset=utf-8".

    Raises:
        DocumentUnreadable: There is nothing that can be read; the message says why.
    """
    if not body.strip():
        raise DocumentUnreadable("it is empty.")
    if body.lstrip().startswith(b"%PDF-"):
        from claims.documents.pdf import read_pdf  # noqa: PLC0415 a binary library, and seldom asked

        return read_pdf(body)
    text = decoded(body, media_type)
    if "html" in media_type.lower() or re.match(r"\s*<(?:!doctype|html)", text, re.IGNORECASE):
        from claims.documents.html import read_html  # noqa: PLC0415 a quarter of a second to load

        return read_html(text)
    return _plain(text)


def load_reader() -> None:
    """Load the reader of pages before the first page comes."""
    import claims.documents.html  # noqa: F401, PLC0415 a quarter of a second


def decoded(body: bytes, media_type: str) -> str:
    """The text that bytes stand for: by byte order mark, as UTF-8, by the named character set, else as Windows-1252.

    What is valid UTF-8 is UTF-8, whatever a server says that was never told.

    Raises:
        DocumentUnreadable: The bytes are no text.
    """
    named = _CHARSET.search(media_type.encode()) or _CHARSET.search(body[:2048])
    marked = [name for mark, name in _BOMS if body.startswith(mark)]
    declared = _meant(named[1].decode()) if named is not None else ()
    for encoding in (*marked, "utf-8", *declared, "cp1252"):
        try:
            text = body.decode(encoding, "replace" if encoding == "utf-8" and _is_nearly_utf_8(body) else "strict")
        except (UnicodeError, LookupError):
            continue
        if len(_CONTROL.findall(text)) <= _MOST_CONTROL * len(text):
            return without_invisible(text.replace("\r\n", "\n").replace("\r", "\n"))
    raise DocumentUnreadable("it is not text; its bytes look like a binary file.")


def _is_nearly_utf_8(body: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: a page with one broken letter is no page in another encoding."""
    beyond = [sign for sign in body.decode("utf-8", "replace") if sign > "\x7f"]
    return beyond.count("\ufffd") <= _MOST_BROKEN * len(beyond)


def _meant(declared: str) -> tuple[str, ...]:
    """The codecs that a declared character set stands for; as browsers have it, Latin-1 means Windows-1252."""
    try:
        name = codecs.lookup(declared).name.replace("_", "-")
    except LookupError:
        return ()
    if name in _LATIN:
        return ("cp1252", "latin-1")
    return () if name in _NOT_OF_THE_WEB else (name,)


def _plain(text: str) -> Document:
    """Paragraphs between blank lines, or one a line where there are none."""
    paragraphs = tuple(part.strip() for part in _parts(text.strip()) if part.strip())
    if not any(character.isalpha() for paragraph in paragraphs for character in paragraph):
        raise DocumentUnreadable("it has no words.")
    return Document(title="", published_on=None, paragraphs=paragraphs)


def _parts(text: str) -> list[str]:
    if _BLANK_LINE.search(text):
        return _BLANK_LINE.split(text)
    lines = text.split("\n")
    wrapped = sum(line[:1].islower() for line in lines[1:])
    return [text] if wrapped > _WRAPPED_FROM * len(lines) else lines
