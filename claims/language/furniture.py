"""Words by which a page is told from what it says: its furniture, and what it says of the statements of others."""

from claims.language.entries import Words
from claims.models import Record


class Furniture(Record):
    """Page furniture in front of, between and behind the paragraphs."""

    begins: Words
    ends_body: Words
    not_there: Words
    """In the title of a page that says that there is no such page."""
    checks: Words = ()
    """In the title of a page that checks what others say: "Faktencheck"."""
    denials: Words = ()
    """Words of a short sentence that denies the one before it: "This is false."."""
    labels: Words = ()
    """A whole paragraph that leads in what others say: "Myth"."""
