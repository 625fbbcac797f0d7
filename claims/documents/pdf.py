"""Text of PDF files."""

import re

import pypdfium2

from claims.documents.document import Document
from claims.errors import DocumentUnreadable

_MOST_PAGES = 500


def read_pdf(body: bytes) -> Document:
    """The text of a PDF, lines joined to paragraphs.

    Raises:
        DocumentUnreadable: It is broken, encrypted, too long, or has pictures only.
    """
    try:
        pages = _pages(body)
    except pypdfium2.PdfiumError as error:
        raise DocumentUnreadable(f"the PDF is broken or encrypted ({str(error).rstrip('.')}).") from error
    lines = pages.replace("\r\n", "\n").replace("\ufffe", "-")
    paragraphs = tuple(re.sub(r"\s*\n\s*", " ", part).strip() for part in re.split(r"\n\s*\n|(?<=[.!?“”\"])\n", lines))
    kept = tuple(paragraph for paragraph in paragraphs if paragraph)
    if not kept:
        raise DocumentUnreadable("the PDF has no text; scanned pages are not read.")
    return Document(title="", published_on=None, paragraphs=kept)


def _pages(body: bytes) -> str:
    file = pypdfium2.PdfDocument(body)
    if len(file) > _MOST_PAGES:
        raise DocumentUnreadable(f"the PDF has {len(file)} pages; more than {_MOST_PAGES} are not read.")
    return "\n\n".join(page.get_textpage().get_text_bounded() for page in file)
