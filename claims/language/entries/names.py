"""The names that a language has beside those of CLDR."""

from pydantic import Field

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
    places: Words = ()
    """Ends of the names of towns that are compounds of common words."""
    legal_forms: Words = ()
    """What follows the name of a company, so that a common noun before it is a name: "Kranz GmbH"."""
    endings: dict[str, Words] = Field(default_factory=dict)
    """What may be appended to the adjectives and inhabitants of a state, by how they end."""
    territories: dict[str, Spellings]
    demonyms: dict[str, Spellings]
    capitals: dict[str, Spellings]
    others: dict[str, Spellings]
