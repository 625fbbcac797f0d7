"""Ranges: what is inside supports, what is outside refutes, and two figures apart are no range."""

from datetime import date

import pytest

from tests.claims.evidence.holding import outcome


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Turnout in Hallstein was 25 percent.", "supports"),
        ("Turnout in Hallstein was between 20 and 30 percent.", "supports"),
        ("Turnout in Hallstein was 35 percent.", "refutes"),
        ("Turnout in Hallstein was 12 percent.", "refutes"),
        ("Turnout in Hallstein was more than 15 percent.", "open"),
        ("Turnout in Hallstein was between 25 and 35 percent.", "open"),
        ("Turnout in Hallstein was 35 percent in the north and 10 percent in the south.", "open"),
    ],
)
def test_both_ends_of_a_range_are_answered_by_one_figure_or_by_a_range(passage: str, expected: str) -> None:
    assert outcome(_case("Turnout in Hallstein was between 20 and 30 percent.", passage)) == expected


@pytest.mark.parametrize(
    ("passage", "allowed"),
    [
        ("Turnout in Hallstein was between 20 and 30 percent.", {"open"}),
        ("Turnout in Hallstein was between 26 and 30 percent.", {"open", "refutes"}),
    ],
)
def test_a_range_never_supports_an_exact_figure(passage: str, allowed: set[str]) -> None:
    assert outcome(_case("Turnout in Hallstein was 25 percent.", passage)) in allowed


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("FC Olmen beat FC Marn 3-1.", "FC Olmen beat FC Marn 2-1."),
        ("The council of Hallstein met at 9 a.m.", "The council of Hallstein met at 10 a.m."),
        ("Hallstein finished in place 13, said its mayor.", "Hallstein finished in place 12, said its mayor."),
    ],
)
def test_what_only_tells_apart_must_be_the_same(claim: str, passage: str) -> None:
    assert outcome(_case(claim, passage)) != "supports"


def _case(claim: str, passage: str) -> dict[str, object]:
    day = date(2025, 5, 14)
    return {
        "claim": claim,
        "claim_language": "en",
        "claim_day": day,
        "passage": passage,
        "passage_language": "en",
        "passage_day": day,
        "before": "",
        "title": "Results",
        "publisher": "Kurierdienst",
        "tier": 1,
    }
