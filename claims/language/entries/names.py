"""The names that a language has beside those of CLDR."""

from claims.language.entries.listing import Spellings, Words
from claims.models import Record


class Names(Record):
    """Names beside those of CLDR; keys are territory codes or a form that all languages share."""

    offices: Words = ()
    """Ends of words for an office that stand before a name: "Missionsleiter"."""
    cased: bool
    """Whether only names begin with a capital letter (English), not every noun (German)."""
    small_adjectives: bool = False
    """Whether their adjectives do not, as in French: "allemand"."""
    territories: dict[str, Spellings]
    demonyms: dict[str, Spellings]
    capitals: dict[str, Spellings]
    others: dict[str, Spellings]
