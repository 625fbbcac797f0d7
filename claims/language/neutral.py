"""What is known of a language without a table: digits, units, months and states as CLDR has them, and no words."""

from functools import cache

from babel import Locale, UnknownLocaleError

from claims.language.tables import Language, languages
from claims.models import Bound

_NOWHERE = r"(?!)"


def table_for(code: str) -> tuple[Language, bool]:
    """The table of a language and whether it is a full one; the neutral one where there is none."""
    known = languages().get(code)
    return (known, True) if known is not None else (_neutral(code), False)


@cache
def _neutral(code: str) -> Language:
    try:
        symbols = Locale.parse(code).number_symbols["latn"]
    except (UnknownLocaleError, ValueError, KeyError):
        return _empty("en", ".", ",")
    return _empty(code, str(symbols["decimal"]), str(symbols["group"]))


def _empty(code: str, decimal: str, group: str) -> Language:
    none: dict[str, object] = {}
    lists = {
        "numbers": {"decimal": decimal, "grouping": [group], "one": "", "of": [], "half": "", "scales": none, "words": none, "fractions": none, "ordinals": none},
        "dates": {"year_follows": "", "ago_before": "", "ago_after": "", "last": "", "this": "", "next": "", "days": none, "period_units": none},
        "negation": {"clause": "", "local": "", "local_means": "", "not_negation": ""},
        "speech": {"verbs": "", "denying": "", "evaluating": "", "according_to": "", "that": "", "hearsay": ""},
        "pronouns": {"person": "", "subjects": "", "neuter": "", "first": "", "vague": "", "both": ""},
        "clauses": {
            "coordinating": "", "subordinating": "", "contrasting": "", "relative": "", "prepositions": "", "determiners": "", "subject_articles": "",
            "places": "", "auxiliaries": "", "modals": "", "passive": "", "agents": "", "participle": _NOWHERE,
        },
        "checkability": {"opinion": "", "duty": "", "prediction": "", "wish": "", "personal": ""},
        "kinds": {"agreement": "", "position": "", "against": "", "state": "", "former": "", "ranking": ""},
        "figures": {"threshold": "", "reach": "", "below": "", "above": "", "many": ""},
        "names": {"titles": "", "proxies": "", "cased": True, "territories": none, "demonyms": none, "capitals": none, "others": none},
        "furniture": {"begins": "", "ends_body": ""},
    }  # fmt: skip
    return Language.model_validate(
        {
            "code": code,
            "name": code,
            "function_words": "",
            "hedges": "",
            "decisive": "",
            "units": none,
            "bounds": {bound: [] for bound in Bound},
            "directed": none,
            **lists,
        }
    )
