"""What every source is asked: words for a search, states for figures, nothing for what is read whole."""

from collections.abc import Iterator, Sequence

from claims.language.names import states_in
from claims.models import Claim, Query
from claims.sources.source import Asked, Source
from claims.sources.wording import Wording

_MOST_PLACES = 12


def plan_queries(claims: Sequence[Claim], sources: Sequence[Source], wording: Wording) -> tuple[Query, ...]:
    """One query a source, or one a claim where a source is searched; none where there is nothing to check.

    Args:
        claims: All claims of an article.
        sources: Whom to ask, in the order of the sources file.
        wording: Finds the words of a claim in the language of a source.
    """
    checkable = [claim for claim in claims if claim.not_checkable_because is None]
    if not checkable:
        return ()
    places = _places(checkable)
    return tuple(query for source in sources for query in _queries(source, checkable, places, wording))


def _queries(source: Source, claims: Sequence[Claim], places: tuple[str, ...], wording: Wording) -> Iterator[Query]:
    match source.asked:
        case Asked.ONCE:
            yield Query(source=source.spec.id, places=places)
        case Asked.FOR_EACH_CLAIM:
            languages = [source.spec.language or claim.language for claim in claims]
            said = (wording.of(claim, language) for claim, language in zip(claims, languages, strict=True))
            asked = (Query(source=source.spec.id, names=w.names, terms=w.terms, figures=w.figures) for w in said)
            yield from dict.fromkeys(query for query in asked if query.names or query.terms)


def _places(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The states of all claims; none, and so all that there are, where they are too many for an address."""
    found = tuple(dict.fromkeys(state for claim in claims for state in states_in(claim.text, claim.language)))
    return found if len(found) <= _MOST_PLACES else ()
