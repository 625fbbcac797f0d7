"""A sentence that quotes somebody, held against one passage, as the cases under tests/cases/quotations have it."""

from datetime import date
from typing import Any

from claims.articles import RawArticle, read_article
from claims.evidence import find_evidence
from claims.extraction import extract_claims
from claims.models import Attribution, Claim, Evidence, Hearing, Verdict
from claims.policy import Policy
from claims.verdicts import decide
from tests.claims.evidence.holding import passage_of

POLICY = Policy()
_DAY = date(2031, 5, 4)
_PLAIN: dict[str, Any] = {
    "claim_day": _DAY,
    "passage_day": date(2031, 5, 3),
    "before": "",
    "after": "",
    "title": "",
    "publisher": "Daily Tide",
    "tier": 2,
}
_HARSHEST = (Attribution.ALTERED, Attribution.NOT_FOUND, Attribution.CONFIRMED)


def with_defaults(language: str, case: dict[str, Any]) -> dict[str, Any]:
    """A case with what it leaves out; both sides are in the language of its table unless it says otherwise."""
    claim_language = case.get("claim_language", language)
    passage_language = {"de": "en", "en": "de"}[claim_language] if language == "across" else language
    return {**_PLAIN, "claim_language": claim_language, "passage_language": passage_language, **case}


def claims_of(case: dict[str, Any]) -> list[Claim]:
    """What somebody says in the sentence of a case."""
    raw = RawArticle(
        name="claim",
        url=None,
        media_type="text/plain",
        body=case["text"].encode(),
        published_on=case["claim_day"],
    )
    article = read_article(raw).model_copy(update={"language": case["claim_language"]})
    return [claim for claim in extract_claims(article, case["claim_day"], POLICY) if claim.speaker is not None]


def evidence_on(case: dict[str, Any]) -> list[tuple[Claim, tuple[Evidence, ...]]]:
    """What the passage says to each of them."""
    claims = claims_of(case)
    passage = passage_of(case).model_copy(update={"after": case["after"]})
    found = find_evidence(claims, [passage], None, case["claim_day"], POLICY)
    return [(claim, found[claim.id]) for claim in claims]


def verdict_on(case: dict[str, Any]) -> Verdict:
    """The harshest verdict on what somebody says in a case."""
    hearing = Hearing(answered=1)
    decided = [decide(claim, found, hearing, _DAY, POLICY) for claim, found in evidence_on(case)]
    return min(decided, key=lambda one: _HARSHEST.index(one.attribution or Attribution.NOT_FOUND))
