"""Prose of a page, sentence by sentence: what connectors that read pages have in common."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from claims.documents import is_deceptive, is_titled_check, language_of, read_document
from claims.models import Origin, Passage, Reading, Response, Span
from claims.sources.debunked import ratings_of
from claims.sources.spec import SourceSpec
from claims.text.sentences import quotations, sentences

_LONGEST_QUOTATION = 1000
"""Most code points between a sentence of a quotation and the one that leads it in, or in which it ends."""


def read_prose(response: Response, spec: SourceSpec, publisher: str) -> Reading:
    """Every sentence of a page as a passage.

    Args:
        response: The page; its request may know its title and date from whoever led to it.
        spec: The source through which it was found.
        publisher: Who is behind the page: the source itself, or whoever owns the page that a search has found.

    Raises:
        DocumentUnreadable: The page has no text, or says that it is none.
    """
    document = read_document(response.body, response.snapshot.media_type)
    text = "\n\n".join(document.paragraphs)
    origin = Origin(
        source=spec.id,
        publisher=publisher,
        tier=spec.tier,
        language=spec.language or language_of(text),
        published_on=spec.published_on or document.published_on or response.request.published_on,
        title=document.title or response.request.title,
        original=spec.original,
        snapshot=response.snapshot,
    )
    rating = (origin.title or "–") if document.is_check or is_titled_check(origin.title) else None
    return Reading(text=text, passages=tuple(passages_of(document.paragraphs, origin, rating)))


def passages_of(paragraphs: Sequence[str], origin: Origin, rating: str | None = None) -> Iterator[Passage]:
    """The sentences of paragraphs that a stored text has with a blank line between each two.

    A sentence that is shown otherwise than it is written is no passage: what it says to its readers cannot be told.
    One that the page denies, or has under a label such as "Myth", is rated; so is every one where ``rating`` is given.
    """
    offset = 0
    split = [sentences(paragraph, origin.language, whole=True) for paragraph in paragraphs]
    texts = [[span.of(paragraph) for span in spans] for paragraph, spans in zip(paragraphs, split, strict=True)]
    ratings = ratings_of(texts)
    for paragraph, spans in zip(paragraphs, split, strict=True):
        before = ""
        for span, (lead, rest) in zip(spans, _in_quotations(paragraph, spans), strict=True):
            text, rated = span.of(paragraph), next(ratings) or rating
            if not is_deceptive(text):
                place, said_before = span.moved(offset), lead or before
                yield Passage(origin=origin, span=place, text=text, before=said_before, after=rest, rating=rated)
            before = f"{before} {text}".strip() if len(before) < len(text) else text
        offset += len(paragraph) + len("\n\n")


def _in_quotations(paragraph: str, spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """For every sentence what leads in the quotation in which it begins, and the rest of the one in which it ends."""
    quoted = quotations(paragraph)
    starts, begins = [quote.start for quote in quoted], [span.start for span in spans]
    ends = [span.end for span in spans]
    for span in spans:
        around = [_holding(quoted, starts, place) for place in (span.start, span.end)]
        lead = rest = ""
        if around[0] is not None:
            lead = paragraph[begins[bisect_right(begins, around[0].start) - 1] : span.start].strip()
        if around[1] is not None:
            last = min(bisect_left(ends, around[1].end), len(ends) - 1)
            rest = paragraph[span.end : ends[last]].strip()
        yield _short(lead), _short(rest)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTATION else ""


def _holding(quoted: Sequence[Span], starts: Sequence[int], place: int) -> Span | None:
    """The quotation in which a place lies, but for its edges."""
    number = bisect_right(starts, place - 1) - 1
    return quoted[number] if number >= 0 and quoted[number].start < place < quoted[number].end else None
