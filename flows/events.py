"""What a desk tells Prefect, and what starts its deployments: an event has one id, however often it is sent."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from prefect.client.orchestration import get_client
from prefect.events.schemas.events import Event, Resource

from flows.event_names import ABOUT_ARTICLE

_NAMES = UUID("5f0b6b0e-6f0f-5c0e-9d1a-0c1a1d9b7e21")
"""Namespace of the ids of our events."""
_KEY_LENGTH = 12


def event(
    name: str, about: tuple[str, str], payload: Mapping[str, object], once: str, labels: Mapping[str, str] | None = None
) -> Event:
    """An event about an article.

    Args:
        name: What has happened.
        about: Key and title of the article, or its address where it has no title yet.
        payload: What the deployments that it starts need.
        once: What tells it from other events of this name about this article; two that are alike have one id,
            and Prefect acts on an id once.
        labels: More to know the resource by.
    """
    key, title = about
    return _event(name, (f"{ABOUT_ARTICLE}{key}", title), payload, f"{key}\n{once}", labels or {})


def place_event(name: str, place: str, payload: Mapping[str, object], once: str) -> Event:
    """An event about a watched place.

    Args:
        name: What has happened.
        place: The address of the feed or sitemap, or the path of the folder.
        payload: What whoever is told needs to know.
        once: What tells it from other events of this name about this place.
    """
    key = uuid5(_NAMES, place).hex[:_KEY_LENGTH]
    return _event(name, (f"claims.place.{key}", place), payload, f"{place}\n{once}", {})


def _event(
    name: str, about: tuple[str, str], payload: Mapping[str, object], once: str, labels: Mapping[str, str]
) -> Event:
    resource = {"prefect.resource.id": about[0], "prefect.resource.name": about[1], **labels}
    return Event(id=uuid5(_NAMES, f"{name}\n{once}"), event=name, resource=Resource(resource), payload=dict(payload))


async def send(*events: Event) -> None:
    """Send events, and come back when Prefect's server has them."""
    if not events:
        return
    async with get_client() as client:
        await client.request("POST", "/events", json=[found.model_dump(mode="json") for found in events])
