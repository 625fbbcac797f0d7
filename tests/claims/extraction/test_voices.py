"""Who says what in an article, how, and by which words."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.voices import quoted_speech, voiced_sentences
from claims.language.neutral import table_for
from claims.models import Claim, Saying
from tests.cases_of import cases_of
from tests.claims.extraction.reading import claims_in, lines
from tests.claims.making import article

PIECES = 'Berg Mara Quist er sagte laut so dass der die sei habe „ “ ” " » « , . : ! Ministerin (SPD) „Ja.“'


@pytest.mark.parametrize(("language", "case"), cases_of("speech"))
def test_what_is_said_is_told_with_its_speaker_role_mode_and_cue(language: str, case: dict[str, Any]) -> None:
    claims = claims_in(case["text"], language)
    for wanted in case.get("said", ()):
        saying = _saying_of(wanted["says"], claims)
        assert saying is not None, wanted["says"]
        assert saying.speaker == wanted.get("by")
        assert {key: getattr(saying, key) for key in ("role", "mode", "cue") if key in wanted} == {
            key: value for key, value in wanted.items() if key in ("role", "mode", "cue")
        }


@pytest.mark.parametrize(("language", "case"), cases_of("speech"))
def test_what_the_article_says_itself_has_no_speaker(language: str, case: dict[str, Any]) -> None:
    claims = claims_in(case["text"], language)
    for own in case.get("not_said", ()):
        assert _saying_of(own, claims) is None, own


@pytest.mark.parametrize(("language", "case"), cases_of("speech"))
def test_a_quotation_is_told_from_a_title_or_a_term(language: str, case: dict[str, Any]) -> None:
    quoted = _quoted(case["text"], language)
    assert set(case.get("quoted", ())) <= set(quoted)
    for other in case.get("not_quoted", ()):
        assert not [stretch for stretch in quoted if stretch.startswith(other)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("„Das Werk schließt im Mai“, sagte Mara Quist.", "de"),
        ("Mara Quist sagte, das Werk sei „seit Mai geschlossen“.", "de"),
        ("Mara Quist sagte, das Werk schließe im Mai.", "de"),
        ("“The plant closes in May,” said Jane Osgood.", "en"),
        ("Jane Osgood said the plant was “closed since May”.", "en"),
        ("Jane Osgood said the plant would close in May.", "en"),
    ],
)
def test_whatever_is_said_gives_two_things_to_check(text: str, language: str) -> None:
    (claim,) = claims_in(text, language)
    assert claim.saying is not None
    assert claim.saying.speaker == claim.speaker
    assert claim.speaker not in claim.content
    assert claim.text.startswith(f"{claim.speaker}: ")


def test_a_role_is_the_one_that_the_article_tells_first() -> None:
    text = "Hafenmeisterin Ida Kovac kam. „Die Brücke hält 80 Jahre“, sagte Kovac. Werkleiterin Ida Kovac ging."
    (saying,) = [claim.saying for claim in claims_in(text, "de") if claim.saying is not None]
    assert saying.role == "Hafenmeisterin"


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(["\n", *PIECES.split()]), max_size=30).map(" ".join), st.sampled_from(["de", "en", "xx"])
)
def test_voices_lie_inside_any_text(text: str, language: str) -> None:
    one = article(text, language=language, body=tuple(lines(text)))
    table, _ = table_for(language)
    for quote in quoted_speech(one, table):
        assert quote.span.of(text)[1:-1]
        assert quote.mention is None or quote.mention.of(text).strip()
    for sentence in voiced_sentences(one, table):
        assert sentence.span.of(text) == sentence.text


def _saying_of(words: str, claims: tuple[Claim, ...]) -> Saying | None:
    return next((claim.saying for claim in claims if words in claim.quote and claim.saying is not None), None)


def _quoted(text: str, language: str) -> list[str]:
    one = article(text, language=language, body=tuple(lines(text)))
    return [quote.span.of(text) for quote in quoted_speech(one, table_for(language)[0])]
