"""Whether a stop ends a sentence, by the words around it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from claims.models import Span

_REACH = 60
"""Code points around a stop that are looked at; what is longer is no word."""
_BEFORE = re.compile(r"(?:(?P<previous>[^\W\d_]+)[.,]?\s+)?(?P<word>[^\s()\[\]„“”»«\"]*)$")
_AFTER = re.compile(r"\s*(?P<marks>[^\w\s]*)\s?(?P<word>\w*)")
_LETTERS = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}")
"""Parts of an abbreviation with a stop each: "z.B", "U.S", "Ph.D"."""
_PLACE = re.compile(r"(?:.*[^\d,.])?\d{1,3}|\d{1,2}\.?[-–/]\d{1,2}|[IVXL]{2,}|[VX]")
_GLUED_BEFORE = re.compile(r"(?:^|[\s„“(])[^\W\d_]*[^\W\d_A-Z]{2}$")
_GLUED_AFTER = re.compile(r"[^\W\d_a-zäöü][^\W\d_A-ZÄÖÜ]+[\s,]|[^\W\d_a-zäöü][^\W\d_A-ZÄÖÜ]{2,}\.?$")
_THREE_WORDS = re.compile(r"(?:[ \t]+[^\s.!?;]*\w[^\s.!?;]*){3}")


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
    if stop[0] == ";":
        return _THREE_WORDS.match(behind) is not None
    if stop[0][0] in "。！？":
        return True
    before = text[max(begun, stop.start() - _REACH) : stop.start()]
    if not behind[:1].isspace():
        return _is_glued(before, behind)
    return not _goes_on(behind) and _is_final(before, stop[0], behind, habits)


def _is_glued(before: str, behind: str) -> bool:
    """Whether the space behind a stop was forgotten: "kam.Dann"."""
    return _GLUED_BEFORE.search(before) is not None and _GLUED_AFTER.match(behind) is not None


def _goes_on(behind: str) -> bool:
    """Whether what follows cannot begin a sentence: a small letter, a comma, a closing mark by itself."""
    after = _AFTER.match(behind)
    if after is None:
        return False
    word, marks = after["word"], after["marks"]
    return word[:1].islower() or marks[:1] in {*",;:)&/=%"} or (bool(marks) and not word)


def _is_final(before: str, stop: str, behind: str, habits: Habits) -> bool:
    opens = _opens(behind, habits)
    if stop[0] == "…" or stop.startswith(".."):
        return opens or (before[-1:].isalnum())
    return stop[0] != "." or _is_full(before, behind, habits, opens=opens)


def _opens(behind: str, habits: Habits) -> bool:
    """Whether a word follows that has a capital only where it begins a sentence."""
    after = _AFTER.match(behind)
    return after is not None and after["word"].casefold() in habits.openers


def _is_full(before: str, behind: str, habits: Habits, *, opens: bool) -> bool:
    """Whether a single stop is more than the one of an abbreviation, an initial or an ordinal."""
    found = _BEFORE.search(before)
    if found is None or not found["word"]:
        return True
    word = found["word"]
    if len(word) == 1 and word.isalpha():
        return opens and word.isupper()
    short = word.rpartition("-")[2]
    if _is_listed(short, habits.leading):
        return False
    if _LETTERS.fullmatch(word) or _is_listed(short, habits.abbreviations):
        return opens
    if _is_listed(short, habits.numbering):
        return not behind.lstrip()[:1].isdigit()
    return opens or not _is_ordinal(found, len(before), behind, habits)


def _is_listed(word: str, listed: frozenset[str]) -> bool:
    """Whether a list has a word: as it stands, or where it has one or more capitals more."""
    return word in listed or word.casefold() in listed or (word.isupper() and word.capitalize() in listed)


def _is_ordinal(found: re.Match[str], length: int, behind: str, habits: Habits) -> bool:
    if _PLACE.fullmatch(found["word"]) is None:
        return False
    if found.start() == 0 and length < _REACH:  # the sentence begins with it: "1. Beschluss"
        return found["word"].isdecimal()
    previous, after = found["previous"] or "", _AFTER.match(behind)
    follows = after["word"] if after is not None else ""
    if not habits.before_ordinals:
        return False
    return previous.casefold() in habits.before_ordinals or previous[:1].islower() or follows in habits.after_ordinals
