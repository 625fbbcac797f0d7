"""Whether a passage speaks of the time of a claim."""

from collections.abc import Iterator
from datetime import date

from claims.evidence.conflicts import conflicts
from claims.evidence.match import Match, finding
from claims.evidence.sides import Sides
from claims.models import ClaimKind, Finding, FindingName, Slot
from claims.parts.matching import Relation
from claims.parts.statement import Part, PartKind, words_in


def of_another_time(sides: Sides) -> Iterator[Finding]:
    """Every sign that the passage speaks of another time than the claim, or was written at one."""
    yield from _another_time(sides)
    yield from _older_than_the_event(sides)
    yield from _of_another_tense(sides)
    yield from _of_a_shorter_time(sides)
    yield from _begun_or_over(sides)


def _another_time(sides: Sides) -> Iterator[Finding]:
    """The passage speaks of another time; for a claim without one, a figure of long ago does not count."""
    for match in sides.found:
        if match.claim.kind is not PartKind.TIME or match.settled:
            continue
        if match.relation is Relation.DIFFERENT or not (match.is_covered or _is_of_the_page(match.claim, sides)):
            yield finding(FindingName.TIME_DIFFERS, match)
    if not sides.said.of(PartKind.TIME) and sides.said.of(PartKind.FIGURE):
        old = [part for part in sides.told.of(PartKind.TIME) if _is_long_ago(part, sides)]
        yield from (_differs("", part.text) for part in old[:1])
        page = sides.passage.origin.published_on
        if not old and page is not None and sides.today is not None and _is_stale(page, sides):
            yield _differs("", page.isoformat())


def _differs(said: str, told: str | None) -> Finding:
    return Finding(name=FindingName.TIME_DIFFERS, claim=said, evidence=told, slot=Slot.WHEN)


def _is_of_the_page(part: Part, sides: Sides) -> bool:
    """Whether a page needs not name a time: it was published then, or right after, or the time is a mere weekday."""
    page, when = sides.passage.origin.published_on, part.when
    if when is None or page is None:
        return when is None and part.month is None
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


def _older_than_the_event(sides: Sides) -> Iterator[Finding]:
    """What was published before the event can neither bear it out nor contradict it."""
    times = [part.when for part in sides.said.of(PartKind.TIME) if part.when is not None]
    quoted = sides.claim.kind is ClaimKind.QUOTATION  # "today" is the day of the speaker there
    times = [when for when in times if not (quoted and when.relative)]
    past = [when for when in times if sides.today is not None and when.first <= sides.today]
    published = sides.passage.origin.published_on
    if past and published is not None and published < min(when.first for when in past):
        yield _differs(past[0].text, published.isoformat())


def _of_another_tense(sides: Sides) -> Iterator[Finding]:
    """The claim says what is, the passage what was."""
    qualifiers = sides.said.table.qualifiers
    now = any(word.text.casefold() in qualifiers.present_be for word in words_in(sides.said))
    then = any(word.text.casefold() in sides.told.table.qualifiers.past_be for word in words_in(sides.told))
    if not sides.said.of(PartKind.TIME) and ((now and then) or _was_of_no_known_day(sides)):
        yield _differs("", None)


def _was_of_no_known_day(sides: Sides) -> bool:
    """Whether the claim says how many there are, and a page without a day how many there were once."""
    if sides.passage.origin.published_on is not None or not sides.said.of(PartKind.FIGURE):
        return False
    now, then = sides.said.table.qualifiers.present_states, sides.told.table.qualifiers.past_states
    said, told = words_in(sides.said), words_in(sides.told)
    return any(w.text.casefold() in now for w in said) and any(w.text.casefold() in then for w in told)


def _of_a_shorter_time(sides: Sides) -> Iterator[Finding]:
    """What is otherwise in a month may still be so in its year, unless the passage names the year as well."""
    told = [part.when for part in sides.told.of(PartKind.TIME) if part.when is not None]
    for match in sides.own:
        said = match.claim.when
        if match.claim.kind is not PartKind.TIME or said is None or not told:
            continue
        whole = any(when.first <= said.first and said.last <= when.last for when in told)
        if not whole and (conflicts(sides) or _is_of_a_part(match, sides)):
            yield finding(FindingName.TIME_DIFFERS, match)


def _is_of_a_part(match: Match, sides: Sides) -> bool:
    """Whether a figure of a year is met by one of a month or quarter of it."""
    said, told = match.claim.when, match.evidence.when if match.evidence is not None else None
    if said is None or told is None or told.is_one_day or not sides.said.of(PartKind.FIGURE):
        return False
    return (told.last - told.first) < (said.last - said.first)


def _begun_or_over(sides: Sides) -> Iterator[Finding]:
    """What the claim says is so was so until a time, or will be from one on: "bis 2019", "ab 2027"."""
    if sides.said.of(PartKind.TIME):
        return
    leads, page = sides.told.table.qualifiers.leads, sides.passage.origin.published_on
    for part in sides.told.of(PartKind.TIME):
        before = sides.told.text[: part.span.start].casefold().split()[-1:]
        lead = leads.get(before[0], "") if before else ""
        later = page is not None and part.when is not None and part.when.first > page
        if lead == "until" or (lead == "since" and later):
            yield _differs("", part.text)
