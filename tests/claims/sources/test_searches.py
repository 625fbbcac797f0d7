"""Sources that are searched: what they are asked, which pages they lead to, and what is read there."""

import json
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Query, Reading
from claims.sources import connect
from claims.sources.source import Asked
from claims.sources.spec import SourceKind
from tests.claims.sources.recorded import HOSTILE, answer, assert_verbatim, expected, folders, recorded, spec_of

SEARCHED = (SourceKind.MEDIAWIKI, SourceKind.KIWIX, SourceKind.SEARXNG, SourceKind.GDELT)
ALL_WORDS_NEEDED = {SourceKind.MEDIAWIKI: "gsrsearch", SourceKind.KIWIX: "pattern", SourceKind.GDELT: "query"}
QUERY = Query(
    source="a",
    names=("Ada Merrin", "Hallstein", "Borland"),
    terms=("bridge", "renovation", "council"),
    figures=("4.2 million euros", "2024"),
)


def cases(key: str) -> pytest.MarkDecorator:
    found = [folder for kind in SEARCHED for folder in folders(kind, key)]
    return pytest.mark.parametrize("folder", found, ids=lambda folder: folder.name)


def hits(kind: SourceKind, urls: list[str]) -> str:
    """An answer with these addresses in the form of a service that leads to pages of others."""
    if kind is SourceKind.GDELT:
        return json.dumps({"articles": [{"url": url, "title": "A", "seendate": "20240303T123000Z"} for url in urls]})
    return json.dumps({"results": [{"url": url, "title": "A"} for url in urls], "unresponsive_engines": []})


def rss(*links: str, total: int | None = None) -> str:
    items = "".join(f"<item><title>A</title><link>{quote(link, safe='/:')}</link></item>" for link in links)
    count = len(links) if total is None else total
    space = 'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
    return (
        f'<rss version="2.0" {space}><channel><opensearch:totalResults>{count}</opensearch:totalResults>{items}'
        "</channel></rss>"
    )


def revisions(count: int) -> str:
    pages = [
        {"title": f"Page {n}", "index": n, "revisions": [{"revid": n, "timestamp": "2024-05-02T08:15:00Z"}]}
        for n in range(1, count + 1)
    ]
    return json.dumps({"query": {"pages": pages}})


@cases("leads")
def test_a_search_leads_to_the_pages_that_it_found(folder: Path) -> None:
    source, response = recorded(folder)
    reading = source.read(response)
    found = [
        [lead.url, lead.title, lead.published_on.isoformat() if lead.published_on else ""] for lead in reading.leads
    ]
    assert found == expected(folder)["leads"]
    assert {lead.step for lead in reading.leads} <= {"page"}
    assert (reading.text, reading.passages, reading.tables) == ("", (), ())


@cases("prose")
def test_a_page_that_was_found_is_read_sentence_by_sentence(folder: Path) -> None:
    source, response = recorded(folder)
    known = expected(folder)
    asked = response.request.model_copy(update={"title": known["title"], "published_on": known["published_on"]})
    reading = source.read(response.model_copy(update={"request": asked}))
    assert [passage.text for passage in reading.passages] == known["prose"]
    assert_verbatim(reading)
    origin = reading.passages[0].origin
    assert (origin.title, origin.published_on) == (known["title"], known["published_on"])


@cases("refused")
def test_an_error_is_never_an_empty_reading(folder: Path) -> None:
    source, response = recorded(folder)
    with pytest.raises(DocumentUnreadable) as refusal:
        source.read(response)
    assert str(refusal.value).endswith(expected(folder)["refused"])


@pytest.mark.parametrize("name", ["mediawiki-error-inside", "searxng-engines-silent", "gdelt-too-often"])
def test_an_error_that_a_service_reports_itself_is_a_refusal(name: str) -> None:
    (folder,) = [folder for kind in SEARCHED for folder in folders(kind, "refused") if folder.name == name]
    source, response = recorded(folder)
    with pytest.raises(ServiceRefused):
        source.read(response)


def test_the_wiki_is_asked_for_revisions_of_pages_that_have_every_word() -> None:
    source = connect(spec_of(SourceKind.MEDIAWIKI, url="https://wiki.example/w/", most=5))
    request = source.request(QUERY)
    assert request.url == (
        "https://wiki.example/w/api.php?action=query&format=json&formatversion=2&generator=search"
        "&gsrsearch=%22Ada+Merrin%22+Hallstein+bridge+renovation&gsrwhat=text&gsrnamespace=0&gsrlimit=20&redirects=1"
        "&prop=revisions&rvprop=ids%7Ctimestamp"
    )
    assert (request.step, request.robots) == ("search", False)


