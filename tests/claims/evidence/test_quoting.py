"""Was it said? Quoted words beside a source: found so, altered with the difference shown, or not found."""

from typing import Any

import pytest

from claims.models import Attribution, Stance
from tests.cases_of import cases_of
from tests.claims.evidence.quoted import evidence_on, verdict_on, with_defaults

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
