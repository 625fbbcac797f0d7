"""Whether a stop ends a sentence, by the words around it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

_REACH = 120
"""Code points around a stop that are looked at; what is longer is no word."""
_BEFORE = re.compile(r"(?:(?P<previous>[^\W\d_]+)(?P<comma>,?)\.?\s+)?(?P<marks>[^\w\s]*+)(?P<word>\S*)$")
_AFTER = re.compile(r"\s*(?P<marks>[^\w\s]*)\s?(?P<word>\w*)")
_LETTERS = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}")
"""Parts of an abbreviation with a stop each: "z.B", "U.S", "Ph.D"."""
_PLACE = re.compile(r"(?:.*[^\d,.:])?\d{1,3}|\d{1,2}\.?[-–/]\d{1,2}")
_ROMAN = re.compile(r"[IVXL]{2,}")
_GLUED_BEFORE = re.compile(r"(?:^|[\s„“(-])[^\W\d_]*[^\W\d_A-Z]{2}$")
_GLUED_AFTER = re.compile(r"[^\W\d_a-zäöü][^\W\d_A-ZÄÖÜ]+(?:[\s,-]|$)")
_NO_LIST = re.compile(r"(?:[ \t]+[^\s,;:–—]*[^\s,;:.!?–—]){6}[\s.!?]")
_PAUSES = ";:"
_LABEL = 3
"""Most words before a colon that only say whose words or what follows: "Einwohner von Lenham:"."""
_HAS_WORD = re.compile(r"\w")
_MEASURED = re.compile(r"\d\s?[a-z]$")
"""A number with a unit of one letter: "84.12 m"."""
_STOP_BEHIND = re.compile(r"[)\]][.!?]")
_DASHES = "-–—|"
_THREE_WORDS = re.compile(r"(?:[ \t]+\S*[^\s.!?;]){2}[ \t]+\S*\w")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a language writes, as far as the ends of sentences hang on it; words as they stand inside a sentence."""

    leading: frozenset[str] = frozenset()
    """Abbreviations that never end a sentence: "Dr", "ca"."""
    numbering: frozenset[str] = frozenset()
    """Abbreviations before a number, which elsewhere are words or may end a sentence: "No", "Art"."""
    abbreviations: frozenset[str] = frozenset()
    """Abbreviations that end a sentence only where an opener follows: "usw", "Inc"."""
    openers: frozenset[str] = frozenset()
    """Words in lower case that have a capital only at the beginning of a sentence: "der", "in"."""
    before_ordinals: frozenset[str] = frozenset()
    """Words before an ordinal in a language that writes it with a stop ("am 3. Mai"); empty for others."""
    after_ordinals: frozenset[str] = frozenset()
    """Nouns that an ordinal stands before, whatever stands before it: months."""


@cache
def habits_of(language: str) -> Habits:
    """The habits of a language; those of none where the table does not have it."""
    return _all_habits().get(language, Habits())


@cache
def _months() -> frozenset[str]:
    """What a number with a stop stands before in any language, as a text may have a foreign line."""
    return frozenset[str]().union(*(habits.after_ordinals for habits in _all_habits().values()))


@cache
def _all_habits() -> dict[str, Habits]:
    raw = tomllib.loads(files("claims.text").joinpath("stops.toml").read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, Habits]).validate_python(raw)


def ends_sentence(text: str, begun: int, stop: re.Match[str], habits: Habits) -> bool:
    """Whether a stop ends a sentence.

    Args:
        text: The text.
        begun: Where the sentence begins.
        stop: The stop, with the marks that close behind it.
        habits: Of the language.
    """
    behind = text[stop.end() : stop.end() + _REACH]
    if stop[0] in _PAUSES:
        return _parts_sentences(text[max(begun, stop.start() - _REACH) : stop.start()], stop[0], behind, habits)
    if stop[0][0] in "。！？":
        return True
    before = text[max(begun, stop.start() - _REACH) : stop.start()]
    if not _HAS_WORD.search(before):
        return False
    if not behind[:1].isspace():
        return _is_glued(before, behind)
    unused = text[begun : begun + _REACH].lstrip()[:1].islower() and stop[0] in ".!"
    small = unused or stop[0] == "?"  # behind a quotation a mark would close it: "Kommt er?“ fragte sie"
    return not _goes_on(behind, small=small) and _is_final(before, stop[0], behind, habits)


