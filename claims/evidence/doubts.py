"""What keeps a passage from deciding, however much of a claim it says."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from claims.evidence.beside import doubts_beside
from claims.evidence.colons import led_in
from claims.evidence.conflicts import figure_differs, finding, follows, is_one_act
from claims.evidence.match import Match
from claims.evidence.matches import is_mandatory, is_object
from claims.evidence.polarity import compare_polarity
from claims.evidence.roles import swapped_roles, unclear_roles
from claims.evidence.sides import Sides, Speakers, context_names, goes_without
from claims.language.lexicon import broader
from claims.models import ClaimKind, Finding, FindingName
from claims.parts.clauses import Hold, Mood
from claims.parts.matching import Relation, names_agree
from claims.parts.reading import names_of_page
from claims.parts.statement import Part, PartKind
from claims.text.sentences import quotations

_OFFICIAL = 1


def doubts(sides: Sides, speakers: Speakers) -> tuple[Finding, ...]:
    """Every reason not to decide by this passage; none where it may."""
    own = (found for doubt in _DOUBTS for found in doubt(sides, speakers))
    return (*own, *doubts_beside(sides), *led_in(sides))


def is_bare(sides: Sides) -> bool:
    """Whether a claim says neither of whom nor when: it may be borne out, but a passage may mean another case."""
    return not sides.said.of(PartKind.NAME) and not sides.said.of(PartKind.TIME) and sides.claim.speaker is None


def _parts_are_missing(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """Names, figures and words with an opposite must be in the passage."""
    del speakers
    quoted, turned = sides.quoted, bool(compare_polarity(sides.found).conflicts)
    for match in sides.found:
        needed = is_mandatory(match.claim) or is_object(match.claim, sides.said)
        if match.is_covered or match.conflicts or not needed or goes_without(match, sides.found):
            continue
        if turned and match.claim.base in sides.said.table.negation.clause:
            continue
        if not quoted or match.claim in quoted:
            yield finding(FindingName.NOT_COVERED, match)


def _something_else_counted(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """A bare count needs the thing that is counted, with all that narrows it: "40 Elektrobusse" are not "40 buses"."""
    del speakers
    for figure in sides.found:
        if figure.claim.kind is not PartKind.FIGURE or figure.claim.quantity is None or figure.claim.quantity.unit:
            continue
        behind = [m for m in sides.found if not m.is_covered and follows(figure.claim, m.claim)]
        yield from (finding(FindingName.NOT_COVERED, match) for match in behind)


def _of_a_part_only(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """What is said of all is not borne out by a kind of them: "all schools" by "all primary schools"."""
    del speakers
    universal = set(sides.said.table.negation.universal)
    counting = (PartKind.FIGURE,)
    whole = {m.claim.segment for m in sides.found if m.claim.concepts & universal or m.claim.kind in counting}
    for match in sides.found:
        nominal = match.claim.kind is PartKind.WORD and not match.claim.predicate and not match.claim.attribute
        if nominal and match.claim.segment in whole and _is_narrower(match, sides):
            yield finding(FindingName.NOT_COVERED, match)


def _is_narrower(match: Match, sides: Sides) -> bool:
    """Whether the passage has a kind of what the claim has, or the same with something that narrows it."""
    told = match.evidence
    if told is None or not match.is_covered or match.claim.concepts & set(sides.said.table.negation.universal):
        return False
    matched = [other.evidence for other in sides.found]
    narrowing = (part for part in sides.told.parts if part.attribute and 0 <= told.span.start - part.span.end <= 1)
    same = match.claim.base == told.base or bool(match.claim.concepts & told.concepts)
    is_kind = bool(told.pieces) or any(match.claim.concepts & broader(concept) for concept in told.concepts)
    return (is_kind and not same) or any(part not in matched for part in narrowing)


def _another_count(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """Another figure stands there, and nobody knows whether it counts the same."""
    del speakers
    for match in sides.found:
        other = match.claim.kind is PartKind.FIGURE and match.relation is Relation.DIFFERENT
        if other and not figure_differs(match, sides):
            yield finding(FindingName.FIGURE_DIFFERS, match)


def _another_time(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """The passage speaks of another time; for a claim without one, a figure of long ago does not count."""
    del speakers
    for match in sides.found:
        if match.claim.kind is not PartKind.TIME:
            continue
        if match.relation is Relation.DIFFERENT or not (match.is_covered or _is_of_the_page(match.claim, sides)):
            yield finding(FindingName.TIME_DIFFERS, match)
    if not sides.said.of(PartKind.TIME) and sides.said.of(PartKind.FIGURE):
        old = [part for part in sides.told.of(PartKind.TIME) if _is_long_ago(part, sides)]
        yield from (Finding(name=FindingName.TIME_DIFFERS, claim="", evidence=part.text) for part in old[:1])
        page = sides.passage.origin.published_on
        if not old and page is not None and sides.today is not None and _is_stale(page, sides):
            yield Finding(name=FindingName.TIME_DIFFERS, claim="", evidence=page.isoformat())


def _is_of_the_page(part: Part, sides: Sides) -> bool:
    """Whether a page needs not name a time: it was published then, or right after, or the time is a mere weekday."""
    page, when = sides.passage.origin.published_on, part.when
    if when is None or page is None:
        return when is None
    return when.relative and 0 <= (page - when.first).days <= sides.policy.comparison.reported_within_days


def _is_stale(page: date, sides: Sides) -> bool:
    """Whether a page is too old for a claim about now, and its figure none that stays: "currently", or what is done."""
    present = sides.said.table.dates.present
    now = any(word in present for word in sides.claim.content.casefold().split())
    return now and sides.today is not None and (sides.today - page).days > sides.policy.comparison.stale_after_days


def _is_long_ago(part: Part, sides: Sides) -> bool:
    """Whether a time lies long before the page, or before the claim where nobody knows of what day the page is."""
    day = sides.passage.origin.published_on or sides.today
    if day is None or part.when is None:
        return False
    return (day - part.when.last).days > sides.policy.comparison.stale_after_days


def _older_than_the_event(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """What was published before the event can neither bear it out nor contradict it."""
    del speakers
    times = [part.when for part in sides.said.of(PartKind.TIME) if part.when is not None]
    past = [when for when in times if sides.today is not None and when.first <= sides.today]
    published = sides.passage.origin.published_on
    if past and published is not None and published < min(when.first for when in past):
        yield Finding(name=FindingName.TIME_DIFFERS, claim=past[0].text, evidence=published.isoformat())


def _left_open(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """The passage leaves open what the claim asserts."""
    del speakers
    touched = {
        match.evidence.segment for match in sides.found if match.is_covered and match.evidence and not match.around
    }
    hedged = any(sides.told.segments[n].hedged for n in touched if n < len(sides.told.segments))
    if hedged and not any(segment.hedged for segment in sides.said.segments):
        yield Finding(name=FindingName.HEDGED, claim=sides.claim.content)


def _not_asserted(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """A verb hangs on another one, a modal or a condition that the claim does not have, or the other way round."""
    for match in sides.found:
        if match.evidence is None or not (match.claim.verb or match.evidence.verb):
            continue
        said, told = match.claim.dependence, match.evidence.dependence
        holds = (hold.base for hold in told.holds if not _is_harmless(hold, sides, speakers))
        moods = _moods(said.moods, sides) ^ _moods(told.moods, sides)
        for on in (*holds, *sorted(moods)):
            yield Finding(name=FindingName.NOT_ASSERTED, claim=match.claim.text, evidence=on)


def _noun_for_a_verb(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """A noun stands for the act, and its own verb does not say that it was done: "demanded a ban"."""
    del speakers
    table = sides.told.table
    known = {*table.clauses.light, *table.clauses.affirming, *table.clauses.standing}
    matched = [match.evidence for match in sides.found if match.is_covered and match.evidence is not None]
    for match in sides.found:
        if not match.claim.verb or not match.is_covered or match.evidence is None or match.evidence.verb:
            continue
        verbs = [p for p in sides.told.parts if p.verb and p.segment == match.evidence.segment and p not in matched]
        foreign = [verb for verb in verbs if verb.verb not in known]
        yield from (
            Finding(name=FindingName.NOT_ASSERTED, claim=match.claim.text, evidence=v.text) for v in foreign[:1]
        )


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
    if sides.claim.kind is ClaimKind.QUOTATION:
        if not speakers.agree or speakers.voice.denied:
            yield Finding(name=FindingName.SPEAKER_DIFFERS, claim=sides.claim.speaker or "")
        return
    hearsay = any(word in sides.said.table.speech.hearsay for word in sides.claim.content.casefold().split())
    borne = _is_of_the_publisher(sides, speakers) or speakers.agree or hearsay
    doubted = speakers.voice.denied or (speakers.voice.doubted and not speakers.agree)
    if speakers.voice.reported and (doubted or not borne):
        yield Finding(name=FindingName.ONLY_REPORTED, claim=sides.claim.content)


def _denied_without_its_verb(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """One side is denied and the other not, and the verb that would tell is not in the passage."""
    del speakers
    if compare_polarity(sides.found).open:
        yield Finding(name=FindingName.NEGATION_DIFFERS, claim=sides.claim.content)


def _sides_of_the_act(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """Who does it to whom is turned round in what may be another act, or cannot be told."""
    del speakers
    swapped = None if is_one_act(sides) else swapped_roles(sides.said, sides.told, sides.found)
    unclear = swapped or unclear_roles(sides.said, sides.told, sides.found)
    if unclear is not None:
        yield unclear


def _quoted_of_something_else(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """The quoted words may have been said of another matter: no noun around them is in the passage."""
    del speakers
    quoted = sides.quoted
    nouns = [m for m in sides.found if quoted and m.claim not in quoted and m.claim.kind is PartKind.WORD]
    nouns = [match for match in nouns if not match.claim.predicate and not match.claim.decisive]
    if nouns and not any(match.is_covered for match in nouns):
        yield Finding(name=FindingName.NOT_COVERED, claim=nouns[0].claim.text)


def _too_little_was_quoted(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """A whole sentence in quotation marks with hardly a word of its own may have been said of anything."""
    del speakers
    if sides.claim.kind is ClaimKind.QUOTATION and sides.claim.content in sides.claim.quotations:
        told = [match for match in sides.found if not match.claim.modifier]
        if len(told) < sides.policy.comparison.quotation_parts and not _is_quoted_alike(sides):
            yield Finding(name=FindingName.NOT_COVERED, claim=sides.claim.content)


def _is_quoted_alike(sides: Sides) -> bool:
    """Whether the passage quotes these words and no others: not a part of its quotation is left over."""
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    marked = [part for span in quotations(sides.told.text) for part in sides.told.within(span)]
    return bool(marked) and all(part in matched for part in marked)


def _of_nobody_known(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """A claim without a name of its own must meet a name of the sentences before it in the passage or around it."""
    if sides.said.of(PartKind.NAME) or speakers.agree:
        return
    context = context_names(sides.claim)
    here = [*sides.told.of(PartKind.NAME), *(part for part in sides.around if part.kind is PartKind.NAME)]
    if not any(names_agree(name, other) for name in context for other in here):
        yield Finding(name=FindingName.NOT_COVERED, claim="")


_DOUBTS: tuple[Callable[[Sides, Speakers], Iterator[Finding]], ...] = (
    _parts_are_missing,
    _something_else_counted,
    _of_a_part_only,
    _another_count,
    _another_time,
    _older_than_the_event,
    _left_open,
    _not_asserted,
    _noun_for_a_verb,
    _another_voice,
    _denied_without_its_verb,
    _sides_of_the_act,
    _quoted_of_something_else,
    _too_little_was_quoted,
    _of_nobody_known,
)
