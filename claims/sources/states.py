"""States by the codes that services use for them: two letters or three of ISO 3166-1, and a few of their own."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from babel.core import get_global

from claims.language.names import state_in, states_in

_THREE_LETTERS = re.compile(r"[A-PR-WYZ][A-Z]{2}")
"""Codes that begin with Q or X are for private use."""
_WITHDRAWN = frozenset({"ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR", "ZZZ", "AAA"})
"""Of states that are no more, which CLDR leads to a successor: East Germany is not Germany."""
_OWN = {"EL": "GR", "UK": "GB", "XKX": "XK"}
"""Eurostat's for Greece and the United Kingdom, the World Bank's for Kosovo."""


def in_key(key: str, places: Sequence[str]) -> str:
    """The key of a series with states where it says ``{states}``, by their three letters: "A.DEU+FRA.LUR".

    Args:
        key: As the operator writes it.
        places: States by their two letters; none stands for all, as an empty place in a key does.
    """
    letters = {two: three for three, two in _two_letters().items() if len(three) == len("DEU")}
    return key.replace("{states}", "+".join(letters[place] for place in places if place in letters))


@lru_cache(maxsize=4096)
def state_called(code: str, label: str, language: str) -> str:
    """What a language calls a row: the state of its code, else what the service calls it.

    Services have names of their own ("Korea, Rep.", "Germany (until 1990 former territory of the FRG)") that no text
    uses. Two letters may also be those of a province, so that the label must name the same state.
    """
    state = _two_letters().get(code, code)
    if state not in _two_letters().values():
        return label or code
    sure = len(code) == len("DEU") or not label or label == code or state in states_in(label, language)
    return (state_in(state, language) or label or code) if sure else label


@cache
def _two_letters() -> Mapping[str, str]:
    """The two-letter codes of today's states by what else services use."""
    aliases = get_global("territory_aliases")
    known = {three: two[0] for three, two in aliases.items() if _THREE_LETTERS.fullmatch(three) and two}
    return MappingProxyType({three: two for three, two in known.items() if three not in _WITHDRAWN} | _OWN)
