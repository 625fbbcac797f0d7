"""Claims of texts that no newsroom writes: nothing breaks, and what is quoted stands in the text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract_claims
from claims.models import Article, Claim, Span
from claims.policy import Policy
from claims.text.sentences import LONGEST

TODAY = date(2025, 2, 18)
HALF_A_MEGABYTE = 512 * 1024
LANGUAGES = ("de", "en", "fr", "xx")
PIECES = (
    "Mara Quist sagte am Dienstag, ", "in Lenham", "stieg die Zahl um 3,5 Prozent", "costs rose by $1.2bn", "She said",
    "„", "“", "”", '"', "»", "«", "‚", "'", "(", "]", "…", ". ", "; ", ": ", "!? ", "\n", "\n\n", "\t", "\u200b",
    "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0301", "\x00", "ALLE HÄFEN", "der, die und das", "seit 2008", "z. B. ",
    "jeder Fünfte", "–", "🙂", "港口", "ميناء", "ſ", "İ", "ﬁ", "½", "²", "1.2.3", "ich", "wir", "who", "dass",
)  # fmt: skip


def claims_of(text: str, language: str = "de") -> tuple[Claim, ...]:
    article = Article(
        id="hostile",
        title="Lenham",
        url=None,
        language=language,
        published_on=TODAY,
        text=text,
        body=(Span(start=0, end=len(text)),),
        snapshot="0" * 64,
    )
    return extract_claims(article, TODAY, Policy())


def are_verbatim(claims: tuple[Claim, ...], text: str) -> bool:
    figures = [found for claim in claims for found in (*claim.quantities, *claim.dates)]
    return all(claim.span.of(text) == claim.quote for claim in claims) and all(
        found.span.of(text) == found.text for found in figures
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(LANGUAGES))
def test_whatever_an_article_is_made_of_its_claims_are_quoted_verbatim(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    assert are_verbatim(claims_of(text, language), text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_whatever_the_signs_claims_are_quoted_verbatim(text: str, language: str) -> None:
    assert are_verbatim(claims_of(text, language), text)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("no punctuation", "Mara Quist baute in Lenham drei Häfen und "),
        ("all capitals", "MARA QUIST BAUTE IN LENHAM DREI HÄFEN. "),
        ("bidi and zero-width signs", "Mara\u200b Quist \u202ebaute\u202c drei\u2066 Häfen\u2069.\ufeff "),
        ("mixed languages", "Mara Quist said, dass die Häfen closed waren. Elle est partie. "),
        ("one word", "a"),
        ("opening marks", "„"),
        ("stops", ". "),
    ],
)
def test_a_long_line_is_read_in_sentences_of_bounded_length(name: str, unit: str) -> None:
    text = (unit * (HALF_A_MEGABYTE // 16 // len(unit)))[:-1]
    found = claims_of(text)
    assert are_verbatim(found, text), name
    assert all(claim.span.end - claim.span.start <= 2 * LONGEST for claim in found)
    assert [claim.span.start for claim in found] == sorted(claim.span.start for claim in found)


def test_half_a_megabyte_in_one_line_is_read() -> None:
    text = "Haus und Hof " * (HALF_A_MEGABYTE // 13)
    assert are_verbatim(claims_of(text), text)


@pytest.mark.parametrize("mark", list("„“”»«‚‘’›‹\"'"))
def test_a_lone_mark_takes_no_claim_away(mark: str) -> None:
    text = f"Lenham baute drei Häfen. {mark}Borland baute zwei Häfen. Hallstein baute einen Hafen."
    found = claims_of(text)
    assert are_verbatim(found, text)
    assert [claim.content.lstrip(mark).partition(" ")[0] for claim in found] == ["Lenham", "Borland", "Hallstein"]
