"""What a language knows, as data: the records behind ``de.toml``, ``en.toml`` and the others."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError

from claims.errors import LanguageTableInvalid
from claims.language.entries import (
    Atoms,
    Checkability,
    Clauses,
    Comparisons,
    Computing,
    Dates,
    Figures,
    Forms,
    Kinds,
    Multiples,
    Names,
    Negation,
    Numbers,
    Pronouns,
    Qualifiers,
    References,
    Speech,
    Spellings,
    Words,
    listed,
)
from claims.language.furniture import Furniture
from claims.models import Bound, Record


class Language(Record):
    """One language as the stages know it."""

    code: str
    name: str
    decides: bool = False
    """Whether verdicts are decided in it: only with a glossary, and with cases that show no wrong one."""
    told_from: float = 0.25
    """Share of its function words from which a text is told to be in it; prose has .35 to .5,
    and kin languages share some of them."""
    forms: Forms = Field(default_factory=Forms)
    function_words: Annotated[frozenset[str], BeforeValidator(listed)]
    hedges: Words
    """Words that leave open whether something is so: "might", "expected"."""
    decisive: Words
    """Words on which the truth hangs by themselves: "only", "never", "alle"."""
    not_decisive: Words = ()
    """Two words of which one is decisive elsewhere: "immer noch", "not only"."""
    numbers: Numbers
    multiples: Multiples = Field(default_factory=Multiples)
    units: dict[str, Words]
    unit_suffixes: dict[str, str] = Field(default_factory=dict)
    """Endings of adjectives that are made of a figure and a unit: "stündig"."""
    bounds: dict[Bound, Spellings]
    governed: dict[str, Words]
    """Prepositions that bind a figure, with the verbs behind which they do not."""
    dates: Dates
    negation: Negation
    comparisons: Comparisons
    speech: Speech
    pronouns: Pronouns
    references: References = Field(default_factory=References)
    clauses: Clauses
    checkability: Checkability
    kinds: Kinds
    figures: Figures
    names: Names
    directed: dict[str, Words]
    """Concepts of acts done to another, with the words that lead in whom they hit."""
    qualifiers: Qualifiers = Field(default_factory=Qualifiers)
    computing: Computing = Field(default_factory=Computing)
    atoms: Atoms = Field(default_factory=Atoms)
    furniture: Furniture

    def __hash__(self) -> int:
        """By its code, so that what a table has read can be remembered; tables are still compared by value."""
        return hash(self.code)


@cache
def languages() -> dict[str, Language]:
    """Every language that has a table, by its code.

    Raises:
        LanguageTableInvalid: A table breaks the records above.
    """
    names = sorted(entry.name for entry in files("claims.language").iterdir() if _IS_TABLE.fullmatch(entry.name))
    return {table.code: table for table in map(read_table, names)}


@cache
def deciding() -> dict[str, Language]:
    """The languages in which verdicts are decided, by their code."""
    return {code: table for code, table in languages().items() if table.decides}


def language(code: str) -> Language | None:
    """The table of a language, or None where there is none."""
    return languages().get(code)


_IS_TABLE = re.compile(r"[a-z]{2}\.toml")


def read_table(name: str) -> Language:
    """One table.

    Raises:
        LanguageTableInvalid: It breaks the records above.
    """
    try:
        raw = tomllib.loads(files("claims.language").joinpath(name).read_text(encoding="utf-8"))
        return Language.model_validate(raw)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguageTableInvalid(f"{name}: {error}") from error
