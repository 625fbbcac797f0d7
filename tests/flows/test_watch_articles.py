"""Watching and submitting on a real Prefect server: events arrive once, and the same article is submitted once."""

import asyncio
import gc
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
import yaml
from click.testing import CliRunner, Result

from flows.cli import main
from flows.wiring import watched_places
from tests.conftest import ROOT
from tests.flows.feeds import FeedSite, feeding, item, rss
from tests.flows.sites import nobody

# Prefect keeps its connections for the life of an event loop and leaves them to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
NEWS = "https://news.lenham.example"


@pytest.fixture
def site() -> Iterator[FeedSite]:
    with feeding() as found:
        yield found


def claims(*words: str) -> Result:
    result = CliRunner().invoke(main, words)
    gc.collect()  # here, where its warnings are expected
    return result


def post(url: str, **filters: object) -> Any:  # noqa: ANN401 JSON
    asked = Request(url, json.dumps(filters).encode(), {"Content-Type": "application/json"})
    with urlopen(asked, timeout=20) as answer:
        return json.load(answer)


def events(api: str, name: str, text: str) -> list[dict[str, Any]]:
    """The events of a name whose payload holds a text; the server takes a moment to store them."""
    found: list[dict[str, Any]] = []
    for _ in range(100):
        time.sleep(0.1)
        every = post(f"{api}/events/filter", filter={"event": {"name": [name]}}, limit=50)["events"]
        found = [event for event in every if text in json.dumps(event["payload"])]
        if found:
            return found
    return found


def looked(*places: str, **more: int) -> str:
    """The message of the state in which a run of the flow ends."""
    from flows.watch_articles import watch_articles

    state = asyncio.run(watch_articles(places, return_state=True, **more))
    gc.collect()
    assert state.is_completed()
    return str(state.message)


def test_the_flow_sends_what_is_new_once(prefect_server: str, site: FeedSite) -> None:
    site.texts["/feed"] = rss(item(f"{NEWS}/flow"), item(f"{NEWS}/older", day=0))
    feed = f"{site.address}/feed"
    assert looked(feed, at_first=1) == "1 place: 1 new, 0 changed."
    assert looked(feed) == "1 place: 0 new, 0 changed."
    (event,) = events(prefect_server, "article.published", f"{NEWS}/flow")
    assert event["resource"]["prefect.resource.id"].startswith("claims.article.")
    assert (event["payload"]["url"], event["payload"]["place"]) == (f"{NEWS}/flow", feed)


def test_a_broken_place_fails_no_run_and_is_told(prefect_server: str, site: FeedSite) -> None:
    feed = f"{site.address}/gone"
    assert looked(feed) == f"1 place: 0 new, 0 changed. 1 broken: {feed}."
    assert looked(feed) == f"1 place: 0 new, 0 changed. 1 broken: {feed}."
    (event,) = events(prefect_server, "place.broken", feed)
    assert "410" in event["payload"]["problem"]


def test_where_nothing_is_watched_a_look_says_so(prefect_server: str) -> None:
    del prefect_server
    assert looked().startswith("Nothing is watched")


def test_the_same_article_is_submitted_once(prefect_server: str, tmp_path: Path) -> None:
    first = claims("submit", f"{NEWS}/submitted")
    assert (first.exit_code, first.output) == (0, f"Submitted: {NEWS}/submitted\n")
    second = claims("submit", f"{NEWS.upper().replace('HTTPS', 'https')}/submitted?utm_source=feed")
    assert second.output.startswith("Already submitted at ")
    assert len(events(prefect_server, "article.published", f"{NEWS}/submitted")) == 1
    quay = tmp_path / "quay.txt"
    quay.write_text("The quay is long.", encoding="utf-8")
    assert claims("submit", str(quay)).output == f"Submitted: {quay}\n"
    assert claims("submit", str(quay)).output.startswith("Already submitted")
    quay.write_text("The quay is short.", encoding="utf-8")
    assert claims("submit", str(quay)).output == f"Submitted: {quay}\n"


def test_what_was_submitted_is_not_new_in_a_feed(prefect_server: str, site: FeedSite) -> None:
    del prefect_server
    claims("submit", f"{NEWS}/both")
    site.texts["/feed"] = rss(item(f"{NEWS}/both"))
    assert claims("watch", f"{site.address}/feed", "--once").output.endswith("1 place: 0 new, 0 changed.\n")


