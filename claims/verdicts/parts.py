"""A claim of several parts is never gentler than its harshest part, and no part makes it gentler."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from string import Template

from claims.models import Claim, DecidedWording, Evidence, FindingName, Label, Stance, Verdict
from claims.policy import Policy
from claims.verdicts.reasons import sentences


@dataclass(frozen=True, slots=True)
class Whole:
    """A claim with its verdict as a whole, and what its parts are judged by."""

    claim: Claim
    verdict: Verdict
    as_of: date
    policy: Policy


PartRule = Callable[[Whole, DecidedWording], Verdict | None]


def part_is_refuted(whole: Whole, part: DecidedWording) -> Verdict | None:
    """A part is refuted: so is the claim."""
    if part.verdict.label is not Label.REFUTED or whole.verdict.label is Label.REFUTED or _is_worked(whole):
        return None
    if not _is_of_its_time(whole, part):
        return None
    return _taken_over(whole, part, "harshest_part")


def part_is_disputed(whole: Whole, part: DecidedWording) -> Verdict | None:
    """Sources disagree on a part: so they do on the claim."""
    settled = whole.verdict.label in (Label.REFUTED, Label.CONFLICTING) or _is_worked(whole)
    if part.verdict.label is not Label.CONFLICTING or settled:
        return None
    return _taken_over(whole, part, "harshest_part_conflicting")


def part_is_open(whole: Whole, part: DecidedWording) -> Verdict | None:
    """A part stays open, or is refuted of a time that nobody knows, and is not covered: the claim stays open too."""
    borne_out = part.verdict.label is Label.SUPPORTED or _is_worked(whole)
    if borne_out or whole.verdict.label is not Label.SUPPORTED:
        return None
    for_it = [item for item in whole.verdict.evidence if item.stance is Stance.SUPPORTS]
    refuted = part.verdict.label is not Label.NOT_ENOUGH_EVIDENCE
    if not refuted and any(_covers(item, part) for item in for_it):
        return None
    because = _because(whole.claim, part, "part_is_open")
    changed = {"label": Label.NOT_ENOUGH_EVIDENCE, "rule": "part_is_open", "because": because, "precision": None}
    return whole.verdict.model_copy(update={**changed, "confidence": whole.policy.confidence.none, "origins": 0})


PART_RULES: tuple[PartRule, ...] = (part_is_refuted, part_is_disputed, part_is_open)
"""The harshest first; where none applies to any part, the verdict on the whole stands."""


def with_parts(whole: Whole, parts: Sequence[DecidedWording]) -> Verdict:
    """The verdict on a claim with those on its parts in view."""
    found = (verdict for rule in PART_RULES for part in parts if (verdict := rule(whole, part)) is not None)
    return next(found, whole.verdict)


def _is_worked(whole: Whole) -> bool:
    """Whether the claim stands on a figure that was worked out; its parts are held against prose only."""
    return any(item.working is not None for item in whole.verdict.evidence[:1])


def _is_of_its_time(whole: Whole, part: DecidedWording) -> bool:
    """Whether a part has every time of its claim, or what refutes it was published in the days of the article.

    "Lenham closed two libraries" may be of another year than "Lenham opened a school in 2030 and closed two libraries".
    """
    if all(when.text in part.text for when in whole.claim.dates):
        return True
    days = (item.origin.published_on for item in part.verdict.evidence[:1])
    within = whole.policy.comparison.reported_within_days
    return any(day is not None and abs((whole.as_of - day).days) <= within for day in days)


def _taken_over(whole: Whole, part: DecidedWording, sentence: str) -> Verdict:
    """The part's verdict as the claim's, with whether the whole was said."""
    said = {"attribution": whole.verdict.attribution, "attribution_because": whole.verdict.attribution_because}
    because = _because(whole.claim, part, sentence)
    return part.verdict.model_copy(update={"rule": "harshest_part", "because": because, **said})


def _because(claim: Claim, part: DecidedWording, sentence: str) -> str:
    texts, _ = sentences(claim.language)
    return Template(texts[sentence]).safe_substitute(part=part.text, because=part.verdict.because)


def _covers(item: Evidence, part: DecidedWording) -> bool:
    """Whether a passage that bears the claim out has all words of a part; a worked figure stands for itself."""
    open_words = (finding.claim for finding in item.findings if finding.name is FindingName.NOT_COVERED)
    return item.working is not None or not any(words and words in part.text for words in open_words)
