"""Phrases that only a passage has and that restrict what it says: "in restaurants", "among women", "per year"."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from claims.evidence.match import Match, finding
from claims.evidence.order import has_its_noun, says_what_follows
from claims.evidence.sides import Sides
from claims.language.lexicon import direction
from claims.language.tagging import VERBS, Tag
from claims.language.units import unit_words
from claims.language.words import Word
from claims.models import Finding, FindingName, Slot
from claims.parts.statement import Part, PartKind, Statement, words_in

_ATTRIBUTES = (Tag.ATTRIBUTE, Tag.ADJECTIVE)


def restrictions(sides: Sides) -> Iterator[Finding]:
    """Every phrase of the passage that restricts what it shares with the claim."""
    yield from _behind_a_noun(sides)
    yield from _of_a_rule(sides)
    yield from _in_a_part_of_it(sides)
    yield from _without(sides)
    yield from _with_another_place(sides)
    yield from _by_another_measure(sides)
    yield from _excepted(sides)
    yield from _of_its_member(sides)
    yield from _times_as_much(sides)


def _behind_a_noun(sides: Sides) -> Iterator[Finding]:
    """A phrase that narrows a noun of the claim: "smoking in restaurants", "unemployment among women"."""
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    for match in sides.own:
        if match.evidence is None or not _is_narrowed(match, sides):
            continue
        other = _led_in_behind(match.evidence, sides)
        if other is not None and other not in matched:
            told = sides.told.text[match.evidence.span.start : other.span.end]
            yield finding(FindingName.NARROWER_EVIDENCE, match, told)


def _of_a_rule(sides: Sides) -> Iterator[Finding]:
    """A phrase anywhere in the clause of a rule: "smoking has been banned in restaurants", "is free for members"."""
    general = set(sides.said.table.qualifiers.general)
    rules = [match for match in sides.own if match.claim.concepts & general and match.evidence is not None]
    if not rules or rules[0].evidence is None:
        return
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    for part in sides.told.parts:
        if _restricts(part, matched) and part.segment == rules[0].evidence.segment and is_led_in(part, sides):
            yield finding(FindingName.NARROWER_EVIDENCE, rules[0], part.text)


def _restricts(part: Part, matched: Sequence[Part]) -> bool:
    """Whether a part that only the passage has is a noun, a name or a day of the week."""
    nominal = part.kind in (PartKind.NAME, PartKind.WORD) and not part.verb and not part.attribute
    day = part.kind is PartKind.TIME and part.when is None
    return (nominal or day) and part not in matched


def is_led_in(part: Part, sides: Sides) -> bool:
    """Whether a word that restricts what is said leads a part of the passage in: "in", "among", "for"."""
    before = [word for word in words_in(sides.told) if word.end <= part.span.start]
    while before and _is_skipped(before[-1], sides):
        before.pop()
    return bool(before) and before[-1].text.casefold() in sides.told.table.qualifiers.restricting


def _in_a_part_of_it(sides: Sides) -> Iterator[Finding]:
    """A part of the place of the claim: "im Norden von Borland"."""
    clauses = sides.told.table.clauses
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    for match in sides.own:
        told = match.evidence
        if told is None or not match.claim.placed or told.placed or match.claim.kind is not PartKind.NAME:
            continue
        before = sides.told.text[: told.span.start].casefold().split()[-1:]
        nouns = (p for p in sides.told.of(PartKind.WORD) if 0 < told.span.start - p.span.end <= len(" von der "))
        belongs = bool(before) and before[0] in {*clauses.belonging, *clauses.genitives}
        part = next((p for p in nouns if p not in matched and p.slot is Slot.WHERE), None)
        if belongs and part is not None:
            yield finding(FindingName.NARROWER_EVIDENCE, match, f"{part.text} {before[0]} {told.text}")


def _is_narrowed(match: Match, sides: Sides) -> bool:
    """Whether a phrase behind a noun narrows what is said: of a figure, a rule, a study; an event has its place."""
    part, clauses = match.claim, sides.said.table.clauses
    general = set(sides.said.table.qualifiers.general)
    if part.kind is PartKind.NAME:
        return part.slot is Slot.WHOM and any(other.claim.concepts & general for other in sides.own)
    if part.kind is not PartKind.WORD or part.attribute or part.equated:
        return False
    if part.concepts & set(sides.said.table.qualifiers.measured) and not part.verb:
        return True
    if any(other.claim.concepts & general for other in sides.own):
        return not part.concepts & general
    verbs = {other.verb for other in sides.said.parts if other.verb} - {*clauses.levels, *clauses.standing}
    measured = bool(sides.said.of(PartKind.FIGURE)) or any(map(direction, _senses(sides)))
    return not part.predicate and measured and not verbs


def _senses(sides: Sides) -> frozenset[str]:
    return frozenset(concept for part in sides.said.parts if part.verb for concept in part.concepts)


def _led_in_behind(noun: Part, sides: Sides) -> Part | None:
    """The noun, name or figure of a phrase right behind a noun."""
    behind = [word for word in words_in(sides.told) if word.start >= noun.span.end]
    if not behind or behind[0].start - noun.span.end != 1:
        return None
    if behind[0].text.casefold() not in sides.told.table.qualifiers.restricting:
        return None
    skipped = list(takewhile(lambda word: _is_skipped(word, sides), behind[1:]))
    end = skipped[-1].end if skipped else behind[0].end
    after = (p for p in sides.told.parts if p.span.start >= behind[0].end and p.kind is not PartKind.TIME)
    other = next(after, None)
    if other is None or other.span.start - end > len(" 12 ") or other.verb:
        return None
    return None if sides.told.text[other.span.start :].split(maxsplit=1)[0] in sides.said.text else other


def _is_skipped(word: Word, sides: Sides) -> bool:
    return word.text.casefold() in sides.told.table.clauses.determiners or word.tag in _ATTRIBUTES


def _without(sides: Sides) -> Iterator[Finding]:
    """A condition that only the passage has: "Ohne Mittel des Bundes schließt ..."."""
    local = set(sides.told.table.negation.local)
    own = {word.text.casefold() for word in words_in(sides.said)}
    for word in words_in(sides.told)[:1]:
        if word.text.casefold() in local - own:
            yield Finding(name=FindingName.NARROWER_EVIDENCE, claim=sides.claim.content, evidence=word.text)


def _with_another_place(sides: Sides) -> Iterator[Finding]:
    """A figure of two places together, where the claim gives it of one: "in Marn and Lohe"."""
    if not sides.said.of(PartKind.FIGURE):
        return
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    coordinating = set(sides.told.table.clauses.coordinating)
    for match in sides.own:
        if match.claim.slot is not Slot.WHERE or match.evidence is None:
            continue
        for name in sides.told.of(PartKind.NAME):
            first, last = sorted((name.span, match.evidence.span), key=lambda span: span.start)
            joined = sides.told.text[first.end : last.start].strip().casefold() in coordinating
            if joined and name not in matched:
                yield finding(FindingName.WIDER_EVIDENCE, match, sides.told.text[first.start : last.end])


def _by_another_measure(sides: Sides) -> Iterator[Finding]:
    """A figure of another stretch of time: "pro Tag", "per year"."""
    said, told = ({*_measures(words_in(side), side.table.code, sides)} for side in (sides.said, sides.told))
    if said and told and not said & told and sides.said.table.code == sides.told.table.code:
        figures = [match for match in sides.own if match.claim.kind is PartKind.FIGURE]
        yield from (finding(FindingName.FIGURE_DIFFERS, match, next(iter(told))) for match in figures[:1])


def _measures(found: tuple[Word, ...], code: str, sides: Sides) -> Iterator[str]:
    per = {*sides.said.table.qualifiers.rates, *sides.told.table.qualifiers.rates}
    for number, word in enumerate(found[:-1]):
        if word.text.casefold() in per and found[number + 1].lemma in unit_words(code):
            yield found[number + 1].lemma


def _excepted(sides: Sides) -> Iterator[Finding]:
    """A name that the passage takes out: "all countries but Sudland"."""
    contrasting = set(sides.told.table.clauses.contrasting)
    found = words_in(sides.told)
    for match in sides.own:
        if match.claim.kind is not PartKind.NAME or match.evidence is None:
            continue
        before = [word for word in found if word.end <= match.evidence.span.start][-1:]
        nominal = not any(
            word.tag in VERBS for word in found if before and before[0].start < word.start and word.start > 0
        )
        if before and before[0].text.casefold() in contrasting and nominal:
            yield finding(FindingName.NARROWER_EVIDENCE, match, f"{before[0].text} {match.evidence.text}")


def _of_its_member(sides: Sides) -> Iterator[Finding]:
    """A body of the one whom the claim names: "der EU-Ausschuss" is not the EU; nor is a deputy the holder."""
    offices = set(sides.told.table.qualifiers.offices)
    for match in sides.own:
        told = match.evidence
        if told is None or match.claim.adjective or match.claim.slot not in (Slot.WHO, Slot.WHOM):
            continue
        joined = _is_joined(told, sides.told) and not _is_joined(match.claim, sides.said)
        joined = joined and not has_its_noun(match, sides) and not says_what_follows(match.claim, told)
        deputy = any(piece.base in offices for piece in told.pieces[:1]) and match.claim.base != told.base
        if joined or deputy:
            yield finding(FindingName.NARROWER_EVIDENCE, match)


def _is_joined(part: Part, statement: Statement) -> bool:
    """Whether a hyphen ties a word to the one behind it: "thermostat-free"."""
    return statement.text[part.span.end : part.span.end + 1] == "-"


def _times_as_much(sides: Sides) -> Iterator[Finding]:
    """A figure right before what is compared, where the claim has none: "twice as large"."""
    if sides.said.of(PartKind.FIGURE):
        return
    for match in sides.own:
        if match.evidence is not None and match.claim.predicate and not match.claim.verb:
            start = match.evidence.span.start
            near = (part for part in sides.told.parts if 0 < start - part.span.end <= len(" as "))
            counts = (part for part in near if part.kind is PartKind.FIGURE or part.quantity is not None)
            yield from (finding(FindingName.NARROWER_EVIDENCE, match, part.text) for part in counts)
