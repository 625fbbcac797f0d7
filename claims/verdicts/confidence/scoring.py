"""How sure a verdict is, and whether it is sure enough to be given."""

from claims.models import Attribution, Evidence, Label, Precision
from claims.policy import Confidence
from claims.verdicts.confidence.model import fitted_model
from claims.verdicts.confidence.signs import signs_of
from claims.verdicts.rules import Ruling

_DECIMALS = 2


def is_too_unsure(ruling: Ruling, numbers: Confidence) -> bool:
    """Whether too few verdicts like this one were right for it to be given."""
    return _is_decisive(ruling) and _reading(ruling, numbers) < numbers.least


def confidence_of(ruling: Ruling, origins: int, numbers: Confidence) -> float:
    """How sure a verdict is: how often ones like it were right, at most what its source can give."""
    if not _is_decisive(ruling):
        return numbers.none
    best = ruling.standing_on[0]
    if best.working is not None:
        return numbers.worked_figure
    ceiling = {1: numbers.tier_1, 2: numbers.tier_2, 3: numbers.tier_3}[best.origin.tier]
    more = numbers.second_origin if ruling.label is not Label.CONFLICTING and origins > 1 else 0.0
    return round(min(1.0, min(ceiling, _reading(ruling, numbers)) + more), _DECIMALS)


def _is_decisive(ruling: Ruling) -> bool:
    return ruling.label is not Label.NOT_ENOUGH_EVIDENCE and bool(ruling.standing_on)


def _reading(ruling: Ruling, numbers: Confidence) -> float:
    """The share of verdicts like this one that are right; of sources that disagree, that of the weaker side."""
    sides = ruling.standing_on[: 2 if ruling.label is Label.CONFLICTING else 1]
    return min(_share_right(ruling, side, numbers) for side in sides)


def _share_right(ruling: Ruling, side: Evidence, numbers: Confidence) -> float:
    """What the model says of prose; of what it was not fitted on it may say that it is less sure, not too unsure."""
    if side.working is not None:
        return max(numbers.worked_figure, numbers.least)
    share = fitted_model().share_right(signs_of(ruling, side))
    return max(share, numbers.least) if _is_official_figure(side) or _is_verbatim(side) else share


def _is_verbatim(item: Evidence) -> bool:
    """Whether a source has a speaker's words as they are quoted."""
    return item.attribution is Attribution.CONFIRMED and item.alignment is not None and not item.alignment.changes


def _is_official_figure(item: Evidence) -> bool:
    """Whether an official or primary source gives exactly the claimed figure, or another one instead."""
    return item.origin.tier == 1 and (item.precision is Precision.EXACT or item.rule == "figure_differs")
