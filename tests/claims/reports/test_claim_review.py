"""A ClaimReview for every approved claim and for no other, by the rules of schema.org and of a validator from npm."""

import json
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from claims.models import Decision, Label, Report, SpeechMode
from claims.reports import Reviewed, claim_reviews, render_html
from claims.reports.texts import texts_in
from tests.claims.making import claim
from tests.claims.reports.invented import TRAPS, made, trapped
from tests.claims.reports.reviews import CHECK, REASON, corrected, review, reviewed
from tests.claims.reports.seeing import seen_html
from tests.conftest import ROOT
from tests.servers.installed import needs, refuse

_DESK, _URL = "Lenham Daily", "http://127.0.0.1:4201"
_RULES = tomllib.loads((ROOT / "tests" / "cases" / "schema_org.toml").read_text(encoding="utf-8"))
_NPM = ROOT / "tests" / "npm"
_INSTALLED = ROOT / ".claimdesk" / "npm"
_EVERY_LABEL = dict(enumerate(Label))


def _documents(report: Report, what: Reviewed, publisher: str = _DESK, url: str = _URL) -> list[dict[str, object]]:
    return [json.loads(text) for text in claim_reviews(report, what, publisher, url).values()]


# --- which ------------------------------------------------------------------------------------------------------


def test_every_approved_claim_has_a_file_of_its_own() -> None:
    report = made("en").report
    decided = [checked.claim.id for checked in report.claims if checked.verdict is not None]
    assert list(claim_reviews(report, reviewed(report))) == [f"claim-{id_}.jsonld" for id_ in decided]


@pytest.mark.parametrize("decision", [Decision.HOLD, Decision.SEND_BACK])
def test_what_is_not_published_has_none(decision: Decision) -> None:
    report = made("en").report
    assert claim_reviews(report, reviewed(report, decision=decision)) == {}
    assert claim_reviews(report, Reviewed("another", (review(report),))) == {}
    assert claim_reviews(report, Reviewed(CHECK)) == {}
    later = review(report, number=2, decision=decision)
    assert claim_reviews(report, Reviewed(CHECK, (review(report), later))) == {}


def test_a_claim_on_which_nobody_ruled_has_none() -> None:
    report = made("en").report
    whole = review(report)
    assert len(claim_reviews(report, reviewed(report, rulings=whole.rulings[1:]))) == len(whole.rulings) - 1


# --- what -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_label_is_a_rating_in_words_with_its_definition(language: str) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    found = _documents(report, reviewed(report, labels=_EVERY_LABEL))
    ratings = [document["reviewRating"] for document in found]
    assert [rating["alternateName"] for rating in ratings] == [texts[label] for label in Label]
    proposed = [checked.verdict.label for checked in report.claims if checked.verdict is not None]
    means = [
        f"{label}_means" if label is own else "overridden_means" for label, own in zip(Label, proposed, strict=True)
    ]
    assert [rating["description"] for rating in ratings] == [texts[key] for key in means]
    assert {"overridden_means", "supported_means"} <= set(means)
    assert [rating.get("ratingValue") for rating in ratings] == [5, 1, None, None]
    assert all(("bestRating" in rating) is ("ratingValue" in rating) for rating in ratings)


def test_an_overridden_rating_is_explained_by_the_reviewer_and_any_other_by_its_evidence() -> None:
    report = made("en").report
    first, second, *_ = _documents(report, reviewed(report, labels={0: Label.REFUTED}))
    assert first["reviewRating"]["ratingExplanation"] == REASON
    assert second["reviewRating"]["ratingExplanation"] == report.claims[1].verdict.because


def test_an_overridden_rating_cites_nothing_that_says_otherwise() -> None:
    report = made("en").report
    [own, *_] = _documents(report, reviewed(report))
    [overridden, *_] = _documents(report, reviewed(report, labels={0: Label.REFUTED}))
    assert (own["reviewRating"]["alternateName"], len(own["citation"])) == ("supported", 1)
    assert "citation" not in overridden


def test_a_document_names_the_desk_the_reviewer_and_the_place_in_the_published_report() -> None:
    report = made("en").report
    [first, *_] = _documents(report, reviewed(report))
    assert first["author"] == first["publisher"] == {"@type": "Organization", "name": _DESK}
    assert first["editor"] == {"@type": "Person", "name": "Mara Quist"}
    address, _, anchor = first["url"].partition("#")
    assert address == f"{_URL}/published/{report.article.key}/report.html"
    assert f'id="{anchor}"' in render_html(report)


def test_without_a_desk_the_reviewer_is_the_author_and_without_an_address_there_is_none() -> None:
    report = made("en").report
    [first, *_] = _documents(report, reviewed(report), publisher="", url="")
    assert first["author"] == {"@type": "Person", "name": "Mara Quist"}
    assert not {"publisher", "editor", "url"} & first.keys()


def test_quotations_are_cited_with_their_source_and_its_hash() -> None:
    report = made("en").report
    [first, *_] = _documents(report, reviewed(report))
    [item] = report.claims[0].verdict.evidence
    [citation] = first["citation"]
    assert citation["text"] == item.quote
    assert citation["isPartOf"]["url"] == item.origin.snapshot.final_url
    assert citation["isPartOf"]["identifier"]["value"] == item.origin.snapshot.sha256


def test_a_corrected_claim_says_so_and_when_it_was_first_published() -> None:
    report = made("en").report
    first, second, *_ = _documents(report, corrected(report))
    assert datetime.fromisoformat(first["datePublished"]).day == 1
    assert datetime.fromisoformat(first["dateModified"]).day == 2
    [correction] = first["correction"]
    assert correction["text"] == f"Corrected on 2031-05-02: so far “supported”, now “refuted”. Reason: {REASON}"
    assert "correction" not in second


