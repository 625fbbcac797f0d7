"""What a rule may stand on: which evidence decides, and what alone keeps other evidence from deciding."""

from collections.abc import Sequence

from claims.language.neutral import table_for
from claims.models import CONFLICTS, Attribution, Claim, ClaimKind, Evidence, Finding, FindingName, Slot, Stance

_SAID_BY_SPEAKER = {Stance.SUPPORTS: Attribution.CONFIRMED, Stance.REFUTES: Attribution.ALTERED}
_MOST_OF_IT = 0.5
"""Least share of a claim that evidence has of which one thing alone is said to keep it back."""
_COMPARED = frozenset({FindingName.COVERED, FindingName.WIDER_EVIDENCE, FindingName.NOT_COVERED, *CONFLICTS})
_OF_WHAT_IS_TO_COME = _COMPARED | {FindingName.NOT_ASSERTED, FindingName.HEDGED}


def deciding(claim: Claim, evidence: Sequence[Evidence], stance: Stance) -> list[Evidence]:
    """Evidence of one stance with a quotation or a working: worked figures, then who says so himself, the best first.

    Whether a quotation was said is another question than whether it is true: only its speaker's words count for it.
    """
    said = _SAID_BY_SPEAKER.get(stance)
    found = [item for item in evidence if item.stance is stance and (item.quote.strip() or item.working is not None)]
    if claim.kind is ClaimKind.QUOTATION:
        found = [item for item in found if item.attribution is said]
    speaker = claim.speaker is not None
    return sorted(
        found,
        key=lambda item: (
            item.working is None,
            speaker and item.attribution is said,
            item.origin.tier,
            -item.coverage,
        ),
    )


def only_its_speaker_says(claim: Claim, found: Sequence[Evidence]) -> bool:
    """Whether evidence tells only that the claim's speaker said so, or otherwise: of a quotation it always does."""
    if claim.kind is ClaimKind.QUOTATION:
        return True
    told = (Attribution.CONFIRMED, Attribution.ALTERED)
    return claim.speaker is not None and all(item.attribution in told for item in found)


def is_only_narrower(item: Evidence) -> bool:
    """Whether a passage tells of the act, and would decide, did it not say so of a part only or with a restriction."""
    narrowing = [finding for finding in item.findings if is_restriction(finding, item)]
    others = {finding.name for finding in item.findings if finding not in narrowing}
    return bool(narrowing) and _might_decide(item) and _has_the_act(item) and others <= _COMPARED


def is_restriction(finding: Finding, item: Evidence) -> bool:
    """Whether a finding says that evidence holds of a part only: "in restaurants", "except", "nearly all"."""
    if finding.name is FindingName.NARROWER_EVIDENCE:
        return True
    qualifiers = table_for(item.origin.language)[0].qualifiers
    words = (*qualifiers.exceptions, *qualifiers.degrees)
    return finding.name is FindingName.HEDGED and (finding.evidence or "").casefold() in words


def is_kept_back_by_age(item: Evidence) -> bool:
    """Whether a passage would decide, were it not older than what is claimed: then it can only plan or expect it."""
    day = item.origin.published_on
    old = any(
        finding.name is FindingName.TIME_DIFFERS and finding.claim and day and finding.evidence == day.isoformat()
        for finding in item.findings
    )
    return old and _might_decide(item) and {finding.name for finding in item.findings} <= _OF_WHAT_IS_TO_COME


def _has_the_act(item: Evidence) -> bool:
    acts = {finding.name for finding in item.findings if finding.slot is Slot.ACT}
    return acts != {FindingName.NOT_COVERED}


def _might_decide(item: Evidence) -> bool:
    return item.stance is Stance.MENTIONS and item.coverage >= _MOST_OF_IT
