"""Was it said? Quoted words beside a passage in their own language: found so, altered, or told in other words.

The likeness of letters finds the place; what differs there decides. Across languages no wording can be compared, and
the parts decide alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.evidence.altered import Pair, cut_off, leaves_open, turns, written
from claims.evidence.held import Held
from claims.evidence.mouths import hear_quoted, marked, named
from claims.evidence.sides import Sides, Speakers, hear
from claims.evidence.wording import Worded, compare_wording
from claims.models import (
    CONFLICTS,
    Alignment,
    Attribution,
    Change,
    ClaimKind,
    Evidence,
    Finding,
    FindingName,
    Span,
    SpeechMode,
    Stance,
)
from claims.parts.reading import read_statement

_KEPT = 2
"""Fewest content words that an altered quotation must have kept: two sentences may be alike by their small words."""
_SHORT = 4
"""Fewest words, one of content among them, that a shorter one must have kept."""
_ENOUGH = 5
"""Fewest words of a quoted sentence that, word for word the same, cannot have been said of just anything."""
_OF_WORDS = frozenset(
    {
        FindingName.NOT_COVERED,
        FindingName.WIDER_EVIDENCE,
        FindingName.NARROWER_EVIDENCE,
        *CONFLICTS,
        FindingName.HEDGED,
        FindingName.NOT_ASSERTED,
    }
)
"""What the parts may doubt in quoted words, and what the same words in the same order leave no doubt of."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """What quoted words and a passage have in common, and whose words the passage gives there."""

    alignment: Alignment | None
    """None across languages, and where nothing is quoted."""
    speakers: Speakers
    turned: tuple[Finding, ...] = ()
    """The differences that turn what was said, those with a name of their own first."""
    enough: bool = False
    """Whether enough was kept to tell that it is the same statement."""
    left_open: tuple[Finding, ...] = ()
    """Words of which nobody knows whether they say the same."""
    verbatim: bool = False
    """Whether the passage has the very words."""
    found: bool = False
    """Whether the words stand there at all, as far as their letters tell."""


def compare_quoted(sides: Sides) -> Wordings:
    """The quoted words of a claim held against a passage."""
    quotations = _quotations(sides)
    if not quotations:
        return Wordings(None, hear(sides))
    text = sides.passage.text
    quoted = marked(text, sides.passage.before, sides.passage.after)
    stretches = (*quoted, Span(start=0, end=len(text)))
    language = sides.claim.language
    worded = [compare_wording(quotation, text, language, stretches) for quotation in quotations]
    score = min(each.score for each in worded)
    if score < sides.policy.comparison.quotation_likeness or not all(each.same for each in worded):
        return Wordings(Alignment(score=round(score, 1)), hear(sides))
    around = [next((span for span in quoted if span.meets(each.place)), None) for each in worded]
    pairs = [_pair(each, span, sides) for each, span in zip(worded, around, strict=True)]
    turned = tuple(finding for pair in pairs for finding in turns(pair))
    left_open = tuple(finding for pair in pairs for finding in leaves_open(pair))
    return Wordings(
        alignment=Alignment(score=round(score, 1), changes=tuple(_changes(pairs))),
        speakers=hear_quoted(sides, quoted, worded[0].place) if any(around) else hear(sides),
        turned=tuple(sorted(turned, key=lambda finding: finding.name is FindingName.WORDING_DIFFERS)),
        enough=all(map(_keeps_enough, pairs)),
        left_open=left_open,
        verbatim=not turned and not left_open and all(each.is_verbatim for each in worded),
        found=True,
    )


def _quotations(sides: Sides) -> tuple[str, ...]:
    """What somebody is quoted with, where passage and claim share a language; a quotation inside another is a part."""
    claim = sides.claim
    if claim.speaker is None or claim.language != sides.passage.origin.language:
        return ()
    found = tuple(quotation for quotation in claim.quotations if any(map(str.isalnum, quotation)))
    whole = claim.saying is not None and claim.saying.mode is SpeechMode.DIRECT
    return (claim.content,) if whole and 2 * sum(map(len, found)) < len(claim.content) else found


def _pair(worded: Worded, span: Span | None, sides: Sides) -> Pair:
    day = sides.passage.origin.published_on
    return Pair(read_statement(worded.quotation, sides.claim.language, day), sides.told, worded, span, sides.policy)


def _changes(pairs: Sequence[Pair]) -> Iterator[Change]:
    """What a reader would call altered; what the quotation itself marks as left out is none."""
    for pair in pairs:
        for difference in pair.worded.differences:
            if difference.claim or not difference.omitted:
                yield Change(claim=written(difference.claim), evidence=written(difference.evidence))
        yield from (Change(claim="", evidence=token.text) for token in cut_off(pair))


def _keeps_enough(pair: Pair) -> bool:
    """Whether what differs is the smaller part of what was said, or one word in a sentence that else is the same."""
    kept = {one.start for one, _ in pair.worded.same}
    parts = [part for part in pair.said.parts if not part.modifier]
    same = [part for part in parts if any(part.span.start <= start < part.span.end for start in kept)]
    short = bool(same) and len(kept) >= _SHORT and len(pair.worded.differences) == 1
    return (len(same) >= _KEPT and 2 * len(same) >= len(parts)) or short


# --- what follows -----------------------------------------------------------------------------------------------


def without_doubts_of_words(wordings: Wordings, sides: Sides, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The doubts or conflicts that are left where a passage has the very words: those about what is around them."""
    if not wordings.verbatim or sides.claim.kind is not ClaimKind.QUOTATION:
        return tuple(found)
    return tuple(finding for finding in found if not _is_of_words(finding, sides))


