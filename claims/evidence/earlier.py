"""Statements that somebody else has checked before: a reader should know of them, and no verdict rests on them."""

from datetime import date

from claims.evidence.stance import hold_against
from claims.models import Claim, Evidence, Finding, FindingName, Passage, Stance
from claims.policy import Policy


def earlier_check(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Evidence | None:
    """An earlier check of a statement like the claim, with its rating, or None where it hardly touches the claim.

    What stands there is the statement that was checked, often a false one: it bears nothing out and excludes nothing.
    Nor does its rating, for it may be of another wording, of another day, or wrong.
    """
    held = hold_against(claim, passage, today, policy)
    if held is None:
        return None
    rated = Finding(name=FindingName.EARLIER_CHECK, claim=claim.content, evidence=passage.rating)
    return Evidence(
        claim=claim.id,
        origin=passage.origin,
        quote=passage.text,
        span=passage.span,
        stance=Stance.MENTIONS,
        findings=(rated, *held.findings),
        coverage=held.coverage,
        rule="earlier_fact_check",
    )
