"""A page: HTML, PDF or plain text, sentence by sentence."""

from collections.abc import Iterator

from claims.documents import Document, language_of, read_document
from claims.models import Origin, Passage, Query, Reading, Request, Response
from claims.sources.spec import SourceSpec
from claims.text.sentences import sentences


class PageSource:
    """One address that is read whole."""

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The address, whatever is asked."""
        return Request(source=query.source, url=self.spec.url, private=self.spec.private)

    def read(self, response: Response) -> Reading:
        """Every sentence of the page as a passage.

        Raises:
            DocumentUnreadable: The page has no text.
        """
        document = read_document(response.body, response.snapshot.media_type)
        text = "\n\n".join(document.paragraphs)
        origin = Origin(
            source=self.spec.id,
            publisher=self.spec.publisher,
            tier=self.spec.tier,
            language=self.spec.language or language_of(text),
            published_on=self.spec.published_on or document.published_on,
            title=document.title,
            original=self.spec.original,
            snapshot=response.snapshot,
        )
        return Reading(text=text, passages=tuple(_passages(document, origin)))


def _passages(document: Document, origin: Origin) -> Iterator[Passage]:
    offset = 0
    for paragraph in document.paragraphs:
        before = ""
        for span in sentences(paragraph, origin.language):
            text = span.of(paragraph)
            yield Passage(origin=origin, span=span.moved(offset), text=text, before=before)
            before = f"{before} {text}".strip() if len(before) < len(text) else text
        offset += len(paragraph) + len("\n\n")
