"""Searches on the real servers: MediaWiki, kiwix-serve and searx answer what the connectors expect of them."""

import asyncio
import hashlib
from datetime import UTC, date, datetime
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

from claims.asking import Conversation, Heard, ask_all
from claims.models import NoAnswer, Passage, Query, Reading, Request, Response, Snapshot, Unanswered
from claims.policy import Asking
from claims.sources import Source, SourceSpec, connect
from claims.sources.spec import SourceKind
from tests.claims.sources.recorded import assert_verbatim, spec_of
from tests.servers.kiwix import BOOK, KiwixServer
from tests.servers.mediawiki import MediaWikiServer
from tests.servers.searx import SearxServer


class Fetching:
    """A library without an archive: every request is sent, to loopback only."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    async def ask(self, request: Request) -> Response | Unanswered:
        self.asked.append(request)
        if not request.url.startswith("http://127.0.0.1:"):
            return Unanswered(source=request.source, reason=NoAnswer.NOT_FETCHED, detail="Not on loopback.")
        try:
            with build_opener(ProxyHandler({})).open(request.url, timeout=60) as answer:
                body, media_type = answer.read(), answer.headers["Content-Type"]
        except HTTPError as error:
            with error:
                return Unanswered(source=request.source, reason=NoAnswer.NOT_FETCHED, detail=f"Status {error.code}.")
        snapshot = Snapshot(
            sha256=hashlib.sha256(body).hexdigest(),
            url=request.url,
            final_url=request.url,
            status=200,
            media_type=media_type,
            fetched_at=datetime(2025, 2, 18, tzinfo=UTC),
        )
        return Response(request=request, snapshot=snapshot, body=body)

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        return connect(spec).read(response)

    async def keep(self, response: Response, text: str) -> None:
        del response, text

    async def hear(self, source: str, conversation: Conversation) -> Heard:
        del source
        return await conversation()


def ask(source: Source, *, names: tuple[str, ...] = (), terms: tuple[str, ...] = ()) -> tuple[Heard, list[Request]]:
    library = Fetching()
    query = Query(source="a", names=names, terms=terms)
    heard = asyncio.run(ask_all([source], [query], library, Asking()))
    for reading in heard.readings:
        assert_verbatim(reading)
    return heard, library.asked


def passages(heard: Heard) -> list[Passage]:
    return [passage for reading in heard.readings for passage in reading.passages]


def wiki(server: MediaWikiServer, most: int = 3) -> Source:
    return connect(spec_of(SourceKind.MEDIAWIKI, url=f"{server.address}/w/", private=True, language="en", most=most))


def test_a_wiki_is_searched_and_read_by_revision(mediawiki: MediaWikiServer) -> None:
    heard, asked = ask(wiki(mediawiki), names=("Hallstein Bridge",), terms=("opened",))
    (opened,) = [passage for passage in passages(heard) if "12 May 1912" in passage.text]
    revision = mediawiki.revision("Hallstein Bridge")
    assert opened.origin.snapshot.url == f"{mediawiki.address}/w/rest.php/v1/revision/{revision}/html"
    assert opened.origin.original == f"{mediawiki.address}/w/index.php?oldid={revision}"
    assert (opened.origin.title, opened.origin.published_on) == ("Hallstein Bridge", date(2024, 5, 2))
    assert [request.step for request in asked] == ["search", "page"]
    assert heard.unanswered == ()


def test_the_page_that_has_its_name_from_the_words_is_read_first_and_no_redirect_in_its_place(
    mediawiki: MediaWikiServer,
) -> None:
    heard, _ = ask(wiki(mediawiki, most=1), names=("Hallstein Bridge",))
    assert {passage.origin.title for passage in passages(heard)} == {"Hallstein Bridge"}


def test_a_note_does_not_make_one_sentence_of_two(mediawiki: MediaWikiServer) -> None:
    mediawiki.edit(
        "Fair of Hallstein", "The fair of Hallstein is in June.<ref>Register.</ref> It has 90 stalls.<ref>A.</ref>"
    )
    heard, _ = ask(wiki(mediawiki), names=("Fair of Hallstein",), terms=("stalls",))
    assert [passage.text for passage in passages(heard)] == ["The fair of Hallstein is in June.", "It has 90 stalls."]


def test_a_wiki_is_searched_for_fewer_words_where_it_has_no_page_with_all(mediawiki: MediaWikiServer) -> None:
    heard, asked = ask(wiki(mediawiki), names=("Ada Merrin", "Conrad Vale"), terms=("zeppelin",))
    assert [request.step for request in asked][:3] == ["search", "wider", "wider"]
    assert "Ada Merrin" in {passage.origin.title for passage in passages(heard)}
    assert heard.unanswered == ()


def test_a_wiki_that_knows_nothing_has_answered(mediawiki: MediaWikiServer) -> None:
    heard, asked = ask(wiki(mediawiki), names=("Zaphod Quux",), terms=("zeppelin", "mooring"))
    assert passages(heard) == []
    assert heard.unanswered == ()
    assert len(asked) == len(heard.readings) == 3


def test_a_wiki_says_itself_what_it_does_not_like(mediawiki: MediaWikiServer) -> None:
    heard, _ = ask(wiki(mediawiki), names=("!!!",))
    (unanswered,) = heard.unanswered
    assert unanswered.reason is NoAnswer.NOT_FETCHED
    assert unanswered.detail.endswith('It cannot be read: the wiki says: The "gsrsearch" parameter must be set.')


def book(server: KiwixServer, name: str = BOOK) -> Source:
    known = {"private": True, "published_on": date(2024, 6, 1), "data": {"dataset": name}}
    return connect(spec_of(SourceKind.KIWIX, url=f"{server.address}/", language="en", **known))


def test_a_book_is_searched_and_read_as_it_was_stored(kiwix: KiwixServer) -> None:
    heard, asked = ask(book(kiwix), names=("Hallstein",), terms=("bridge",))
    (page,) = [passage for passage in passages(heard) if "214 metres" in passage.text and passage.span.start > 0]
    assert page.origin.snapshot.url == f"{kiwix.address}/raw/{BOOK}/content/Hallstein"
    assert (page.origin.title, page.origin.published_on) == ("Hallstein", date(2024, 6, 1))
    assert {request.step for request in asked} == {"search", "page"}
    assert heard.unanswered == ()


def test_a_book_is_searched_for_fewer_words_where_it_has_no_page_with_all(kiwix: KiwixServer) -> None:
    heard, asked = ask(book(kiwix), names=("Hallstein",), terms=("submarine", "volcano"))
    assert [request.step for request in asked][:3] == ["search", "wider", "wider"]
    assert "Hallstein" in {passage.origin.title for passage in passages(heard)}


def test_a_book_that_knows_nothing_has_answered_and_one_that_is_not_there_has_not(kiwix: KiwixServer) -> None:
    heard, _ = ask(book(kiwix), names=("Xyzzyville",))
    assert (passages(heard), heard.unanswered) == ([], ())
    heard, _ = ask(book(kiwix, "no-such-book"), names=("Hallstein",))
    assert [unanswered.detail for unanswered in heard.unanswered] == ["Status 400."]


def metasearch(server: SearxServer) -> Source:
    return connect(spec_of(SourceKind.SEARXNG, url=f"{server.address}/", private=True))


def test_a_metasearch_leads_to_pages_of_others(searx: SearxServer) -> None:
    heard, asked = ask(metasearch(searx), names=("Ada Merrin",), terms=("mayor",))
    assert asked[1].url == "http://chronicle.example/mayor"
    assert {request.private for request in asked[1:]} == {False}
    assert {unanswered.detail for unanswered in heard.unanswered} == {
        f"{request.url}: Not on loopback." for request in asked[1:]
    }


def test_a_metasearch_that_found_nothing_has_answered(searx: SearxServer) -> None:
    heard, asked = ask(metasearch(searx), names=("Xyzzyville",))
    assert (len(asked), heard.readings, heard.unanswered) == (1, (Reading(text=""),), ())


def test_a_metasearch_without_engines_has_not_answered(searx_without_engines: SearxServer) -> None:
    heard, _ = ask(metasearch(searx_without_engines), names=("Hallstein",))
    (unanswered,) = heard.unanswered
    assert unanswered.reason is NoAnswer.NOT_FETCHED
    assert "it found nothing, and engines of it did not answer: chronicle (" in unanswered.detail
