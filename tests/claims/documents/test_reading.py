"""Bytes become paragraphs, whatever they are called and however they are encoded; or the reader is told why not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura import load_html

from claims.documents import language_of, read_document
from claims.documents.published import published_on
from claims.documents.reading import decoded
from claims.errors import DocumentNotThere, DocumentPaywalled, DocumentUnreadable
from tests.claims.documents.small_pdf import pdf

SENTENCE = "Die Bürgermeisterin sagte: „Die Brücke kostet 4,5 Millionen Euro – und öffnet 2030.“"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def why_not(body: bytes, media_type: str) -> str:
    with pytest.raises(DocumentUnreadable) as refused:
        read_document(body, media_type)
    assert str(refused.value).endswith(".")
    return str(refused.value)


# --- encodings --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (SENTENCE.encode(), "text/plain"),
        (SENTENCE.encode(), "text/plain; charset=utf-8"),
        (SENTENCE.encode(), "text/plain; charset=iso-8859-1"),
        (SENTENCE.encode(), "text/plain; charset=utf-16"),
        (SENTENCE.encode("utf-8-sig"), "text/plain"),
        (SENTENCE.encode("utf-16"), "text/plain"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "text/plain; charset=utf-8"),
        (SENTENCE.encode("utf-16-le"), "text/plain; charset=utf-16le"),
        (SENTENCE.encode("cp1252"), "text/plain"),
        (SENTENCE.encode("cp1252"), 'text/plain; charset="ISO-8859-1"'),
        (SENTENCE.encode("cp1252"), "text/plain; charset=utf-8"),
        (SENTENCE.encode("cp1252"), "text/plain; charset=no-such-charset"),
        (SENTENCE.encode("mac-roman"), "text/plain; charset=macintosh"),
    ],
)
def test_a_text_is_the_same_in_every_encoding(body: bytes, media_type: str) -> None:
    assert read_document(body, media_type).paragraphs == (SENTENCE,)


@pytest.mark.parametrize("charset", ["utf-7", "undefined", "idna", "punycode", "unicode_escape", "hex", "rot13", "zip"])
def test_a_codec_that_is_none_of_the_web_is_not_used(charset: str) -> None:
    written = rb"Stra\xdfe +2AA- \ud800 xn--a"
    assert decoded(written + b"\xdf", f"text/plain; charset={charset}") == written.decode() + "ß"


@given(
    body=st.binary(max_size=120), charset=st.sampled_from(["", "; charset=utf-16", "; charset=x", "; charset=utf-7"])
)
def test_what_was_decoded_can_be_stored(body: bytes, charset: str) -> None:
    try:
        text = decoded(body, f"text/plain{charset}")
    except DocumentUnreadable:
        return
    assert text.encode().decode() == text
    assert "\r" not in text


# --- plain text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.\n \t\nThree.", ("One.", "Two.", "Three.")),
        ("One.\r\n\r\nTwo.\r\n", ("One.", "Two.")),
        ("One.\rTwo.", ("One.", "Two.")),
        ("A headline\nOne.\nTwo.", ("A headline", "One.", "Two.")),
        ("One\nsentence.\n\nTwo.", ("One\nsentence.", "Two.")),
    ],
)
def test_paragraphs_lie_between_blank_lines_or_one_on_a_line(text: str, paragraphs: tuple[str, ...]) -> None:
    assert read_document(text.encode(), "text/plain").paragraphs == paragraphs


def test_lines_that_end_at_a_margin_are_not_torn_apart() -> None:
    text = "The council of Hallstein did not\nraise the taxes of the town, said\nMayor Osgood on Monday. It will\nnot."
    assert read_document(text.encode(), "text/plain").paragraphs == (text,)


# --- pages ------------------------------------------------------------------------------------------------------


def test_a_page_that_is_called_plain_text_is_read_as_a_page() -> None:
    body = page(f"<p>{SENTENCE}</p><p>{SENTENCE} Ja.</p>")
    for media_type in ("text/plain", "application/octet-stream"):
        assert "<p>" not in "".join(read_document(body, media_type).paragraphs)


def test_a_fragment_that_is_called_a_page_is_one() -> None:
    assert read_document(f"<div><p>{SENTENCE}</p></div>".encode(), "TEXT/HTML").paragraphs == (SENTENCE,)


def test_menus_scripts_comments_and_footers_are_no_text() -> None:
    more = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(5))
    body = page(
        "<nav><a href='/'>Home page</a></nav><script>var a = 'The town was sold.';</script>"
        f"<article><h1>Die Brücke</h1><p>{SENTENCE}</p>{more}</article>"
        "<div id='comments'><p>I never believed a word of it.</p></div><footer><p>All rights reserved.</p></footer>",
        "<title>Die Brücke | Hallsteiner Bote</title>",
    )
    document = read_document(body, "text/html")
    assert document.paragraphs == ("Die Brücke", SENTENCE, *[f"{number}. {SENTENCE}" for number in range(5)])
    assert document.title.startswith("Die Brücke")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + SENTENCE + "</div>" * 10_000,
        "<table><tr><td>" * 5_000 + SENTENCE,
        "<a href=" * 20_000 + SENTENCE,
        "<p>&#0;&#xD800;&#x110000;&bogus;&amp;lt;script&gt; " + SENTENCE,
        "<p>" + "&lt;" * 50_000,
        "<script>" + SENTENCE,
        "<!--" * 10_000 + SENTENCE,
        "</p>" * 10_000 + SENTENCE,
        f"<p {'x=1 ' * 20_000}>{SENTENCE}",
        "<svg><foreignObject><p>" + SENTENCE,
    ],
    ids=["divs", "tables", "links", "entities", "signs", "script", "comments", "ends", "attributes", "svg"],
)
def test_hostile_markup_is_read_or_refused(body: str) -> None:
    try:
        document = read_document(page(body), "text/html")
    except DocumentUnreadable as refused:
        assert str(refused) == "the page has no readable text."  # noqa: PT017 either is right
    else:
        assert "".join(document.paragraphs).encode().strip()


# --- dates of pages ---------------------------------------------------------------------------------------------

TEXT = f"<p>{SENTENCE}</p>"


@pytest.mark.parametrize(
    "markup",
    [
        "<meta property='article:published_time' content='2025-02-18T23:30:00-05:00'>",
        "<meta property='article:modified_time' content='2025-03-01'><meta name='Date' content='2025-02-18'>",
        "<meta name='DC.date.issued' content='20250218'>",
        "<meta itemprop='datePublished' content='Tue, 18 Feb 2025 10:00:00 GMT'>",
        '<script type="application/ld+json">{"dateModified":"2025-03-01","datePublished" : "2025-02-18T10"}</script>',
        "<time class='entry-date published' datetime='2025-02-18'>Tuesday</time>",
        "<span itemprop='datePublished'>18. Februar 2025</span>",
        "<p class='byline'>February 18, 2025</p>",
        "<article><time datetime='2025-02-18'>1</time></article><aside><time datetime='2024-01-01'></time></aside>",
        "<link rel='canonical' href='https://hallstein.example/2025/02/18/bridge.html'>",
    ],
)
def test_the_day_that_a_page_declares_is_its_date(markup: str) -> None:
    assert published_on(load_html(page(TEXT, markup).decode())) == date(2025, 2, 18)


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<footer>Copyright 2019 Hallsteiner Bote</footer>",
        "<p>Die alte Brücke wurde am 3. Mai 1999 eröffnet.</p>",
        "<p>Die alte Brücke wurde am 2001-05-03 eröffnet.</p>",
        "<meta property='article:modified_time' content='2025-03-01'>",
        "<meta name='date' content='2025-02-30'>",
        "<meta name='date' content='02/03/2025'>",
        "<meta name='date' content='2025'>",
        "<aside><time datetime='2017-02-18'>another article</time></aside>",
        "<main><time datetime='2017-02-18'>one</time><time datetime='2018-02-18'>two</time></main>",
        "<meta property='og:image' content='https://hallstein.example/2014/03/02/a.jpg'>",
        "<link rel='canonical' href='https://hallstein.example/2025/13/41/bridge.html'>",
    ],
)
def test_no_date_is_guessed(markup: str) -> None:
    assert published_on(load_html(page(TEXT + markup).decode())) is None


@pytest.mark.parametrize(
    "title",
    [
        *("404", "404 Not Found", "Error 404: page not found", "Page not found | Town of Hallstein", "Not Found"),
        *("Seite nicht gefunden – Hallsteiner Bote", "Hallstein | Seite nicht gefunden", "404 – Page not found"),
    ],
)
def test_a_page_that_says_that_there_is_none_is_not_there(title: str) -> None:
    with pytest.raises(DocumentNotThere):
        read_document(page(TEXT, f"<title>{title}</title>"), "text/html")


@pytest.mark.parametrize("title", ["Treasure not found in the lake", "404 people moved to Hallstein", "The 404 bus"])
def test_a_page_about_something_that_was_not_found_is_one(title: str) -> None:
    assert read_document(page(TEXT, f"<title>{title}</title>"), "text/html").paragraphs


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>',
        '<script type="application/ld+json">{"isAccessibleForFree" : "False"}</script>',
        "<meta property='article:content_tier' content='locked'>",
    ],
)
def test_a_page_that_is_not_free_to_read_is_paywalled(markup: str) -> None:
    with pytest.raises(DocumentPaywalled):
        read_document(page(TEXT, markup), "text/html")


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">{"isAccessibleForFree": true}</script>',
        "<meta property='article:content_tier' content='free'>",
        "<p>The library is not accessible for free.</p>",
    ],
)
def test_a_page_that_is_free_to_read_is_read(markup: str) -> None:
    assert read_document(page(TEXT, markup), "text/html").paragraphs


# --- PDF --------------------------------------------------------------------------------------------------------


def test_lines_of_a_pdf_become_paragraphs() -> None:
    lines = [
        "A new bridge",
        "",
        "The council did not",
        "raise taxes. It will",
        "not do so.",
        "",
        "It met.",
    ]
    assert read_document(pdf(lines), "application/pdf").paragraphs == (
        "A new bridge",
        "The council did not raise taxes. It will not do so.",
        "It met.",
    )


def test_gaps_of_a_pdf_part_paragraphs_also_where_every_line_has_one() -> None:
    lines = ["A new bridge", "", "It is long enough to reach the margin.", "", "It met."]
    assert read_document(pdf(lines), "application/pdf").paragraphs == (
        "A new bridge",
        "It is long enough to reach the margin. It met.",
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Am Diens-", "tag kam er."], "Am Dienstag kam er."),
        (["Die EU-", "Kommission kam."], "Die EU-Kommission kam."),
        (["Im Jahr 2024-", "25 kam er."], "Im Jahr 2024-25 kam er."),
        (["Die Vor-", "und Nachteile."], "Die Vor- und Nachteile."),
    ],
)
def test_a_word_goes_on_over_the_end_of_a_line(lines: list[str], text: str) -> None:
    assert read_document(pdf(lines), "application/pdf").paragraphs == (text,)


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    pages = pdf(["On Monday the council", "did not"], ["raise taxes. It", "met.", "", "Nobody spoke."], ["Page three."])
    assert read_document(pages, "application/pdf").paragraphs == (
        "On Monday the council did not raise taxes. It met.",
        "Nobody spoke.",
        "Page three.",
    )


@pytest.mark.parametrize("media_type", ["application/pdf", "text/html", "text/plain"])
def test_a_pdf_is_one_whatever_it_is_called(media_type: str) -> None:
    assert read_document(b"\r\n" + pdf(["It is open."]), media_type).paragraphs == ("It is open.",)


# --- refusals ---------------------------------------------------------------------------------------------------

PDF = pdf(["It is open."])


@pytest.mark.parametrize(
    ("body", "media_type", "why"),
    [
        (b"", "text/plain", "it is empty."),
        (b" \r\n\t ", "text/html", "it is empty."),
        (b"\xef\xbb\xbf", "text/plain", "it has no words."),
        (b"\xff\xfe", "text/plain", "it has no words."),
        (b"--- 123 ---\n\n...", "text/plain", "it has no words."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "image/png", "it is not text"),
        (b"PK\x03\x04" + bytes(range(64)), "text/plain", "it is not text"),
        (b"\x1f\x8b\x08\x00" + bytes(100), "text/html", "it is not text"),
        (SENTENCE.encode("utf-16-le"), "text/plain", "it is not text"),
        (page(""), "text/html", "the page has no readable text."),
        (b"<!doctype html>", "text/plain", "the page has no readable text."),
        (b"%PDF-1.7 and then nothing", "application/pdf", "the PDF is broken or encrypted"),
        (PDF[: len(PDF) // 2], "application/pdf", "the PDF is broken or encrypted"),
        (PDF.replace(b"/Type /Page ", b"/Type /Pagx "), "application/pdf", "the PDF is broken or encrypted"),
        (PDF.replace(b"/Root", b"/Encrypt 3 0 R /Root"), "application/pdf", "the PDF is broken or encrypted"),
        (pdf([]), "application/pdf", "the PDF has no text; scanned pages are not read."),
        (pdf(*[["a"]] * 501), "application/pdf", "the PDF has 501 pages; more than 500 are not read."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(body: bytes, media_type: str, why: str) -> None:
    assert why_not(body, media_type).startswith(why)


# --- languages --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Gemeinderat hat am Montag beschlossen, dass die Brücke über den Fluss gebaut wird.", "de"),
        ("The council decided on Monday that the bridge over the river is going to be built.", "en"),
        ("Le conseil municipal a décidé lundi que le pont sur la rivière serait construit avant l'été.", "fr"),
        ("El ayuntamiento decidió el lunes que el puente sobre el río se construirá antes del verano.", "es"),
        (
            "El president va dir dimarts que la inversió a les regions augmentarà, segons les dades que es van dir.",
            "ca",
        ),
        ("Вчера городской совет решил, что мост через реку будет построен до лета.", "ru"),
        ("2024: 3,5 % – 4,1 %", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_text_is_found(text: str, language: str) -> None:
    assert language_of(text) == language
