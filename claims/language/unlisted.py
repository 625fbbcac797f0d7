"""Names that no table has, by capital letters, the tagger, the dictionary and their neighbours."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import takewhile

from claims.language.lexicon import concepts_of, senses
from claims.language.names import Name, named, scan
from claims.language.tables import Language
from claims.language.tagging import VERBS, Tag
from claims.language.units import unit_words
from claims.language.words import Word, compound_parts, is_known

_MARKS_BEFORE_A_SENTENCE = 2
_LONGEST_TAIL = 3


def unlisted_names(found: Sequence[Word], table: Language, given: frozenset[str] = frozenset()) -> list[Name]:
    """What looks like a name among the words that no table has taken.

    Args:
        found: The words.
        table: Of their language.
        given: Words that are names, as another sentence of the same text shows.
    """
    return scan(found, table, partial(_unlisted_name, given=given))


def words_of_names(names: Iterable[str], language: str) -> frozenset[str]:
    """The words by which names can be told elsewhere: single ones, and of longer names those that are no common words.

    Args:
        names: As they stand in a text.
        language: Of the text.
    """
    split = (name.split() for name in names)
    return frozenset(w for parts in split for w in parts if len(parts) == 1 or not is_known(w.casefold(), language))


def _unlisted_name(
    found: Sequence[Word], index: int, table: Language, *, given: frozenset[str]
) -> tuple[Name, int] | None:
    if not _is_given(found[index], given) and not _begins(found, index, table):
        return None
    end = index + 1
    while end < len(found) and _goes_on(found, end, table):
        end += 1
    end += 1 if end == index + 1 and _is_first_name(found, index, table) else 0
    titles = list(takewhile(lambda word: _is_title(word, table), found[index:end]))
    first = index + len(titles) if titles and any(word.tag is Tag.NAME for word in found[index:end]) else index
    whole = end + (_length_of_tail(found, end, table) if table.names.cased else 0)
    name = named(found[first:whole], frozenset())
    return name._replace(sounds=name.sounds[: end - first], tail=name.sounds[end - first :]), whole - index


def _is_title(word: Word, table: Language) -> bool:
    """Whether a word in front of a name is a noun like "Chancellor"; English has no other for what it does not know."""
    return word.tag is Tag.NOUN and (not table.names.cased or is_known(word.text.casefold(), table.code))


def _is_given(word: Word, given: frozenset[str]) -> bool:
    return word.capital and bool({word.text, word.text.removesuffix("s")} & given)


def _begins(found: Sequence[Word], index: int, table: Language) -> bool:
    word = found[index]
    if word.capital and _is_company(found, index, table):
        return True
    if not word.capital or len(word.text) == 1 or _is_common(word, table):
        return False
    if word.tag is Tag.NAME:
        return True
    if table.names.cased:
        opens_sentence = index == 0 and word.start <= _MARKS_BEFORE_A_SENTENCE
        known = opens_sentence and is_known(word.text.casefold(), table.code)
        return not known or _leads_in_a_name(found, index, table) or _heads_a_name(found, index)
    bare = _stands_bare(found, index, table) or _opens_as_a_place(found, index, table)
    return _is_strange(word, table) or bare or _leads_in_a_name(found, index, table)


def _is_company(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether the legal form of a company stands right behind a noun: "Kranz GmbH"."""
    after = found[index + 1] if index + 1 < len(found) else None
    formed = after is not None and after.text.casefold() in table.names.legal_forms
    return formed and found[index].tag is Tag.NOUN and _is_written_on(found, index + 1)


def _opens_as_a_place(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether a sentence opens with a town that is made of common words, right before its verb: "Hallstein hatte"."""
    word = found[index]
    opens = index == 0 and word.start <= _MARKS_BEFORE_A_SENTENCE and len(found) > 1 and found[1].tag is Tag.FINITE
    return opens and word.text.endswith(table.names.places) and not is_known(word.text, table.code)


def _goes_on(found: Sequence[Word], index: int, table: Language) -> bool:
    word = found[index]
    return _is_written_on(found, index) and (word.tag is Tag.NAME or not _is_common(word, table))


def _is_first_name(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether a German name stands before a last name that is a noun elsewhere ("Peter Kranz"), not before its office.

    A last name is one singular noun; a first name has neither an article nor a preposition of place.
    """
    capitals = list(takewhile(lambda place: _is_written_on(found, place), range(index + 1, len(found))))
    apposed = index > 0 and _is_written_on(found, index) and found[index - 1].tag is Tag.NOUN
    if table.names.cased or not (apposed or found[index].tag is Tag.NAME) or len(capitals) != 1:
        return False
    last, before = found[index + 1], found[index - 1].text.casefold() if index else ""
    low = last.text.casefold()
    if before in {*table.clauses.determiners, *table.clauses.places, *table.clauses.contracted}:
        return False
    mistaken = last.tag in (*VERBS, Tag.ADJECTIVE) and found[index].tag is Tag.NAME  # none of them has a capital
    return mistaken or (
        last.tag in (Tag.NOUN, Tag.NAME) and last.lemma == low and not low.endswith(table.names.offices)
    )


def _is_written_on(found: Sequence[Word], index: int) -> bool:
    """Whether a word with a capital stands behind another with a space between."""
    return found[index].capital and found[index].start - found[index - 1].end == 1


def _length_of_tail(found: Sequence[Word], index: int, table: Language) -> int:
    """Number of common nouns behind a name that are written as part of it: "Brightwell Motors"."""
    for length in range(_LONGEST_TAIL):
        if index + length >= len(found):
            return length
        word, before = found[index + length], found[index + length - 1]
        written_on = word.capital and word.tag is Tag.NOUN and word.start - before.end == 1
        if not written_on or word.text.casefold() in table.function_words:
            return length
    return _LONGEST_TAIL


def _is_strange(word: Word, table: Language) -> bool:
    """Whether neither the dictionary nor the glossary knows a word, not even as a compound."""
    if is_known(word.text, table.code):
        return False
    parts = compound_parts(word.lemma, table.code)
    return not parts or (parts[-1],) not in concepts_of(table.code)


def _leads_in_a_name(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether a known word stands right before a strange one, as first names do: "Mara Quist"."""
    if index + 1 >= len(found) or found[index + 1].start - found[index].end != 1:
        return False
    after = found[index + 1]
    return after.capital and not _is_common(after, table) and _is_strange(after, table)


def _heads_a_name(found: Sequence[Word], index: int) -> bool:
    """Whether a noun that opens a sentence stands before a word with a capital of its own: "Castor Components"."""
    after = found[index + 1] if index + 1 < len(found) else None
    adjacent = after is not None and after.capital and after.start - found[index].end == 1
    return adjacent and found[index].tag is Tag.NOUN


def _is_common(word: Word, table: Language) -> bool:
    low = word.text.casefold()
    if {word.lemma, low} & table.function_words or word.lemma in unit_words(table.code):
        return True
    return bool(senses(word, word.lemma, table.code))


def _stands_bare(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether a noun follows a preposition or another noun without an article: "in Dortmund", "Peter Müller"."""
    if index == 0:
        return False
    before = found[index - 1]
    if found[index].start - before.end != 1:
        return False
    return before.text.casefold() in table.clauses.prepositions or (before.capital and index > 1)
