"""What comes in becomes an article: its title, date, language and statements, or a sentence that says why not."""

from datetime import date
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.articles import RawArticle, read_article
from claims.errors import ArticleUnreadable
from claims.models import Article
from tests.claims.documents.small_pdf import pdf
from tests.conftest import ROOT

HEADLINE = "Hallstein baut eine Brücke"
FIRST = "Der Gemeinderat von Hallstein hat am Montag den Bau einer Brücke über die Mure beschlossen."
SECOND = "„Sie kostet 4,5 Millionen Euro“, sagte Bürgermeisterin Grün."
PLAIN = f"{HEADLINE}\n\n18. Februar 2025\n\n{FIRST}\n\n{SECOND}\n"

SET_IN_LINES = [line for paragraph in PLAIN.split("\n\n") for line in (*wrap(paragraph, 50), "")]
HTML = f"""<!doctype html><html><head><title>{HEADLINE}</title><meta name="date" content="2025-02-18"></head>
<body><article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"""


def read(content: str | bytes, media_type: str = "text/plain", published_on: date | None = None) -> Article:
    body = content if isinstance(content, bytes) else content.encode()
    raw = RawArticle(name="article", url=None, media_type=media_type, body=body, published_on=published_on)
    return read_article(raw)


def statements(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.body]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PLAIN, "text/plain"),
        (PLAIN.replace("\n", "\r\n"), "text/plain"),
        (PLAIN.encode("utf-8-sig"), "text/plain"),
        (PLAIN.encode("utf-16"), "text/plain"),
        (PLAIN.encode("cp1252"), "text/plain"),
        (PLAIN.replace("\n\n", "\n"), "text/plain"),
        (f"# {PLAIN}", "text/markdown"),
        (pdf(SET_IN_LINES), "application/pdf"),
        (HTML, "text/html"),
        (HTML.replace("<body>", "").replace("</body>", ""), "text/html"),
    ],
    ids=["txt", "crlf", "utf-8 bom", "utf-16 bom", "windows", "one a line", "md", "pdf", "html", "html without body"],
)
def test_an_article_is_the_same_in_every_form(content: str | bytes, media_type: str) -> None:
    article = read(content, media_type)
    assert article.title == HEADLINE
    assert article.published_on == date(2025, 2, 18)
    assert article.language == "de"
    assert statements(article) == [FIRST, SECOND]


def test_the_same_article_has_the_same_id_whatever_its_line_ends_and_another_a_different_one() -> None:
    assert read(PLAIN).id == read(PLAIN.replace("\n", "\r\n")).id
    assert read(PLAIN).snapshot != read(PLAIN.replace("\n", "\r\n")).snapshot
    assert read(PLAIN).id != read(PLAIN.replace("4,5", "4,6")).id


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
def test_every_statement_is_verbatim(text: str) -> None:
    article = read(f"{HEADLINE}\n\n{text}\n\n{FIRST}")
    assert all(statements(article))
    assert set(statements(article)) <= set(article.text.split("\n\n"))


def test_page_furniture_is_left_out_in_any_language() -> None:
    article = read(
        f"{PLAIN}\nLesen Sie auch: Die alte Brücke\n\nShare this:\n\nEs war knapp.\n\nLeave a Reply\n\nThat is a lie."
    )
    assert statements(article) == [FIRST, SECOND, "Es war knapp."]
    assert "Reply" not in article.text
    assert "lie" not in article.text


def test_headlines_and_bylines_make_no_statements_unless_there_is_nothing_else() -> None:
    assert statements(read(f"{HEADLINE}\n\nVon Anna Berg\n\n{FIRST}")) == [FIRST]
    assert statements(read(HEADLINE)) == [HEADLINE]


def test_without_a_headline_the_first_sentence_is_the_title() -> None:
    assert read(f"{SECOND} {FIRST}\n\n{FIRST}").title == SECOND


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Hallstein, 18. Februar 2025", date(2025, 2, 18)),
        ("18.02.2025, 10:15 Uhr", date(2025, 2, 18)),
        ("Februar 2025", None),
        ("Gestern", None),
        ("18. Februar 2025\n\n19. Februar 2025", None),
    ],
)
def test_the_one_full_date_above_the_text_is_its_date(head: str, day: date | None) -> None:
    assert read(f"{HEADLINE}\n\n{head}\n\n{FIRST}").published_on == day


def test_a_date_inside_a_statement_is_not_the_date_of_the_article() -> None:
    assert (
        read(f"{HEADLINE}\n\n{FIRST}\n\nDie alte Brücke wurde nach langem Streit am 3. Mai 1999 eröffnet.").published_on
        is None
    )


def test_what_the_sender_knows_of_the_date_goes_before_what_the_article_says() -> None:
    assert read(PLAIN, published_on=date(2024, 1, 1)).published_on == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FIRST, "de"),
        ("The council of Hallstein decided on Monday that a bridge over the river is to be built.", "en"),
        ("Le conseil municipal a décidé lundi que le pont sur la rivière serait construit avant l'été.", "fr"),
    ],
)
def test_its_language_is_found_also_where_there_is_no_table_for_it(text: str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (b"", "text/plain", "it is empty."),
        (b"\n \r\n", "text/plain", "it is empty."),
        (bytes(range(256)), "text/plain", "it is not text; its bytes look like a binary file."),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "text/html", "it is not text; its bytes look like a binary file."),
        (b"Leave a Reply\n\nFirst!", "text/plain", "it has no text beside page furniture."),
        (b"<html><body><script>load()</script></body></html>", "text/html", "the page has no readable text."),
        (b"%PDF-1.4 torn", "application/pdf", "the PDF is broken or encrypted"),
        (pdf([]), "application/pdf", "the PDF has no text; scanned pages are not read."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content: bytes, media_type: str, why: str) -> None:
    with pytest.raises(ArticleUnreadable) as refused:
        read(content, media_type)
    assert refused.value.article == "article"
    assert str(refused.value).startswith(f"The article 'article' cannot be read: {why}")


def test_the_bundled_article_is_read_with_its_headline_and_without_its_comment_form() -> None:
    article = read((ROOT / "seeds" / "articles" / "seed-article.txt").read_bytes())
    assert article.language == "de"
    assert not any("Leave a Reply" in statement for statement in statements(article))
    assert article.title == article.text.split("\n\n")[0].lstrip("# ")
