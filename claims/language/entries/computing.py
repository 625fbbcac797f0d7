"""Words by which a sentence says what is to be worked out from figures: "doubled", "the third-largest", "together"."""

from typing import Literal

from pydantic import Field

from claims.language.entries.listing import Words
from claims.models import Record


class Computing(Record):
    """Words that ask for arithmetic; a table that a claim is held against need not have them."""

    particles: Words = ()
    """Parts of verbs that may stand apart at the end: "nahm ... zu"."""
    rise: Words = ()
    """Base forms of verbs and nouns for more than before."""
    fall: Words = ()
    hold: Words = ()
    """Words for as much as before."""
    more: Words = ()
    """Comparatives: "mehr", "higher"."""
    less: Words = ()
    alike: Words = ()
    """Words for as much as another: "ebenso viele"."""
    than: Words = ()
    """Words before what is compared with, beside a comparative: "als", "than"."""
    against: Words = ()
    """Words before it that need no comparative: "gegenüber", "compared with"."""
    until: Words = ()
    """Words before a time by which something had become: "by 2024"."""
    back: Words = ()
    """Words before an earlier time that something is compared with: "from 2015", "seit"."""
    highest: Words = ()
    """Superlatives, in every form."""
    lowest: Words = ()
    things: Words = ()
    """Superlatives that may be of the things themselves and not of their number: "the oldest schools"."""
    place_prefixes: dict[str, int] = Field(default_factory=dict)
    """Beginnings of superlatives that say at which place: "dritt"größte."""
    places: dict[str, int] = Field(default_factory=dict)
    """Ordinals, in every form."""
    rank: Words = ()
    """Words beside a number or an ordinal that say at which place: "Platz", "ranks"."""
    first: Words = ()
    """Words for the first place by themselves: "Spitzenreiter"."""
    last: Words = ()
    """Words for the last place: "Schlusslicht"."""
    previous: dict[str, Literal["year", "quarter", "month"]] = Field(default_factory=dict)
    """Words for the time before the one that is spoken of: "Vorjahr"."""
    since: Words = ()
    """Words before a time from which on something is the highest."""
    ever: Words = ()
    """Words for the whole time that is known: "wie nie", "record"."""
    together: Words = ()
    average: Words = ()
    median: Words = ()
    part: Words = ()
    """Words for being a part of a whole: "entfallen auf", "accounts for"."""
    women: Words = ()
    """Ends of nouns that name women alone."""
    whole: Words = ()
    """Words for all there is: "total", "gesamt"."""
    per: Words = ()
    """Words before what others are counted by, beside a verb of ``per_verbs``: "auf 1.000 Einwohner kommen"."""
    per_verbs: Words = ()
    only: Words = ()
    """Words before "one" that make it a count: "nur ein Kreis"."""
    level: Words = ()
    """Words beside a superlative that say nothing more: "den höchsten Stand", "reached"."""
    each: Words = ()
    """Words by which a figure is that of every one that is named: "each", "jeweils"."""
    none: Words = ()
    """Words for not one: "kein", "nowhere"."""
    every: Words = ()
    beyond: Words = ()
    """Words that add to a direction or a place what no figure bears out by itself: "erstmals", "in a row"."""
    degree: Words = ()
    """Words for how much, which a claim without a figure leaves open: "leicht", "sharply"."""
    otherwise: Words = ()
    """Words that make another figure of one, or leave rows out: "real", "adjusted", "außer"."""
    yearly: Words = ()
    """Words that make a change one of each year: "pro Jahr", "annually"."""
    amid: Words = ()
    """Words before a superlative that make it one of several: "eine der größten", "among the largest"."""
    further: Words = ()
    """Words behind a count by which it is one of others: "zwei weitere"."""
