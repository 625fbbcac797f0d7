"""Which of the mentions before a word is the one that it points at."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from claims.extraction.mention import Mention, MentionKind
from claims.extraction.people import Context
from claims.extraction.pointing import Pointer, Way
from claims.language.dates import read_dates
from claims.models import Span, When

_YEAR = re.compile(r"\b\d{4}\b")
_ONE_PERSON = frozenset("mf")
_PEOPLE = frozenset({MentionKind.PERSON, MentionKind.NAME, MentionKind.OPEN})
_ACTING = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PAIR})


def antecedent_of(
    pointer: Pointer, seen: Sequence[Mention], context: Context
) -> tuple[Mention | None, tuple[str, ...]]:
    """What a word points at, or None with what it may mean.

    Args:
        pointer: The word.
        seen: The mentions of its own sentence.
        context: What stands before.
    """
    here = [mention for mention in seen if mention.at < pointer.span.start]
    groups = (here, *(sentence.mentions for sentence in context.before))
    if pointer.way in (Way.PERSONAL, Way.POSSESSIVE):
        return _of_pronoun(pointer, seen, context)
    if pointer.way is Way.DESCRIPTION:
        return _of_description(pointer, groups, context)
    if pointer.way is Way.PLACE:
        return _only(_places(groups), context)
    if pointer.way is Way.PAIR:
        pairs = next(([m for m in group if m.kind is MentionKind.PAIR] for group in groups[1:] if group), [])
        return (pairs[0], ()) if len(pairs) == 1 else (None, ())
    return (_time(pointer, context) if pointer.way in (Way.TIME, Way.YEAR) else None), ()


# --- pronouns ---------------------------------------------------------------------------------------------------


def _of_pronoun(pointer: Pointer, seen: Sequence[Mention], context: Context) -> tuple[Mention | None, tuple[str, ...]]:
    speaker = _speaker(pointer, context)
    groups = (_beside(pointer, seen, context, speaker), *(before.mentions for before in context.before))
    for distance, group in enumerate(groups):
        fitting = _distinct(_fitting(group, pointer, context, _hidden(speaker)), context)
        if not fitting:
            continue
        chosen = _chosen(fitting, pointer, distance, context)
        if (
            chosen is not None
            and (chosen.named or (chosen.subject and pointer.opens))
            and _is_alone(chosen, pointer, groups[distance + 1 :], context)
        ):
            return context.people.of(chosen), ()
        return None, _readings((fitting, *groups[distance + 1 :]), pointer, context)
    return None, ()


def _fitting(group: Sequence[Mention], pointer: Pointer, context: Context, hidden: str) -> Iterator[Mention]:
    """The mentions that may be meant; what only people do is no thing's doing, unless it was the subject before."""
    doing = pointer.animate and pointer.way is Way.PERSONAL
    for mention in group:
        acts = mention.subject or mention.kind not in (MentionKind.THING, MentionKind.CITY)
        if mention.key != hidden and (acts or not doing) and _fits(mention, pointer, context):
            yield mention


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says the words in which a pronoun stands."""

    mention: Mention | None
    direct: bool


def _speaker(pointer: Pointer, context: Context) -> _Speaker:
    sentence, people = context.sentence, context.people
    direct = any(quote.holds(pointer.span) for quote in sentence.quotes)
    local = pointer.span.moved(-sentence.span.start)
    said = (s for s in reversed(sentence.sayings) if any(c.holds(local) for c in s.speech.content))
    name = next((s.speaker for s in said), sentence.quoted_by) or ""
    known = people.profiles.get(name.rsplit(maxsplit=1)[-1].casefold()) if name else None
    return _Speaker(known, direct)


def _hidden(speaker: _Speaker) -> str:
    """The key of whom a pronoun cannot mean: nobody says "he" of himself in his own words."""
    return speaker.mention.key if speaker.direct and speaker.mention is not None else ""


def _beside(pointer: Pointer, seen: Sequence[Mention], context: Context, speaker: _Speaker) -> list[Mention]:
    """The mentions of the sentence before the pronoun, outside of its clause, and the one whose words are reported."""
    own = pointer.way is Way.POSSESSIVE
    here = [
        m
        for m in seen
        if m.at < pointer.span.start and (own or not pointer.segment.start <= m.at < pointer.segment.end)
    ]
    if speaker.mention is None or speaker.direct:
        return here
    return [*here, replace(context.people.of(speaker.mention), at=pointer.span.start, subject=True)]


def _fits(mention: Mention, pointer: Pointer, context: Context) -> bool:
    """Whether a mention may be what a pronoun means, as far as the tables tell."""
    known = context.people.of(mention)
    agreements = known.agreements
    if not context.table.references.things_agree and not set(pointer.agreements) & set("np"):
        return known.kind in _PEOPLE and (not agreements or bool(set(agreements) & set(pointer.agreements)))
    if agreements:
        return bool(set(agreements) & set(pointer.agreements)) and _is_right_sort(known, pointer, context)
    if known.kind is MentionKind.PERSON:
        return bool(_ONE_PERSON & set(pointer.agreements))
    return bool(set(pointer.agreements) - {"p"})


def _is_right_sort(known: Mention, pointer: Pointer, context: Context) -> bool:
    """Whether a person is not called "it", nor a thing "he" in a language whose things have no gender."""
    if known.kind is not MentionKind.PERSON or context.table.references.things_agree:
        return True
    return bool(set(pointer.agreements) & set("mfp"))


def _chosen(fitting: Sequence[Mention], pointer: Pointer, distance: int, context: Context) -> Mention | None:
    """The one mention that clearly fits."""
    people = [m for m in fitting if context.people.of(m).kind is MentionKind.PERSON and m.kind is not MentionKind.OPEN]
    if len(fitting) == 1:
        only = fitting[0]
        return only if people or _may_be_thing(only, pointer, distance, context) else None
    doing = pointer.kind in _ACTING if pointer.way is Way.POSSESSIVE else pointer.animate
    acting = doing or not context.table.references.things_agree
    others = [m for m in fitting if m not in people]
    if acting and len(people) == 1 and all(_is_less_likely(m, people[0]) for m in others):
        return people[0]
    subjects = [m for m in fitting if m.subject]
    clear = not people and pointer.animate and pointer.opens and len(subjects) == 1 and distance <= 1
    if clear and not any(m.kind in (MentionKind.NAME, MentionKind.OPEN) for m in fitting if not m.subject):
        return subjects[0] if _may_be_thing(subjects[0], pointer, distance, context) else None
    return None


def _is_less_likely(mention: Mention, person: Mention) -> bool:
    """Whether a mention is no match for a person: a thing, or an organisation that was not the subject."""
    if mention.kind is MentionKind.ORGANISATION:
        return person.subject and not mention.subject
    return mention.kind is MentionKind.THING


def _may_be_thing(only: Mention, pointer: Pointer, distance: int, context: Context) -> bool:
    """Whether a pronoun may stand for what is no person: from subject to subject, one sentence on."""
    kind = context.people.of(only).kind
    if pointer.way is Way.POSSESSIVE and not only.named:
        return False
    if pointer.way is Way.POSSESSIVE and distance == 0:
        return True
    if kind is MentionKind.OPEN or distance > 1 or not only.subject:
        return False
    if pointer.way is Way.POSSESSIVE:
        return kind in _ACTING
    if set(pointer.agreements) & {"n"} and not (pointer.animate and not pointer.done_to) and kind not in _ACTING:
        return False
    return pointer.opens and (kind is not MentionKind.NAME or pointer.animate)


def _is_alone(chosen: Mention, pointer: Pointer, further: Iterable[Sequence[Mention]], context: Context) -> bool:
    """Whether what is chosen is known to agree, or nobody else is near who might."""
    known = context.people.of(chosen)
    if known.kind is not MentionKind.PERSON:
        subjects = (m for group in further for m in group if m.subject and _fits(m, pointer, context))
        return all(context.people.of(m).key == known.key for m in subjects)
    if known.agreements:
        return True
    others = (m for group in further for m in group if m.kind in _PEOPLE and _fits(m, pointer, context))
    return all(context.people.of(m).key == known.key for m in others)


def _readings(groups: Iterable[Sequence[Mention]], pointer: Pointer, context: Context) -> tuple[str, ...]:
    fitting = (m for group in groups for m in reversed(group) if m.text and _fits(m, pointer, context))
    return tuple(dict.fromkeys(context.people.of(m).text for m in fitting))


def _distinct(mentions: Iterable[Mention], context: Context) -> list[Mention]:
    """One mention of each, the subject where it is one of them."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        key = context.people.of(mention).key
        found[key] = found[key] if key in found and found[key].subject else mention
    return list(found.values())


