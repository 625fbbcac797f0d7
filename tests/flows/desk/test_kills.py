"""What dies in the middle is taken up again: nothing is missed, and nothing is done twice."""

from pathlib import Path
from typing import Any

import pytest

from claims.adapters.ledger import Ledger
from tests.flows.desk.conftest import Newsroom
from tests.flows.desk.harbours import another_article

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Processes are counted in /proc.")


def publish(newsroom: Newsroom, number: int) -> str:
    path = f"/article-{number}.txt"
    newsroom.site.pages = {**newsroom.site.pages, path: (200, "text/plain", another_article(number))}
    newsroom.desk.publish(f"{newsroom.site.address}{path}")
    return f"{newsroom.site.address}{path}"


def run_of(newsroom: Newsroom, flow: str, part: str, *states: str) -> dict[str, Any]:
    """The only run of a flow with something in its parameters, once it is in a state of one of these names."""

    def found() -> dict[str, Any] | None:
        runs = [run for run in newsroom.desk.runs(flow) if any(part in str(v) for v in run["parameters"].values())]
        assert len(runs) <= 1
        return runs[0] if runs and runs[0]["state"]["name"] in states else None

    run: dict[str, Any] = newsroom.desk.until(found, f"the run of {flow} for {part} is {' or '.join(states)}")
    return run


def on_record(newsroom: Newsroom, url: str) -> tuple[int, int]:
    """How many checks and how many reviews an article has."""
    with Ledger(f"sqlite:///{newsroom.desk.home}/ledger/ledger.sqlite") as book:
        note = book.newest_of(url)
        return len(book.checks_of(note.key)), len(book.reviews(note.key))


def test_a_run_that_is_killed_begins_again_and_is_on_record_once(newsroom: Newsroom) -> None:
    url = publish(newsroom, 1)
    run = run_of(newsroom, "check-article", url, "Running")
    assert newsroom.desk.kill_run(run["id"])
    ended = run_of(newsroom, "check-article", url, "Completed")
    assert ended["id"] == run["id"]
    assert ended["run_count"] > 1
    run_of(newsroom, "review-verdicts", "visitor 1", "Suspended")
    assert on_record(newsroom, url) == (1, 0)


def test_a_review_outlives_the_desk(newsroom: Newsroom) -> None:
    url = publish(newsroom, 2)
    waiting = run_of(newsroom, "review-verdicts", "visitor 2", "Suspended")
    newsroom.desk.kill()
    newsroom.desk.start()
    run_of(newsroom, "review-verdicts", "visitor 2", "Suspended")
    answer = {"run_input": {"reviewer": "Mara Quist", "decision": "hold", "reason": "The council has not met."}}
    assert newsroom.desk.post(f"flow_runs/{waiting['id']}/resume", answer)["status"] == "ACCEPT"
    run_of(newsroom, "review-verdicts", "visitor 2", "Held")
    assert on_record(newsroom, url) == (1, 1)
