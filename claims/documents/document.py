"""A readable document."""

from datetime import date

from claims.models import Record


class Document(Record):
    """Paragraphs in their order, with what the document says of itself."""

    title: str
    """Empty where the document names none."""
    published_on: date | None
    paragraphs: tuple[str, ...]
    is_check: bool = False
    """Whether it checks what others say, and so repeats what may be false."""
