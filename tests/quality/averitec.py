"""The claims of AVeriTeC, read once for both measures that rest on them: the verdicts, and what the answers tell."""

from functools import cache

from tests.quality.answer_signs import Compared, compared
from tests.quality.bench import records
from tests.quality.public_claims import Held, claims_of, evidence_for

AVERITEC = "averitec/train.jsonl"


def answers_compared() -> tuple[tuple[Compared, ...], ...]:
    """The answers of every claim, each held against it."""
    return tuple(answers for answers, _ in _both())


def held() -> tuple[Held, ...]:
    """The claims, each with what is found in the pages that its answers are taken for."""
    return tuple(found for _, found in _both())


@cache
def _both() -> tuple[tuple[tuple[Compared, ...], Held], ...]:
    """One claim after the other: its sentences, read for one measure, are still at hand for the other one."""
    pairs = zip(records(AVERITEC), claims_of(AVERITEC), strict=True)
    return tuple((compared(record), (about, evidence_for(about))) for record, about in pairs)
