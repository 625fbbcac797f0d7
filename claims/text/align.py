"""Aligning strings with rapidfuzz: where a wording stands in a text, and whether two spellings may be one word.

Nothing here decides a verdict: a high ratio says where to look.
"""

from rapidfuzz import fuzz

from claims.models import Record, Share, Span


class Alignment(Record):
    """The stretch of a text that comes closest to a wording."""

    span: Span
    closeness: Share
    """Indel similarity of the wording and the stretch; 1 for the same words."""


def align(wording: str, text: str) -> Alignment:
    """The stretch of a text that is most like a wording."""
    found = fuzz.partial_ratio_alignment(_folded(wording), _folded(text))
    if found is None:
        return Alignment(span=Span(start=0, end=len(text)), closeness=fuzz.partial_ratio(wording, text) / 100)
    return Alignment(span=Span(start=found.dest_start, end=found.dest_end), closeness=found.score / 100)


def _folded(text: str) -> str:
    """A text in lower case, letter by letter, so that every place in it is one in the text: "ß" stays one letter."""
    return "".join(low if len(low := letter.casefold()) == 1 else letter for letter in text)


def closeness_of_texts(one: str, other: str) -> Share:
    """How alike two texts are, whatever the order of their words, from 0 to 1; finds passages, decides nothing."""
    return fuzz.token_set_ratio(one, other) / 100
