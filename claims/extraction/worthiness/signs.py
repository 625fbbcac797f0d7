"""The readable signs of a statement: what an editor would name, each with its strength from 0 to about 2."""

from collections.abc import Mapping
from functools import cache
from math import log1p
from types import MappingProxyType

from claims.language.dates import read_dates
from claims.language.quantities import read_quantities
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.units import dimension
from claims.language.words import Word, superlative, words
from claims.models import Quantity
from claims.policy.claims import SignFactors

_SHARES = frozenset({"share", "percentage_point"})
_LETTERS_OF_A_SHOUT = 4
_WORDS_OF_A_PAGE = 40
"""Words of a statement from which on its length counts as one."""


def signs_of(text: str, table: Language) -> Mapping[str, float]:
    """Every sign that a statement has, by the name of its factor in the policy."""
    found = words(text, table.code)
    times = read_dates(text, table, None)
    figures = read_quantities(text, table, [when.span for when in times])
    signs = {
        **_of_figures(figures),
        "time": _much(len(times)),
        "name": _much(sum(word.tag is Tag.NAME for word in found)),
        "length": log1p(len(found)) / log1p(_WORDS_OF_A_PAGE),
        **_of_marks(text, found),
        **{name: _much(_count(found, listed)) for name, listed in _word_lists(table).items()},
        "superlative": _much(sum(bool(superlative(word, table.code)) for word in found)),
    }
    if not signs.keys() <= SignFactors.model_fields.keys():
        raise AssertionError(f"signs without a factor: {signs.keys() - SignFactors.model_fields.keys()}")
    return MappingProxyType({name: strength for name, strength in signs.items() if strength})


def _of_figures(figures: tuple[Quantity, ...]) -> dict[str, float]:
    dimensions = [dimension(figure) for figure in figures]
    return {
        "figure": _much(len(figures)),
        "share": _much(sum(one in _SHARES for one in dimensions)),
        "amount": _much(sum(one not in _SHARES | {"count", "time"} for one in dimensions)),
    }


def _of_marks(text: str, found: tuple[Word, ...]) -> dict[str, float]:
    stripped = text.rstrip("\"'“”«»‘’) ")
    return {
        "question": float(stripped.endswith("?")),
        "exclamation": float(stripped.endswith("!")),
        "shout": _much(sum(len(word.text) >= _LETTERS_OF_A_SHOUT and word.text.isupper() for word in found)),
        "quotation": float(any(sign in text for sign in '„“»«"')),
        "link": float("http" in text),
    }


@cache
def _word_lists(table: Language) -> Mapping[str, frozenset[str]]:
    """The lists of the language whose words are a sign, by name."""
    lists = {
        "first_person": table.pronouns.first,
        "second_person": table.pronouns.second,
        "vague": table.pronouns.vague,
        "pointing": (*table.pronouns.person, *table.pronouns.neuter),
        "saying": table.speech.verbs,
        "judgement": table.checkability.opinion,
        "duty": table.checkability.duty,
        "prediction": table.checkability.prediction,
        "wish": table.checkability.wish,
        "hedge": table.hedges,
        "denial": table.negation.clause,
        "comparison": table.comparisons.than,
        "condition": table.clauses.conditional,
        "decisive": table.decisive,
    }
    return MappingProxyType({name: frozenset(listed) for name, listed in lists.items()})


def _count(found: tuple[Word, ...], listed: frozenset[str]) -> int:
    return sum(word.lemma in listed or word.text.casefold() in listed for word in found)


def _much(count: int) -> float:
    """The strength of what occurs so often: the second time counts less than the first."""
    return log1p(count) / log1p(1)
