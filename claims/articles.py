"""From bytes to an :class:`Article`: its title, date and language, and the paragraphs that make statements."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date

from claims.documents import language_of, read_document
from claims.errors import ArticleUnreadable, DocumentUnreadable
from claims.language.dates import read_dates
from claims.language.neutral import table_for
from claims.language.tables import languages
from claims.models import Article, Record, Span

_LONGEST_FURNITURE = 200
_LONGEST_HEADLINE = 250
_LONGEST_BYLINE = 60
_HEAD_PARAGRAPHS = 4
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'“”«»‘’)\]]*$")


class RawArticle(Record):
    """An article as it came in."""

    name: str
    """Address or path, for messages."""
    url: str | None
    media_type: str
    body: bytes
    published_on: date | None = None
    """What the sender knows of its date; goes before what the article says."""


def read_article(raw: RawArticle) -> Article:
    """Title, date, language and statements of an article.

    Raises:
        ArticleUnreadable: It is empty, binary, or has no text.
    """
    try:
        document = read_document(raw.body, raw.media_type)
    except DocumentUnreadable as error:
        raise ArticleUnreadable(raw.name, str(error)) from error
    kept = list(_without_furniture(document.paragraphs))
    if not kept:
        raise ArticleUnreadable(raw.name, "it has no text beside page furniture.")
    text = "\n\n".join(kept)
    body = _body(kept)
    language = language_of("\n".join(span.of(text) for span in body))
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        url=raw.url,
        title=document.title or _headline(kept),
        language=language,
        published_on=raw.published_on or document.published_on or _dateline(kept, language),
        text=text,
        body=body,
        snapshot=hashlib.sha256(raw.body).hexdigest(),
    )


def _without_furniture(paragraphs: Sequence[str]) -> Iterator[str]:
    """Page furniture stands in any language, whatever the article's: all tables are asked."""
    begins = tuple(phrase for table in languages().values() for phrase in table.furniture.begins)
    ends = tuple(phrase for table in languages().values() for phrase in table.furniture.ends_body)
    for paragraph in paragraphs:
        low = paragraph.casefold()
        if len(paragraph) <= _LONGEST_FURNITURE and low.startswith(ends):
            return
        if len(paragraph) > _LONGEST_FURNITURE or not low.startswith(begins):
            yield paragraph


def _body(paragraphs: Sequence[str]) -> tuple[Span, ...]:
    """The paragraphs that end like sentences; all of them where none does."""
    spans: list[Span] = []
    offset = 0
    for paragraph in paragraphs:
        spans.append(Span(start=offset, end=offset + len(paragraph)))
        offset += len(paragraph) + len("\n\n")
    ended = tuple(span for span, paragraph in zip(spans, paragraphs, strict=True) if not _is_headline(paragraph))
    return ended or tuple(spans)


def _is_headline(paragraph: str) -> bool:
    return paragraph.startswith("#") or (
        len(paragraph) <= _LONGEST_HEADLINE and _ENDS_SENTENCE.search(paragraph) is None
    )


def _headline(paragraphs: Sequence[str]) -> str:
    first = paragraphs[0]
    if _is_headline(first):
        return first.lstrip("# ").strip()
    return re.split(r"(?<=[.!?])\s", first, maxsplit=1)[0][:_LONGEST_HEADLINE]


def _dateline(paragraphs: Sequence[str], language: str) -> date | None:
    """The one full date in the short lines above the text."""
    table, _ = table_for(language)
    head = [paragraph for paragraph in paragraphs[:_HEAD_PARAGRAPHS] if len(paragraph) <= _LONGEST_BYLINE]
    days = {when.first for line in head for when in read_dates(line, table, None) if when.first == when.last}
    return days.pop() if len(days) == 1 else None
