"""What bears out a claim that is about to be refuted is sought in everything that was read."""

from claims.evidence import counter_search, find_evidence, shelve
from claims.models import Evidence, Passage, Span, Stance
from claims.policy import Policy
from tests.claims.making import AS_OF, claim, origin, snapshot

_CLAIM = claim("The port of Lenham handled 4.2 million containers in 2030.")
_OTHERWISE = "The port of Lenham handled 3.1 million containers in 2030."
_NOISE = ("The herons came back.", "The bell of the chapel rang.", "The market was full of fish.")
_ONE = Policy.model_validate({"retrieval": {"passages_per_claim": 1}})


def _passage(text: str) -> Passage:
    where = origin(snapshot=snapshot(body=text.encode()), published_on=None)
    return Passage(origin=where, span=Span(start=0, end=len(text)), text=text)


def _known(text: str) -> tuple[Evidence, ...]:
    return find_evidence([_CLAIM], [_passage(text)], None, AS_OF, Policy())[_CLAIM.id]


def test_what_was_not_compared_yet_is_found() -> None:
    passages = [_passage(text) for text in (_OTHERWISE, *_NOISE, _CLAIM.content)]
    found = counter_search(_CLAIM, _known(_OTHERWISE), shelve(passages), AS_OF, _ONE)
    assert [(item.stance, item.quote) for item in found.evidence] == [(Stance.SUPPORTS, _CLAIM.content)]
    assert found.searched == 4


def test_what_is_known_is_not_found_again() -> None:
    known = (*_known(_OTHERWISE), *_known(_CLAIM.content))
    passages = [_passage(text) for text in (_OTHERWISE, _CLAIM.content)]
    assert counter_search(_CLAIM, known, shelve(passages), AS_OF, _ONE).evidence == ()


def test_what_speaks_against_it_too_is_no_find() -> None:
    passages = [_passage(text) for text in (_OTHERWISE, "In 2030 the port of Lenham handled 3.2 million containers.")]
    assert counter_search(_CLAIM, _known(_OTHERWISE), shelve(passages), AS_OF, _ONE).evidence == ()


def test_a_statement_that_was_checked_before_bears_nothing_out() -> None:
    rated = _passage(_CLAIM.content).model_copy(update={"rating": "False"})
    assert counter_search(_CLAIM, _known(_OTHERWISE), shelve([rated]), AS_OF, _ONE).evidence == ()
