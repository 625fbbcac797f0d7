"""Whether a passage asserts what it says: not as a plan, a question, a condition, or what somebody tells."""

import re
from collections.abc import Iterator, Sequence

from claims.evidence.asked import is_asked
from claims.evidence.match import finding
from claims.evidence.sides import Sides, Speakers
from claims.language.tagging import VERBS, Tag
from claims.models import ClaimKind, Finding, FindingName, Slot
from claims.parts.clauses import Hold, Mood
from claims.parts.matching import names_agree
from claims.parts.reading import names_of_page
from claims.parts.segments import is_finite
from claims.parts.statement import Part, PartKind, Statement, words_in
from claims.text.sentences import quotations

_OFFICIAL = 1


def not_asserted(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """Every sign that the passage does not say for itself that it is so."""
    yield from _left_open(sides)
    yield from _hanging(sides, speakers)
    yield from _noun_for_a_verb(sides)
    yield from _another_voice(sides, speakers)
    yield from _quoted_of_something_else(sides)
    yield from _too_little_was_quoted(sides)
    yield from _conditional(sides)
    yield from _denied_alone(sides)
    yield from _to_become(sides)
    yield from _pending(sides)
    yield from _in_somebodys_view(sides)


def _left_open(sides: Sides) -> Iterator[Finding]:
    """The passage leaves open what the claim asserts."""
    touched = {
        match.evidence.segment for match in sides.found if match.is_covered and match.evidence and not match.around
    }
    hedged = any(sides.told.segments[n].hedged for n in touched if n < len(sides.told.segments))
    if hedged and not any(segment.hedged for segment in sides.said.segments):
        yield Finding(name=FindingName.HEDGED, claim=sides.claim.content)


def _hanging(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """A verb hangs on another one, a modal or a condition that the claim does not have, or the other way round."""
    for match in sides.found:
        if match.evidence is None or not (match.claim.verb or match.evidence.verb):
            continue
        said, told = match.claim.dependence, match.evidence.dependence
        clause = _gerund_of(match.evidence, sides) if match.claim.verb else None
        if clause is not None:
            yield finding(FindingName.NOT_ASSERTED, match, clause)
        holds = (hold.base for hold in told.holds if not _is_harmless(hold, sides, speakers))
        moods = _moods(said.moods, sides) ^ _moods(told.moods, sides)
        for on in (*holds, *sorted(moods)):
            yield finding(FindingName.NOT_ASSERTED, match, on)


def _gerund_of(verb: Part, sides: Sides) -> str | None:
    """The verb that one in "of having done" hangs on."""
    found = words_in(sides.told)
    before = [word for word in found if word.end <= verb.span.start]
    helping = sides.told.table.clauses.auxiliaries
    if not before or before[-1].lemma not in helping or before[-1].tag not in (Tag.PARTICIPLE, Tag.GERUND):
        return None
    others = [word for word in before[:-1] if word.tag in VERBS and word.lemma not in helping]
    return others[-1].text if others and before[-1].text.casefold() != before[-1].lemma else None


def _noun_for_a_verb(sides: Sides) -> Iterator[Finding]:
    """A noun stands for the act, and its own verb does not say that it was done: "demanded a ban"."""
    table = sides.told.table
    known = {*table.clauses.light, *table.clauses.affirming, *table.clauses.standing, *table.clauses.levels}
    matched = [match.evidence for match in sides.found if match.is_covered and match.evidence is not None]
    for match in sides.found:
        if not match.claim.verb or not match.is_covered or match.evidence is None or match.evidence.verb:
            continue
        verbs = [p for p in sides.told.parts if p.verb and p.segment == match.evidence.segment and p not in matched]
        foreign = [verb for verb in verbs if verb.verb not in known]
        yield from (finding(FindingName.NOT_ASSERTED, match, verb.text) for verb in foreign[:1])


def _is_harmless(hold: Hold, sides: Sides, speakers: Speakers) -> bool:
    """Whether a verb that another hangs on is in the claim too, or only leads in what is so."""
    speech, clauses = sides.told.table.speech, sides.told.table.clauses
    matched = (match.evidence.span for match in sides.found if match.is_covered and match.evidence is not None)
    if any(span.start <= hold.start < span.end for span in matched):
        return True
    said = speech.verbs if speakers.voice.reported else ()
    return hold.base in {*clauses.affirming, *said} and hold.base not in speech.doubting


def _moods(moods: Sequence[Mood], sides: Sides) -> set[Mood]:
    """Moods that must agree: hearsay is told of by itself, and in reported speech "would" is a future."""
    reported = sides.claim.speaker is not None
    return {
        Mood.FUTURE if mood is Mood.CONDITIONAL and reported else mood for mood in moods if mood is not Mood.HEARSAY
    }


def _is_of_the_publisher(sides: Sides, speakers: Speakers) -> bool:
    """Whether an official page gives its own words: whoever it names as speaking is named as its publisher too."""
    own = names_of_page(sides.passage.origin)
    people = [name for name in speakers.voice.names if name.name is not None and not name.name.keys]
    official = sides.passage.origin.tier == _OFFICIAL
    return official and all(any(names_agree(person, name) for name in own) for person in people)


def _another_voice(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """A quotation needs its speaker; anything else needs a source that says it itself, or on its own behalf."""
    if sides.claim.kind is ClaimKind.QUOTATION and sides.claim.speaker is not None:
        if not speakers.agree or speakers.voice.denied:
            yield Finding(name=FindingName.SPEAKER_DIFFERS, claim=sides.claim.speaker or "", slot=Slot.WHO)
        return
    hearsay = any(word in sides.said.table.speech.hearsay for word in sides.claim.content.casefold().split())
    borne = _is_of_the_publisher(sides, speakers) or speakers.agree or hearsay
    if not sides.told.segments[1:] and _is_the_act(sides):
        return
    doubted = speakers.voice.denied or (speakers.voice.doubted and not speakers.agree)
    if speakers.voice.reported and (doubted or not borne):
        yield Finding(name=FindingName.ONLY_REPORTED, claim=sides.claim.content)


def _is_the_act(sides: Sides) -> bool:
    """Whether the verb of saying is what is told itself: "the court confirmed the ban"."""
    speech = sides.told.table.speech
    acts = [m.evidence for m in sides.found if m.claim.verb and m.evidence is not None and not m.around]
    return any(act.verb in speech.verbs for act in acts)


def _quoted_of_something_else(sides: Sides) -> Iterator[Finding]:
    """The quoted words may have been said of another matter: no noun around them is in the passage."""
    quoted = sides.quoted
    nouns = [m for m in sides.found if quoted and m.claim not in quoted and m.claim.kind is PartKind.WORD]
    nouns = [match for match in nouns if not match.claim.predicate and not match.claim.decisive]
    if nouns and not any(match.is_covered for match in nouns):
        yield finding(FindingName.NOT_COVERED, nouns[0])


def _too_little_was_quoted(sides: Sides) -> Iterator[Finding]:
    """A whole sentence in quotation marks with hardly a word of its own may have been said of anything."""
    if sides.claim.kind is ClaimKind.QUOTATION and sides.claim.content in sides.claim.quotations:
        told = [match for match in sides.found if not match.claim.modifier]
        if len(told) < sides.policy.comparison.quotation_parts and not _is_quoted_alike(sides):
            yield Finding(name=FindingName.NOT_COVERED, claim=sides.claim.content)


def _is_quoted_alike(sides: Sides) -> bool:
    """Whether the passage quotes these words and no others: not a part of its quotation is left over."""
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    marked = [part for span in quotations(sides.told.text) for part in sides.told.within(span)]
    return bool(marked) and all(part in matched for part in marked)


def _conditional(sides: Sides) -> Iterator[Finding]:
    """The passage is a question, or hangs on a condition that the claim does not name."""
    text, table = sides.told.text, sides.told.table
    if any(m.evidence is not None and is_asked(text, m.evidence.span.start, table) for m in sides.own[:1]):
        yield Finding(name=FindingName.HEDGED, claim=sides.claim.content, evidence="?")
    opens = [word for word in words_in(sides.told)[:1] if is_finite(word) and "," in text and table.clauses.punctuated]
    if not _has_condition(sides.said) and (_has_condition(sides.told) or opens):
        yield Finding(name=FindingName.NOT_ASSERTED, claim=sides.claim.content)


def _has_condition(statement: Statement) -> bool:
    opening = {*statement.table.clauses.conditional, *statement.table.qualifiers.conditions}
    return any(word.text.casefold() in opening for word in words_in(statement))


def _denied_alone(sides: Sides) -> Iterator[Finding]:
    """A name right behind a negation: "Norland, not Sudland"; and "not this but that"."""
    negation = sides.told.table.negation.clause
    found = words_in(sides.told)
    for match in sides.own:
        before = [w for w in found if match.evidence is not None and w.end <= match.evidence.span.start][-1:]
        if match.claim.kind is PartKind.NAME and before and before[0].text.casefold() in negation:
            yield finding(FindingName.NEGATION_DIFFERS, match)
    contrast = set(sides.told.table.qualifiers.contrasts)
    low, own = [w.text.casefold() for w in found], {w.text.casefold() for w in words_in(sides.said)}
    if contrast & set(low) and not contrast & own and any(word in negation for word in low):
        yield Finding(name=FindingName.NEGATION_DIFFERS, claim=sides.claim.content)


def _to_become(sides: Sides) -> Iterator[Finding]:
    """The claim says what somebody is, the passage what he becomes: "wird Bürgermeisterin"."""
    equated = [match for match in sides.own if match.claim.equated]
    future = set(sides.told.table.clauses.future)
    verbs = [word for word in words_in(sides.told) if word.tag in VERBS]
    own = {word.lemma for word in words_in(sides.said)}
    if equated and len(verbs) == 1 and verbs[0].lemma in future - own:
        yield finding(FindingName.NOT_ASSERTED, equated[0], verbs[0].text)


def _pending(sides: Sides) -> Iterator[Finding]:
    """What is still to come first: "once the satellite is launched"."""
    table, found = sides.told.table, words_in(sides.told)
    own = {word.text.casefold() for word in words_in(sides.said)}
    for segment in sides.told.segments:
        inside = [word for word in found if segment.span.start <= word.start < segment.span.end]
        if inside and inside[0].text.casefold() in set(table.qualifiers.pending) - own:
            finite = [word.text.casefold() for word in inside if is_finite(word)]
            if finite and not re.fullmatch(table.dates.past_forms, finite[0]):
                yield Finding(name=FindingName.NOT_ASSERTED, claim=sides.claim.content, evidence=inside[0].text)


def _in_somebodys_view(sides: Sides) -> Iterator[Finding]:
    """Somebody thinks so: "Für Aktivisten ist ...", "..., finden Aktivisten"."""
    table, found = sides.told.table, words_in(sides.told)
    verbs = {word.lemma for word in words_in(sides.said)}
    opening = found[:1] and found[0].text.casefold() in table.speech.viewing and table.clauses.punctuated
    holding = {*table.checkability.copulas, *table.clauses.standing}  # what is provided for somebody is no view
    view = opening and len(found) > 2 and is_finite(found[2]) and found[2].lemma in holding  # noqa: PLR2004
    last = sides.told.segments[-1].span if len(sides.told.segments) > 1 else None
    closing = [word for word in found if last is not None and word.start >= last.start][:1]
    judged = any(word.lemma in set(table.checkability.judging) - verbs and is_finite(word) for word in closing)
    if sides.claim.speaker is None and (view or judged):
        yield Finding(name=FindingName.ONLY_REPORTED, claim=sides.claim.content)
