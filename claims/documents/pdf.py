"""Text of PDF files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from claims.documents.document import Document
from claims.documents.hidden import without_invisible
from claims.errors import DocumentUnreadable

_MOST_PAGES = 500
_HYPHEN_AT_LINE_END = re.compile(
    r"(?:[\x02\ufffe]\n?|(?<=\d)-\n(?=\d))"
    r"(?=(und|oder|and|or|to|bis)\b|(?P<goes_on>[a-zäöüß])|)"
)
"""How the library marks a hyphen at the end of a line, between figures not at all."""
_BROKEN_SENTENCE = re.compile(r"(?<![.!?:;…\"“”»«’'\n])\n\n(?=[a-zäöüß])")
_GAP_OF_HEIGHT = 0.5
"""Share of the height of a line from which a gap may part paragraphs."""
_GAP_OF_USUAL = 1.5
"""Multiple of the gap between lines of a paragraph from which it does, however widely they are set."""
_SHORT_LINE = 0.8
"""Share of the way to the margin below which a line ends where its paragraph does."""
_OTHER_SIZE = 1.2
"""Ratio of heights from which a line is set in another size: a headline."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    top: float
    """In points from the foot of the page."""
    height: float
    right: float


def read_pdf(body: bytes) -> Document:
    """The text of a PDF, lines joined to paragraphs where no gap or other size of letters parts them.

    Raises:
        DocumentUnreadable: It is broken, encrypted, too long, or has pictures only.
    """
    try:
        text = "\n\n".join(_pages(body))
    except pypdfium2.PdfiumError as error:
        raise DocumentUnreadable(f"the PDF is broken or encrypted ({error}).") from error
    whole = without_invisible(_BROKEN_SENTENCE.sub("\n", _HYPHEN_AT_LINE_END.sub(_joined, text)))
    paragraphs = (re.sub(r"\s*\n\s*", " ", part).strip() for part in whole.split("\n\n"))
    kept = tuple(paragraph for paragraph in paragraphs if paragraph)
    if not kept:
        raise DocumentUnreadable("the PDF has no text; scanned pages are not read.")
    return Document(title="", published_on=None, paragraphs=kept)


def _pages(body: bytes) -> Iterator[str]:
    file = pypdfium2.PdfDocument(body)
    if len(file) > _MOST_PAGES:
        raise DocumentUnreadable(f"the PDF has {len(file)} pages; more than {_MOST_PAGES} are not read.")
    for page in file:
        lines = list(_lines(page.get_textpage()))
        yield "".join((line.text + end) for line, end in zip(lines, _ends(lines), strict=True))


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[_Line]:
    start = 0
    for text in page.get_text_range().split("\r\n"):
        letter = re.search(r"\w", text)
        if letter is not None:
            _, bottom, _, top = page.get_charbox(start + letter.start(), loose=True)
            _, _, right, _ = page.get_charbox(start + len(text.rstrip()) - 1, loose=True)
            yield _Line(text.strip(), top, top - bottom, right)
        start += len(text) + len("\r\n")


def _ends(lines: Sequence[_Line]) -> list[str]:
    """What follows every line: the next, or a new paragraph."""
    gaps = [upper.top - upper.height - lower.top for upper, lower in pairwise(lines)]
    usual = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
    margin = max((line.right for line in lines), default=0.0)
    ends = [
        "\n\n" if _is_other_size(upper, lower) or _is_apart(upper, gap, usual, margin) else "\n"
        for (upper, lower), gap in zip(pairwise(lines), gaps, strict=True)
    ]
    return [*ends, ""] if lines else []


def _is_other_size(upper: _Line, lower: _Line) -> bool:
    return max(upper.height, lower.height) > _OTHER_SIZE * min(upper.height, lower.height)


def _is_apart(upper: _Line, gap: float, usual: float, margin: float) -> bool:
    """Whether a gap parts paragraphs: it is wider than others, or follows on a line that does not reach the margin."""
    is_wider = gap > _GAP_OF_USUAL * usual
    return gap > _GAP_OF_HEIGHT * upper.height and (is_wider or upper.right < _SHORT_LINE * margin)


def _joined(match: re.Match[str]) -> str:
    """Nothing where a word goes on, a hyphen before a capital or a figure, and a space more before "und"."""
    if match[1]:
        return "- "
    return "" if match["goes_on"] else "-"
