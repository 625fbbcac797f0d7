"""What a look at watched places has come to, in words."""

from collections.abc import Iterator, Sequence

from claims.models.watching import CHANGED, Sighting
from flows.watching import Outcome

_MOST_SHOWN = 5


def sentence(outcome: Outcome) -> str:
    """What became of a look, in a few sentences."""
    changed = sum(sighting.event == CHANGED for sighting in outcome.started)
    new = len(outcome.started) - changed
    places = f"{outcome.places} place{'s' if outcome.places != 1 else ''}"
    told = [f"{places}: {new} new, {changed} changed"]
    if outcome.waiting:
        told.append(f"{outcome.waiting} wait for the next look")
    said = "; ".join(told) + "."
    if outcome.broken:
        shown_places = ", ".join(notice.place for notice in outcome.broken[:_MOST_SHOWN])
        more = f" and {len(outcome.broken) - _MOST_SHOWN} more" if len(outcome.broken) > _MOST_SHOWN else ""
        said += f" {len(outcome.broken)} broken: {shown_places}{more}."
    return said


def shown(outcome: Outcome, waiting: Sequence[Sighting] = ()) -> Iterator[str]:
    """What a look has found, a line each.

    Args:
        outcome: What it has come to.
        waiting: What is shown though nobody could be told.
    """
    for sighting in (*outcome.started, *waiting):
        kind = "changed" if sighting.event == CHANGED else "new"
        yield f"{kind}: {sighting.title} {sighting.url}".replace("  ", " ")
    if outcome.news.passed_over:
        yield f"{outcome.news.passed_over} articles of places that were never looked at start nothing: they are old."
    if outcome.news.all_changed:
        yield f"{outcome.news.all_changed} articles start nothing: nearly all of their place changed at once."
    if outcome.refused:
        yield f"{outcome.refused} addresses start nothing: they are private, or at a port that is not asked."
    if outcome.waiting:
        yield f"{outcome.waiting} articles wait for the next look."