def test_the_book_that_the_operator_names_is_searched() -> None:
    spec = spec_of(SourceKind.KIWIX, url="http://127.0.0.1:8080", private=True, data={"dataset": "borland"})
    request = connect(spec).request(QUERY)
    searched = "search?books.name=borland&pattern=%22Ada+Merrin%22+Hallstein+bridge+renovation&format=xml&pageLength=3"
    assert request.url == f"http://127.0.0.1:8080/{searched}"
    assert (request.private, request.ports) == (True, (8080,))
    anything = connect(spec_of(SourceKind.KIWIX)).request(QUERY)
    assert "books.name" not in anything.url


def test_the_web_is_searched_for_all_words_of_a_claim() -> None:
    request = connect(spec_of(SourceKind.SEARXNG, url="https://search.example/", language="de")).request(QUERY)
    assert request.url == (
        "https://search.example/search?q=Ada+Merrin+Hallstein+Borland+bridge+renovation+council+2024"
        "&format=json&language=de&safesearch=0"
    )
    assert "language=all" in connect(spec_of(SourceKind.SEARXNG)).request(QUERY).url


def test_the_news_are_searched_in_the_language_of_the_source() -> None:
    url = "https://api.gdelt.example/api/v2/doc/doc"
    request = connect(spec_of(SourceKind.GDELT, url=url, language="de", most=5)).request(QUERY)
    assert request.url == (
        f"{url}?query=%22Ada+Merrin%22+Hallstein+bridge+renovation+sourcelang%3Agerman"
        "&mode=artlist&format=json&maxrecords=5&sort=hybridrel"
    )
    assert request.rest_seconds == 5
    assert "sourcelang" not in connect(spec_of(SourceKind.GDELT)).request(QUERY).url
    assert "sourcelang" not in connect(spec_of(SourceKind.GDELT, language="qq")).request(QUERY).url


def searched(kind: SourceKind, query: Query) -> str:
    parameters = parse_qs(urlsplit(connect(spec_of(kind)).request(query).url).query)
    (words,) = parameters[ALL_WORDS_NEEDED.get(kind, "q")]
    return words


@pytest.mark.parametrize("kind", SEARCHED)
@pytest.mark.parametrize(
    "name", ['insource:/a/ "x', "-Hallstein", "Hallstein*", "a | b", "(A)", "~Hallstein!", "#A: {b} [c] <d> \\ ^"]
)
def test_no_name_becomes_a_command_of_the_search(kind: SourceKind, name: str) -> None:
    words = searched(kind, Query(source="a", names=(name,), terms=("bridge",)))
    assert not set(words.replace('"', "")) & set('*|()~!#:{}[]<>\\^"')
    assert not any(word.startswith("-") for word in words.split())
    assert words.count('"') % 2 == 0


@pytest.mark.parametrize("kind", ALL_WORDS_NEEDED)
def test_a_claim_without_names_is_searched_by_three_words(kind: SourceKind) -> None:
    assert searched(kind, Query(source="a", terms=("a1", "b2", "c3", "d4"))) == "a1 b2 c3"


def test_words_with_signs_in_them_stand_in_quotes_and_short_phrases_are_not_asked_for() -> None:
    query = Query(source="a", names=("D-Bahn AG", "U.S."), terms=("Ost-West-Handel",))
    assert searched(SourceKind.GDELT, query) == '"D-Bahn AG" "Ost-West-Handel"'
    assert searched(SourceKind.MEDIAWIKI, query) == '"D-Bahn AG" "U.S" "Ost-West-Handel"'


def nothing_found(kind: SourceKind, step: str, words: str) -> Reading:
    body = {SourceKind.MEDIAWIKI: '{"batchcomplete": true}', SourceKind.KIWIX: rss(), SourceKind.GDELT: "{}"}[kind]
    url = f"http://source.example/?{ALL_WORDS_NEEDED[kind]}={quote(words)}"
    source = connect(spec_of(kind, language="de"))
    return source.read(answer(body, "application/xml" if kind is SourceKind.KIWIX else "text/html", url=url, step=step))


@pytest.mark.parametrize("kind", ALL_WORDS_NEEDED)
def test_a_search_that_found_nothing_is_widened_once(kind: SourceKind) -> None:
    words = '"Ada Merrin" Hallstein bridge' + (" sourcelang:german" if kind is SourceKind.GDELT else "")
    reading = nothing_found(kind, "search", words)
    asked = [parse_qs(urlsplit(lead.url).query)[ALL_WORDS_NEEDED[kind]][0] for lead in reading.leads]
    assert [words.removesuffix(" sourcelang:german") for words in asked] == ["Ada Merrin Hallstein", "Ada Merrin"]
    assert {lead.step for lead in reading.leads} == {"wider"}
    assert nothing_found(kind, "wider", words) == Reading(text="")