def test_what_a_feed_named_is_not_submitted_again(prefect_server: str, site: FeedSite) -> None:
    del prefect_server
    site.texts["/feed"] = rss(item(f"{NEWS}/named"), item(f"{NEWS}/old", day=0))
    told = claims("watch", f"{site.address}/feed", "--once", "--at-first", "1").output
    assert f"new: The quay {NEWS}/named\n" in told
    assert claims("submit", f"{NEWS}/named").output.startswith("Already submitted")
    assert claims("submit", f"{NEWS}/old").output == f"Submitted: {NEWS}/old\n"


def test_again_makes_a_run_of_its_own(prefect_server: str) -> None:
    from prefect import flow
    from prefect.client.orchestration import get_client

    @flow(name="check-article")
    async def check_article(article: str) -> None:
        """What the deployment needs to know of the flow."""

    async def deploy() -> None:
        async with get_client() as client:
            flow_id = await client.create_flow(check_article)
            await client.create_deployment(flow_id, "check-article")

    asyncio.run(deploy())
    url = f"{NEWS}/again"
    assert claims("submit", url).output == f"Submitted: {url}\n"
    once_more = claims("submit", url, "--again").output
    (run,) = [run for run in post(f"{prefect_server}/flow_runs/filter") if run["parameters"].get("article") == url]
    assert once_more == f"Submitted, as run {run['id']}: {url}\n"
    assert f"as run {run['id']}" in claims("submit", url).output


def test_again_needs_the_deployment(prefect_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import announcing

    del prefect_server
    monkeypatch.setattr(announcing, "_CHECKS", "check-article/nowhere")
    result = claims("submit", f"{NEWS}/again", "--again")
    assert result.exit_code == 1
    assert "claims serve" in result.output


# --- without a server -------------------------------------------------------------------------------------------


@pytest.fixture
def no_server() -> Iterator[str]:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: f"{nobody()}api"}):
        yield "No Prefect server answers"


def test_without_a_server_nothing_is_submitted(no_server: str, claims_home: Path) -> None:
    result = claims("submit", f"{NEWS}/quay")
    assert result.exit_code == 1
    assert result.output.startswith(no_server)
    assert not (claims_home / "ledger").exists()


def test_without_a_server_news_is_shown_and_waits(no_server: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    quay = tmp_path / "in" / "quay.txt"
    quay.write_text("The quay is long.", encoding="utf-8")
    result = claims("watch", str(tmp_path / "in"), "--once")
    assert result.exit_code == 0
    assert f"new: quay.txt {quay}\n" in result.output
    assert no_server in result.output
    assert result.output.endswith("1 wait for the next look.\n")


@pytest.mark.parametrize("article", ["nowhere.txt", "https://", "https://lenham.example/a b", "-"])
def test_what_is_no_article_is_not_submitted(prefect_server: str, article: str) -> None:
    del prefect_server
    result = claims("submit", article)
    assert result.exit_code == 3
    assert "cannot be read" in result.output


def test_nothing_to_watch_is_a_wrong_command() -> None:
    assert claims("watch", "--once").exit_code == 2


# --- the file of watched places ---------------------------------------------------------------------------------


def test_the_file_of_watched_places_has_one_a_line(claims_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched_places() == ()
    claims_home.mkdir(parents=True, exist_ok=True)
    text = "\ufeff# Feeds of the town\nhttps://lenham.example/feed#top  # daily\n\n  in \n/srv/in\n"
    (claims_home / "watched.txt").write_text(text, encoding="utf-8")
    expected = ("https://lenham.example/feed#top", str(claims_home / "in"), "/srv/in")
    assert watched_places() == expected
    (claims_home / "other.txt").write_text("http://borland.example/map\n", encoding="utf-8")
    monkeypatch.setenv("CLAIMS_WATCHED", str(claims_home / "other.txt"))
    assert watched_places() == ("http://borland.example/map",)


# --- the deployment ---------------------------------------------------------------------------------------------


def test_the_deployment_looks_one_at_a_time_and_can_be_found_again() -> None:
    plan = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    (deployment,) = [found for found in plan["deployments"] if found["name"] == "watch-articles"]
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
    (schedule,) = deployment["schedules"]
    assert (schedule["slug"], schedule["interval"], schedule["active"]) == ("every-quarter-of-an-hour", 900, True)
    assert schedule["anchor_date"] < "2026"  # or every new deployment would put the next look off


def test_the_form_explains_every_parameter() -> None:
    from prefect.utilities.callables import parameter_schema

    from flows.watch_articles import watch_articles

    properties = parameter_schema(watch_articles).properties
    assert set(properties) == {"places", "most", "at_first"}
    assert all(field["description"] for field in properties.values())
    assert (properties["places"]["type"], properties["most"]["maximum"]) == ("array", 1000)
