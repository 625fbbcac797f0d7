"""The rules, in the order in which they are tried. Each says when it applies; the first that does decides.

A rule sees only evidence that passed the gates. No rule looks at likeness.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.models import Claim, Evidence, FindingName, Hearing, Label, Stance
from claims.verdicts.standing import deciding, is_kept_back_by_age, is_only_narrower, only_its_speaker_says


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule found."""

    label: Label
    rule: str
    """Names the sentence that the report shows for it."""
    standing_on: tuple[Evidence, ...]


Rule = Callable[[Claim, Sequence[Evidence]], Ruling | None]


def tiers_disagree(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """Sources of one tier bear the claim out and sources of another exclude it: ``conflicting``."""
    for_it, against = deciding(claim, evidence, Stance.SUPPORTS), deciding(claim, evidence, Stance.REFUTES)
    if not for_it or not against or for_it[0].origin.tier == against[0].origin.tier:
        return None
    return Ruling(Label.CONFLICTING, "tiers_disagree", (for_it[0], against[0], *for_it[1:], *against[1:]))


def sources_disagree(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """Some evidence bears the claim out and some excludes it: ``conflicting``."""
    for_it, against = deciding(claim, evidence, Stance.SUPPORTS), deciding(claim, evidence, Stance.REFUTES)
    if not for_it or not against:
        return None
    return Ruling(Label.CONFLICTING, "sources_disagree", (for_it[0], against[0], *for_it[1:], *against[1:]))


def quotation_is_altered(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """The speaker was found to have said something that excludes it, and nobody else speaks of it: ``refuted``."""
    altered = deciding(claim, evidence, Stance.REFUTES)
    if not altered or not only_its_speaker_says(claim, altered):
        return None
    return Ruling(Label.REFUTED, f"quotation_{altered[0].rule}", tuple(altered))


def evidence_excludes_it(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """A source says what cannot be so together with the claim, or a figure comes out otherwise: ``refuted``."""
    against = deciding(claim, evidence, Stance.REFUTES)
    return Ruling(Label.REFUTED, against[0].rule, tuple(against)) if against else None


def quotation_was_found(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """The speaker was found to have said it, part by part, and nobody else says it: ``supported``."""
    found = deciding(claim, evidence, Stance.SUPPORTS)
    if not found or not only_its_speaker_says(claim, found):
        return None
    if found[0].working is not None:
        return Ruling(Label.SUPPORTED, found[0].rule, tuple(found))
    word_for_word = [item for item in found if not _is_reported(item)]
    name = "quotation_confirmed" if word_for_word else "quotation_reported"
    return Ruling(Label.SUPPORTED, name, (*word_for_word, *filter(_is_reported, found)))


def _is_reported(item: Evidence) -> bool:
    """Whether a source has the quoted words only in other words."""
    return any(finding.name is FindingName.REPORTED_SPEECH for finding in item.findings)


def evidence_bears_it_out(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """A source says the same part by part, or the figure comes out as claimed: ``supported``."""
    for_it = deciding(claim, evidence, Stance.SUPPORTS)
    return Ruling(Label.SUPPORTED, for_it[0].rule, tuple(for_it)) if for_it else None


def only_qualified(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """A source says it of a part only, or with a restriction: that contradicts nothing: ``not_enough_evidence``."""
    del claim
    narrower = [item for item in evidence if is_only_narrower(item)]
    return Ruling(Label.NOT_ENOUGH_EVIDENCE, "only_qualified", tuple(narrower)) if narrower else None


def evidence_is_older(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """What would decide was published before what is claimed: it knows nothing of it: ``not_enough_evidence``."""
    del claim
    older = [item for item in evidence if is_kept_back_by_age(item)]
    return Ruling(Label.NOT_ENOUGH_EVIDENCE, "evidence_is_older", tuple(older)) if older else None


def only_touched(claim: Claim, evidence: Sequence[Evidence]) -> Ruling | None:
    """Sources touch the claim and leave something open: ``not_enough_evidence``."""
    del claim
    return Ruling(Label.NOT_ENOUGH_EVIDENCE, "only_touched", tuple(evidence)) if evidence else None


RULES: tuple[Rule, ...] = (
    tiers_disagree,
    sources_disagree,
    quotation_is_altered,
    evidence_excludes_it,
    quotation_was_found,
    evidence_bears_it_out,
    only_qualified,
    evidence_is_older,
    only_touched,
)
"""Tried in this order; where none applies, those of :data:`SILENCE` say why."""


# --- where no evidence is there ---------------------------------------------------------------------------------


def language_undecided(hearing: Hearing) -> Ruling | None:
    """Nothing is decided in the language of the article: ``not_enough_evidence``."""
    return None if hearing.compared else _silent("language_undecided")


def only_copies(hearing: Hearing) -> Ruling | None:
    """Only the article itself, copies of it and pages that cite it say so: ``not_enough_evidence``."""
    return _silent("only_copies") if hearing.echoes else None


def no_source_answered(hearing: Hearing) -> Ruling | None:
    """No source that may count gave an answer: ``not_enough_evidence``."""
    return None if hearing.answered else _silent("no_source_answered")


def nothing_found(hearing: Hearing) -> Ruling | None:
    """No source that answered says anything about it: ``not_enough_evidence``."""
    del hearing
    return _silent("nothing_found")


SILENCE: tuple[Callable[[Hearing], Ruling | None], ...] = (
    language_undecided,
    only_copies,
    no_source_answered,
    nothing_found,
)
"""Tried in this order; the last one always applies."""


def _silent(rule: str) -> Ruling:
    return Ruling(Label.NOT_ENOUGH_EVIDENCE, rule, ())


def first_match(claim: Claim, evidence: Sequence[Evidence], hearing: Hearing) -> Ruling:
    """What the first rule that applies says."""
    of_evidence = (ruling for rule in RULES if (ruling := rule(claim, evidence)) is not None)
    of_silence = (ruling for rule in SILENCE if (ruling := rule(hearing)) is not None)
    return next(of_evidence, None) or next(of_silence)
