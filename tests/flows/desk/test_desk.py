"""A day at the desk, in a real browser: an event, a check, a review with a mistake in it, and what is published."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.adapters.ledger import Ledger
from tests.flows.desk.conftest import Newsroom
from tests.flows.desk.reviewer import Reviewer, browser

_MOST_CLICKS = 10
pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Processes are counted in /proc.")


def test_what_is_scheduled_is_scheduled(newsroom: Newsroom) -> None:
    for flow in ("watch-articles", "recheck-verdicts", "keep-house"):
        newsroom.desk.until(lambda flow=flow: newsroom.desk.runs(flow), f"runs of {flow} are scheduled")


def test_an_article_is_checked_reviewed_and_published(newsroom: Newsroom, told: Callable[[str], None]) -> None:
    desk = newsroom.desk
    desk.publish(f"{newsroom.site.address}/article.txt")
    waiting = desk.run_in("review-verdicts", "Suspended")["id"]
    with browser() as opened:
        first, second = (Reviewer(opened.new_page(), desk.address) for _ in range(2))
        clicks = _makes_a_mistake(first, waiting)
        desk.until(lambda: len(_questions(newsroom, waiting)) > 1, "the reviewer is asked again")
        _corrects_it(first, second, waiting)
        desk.run_in("review-verdicts", "Published")
    told(f"clicks for an article of ten claims: {clicks}, and {first.clicks - clicks} more for a mistake")
    assert clicks < _MOST_CLICKS
    _is_published(newsroom)


def _makes_a_mistake(first: Reviewer, run: str) -> int:
    """An override without a reason; the clicks that it took."""
    first.open(run)
    text = first.form.inner_text()
    assert text.index("Claim 9: Mara Quist") < text.index("Claim 1:")  # the doubtful ones first, the plain ones folded
    assert "“Borland,2.4,2.2,2.1” – Bay Statistics" in text
    first.choose("Claim 3", "not enough evidence")
    first.write("Reviewer", "Mara Quist")
    first.choose("Decision", "publish")
    first.send()
    first.is_taken()
    return first.clicks


def _corrects_it(first: Reviewer, second: Reviewer, run: str) -> None:
    """The form says what is wrong, and has the rest filled in; whoever sends a form behind hers is told."""
    first.open(run)
    assert "Claim 3 is decided otherwise than proposed, and no reason is given." in first.form.inner_text()
    assert first.form.get_by_role("button", name="Select Claim 3", exact=True).inner_text() == "not enough evidence"
    first.write("Reviewer", "Mara Quist")
    first.write("Reason", "The office has revised this figure.")
    first.choose("Decision", "publish")
    second.open(run)
    second.write("Reviewer", "Odo Bern")
    second.choose("Decision", "hold")
    first.send()
    first.is_taken()
    assert second.send() == "Cannot resume a flow run that is not paused."


def _questions(newsroom: Newsroom, run: str) -> list[str]:
    found = newsroom.desk.post(f"flow_runs/{run}/input/filter", {"prefix": "suspended", "limit": 50})
    return [item["key"] for item in found if item["key"].endswith("schema")]


def _is_published(newsroom: Newsroom) -> None:
    [folder] = (newsroom.desk.home / "published").iterdir()
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert len(report["claims"]) == 10
    assert "Mara Quist" in (folder / "report.html").read_text(encoding="utf-8")
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.jsonld")]
    assert {document["@type"] for document in documents} == {"ClaimReview"}
    with Ledger(f"sqlite:///{newsroom.desk.home}/ledger/ledger.sqlite") as book:
        [note] = book.newest_checks()
        [review] = book.reviews(note.key)
    assert (review.reviewer, review.decision) == ("Mara Quist", "publish")
    assert [ruling.text for ruling in review.rulings if ruling.overrides] == [report["claims"][2]["text"]]
