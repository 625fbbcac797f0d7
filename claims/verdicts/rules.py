"""The rules, in the order in which they are tried. Each says when it applies; the first that does decides.

A rule sees only evidence that passed the gates. No rule looks at likeness.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.models import Attribution, Claim, ClaimKind, Evidence, FindingName, Hearing, Label, Stance


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule found."""

    label: Label
    rule: str
    """Names the sentence that the report shows for it."""
    standing_on: tuple[Evidence, ...]


_SAID_BY_SPEAKER = {Stance.SUPPORTS: Attribution.CONFIRMED, Stance.REFUTES: Attribution.ALTERED}

Rule = Callable[[Claim, Sequence[Evidence]], Ruling | None]


def sources_disagree(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """Some evidence bears the claim out and some excludes it: ``conflicting``."""
    for_it, against = _with(claim, evidence, Stance.SUPPORTS), _with(claim, evidence, Stance.REFUTES)
    if not for_it or not against:
        return None
    return Ruling(Label.CONFLICTING, "sources_disagree", (for_it[0], against[0]))


def quotation_is_altered(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """The speaker was found to have said something that excludes what is quoted: ``refuted``."""
    if claim.kind is not ClaimKind.QUOTATION:
        return None
    altered = _with(claim, evidence, Stance.REFUTES)
    return Ruling(Label.REFUTED, f"quotation_{altered[0].rule}", tuple(altered[:1])) if altered else None


def evidence_excludes_it(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """A source says what cannot be so together with the claim, or a figure comes out otherwise: ``refuted``."""
    if claim.kind is ClaimKind.QUOTATION:
        return None
    against = _with(claim, evidence, Stance.REFUTES)
    return Ruling(Label.REFUTED, against[0].rule, tuple(against)) if against else None


def quotation_was_found(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """The speaker was found to have said it, in words that agree part by part: ``supported``."""
    if claim.kind is not ClaimKind.QUOTATION:
        return None
    found = _with(claim, evidence, Stance.SUPPORTS)
    word_for_word = [item for item in found if not _is_reported(item)]
    name = "quotation_confirmed" if word_for_word else "quotation_reported"
    return Ruling(Label.SUPPORTED, name, (*word_for_word, *filter(_is_reported, found))) if found else None


def _is_reported(item: Evidence) -> bool:
    """Whether a source has the quoted words only in other words."""
    return any(finding.name is FindingName.REPORTED_SPEECH for finding in item.findings)


def evidence_bears_it_out(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """A source says the same part by part, or the figure comes out as claimed: ``supported``."""
    if claim.kind is ClaimKind.QUOTATION:
        return None
    for_it = _with(claim, evidence, Stance.SUPPORTS)
    return Ruling(Label.SUPPORTED, for_it[0].rule, tuple(for_it)) if for_it else None


def only_touched(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """Sources touch the claim and leave something open: ``not_enough_evidence``."""
    del claim
    return Ruling(Label.NOT_ENOUGH_EVIDENCE, "only_touched", tuple(evidence)) if evidence else None


def nothing_found(hearing: Hearing) -> Ruling:
    """No source that answered says anything about it, or none answered: ``not_enough_evidence``."""
    if not hearing.compared:
        return Ruling(Label.NOT_ENOUGH_EVIDENCE, "language_undecided", ())
    if not hearing.answered:
        return Ruling(Label.NOT_ENOUGH_EVIDENCE, "no_source_answered", ())
    return Ruling(Label.NOT_ENOUGH_EVIDENCE, "nothing_found", ())


RULES: tuple[Rule, ...] = (
    sources_disagree,
    quotation_is_altered,
    evidence_excludes_it,
    quotation_was_found,
    evidence_bears_it_out,
    only_touched,
)
"""Tried in this order; where none applies, :func:`nothing_found` says why."""


def _with(claim: Claim, evidence: Sequence[Evidence], stance: Stance) -> list[Evidence]:
    """Evidence of one stance, worked figures first, then the best sources.

    Whether a quotation was said is another question than whether it is true: only its speaker's words count for it.
    """
    said = _SAID_BY_SPEAKER.get(stance) if claim.kind is ClaimKind.QUOTATION else None
    found = [item for item in evidence if item.stance is stance and (said is None or item.attribution is said)]
    return sorted(found, key=lambda item: (item.working is None, item.origin.tier, -item.coverage))