def test_a_speaker_is_a_person_only_where_the_article_says_what_they_are() -> None:
    base = trapped("The quay is long.", "http://127.0.0.1/page")
    for role, author in (
        ("mayor of Lenham", {"@type": "Person", "name": "Ada Lind", "jobTitle": "mayor of Lenham"}),
        (None, {"name": "Ada Lind"}),
    ):
        saying = {"speaker": "Ada Lind", "role": role, "mode": SpeechMode.DIRECT}
        said = base.claims[0].model_copy(update={"claim": claim(speaker="Ada Lind", saying=saying)})
        report = base.model_copy(update={"claims": (said,)})
        [document] = _documents(report, reviewed(report))
        assert document["itemReviewed"]["author"] == author


def test_two_runs_write_the_same_bytes() -> None:
    report = made("de").report
    assert claim_reviews(report, corrected(report), _DESK, _URL) == claim_reviews(
        report, corrected(report), _DESK, _URL
    )


@pytest.mark.parametrize("trap", TRAPS)
def test_a_document_may_stand_in_a_page_whatever_others_wrote(trap: str) -> None:
    report = trapped(trap, "http://127.0.0.1/page")
    [text] = claim_reviews(report, reviewed(report, reviewer=trap, reason=trap), trap, _URL).values()
    seen = seen_html(f'<script type="application/ld+json">{text}</script>')
    assert seen.tags == {"script"}
    assert "<" not in text  # behind "<!--<script" an element of scripts would not end where it should
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert _broken(json.loads(text)) == []


# --- the rules of schema.org ------------------------------------------------------------------------------------


def _broken(node: dict[str, object]) -> list[str]:
    """What the rules of schema.org do not allow in a node and below it."""
    return list(_breaches(node, str(node.get("@type", ""))))


def _breaches(node: dict[str, object], kind: str) -> Iterator[str]:
    rules = _RULES[kind]
    yield from (f"{kind} lacks {name}" for name in rules["needs"] if name not in node)
    for name, value in node.items():
        if name.startswith("@"):
            continue
        for one in value if isinstance(value, list) else [value]:
            if name not in rules or name == "needs":
                yield f"{kind} has no {name}"
            elif isinstance(one, dict):
                inner = str(one.get("@type", ""))
                yield from _breaches(one, inner) if inner in rules[name] else [f"{kind}.{name} is no {inner}"]
            elif not any(_is(one, allowed) for allowed in rules[name]):
                yield f"{kind}.{name} is no {' or '.join(rules[name])}: {one!r}"


def _is(value: object, kind: str) -> bool:
    if kind == "Number":
        return isinstance(value, int)
    if not isinstance(value, str) or not value:
        return False
    if kind == "Date":
        return bool(datetime.fromisoformat(value))
    return kind == "Text" or (kind == "URL" and value.startswith(("http://", "https://")))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_document_keeps_to_schema_org(language: str) -> None:
    report = made(language).report
    documents = [*_documents(report, reviewed(report, labels=_EVERY_LABEL)), *_documents(report, corrected(report))]
    assert [document["@context"] for document in documents] == ["https://schema.org"] * 8
    assert [breach for document in documents for breach in _broken(document)] == []


def test_the_rules_see_a_wrong_property_a_wrong_type_and_a_missing_one() -> None:
    report = made("en").report
    [document, *_] = _documents(report, reviewed(report))
    assert _broken({**document, "verdict": "x"}) == ["ClaimReview has no verdict"]
    assert _broken({**document, "editor": {"@type": "Rating"}}) == ["ClaimReview.editor is no Rating"]
    assert _broken({**document, "url": "report.html"}) == ["ClaimReview.url is no URL: 'report.html'"]
    assert _broken({name: value for name, value in document.items() if name != "author"}) == [
        "ClaimReview lacks author"
    ]


# --- the validator from npm -------------------------------------------------------------------------------------


def _validated(folder: Path, *texts: str) -> list[dict[str, object]]:
    """What the structured-data-testing-tool says of documents; it asks nobody."""
    node = needs("node", "nodejs")
    if not (_INSTALLED / "node_modules" / "structured-data-testing-tool").is_dir():
        refuse("structured-data-testing-tool is not installed (npm, into .claimdesk/npm: see .ci/run)")
    files = [folder / f"{number}.jsonld" for number, _ in enumerate(texts)]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    command = [node, str(_NPM / "claim_review.js"), str(_INSTALLED), *map(str, files)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert outcome.returncode == 0, outcome.stderr
    found: list[dict[str, object]] = json.loads(outcome.stdout)
    return found


def test_the_validator_from_npm_finds_nothing_and_finds_what_is_missing(tmp_path: Path) -> None:
    english, german = made("en").report, made("de").report
    whole = {
        **claim_reviews(english, reviewed(english, labels=_EVERY_LABEL), _DESK, _URL),
        **claim_reviews(german, corrected(german), _DESK, _URL),
    }
    lacking = json.loads(next(iter(whole.values())))
    del lacking["claimReviewed"], lacking["datePublished"]
    *good, bad = _validated(tmp_path, *whole.values(), json.dumps(lacking))
    assert [(one["failed"], one["warnings"]) for one in good] == [([], [])] * 8
    assert all(one["passed"] >= 8 for one in good)
    assert bad["failed"] == ["ClaimReview[0].claimReviewed"]
    assert bad["warnings"] == ["ClaimReview[0].datePublished"]


def test_the_lock_file_of_npm_names_no_address() -> None:
    text = (_NPM / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count('"integrity": "sha512-') == len(json.loads(text)["packages"]) - 1
