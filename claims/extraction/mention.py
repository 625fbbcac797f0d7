"""Somebody or something that a sentence names."""

from dataclasses import dataclass
from enum import StrEnum

from claims.language.tables import Language
from claims.language.words import Word
from claims.models import Span

_SHORTEST_END = 5
"""Letters of the shortest noun that compounds are known by: "Staatsminister"."""


class MentionKind(StrEnum):
    """What somebody or something is, as far as the tables tell."""

    PERSON = "person"
    ORGANISATION = "organisation"
    CITY = "city"
    STATE = "state"
    NAME = "name"
    """A name of which nothing more is known."""
    THING = "thing"
    """A noun phrase."""
    PAIR = "pair"
    """Two names joined by "and"."""
    TIME = "time"
    OPEN = "open"
    """A pronoun of which nobody can tell whom it means."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something that a sentence names."""

    text: str
    """Verbatim, as it stands at ``span`` in the text of the article."""
    span: Span
    at: int
    """Where the sentence mentions it: ``span.start``, but for a pronoun."""
    kind: MentionKind
    agreements: str
    """Letters of ``Agreement``; empty where nothing is known."""
    key: str
    """By which it is told from others."""
    role: str = ""
    """The office beside a name, in lower case."""
    phrase: str = ""
    """The name with the preposition of place before it; mostly empty."""
    subject: bool = False
    named: bool = False
    """Whether it is a name, and no noun phrase."""


def kind_of_noun(word: Word, table: Language) -> MentionKind:
    """What a common noun stands for."""
    references, forms = table.references, {word.text.casefold(), word.lemma}
    if is_office(word, table):
        return MentionKind.PERSON
    if references.things_agree and word.lemma.endswith(references.businesses):
        return MentionKind.ORGANISATION
    if forms & set(references.cities):
        return MentionKind.CITY
    if forms & set(references.states):
        return MentionKind.STATE
    return MentionKind.ORGANISATION if forms & set(references.organisations) else MentionKind.THING


def is_office(word: Word, table: Language) -> bool:
    """Whether a noun stands for a person: an office, a trade, "woman"."""
    low = word.text.casefold()
    if low in table.references.persons or word.lemma in table.references.persons:
        return True
    compounds = table.references.things_agree and word.capital
    return compounds and low.endswith(
        (*table.names.offices, *(p for p in table.references.persons if len(p) >= _SHORTEST_END))
    )


def sex_of(word: Word, table: Language) -> str:
    """Whether such a noun is one of women or of men, as its ending tells; empty where it does not."""
    low = word.text.casefold()
    if low.endswith(table.references.feminine_endings):
        return "f"
    return "m" if low.endswith(table.references.masculine_endings) else ""
