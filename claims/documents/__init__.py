"""From bytes to paragraphs, whoever sent them: what articles and sources have in common."""

from claims.documents.document import Document
from claims.documents.hidden import has_lookalikes
from claims.documents.language import language_of
from claims.documents.reading import load_reader, read_document

__all__ = ["Document", "has_lookalikes", "language_of", "load_reader", "read_document"]
