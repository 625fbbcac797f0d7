"""Was it said? Quoted words beside a source: found so, altered with the difference shown, or not found."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.evidence import find_evidence
from claims.evidence.mouths import marked
from claims.evidence.wording import compare_wording
from claims.models import Attribution, ClaimKind, Evidence, Passage, Span, Stance
from tests.cases_of import cases_of
from tests.claims.evidence.quoted import POLICY, evidence_on, verdict_on, with_defaults
from tests.claims.making import claim, origin

CASES = cases_of("quotations")


@pytest.mark.parametrize(("table", "case"), CASES)
def test_what_somebody_is_quoted_with_was_said_or_not(table: str, case: dict[str, Any]) -> None:
    verdict = verdict_on(with_defaults(table, case))
    assert verdict.attribution == case["expect"]
    assert verdict.rule == case.get("rule", verdict.rule)


@pytest.mark.parametrize(("table", "case"), CASES)
def test_an_altered_quotation_never_supports(table: str, case: dict[str, Any]) -> None:
    found = [item for _, several in evidence_on(with_defaults(table, case)) for item in several]
    stances = {item.stance for item in found if item.attribution is Attribution.ALTERED}
    assert Stance.SUPPORTS not in stances
    if case["expect"] == "altered":
        assert stances


@pytest.mark.parametrize(("table", "case"), [case for case in CASES if "finding" in case.values[1]])
def test_a_finding_names_the_words_of_both_sides(table: str, case: dict[str, Any]) -> None:
    found = [item for _, several in evidence_on(with_defaults(table, case)) for item in several]
    named = [[finding.name, finding.claim, finding.evidence] for item in found for finding in item.findings]
    assert case["finding"] in named


@pytest.mark.parametrize(("table", "case"), [case for case in CASES if "changes" in case.values[1]])
def test_a_reader_sees_which_words_were_changed(table: str, case: dict[str, Any]) -> None:
    found = [item for _, several in evidence_on(with_defaults(table, case)) for item in several]
    changes = [[[c.claim, c.evidence] for c in item.alignment.changes] for item in found if item.alignment is not None]
    assert case["changes"] in changes


@pytest.mark.parametrize(("table", "case"), [case for case in CASES if case.values[0] == "across"])
def test_no_wording_is_compared_across_languages(table: str, case: dict[str, Any]) -> None:
    assert all(item.alignment is None for _, several in evidence_on(with_defaults(table, case)) for item in several)


WORDS = (
    "wir",
    "werden",
    "den",
    "Hafen",
    "nicht",
    "nur",
    "verkaufen",
    "kaufen",
    "12",
    "13",
    "Boote",
    "fast",
    "alle",
    "und",
)
WORDINGS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
SAID = "„{}“, sagte Mara Quist."


def held(quotation: str, passage: str, after: str = "") -> tuple[Evidence, ...]:
    """What a German passage says to a German quotation of Mara Quist."""
    said = claim(quotation, kind=ClaimKind.QUOTATION, speaker="Mara Quist", quotations=(quotation,), language="de")
    page = origin(language="de", title="", publisher="Daily Tide")
    told = Passage(origin=page, span=Span(start=0, end=len(passage)), text=passage, after=after)
    return find_evidence([said], [told], None, None, POLICY)[said.id]


@given(WORDINGS, WORDINGS)
def test_likeness_never_lets_an_altered_quotation_support(quotation: str, told: str) -> None:
    for item in held(quotation, SAID.format(told)):
        assert (item.attribution, item.stance) != (Attribution.ALTERED, Stance.SUPPORTS)
        if item.stance is Stance.SUPPORTS and item.alignment is not None:
            assert quotation.split().count("nicht") % 2 == told.split().count("nicht") % 2


@pytest.mark.parametrize(
    "quotation",
    ["", "…!?", "[…]", "[", "„", "]" * 1000, "[" * 1000, ". . . " * 400, "\u202e\u200b", "ß" * 3000, "ha " * 40_000],
    ids=lambda quotation: repr(quotation[:9]),
)
def test_what_cannot_be_compared_is_not_found(quotation: str) -> None:
    found = held(quotation, SAID.format("Wir werden den Hafen nicht verkaufen"))
    assert {item.attribution for item in found} <= {Attribution.NOT_FOUND}
    assert {item.stance for item in found} <= {Stance.MENTIONS}


def test_a_passage_of_any_length_has_a_clear_outcome() -> None:
    long = "Wir verkaufen den Hafen. " * 20_000
    assert not compare_wording("Wir verkaufen den Hafen", long, "de", (Span(start=0, end=len(long)),)).same


@given(st.text(alphabet="aß„“”»«\"'[]….! 1\u202e\u200b", max_size=60), st.text(alphabet="aß„“”»« 1[]….", max_size=60))
def test_whatever_stands_in_marks_lies_in_the_text(text: str, before: str) -> None:
    spans = marked(text, before, before)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    worded = compare_wording(before, text, "de", (*spans, Span(start=0, end=len(text))))
    assert 0 <= worded.place.start <= worded.place.end <= len(text)
    assert 0 <= worded.score <= 100


def test_a_page_that_has_the_very_words_does_not_also_alter_them() -> None:
    page = origin(language="de", title="", publisher="Daily Tide")
    texts = (
        "„Im Mai verkaufen wir den Hafen“, sagte Mara Quist.",
        "„Im Juni verkaufen wir den Hafen“, sagte Mara Quist.",
    )
    told = [Passage(origin=page, span=Span(start=0, end=len(text)), text=text) for text in texts]
    wording = "Im Mai verkaufen wir den Hafen"
    said = claim(wording, kind=ClaimKind.QUOTATION, speaker="Mara Quist", quotations=(wording,), language="de")
    found = find_evidence([said], told, None, None, POLICY)[said.id]
    assert [item.attribution for item in found] == [Attribution.CONFIRMED, Attribution.NOT_FOUND]
