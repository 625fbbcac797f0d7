"""Whether a table measures what a claim speaks of: its measure, what narrows it, and what its unit asks for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from claims.language.lexicon import broader
from claims.language.tables import deciding
from claims.language.units import unit_words
from claims.parts.matching import Relation, relate
from claims.parts.statement import Part, PartKind
from claims.tables.ages import AgeGroup, age_group_in
from claims.tables.asked import Asked
from claims.tables.naming import is_aggregate, is_named, is_told, parts_of_phrase, signs, signs_of_words, telling_parts
from claims.tables.sheet import Sheet
from claims.tables.units import has_base, is_harmless
from claims.tables.words import table_words

_BRACKETED = re.compile(r"\(([^()]*)\)")
_IN = re.compile(r"\b(?:in|im)\s+(?:the\s+|der\s+)?$")
_WORD = re.compile(r"[^\W\d_]+")


def narrowing_ages(asked: Asked, sheet: Sheet) -> tuple[AgeGroup, ...] | None:
    """The age groups of a claim to which a table is narrowed; None where it does not name each of its narrowings."""
    used: list[AgeGroup] = []
    for phrase in sheet.table.narrowed:
        if is_aggregate(phrase):
            continue
        found = _ages_named(phrase, asked, sheet)
        if found is None:
            return None
        used += found
    return tuple(used)


def names_demands(asked: Asked, sheet: Sheet, column: int, *, level: bool = True) -> bool:
    """Whether a claim names all that the unit of a column asks for: "per inhabitant", and of a level "points"."""
    languages, unit = asked.languages(sheet.language), sheet.unit(column)
    if unit.of_change and not is_of_change((*asked.said, *_parts(sheet.phrases, asked, sheet))):
        return False
    demands = unit.demands if level else [phrase for phrase in unit.demands if _is_of_people(phrase)]
    return all(is_named(phrase, asked.said, languages, asked.policy) for phrase in demands)


def _is_of_people(phrase: str) -> bool:
    """Whether something is counted for each of a group ("per inhabitant"), and not of a unit, as prices are."""
    first, *rest = phrase.split()
    units = {word for code in deciding() for word in unit_words(code)}
    return first in table_words().per and not any(word.casefold() in units for word in rest)


def measures_change(asked: Asked, sheet: Sheet) -> bool:
    """Whether the figures of a table are changes themselves: rates of growth, inflation."""
    units = (sheet.unit(column) for column in sheet.columns)
    return any(unit.of_change for unit in units) or is_of_change(_parts(sheet.phrases, asked, sheet))


def names_a_change(asked: Asked, sheet: Sheet) -> bool:
    """Whether a table is one of changes by its title: "GDP growth" does not say where GDP stands."""
    return is_of_change(_parts(sheet.phrases, asked, sheet))


def is_of_change(parts: Iterable[Part]) -> bool:
    """Whether it is a change that is spoken of, as in "inflation"."""
    changes = table_words().are_changes
    return any(changes & broader(concept) for part in parts for concept in part.concepts)


def names_measure(asked: Asked, sheet: Sheet, column: int | None, beside: Sequence[Part]) -> bool:
    """Whether a claim names what is measured, whole: "unemployment rate" is not that of young people.

    Args:
        asked: The claim.
        sheet: The table.
        column: Where its figure stands; None where the columns are places or groups.
        beside: What is known without being said: the rows, their kind, the publisher, the narrowings.
    """
    said = (*asked.said, *beside)
    header = "" if column is None else sheet.heads[column].words
    if (
        header
        and not _is_name(header, sheet)
        and is_named(header, asked.said, asked.languages(sheet.language), asked.policy)
    ):
        return True
    return any(_is_named_whole(phrase, said, asked, sheet) for phrase in sheet.phrases)


def _is_name(header: str, sheet: Sheet) -> bool:
    """Whether a header says of whom and not what: "Lenham Rovers"."""
    own = parts_of_phrase(header, (sheet.language,))
    return sheet.rows_are_times and bool(own) and all(part.kind is PartKind.NAME for part in own)


def is_narrower(asked: Asked, sheet: Sheet) -> bool:
    """Whether what is measured is a kind of what a claim names: "youth unemployment" of "unemployment"."""
    said = (*asked.said, *known_unsaid(asked, sheet))
    told = [
        all(is_told(part, said, asked.policy) for part in own)
        for code in asked.languages(sheet.language)
        if (own := _touched(sheet.phrases[0], code, asked))
    ]
    return bool(told) and not any(told)


def _touched(phrase: str, language: str, asked: Asked) -> Sequence[Part]:
    """The parts of a measure that a claim speaks of, with those that stand in front of them."""
    own = telling_parts(phrase, language)
    touched = [part for part in own if _touches(part, asked)]
    return [part for part in own if part in touched or any(_narrows(part, other) for other in touched)]


def _narrows(part: Part, other: Part) -> bool:
    """Whether a word stands in front of another: "youth" of "youth unemployment", the first part of a compound."""
    return part.span.start == other.span.start or other.span.start - part.span.end == 1


def known_unsaid(asked: Asked, sheet: Sheet) -> Sequence[Part]:
    """What is known of a table without being said: the kind of its rows, its publisher, to what it is narrowed."""
    return (*_parts((sheet.table.origin.publisher,), asked, sheet), *kind_unsaid(asked, sheet))


def kind_unsaid(asked: Asked, sheet: Sheet) -> Sequence[Part]:
    """The same without the words of the publisher: that of "road deaths" a road authority tells does not say "road"."""
    table = sheet.table
    own = {part.base for part in _parts(sheet.phrases, asked, sheet)}
    publisher = _parts((table.origin.publisher,), asked, sheet)
    names = (part for part in publisher if part.kind is PartKind.NAME or part.base in own)
    narrowed = (_widened(part) for part in _parts(table.narrowed, asked, sheet))
    return (*_parts((table.columns[sheet.entity],), asked, sheet), *names, *narrowed)


def parts_known(asked: Asked, sheet: Sheet, column: int | None) -> Sequence[Part]:
    """All that a table names beside its rows: measure, header, unit, and what is known unsaid.

    Where the columns are places or groups, no header says what is measured.
    """
    table = sheet.table
    header = () if column is None else (table.columns[column],)
    phrases = (table.measure, *table.aliases, *header, table.unit or "")
    return (*_parts(phrases, asked, sheet), *known_unsaid(asked, sheet))


def _parts(phrases: Iterable[str], asked: Asked, sheet: Sheet) -> tuple[Part, ...]:
    languages = asked.languages(sheet.language)
    return tuple(part for phrase in phrases for part in parts_of_phrase(phrase, languages))


def _touches(own: Part, asked: Asked) -> bool:
    """Whether a claim has a part that may be what is measured, or a wider word for it, and not a mere word in it."""
    return any(relate(said, own, asked.policy) is Relation.SAME for said in asked.said)


def _ages_named(phrase: str, asked: Asked, sheet: Sheet) -> Sequence[AgeGroup] | None:
    """The groups by which a claim names a narrowing; empty for one in words alone, None where it does not name it."""
    for code in asked.languages(sheet.language):
        group = age_group_in(phrase, code)
        own = [
            _widened(part) for part in telling_parts(phrase, code) if not has_base(part.text, table_words().breakdowns)
        ]
        if (group is None and (not own or any(sign.isdigit() for sign in phrase))) or not _all_told(own, asked):
            continue
        if group is None:
            return ()
        named = [said for said in asked.ages if said.is_that_of(group)]
        if named:
            return named
    return None


def _all_told(own: Sequence[Part], asked: Asked) -> bool:
    """Whether a claim has each of these, and denies none: "ohne Frauen" is not of women."""
    said = [part for part in asked.said if not part.denied and part.company != "without"]
    return all(is_told(part, said, asked.policy) for part in own)


def _widened(part: Part) -> Part:
    """A part of a narrowing with the senses that texts use for the same group: "women" for "females"."""
    alike = (concept for group in table_words().alike if group & part.concepts for concept in group)
    return replace(part, concepts=part.concepts.union(alike))


def _is_named_whole(phrase: str, said: Sequence[Part], asked: Asked, sheet: Sheet) -> bool:
    plain = _telling(phrase, sheet)
    for code in asked.languages(sheet.language):
        told = telling_parts(plain, code)
        own = [part for part in told if not _is_where(part, plain) and not _is_implied(part, told)]
        if own and all(is_told(part, said, asked.policy) for part in own):
            return True
    return False


def _is_implied(part: Part, others: Sequence[Part]) -> bool:
    """Whether another part of the measure says so anyway: "consumer prices" behind "inflation"."""
    implied = table_words().implied
    return any(part.concepts & implied.get(concept, frozenset()) for other in others for concept in other.concepts)


def _is_where(part: Part, phrase: str) -> bool:
    """Whether a name in a title only says where all rows lie: "unemployment rate in Rhonau"."""
    return part.kind is PartKind.NAME and not part.adjective and _IN.search(phrase[: part.span.start]) is not None


def _telling(phrase: str, sheet: Sheet) -> str:
    """A title without remarks on method, and without what its rows and columns are: "by sex and age"."""
    plain = _BRACKETED.sub(lambda match: " " if has_base(match[1], table_words().methods) else match[0], phrase)
    match = _breakdown().search(plain)
    if match is None or not all(_is_of_rows(word, sheet) for word in _WORD.findall(match[1])):
        return plain
    return plain[: match.start()] + plain[match.end() :]


@cache
def _breakdown() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(table_words().by))})\s+([^,;–]+)")


def _is_of_rows(word: str, sheet: Sheet) -> bool:
    """Whether a word says what the rows or the columns are: in general, or as the header of the rows has it."""
    if is_harmless(word) or has_base(word, table_words().breakdowns):
        return True
    return any(signs(word) & own for own in signs_of_words(sheet.table.columns[sheet.entity]))
