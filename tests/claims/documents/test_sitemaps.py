"""Sitemaps are read address by address, without fetching or expanding anything; or the reader is told why not."""

import gzip
import zlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.entry import Entry
from claims.documents.sitemaps import Sitemap, read_sitemap
from claims.errors import DocumentUnreadable

URL = "https://hallstein.example/bridge"
NAMES = (
    "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"
    " xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'"
)
NEWS = (
    "<n:news><n:publication><n:name>Bote</n:name></n:publication><n:title> The\n<![CDATA[bridge]]> </n:title>"
    "<n:publication_date>2025-02-18T10:00:00Z</n:publication_date></n:news>"
)


def urlset(places: str, head: str = "<?xml version='1.0' encoding='UTF-8'?>\n") -> bytes:
    return f"{head}<urlset {NAMES}>{places}</urlset>".encode()


def place(more: str = "", url: str = URL) -> str:
    return f"<url><loc>{url}</loc>{more}</url>"


def entry(published_on: date | None = None, title: str = "", url: str = URL) -> Entry:
    return Entry(url=url, title=title, published_on=published_on, summary="")


def why_not(body: bytes) -> str:
    with pytest.raises(DocumentUnreadable) as refused:
        read_sitemap(body)
    assert str(refused.value).endswith(".")
    return str(refused.value)


# --- what they say ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", entry()),
        ("<lastmod>2025-02-18</lastmod>", entry(date(2025, 2, 18))),
        ("<lastmod>2025-02-18T23:30:00-05:00</lastmod><priority>1</priority>", entry(date(2025, 2, 18))),
        ("<lastmod>2025-02</lastmod>", entry()),
        ("<lastmod>today</lastmod>", entry()),
        ("<!-- <lastmod>2025-02-18</lastmod> -->", entry()),
        (
            "<lastmod>2025-03-01</lastmod>" + NEWS,
            entry(date(2025, 2, 18), "The bridge"),
        ),
        (
            f"<image:image><image:loc>{URL}.jpg</image:loc><image:title>A</image:title></image:image>",
            entry(),
        ),
    ],
)
def test_a_page_is_named_with_its_day_and_title(more: str, expected: Entry) -> None:
    assert read_sitemap(urlset(place(more))) == Sitemap(entries=(expected,), further=())


def test_an_index_names_further_sitemaps_in_their_order() -> None:
    maps = "".join(f"<sitemap><loc> {URL}/{n}.xml\n</loc><lastmod>2025-02-18</lastmod></sitemap>" for n in range(3))
    body = f"\ufeff<sitemapindex>{maps}<sitemap><loc>file:///etc/hosts</loc></sitemap></sitemapindex>".encode()
    assert read_sitemap(body) == Sitemap(entries=(), further=(f"{URL}/0.xml", f"{URL}/1.xml", f"{URL}/2.xml"))


@pytest.mark.parametrize("places", ["", "<url/>", place(url="javascript:alert(1)"), place(url="/bridge")])
def test_a_sitemap_without_addresses_names_none(places: str) -> None:
    assert read_sitemap(urlset(places)) == Sitemap(entries=(), further=())


def test_an_address_is_unescaped() -> None:
    assert read_sitemap(urlset(place(url=f"{URL}?a=1&amp;b=%20"))).entries == (entry(url=f"{URL}?a=1&b=%20"),)


def test_a_packed_sitemap_is_one() -> None:
    body = urlset(place())
    packed = gzip.compress(body)
    both = gzip.compress(body[:50]) + gzip.compress(body[50:]) + bytes(16)
    assert read_sitemap(packed) == read_sitemap(both) == read_sitemap(body)


# --- bounds and hostility ---------------------------------------------------------------------------------------

ENTITIES = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))


