"""A reader sees at once which label stands, who decided it and why, and what was corrected."""

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from claims.models import Decision, Label, Report
from claims.reports import PublishedReport, Reviewed, render_html, render_json, render_markdown
from claims.reports.reviewed import Status
from claims.reports.schema import report_schema
from claims.reports.showing import shown
from claims.reports.texts import texts_in
from tests.claims.reports.invented import TRAPS, made, trapped
from tests.claims.reports.reviews import CHECK, REASON, corrected, review, reviewed
from tests.claims.reports.seeing import Seen, seen_html, seen_markdown

_LANGUAGES = ("de", "en")
_FORMS = [
    pytest.param(lambda report, what: seen_html(render_html(report, what)), id="html"),
    pytest.param(lambda report, what: seen_markdown(render_markdown(report, what)), id="markdown"),
]
_Form = Callable[[Report, Reviewed], Seen]
_OVERRIDE = {0: Label.NOT_ENOUGH_EVIDENCE}


def _status(report: Report, *decisions: Decision) -> Status:
    reviews = (review(report, number=number, decision=one) for number, one in enumerate(decisions, 1))
    return Reviewed(CHECK, tuple(reviews)).status


def test_a_report_is_what_was_last_decided_on_its_check() -> None:
    report = made("en").report
    assert _status(report) is Status.PROPOSED
    assert _status(report, Decision.PUBLISH) is Status.APPROVED
    assert _status(report, Decision.PUBLISH, Decision.HOLD) is Status.HELD
    assert _status(report, Decision.HOLD, Decision.SEND_BACK) is Status.SENT_BACK
    assert corrected(report).status is Status.CORRECTED


def test_a_review_of_another_check_approves_nothing_of_this_one() -> None:
    report = made("en").report
    other = Reviewed("another", (review(report, labels=_OVERRIDE),))
    assert other.status is Status.PROPOSED
    assert other.elsewhere is not None
    published = json.loads(render_json(report, other))
    assert [claim["approved"] for claim in published["claims"]] == [None] * len(report.claims)


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize(
    ("decision", "key"),
    [(Decision.PUBLISH, "approved"), (Decision.HOLD, "held"), (Decision.SEND_BACK, "sent_back"), (None, "proposed")],
)
def test_the_top_says_what_the_report_is(decision: Decision | None, key: str, language: str, form: _Form) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    what = reviewed(report, decision=decision, reason="Wait for June.") if decision else Reviewed(CHECK)
    text = form(report, what).text
    top = text[: text.index(texts[Label.REFUTED])]
    assert texts[f"status_{key}"] in top
    assert ("Mara Quist" in top) is (decision is not None)
    assert ("Wait for June." in top) is (decision is not None)


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_an_overridden_claim_stands_under_its_new_label_with_reason_and_proposal(language: str, form: _Form) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    text = form(report, reviewed(report, labels=_OVERRIDE)).text
    body = text[text.index(f" {texts['claims']} ") :]
    places = [body.index(words) for words in ("Mara Quist", REASON, f"{texts['proposal']}: {texts['supported']}")]
    assert places == sorted(places)
    assert body.index(texts["not_enough_evidence"]) < places[0]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_summary_says_which_labels_a_person_has_decided_otherwise(language: str) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    summary, _, _ = render_markdown(report, reviewed(report, labels=_OVERRIDE)).partition(f"## {texts['claims']}")
    told = texts["decided_by"].partition("$")[0]
    assert summary.count(f"({told}Mara Quist") == 1


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_counts_and_colours_are_those_of_the_labels_that_stand(language: str) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    page = render_html(report, reviewed(report, labels=_OVERRIDE))
    first = report.claims[0].claim.id
    assert f'<article class="card not_enough_evidence" id="claim-{first}">' in page
    assert f'<a class="not_enough_evidence" href="#claim-{first}">' in page
    assert f"<b>2 {texts['not_enough_evidence']}</b>" in page
    assert f"**2 {texts['not_enough_evidence']}**" in render_markdown(report, reviewed(report, labels=_OVERRIDE))


