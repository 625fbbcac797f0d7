"""Feeds are read entry by entry, without fetching or guessing anything; or the reader is told why not."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.entry import moment, web_address
from claims.documents.feeds import Entry, read_feed
from claims.errors import DocumentUnreadable

DAY = date(2025, 2, 18)
URL = "https://hallstein.example/bridge"
BRIDGE = Entry(url=URL, title="The bridge", published_on=DAY, summary="It opens in May.")


def rss(items: str, head: str = "") -> bytes:
    return f"{head}<rss version='2.0'><channel><title>Hallstein News</title>{items}</channel></rss>".encode()


def atom(entries: str) -> bytes:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Hallstein News</title>{entries}</feed>".encode()


def item(more: str = "", link: str = URL) -> str:
    return f"<item><title>The bridge</title><link>{link}</link>{more}</item>"


def json_feed(*items: object, version: object = "https://jsonfeed.org/version/1.1") -> bytes:
    return json.dumps({"version": version, "title": "Hallstein News", "items": items}).encode()


def why_not(body: bytes, media_type: str = "") -> str:
    with pytest.raises(DocumentUnreadable) as refused:
        read_feed(body, media_type)
    assert str(refused.value).endswith(".")
    return str(refused.value)


# --- kinds ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        rss(item("<pubDate>Tue, 18 Feb 2025 10:00:00 GMT</pubDate><description>It opens in May.</description>")),
        rss(
            "<item><title><![CDATA[The <b>bridge</b>]]></title>"
            f"<guid isPermaLink='true'>{URL}</guid><dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2025-02-18"
            "</dc:date><description>&lt;p&gt;It opens&lt;br&gt;in May.&lt;/p&gt;</description></item>"
        ),
        atom(
            f"<entry><title>The bridge</title><link href='{URL}'/><published>2025-02-18T23:30:00-05:00</published>"
            "<updated>2025-03-01T10:00:00Z</updated><summary>It opens in May.</summary></entry>"
        ),
        atom(
            f"<entry><title type='html'>The &lt;i&gt;bridge&lt;/i&gt;</title><link rel='alternate' href='{URL}'/>"
            "<published><![CDATA[ 2025-02-18T00:30:00+01:00 ]]></published>"
            "<content type='html'>&lt;p&gt;It opens in&amp;nbsp;May.&lt;/p&gt;</content></entry>"
        ),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
            f" xmlns:dc='http://purl.org/dc/elements/1.1/'><channel/><item rdf:about='{URL}'><title>The bridge</title>"
            f"<link>{URL}</link><dc:date>2025-02-18T10:00:00Z</dc:date><description>It opens in May.</description>"
            "</item></rdf:RDF>"
        ).encode(),
        json_feed(
            {
                "url": URL,
                "title": "The bridge",
                "summary": "It opens in May.",
                "date_published": "2025-02-18T23:30-05:00",
            }
        ),
        json_feed(
            {"url": URL, "title": "The bridge", "content_html": "<p>It opens in May.", "date_published": "2025-02-18"}
        ),
        json_feed(
            {
                "id": 1,
                "url": URL,
                "title": "The bridge",
                "content_text": "It opens in May.",
                "tags": None,
                "authors": [3],
                "date_published": "2025-02-18T10:00:00Z",
            }
        ),
    ],
    ids=["rss", "guid", "atom", "content", "rdf", "json", "json-html", "json-text"],
)
def test_an_entry_is_the_same_in_every_kind_of_feed(body: bytes) -> None:
    for media_type in ("application/xml", "text/html; charset=utf-8", ""):
        assert read_feed(body, media_type) == (BRIDGE,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso-8859-5"])
def test_a_feed_is_the_same_in_every_encoding(encoding: str) -> None:
    title = "Мост" if encoding == "iso-8859-5" else "Die Brücke"
    text = rss(item().replace("The bridge", title), f"<?xml version='1.0' encoding='{encoding}'?>\n").decode()
    (entry,) = read_feed(text.encode(encoding), "application/rss+xml")
    assert entry.title == title


@pytest.mark.parametrize("body", [rss(""), atom(""), json_feed(), rss("<item/>"), atom("<entry/>")])
def test_a_feed_without_entries_gives_none(body: bytes) -> None:
    assert read_feed(body, "") == ()


# --- days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "Tue, 18 Feb 2025 10:00:00 GMT",
        "Tue, 18 Feb 2025 23:59:59 -0800",
        "Tue, 18 Feb 2025 00:30 +0100",
        "Tue, 18 Feb 2025 00:30:00 CET",
        "Di, 18 Feb 2025 00:30:00 MEZ",
        "Tue, 18 Feb 2025",
        "18 February 2025 10:00:00 EST",
        "2025-02-18",
        "2025-02-18 10:00:00",
        "2025-02-18T10:00:00.1234567Z",
        "2025-02-18T00:30:00+0200",
        "2025-02-18 00:30:00 +0200",
    ],
)
def test_the_day_is_that_of_the_place_where_it_was_written(written: str) -> None:
    (entry,) = read_feed(rss(item(f"<pubDate>{written}</pubDate>")), "")
    assert entry.published_on == DAY


@pytest.mark.parametrize(
    "more",
    [
        "",
        "<pubDate>Monday</pubDate>",
        "<pubDate>yesterday</pubDate>",
        "<pubDate>10:30</pubDate>",
        "<pubDate>18</pubDate>",
        "<pubDate>February 2025</pubDate>",
        "<pubDate>2025-02</pubDate>",
        "<pubDate>02/03/2025</pubDate>",
        "<pubDate>2025-02-29T10:00:00Z</pubDate>",
        "<pubDate>Sat, 29 Feb 2025 10:00:00 GMT</pubDate>",
        "<pubDate>0001-01-01T00:00:00+14:00</pubDate>",
        "<guid>20250218</guid>",
        "<guid>2025-02-18</guid>",
        "<lastBuildDate>Tue, 18 Feb 2025 10:00:00 GMT</lastBuildDate>",
        "<updated>2025-02-18T10:00:00Z</updated>",
        "<description>Published on 2025-02-18</description>",
    ],
)
def test_no_day_is_guessed(more: str) -> None:
    (entry,) = read_feed(rss(item(more)), "")
    assert entry.published_on is None


def test_the_day_of_a_change_is_not_that_of_publication() -> None:
    (entry,) = read_feed(atom(f"<entry><link href='{URL}'/><updated>2025-02-18T10:00:00Z</updated></entry>"), "")
    assert entry.published_on is None


@given(st.datetimes(timezones=st.timezones()))
def test_every_moment_that_is_written_out_is_read(written: object) -> None:
    assert moment(str(written)) is None or str(moment(str(written))) == str(written)


@given(st.text())
def test_any_text_is_a_moment_or_none(text: str) -> None:
    assert moment(text) is None or any(character.isdigit() for character in text)


# --- links ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/hosts",
        "ftp://hallstein.example/a",
        "data:text/html,x",
        "//hallstein.example/a",
        "/bridge",
        "https:bridge",
        "https://",
        "http://[::1/a",
        "https://hallstein.example/a b",
        "https://hallstein.example/" + "a" * 2_000,
    ],
)
def test_only_links_to_the_web_are_followed(link: str) -> None:
    assert web_address(link) == ""
    assert read_feed(rss(item(link=link)), "") == ()
    assert read_feed(json_feed({"url": link}), "") == ()


# --- bounds and hostility ---------------------------------------------------------------------------------------


def test_the_first_thousand_entries_are_read_in_their_order() -> None:
    many = "".join(item(link=f"{URL}/{number}") for number in range(1_200))
    for body in (rss(many), json_feed(*({"url": f"{URL}/{number}"} for number in range(1_200)))):
        found = read_feed(body, "")
        assert [entry.url for entry in found] == [f"{URL}/{number}" for number in range(1_000)]


def test_titles_and_summaries_are_bounded() -> None:
    long = "a " * 5_000
    (entry,) = read_feed(
        rss(f"<item><title>{long}</title><link>{URL}</link><description>{long}</description></item>"), ""
    )
    assert (len(entry.title), len(entry.summary)) == (500, 2_000)


def test_an_address_is_never_fetched() -> None:
    for address in ("http://127.0.0.1:9/feed", "https://hallstein.example/feed.xml"):
        assert why_not(address.encode(), "application/rss+xml") == "it is not XML."
    page = f"<html><head><meta http-equiv='refresh' content='0; url={URL}'></head><body>Moved</body></html>"
    assert why_not(page.encode(), "text/html").startswith("it is no feed, or one that is broken")


ENTITIES = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))


@pytest.mark.parametrize(
    "head",
    [
        f"<!DOCTYPE rss [<!ENTITY e0 'ha'>{ENTITIES}]>",
        "<!DOCTYPE rss [<!ENTITY e9 SYSTEM 'file:///etc/hosts'>]>",
        "<!DOCTYPE rss [<!ENTITY % e9 SYSTEM 'http://127.0.0.1:9/e'> %e9;]>",
        "<?xml version='1.0'?><!-- <![CDATA[ --><!DOCTYPE rss [<!--]]>--><!ENTITY e9 'ha'>]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_defines_entities_is_refused(head: str, encoding: str) -> None:
    body = rss(item("<description>&e9;</description>"), head).decode().encode(encoding)
    assert why_not(body) == "it is XML with definitions of its own, which are not read."


def test_a_second_declaration_changes_no_encoding() -> None:
    second = "<?xml version='1.0'?><?xml version='1.0' encoding='utf-7'?>"
    (entry,) = read_feed(rss(item("<description>+ADw-b+AD4-</description>"), second), "")
    assert entry.summary == "+ADw-b+AD4-"


def test_a_feed_may_write_of_entities() -> None:
    body = rss(
        item("<description><![CDATA[Write <code>&lt;!ENTITY</code>.]]></description>"),
        "<!DOCTYPE rss PUBLIC '-//Hallstein//DTD RSS 0.91//EN' 'http://127.0.0.1:9/rss.dtd'>",
    )
    (entry,) = read_feed(body, "")
    assert entry.summary == "Write <!ENTITY."


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "it is empty."),
        (b" \n", "it is empty."),
        (b"Hallstein", "it is not XML."),
        (b"<!doctype html><html><body><p>Hallstein</body></html>", "it is no feed, or one that is broken"),
        (b"<a/>", "it is no feed, or one that is broken"),
        (b"<rss/>", "it is no feed, or one that is broken"),
        (b"<feed><entry/></feed>", "it is no feed, or one that is broken"),
        (b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "it is no feed, or one that is broken"),
        (b"<" * 10_000, "it is no feed, or one that is broken"),
        (b"{}", "it is JSON, but no feed."),
        (b'{"items": []}', "it is JSON, but no feed."),
        (b'{"version": "1", "items": []}', "it is JSON, but no feed."),
        (json_feed(version=1), "it is JSON, but no feed."),
        (json_feed(1), "it is JSON, but no feed."),
        (json_feed()[:-3], "it is no JSON that can be read to its end."),
        (b'{"a":' * 100_000, "its JSON is nested too deeply."),
        (b"\x1f\x8b\x08\x00" + bytes(100), "it is not text"),
    ],
)
def test_what_is_no_feed_is_refused(body: bytes, why: str) -> None:
    assert why_not(body).startswith(why)


SEEDS = {
    "rss": rss(item("<pubDate>Tue, 18 Feb 2025 10:00:00 GMT</pubDate><description>It opens.</description>") * 2),
    "atom": atom(f"<entry><title>A</title><link href='{URL}'/><published>2025-02-18T10:00:00Z</published></entry>"),
    "json": json_feed({"url": URL, "title": "The bridge", "date_published": "2025-02-18T10:00:00Z"}),
}


def holds(body: bytes) -> None:
    try:
        entries = read_feed(body, "")
    except DocumentUnreadable as refused:
        assert str(refused).endswith(".")  # noqa: PT017 either is right
        return
    for entry in entries:
        assert entry.url.startswith(("http://", "https://"))
        assert entry.model_dump_json()


@given(st.sampled_from([b"", b"<rss>", b"<?xml?>", b"{", b"<feed xmlns='http://www.w3.org/2005/Atom'>"]), st.binary())
def test_any_bytes_are_read_or_refused(begins: bytes, rest: bytes) -> None:
    holds(begins + rest)


@pytest.mark.parametrize("kind", SEEDS)
@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=9)), min_size=1, max_size=4))
def test_any_damage_is_read_or_refused(kind: str, changes: list[tuple[float, bytes]]) -> None:
    body = SEEDS[kind]
    for share, put in changes:
        place = int(share * len(body))
        body = body[:place] + put + body[place + len(put) :]
    holds(body)


def test_a_feed_whose_entries_have_no_address_is_not_one_that_knows_nothing() -> None:
    with pytest.raises(DocumentUnreadable, match="entries cannot be read"):
        read_feed(rss(item(link="")), "application/rss+xml")


def test_a_feed_that_was_cut_is_no_shorter_one() -> None:
    whole = rss(item() * 3)
    with pytest.raises(DocumentUnreadable, match="broken"):
        read_feed(whole[: whole.rindex(b"<item>")], "application/rss+xml")
