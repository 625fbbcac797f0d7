"""Reviews that nobody answers, that nobody can answer, or for which nobody waits any more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound
from prefect.states import Scheduled

from claims.adapters.ledger import Ledger, OpenReview
from claims.errors import ReviewOvertaken
from claims.models import Decision, approval
from claims.reviews import ReviewEntry, read_entry
from flows.house.chores import Chore
from flows.publishing import publish_review
from flows.settling import this_run
from flows.superseding import end_review_run

DEPLOYMENT = "review-verdicts/review-verdicts"
_REVIEWER = "claimdesk"
_GRACE = timedelta(minutes=10)
"""A run that was suspended just now may still store its form, and one that ended just now may be taken up again."""


class _Run(StrEnum):
    """How the run of a review stands."""

    WAITS = "waits"
    NO_FORM = "waits without a form"
    AT_WORK = "is at work"
    CANCELLED = "was cancelled"
    OVER = "is over or gone"


async def hold_left_alone(book: Ledger, days: int, now: datetime) -> Chore:
    """Hold what was asked for longer ago than so many days, and end the runs that wait for it."""
    found = await asyncio.to_thread(book.open_reviews, now - timedelta(days=days))
    reason = f"Nobody has decided within {days} days."
    lines = [line async for review in _each(found) if (line := await _held(book, review, reason, now))]
    return Chore(f"reviews left alone for {days} days, and held", tuple(lines))


async def _each(found: tuple[OpenReview, ...]) -> AsyncIterator[OpenReview]:
    """Those at which nobody is at work."""
    async with get_client() as client:
        for review in found:
            if (await _stands(client, review))[0] is not _Run.AT_WORK:
                yield review


async def _held(book: Ledger, review: OpenReview, reason: str, now: datetime) -> str | None:
    """The run is ended before the decision is put on record: what is killed between is held by the next look.

    It is not put down to the run that waited: whoever answers that at this moment is to be told, and asked again.
    A check that is published already, and was asked for once more, is not withdrawn because nobody answers.
    """
    request, before = review.request, await asyncio.to_thread(book.reviews, review.key)
    if approval(request.check, before) is not None:
        return None
    await end_review_run(request.run, "Held", reason)
    made = await asyncio.to_thread(book.check, request.check)
    entry = ReviewEntry(reviewer=_REVIEWER, decision=Decision.HOLD, reason=reason, labels={})
    number = len(before) + 1
    with suppress(ReviewOvertaken):
        decided = read_entry(entry, made.id, made.report, number, now)
        decided = await asyncio.to_thread(book.record_review, decided, review.key, this_run())
        await publish_review(made, await asyncio.to_thread(book.reviews, review.key), decided)
        return f"{review.title}: asked for on {request.asked_at:%Y-%m-%d}, check {request.check}."
    return None


async def mend(book: Ledger, now: datetime) -> tuple[Chore, Chore]:
    """Have reviews asked for anew whose form was never stored, or whose run is over without an answer."""
    anew, again = [], []
    async with get_client() as client:
        for review in await asyncio.to_thread(book.open_reviews):
            stands, run = await _stands(client, review)
            if run is not None and run.state is not None and now - run.state.timestamp < _GRACE:
                continue
            if stands is _Run.NO_FORM and run is not None:
                await client.set_flow_run_state(run.id, Scheduled(name="Asking anew", message="It had no form."))
                anew.append(f"{review.title}: run {run.id} had no form, and asks anew.")
            elif stands in (_Run.OVER, _Run.CANCELLED):
                again.append(await _started_again(client, book, review, stands, now))
    return Chore("reviews without a form", tuple(anew)), Chore("reviews without a run", tuple(again), warns=True)


async def _stands(client: PrefectClient, review: OpenReview) -> tuple[_Run, FlowRun | None]:
    """How the run that asks for a review stands, and the run where there is one."""
    try:
        run = await client.read_flow_run(UUID(review.request.run))
    except (ObjectNotFound, ValueError):
        return _Run.OVER, None
    if run.state is None or not (run.state.is_paused() or run.state.is_final()):
        return _Run.AT_WORK, run
    if run.state.is_paused():
        return (_Run.WAITS if await _has_form(client, run) else _Run.NO_FORM), run
    return (_Run.CANCELLED if run.state.is_cancelled() else _Run.OVER), run


async def _has_form(client: PrefectClient, run: FlowRun) -> bool:
    keys = run.state.state_details.run_input_keyset if run.state is not None else None
    if not keys:
        return False
    stored = await client.filter_flow_run_input(run.id, key_prefix=keys["schema"], limit=1, exclude_keys=set())
    return bool(stored)


async def _started_again(client: PrefectClient, book: Ledger, review: OpenReview, stands: _Run, now: datetime) -> str:
    """What became of a review without a run; a person who cancelled it meant that, and a day starts it once."""
    newest = (await asyncio.to_thread(book.checks_of, review.key))[-1].check
    by_hand = f"prefect deployment run {DEPLOYMENT} --param check={newest}"
    if stands is _Run.CANCELLED:
        return f"{review.title}: its run was cancelled; to ask again: {by_hand}"
    try:
        deployment = await client.read_deployment_by_name(DEPLOYMENT)
    except ObjectNotFound:
        return f"{review.title}: its run is over or gone, and {DEPLOYMENT} is not deployed; then: {by_hand}"
    started = await client.create_flow_run_from_deployment(
        deployment.id,
        parameters={"check": newest, "title": review.title},
        idempotency_key=f"review {newest} {now:%Y-%m-%d}",
    )
    return f"{review.title}: its run is over or gone; run {started.id} asks again for check {newest}."