def test_of_a_statement_that_stands_there_twice_each_keeps_its_own_proposal_until_somebody_decides() -> None:
    report = made("en").report
    first, second = report.claims[0], report.claims[1]
    again = second.model_copy(update={"claim": first.claim})
    twice = report.model_copy(update={"claims": (first, second, again)})
    assert "**1 supported**" in render_markdown(twice, Reviewed(CHECK))
    assert "**2 refuted**" in render_markdown(twice, Reviewed(CHECK))
    decided = review(report, labels={0: Label.CONFLICTING})
    assert "**2 conflicting**" in render_markdown(twice, Reviewed(CHECK, (decided,)))


@pytest.mark.parametrize("form", _FORMS)
def test_an_approved_claim_says_by_whom(form: _Form) -> None:
    report = made("en").report
    text = form(report, reviewed(report)).text
    assert text.count("approved by Mara Quist") == 4
    assert "decided otherwise" not in text


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("decision", [Decision.HOLD, Decision.SEND_BACK])
def test_what_was_not_published_keeps_the_proposed_labels(decision: Decision, form: _Form) -> None:
    report = made("en").report
    what = reviewed(report, decision=decision, labels=_OVERRIDE)
    assert "decided otherwise" not in form(report, what).text
    assert json.loads(render_json(report, what))["claims"][0]["approved"] is None


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_correction_is_logged_with_what_was_and_what_is(language: str, form: _Form) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    text = form(report, corrected(report)).text
    log = text[text.rindex(texts["corrections"]) :]
    said = (report.claims[0].claim.text, texts["supported"], texts["refuted"], "Jon Ravn", REASON)
    places = [log.index(" ".join(words.split())) for words in said]
    assert places == sorted(places)


@pytest.mark.parametrize("form", _FORMS)
def test_a_new_proposal_says_what_is_published_so_far(form: _Form) -> None:
    report = made("en").report
    before = review(report, check="another", labels={1: Label.SUPPORTED})
    text = form(report, Reviewed(CHECK, (before,))).text
    assert "What is published is another check of this article, approved by Mara Quist" in text
    assert text.count("Published so far: supported") == 1


@pytest.mark.parametrize("form", _FORMS)
def test_without_corrections_there_is_no_log(form: _Form) -> None:
    report = made("en").report
    assert "Corrections" not in form(report, reviewed(report, labels=_OVERRIDE)).text


@pytest.mark.parametrize("trap", TRAPS)
def test_words_of_a_reviewer_bring_no_element_into_the_report(trap: str) -> None:
    report, harmless = trapped("harmless", "http://127.0.0.1/page"), "harmless"
    for form in (param.values[0] for param in _FORMS):
        seen = [
            form(report, reviewed(report, reviewer=words, reason=words, labels={0: Label.CONFLICTING}))
            for words in (trap, harmless)
        ]
        assert seen[0].tags == seen[1].tags
        assert seen[0].attributes == seen[1].attributes
        assert len(seen[0].links) == len(seen[1].links)
        assert " ".join(shown(trap).split())[:8] in seen[0].text


def test_the_reviews_and_the_approved_labels_are_published() -> None:
    report = made("de").report
    written = render_json(report, corrected(report))
    found = json.loads(written)
    Draft202012Validator(json.loads(report_schema())).validate(found)
    assert (found["check"], found["status"], len(found["reviews"])) == (CHECK, "corrected", 2)
    approved = found["claims"][0]["approved"]
    assert (approved["label"], approved["proposed"], approved["reviewer"]) == ("refuted", "supported", "Jon Ravn")
    [correction] = found["corrections"]
    assert (correction["was"], correction["now"], correction["review"]) == ("supported", "refuted", 2)
    assert PublishedReport.model_validate_json(written).model_dump_json(indent=2) + "\n" == written


def test_a_report_of_the_time_before_reviews_can_still_be_read() -> None:
    found = json.loads(render_json(made("en").report))
    for key in ("check", "status", "reviews", "corrections"):
        assert not found.pop(key)
    for claim in found["claims"]:
        assert claim.pop("approved") is None
    assert PublishedReport.model_validate(found).reviews == ()


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("render", [render_markdown, render_html])
def test_without_a_review_nothing_is_said_of_one(render: Callable[[Report], str], language: str) -> None:
    page, texts = render(made(language).report), texts_in(language)[0]
    assert not [key for key in texts if key.startswith("status_") and texts[key] in page]
    assert texts["approved_by"].split("$")[0] not in page