def _parts_sentences(before: str, pause: str, behind: str, habits: Habits) -> bool:
    """Whether a semicolon or colon stands between two sentences; behind a colon that takes a capital and no list."""
    if _THREE_WORDS.match(behind) is None or pause == ";":
        return _THREE_WORDS.match(behind) is not None
    first = behind.split(maxsplit=1)[0]
    whole = first.casefold() in habits.openers or _NO_LIST.match(behind) is not None
    return first[0].isupper() and whole and len(before.split()) > _LABEL


def _is_glued(before: str, behind: str) -> bool:
    """Whether the space behind a stop was forgotten: "kam.Dann"."""
    return _GLUED_BEFORE.search(before) is not None and _GLUED_AFTER.match(behind) is not None


def _goes_on(behind: str, *, small: bool) -> bool:
    """Whether what follows cannot begin a sentence: a comma, a small letter where the writer uses capitals."""
    after = _AFTER.match(behind)
    if after is None:
        return False
    word, marks = after["word"], after["marks"]
    goes_on = word[:1].islower() and not word[1:2].isupper() and not small
    return goes_on or marks[:1] in {*",;:)&/=%"} or (bool(marks) and not word)


def _is_final(before: str, stop: str, behind: str, habits: Habits) -> bool:
    opens = _opens(behind, habits)
    if stop[0] == "…" or stop.startswith(".."):
        omits = before[-1:] in ("[", "(") and not _STOP_BEHIND.search(stop)
        return not omits and (opens or before[-1:].isalnum() or before[-1:] in ("[", "("))
    return stop[0] != "." or _is_full(before, behind, habits, opens=opens)


def _opens(behind: str, habits: Habits) -> bool:
    """Whether a word follows that has a capital only where it begins a sentence."""
    return _word_behind(behind).casefold() in habits.openers


def _word_behind(behind: str) -> str:
    after = _AFTER.match(behind)
    return after["word"] if after is not None else ""


def _is_full(before: str, behind: str, habits: Habits, *, opens: bool) -> bool:
    """Whether a single stop is more than the one of an abbreviation, an initial or an ordinal."""
    found = _BEFORE.search(before)
    if found is None or not found["word"]:
        return True
    word = found["word"]
    if len(word) == 1 and word.isalpha():
        return (opens and word.isupper()) or _MEASURED.search(before) is not None
    short = word.rpartition("-")[2]
    if _is_listed(short, habits.leading):
        return False
    if _LETTERS.fullmatch(word) or _is_listed(short, habits.abbreviations):
        return opens
    if _is_listed(short, habits.numbering):
        return not behind.lstrip()[:1].isdigit()
    return opens or not _is_ordinal(found, before[: found.start("marks")], behind, habits)


def _is_listed(word: str, listed: frozenset[str]) -> bool:
    """Whether a list has a word, be it that all is written in capitals."""
    return word in listed or (len(word) > 1 and word.isupper() and word.capitalize() in listed)


def _is_ordinal(found: re.Match[str], before: str, behind: str, habits: Habits) -> bool:
    """Whether a number only says which one, as far as a language writes that with a stop."""
    word, previous = found["word"], found["previous"] or ""
    if not before.strip():
        return word.isdecimal()  # the sentence begins with it: "1. Beschluss"
    if not _PLACE.fullmatch(word):
        return bool(habits.before_ordinals) and _ROMAN.fullmatch(word) is not None
    if _word_behind(behind) in _months():
        return True
    if not habits.before_ordinals:
        return False
    marked = found["marks"] or found["comma"] or (not previous and before.rstrip()[-1] in _DASHES)
    return bool(marked) or previous[:1].islower() or previous.casefold() in habits.before_ordinals
