"""How much of what is asked a text has at all: told by look-ups, long before anything is compared."""

from claims.index.terms import Asked, Terms


def touched(asked: Asked, terms: Terms) -> float:
    """Share of the words and figures of a claim that a text has, as a word, a sense, a name or a figure."""
    words, senses, _, figures = map(frozenset, terms)
    told = [
        not (words.isdisjoint(one.words) and senses.isdisjoint(one.senses) and figures.isdisjoint(one.figures))
        for one in asked.words
    ]
    told += [figure in figures for figure in asked.figures]
    return sum(told) / len(told) if told else 0.0


def words_in(terms: Terms) -> frozenset[str]:
    """The words and figures by which it is told whether two texts are copies."""
    return frozenset((*terms.words, *terms.figures))
