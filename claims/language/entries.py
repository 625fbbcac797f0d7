"""The groups of entries in a language's table: figures, times, negation, speech, clauses, names."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from claims.models import Record


def spelled(value: object) -> object:
    """The words of a block of text; anything else as it is."""
    return tuple(value.split()) if isinstance(value, str) else value


def listed(value: object) -> object:
    """Words in the form in which those of a text are compared: ``str.casefold``, but for names with a capital."""
    found = spelled(value)
    return [_folded(entry) for entry in found] if isinstance(found, list | tuple) else found


def _folded(entry: object) -> object:
    return entry.casefold() if isinstance(entry, str) and entry == entry.lower() else entry


Words = Annotated[tuple[str, ...], BeforeValidator(listed)]
"""Words or phrases; a table may give single words as one block of text."""
Spellings = Annotated[tuple[str, ...], BeforeValidator(spelled)]
"""Words or phrases that are looked for in a text as it is written."""


class Numbers(Record):
    """How figures are written."""

    decimal: str
    grouping: Words
    labels: Words = ()
    """Words before a number that only says which one: "Artikel 5"."""
    judging: Words = ()
    """Words that only say what one thinks of a figure: "nur 5 Prozent"."""
    one: Words
    """Articles that count as one before a unit, a scale or a fraction."""
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
    """Words between one and a number: "one in five"."""
    half: Words
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


class Dates(Record):
    """How times are written."""

    present: Words = ()
    """Words for what is so now: "derzeit"."""
    year_follows: Words
    """Words after which four digits are a year."""
    count_follows: Words = ()
    """Those among them after which four digits before a noun are a count: "in 2000 Haushalten"."""
    range_from: Spellings = ()
    range_to: Spellings = ()
    """Words of a stretch of years: "von 2014 bis 2018"."""
    months: dict[str, int] = Field(default_factory=dict)
    """Names and short forms of months beside those of CLDR."""
    weekdays: dict[str, int] = Field(default_factory=dict)
    """Names of weekdays beside those of CLDR; Monday is 0."""
    month_words: dict[str, int] = Field(default_factory=dict)
    """Words for a whole month, counted from the month of the text: "Vormonat"."""
    ago_before: Words
    ago_after: Words
    since: Words = ()
    """Words that lead in what a time is counted from: "seit dem Erdbeben"."""
    last: Spellings
    this: Spellings
    next: Spellings
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


class Negation(Record):
    """What turns a statement round."""

    clause: Words
    """Words that deny the clause in which they stand."""
    local: Words
    """Words that deny the name or noun after them only: "ohne Wien"."""
    local_means: Words
    """Concepts that a local negation denies of the name behind it: "ohne Wien" says that Wien did not take part."""
    company: Words = ()
    """The contrary of a local negation: "mit"."""
    endings: Words = ()
    """Endings of words that deny: "n't"."""
    universal: Words = ()
    """Concepts of words for the whole of a group: "every"."""
    any: Words = ()
    """Words that, denied, speak of the whole group: "not any", "kein"."""
    not_negation: Words
    """Phrases with such a word that deny nothing: "nicht nur"."""


class Comparisons(Record):
    """Words of a comparison between two things that are named: "more births than deaths"."""

    more: dict[str, str]
    """Each word with the concept that it stands for."""
    than: Words


class Speech(Record):
    """How a text says that somebody said something."""

    verbs: Words
    denying: Words
    doubting: Words = ()
    """Those that leave open whether it is so, whoever uses them: "allege"."""
    evaluating: Words
    """Those among them that say something with their own clause: "lobte ... als", "called ... useful"."""
    addressing: Words = ()
    """Those whose object is the one who is told; it never stands for the speaker."""
    according_to: Words
    according_to_after: Words = ()
    that: Words
    hearsay: Words
    reported_forms: Words = ()
    """Verb forms that mark reported speech by themselves (Konjunktiv I)."""
    silent_that: bool = False
    """Whether a clause may follow a verb of saying without any word between ("said the talks went well")."""


class Pronouns(Record):
    """Words that point at somebody."""

    person: Words
    subjects: Words
    """Those that can be the subject of a verb of saying."""
    neuter: Words
    expletive: Words = ()
    """Phrases in which such a word points at nothing: "es gibt"."""
    first: Words
    vague: Words


class Clauses(Record):
    """How sentences are put together."""

    coordinating: Words
    subordinating: Words
    contrasting: Words
    causal: Words = ()
    """Words that lead in a reason, which is a statement of its own outside of quotations."""
    relative: Words
    topics: Words = ()
    """Phrases that lead in what a sentence is about before it says anything: "im Hinblick auf"."""
    prepositions: Words
    contracted: Words = ()
    """Prepositions grown together with an article: "im"."""
    determiners: Words
    subject_articles: Words
    """Articles that can lead in a subject."""
    places: Words
    """Prepositions that lead in a place."""
    auxiliaries: Words
    modals: Words
    moods: dict[str, str] = Field(default_factory=dict)
    """Forms of modals that leave open whether it is so, each with its mood; "konnte" tells what was done."""
    future: Words = ()
    """Auxiliaries that make a future with an infinitive."""
    conditional: Words = ()
    """Conjunctions of a condition."""
    of_purpose: Words = ()
    """Words that lead in an infinitive of its own: "um ... zu"."""
    affirming: Words = ()
    """Verbs whose object is so when they are: "bestätigen", "manage to"."""
    light: Words = ()
    """Verbs that say hardly more than that it is so: "bedeuten", "receive", "hold talks"."""
    levels: Words = ()
    """Verbs that say where a figure stands, or has come to stand: "liegen bei", "steigen auf"."""
    open_questions: Words = ()
    """Words that open a clause about what is not known: "ob", "whether"."""
    genitives: Words = ()
    """Articles that, behind a noun, lead in what it belongs to: "das Dach der Bibliothek"."""
    belonging: Words = ()
    """Prepositions that do so: "of"."""
    definite: Words = ()
    """Articles that point at what is known: "the"."""
    standing: Words = ()
    """Verbs that only say where a figure stands, as a plain "was" does: "liegen bei", "amount to"."""
    passive: Words
    """Base forms of the verbs that make the passive."""
    agents: Words
    """Words that lead in who did it, in the passive."""
    participle: str
    """Regular expression of participles."""
    particles: Words = ()
    """Parts that leave their verb and end the clause: "lehnt ... ab"."""
    object_articles: Words = ()
    """Articles that mark the one to whom it is done: "den"."""
    punctuated: bool = False
    """Whether every clause is parted from the next by a comma, as in German."""


class Checkability(Record):
    """Signs of what cannot be checked."""

    opinion: Words
    duty: Words
    """Forms of "must" and "should" in the present."""
    prediction: Words
    """Forms and words that speak of what is to come."""
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


class Figures(Record):
    """Words around a threshold in a table."""

    threshold: Words
    reach: Words
    below: Words
    above: Words


class Names(Record):
    """Names beside those of CLDR; keys are territory codes or a form that all languages share."""

    offices: Words = ()
    """Ends of words for an office that stand before a name: "Missionsleiter"."""
    cased: bool
    """Whether only names begin with a capital letter (English), not every noun (German)."""
    territories: dict[str, Spellings]
    demonyms: dict[str, Spellings]
    capitals: dict[str, Spellings]
    others: dict[str, Spellings]


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
