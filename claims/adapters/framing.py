"""What the reading processes are told and what they answer: JSON texts behind their lengths."""

import struct
from typing import BinaryIO

from claims.articles import RawArticle
from claims.documents.entry import Listing
from claims.models import Article, Reading, Record, Response
from claims.sources import SourceSpec

LENGTH = struct.Struct(">Q")
"""In front of everything: its number of bytes."""


class ReadArticle(Record):
    """An article is to be read; its body follows."""

    raw: RawArticle


class ReadAnswer(Record):
    """An answer of a source is to be read; its body follows."""

    spec: SourceSpec
    response: Response


class ReadListing(Record):
    """A feed or a sitemap is to be read; its body follows."""

    media_type: str


class ReadingTask(Record):
    """What is to be read."""

    of: ReadArticle | ReadAnswer | ReadListing


class Outcome(Record):
    """What came of it: an article, a reading, a listing, or why there is none."""

    article: Article | None = None
    reading: Reading | None = None
    listing: Listing | None = None
    refused: str | None = None
    """Name of the error."""
    why: str = ""
    """Goes on from "it cannot be read:"."""


def frame(content: bytes) -> bytes:
    """Bytes behind their length."""
    return LENGTH.pack(len(content)) + content


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next bytes; None at the end, or where they end before their end."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else None
