"""No verdict on a claim is gentler than that on any of its parts, and no part makes one gentler."""

from hypothesis import given
from hypothesis import strategies as st

from claims.models import NEEDS, DecidedWording, Finding, FindingName, Label, Verdict
from claims.policy import Policy
from claims.verdicts import Whole, with_parts
from tests.claims.making import AS_OF, claim, evidence, verdict

_HARSHEST_LAST = (Label.SUPPORTED, Label.NOT_ENOUGH_EVIDENCE, Label.CONFLICTING, Label.REFUTED)
_UNCOVERED = Finding(name=FindingName.NOT_COVERED, claim="quay")


def _verdict(label: Label, *, covers: bool) -> Verdict:
    findings = () if covers else (_UNCOVERED,)
    return verdict(label=label, evidence=tuple(evidence(stance, findings=findings) for stance in NEEDS[label]))


_VERDICTS = st.builds(_verdict, st.sampled_from(Label), covers=st.booleans())
_PARTS = st.lists(st.builds(DecidedWording, text=st.just("The quay is long"), verdict=_VERDICTS), max_size=5)


def _harshness(found: Verdict) -> int:
    return _HARSHEST_LAST.index(found.label)


@given(_VERDICTS, _PARTS)
def test_no_part_makes_a_verdict_gentler(whole: Verdict, parts: list[DecidedWording]) -> None:
    assert _harshness(with_parts(Whole(claim(), whole, AS_OF, Policy()), parts)) >= _harshness(whole)


@given(_VERDICTS, _PARTS)
def test_no_verdict_is_gentler_than_a_part_that_sources_speak_against(
    whole: Verdict, parts: list[DecidedWording]
) -> None:
    found = with_parts(Whole(claim(), whole, AS_OF, Policy()), parts)
    against = [part.verdict for part in parts if part.verdict.label in (Label.REFUTED, Label.CONFLICTING)]
    assert _harshness(found) >= max(map(_harshness, against), default=0)


@given(_VERDICTS, _PARTS)
def test_a_verdict_with_parts_can_still_be_built(whole: Verdict, parts: list[DecidedWording]) -> None:
    found = with_parts(Whole(claim(), whole, AS_OF, Policy()), parts)
    assert Verdict.model_validate(found.model_dump()) == found
