"""Claims about none, one or all of a group: "no member exceeds 5 percent", "all towns have more than 1,000 people"."""

from collections.abc import Iterator
from dataclasses import replace

from claims.language.words import Word, words
from claims.models import Quantity, Span
from claims.parts.shares import ShareClaim, share_claim
from claims.parts.statement import Part, PartKind, Statement


def share_of_all_or_none(statement: Statement) -> ShareClaim | None:
    """What a sentence says of none, only one, or every one of a group, as a share of it; None where it does not."""
    said = words(statement.text, statement.table.code)
    shares = (_share(statement, figure) for figure in _figures(statement, said))
    return next((share for share in shares if share is not None), None)


def _figures(statement: Statement, said: tuple[Word, ...]) -> Iterator[Quantity]:
    """Each word of the kind as the figure that it stands for."""
    known, ones = statement.table.computing, statement.table.numbers.one
    for word, after in zip(said, (*said[1:], None), strict=True):
        low = word.text.casefold()
        if low in known.none:
            yield _quantity(statement, word, word, count=0)
        elif low in known.only and after is not None and after.text.casefold() in ones:
            yield _quantity(statement, word, after, count=1)
        elif low in known.every:
            yield _quantity(statement, word, word, count=None)


def _quantity(statement: Statement, first: Word, last: Word, *, count: int | None) -> Quantity:
    """A count, or the whole of a group."""
    span = Span(start=first.start, end=last.end)
    value = 1.0 if count is None else float(count)
    fraction = (1, 1) if count is None else None
    return Quantity(span=span, text=span.of(statement.text), value=value, unit=None, step=1.0, fraction=fraction)


def _share(statement: Statement, quantity: Quantity) -> ShareClaim | None:
    """What the sentence says with the figure in the place of the word."""
    segment = max(statement.segment_at(quantity.span.start), 0)
    figure = Part(PartKind.FIGURE, quantity.text, quantity.span, segment=segment, quantity=quantity)
    kept = [part for part in statement.parts if not part.span.meets(quantity.span)]
    parts = tuple(sorted((figure, *kept), key=lambda part: part.span.start))
    affirmed = statement.segments if quantity.value else tuple(replace(s, denied=False) for s in statement.segments)
    found = share_claim(replace(statement, parts=parts, segments=affirmed), plain=True)
    return None if found is None or found.claimed != quantity else replace(found, exact=True)
