"""How a language writes figures and times."""

from typing import Literal

from pydantic import Field

from claims.language.entries.listing import Spellings, Words
from claims.models import Record


class Numbers(Record):
    """How figures are written."""

    decimal: str
    grouping: Words
    """Signs between thousands, beside a plain space."""
    minus: Words = ()
    """Words before a figure below zero."""
    joining: Words = ()
    """Words inside a spelled number: "two hundred and five"."""
    tens_joined: bool = False
    """Whether they stand inside numbers below hundred too: "vingt et un"."""
    ordinal_marks: Words = ()
    """Letters right behind digits that make an ordinal: "21st"."""
    before_unit: Words = ()
    """Words between a number, or its scale, and its unit: "un million de dollars", "d'euros"."""
    no_figures: Words = ()
    """What holds a word for a number and tells none: "half-time"."""
    labels: Words = ()
    """Words before a number that only says which one: "Artikel 5"."""
    judging: Words = ()
    """Words that only say what one thinks of a figure: "nur 5 Prozent"."""
    one: Words
    """The number one, and then articles that count as it before a unit, a scale or a fraction."""
    ends: dict[str, Literal["from", "to", "by"]] = Field(default_factory=dict)
    """Prepositions that say which end of a change a figure is, or how much changes."""
    of: Words
    """Words between the counted and the whole: "7 of 20"."""
    every: Words = ()
    """First words of "jeder Fünfte"."""
    fraction_after: Words = ()
    """Words that tell "a third" of something from the third one; empty where no fraction looks like an ordinal."""
    fraction_before: Words = ()
    one_in: Words = ()
    """Words between a part and its whole that may also say when: "one in five"."""
    counted_of: Words = ()
    """Words behind a number and what is counted, before the whole: "un salarié sur cinq"."""
    half: Words
    part_prefixes: dict[str, float] = Field(default_factory=dict)
    """Parts of a unit that are written as one word with it: "Viertelstunde"."""
    fraction_units: dict[str, str] = Field(default_factory=dict)
    """Words that name a unit only behind a fraction: "a quarter point"."""
    parted_units: dict[str, str] = Field(default_factory=dict)
    """Those that do so behind any part of one: "un demi-point", "0,3 point"."""
    rate: Words = ()
    """Articles that say how often behind a figure: "$200 a year"."""
    vague: dict[str, float] = Field(default_factory=dict)
    """Words of size that are no number without one before them ("hundreds"), and the size."""
    vague_before: Words = ()
    """Words that make a round number vague: "several hundred"."""
    range_to: Words = ()
    range_or: Words = ()
    range_and: Words = ()
    """Words between the two ends of a range; ``range_and`` counts behind ``range_between`` only."""
    range_between: Words = ()
    change_to: Words = ()
    """Words between the two ends of a change: "von 20 auf 30"."""
    change_from: Words = ()
    """Words behind which ``range_to`` tells a change, unless a verb of ``ranging`` stands before them."""
    changing: Words = ()
    """Verbs behind which ``range_to`` tells a change wherever it else tells a range: "passer de 20 à 30"."""
    ranging: Words = ()
    half_suffix: str = ""
    """Ending that adds a half: "zweieinhalb"."""
    and_a_half: Words = ()
    """Words after a number, or after its unit, that add a half."""
    scales: dict[str, float]
    attached_scales: dict[str, float] = Field(default_factory=dict)
    """Scales that stand right at the digits: "1.2bn"."""
    words: dict[str, float]
    fractions: dict[str, int]
    """Word of a fraction and its denominator."""
    ordinals: dict[str, int]


class Compared(Record):
    """A word that compares two sizes: "doppelt so", "half as"."""

    factor: float
    before: Words
    """Words that follow it then."""


