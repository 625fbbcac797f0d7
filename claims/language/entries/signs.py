"""What the words of a language tell of a statement: whether it can be checked, its kind, what narrows it."""

from pydantic import Field

from claims.language.entries.listing import Words
from claims.models import Record


class Checkability(Record):
    """Signs of what cannot be checked."""

    opinion: Words
    """Words of a judgement, which count where a clause with "be" or "seem" says them of something."""
    strong: Words = ()
    """Those that judge wherever they stand, as base forms; phrases too."""
    copulas: Words = ()
    """Verbs behind which something is said of a subject: "be", "seem"."""
    judging: Words = ()
    """Verbs with which a first person gives an opinion: "I think"."""
    guesses: Words = ()
    """Words that open a guess: "perhaps"."""
    duty: Words
    """Forms of "must" and "should" in the present; phrases too."""
    prediction: Words
    """Forms that speak of what is to come, where an infinitive stands beside them if the language wants one."""
    future_ends: Words = ()
    """Endings of verbs that speak of what is to come: "ouvriront"."""
    outlook: Words = ()
    """Words and phrases that do so by themselves: "voraussichtlich", "is set to"."""
    wish: Words
    calls: Words = ()
    """Words and phrases that open a call or a wish: "let's", "möge"."""
    commands: Words = ()
    """Verb forms that open a call where no other verb of the clause has a subject: "vote"."""
    asking: Words = ()
    """Words that leave a question open, where a clause follows that opens with one of the next."""
    questions: Words = ()
    """Words that open a question inside a sentence: "whether"."""
    polite_ends: Words = ()
    """How that verb ends."""
    polite: Words = ()
    """Pronouns behind a verb that opens a call: "Kommen Sie"."""
    personal: Words
    """Phrases of somebody's own life: "my childhood"."""
    feelings: Words = ()
    """Verbs and adjectives with which a first person tells what they felt or saw."""
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
    portions: Words = ()
    """Words before a noun that make less of it, or another of the same: "einige", "one of"."""
    unreal: Words = ()
    """Words for what is only made up, feared or told: "hoax", "Gerücht"."""
    general: Words = ()
    """Concepts of acts that hold for a whole kind, so that a phrase behind a noun narrows them: a ban."""
    measured: Words = ()
    """Concepts of what is measured or done of somebody, so that such a phrase narrows it: a rate, a study."""
    restricting: Words = ()
    """Prepositions that lead such a phrase in: "among", "unter"."""
    states: Words = ()
    """Concepts of states that may hold for some only, or on some days: "free", "closed"."""
    serving: Words = ()
    """Prepositions that say for whom one holds: "für"."""
    recurring: Words = ()
    """Endings of weekdays that come again and again: "sonntags", "Sundays"."""
    pending: Words = ()
    """Conjunctions that, before a verb of the present, say that it is still to come: "once", "sobald"."""
    rates: Words = ()
    """Words between a figure and the time that it is counted for: "per", "pro"."""
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