@pytest.mark.parametrize(
    ("title", "comes_first"),
    [("Hallstein Bridge", True), ("hallstein", True), ("Bridge (card game)", True), ("Bridges", False), ("!", False)],
)
def test_a_page_that_is_called_by_the_words_of_a_search_comes_first(title: str, *, comes_first: bool) -> None:
    pages = [
        {"title": name, "index": index, "revisions": [{"revid": index, "timestamp": "2024-05-02T08:15:00Z"}]}
        for index, name in enumerate(["Lenham", title], 1)
    ]
    url = "http://source.example/w/api.php?gsrsearch=%22Hallstein+Bridge%22+opened"
    body = json.dumps({"query": {"pages": pages}})
    leads = connect(spec_of(SourceKind.MEDIAWIKI)).read(answer(body, url=url, step="search")).leads
    assert (leads[0].title == title) is comes_first


@pytest.mark.parametrize("kind", ALL_WORDS_NEEDED)
def test_one_word_is_not_asked_for_again(kind: SourceKind) -> None:
    assert nothing_found(kind, "search", "Hallstein") == Reading(text="")
    (wider,) = nothing_found(kind, "search", "Hallstein Osgood").leads
    assert "Osgood" not in wider.url


@pytest.mark.parametrize("kind", [SourceKind.SEARXNG, SourceKind.GDELT])
def test_no_search_leads_to_what_is_no_page_of_the_web(kind: SourceKind) -> None:
    urls = [*HOSTILE, "http://127.0.0.1:9/x", "https://chronicle.example/a"]
    leads = connect(spec_of(kind, private=True)).read(answer(hits(kind, urls), step="search")).leads
    assert [(lead.url, lead.private) for lead in leads] == [
        ("http://127.0.0.1:9/x", False),
        ("https://chronicle.example/a", False),
    ]


@pytest.mark.parametrize(
    "link", [*HOSTILE, "//evil.example/a/b", "http://127.0.0.1:9/book/A", "/only-a-book", "../x/y"]
)
def test_a_book_leads_to_its_own_pages_only(link: str) -> None:
    source = connect(spec_of(SourceKind.KIWIX, url="http://127.0.0.1:8080/", private=True))
    body = rss(link, "/book/A/Hallstein")
    if not link:
        with pytest.raises(DocumentUnreadable, match="it is not the list of hits"):
            source.read(answer(body, "application/rss+xml", step="search"))
        return
    leads = source.read(answer(body, "application/rss+xml", step="search")).leads
    assert [lead.url for lead in leads] == ["http://127.0.0.1:8080/raw/book/content/A/Hallstein"]


@pytest.mark.parametrize("kind", SEARCHED)
def test_of_many_hits_as_many_are_read_as_the_operator_says(kind: SourceKind) -> None:
    count = 20_000
    body = {
        SourceKind.MEDIAWIKI: lambda: revisions(count),
        SourceKind.KIWIX: lambda: rss(*(f"/book/A/{n}" for n in range(count))),
    }.get(kind, lambda: hits(kind, [f"https://{n}.example/" for n in range(count)]))()
    leads = connect(spec_of(kind, most=4)).read(answer(body, step="search")).leads
    assert len(leads) == 4


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (rss(total=3), "it counts hits and lists none"),
        (rss("/book/A").replace("totalResults", "total"), "it is not the list of hits"),
        ("<rss><channel>", "it is no XML, which kiwix-serve answers"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "it is XML"),
        ("{}", "it is not XML"),
    ],
)
def test_what_is_not_the_xml_of_kiwix_is_refused(body: str, why: str) -> None:
    with pytest.raises(DocumentUnreadable, match=why):
        connect(spec_of(SourceKind.KIWIX)).read(answer(body, "application/rss+xml", step="search"))


def test_a_wiki_that_says_nothing_at_all_has_not_answered() -> None:
    with pytest.raises(DocumentUnreadable, match="it has neither pages nor an error"):
        connect(spec_of(SourceKind.MEDIAWIKI)).read(answer("{}", step="search"))


def test_results_without_any_address_are_refused() -> None:
    body = json.dumps({"results": [{"url": None}], "unresponsive_engines": []})
    with pytest.raises(DocumentUnreadable, match="none of its results has an address"):
        connect(spec_of(SourceKind.SEARXNG)).read(answer(body, step="search"))


@pytest.mark.parametrize("kind", SEARCHED)
def test_every_claim_is_searched_for(kind: SourceKind) -> None:
    assert connect(spec_of(kind)).asked is Asked.FOR_EACH_CLAIM