# --- descriptions and places ------------------------------------------------------------------------------------


def _of_description(
    pointer: Pointer, groups: Sequence[Sequence[Mention]], context: Context
) -> tuple[Mention | None, tuple[str, ...]]:
    """The only name of the sentences before that is of the kind, by the noun that stands beside the name."""
    here = {context.people.of(m).key for m in groups[0]}
    near = [context.people.of(m) for m in chain.from_iterable(groups[1:]) if m.named]
    called = [m for m in near if any(role.endswith(pointer.noun) for role in m.role.split())]
    fitting = called or [m for m in near if _may_be_called(m, pointer, context)]
    found, readings = _only((m for m in fitting if m.key not in here), context)
    return found if found is not None and (called or _is_surely(found, pointer, context)) else None, readings


def _may_be_called(known: Mention, pointer: Pointer, context: Context) -> bool:
    """Whether a noun that tells hardly more than the kind may mean a name without one: "the company", "the city"."""
    unknown = known.kind is MentionKind.NAME
    if pointer.kind is MentionKind.ORGANISATION:
        businesses = context.table.references.businesses
        business = pointer.noun in businesses and (not known.role or known.role.endswith(businesses))
        return business and (unknown or known.kind is MentionKind.ORGANISATION)
    competes = pointer.kind is MentionKind.CITY and unknown and " " not in known.text
    return pointer.kind is not MentionKind.PERSON and (known.kind is pointer.kind or competes)


