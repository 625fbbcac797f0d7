"""A readable document."""

from datetime import date

from claims.models import Record


class Document(Record):
    """Paragraphs in their order, with what the document says of itself."""

    title: str
    """Empty where the document names none."""
    published_on: date | None
    paragraphs: tuple[str, ...]