@pytest.mark.parametrize(
    "head",
    [
        f"<!DOCTYPE urlset [<!ENTITY e0 'ha'>{ENTITIES}]>",
        "<!DOCTYPE urlset [<!ENTITY e9 SYSTEM 'file:///etc/hosts'>]>",
        "<!DOCTYPE urlset [<!ENTITY % e9 SYSTEM 'http://127.0.0.1:9/e'> %e9;]>",
        "<!DOCTYPE urlset [<!ATTLIST urlset a CDATA '<![CDATA['><!ENTITY e9 'ha'><!ATTLIST urlset b CDATA ']]>'>]>",
        f"<!DOCTYPE urlset [<!ATTLIST url a CDATA '{'ha' * 1_000}'>]>",
        "<!-- <!DOCTYPE urlset> --><!DOCTYPE urlset [<?a <!-- ?><!ENTITY e9 'ha'><?a --> ?>]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_sitemap_that_defines_entities_is_refused(head: str, encoding: str) -> None:
    body = urlset(place(url=f"{URL}?&e9;"), head).decode().encode(encoding)
    assert why_not(body) == "it is XML with definitions of its own, which are not read."


def test_a_second_declaration_changes_no_encoding() -> None:
    hidden = "+ADwAIQ-ENTITY e9 'ha'+AD4-"
    head = f"<?xml version='1.0'?><?xml version='1.0' encoding='utf-7'?><!DOCTYPE urlset [{hidden}]>"
    assert why_not(urlset(place(), head)).startswith("it is no XML that can be read to its end")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "it is empty."),
        (b" \n", "it is empty."),
        (URL.encode(), "it is not XML."),
        (b"<!doctype html><html><body><p>Hallstein</body></html>", "it is no XML that can be read to its end"),
        (b"<html/>", "it is XML, but no sitemap."),
        (b"<rss version='2.0'><channel/></rss>", "it is XML, but no sitemap."),
        (urlset(place())[:-5], "it is no XML that can be read to its end"),
        (urlset(place(url=f"{URL}?a=1&b=2")), "it is no XML that can be read to its end"),
        (urlset("<url>" * 10_000), "it is no XML that can be read to its end"),
        (urlset(f"<url a='{'a' * 11_000_000}'/>"), "it is no XML that can be read to its end"),
        (urlset("<url/>" * 50_001), "it is a sitemap with more than 50,000 addresses."),
        (gzip.compress(urlset(place()))[:-9], "its gzip archive has no end."),
        (gzip.compress(urlset(place()))[:-8] + bytes(8), "its gzip archive is broken"),
        (gzip.compress(b"") * 101, "it is more than 100 gzip archives in a row."),
        (gzip.compress(b""), "it is not XML."),
        (gzip.compress(gzip.compress(urlset(place()))), "it is not text"),
    ],
)
def test_what_is_no_sitemap_is_refused(body: bytes, why: str) -> None:
    assert why_not(body).startswith(why)


@pytest.mark.parametrize("archives", [1, 2])
def test_what_unpacks_to_too_much_is_refused(archives: int) -> None:
    packing = zlib.compressobj(wbits=31)
    packed = packing.compress(bytes(50_000_001 // archives + 1)) + packing.flush()
    assert why_not(packed * archives) == "unpacked it has more than 50,000,000 bytes."


def holds(body: bytes) -> None:
    try:
        found = read_sitemap(body)
    except DocumentUnreadable as refused:
        assert str(refused).endswith(".")  # noqa: PT017 either is right
        return
    assert found.model_dump_json()
    for address in (*found.further, *(named.url for named in found.entries)):
        assert address.startswith(("http://", "https://"))


@given(st.sampled_from([b"", b"<urlset>", b"<?xml?>", b"\x1f\x8b", b"<!DOCTYPE a ["]), st.binary())
def test_any_bytes_are_read_or_refused(begins: bytes, rest: bytes) -> None:
    holds(begins + rest)


@given(
    packed=st.booleans(),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=9)), min_size=1, max_size=4),
)
def test_any_damage_is_read_or_refused(packed: bool, changes: list[tuple[float, bytes]]) -> None:  # noqa: FBT001 drawn
    body = urlset(place("<lastmod>2025-02-18</lastmod>") * 3)
    body = gzip.compress(body) if packed else body
    for share, put in changes:
        at = int(share * len(body))
        body = body[:at] + put + body[at + len(put) :]
    holds(body)