def _is_of_words(finding: Finding, sides: Sides) -> bool:
    if finding.name not in _OF_WORDS:
        return False
    if finding.name is FindingName.HEDGED:
        return True
    if _is_too_little(finding, sides):
        return len(sides.claim.content.split()) >= _ENOUGH
    return any(finding.claim and finding.claim in quotation for quotation in _quotations(sides))


def naming_the_speaker(wordings: Wordings, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings of which the one about the speaker says whose words the passage gives."""
    voice = wordings.speakers.voice
    whose = named(voice) if voice.reported else None
    return tuple(
        finding.model_copy(update={"evidence": whose}) if finding.name is FindingName.SPEAKER_DIFFERS else finding
        for finding in found
    )


def by_wording(held: Held, wordings: Wordings, sides: Sides, reasons: Sequence[Finding]) -> Held:
    """What a passage says to a claim, the wording of what is quoted considered.

    Args:
        held: What the parts say.
        wordings: How the quoted words stand there.
        sides: Both sides.
        reasons: The doubts of the parts.
    """
    held = replace(held, alignment=wordings.alignment)
    if wordings.turned:
        return _altered(held, wordings, sides, reasons)
    if wordings.verbatim:
        return _verbatim(held, wordings, sides, reasons)
    if wordings.left_open:
        return _left_open(held, wordings)
    if wordings.alignment is not None and not wordings.found and held.attribution is Attribution.CONFIRMED:
        told = Finding(name=FindingName.REPORTED_SPEECH, claim=sides.claim.content, evidence=sides.passage.text)
        return replace(held, findings=(*held.findings, told))
    return held


def _altered(held: Held, wordings: Wordings, sides: Sides, reasons: Sequence[Finding]) -> Held:
    """An altered quotation never supports; it refutes that it was said where nothing but the words is in doubt."""
    speakers = wordings.speakers
    others = [reason for reason in reasons if not _is_of_words(reason, sides) and not _is_too_little(reason, sides)]
    said = speakers.agree and not speakers.voice.denied and wordings.enough and not others
    findings = (*held.findings, *(finding for finding in wordings.turned if finding not in held.findings))
    attribution = Attribution.ALTERED if said else Attribution.NOT_FOUND
    if said and sides.claim.kind is ClaimKind.QUOTATION:
        first = wordings.turned[0]
        ordered = (first, *(finding for finding in findings if finding != first))
        return replace(
            held, stance=Stance.REFUTES, findings=ordered, rule=first.name.value, attribution=attribution, coverage=1.0
        )
    stance = Stance.MENTIONS if held.stance is Stance.SUPPORTS else held.stance
    return replace(held, stance=stance, findings=findings, rule=_open_rule(held, stance), attribution=attribution)


def _open_rule(held: Held, stance: Stance) -> str:
    return "parts_open" if stance is Stance.MENTIONS else held.rule


def _is_too_little(reason: Finding, sides: Sides) -> bool:
    """Whether all that is doubted is that hardly anything was quoted; the words that are kept tell enough."""
    return reason.name is FindingName.NOT_COVERED and reason.claim == sides.claim.content


def _verbatim(held: Held, wordings: Wordings, sides: Sides, reasons: Sequence[Finding]) -> Held:
    """The very words: said, where the speaker said them of the same matter, be they true or not."""
    others = [reason for reason in reasons if not _is_of_words(reason, sides)]
    said = wordings.speakers.agree and not wordings.speakers.voice.denied and not others
    if sides.claim.kind is not ClaimKind.QUOTATION:
        return replace(held, attribution=Attribution.CONFIRMED if said else Attribution.NOT_FOUND)
    if not said or held.stance is Stance.REFUTES:
        return held
    told = tuple(finding for finding in held.findings if not _is_of_words(finding, sides))
    return replace(
        held,
        stance=Stance.SUPPORTS,
        findings=told,
        rule="parts_agree",
        attribution=Attribution.CONFIRMED,
        coverage=1.0,
    )


def _left_open(held: Held, wordings: Wordings) -> Held:
    """Other words, which may say another thing: neither borne out nor excluded, and shown."""
    if held.stance is Stance.REFUTES:
        return held
    findings = (*held.findings, *(finding for finding in wordings.left_open if finding not in held.findings))
    attribution = Attribution.NOT_FOUND if held.attribution is not None else None
    return replace(held, stance=Stance.MENTIONS, findings=findings, rule="parts_open", attribution=attribution)


def settled(found: Sequence[Evidence]) -> list[Evidence]:
    """Evidence in which a page that has the very words does not also alter them: a speaker may say two alike things."""
    verbatim = {
        item.origin.snapshot.sha256
        for item in found
        if item.stance is Stance.SUPPORTS and item.alignment is not None and not item.alignment.changes
    }
    return [_only_alike(item) if _is_beside(item, verbatim) else item for item in found]


def _is_beside(item: Evidence, pages: frozenset[str] | set[str]) -> bool:
    altered = item.stance is Stance.REFUTES and item.attribution is Attribution.ALTERED
    return altered and item.origin.snapshot.sha256 in pages


def _only_alike(item: Evidence) -> Evidence:
    update = {"stance": Stance.MENTIONS, "attribution": Attribution.NOT_FOUND, "rule": "parts_open"}
    return item.model_copy(update=update)
