"""Web pages."""

import trafilatura

from claims.documents.barriers import refuse_barriers
from claims.documents.checks import declares_check, is_titled_check
from claims.documents.document import Document
from claims.documents.hidden import remove_hidden, without_invisible
from claims.documents.published import published_on
from claims.errors import DocumentUnreadable


def read_html(page: str) -> Document:
    """The main text of a web page, without its navigation, comments and furniture.

    Raises:
        DocumentUnreadable: The page has no text.
        DocumentPaywalled: It declares that it is not free to read.
        DocumentNotThere: It says that there is no such page.
    """
    has_body = "<body" in page.lower()  # its tags may be left out, but then paragraphs would run into each other
    tree = trafilatura.load_html(page if has_body else f"<html><body>{page}</body></html>")
    if tree is None:
        raise DocumentUnreadable("the page cannot be taken apart, or is too large for that.")
    title = str(tree.findtext(".//title") or "").strip()
    refuse_barriers(tree, title)
    day, is_check = published_on(tree), declares_check(tree) or is_titled_check(title)
    remove_hidden(tree)
    found = trafilatura.bare_extraction(
        tree,
        fast=True,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        date_extraction_params={"extensive_search": False},  # its dates are guesses, and are not taken
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise DocumentUnreadable("the page has no readable text.")
    lines = (without_invisible(line).strip() for line in (found.text or "").split("\n"))
    paragraphs = tuple(line for line in lines if line)
    return Document(
        title=without_invisible(found.title or ""), published_on=day, paragraphs=paragraphs, is_check=is_check
    )
