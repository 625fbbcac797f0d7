"""The form of a review in the Prefect UI: a choice for every doubtful claim, the proposal filled in."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from prefect.input import RunInput
from pydantic import Field, create_model
from pydantic.fields import FieldInfo

from claims.models import CheckedClaim, Decision, Doubt, Label, in_words
from claims.reports.figures import cut
from claims.reports.showing import shown
from claims.reviews import ReviewEntry

MOST_CHOICES = 25
"""Claims that the form asks about one by one; others are named in a line of text."""
Choice = Literal["supported", "refuted", "conflicting", "not enough evidence"]
_CLAIM = "claim_"
_LONGEST_WORDING = 400
_LAST = 1000
"""Positions: whatever comes last stands behind the claims, where the button is."""


class ReviewForm(RunInput):
    """What every review asks; there is no default for the decision, so that one careless click publishes nothing."""

    others: str = Field(
        default="",
        title="Other claims",
        description="To decide other claims otherwise, by their numbers: 7 refuted; 9 not enough evidence",
        json_schema_extra={"position": _LAST},
    )
    reason: str = Field(
        default="",
        title="Reason",
        description="Needed where a claim is decided otherwise than proposed, and to send the article back.",
        json_schema_extra={"position": _LAST + 1},
    )
    reviewer: str = Field(
        title="Reviewer",
        description="Your name; it goes on record and into the report.",
        json_schema_extra={"position": _LAST + 2},
    )
    decision: Literal["publish", "hold", "send back"] = Field(
        title="Decision",
        description="publish: the report and its ClaimReviews. hold: nothing yet. send back: to the author.",
        json_schema_extra={"position": _LAST + 3},
    )


def form_of(
    claims: Mapping[int, CheckedClaim],
    doubts: Mapping[str, Iterable[Doubt]],
    description: str,
    refused: ReviewEntry | None = None,
) -> type[ReviewForm]:
    """The form for one review; the same check and the same reviews before give the same form again.

    Args:
        claims: By their numbers.
        doubts: Of the claims that have any, by the ids of the claims.
        description: What the reviewer reads above the form.
        refused: An entry that could not be taken; it is filled in, but for name and decision.
    """
    doubtful = [place for place, checked in claims.items() if checked.claim.id in doubts][:MOST_CHOICES]
    chosen = refused.labels if refused is not None else {}
    fields: dict[str, Any] = {
        f"{_CLAIM}{place}": _choice(place, claims[place], doubts, chosen.get(place)) for place in doubtful
    }
    form: type[ReviewForm] = create_model("Review", __base__=ReviewForm, **fields, **_filled(refused))
    form._description = description  # noqa: SLF001 where Prefect wants to have it
    return form


def _filled(refused: ReviewEntry | None) -> dict[str, Any]:
    """The lines of text of an entry, for correction; not the name, with which somebody else might sign."""
    if refused is None:
        return {}
    lines = {"others": refused.others, "reason": refused.reason}
    return {name: (str, _with_default(ReviewForm.model_fields[name], line)) for name, line in lines.items() if line}


def _with_default(field: FieldInfo, line: str) -> object:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else None
    return Field(default=line, title=field.title, description=field.description, json_schema_extra=extra)


def _choice(
    place: int, checked: CheckedClaim, doubts: Mapping[str, Iterable[Doubt]], chosen: Label | None
) -> tuple[Any, object]:
    proposed = checked.verdict.label if checked.verdict is not None else Label.NOT_ENOUGH_EVIDENCE
    why = ", ".join(map(in_words, doubts[checked.claim.id]))
    field = Field(
        default=in_words(chosen or proposed),
        title=f"Claim {place}",
        description=f"“{cut(shown(checked.claim.text), _LONGEST_WORDING)}” Proposed: {in_words(proposed)} ({why}).",
        json_schema_extra={"position": place},
    )
    return (Choice, field)


def entry_of(filled: ReviewForm) -> ReviewEntry:
    """What was entered in a form."""
    chosen = {
        int(name.removeprefix(_CLAIM)): Label(str(value).replace(" ", "_"))
        for name, value in filled
        if name.startswith(_CLAIM)
    }
    return ReviewEntry(
        reviewer=filled.reviewer,
        decision=Decision(filled.decision),
        reason=filled.reason,
        labels=chosen,
        others=filled.others,
    )
