"""The rating of an earlier check stands beside what was checked, as its publisher has worded it and nothing more."""

import pytest

from claims.models import CheckedClaim, Report, Stance
from claims.reports.html import render_html
from claims.reports.markdown import render_markdown
from tests.claims.making import article, claim, evidence, verdict

EARLIER = {"name": "earlier_check", "claim": "The quay is long.", "evidence": "Mostly <b>*false*</b>"}


def report(language: str, *findings: object) -> Report:
    item = evidence(Stance.MENTIONS, rule="earlier_fact_check", findings=findings)
    checked = CheckedClaim(claim=claim(), verdict=verdict(evidence=(item,)))
    return Report(
        article=article(language=language),
        claims=(checked,),
        unanswered=(),
        notes=(),
        policy_version="0",
        engine_version="0",
        checked_at=item.origin.snapshot.fetched_at,
    )


@pytest.mark.parametrize(("language", "words"), [("en", "rated there as"), ("de", "dort bewertet als")])
def test_a_rating_is_shown_and_no_markup_of_it(language: str, words: str) -> None:
    page, text = render_html(report(language, EARLIER)), render_markdown(report(language, EARLIER))
    assert f"{words} <b>Mostly &lt;b&gt;*false*&lt;/b&gt;</b>" in page
    assert rf"{words} “Mostly \<b\>\*false\*\</b\>”" in text


def test_where_nothing_was_rated_nothing_is_said_of_it() -> None:
    for shown in (render_html(report("en")), render_markdown(report("en"))):
        assert "rated there as" not in shown
