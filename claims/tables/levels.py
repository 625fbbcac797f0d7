"""Whether a claim says at which level a figure stands: that alone can a cell answer.

"Up 5 percent", "im Plus", "spent on", "early in 2023" or "once" make another figure of the same words, and so does
what a figure is a percentage of, or is counted for each of. Where that is so, a table says nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.language.tagging import Tag
from claims.language.words import words
from claims.parts.statement import Part
from claims.tables.asked import Asked
from claims.tables.naming import is_told, parts_of_phrase, telling_parts
from claims.tables.sheet import Sheet
from claims.tables.words import table_words

_BRACKETS = re.compile(r"\(([^()]*)\)")
_OF = re.compile(r"\s+(?:of|der|des|von|aller|all)\s+([^,;:.()]*)", re.IGNORECASE)
_STOP = re.compile(r"\s(?:in|im|am|at|on|for|für|bei|seit|since|was|were|is|are|war|waren|ist|sind|lag|lagen|aus)\s")
_WORDS_BETWEEN = 3
"""Most words between a figure and the word by which it is counted for each of something."""


def says_a_level(asked: Asked, sheet: Sheet, claimed: Part) -> bool:
    """Whether a claim says plainly where a figure stands, as a percentage and for each of what the table has."""
    if is_open(asked) or _is_turned(asked, sheet, claimed):
        return False
    return not _is_for_each(asked, sheet, claimed) and _has_the_base(asked, sheet, claimed)


def is_open(asked: Asked) -> bool:
    """Whether it asks, or says what may, should, will or would be."""
    statement = asked.statement
    if statement.text.rstrip(" \"”“«»'’)").endswith("?"):
        return True
    said = words(statement.text, statement.table.code)
    lemmas, forms = {word.lemma for word in said}, {word.text.casefold() for word in said}
    unsure = any(segment.hedged for segment in statement.segments)
    return unsure or bool((lemmas | forms) & {*statement.table.clauses.modals}) or bool(forms & table_words().unreal)


def _is_turned(asked: Asked, sheet: Sheet, claimed: Part) -> bool:
    """Whether a word makes a change, a peak, a part of a period or a spending of it, which the table's own lacks."""
    code = asked.statement.table.code
    outside = [w for w in words(asked.statement.text, code) if not _is_inside(w.start, asked, claimed)]
    said = {form for word in outside for form in (word.lemma, word.text.casefold())} & table_words().turns
    own = " ".join((sheet.table.measure, *sheet.table.aliases, *sheet.table.columns, sheet.table.unit or "")).casefold()
    spent = any(
        word.lemma in ("spend", "ausgeben") or (word.text, word.tag) == ("aus", Tag.PARTICLE) for word in outside
    )
    if spent and not any(word in own for word in table_words().spending):
        return True
    return any(re.search(rf"\b{re.escape(word)}", own) is None for word in said)


def _is_inside(start: int, asked: Asked, claimed: Part) -> bool:
    """Whether a word belongs to the figure, as the sign "minus", to a name, or to what asks for arithmetic."""
    spans = [part.span for part in asked.said if part.name is not None]
    return any(span.start <= start < span.end for span in (claimed.span, *spans, *asked.used))


def _is_for_each(asked: Asked, sheet: Sheet, claimed: Part) -> bool:
    """Whether a figure is counted for each of something for which the table does not count it."""
    behind = words(asked.statement.text[claimed.span.end :], asked.statement.table.code)[:_WORDS_BETWEEN]
    known = table_words()
    for here, after in pairwise(behind):
        if here.text.casefold() in known.per and after.lemma not in known.per_time:
            return not any(re.search(rf"\b{word}\b|/", _unit_words(sheet), re.IGNORECASE) for word in known.per)
    return False


def _has_the_base(asked: Asked, sheet: Sheet, claimed: Part) -> bool:
    """Whether a percentage is one of what the table's are percentages of; one that names no base may be of any."""
    match = _OF.match(asked.statement.text, claimed.span.end)
    if claimed.quantity is None or claimed.quantity.unit != "percent" or match is None:
        return True
    code = asked.statement.table.code
    named = telling_parts(_STOP.split(f"{match[1]} ", maxsplit=1)[0], code)
    own = _OF.search(f" {_unit_words(sheet)}".replace("%", " percent"))
    if own is None:
        known = [part for phrase in sheet.phrases for part in parts_of_phrase(phrase, asked.languages(sheet.language))]
        return _told(named, known, asked)
    base = [part for language in asked.languages(sheet.language) for part in telling_parts(own[1], language)]
    return _told(named, base, asked) and _told(telling_parts(own[1], sheet.language), named, asked)


def _told(parts: Sequence[Part], by: Sequence[Part], asked: Asked) -> bool:
    return all(is_told(part, by, asked.policy) for part in parts)


def _unit_words(sheet: Sheet) -> str:
    """What a table says of its unit: by itself, or in brackets behind its measure."""
    return " ".join((sheet.table.unit or "", *_BRACKETS.findall(sheet.table.measure)))
