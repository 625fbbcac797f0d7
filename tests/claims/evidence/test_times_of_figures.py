"""A figure of another time refutes nothing, whether or not the page says of what day it is."""

from datetime import date

import pytest

from tests.claims.evidence.holding import outcome


def held(claim: str, passage: str, language: str, passage_day: date | None = None) -> str:
    facts = {"title": "", "publisher": "Statistics Office", "tier": 1, "before": "", "passage_day": passage_day}
    languages = {"claim_language": language, "passage_language": language}
    return outcome({"claim": claim, "claim_day": date(2025, 2, 3), "passage": passage, **facts, **languages})


@pytest.mark.parametrize(
    ("claim", "passage", "language"),
    [
        ("Norway has 5.5 million inhabitants.", "In 1990, Norway had 4.2 million inhabitants.", "en"),
        ("Norway has 5.5 million inhabitants.", "Norway had 4.2 million inhabitants.", "en"),
        ("Norwegen hat 5,5 Millionen Einwohner.", "1990 hatte Norwegen 4,2 Millionen Einwohner.", "de"),
        ("Norwegen hat 5,5 Millionen Einwohner.", "Norwegen hatte 4,2 Millionen Einwohner.", "de"),
    ],
)
def test_a_page_without_a_day_does_not_refute_what_is_by_what_was(claim: str, passage: str, language: str) -> None:
    assert held(claim, passage, language) == "open"


@pytest.mark.parametrize(
    ("claim", "passage", "language"),
    [
        ("Norway has 5.5 million inhabitants.", "Norway has 4.2 million inhabitants.", "en"),
        ("Norwegen hat 5,5 Millionen Einwohner.", "Norwegen hat 4,2 Millionen Einwohner.", "de"),
    ],
)
def test_a_page_without_a_day_refutes_by_what_is(claim: str, passage: str, language: str) -> None:
    assert held(claim, passage, language) == "refutes"


YEAR = "Die Arbeitslosenquote in Norwegen lag 2023 bei 5 Prozent."


def test_a_month_does_not_refute_its_year() -> None:
    month = "Die Arbeitslosenquote in Norwegen lag im Januar 2023 bei 3,4 Prozent."
    assert held(YEAR, month, "de", date(2024, 1, 10)) == "open"


def test_the_same_year_still_refutes() -> None:
    assert held(YEAR, YEAR.replace("bei 5", "bei 3,4"), "de", date(2024, 1, 10)) == "refutes"
