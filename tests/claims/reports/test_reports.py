"""What the three forms of a report say, on an invented article in both languages."""

import json
import re
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from claims.models import (
    CheckedClaim,
    ClaimKind,
    DecidedWording,
    Label,
    NoAnswer,
    NotCheckable,
    Report,
    Stance,
    Working,
)
from claims.reports import PublishedReport, render_html, render_json, render_markdown
from claims.reports.schema import report_schema
from claims.reports.texts import report_languages, texts_in
from tests.claims.making import article, claim, evidence, verdict
from tests.claims.reports.invented import NOW, made, make
from tests.claims.reports.seeing import Seen, seen_html, seen_markdown
from tests.conftest import ROOT

_LANGUAGES = ("de", "en")
_FORMS = [
    pytest.param(lambda report: seen_html(render_html(report)), id="html"),
    pytest.param(lambda report: seen_markdown(render_markdown(report)), id="markdown"),
]
_Form = Callable[[Report], Seen]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


# --- the invented report itself -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_invented_report_has_all_that_a_report_can_have(language: str) -> None:
    report = made(language).report
    labels = [checked.verdict.label for checked in report.claims if checked.verdict is not None]
    assert labels == [Label.SUPPORTED, Label.REFUTED, Label.SUPPORTED, Label.NOT_ENOUGH_EVIDENCE]
    assert any(checked.verdict is None for checked in report.claims)
    assert {item.reason for item in report.unanswered} == {NoAnswer.PAYWALLED, NoAnswer.NOT_FOUND}


