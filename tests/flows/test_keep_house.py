"""What is left alone is held, what is broken is mended or named, and what is old goes: on a real Prefect server."""

import asyncio
import gc
import os
import re
import shutil
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid4

import pytest

from claims.adapters.archive import Archive
from claims.adapters.exchange import Fetched
from claims.adapters.ledger import Check, ReviewRequest
from claims.errors import ReviewOvertaken
from claims.models import Decision, Request
from flows.world import clock
from tests.claims.adapters.ledger.making import check, quay, review
from tests.claims.adapters.tampering import tamper
from tests.conftest import ROOT
from tests.flows.shown import artifact

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import FlowRun, State

pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    # Prefect keeps its connections for the life of an event loop and leaves them to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
_T = TypeVar("_T")
NOW = clock()
CHANGED = "UPDATE bodies SET body = ?"


def asked(what: "Callable[[PrefectClient], Awaitable[_T]]") -> _T:
    """What the server says."""
    from prefect.client.orchestration import get_client

    async def ask() -> _T:
        async with get_client() as client:
            return await what(client)

    found = asyncio.run(ask())
    gc.collect()
    return found


def keep_house(**parameters: float) -> "State[None]":
    from flows.keep_house import keep_house as flow

    state = asyncio.run(flow(**parameters, return_state=True))
    gc.collect()
    return state


def house() -> str:
    """The newest artifact."""
    return str(artifact("house")).replace("\\", "")


def run_in(state: "State[None]", flow: str = "review-verdicts") -> UUID:
    """A run of a deployment in some state, without any process."""

    async def make(client: "PrefectClient") -> UUID:
        flow_id = await client.create_flow_from_name(flow)
        deployment = await client.create_deployment(flow_id, flow)
        return (await client.create_flow_run_from_deployment(deployment, state=state)).id

    return asked(make)


def suspended() -> "State[None]":
    from prefect.input import keyset_from_paused_state
    from prefect.states import Suspended

    state: State[None] = Suspended(timeout_seconds=1000 * 24 * 3600, pause_key="check-1-0")
    state.state_details.run_input_keyset = keyset_from_paused_state(state)
    return state


def with_form(run: UUID) -> UUID:
    keys = suspended().state_details.run_input_keyset
    assert keys is not None
    asked(lambda client: client.create_flow_run_input(run, keys["schema"], "{}"))
    return run


def read(run: UUID) -> "FlowRun":
    return asked(lambda client: client.read_flow_run(run))


def waiting(run: object, days: int = 0, number: int = 1) -> Check:
    """A check whose review a run has asked for, so many days ago."""
    from flows.wiring import home, ledger

    made = check(number, about=quay(f"The quay is {number} miles long.", number), run=str(uuid4()))
    made = made.model_copy(update={"id": uuid4().hex[:16]})
    asked_at = NOW - timedelta(days=days)
    with ledger() as book, Archive(home() / "archive") as archive:
        archive.keep_body(b"a body")
        book.record_check(made, asked_at)
        book.ask_review(ReviewRequest(check=made.id, run=str(run), asked_at=asked_at, basis=0, doubtful=0))
    return made


def test_a_review_that_is_left_alone_is_held_and_its_run_ends() -> None:
    from flows.wiring import ledger

    run = with_form(run_in(suspended()))
    made = waiting(run, days=15)
    assert keep_house().name == "In order"
    with ledger() as book:
        [held] = book.reviews(made.report.article.key)
        assert book.open_reviews() == ()
    assert (held.reviewer, held.decision) == ("claimdesk", "hold")
    assert held.reason == "Nobody has decided within 14 days."
    state = read(run).state
    assert state is not None
    assert (state.name, state.type) == ("Held", "COMPLETED")
    assert "| reviews left alone for 14 days, and held | 1 |" in house()


def test_whoever_answers_while_a_review_is_held_is_told() -> None:
    from flows.wiring import ledger

    run = with_form(run_in(suspended()))
    made = waiting(run, days=15)
    keep_house()
    with ledger() as book, pytest.raises(ReviewOvertaken, match="claimdesk has decided meanwhile"):
        book.record_review(review(made), made.report.article.key, str(run))


def test_a_review_that_waits_and_can_be_answered_is_left_as_it_is() -> None:
    run = with_form(run_in(suspended()))
    waiting(run, days=13)
    keep_house()
    assert read(run).state_name == "Suspended"


def test_a_review_at_which_somebody_is_at_work_is_not_held() -> None:
    from prefect.states import Running

    from flows.wiring import ledger

    made = waiting(run_in(Running()), days=15)
    keep_house()
    with ledger() as book:
        assert book.reviews(made.report.article.key) == ()


def test_what_is_published_is_shown_though_a_newer_check_is_held() -> None:
    from flows.wiring import ledger

    older = waiting("gone", days=20)
    with ledger() as book:
        book.record_review(review(older), older.report.article.key, "gone")
    newer = waiting(with_form(run_in(suspended())), days=15, number=2)
    with ledger() as book:
        book.ask_review(
            ReviewRequest(check=newer.id, run="gone too", asked_at=NOW - timedelta(days=15), basis=1, doubtful=0)
        )
    before = artifact(f"report-{newer.report.article.key}")
    keep_house()
    assert artifact(f"report-{newer.report.article.key}") == before
    with ledger() as book:
        assert [found.decision for found in book.reviews(newer.report.article.key)] == [Decision.PUBLISH, Decision.HOLD]


