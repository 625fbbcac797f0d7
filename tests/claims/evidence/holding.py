"""A claim held against one passage, as the cases under tests/cases/stance have them."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claims.articles import RawArticle, read_article
from claims.evidence import find_evidence
from claims.extraction import extract_claims
from claims.models import Claim, Evidence, Origin, Passage, Snapshot, Span, Stance
from claims.policy import Policy
from tests.conftest import CASES

OPEN = CASES / "stance" / "open.toml"
HELD_OUT = CASES / "stance" / "held-out.toml"
ASTRAY = CASES / "stance" / "astray.toml"


def cases(table: Path) -> list[dict[str, Any]]:
    """The cases of a table."""
    found: list[dict[str, Any]] = tomllib.loads(table.read_text(encoding="utf-8"))["case"]
    return found


def outcome(case: dict[str, Any]) -> str:
    """What the program makes of a case: ``supports``, ``refutes`` or ``open``.

    Supported is a sentence only if all its statements are, and refuted if one of them is.
    """
    claims, found = held(case)
    stances = [{item.stance for item in found[claim.id]} for claim in claims]
    if any(Stance.REFUTES in several for several in stances):
        return "refutes"
    return "supports" if stances and all(Stance.SUPPORTS in several for several in stances) else "open"


def held(case: dict[str, Any]) -> tuple[list[Claim], dict[str, tuple[Evidence, ...]]]:
    """The claims of a case that can be checked, and what its passage says to each."""
    raw = RawArticle(
        name="claim",
        url=None,
        media_type="text/plain",
        body=case["claim"].encode(),
        published_on=case["claim_day"],
    )
    article = read_article(raw).model_copy(update={"language": case["claim_language"]})
    policy = Policy()
    claims = [c for c in extract_claims(article, case["claim_day"], policy) if c.not_checkable_because is None]
    return claims, find_evidence(claims, [passage_of(case)], None, case["claim_day"], policy)


def passage_of(case: dict[str, Any]) -> Passage:
    """The passage of a case, on a page as the case describes it."""
    snapshot = Snapshot(
        sha256="0" * 64,
        url="http://127.0.0.1/page",
        final_url="http://127.0.0.1/page",
        status=200,
        media_type="text/html",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    origin = Origin(
        source="page",
        publisher=case["publisher"],
        tier=case["tier"],
        language=case["passage_language"],
        published_on=case["passage_day"],
        title=case["title"],
        snapshot=snapshot,
    )
    text = case["passage"]
    return Passage(origin=origin, span=Span(start=0, end=len(text)), text=text, before=case["before"])
