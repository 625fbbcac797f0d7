"""From the parts that were compared to what a passage says to a claim. Similarity has no part in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.evidence.matches import Match, coverage, is_mandatory, match_parts, own_coverage
from claims.evidence.polarity import compare_polarity
from claims.evidence.roles import swapped_roles
from claims.models import Attribution, Claim, ClaimKind, Finding, FindingName, Passage, Precision, Stance
from claims.parts.figures import compare_figures
from claims.parts.matching import Relation, names_agree
from claims.parts.reading import read_statement
from claims.parts.statement import Part, PartKind, Statement
from claims.parts.voice import Voice, speaks_for, voice_of
from claims.policy import Policy

_OFFICIAL = 1
_LONG_AGO_DAYS = 400


@dataclass(frozen=True, slots=True)
class Held:
    """A passage held against a claim."""

    stance: Stance
    findings: tuple[Finding, ...]
    coverage: float
    rule: str
    attribution: Attribution | None
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both sides taken apart."""

    claim: Claim
    said: Statement
    passage: Passage
    told: Statement
    around: tuple[Part, ...]
    found: tuple[Match, ...]
    voice: Voice
    speaker_agrees: bool
    today: date | None


def hold_against(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Held | None:
    """What a passage says to a claim, or None where it hardly touches it."""
    sides = _take_apart(claim, passage, today, policy)
    counted = _counted(sides)
    said_part = coverage(counted, policy)
    if max(said_part, coverage(sides.found, policy)) < policy.comparison.mentions_from:
        return None
    conflicts = _conflicts(sides)
    reasons = _reasons_not_to_decide(sides, policy)
    findings = (*_covered(sides.found), *conflicts, *reasons)
    attribution = _attribution(sides, conflicts, reasons)
    own = own_coverage(counted, policy) >= policy.comparison.own_from
    if not conflicts and not reasons and own and said_part >= policy.comparison.supports_from:
        return Held(Stance.SUPPORTS, findings, said_part, "parts_agree", attribution, _precision(sides, policy))
    forgiven = [match for match in sides.found if match.conflicts or _is_turned_round(match, conflicts)]
    rest = coverage(counted, policy, forgiven=forgiven)
    if conflicts and not reasons and rest >= policy.comparison.refutes_from and not _is_bare(sides):
        return Held(Stance.REFUTES, findings, rest, conflicts[0].name.value, attribution, None)
    return Held(Stance.MENTIONS, findings, said_part, "parts_open", attribution, None)


def _precision(sides: _Sides, policy: Policy) -> Precision | None:
    """How the claimed figure relates to the one in the passage, where the claim has one."""
    for match in sides.found:
        said, told = match.claim.quantity, match.evidence.quantity if match.evidence is not None else None
        if match.claim.kind is PartKind.FIGURE and said is not None and told is not None:
            return compare_figures(said, told, policy.tolerances).precision
    return None


def _take_apart(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> _Sides:
    origin = passage.origin
    said = read_statement(claim.content, claim.language, today)
    told = read_statement(passage.text, origin.language, origin.published_on)
    around = _around(passage)
    found = tuple(match for match in match_parts(said, told, around, policy) if not _is_speakers_day(claim, match.claim))
    voice = voice_of(passage.text, told, passage.before, _page_names(passage))
    speaker = read_statement(claim.speaker, claim.language, today) if claim.speaker else None
    agrees = speaker is not None and speaks_for(speaker, voice, _page_names(passage), policy)
    return _Sides(claim, said, passage, told, around, found, voice, agrees, today)


def _is_speakers_day(claim: Claim, part: Part) -> bool:
    """Whether a time in quoted words is counted from the day of the speaker ("today"), which nobody knows."""
    return claim.kind is ClaimKind.QUOTATION and part.when is not None and part.when.relative


def _counted(sides: _Sides) -> tuple[Match, ...]:
    """The parts that decide: where words are quoted these, and of the rest only what the quotation is about."""
    quoted = _quoted_words(sides.claim, sides.said)
    if not quoted:
        return tuple(match for match in sides.found if match.is_covered or not _goes_without(match, sides))
    about = [m for m in sides.found if m.claim not in quoted and m.is_covered and not m.claim.adjective]
    return (*(match for match in sides.found if match.claim in quoted), *about)


def _around(passage: Passage) -> tuple[Part, ...]:
    """Names, times and words in the sentences before, and names of title and publisher."""
    before = (
        read_statement(passage.before, passage.origin.language, passage.origin.published_on).parts
        if passage.before
        else ()
    )
    return (*before, *_page_names(passage))


def _page_names(passage: Passage) -> tuple[Part, ...]:
    origin = passage.origin
    texts = (text for text in (origin.title, origin.publisher) if text)
    return tuple(name for text in texts for name in read_statement(text, origin.language, None).of(PartKind.NAME))


# --- findings ---------------------------------------------------------------------------------------------------


def _covered(found: Sequence[Match]) -> tuple[Finding, ...]:
    names = {Relation.SAME: FindingName.COVERED, Relation.WIDER: FindingName.WIDER_EVIDENCE}
    return tuple(
        Finding(
            name=names.get(match.relation, FindingName.NOT_COVERED),
            claim=match.claim.text,
            evidence=match.evidence.text if match.evidence is not None and match.relation in names else None,
        )
        for match in found
        if not match.conflicts
    )


def _conflicts(sides: _Sides) -> tuple[Finding, ...]:
    """Where claim and passage exclude each other."""
    swapped = swapped_roles(sides.said, sides.told, sides.found)
    figures = [match for match in sides.found if _figure_differs(match, sides)]
    return (
        *((swapped,) if swapped is not None else ()),
        *(_finding(FindingName.FIGURE_DIFFERS, match) for match in figures),
        *compare_polarity(sides.found).conflicts,
    )


def _figure_differs(match: Match, sides: _Sides) -> bool:
    """A figure in the same unit that is another one; a bare count only where the same thing is counted."""
    if match.claim.kind is not PartKind.FIGURE or match.relation is not Relation.DIFFERENT or match.evidence is None:
        return False
    if match.claim.quantity is not None and (match.claim.quantity.unit or match.claim.quantity.fraction):
        return True
    return any(
        other.is_covered and other.evidence is not None
        and _follows(match.claim, other.claim) and _follows(match.evidence, other.evidence)
        for other in sides.found
    )  # fmt: skip


def _follows(figure: Part, noun: Part) -> bool:
    return noun.kind is PartKind.WORD and 0 <= noun.span.start - figure.span.end <= len(" neue")


def _is_turned_round(match: Match, conflicts: Sequence[Finding]) -> bool:
    return any(finding.claim == match.claim.text for finding in conflicts)


def _finding(name: FindingName, match: Match) -> Finding:
    return Finding(name=name, claim=match.claim.text, evidence=match.evidence.text if match.evidence else None)


# --- what keeps a passage from deciding -------------------------------------------------------------------------


def _reasons_not_to_decide(sides: _Sides, policy: Policy) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in (
            *_lacking(sides),
            _other_time(sides),
            _older(sides),
            _hedged(sides),
            _voice(sides),
            _open_polarity(sides),
            _anchor(sides),
        )
        if finding is not None
    )


def _lacking(sides: _Sides) -> list[Finding]:
    """Parts without which nothing is decided, and which the passage does not have."""
    quoted = _quoted_words(sides.claim, sides.said)
    return [
        _finding(FindingName.NOT_COVERED, match)
        for match in sides.found
        if is_mandatory(match.claim)
        and not match.is_covered
        and not match.conflicts
        and (not quoted or match.claim in quoted)
        and not _goes_without(match, sides)
    ] + [
        _finding(FindingName.FIGURE_DIFFERS, match)
        for match in sides.found
        if match.claim.kind is PartKind.FIGURE
        and match.relation is Relation.DIFFERENT
        and not _figure_differs(match, sides)
    ]


def _goes_without(match: Match, sides: _Sides) -> bool:
    """Whether the verb of a denied clause needs no counterpart: where there is no date, none has been set."""
    if not match.claim.denied or not match.claim.predicate:
        return False
    return any(
        other.is_covered and other.evidence is not None and other.evidence.denied and not other.evidence.predicate
        for other in sides.found
        if other.claim.segment == match.claim.segment and other.claim.denied and not other.claim.predicate
    )


def _quoted_words(claim: Claim, said: Statement) -> tuple[Part, ...]:
    """The parts inside quotation marks: where words are quoted, they are what must be found."""
    if claim.kind is not ClaimKind.QUOTATION or not claim.quotations:
        return ()
    return tuple(part for part in said.parts if any(part.text in quotation for quotation in claim.quotations))


def _other_time(sides: _Sides) -> Finding | None:
    """The passage speaks of another time; for a claim without one, a figure of long ago does not count."""
    times = sides.said.of(PartKind.TIME)
    for match in sides.found:
        if match.claim.kind is PartKind.TIME and match.relation is Relation.DIFFERENT:
            return _finding(FindingName.TIME_DIFFERS, match)
        absolute = match.claim.when is not None and not match.claim.when.relative
        if match.claim.kind is PartKind.TIME and absolute and not match.is_covered:
            return _finding(FindingName.TIME_DIFFERS, match)
    if times or not sides.said.of(PartKind.FIGURE):
        return None
    old = [part for part in sides.told.of(PartKind.TIME) if part.when is not None and _is_long_ago(part, sides)]
    return Finding(name=FindingName.TIME_DIFFERS, claim="", evidence=old[0].text) if old else None


def _is_long_ago(part: Part, sides: _Sides) -> bool:
    page = sides.passage.origin.published_on
    return page is not None and part.when is not None and (page - part.when.last).days > _LONG_AGO_DAYS


def _hedged(sides: _Sides) -> Finding | None:
    """The passage leaves open what the claim asserts."""
    touched = {
        match.evidence.segment for match in sides.found if match.is_covered and match.evidence and not match.around
    }
    open_ended = any(sides.told.segments[n].hedged for n in touched if n < len(sides.told.segments))
    asserted = not any(segment.hedged for segment in sides.said.segments)
    return Finding(name=FindingName.HEDGED, claim=sides.claim.content) if open_ended and asserted else None


def _voice(sides: _Sides) -> Finding | None:
    """A quotation needs its speaker; anything else needs a source that says it itself, or on its own behalf."""
    if sides.claim.kind is ClaimKind.QUOTATION:
        lacks = not sides.speaker_agrees or sides.voice.denied
        return Finding(name=FindingName.SPEAKER_DIFFERS, claim=sides.claim.speaker or "") if lacks else None
    hearsay = any(word in sides.said.table.speech.hearsay for word in sides.claim.content.casefold().split())
    borne = sides.passage.origin.tier == _OFFICIAL or sides.speaker_agrees or hearsay
    if sides.voice.reported and (not borne or sides.voice.denied):
        return Finding(name=FindingName.ONLY_REPORTED, claim=sides.claim.content)
    return None


def _open_polarity(sides: _Sides) -> Finding | None:
    if compare_polarity(sides.found).open:
        return Finding(name=FindingName.NEGATION_DIFFERS, claim=sides.claim.content)
    return None


def _is_bare(sides: _Sides) -> bool:
    """Whether a claim says neither of whom nor when: it may be borne out, but a passage may always mean another case."""
    return not sides.said.of(PartKind.NAME) and not sides.said.of(PartKind.TIME) and sides.claim.speaker is None


def _anchor(sides: _Sides) -> Finding | None:
    """A claim without a name of its own must meet at least one name of the sentences before it in the passage."""
    if _quotes_another_matter(sides):
        return Finding(name=FindingName.NOT_COVERED, claim=sides.claim.content)
    if sides.said.of(PartKind.NAME) or sides.speaker_agrees:
        return None
    texts = sides.claim.context
    context = [name for text in texts for name in read_statement(text, sides.claim.language, None).of(PartKind.NAME)]
    here = [*sides.told.of(PartKind.NAME), *(part for part in sides.around if part.kind is PartKind.NAME)]
    if any(names_agree(name, other) for name in context for other in here):
        return None
    return Finding(name=FindingName.NOT_COVERED, claim=", ".join(dict.fromkeys(name.text for name in context[:3])))


def _quotes_another_matter(sides: _Sides) -> bool:
    """Whether the quoted words may have been said of something else: no noun around them is in the passage."""
    quoted = _quoted_words(sides.claim, sides.said)
    nouns = [m for m in sides.found if quoted and m.claim not in quoted and m.claim.kind is PartKind.WORD]
    nouns = [match for match in nouns if not match.claim.predicate and not match.claim.decisive]
    return bool(nouns) and not any(match.is_covered for match in nouns)


def _older(sides: _Sides) -> Finding | None:
    """What was published before the event can neither bear it out nor contradict it."""
    times = [part.when for part in sides.said.of(PartKind.TIME) if part.when is not None]
    past = [when for when in times if sides.today is not None and when.first <= sides.today]
    published = sides.passage.origin.published_on
    if not past or published is None or published >= min(when.first for when in past):
        return None
    return Finding(name=FindingName.TIME_DIFFERS, claim=times[0].text, evidence=published.isoformat())


# --- was it said ------------------------------------------------------------------------------------------------


def _attribution(sides: _Sides, conflicts: Sequence[Finding], reasons: Sequence[Finding]) -> Attribution | None:
    if sides.claim.speaker is None:
        return None
    if not sides.speaker_agrees:
        return Attribution.NOT_FOUND
    if conflicts:
        return Attribution.ALTERED
    return Attribution.NOT_FOUND if reasons else Attribution.CONFIRMED
