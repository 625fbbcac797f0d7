"""The flow ``watch-articles``: one look at feeds, sitemaps and folders, and a check for whatever is new there."""

from typing import Annotated

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.announcing import PrefectDesk
from flows.looking import sentence, shown
from flows.watching import Order, watch
from flows.wiring import watched_places, watching_means
from flows.world import clock


@flow(name="watch-articles", persist_result=False)
async def watch_articles(
    places: tuple[str, ...] = (),
    most: Annotated[int, Field(ge=1, le=1000)] = 10,
    at_first: Annotated[int, Field(ge=0, le=1000)] = 3,
) -> State[None]:
    """Look at feeds, sitemaps and folders once, and start a check of every article that is new or was changed.

    Args:
        places: Addresses of feeds and sitemaps, paths of folders; empty for those in this desk's own file.
        most: How many articles one look may start; the others follow with the next looks.
        at_first: How many articles of a place that was never looked at are started, the newest; the others are old.
    """
    log = get_run_logger()
    order = Order(places or watched_places(), most, at_first)
    if not order.places:
        return Completed(message="Nothing is watched: write addresses and folders into watched.txt, one a line.")
    async with watching_means() as (book, means):
        outcome = await watch(order, book, means, PrefectDesk(), clock())
    for line in shown(outcome):
        log.info(line)
    for notice in outcome.told:
        log.warning("%s: %s", notice.place, notice.problem or "is well again.")
    return Completed(message=sentence(outcome))
