"""Telling Prefect what a look at watched places has found, and what somebody submitted."""

from collections.abc import Sequence

from prefect.events.schemas.events import Event

from claims.models.watching import Notice, Sighting
from flows.events import BROKEN, WELL, event, place_event, send

_KEY_LENGTH = 12


class PrefectDesk:
    """Prefect's server: its automations start the checks, and may notify somebody."""

    async def start(self, sightings: Sequence[Sighting]) -> None:
        """Send an event for every sighting; comes back when the server has them."""
        await send(*map(article_event, sightings))

    async def report(self, notices: Sequence[Notice]) -> None:
        """Send an event for every place that is broken, or well again."""
        await send(*map(notice_event, notices))


def article_event(sighting: Sighting, *, only_if_new: bool = True) -> Event:
    """The event for an article that was seen; the same sighting has the same one.

    Args:
        sighting: What was seen.
        only_if_new: Whether a text that was checked already is left alone.
    """
    payload = {
        "url": sighting.url,
        "title": sighting.title,
        "version": sighting.version,
        "place": sighting.place,
        "only_if_new": only_if_new,
    }
    about = sighting.address[:_KEY_LENGTH], sighting.title or sighting.url
    return event(sighting.event, about, payload, sighting.once)


def notice_event(notice: Notice) -> Event:
    """The event for a place that is broken, or well again."""
    name = BROKEN if notice.problem else WELL
    payload = {"place": notice.place, "problem": notice.problem}
    return place_event(name, notice.place, payload, str(notice.number))
