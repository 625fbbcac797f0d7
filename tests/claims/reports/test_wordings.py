"""Both wordings of an altered quotation, with what differs marked for the eye and for a screen reader."""

from claims.models import Stance
from claims.reports.showing import Worded, wordings
from tests.claims.making import claim, evidence

OURS, THEIRS = "We keep *all* workers.", "She said: “We keep almost all, workers.”"


def both(*changes: tuple[str, str]) -> tuple[list[Worded], list[Worded]] | None:
    """The wordings of an article and a source that differ in some words."""
    alignment = {"score": 90, "changes": [{"claim": one, "evidence": other} for one, other in changes]}
    return wordings(claim(OURS, quotations=(OURS,)), evidence(Stance.REFUTES, quote=THEIRS, alignment=alignment))


def test_words_that_differ_are_marked_where_they_stand() -> None:
    found = both(("workers", ""), ("", "almost all workers"))
    assert found is not None
    assert [part.text for part in found[0] if part.changed] == ["workers"]
    assert [part.text for part in found[1] if part.changed] == ["almost all, workers"]


def test_both_wordings_stay_verbatim() -> None:
    found = both(("keep", "said"), ("no such word", "“"), ("all", "almost"))
    assert found is not None
    assert ["".join(part.text for part in side) for side in found] == [OURS, THEIRS]


def test_where_nothing_differs_nothing_is_shown() -> None:
    assert both() is None
    assert wordings(claim(OURS), evidence()) is None
