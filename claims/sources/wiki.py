"""Pages of wikis: the text that their authors wrote, without notes, boxes, tables and what is hidden."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from claims.documents import language_of
from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable
from claims.models import Reading, Response
from claims.sources.asking import origin_of
from claims.sources.prose import passages_of
from claims.sources.spec import SourceSpec

_PROSE = frozenset({"p", "li", "dd", "blockquote"})
_BLOCKS = _PROSE | frozenset(
    {"body", "caption", "center", "details", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"header", "hr", "main", "nav", "ol", "pre", "section", "summary", "ul"}
)
_NOT_READ = frozenset({"button", "figure", "head", "math", "script", "style", "table"})
_NOT_READ_CLASSES = frozenset(
    {"ambox", "catlinks", "gallery", "hatnote", "infobox", "metadata", "mw-editsection", "mw-ref", "mw-references-wrap"}
    | {"navbox", "noprint", "printfooter", "reference", "references", "reflist", "thumb", "toc"}
)
_NOT_READ_ROLES = frozenset({"navigation", "note"})
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
"""Exponents as signs of their own: 10 to the power of 6 must not be read as 106."""
_FEWEST_WORDS = 3


class _Piece(NamedTuple):
    block: int
    is_prose: bool
    text: str


def is_wiki(body: bytes) -> bool:
    """Whether a page was made by MediaWiki, or is a copy of one that was."""
    return any(sign in body for sign in (b"mw-parser-output", b"mw-body", b"mw-content-ltr", b"mw-content-rtl"))


def read_wiki(response: Response, spec: SourceSpec) -> Reading:
    """Every sentence of the paragraphs and lists of a wiki's page as a passage.

    A general reader would not do. The marks of notes stand between two sentences and make one of them; and a day in a
    box, that on which a town was founded, is marked up as that of a publication. So the page's day is what the request
    knows of it, and nothing else.

    Raises:
        DocumentUnreadable: The page has no text.
    """
    paragraphs = tuple(_paragraphs(decoded(response.body, response.snapshot.media_type)))
    if not paragraphs:
        raise DocumentUnreadable("the page has no readable text.")
    text = "\n\n".join(paragraphs)
    language = spec.language or language_of(text)
    origin = origin_of(spec, response, title=response.request.title, language=language)
    return Reading(text=text, passages=tuple(passages_of(paragraphs, origin)))


def _paragraphs(page: str) -> Iterator[str]:
    try:
        tree = document_fromstring(
            page.encode(), parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except etree.LxmlError as error:
        raise DocumentUnreadable("the page has no readable text.") from error
    for element in [element for element in tree.iter("*") if _is_not_read(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    for (_, is_prose), pieces in groupby(_pieces(tree), key=lambda piece: (piece.block, piece.is_prose)):
        words = "".join(piece.text for piece in pieces).split()
        if is_prose and len(words) >= _FEWEST_WORDS:
            yield " ".join(words)


def _is_not_read(element: HtmlElement) -> bool:
    classes = set(element.get("class", "").split())
    return (
        element.tag in _NOT_READ
        or element.get("role") in _NOT_READ_ROLES
        or bool(classes & _NOT_READ_CLASSES)
        or "display:none" in element.get("style", "").replace(" ", "").lower()
        or ("new" in classes and element.get("typeof") == "mw:Transclusion")  # a template that there is not
    )


def _pieces(tree: HtmlElement) -> Iterator[_Piece]:
    """The text, with a number for each stretch of it that neither begins nor ends a block."""
    open_blocks = [""]
    block = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        starts = event == "start"
        if element.tag in _BLOCKS:
            block += 1
            open_blocks.append(element.tag) if starts else open_blocks.pop()
        text = (element.text if starts else element.tail) or ""
        if element.tag == "br" and starts:
            text = " "
        if element.tag == "sup" and starts:
            text = text.translate(_RAISED)
        yield _Piece(block, open_blocks[-1] in _PROSE, text)
