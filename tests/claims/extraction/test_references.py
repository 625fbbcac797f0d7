"""What the words of a text point at, and how a claim reads that is understood without its text."""

import re
from typing import Any

import pytest

from claims.models import NotCheckable
from tests.cases_of import cases_of
from tests.claims.extraction.reading import claims_in

CASES = cases_of("wording")
FEWEST = 40


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_claim_can_be_understood_without_its_article(language: str, case: dict[str, Any]) -> None:
    claim = claims_in(case["text"], language)[-1]
    assert claim.text == case["reads"]
    assert claim.content == case.get("content", _without_brackets(case["reads"], claim.speaker))


@pytest.mark.parametrize(("language", "case"), [p for p in CASES if "readings" in p.values[1]])
def test_what_nobody_can_tell_is_listed_with_its_readings(language: str, case: dict[str, Any]) -> None:
    claim = claims_in(case["text"], language)[-1]
    assert claim.not_checkable_because is NotCheckable.AMBIGUOUS
    assert list(claim.readings) == case["readings"]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_quotes_and_figures_stay_verbatim_beside_what_is_filled_in(language: str, case: dict[str, Any]) -> None:
    for claim in claims_in(case["text"], language):
        assert claim.quote == claim.span.of(case["text"])
        for placed in (*claim.quantities, *claim.dates):
            assert placed.text == placed.span.of(case["text"])


@pytest.mark.parametrize("language", ["de", "en"])
def test_there_are_cases_enough(language: str) -> None:
    assert sum(code == language for code, _ in (param.values for param in CASES)) >= FEWEST


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Sie verkaufte 40 Häuser."), ("en", "She sold 40 houses.")],
)
def test_nobody_is_found_more_than_five_sentences_before(language: str, text: str) -> None:
    named = {"de": "Mara Quist kam nach Hallstein.", "en": "Mara Quist came to Hallstein."}[language]
    plain = {"de": "Der Hafen schloss.", "en": "The harbour closed."}[language]
    assert "Quist" in claims_in(" ".join((named, *[plain] * 4, text)), language)[-1].content
    assert "Quist" not in claims_in(" ".join((named, *[plain] * 5, text)), language)[-1].content


@pytest.mark.parametrize(
    "text", ["Er. " * 300, "er sie es " * 3000, "ER KAM. " * 200, "„Er sagte, ", "Er\u200b kam \u202edort."]
)
def test_any_text_is_read_and_stays_verbatim(text: str) -> None:
    for claim in claims_in(text, "de"):
        assert claim.quote == claim.span.of(text)


def _without_brackets(reads: str, speaker: str | None) -> str:
    bare = re.sub(r" \[[^\]]*\]", "", reads)
    return bare.removeprefix(f"{speaker}: ")