def _is_surely(found: Mention, pointer: Pointer, context: Context) -> bool:
    """Whether a name is of the kind, and not only of none that is known; an English subject may be a company."""
    company = pointer.kind is MentionKind.ORGANISATION and found.subject and context.table.names.cased
    return found.kind is pointer.kind or (company and found.kind is MentionKind.NAME)


def _places(groups: Sequence[Sequence[Mention]]) -> Iterator[Mention]:
    """The places of the nearest sentence that names one, each with the preposition before it."""
    placed = ([m for m in group if m.phrase] for group in groups)
    return iter(next((group for group in placed if group), []))


def _only(mentions: Iterable[Mention], context: Context) -> tuple[Mention | None, tuple[str, ...]]:
    found = list({context.people.of(mention).key: mention for mention in mentions}.values())
    if len(found) == 1:
        return found[0], ()
    return None, tuple(context.people.of(mention).text for mention in found)


# --- times ------------------------------------------------------------------------------------------------------


def _time(pointer: Pointer, context: Context) -> Mention | None:
    """The only time that the nearest sentence with a time names, or its year, with the preposition before it."""
    own = context.sentence
    here = Span(start=0, end=pointer.span.start - own.span.start).of(own.text)
    texts = ((here, own.span.start), *((b.sentence.text, b.sentence.span.start) for b in context.before))
    for text, start in texts:
        times = read_dates(text, context.table, None)
        if times:
            return _mention_of(times[0], text, start, pointer, context) if len(times) == 1 else None
    return None


def _mention_of(when: When, text: str, start: int, pointer: Pointer, context: Context) -> Mention | None:
    year = _YEAR.search(when.text)
    if pointer.way is Way.YEAR:
        span = Span(start=when.span.start + year.start(), end=when.span.start + year.end()) if year else None
    else:
        lead = text[: when.span.start].rsplit(maxsplit=1)[-1:]
        led = bool(lead) and lead[0].casefold() in {
            *context.table.clauses.prepositions,
            *context.table.clauses.contracted,
        }
        span = Span(start=when.span.start - len(lead[0]) - 1, end=when.span.end) if led else when.span
    if span is None:
        return None
    placed = span.moved(start)
    return Mention(span.of(text), placed, placed.start, MentionKind.TIME, "", f"time {placed.start}")
