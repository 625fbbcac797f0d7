"""How a language puts sentences together, denies and compares."""

from pydantic import Field

from claims.language.entries.listing import Words
from claims.models import Record


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
    before_infinitives: Words = ()
    """Words right before an infinitive: "zu sagen"."""
    planning: Words = ()
    """Words behind a form of "be" that make a plan: "is to open"."""
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
    reflexives: Words = ()
    """Pronouns by which a form of such a verb is no passive: "s'est félicité"."""
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


class Negation(Record):
    """What turns a statement round."""

    clause: Words
    """Words that deny the clause in which they stand."""
    seconds: Words = ()
    """Words without one of which a word of ``clause`` denies nothing: "ne ... pas"."""
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
    prefixes: Words = ()
    """Front parts that make the opposite of a word: "un"."""
    not_negation: Words
    """Phrases with such a word that deny nothing: "nicht nur"."""
    nobody: Words = ()
    """Words that deny whoever it is said of: "niemand"."""
    somebody: Words = ()
    """Concepts for those of whom it is denied then: "people", "several"."""
    falsehoods: Words = ()
    """Phrases that deny the clause behind them: "falsch ist, dass"."""
    refusals: Words = ()
    """Words and phrases that answer a question with no."""
    assents: Words = ()
    """Words and phrases that answer a question with yes."""
    turning: Words = ()
    """Base forms that say, as a negation would, that something is not so: "refuse", "unable"."""


class Comparisons(Record):
    """Words of a comparison between two things that are named: "more births than deaths"."""

    more: dict[str, str]
    """Each word with the concept that it stands for."""
    than: Words