# --- report.json ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_json_report_is_valid_under_the_published_schema(language: str) -> None:
    schema = json.loads((ROOT / "docs" / "reference" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(render_json(made(language).report)))


def test_the_published_schema_is_that_of_the_code() -> None:
    published = (ROOT / "docs" / "reference" / "report.schema.json").read_text(encoding="utf-8")
    assert published == report_schema(), "run: python -m claims.reports.schema > docs/reference/report.schema.json"


def test_the_schema_refuses_a_report_with_an_unknown_or_a_missing_key() -> None:
    validator = Draft202012Validator(json.loads(report_schema()))
    report = json.loads(render_json(made("en").report))
    assert not validator.is_valid({**report, "surprise": 1})
    for key in report:
        assert not validator.is_valid({name: value for name, value in report.items() if name != key}), key


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_json_report_can_be_read_again(language: str) -> None:
    written = render_json(made(language).report)
    assert PublishedReport.model_validate_json(written).model_dump_json(indent=2) + "\n" == written


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_quotation_of_the_article_is_verbatim(language: str) -> None:
    report = json.loads(render_json(made(language).report))
    text = report["article"]["text"]
    placed = [(item["span"], item["quote"]) for item in report["claims"]]
    for item in report["claims"]:
        placed += [(part["span"], part["text"]) for part in (*item["quantities"], *item["dates"])]
    assert len(placed) > len(report["claims"])
    assert [quote for span, quote in placed if text[span["start"] : span["end"]] != quote] == []


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_quotation_of_a_source_is_verbatim(language: str) -> None:
    report, texts = json.loads(render_json(made(language).report)), made(language).texts
    pieces = [item for checked in report["claims"] if checked["verdict"] for item in checked["verdict"]["evidence"]]
    assert {piece["source"] for piece in pieces} >= {"tunnels", "bridges", "forests"}
    for piece in pieces:
        assert texts[piece["snapshot"]][piece["span"]["start"] : piece["span"]["end"]] == piece["quote"] != ""


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_arithmetic_of_a_figure_is_published_with_its_cells(language: str) -> None:
    report = json.loads(render_json(made(language).report))
    found = [item["verdict"] for item in report["claims"] if item["verdict"]]
    worked = [verdict["evidence"][0]["working"] for verdict in found if verdict["rule"].startswith("share")]
    expected = {
        "expression": "3 / 6",
        "value": 0.5,
        "claimed": "1/2",
        "cells": ["Brevoy · 2030 · 1.98", "Corvania · 2030 · 1.40", "Hestia · 2030 · –"],
        "missing": ["Hestia"],
        "marks": [],
    }
    assert [{name: working[name] for name in expected} for working in worked] == [expected]
    assert worked[0].keys() == Working.model_fields.keys()


@pytest.mark.parametrize("render", [render_json, render_markdown, render_html])
@pytest.mark.parametrize("language", _LANGUAGES)
def test_two_runs_write_the_same_bytes(language: str, render: Callable[[Report], str]) -> None:
    assert render(make(language).report).encode() == render(make(language).report).encode()


# --- what a reader sees -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_claim_is_seen_with_its_label_its_reason_and_its_quotations(language: str, form: _Form) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    text = form(report).text
    for checked in report.claims:
        assert _squeezed(checked.claim.text) in text
        if checked.verdict is not None:
            assert texts[checked.verdict.label] in text
            assert _squeezed(checked.verdict.because) in text
            assert all(_squeezed(item.quote) in text for item in checked.verdict.evidence)


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_source_that_did_not_answer_is_seen_with_its_reason(language: str, form: _Form) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    text = form(report).text
    assert texts["unanswered"] in text
    assert f"daily-tide: {texts['paywalled']} – It wants money." in text
    assert f"evening-tide: {texts['missing_page']} – It wants money." in text


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_working_of_a_figure_is_seen(language: str, form: _Form) -> None:
    text = form(made(language).report).text
    assert {"en": "50.0 %", "de": "50,0 %"}[language] in text
    assert all(seen in text for seen in ("3 / 6", "Brevoy", "1.98", "Hestia"))


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_what_cannot_be_checked_is_seen_with_its_reason(language: str, form: _Form) -> None:
    text, texts = form(made(language).report).text, texts_in(language)[0]
    assert texts["not_checkable"] in text
    assert texts["opinion"] in text


@pytest.mark.parametrize("form", _FORMS)
def test_a_quotation_links_to_its_very_words(form: _Form) -> None:
    links = form(made("en").report).links
    assert any(
        link.startswith("http://127.0.0.1/tunnels#:~:text=The%20railway%20tunnel%20of%20Lenham") for link in links
    )


def test_the_page_shows_the_article_whole_with_every_claim_marked() -> None:
    report = made("en").report
    page = render_html(report)
    seen = seen_html(page).text
    assert all(_squeezed(paragraph) in seen for paragraph in report.article.text.split("\n\n"))
    targets = set(re.findall(r'href="#([\w-]+)"', page))
    assert targets == {f"claim-{checked.claim.id}" for checked in report.claims if checked.verdict is not None}
    assert targets <= set(re.findall(r'id="([\w-]+)"', page))


def test_the_page_stands_alone() -> None:
    seen = seen_html(render_html(made("en").report))
    assert not seen.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert not {name for name in seen.attributes if name.startswith("on")}


def _report_of(*claims: CheckedClaim, language: str = "en") -> Report:
    return Report(
        article=article(language=language),
        claims=claims,
        unanswered=(),
        notes=("A note for the reader.",),
        policy_version="0123456789ab",
        engine_version="0.0.0",
        checked_at=NOW,
    )


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("label", list(Label))
def test_every_label_is_seen_in_the_language_of_the_report(label: Label, language: str, form: _Form) -> None:
    pieces = (evidence(Stance.SUPPORTS), evidence(Stance.REFUTES), evidence(Stance.MENTIONS))
    decided = CheckedClaim(claim=claim(language=language), verdict=verdict(label=label, evidence=pieces))
    text, texts = form(_report_of(decided, language=language)).text, texts_in(language)[0]
    assert texts[label] in text
    assert texts[f"{label}_means"] in text
    assert all(texts[stance] in text for stance in Stance)
    assert "A note for the reader." in text


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("why", list(NotCheckable))
def test_every_reason_not_to_check_is_seen(why: NotCheckable, language: str, form: _Form) -> None:
    unclear = claim(language=language, not_checkable_because=why, readings=("Ada Lind", "Bo Ek"))
    text = form(_report_of(CheckedClaim(claim=unclear, verdict=None), language=language)).text
    assert texts_in(language)[0][why] in text
    assert "Ada Lind, Bo Ek" in text


_PART = DecidedWording(
    text="The quay is red",
    verdict=verdict(label=Label.REFUTED, because="It is blue.", evidence=[evidence(Stance.REFUTES)]),
)


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_parts_are_seen_with_their_verdicts(language: str, form: _Form) -> None:
    checked = CheckedClaim(claim=claim(language=language), verdict=verdict(), parts=(_PART, _PART))
    text, texts = _squeezed(form(_report_of(checked, language=language)).text), texts_in(language)[0]
    assert texts["parts"] in text
    assert text.count("“The quay is red”") == text.count("It is blue.") == 2
    assert texts["refuted"] in text


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_meanings_of_an_ambiguous_claim_are_seen_with_their_verdicts(language: str, form: _Form) -> None:
    unclear = claim(language=language, not_checkable_because=NotCheckable.AMBIGUOUS, readings=("The quay",))
    checked = CheckedClaim(claim=unclear, verdict=None, readings=(_PART,))
    text, texts = _squeezed(form(_report_of(checked, language=language)).text), texts_in(language)[0]
    assert f"{texts['meant']} “The quay is red”" in text
    assert texts["refuted"] in text
    assert "It is blue." in text


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_what_somebody_said_is_answered_beside_whether_it_is_so(language: str, form: _Form) -> None:
    decided = verdict(because="It is so.", attribution="not_found", attribution_because="Nobody heard it.")
    checked = CheckedClaim(claim=claim(language=language, speaker="Ada Lind"), verdict=decided)
    text, texts = _squeezed(form(_report_of(checked, language=language)).text), texts_in(language)[0]
    truth, said = text.index(texts["truth"]), text.index(texts["attribution"])
    assert truth < text.index("It is so.") < said < text.index("Nobody heard it.")
    assert texts["not_found"] in text[said:]


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_whether_a_quotation_was_said_is_its_only_question(language: str, form: _Form) -> None:
    quoted = claim(language=language, speaker="Ada Lind", kind=ClaimKind.QUOTATION)
    decided = verdict(attribution="not_found", attribution_because="Nobody heard it.")
    text = form(_report_of(CheckedClaim(claim=quoted, verdict=decided), language=language)).text
    assert texts_in(language)[0]["truth"] not in text
    assert "Nobody heard it." in text


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize(("count", "words"), [(1, "1 origin"), (3, "3 independent origins")])
def test_on_how_many_origins_a_verdict_stands_is_seen(count: int, words: str, form: _Form) -> None:
    decided = verdict(label=Label.SUPPORTED, evidence=[evidence()], origins=count)
    assert words in form(_report_of(CheckedClaim(claim=claim(), verdict=decided))).text


def test_parts_meanings_and_origins_are_published() -> None:
    decided = verdict(origins=0, attribution="not_found", attribution_because="Nobody heard it.")
    whole = CheckedClaim(claim=claim(speaker="Ada Lind"), verdict=decided, parts=(_PART, _PART))
    unclear = claim(not_checkable_because=NotCheckable.AMBIGUOUS, readings=("The quay",))
    report = _report_of(whole, CheckedClaim(claim=unclear, verdict=None, readings=(_PART,)))
    first, second = PublishedReport.model_validate_json(render_json(report)).claims
    assert [part.text for part in first.parts] == [_PART.text, _PART.text]
    assert first.verdict is not None
    assert first.verdict.attribution_because == "Nobody heard it."
    assert [meaning.verdict.label for meaning in second.meanings] == [Label.REFUTED]


@pytest.mark.parametrize("kind", list(ClaimKind))
def test_every_kind_of_claim_has_its_word_on_the_page(kind: ClaimKind) -> None:
    for language in report_languages():
        page = render_html(_report_of(CheckedClaim(claim=claim(kind=kind), verdict=verdict()), language=language))
        assert texts_in(language)[0][kind] in page


@pytest.mark.parametrize("form", _FORMS)
def test_an_article_without_claims_says_so(form: _Form) -> None:
    assert texts_in("en")[0]["nothing"] in form(_report_of()).text


def test_all_languages_of_the_reports_have_the_same_words() -> None:
    assert set(report_languages()) == set(_LANGUAGES)
    assert texts_in("de")[0].keys() == texts_in("en")[0].keys()
    assert texts_in("fr") == texts_in("en")
