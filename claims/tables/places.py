"""Rows that are states, by name in any language or by code, and rows that are several states together."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from pydantic import BeforeValidator, TypeAdapter

from claims.language.names import gazetteer
from claims.language.neutral import table_for
from claims.language.words import listed_words
from claims.models import Record
from claims.tables.words import table_words

_CODE = re.compile(r"[A-Z]{2}")
_ALPHA_3 = re.compile(r"[A-Z]{3}")
_NO_STATES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""Codes of CLDR that are of no state."""
_WITHDRAWN = frozenset({"DDR", "FXX", "YMD"})
"""Codes of states that are now a part of another one."""
_REMARK = re.compile(r"\s*\((?:[^()]*\b(?:1\d|20)\d\d\b[^()]*|\d+ \w+|\w)\)$|\s*[*†¹²³]+$")
"""A remark on the territory of a state: "(until 1990 former territory of the FRG)", "(20 countries)", "(a)"."""
_COMPOSITION = re.compile(r"\s+[-–]\s+\d+ \w+$")
"""Of how many states a group consists: "European Union - 27 countries"."""
_APOSTROPHES = str.maketrans("’‘`", "'''")


def _spelled(value: object) -> object:
    return value.split() if isinstance(value, str) else value


class _Groups(Record):
    keys: frozenset[str]
    words: Annotated[frozenset[str], BeforeValidator(_spelled)]
    codes: str
    union: str
    euro_area: str


class _Places(Record):
    """What stands in ``places.toml``."""

    names: dict[str, tuple[str, ...]]
    codes: dict[str, str]
    groups: _Groups


@cache
def _places() -> _Places:
    raw = tomllib.loads(files("claims.tables").joinpath("places.toml").read_text(encoding="utf-8"))
    return _Places.model_validate(raw)


@lru_cache(maxsize=16384)
def keys_of(cell: str, language: str) -> frozenset[str]:
    """The identities of what a cell names, as those of names in texts: ``state:DE``, ``name:eurozone``.

    Empty for what no table of names has.
    """
    for name in dict.fromkeys((cell, _REMARK.sub("", cell), _COMPOSITION.sub("", _REMARK.sub("", cell)))):
        state = _state_names(language).get(_plain(name))
        if state is not None:
            return frozenset({f"state:{state}"})
        listed = _listed(name, language)
        if listed:
            return listed
    return frozenset()


def keys_of_codes(header: str, cells: Sequence[str]) -> Sequence[frozenset[str]] | None:
    """The identities of rows that are named by codes only; None where they are not, or may be codes of anything."""
    found = [_keys_of_code(cell) for cell in cells]
    named = re.sub(r"[\s.:-]+", "_", header.strip().casefold())
    two_letters = any(_CODE.fullmatch(cell) for cell in cells)
    if not found or any(keys is None for keys in found) or (two_letters and not _is_of_codes(named)):
        return None
    return [keys for keys in found if keys is not None]


def is_state(keys: Iterable[str]) -> bool:
    """Whether identities are those of a state."""
    return any(key.startswith("state:") and key[len("state:") :] not in {*_NO_STATES, "150"} for key in keys)


def is_group(cell: str, keys: Iterable[str]) -> bool:
    """Whether a row in a table of states is several of them together: "World", "Euro area (20 countries)"."""
    groups = _places().groups
    words = {word.casefold() for word in re.findall(r"\w+", cell)}
    return bool(groups.keys & set(keys) or groups.words & words or re.fullmatch(groups.codes, cell.strip()))


def _keys_of_code(cell: str) -> frozenset[str] | None:
    groups = _places().groups
    if re.fullmatch(groups.union, cell):
        return frozenset({"state:EU"})
    if re.fullmatch(groups.euro_area, cell):
        return frozenset({"name:eurozone"})
    if re.fullmatch(groups.codes, cell):
        return frozenset()
    state = _states_by_code().get(cell)
    return None if state is None else frozenset({f"state:{state}"})


def _is_of_codes(header: str) -> bool:
    return header in table_words().code_headers


@cache
def _states_by_code() -> Mapping[str, str]:
    """ISO 3166-1 codes of two and of three letters; CLDR has the latter as aliases."""
    two = {code: code for code in _territories("en") if _CODE.fullmatch(code) and code not in _NO_STATES}
    aliases = TypeAdapter(dict[str, list[str]]).validate_python(dict(get_global("territory_aliases")))
    three = {code: new[0] for code, new in aliases.items() if _ALPHA_3.fullmatch(code) and len(new) == 1}
    now = {code: state for code, state in three.items() if state in two and code not in _WITHDRAWN}
    return MappingProxyType({**two, **now, **_places().codes})


@cache
def _state_names(language: str) -> Mapping[str, str]:
    """Names of states in a language, in English, and as services write them, in the form in which they are compared."""
    found: dict[str, str] = {}
    for code in dict.fromkeys((language, "en")):
        for state, name in _territories(code).items():
            if _CODE.fullmatch(state) and state not in _NO_STATES:
                found.setdefault(_plain(name), state)
    for state, names in _places().names.items():
        found.update({_plain(name): state for name in names})
    return MappingProxyType(found)


def _territories(code: str) -> Mapping[str, str]:
    try:
        return Locale.parse(code).territories
    except (UnknownLocaleError, ValueError):
        return {}


def _listed(name: str, language: str) -> frozenset[str]:
    """The identities of a name that the language's table lists, such as "Genf"."""
    for code in dict.fromkeys((table_for(language)[0].code, "en")):
        keys = gazetteer(code).get(tuple(word.text.casefold() for word in listed_words(name, code)))
        if keys:
            return keys
    return frozenset()


def _plain(name: str) -> str:
    """A name in the form in which it is compared: "Trinidad & Tobago" is "Trinidad and Tobago"."""
    return " ".join(name.translate(_APOSTROPHES).replace("&", " and ").casefold().split())
