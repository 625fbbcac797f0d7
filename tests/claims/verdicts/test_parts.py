"""No verdict on a claim is gentler than that on any of its parts, and no part makes one gentler."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claims.models import (
    NEEDS,
    DecidedWording,
    Finding,
    FindingName,
    Label,
    Span,
    Stance,
    Verdict,
    When,
    Working,
)
from claims.policy import Policy
from claims.verdicts import Whole, with_parts
from tests.claims.making import AS_OF, claim, evidence, origin, verdict

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


def test_a_part_that_prose_refutes_takes_nothing_from_a_figure_that_was_worked_out() -> None:
    working = Working(expression="9 / 32", value=0.28125, claimed="1/3", cells=("Averland · 1.98",))
    worked = verdict(label=Label.SUPPORTED, evidence=(evidence(working=working),))
    part = DecidedWording(text="The quay is long", verdict=_verdict(Label.REFUTED, covers=True))
    assert with_parts(Whole(claim(), worked, AS_OF, Policy()), [part]) == worked


def test_a_part_that_may_be_refuted_of_another_year_leaves_the_claim_open() -> None:
    day = When(span=Span(start=17, end=21), text="2030", first=date(2030, 1, 1), last=date(2030, 12, 31))
    dated = claim("The quay is long since 2030 and was sold.", dates=(day,))
    old = evidence(Stance.REFUTES, origin=origin(published_on=date(2029, 1, 1)))
    part = DecidedWording(text="The quay was sold", verdict=verdict(label=Label.REFUTED, evidence=(old,)))
    found = with_parts(Whole(dated, _verdict(Label.SUPPORTED, covers=True), AS_OF, Policy()), [part])
    assert (found.label, found.rule) == (Label.NOT_ENOUGH_EVIDENCE, "part_is_open")
