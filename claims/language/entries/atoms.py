"""How a sentence is taken apart into facts that stand on their own."""

from pydantic import Field

from claims.language.entries.listing import Words
from claims.models import Record


class Atoms(Record):
    """Words at which a sentence can be taken apart, and words that forbid it; without them sentences stay whole."""

    joining: Words = ()
    """Conjunctions that say both: "and", never "or"."""
    contrary: Words = ()
    """Conjunctions that say both of two clauses, and join no lists: "but"."""
    joined: tuple[str, ...] = ()
    """The same in three words: "as well as"."""
    whole: Words = ()
    """Words that bind what stands around them: in a clause with one no list is taken apart."""
    collective: Words = ()
    """Base forms of words that speak of several together: "meet", "mixture"."""
    fixed: Words = ()
    """Expressions with a conjunction that are one name or one thing: "black and white"."""
    prepositions: Words = ()
    """All words that lead in a phrase."""
    determiners: Words = ()
    """Articles and all words that stand for one: "his", "their"."""
    indefinite: Words = ()
    """Articles of one thing: "a", "an"; not said of a plural."""
    subjects: Words = ()
    """Pronouns that are subjects: "he", "they"."""
    relative: Words = ()
    """Pronouns of a relative clause that are its subject: "who", "which"."""
    things: Words = ()
    """Those of them that tell of no people: "which"."""
    whose: Words = ()
    at_which: Words = ()
    """Words that open a relative clause with a subject of its own: "where"."""
    including: Words = ()
    """Words behind which stands some of what was said before: "including"."""
    such_as: tuple[str, ...] = ()
    """Phrases behind which examples stand: "such as"."""
    numerous: Words = ()
    """Words for how many that open the phrase which an example stands for: "several"."""
    openers: Words = ()
    """Adverbs that only tie a sentence to the one before: "however"."""
    beside: tuple[str, ...] = ()
    """Phrases that lead in what is told elsewhere: "in addition to"."""
    is_present: str = ""
    is_past: str = ""
    are_present: str = ""
    were_past: str = ""
    """Forms of "to be" that go before a role or a participle, for one and for several."""
    of_subject: Words = ()
    """Participles that, behind a comma, tell of the subject: "born"."""
    copula: Words = ()
    """The base form of "to be"."""
    perfect: Words = ()
    """Base forms of the verbs that make the perfect: "have"."""
    several: Words = ()
    """Pronouns of several: "they"."""
    of_year: str = ""
    """The word between a work and its year: "from"."""
    possessive: str = ""
    """What makes a name the owner: "'s"."""
    vowels: str = ""
    """Letters before which the longer article of one thing stands."""
    adverb_endings: Words = ()
    """Endings of adverbs: "ly"."""
    thing_endings: Words = ()
    """Endings of nouns that are no names: "ung"."""
    only_subject: Words = ()
    """Relative pronouns that are nothing but a subject: "der"."""
    events: Words = ()
    """Participles of what happened once, so that they take the past: "born"."""
    appointing: Words = ()
    """Participles that, joined to a passive, are passive too: "was awarded a medal and made a colonel"."""
    separable: Words = ()
    """Parts that always leave their verb in a main clause: "auf" in "aufwuchs", not "über"."""
    intransitive: Words = ()
    """Base forms of verbs without a passive, so that "was born and moved" has one passive only."""
    person_endings: Words = ()
    """Endings of nouns for people: "er", "ist"."""
    past_ending: str = ""
    """What the past of other verbs ends in: "ed"."""
    past: dict[str, str] = Field(default_factory=dict)
    """Base forms of verbs with the form that tells the past, where it is irregular."""
    times: Words = ()
    """Base forms of nouns for times: "year", "career"."""
    roles: Words = ()
    """Words that lead in a role: "as"."""
    inside: str = ""
    """The word between a place and what it lies in: "in"."""
    origin: Words = ()
    """Prepositions that lead in where somebody comes from: "from"."""
    bodies: Words = ()
    """Nouns for bodies that bear a name: "club", "company"."""
    peoples: Words = ()
    """Adjectives of peoples without a state, beside those of the names: "Scottish"."""
    posts: Words = ()
    """Prepositions that lead in where, or for whom, somebody plays a role: "for"."""
    bounding: Words = ()
    """Prepositions whose phrase may have a time of its own: "until her death in 1961"."""
    droppable: Words = ()
    """Prepositions whose phrase only says more: "in", "with"; not "into", "of", "as"."""
    limiting: Words = ()
    """Words and base forms with which less said would be more: "all", "stop"."""
    birth_signs: Words = ()
    """Words in brackets behind a name that lead in a day of birth: "born"."""
    birth: str = ""
    """What is told of somebody with a day of birth: "was born"; without it no brackets are read."""
    death: str = ""
    """The same of a day of death: "died"."""
    on_day: str = ""
    in_month: str = ""
    in_year: str = ""
    """The word that leads in a day, a month and a year; empty where none does."""
    reasons: Words = ()
    """Prepositions whose phrase says little if cut: "is known for her work | in Lenham"."""
    time_of: Words = ()
    """Prepositions that can lead in a time: "in", "on"."""
    adverbs: Words = ()
    """Adverbs that stand before a verb: "later", "also"."""
