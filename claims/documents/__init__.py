"""From bytes to paragraphs, whoever sent them: what articles and sources have in common."""

from claims.documents.checks import is_titled_check
from claims.documents.document import Document
from claims.documents.hidden import is_deceptive
from claims.documents.language import language_of
from claims.documents.reading import load_reader, read_document

__all__ = ["Document", "is_deceptive", "is_titled_check", "language_of", "load_reader", "read_document"]
