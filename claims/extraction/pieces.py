"""A wording of a statement, and where each stretch of it stands in the text that it was made from."""

from dataclasses import dataclass

from claims.models import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording that stands verbatim in the text that it was made from."""

    start: int
    """In the wording."""
    origin: int
    """In that text: the article, or of an atom its statement."""
    length: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A text made of pieces of another, with a few words between that are not."""

    text: str
    pieces: tuple[Piece, ...]
    """In their order in ``text``."""

    def placed(self, span: Span) -> Span | None:
        """Where a stretch of the wording stands in the other text; None where it does not stand there in one piece."""
        piece = next((p for p in self.pieces if p.start <= span.start and span.end <= p.start + p.length), None)
        return span.moved(piece.origin - piece.start) if piece is not None else None

    def found(self, span: Span) -> Span | None:
        """Where a stretch of the other text stands in the wording; None where it does not."""
        piece = next((p for p in self.pieces if p.origin <= span.start and span.end <= p.origin + p.length), None)
        return span.moved(piece.start - piece.origin) if piece is not None else None

    def moved(self, offset: int) -> "Wording":
        """The same wording of a text that begins ``offset`` code points earlier."""
        return Wording(self.text, tuple(Piece(p.start, p.origin + offset, p.length) for p in self.pieces))


def verbatim(text: str, start: int) -> Wording:
    """A stretch of the article as a wording of its own."""
    return Wording(text, (Piece(0, start, len(text)),))
