"""Finding the passages worth comparing among all of a run, and what they say."""

from collections.abc import Sequence
from datetime import date

from claims.evidence.earlier import earlier_check
from claims.evidence.limits import readable, within_limits
from claims.evidence.placing import placed
from claims.evidence.quoting import settled
from claims.evidence.share import hold_share_against
from claims.evidence.shelf import Shelf, shelve
from claims.evidence.stance import hold_against
from claims.evidence.times import with_elapsed
from claims.evidence.weighing.likelihood import weighed
from claims.models import Claim, Evidence, Passage, Stance
from claims.policy import Policy
from claims.text.align import LONGEST
from claims.text.embed import Embedder

_STANCES = (Stance.SUPPORTS, Stance.REFUTES, Stance.MENTIONS)


def find_evidence(
    claims: Sequence[Claim],
    passages: Sequence[Passage] | Shelf,
    embedder: Embedder | None,
    today: date | None,
    policy: Policy,
) -> dict[str, tuple[Evidence, ...]]:
    """What the passages say to every claim, by the claim's id, the weightiest first.

    Args:
        claims: Claims that can be checked.
        passages: All passages of a run; on a shelf, where they are asked for more than once.
        embedder: Finds across languages; without it names, senses and letters must do.
        today: The day of the article.
        policy: How many passages are compared, and when they agree.
    """
    endless: dict[str, tuple[Evidence, ...]] = {claim.id: () for claim in claims if len(claim.content) > LONGEST}
    claims = [claim for claim in claims if claim.id not in endless]  # parts take the product of both lengths
    shelf = shelve(passages)
    told = shelf.statements.near(claims, embedder, policy.retrieval)
    checked = shelf.rated.near(claims, embedder, policy.retrieval)
    found = {claim.id: _evidence(claim, [*told[claim.id], *checked[claim.id]], today, policy) for claim in claims}
    # The encoder is for finding alone: where all passages can be compared, it need not even be loaded.
    return {**endless, **{claim.id: weighed(claim, found[claim.id], today, policy) for claim in claims}}


def _evidence(claim: Claim, passages: Sequence[Passage], today: date | None, policy: Policy) -> tuple[Evidence, ...]:
    """What passages say to a claim, those that decide first."""
    found = [said_by(passage, claim, today, policy) for passage in passages]
    kept = settled([evidence for evidence in found if evidence is not None])
    return tuple(sorted(kept, key=lambda item: (_STANCES.index(item.stance), -item.coverage)))


def said_by(passage: Passage, claim: Claim, today: date | None, policy: Policy) -> Evidence | None:
    """What one passage says to a claim, or None where it hardly touches it."""
    if passage.rating is not None:
        evidence = earlier_check(claim, passage, today, policy)
    else:
        evidence = _compared(claim, readable(passage), today, policy)
    if evidence is None:
        return None
    findings = placed(evidence.findings, passage, policy.comparison.placed_from)
    return evidence.model_copy(update={"findings": findings})


def _compared(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Evidence | None:
    evidence = hold_share_against(claim, passage, today, policy) or _held(claim, passage, today, policy)
    return None if evidence is None else within_limits(evidence, claim, passage)


def _held(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Evidence | None:
    held = hold_against(claim, passage, today, policy)
    if held is None:
        return None
    evidence = Evidence(
        claim=claim.id,
        origin=passage.origin,
        quote=passage.text,
        span=passage.span,
        stance=held.stance,
        findings=held.findings,
        coverage=held.coverage,
        rule=held.rule,
        attribution=held.attribution,
        precision=held.precision,
        alignment=held.alignment,
    )
    return with_elapsed(evidence, claim, passage, today, policy)
