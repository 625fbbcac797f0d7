"""Feeds and sitemaps: to which pages they lead, how many, and whose word those are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claims.errors import DocumentUnreadable
from claims.models import Query, Reading, Request
from claims.sources import connect
from claims.sources.source import Asked
from claims.sources.spec import SourceKind
from tests.claims.sources.recorded import HOSTILE, answer, assert_verbatim, expected, folders, recorded, spec_of

KINDS = (SourceKind.FEED, SourceKind.SITEMAP)
PAGE = "<!doctype html><html><body><article><p>The town of Hallstein opened the bridge.</p></article></body></html>"


def cases(key: str) -> pytest.MarkDecorator:
    found = [folder for kind in KINDS for folder in folders(kind, key)]
    return pytest.mark.parametrize("folder", found, ids=lambda folder: folder.name)


def feed(*addresses: str) -> str:
    items = "".join(f"<item><title>T</title><link>{address}</link></item>" for address in addresses)
    return f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>"


def sitemap(*addresses: str) -> str:
    places = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{places}</urlset>"


def index(*addresses: str) -> str:
    places = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{places}</sitemapindex>"


LISTS = pytest.mark.parametrize(("kind", "listing"), [(SourceKind.FEED, feed), (SourceKind.SITEMAP, sitemap)])


def read(kind: SourceKind, body: str, step: str = "", **known: object) -> Reading:
    return connect(spec_of(kind, **known)).read(answer(body, "application/xml", step=step))


def page_at(url: str, **known: object) -> Reading:
    source = connect(spec_of(SourceKind.FEED, url="https://rss.town.example/feed", publisher="Town", **known))
    return source.read(answer(PAGE, "text/html", step="page", url=url, published_on="2025-03-04", title="Bridge"))


@cases("leads")
def test_a_list_leads_to_its_newest_pages(folder: Path) -> None:
    source, response = recorded(folder)
    reading = source.read(response)
    found = [
        [lead.url, lead.title, lead.published_on.isoformat() if lead.published_on else "", lead.step]
        for lead in reading.leads
    ]
    assert found == expected(folder)["leads"]
    assert (reading.text, reading.passages, reading.tables) == ("", (), ())
    assert all(lead.robots and not lead.private for lead in reading.leads)


@cases("passages")
def test_a_page_is_read_as_its_sentences(folder: Path) -> None:
    source, response = recorded(folder)
    reading = source.read(
        response.model_copy(
            update={
                "request": response.request.model_copy(update={"published_on": expected(folder)["published_on"]}),
            }
        )
    )
    assert_verbatim(reading)
    assert [passage.text for passage in reading.passages] == expected(folder)["passages"]
    assert reading.passages[0].origin.published_on == expected(folder)["published_on"]
    assert reading.passages[0].origin.publisher == "Town of Hallstein"
    assert reading.leads == ()


@cases("refused")
def test_what_cannot_be_used_is_refused_with_its_reason(folder: Path) -> None:
    source, response = recorded(folder)
    with pytest.raises(DocumentUnreadable, match=expected(folder)["refused"]):
        source.read(response)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_asked_for_once_whatever_the_claims(kind: SourceKind) -> None:
    source = connect(spec_of(kind))
    assert source.asked is Asked.ONCE
    asked = source.request(Query(source="a", names=("Hallstein",)))
    assert asked == Request(source="a", url="http://source.example/", robots=True)


@LISTS
def test_a_list_without_pages_is_an_answer(kind: SourceKind, listing: Callable[..., str]) -> None:
    assert read(kind, listing()) == Reading(text="")


@LISTS
def test_a_list_leads_to_nothing_that_is_no_web_address(kind: SourceKind, listing: Callable[..., str]) -> None:
    assert read(kind, listing(*HOSTILE), most=50).leads == ()


@LISTS
@pytest.mark.parametrize("most", [1, 3, 50])
def test_of_thousands_of_pages_no_more_are_read_than_the_operator_wants(
    kind: SourceKind, listing: Callable[..., str], most: int
) -> None:
    many = (f"http://source.example/{number}" for number in range(9_000))
    assert len(read(kind, listing(*many), most=most).leads) == most


@LISTS
def test_the_leave_for_a_private_host_does_not_go_with_a_list_to_others(
    kind: SourceKind, listing: Callable[..., str]
) -> None:
    addresses = ("http://source.example/a", "http://127.0.0.1/b", "http://source.example:8080/c")
    leads = read(kind, listing(*addresses), private=True).leads
    assert [lead.private for lead in leads] == [True, False, False]


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_read_is_refused(kind: SourceKind) -> None:
    for body in ("", "Come back tomorrow.", "<p>Moved</p>", "{}", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"):
        with pytest.raises(DocumentUnreadable) as refusal:
            read(kind, body)
        assert str(refusal.value).endswith(".")


# --- sitemaps ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("most", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("count", [1, 2, 3, 100])
def test_the_sitemaps_of_an_index_share_the_pages_that_may_be_read(most: int, count: int) -> None:
    addresses = [f"http://source.example/{number}.xml" for number in range(count)]
    leads = read(SourceKind.SITEMAP, index(*addresses), most=most).leads
    pages = sitemap(*(f"http://source.example/{number}" for number in range(200)))
    found = [read(SourceKind.SITEMAP, pages, step=lead.step, most=most).leads for lead in leads]
    assert len(leads) == min(count, most, 3)
    assert all(found)
    assert sum(map(len, found)) == most


def test_an_index_within_an_index_is_not_followed() -> None:
    with pytest.raises(DocumentUnreadable, match="an index of sitemaps within another"):
        read(SourceKind.SITEMAP, index("http://source.example/x.xml"), step="sitemap3")


def test_an_index_that_names_nothing_is_an_answer() -> None:
    assert read(SourceKind.SITEMAP, index()) == Reading(text="")


# --- whose word it is -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    ["https://rss.town.example/a", "https://town.example/a", "http://rss.town.example:8080/a"],
)
def test_a_page_of_the_list_s_own_site_is_the_word_of_its_publisher(url: str) -> None:
    origin = page_at(url).passages[0].origin
    assert (origin.publisher, origin.tier, origin.title) == ("Town", 1, "Bridge")


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.paper.example/a", "paper.example"),
        ("https://mytown.example/a", "mytown.example"),
        ("https://rss.town.example.evil.example/a", "rss.town.example.evil.example"),
    ],
)
def test_a_page_of_another_site_is_the_word_of_that_site(url: str, publisher: str) -> None:
    origin = page_at(url).passages[0].origin
    assert (origin.publisher, origin.tier) == (publisher, 3)