def test_what_is_published_is_not_withdrawn_because_nobody_answers_when_it_is_asked_for_again() -> None:
    from flows.wiring import ledger

    run = with_form(run_in(suspended()))
    made = waiting("gone", days=20)
    with ledger() as book:
        book.record_review(review(made), made.report.article.key, "gone")
        book.ask_review(
            ReviewRequest(check=made.id, run=str(run), asked_at=NOW - timedelta(days=15), basis=1, doubtful=0)
        )
    keep_house()
    with ledger() as book:
        assert [found.decision for found in book.reviews(made.report.article.key)] == [Decision.PUBLISH]
        assert [found.request.run for found in book.open_reviews()] == [str(run)]
    assert read(run).state_name == "Suspended"


def test_the_review_of_a_check_ends_that_of_an_older_one_and_never_that_of_a_newer() -> None:
    from flows.superseding import end_older_reviews
    from flows.wiring import ledger

    runs = [with_form(run_in(suspended())) for _ in range(2)]
    older, newer = (waiting(run, number=number) for number, run in enumerate(runs, 1))
    with ledger() as book:
        for made, states in ((older, ["Overtaken", "Suspended"]), (newer, ["Overtaken", "Overtaken"])):
            asyncio.run(end_older_reviews(book, made))
            assert [read(run).state_name for run in runs] == states
    gc.collect()


def mended(later: timedelta = timedelta(hours=1)) -> tuple[str, ...]:
    """What was mended, so long after now: what has just come about is left to itself."""
    from flows.house.reviews import mend
    from flows.wiring import ledger

    with ledger() as book:
        chores = asyncio.run(mend(book, NOW + later))
    gc.collect()
    return tuple(line for chore in chores for line in chore.lines)


def test_a_run_that_waits_without_a_form_asks_anew() -> None:
    run = run_in(suspended())
    waiting(run)
    assert mended(timedelta(minutes=1)) == ()
    assert read(run).state_name == "Suspended"
    [line] = mended()
    assert f"run {run} had no form" in line
    assert read(run).state_name == "Asking anew"
    assert mended() == ()


def test_a_review_whose_run_is_gone_is_started_again_once() -> None:
    run_in(suspended())  # so that there is a deployment
    made = waiting("11111111-1111-1111-1111-111111111111")
    assert [keep_house().name for _ in range(2)] == ["See to it", "See to it"]

    async def runs(client: "PrefectClient") -> "list[FlowRun]":
        found = await client.read_flow_runs(limit=200)
        return [run for run in found if run.parameters.get("check") == made.id]

    assert len(asked(runs)) == 1


def test_a_review_whose_run_somebody_cancelled_is_named_and_not_started() -> None:
    from prefect.states import Cancelled

    made = waiting(run_in(Cancelled()))
    [line] = mended()
    assert f"to ask again: prefect deployment run review-verdicts/review-verdicts --param check={made.id}" in line


def test_runs_that_ended_long_ago_go_and_those_that_wait_stay() -> None:
    from prefect.exceptions import ObjectNotFound
    from prefect.states import Completed

    from flows.house.runs import remove_old

    old, others = run_in(Completed(), "check-article"), run_in(Completed(), "of-somebody-else")
    waits = run_in(suspended())
    keep_house()
    assert read(old).id == old
    asyncio.run(remove_old(90, 100, NOW + timedelta(days=91)))
    gc.collect()
    with pytest.raises(ObjectNotFound):
        read(old)
    assert [read(run).id for run in (others, waits)] == [others, waits]


def test_a_snapshot_that_was_changed_is_named(claims_home: Path) -> None:
    with Archive(claims_home / "archive") as archive:
        page = Request(source="quay", url="https://lenham.example/quay")
        answer = Fetched(page.url, 200, "text/plain", b"The quay is long.")
        sha256 = archive.store(page, answer, NOW).snapshot.sha256
    assert keep_house().name == "In order"
    tamper(claims_home / "archive", CHANGED, b"The quay is short.")
    assert keep_house().name == "See to it"
    assert f"The snapshot {sha256} has other bytes than were stored." in house()


def test_evidence_that_is_not_in_the_archive_is_named(claims_home: Path) -> None:
    made = waiting(with_form(run_in(suspended())))
    shutil.rmtree(claims_home / "archive")
    assert keep_house().name == "See to it"
    assert f"check {made.id}: its evidence" in house()


def test_little_free_disk_is_said() -> None:
    assert keep_house(least_free_gigabytes=10**9).name == "See to it"
    assert "GB are free" in house()


def test_notes_of_killed_runs_go_after_a_day(claims_home: Path) -> None:
    old, new = claims_home / "unfinished" / "old", claims_home / "unfinished" / "new"
    old.parent.mkdir(parents=True)
    for note in (old, new):
        note.touch()
    os.utime(old, (NOW.timestamp() - 25 * 3600,) * 2)
    keep_house()
    assert (old.exists(), new.exists()) == (False, True)


def test_the_runs_of_every_flow_of_ours_are_removed_one_day() -> None:
    from flows.house.runs import OURS

    named = (
        re.findall(r'@flow\(\s*name="([\w-]+)"', path.read_text(encoding="utf-8"))
        for path in (ROOT / "flows").glob("*.py")
    )
    assert sorted(OURS) == sorted(name for names in named for name in names)
