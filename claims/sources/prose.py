"""Prose of a page, sentence by sentence: what connectors that read pages have in common."""

from collections.abc import Iterator, Sequence

from claims.documents import is_deceptive, is_titled_check, language_of, read_document
from claims.models import Origin, Passage, Reading, Response
from claims.sources.debunked import ratings_of
from claims.sources.spec import SourceSpec
from claims.text.sentences import sentences


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
        for span in spans:
            text, rated = span.of(paragraph), next(ratings) or rating
            if not is_deceptive(text):
                yield Passage(origin=origin, span=span.moved(offset), text=text, before=before, rating=rated)
            before = f"{before} {text}".strip() if len(before) < len(text) else text
        offset += len(paragraph) + len("\n\n")
