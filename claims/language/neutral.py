"""What is known of a language without a table: digits, units, months and states as CLDR has them, and no words."""

from functools import cache

from babel import Locale, UnknownLocaleError

from claims.language.tables import Language, languages, read_table

_FALLBACK = "en"


def table_for(code: str) -> tuple[Language, bool]:
    """The table of a language and whether it is a full one; the neutral one where there is none."""
    known = languages().get(code)
    return (known, True) if known is not None else (_neutral(code), False)


@cache
def _neutral(code: str) -> Language:
    empty = read_table("neutral.toml")
    try:
        symbols = Locale.parse(code).number_symbols["latn"]
    except (UnknownLocaleError, ValueError, KeyError):
        return empty.model_copy(update={"code": _FALLBACK})
    signs = {"decimal": str(symbols["decimal"]), "grouping": (str(symbols["group"]),)}
    return empty.model_copy(update={"code": code, "numbers": empty.numbers.model_copy(update=signs)})