class Multiples(Record):
    """How many times something is as much, and how often something was done."""

    words: dict[str, float] = Field(default_factory=dict)
    """Words that say it by themselves: "verdoppelt", "halved"; with a capital where only that form does."""
    lemmas: bool = False
    """Whether those stand for all forms of a base form."""
    compared: dict[str, Compared] = Field(default_factory=dict)
    counts: dict[str, float] = Field(default_factory=dict)
    """Words for how often: "twice"."""
    fold: Spellings = ()
    """Ends of words such as "dreifach", "tenfold"."""
    suffixes: Spellings = ()
    """Ends of words such as "dreimal"."""
    times: Words = ()
    """Words behind a number that say how often, or how many times as much."""
    by: Words = ()
    """Words behind those, where they say how many times as much."""
    comparative: Spellings = ()
    """Ends of the adjectives that do the same: "dreimal höher"."""


class Dates(Record):
    """How times are written."""

    clock: Words = ()
    """Words behind a time of day: "Uhr", "a.m."."""
    afternoon: Words = ()
    """Those among them for the second half of the day."""
    before_christ: Words = ()
    """Words behind a year that is none of this era."""
    decade_endings: Spellings = ()
    """Ends of digits that mean ten years ("1990s"); without any, a word before them does ("années 1990")."""
    decade_alone: Spellings = ()
    """Those among them that need no word of ``decade_after``."""
    decade_before: Words = ()
    decade_after: Words = ()
    """Words without which two digits, or the name of a decade, mean none: "the 80s", "80er Jahre"."""
    decades: dict[str, int] = Field(default_factory=dict)
    """Names of decades and their first years."""
    centuries: Words = ()

    present: Words = ()
    """Words for what is so now: "derzeit"."""
    year_follows: Words
    """Words after which four digits are a year."""
    past_forms: str = "(?!)"
    """Regular expression of finite verbs that tell of the past; a weekday or month beside them is the last one."""
    count_follows: Words = ()
    """Those among them after which four digits before a noun are a count: "in 2000 Haushalten"."""
    range_from: Spellings = ()
    range_to: Spellings = ()
    """Words of a stretch of years: "von 2014 bis 2018"."""
    months_cased: bool = True
    """Whether a month begins with a capital; a word in lower case is none without its day."""
    before_month: Words = ()
    """Words between a day and its month: "18th of May"."""
    months: dict[str, int] = Field(default_factory=dict)
    """Names and short forms of months beside those of CLDR."""
    weekdays: dict[str, int] = Field(default_factory=dict)
    """Names of weekdays beside those of CLDR; Monday is 0."""
    weekday_ends: Spellings = ()
    """What may be written in one word with a weekday: "Dienstagabend"."""
    month_words: dict[str, int] = Field(default_factory=dict)
    """Words for a whole month, counted from the month of the text: "Vormonat"."""
    ago_before: Words
    """Words or phrases before a time that has passed: "vor", "il y a"; below those behind it."""
    ago_after: Words
    since: Words = ()
    """Words that lead in what a time is counted from: "seit dem Erdbeben"."""
    last: Spellings
    this: Spellings
    next: Spellings
    turns_follow: bool = False
    """Whether they may stand behind what they lead in: "la semaine dernière"."""
    days: dict[str, int]
    """Words for a day, counted from the day of the text."""
    period_units: dict[Literal["year", "quarter", "month", "week"], Spellings]
    """Words for the stretches of time that ``last``, ``this`` and ``next`` lead in."""
    stretches: dict[str, Spellings] = Field(default_factory=dict)
    of: Spellings = ()
    """Words between a stretch such as ``quarter`` or ``half`` and its year: "the third quarter of 2024"."""
    counted: Words = ()
    """Plurals without an ending; after them four digits are no year: "2000 people"."""
    periods: dict[str, int] = Field(default_factory=dict)
    """Words for a whole year, counted from the year of the text: "Vorjahr"."""


class Figures(Record):
    """Words around a threshold in a table."""

    threshold: Words
    reach: Words
    below: Words
    above: Words
