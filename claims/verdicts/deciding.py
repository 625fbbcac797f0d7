"""One verdict for one claim."""

from collections.abc import Sequence
from datetime import date

from claims.models import Claim, Evidence, Hearing, Label, Verdict
from claims.policy import Policy
from claims.verdicts.confidence import confidence_of, is_too_unsure
from claims.verdicts.origins import count_origins
from claims.verdicts.reasons import reason, sentence_on_saying
from claims.verdicts.rules import Ruling, first_match
from claims.verdicts.saying import attribution_of


def decide(claim: Claim, evidence: Sequence[Evidence], hearing: Hearing, as_of: date, policy: Policy) -> Verdict:
    """The verdict on a claim.

    Args:
        claim: A claim that can be checked.
        evidence: What eligible sources say to it.
        hearing: Who answered; sources that did not are named where they may have mattered.
        as_of: The day whose knowledge counts.
        policy: Confidence, and how much evidence is shown.
    """
    current = _newest(evidence)
    ruling = _sure_enough(first_match(claim, current, hearing), policy)
    decisive = ruling.label is not Label.NOT_ENOUGH_EVIDENCE
    origins = count_origins(ruling.standing_on, hearing, policy.gates) if decisive else 0
    said = attribution_of(claim, ruling, current, policy.comparison.quotation_likeness)
    shown = _shown(ruling, current, policy)
    first = ruling.standing_on[0] if ruling.standing_on and decisive else None
    return Verdict(
        label=ruling.label,
        precision=first.precision if first is not None else None,
        confidence=confidence_of(ruling, origins, policy.confidence),
        rule=ruling.rule,
        because=reason(claim, ruling, hearing, as_of, policy),
        as_of=as_of,
        attribution=said.attribution if said is not None else None,
        attribution_because=sentence_on_saying(claim, said, hearing) if said is not None else None,
        origins=origins,
        evidence=shown,
    )


def _sure_enough(ruling: Ruling, policy: Policy) -> Ruling:
    """The ruling, or that it is too unsure: what was learned of verdicts lowers a label and never gives one."""
    if not is_too_unsure(ruling, policy.confidence):
        return ruling
    return Ruling(Label.NOT_ENOUGH_EVIDENCE, "too_unsure", ruling.standing_on)


def _newest(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence without the figures that their own publisher has worked out anew since."""
    return [item for item in evidence if not any(_supersedes(other, item) for other in evidence)]


def _supersedes(newer: Evidence, older: Evidence) -> bool:
    if newer.working is None or older.working is None or newer.origin.publisher != older.origin.publisher:
        return False
    dates = newer.origin.published_on, older.origin.published_on
    return newer.stance is not older.stance and dates[0] is not None and dates[1] is not None and dates[0] > dates[1]


def _shown(ruling: Ruling, evidence: Sequence[Evidence], policy: Policy) -> tuple[Evidence, ...]:
    """What the verdict stands on first, then what else touches the claim; one passage a source."""
    shown: list[Evidence] = list(ruling.standing_on[: policy.retrieval.shown_per_claim])
    for item in evidence:
        seen = any(other.origin.source == item.origin.source for other in shown)
        if len(shown) < policy.retrieval.shown_per_claim and not seen:
            shown.append(item)
    return tuple(shown)
