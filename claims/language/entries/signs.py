"""What the words of a language tell of a statement: whether it can be checked, its kind, what narrows it."""

from pydantic import Field

from claims.language.entries.listing import Words
from claims.models import Record


class Checkability(Record):
    """Signs of what cannot be checked."""

    opinion: Words
    duty: Words
    """Forms of "must" and "should" in the present."""
    prediction: Words
    """Forms and words that speak of what is to come."""
    future_ends: Words = ()
    """Endings of verbs that speak of what is to come: "ouvriront"."""
    wish: Words
    personal: Words
    factive: Words = ()
    """Nouns that lead in what is taken for granted: "die Tatsache, dass"."""


class Kinds(Record):
    """Signs of the kinds of claims, as base forms."""

    agreement: Words
    position: Words
    against: Words
    state: Words
    former: Words
    ranking: Words
    """"first", "only", "largest": a claim of its own wherever it stands."""


class Qualifiers(Record):
    """Words beside a statement that narrow it, turn it, or lead in what it is about."""

    leads: dict[str, str] = Field(default_factory=dict)
    """Prepositions with the relations that they may say; two without a common one exclude each other."""
    degrees: Words = ()
    """Words after which a statement holds less: "kaum", "almost"."""
    exceptions: Words = ()
    """Words that take something out: "außer", "except"."""
    offices: Words = ()
    """Words that make another office of one: "stellvertretend", "former"."""
    contrasts: Words = ()
    """Words behind a negation that say what is so instead: "sondern", "not ... but"."""
    present_be: Words = ()
    past_be: Words = ()
    present_states: Words = ()
    """Verbs that say how many there are now, "has"; and below how many there were, "had"."""
    past_states: Words = ()
    conditions: Words = ()
    """Words of a condition anywhere in a sentence: "vorausgesetzt", "provided"."""
