"""Pages to which a search has led: whose they are, and what of them is read."""

from datetime import date

import pytest

from claims.errors import DocumentUnreadable
from claims.sources import connect
from claims.sources.spec import SourceKind
from tests.claims.sources.recorded import answer, assert_verbatim, spec_of

PROSE = "The bridge of Hallstein was opened in 1912. It is 214 metres long."


@pytest.mark.parametrize("kind", [SourceKind.SEARXNG, SourceKind.GDELT])
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_the_owner_of_a_page_is_its_publisher(kind: SourceKind, media_type: str) -> None:
    body = f"<html><body><p>{PROSE}</p></body></html>" if media_type == "text/html" else PROSE
    asked = {"url": "https://www.chronicle.example/bridge", "step": "page", "title": "A bridge"}
    page = answer(body, media_type, published_on=date(2024, 3, 3), **asked)
    reading = connect(spec_of(kind, publisher="The web", tier=3)).read(page)
    origin = reading.passages[0].origin
    assert (origin.publisher, origin.tier, origin.published_on) == ("chronicle.example", 3, date(2024, 3, 3))
    assert [passage.text for passage in reading.passages] == PROSE.replace(". ", ".\n").split("\n")


def test_the_publisher_of_a_wiki_is_the_wiki_and_readers_are_led_to_its_revision() -> None:
    page = answer(
        f'<body class="mw-body"><p>{PROSE}</p></body>',
        "text/html",
        url="https://wiki.example/w/rest.php/v1/revision/811/html",
        step="page",
        title="Hallstein Bridge",
        published_on=date(2024, 5, 2),
    )
    wiki = {"url": "https://wiki.example/w", "publisher": "Encyclopedia"}
    origin = connect(spec_of(SourceKind.MEDIAWIKI, **wiki)).read(page).passages[0].origin
    assert (origin.publisher, origin.title, origin.published_on) == (
        "Encyclopedia",
        "Hallstein Bridge",
        date(2024, 5, 2),
    )
    assert origin.original == "https://wiki.example/w/index.php?oldid=811"


def test_a_book_that_is_no_wiki_is_read_like_any_page() -> None:
    page = answer(f"<html><title>Bridges</title><body><p>{PROSE}</p></body></html>", "text/html", step="page")
    origin = connect(spec_of(SourceKind.KIWIX)).read(page).passages[0].origin
    assert (origin.publisher, origin.title, origin.published_on) == ("A", "Bridges", None)


@pytest.mark.parametrize("body", ["", "<p>", "<!-- -->", "<table><tr><td>mw-body</td></tr></table>", "mw-body"])
def test_a_page_of_a_wiki_without_text_is_refused(body: str) -> None:
    with pytest.raises(DocumentUnreadable, match=r"the page has no readable text\."):
        connect(spec_of(SourceKind.MEDIAWIKI)).read(
            answer(body, "text/html", step="page", url="http://a.example/1/html")
        )


def test_a_page_that_is_nested_without_end_is_read_or_refused() -> None:
    body = '<body class="mw-body">' + "<div>" * 20_000 + f"<p>{PROSE}</p>"
    source = connect(spec_of(SourceKind.MEDIAWIKI))
    page = answer(body, "text/html", step="page", url="http://a.example/1/html")
    try:
        assert_verbatim(source.read(page))
    except DocumentUnreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 either is right
