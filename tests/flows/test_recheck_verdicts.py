"""What was decided, held against what the sources say today, on a real Prefect server."""

import asyncio
import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from tests.claims.adapters.tampering import tamper
from tests.flows.command import claims
from tests.flows.shown import artifact
from tests.flows.sites import ARTICLE, PAGE, Site, serving, source

if TYPE_CHECKING:
    from claims.adapters.ledger import Check
    from claims.models import Report
    from flows.rechecking import Rechecked

pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    # Prefect keeps its connections for the life of an event loop and leaves them to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
CORRECTED = PAGE.replace(b"4.2 million", b"3.1 million")
OTHER_ARTICLE = ARTICLE.replace("Council reports", "Mara Quist speaks")
HARBOUR = {"/port.txt": (200, "text/plain", PAGE), "/fair.txt": (200, "text/plain", b"The fair of Lenham is open.")}


@dataclass(frozen=True)
class Desk:
    """An article that was checked, its sources file, and the site that has the sources."""

    article: Path
    sources: Path
    site: Site

    def answers(self, path: str, body: bytes, status: int = 200) -> None:
        self.site.pages = {**self.site.pages, path: (status, "text/plain", body)}


@dataclass(frozen=True)
class Run:
    """How a flow run ended."""

    id: UUID
    state: str
    message: str
    done: "tuple[Rechecked, ...]"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    article, sources = tmp_path / "article.txt", tmp_path / "sources.toml"
    article.write_text(ARTICLE, encoding="utf-8")
    with serving(HARBOUR, tagged=True) as site:
        names = {"port": "port.txt", "fair": "fair.txt"}
        listed = [source(name, f"{site.address}/{path}", language='"en"') for name, path in names.items()]
        sources.write_text("".join(listed), encoding="utf-8")
        yield Desk(article, sources, site)


def checked(desk: Desk, text: str | None = None) -> "Check":
    """A check of the article, on record, before the site is asked anything else."""
    from flows.check_article import check_article
    from flows.wiring import ledger

    if text is not None:
        desk.article.write_text(text, encoding="utf-8")
    state = asyncio.run(check_article(article=str(desk.article), sources=str(desk.sources), return_state=True))
    gc.collect()  # here, where its warnings are expected
    assert state.name == "Completed", state.message
    with ledger() as book:
        made = book.check(str(book.check_by_run(str(state.state_details.flow_run_id))))
    desk.site.asked.clear()
    desk.site.answered.clear()
    return made


def recheck(*articles: str) -> Run:
    from flows.recheck_verdicts import recheck_verdicts

    async def run() -> Run:
        state = await recheck_verdicts(articles=articles, return_state=True)
        found = state.state_details.flow_run_id
        assert found is not None
        done = await state.aresult(raise_on_failure=False)
        return Run(found, state.name, state.message or "", done if isinstance(done, tuple) else ())

    ended = asyncio.run(run())
    gc.collect()
    return ended


def checks(made: "Check") -> list[str]:
    from flows.wiring import ledger

    with ledger() as book:
        return [note.check for note in book.checks_of(made.report.article.key)]


def report(check: str) -> "Report":
    from flows.wiring import ledger

    with ledger() as book:
        return book.check(check).report


def labels(check: str) -> list[str]:
    return [str(claim.verdict.label) for claim in report(check).claims if claim.verdict is not None]


def events(check: str) -> int:
    """How many events say that a check was made; the server writes them down a moment after it has taken them."""
    import httpx
    from prefect.settings import PREFECT_API_URL

    wanted = {"filter": {"event": {"name": ["article.checked"]}}}
    for _ in range(100):
        answer = httpx.post(f"{PREFECT_API_URL.value()}/events/filter", json=wanted)
        found = sum(event["payload"].get("check") == check for event in answer.json()["events"])
        if found:
            return found
        time.sleep(0.1)
    return 0


def approve(made: "Check") -> None:
    from flows.wiring import ledger
    from tests.claims.adapters.ledger.making import review

    with ledger() as book:
        book.record_review(review(made), made.report.article.key, str(uuid4()))


def test_where_nothing_changed_each_address_is_asked_once_and_nothing_is_checked(desk: Desk) -> None:
    first, second = checked(desk), checked(desk, OTHER_ARTICLE)
    ended = recheck()
    assert desk.site.asked == ["/port.txt"]  # the other source is cited by nobody
    assert desk.site.answered == [304]
    assert [one.outcome for one in ended.done] == ["untouched", "untouched"]
    assert ended.state == "Unchanged"
    assert [*checks(first), *checks(second)] == [first.id, second.id]


def test_a_corrected_source_is_put_before_a_reviewer(desk: Desk) -> None:
    made = checked(desk)
    desk.answers("/port.txt", CORRECTED)
    ended = recheck()
    [done] = ended.done
    assert (ended.state, done.outcome) == ("Differences", "different")
    assert made.report.article.title in ended.message
    assert checks(made) == [made.id, done.now]
    assert (labels(made.id), labels(done.now)) == (["supported"], ["refuted"])
    assert events(done.now) == 1
    table = str(artifact(f"differences-{done.key}"))
    assert "| supported (exact) | refuted" in table
    assert f"{desk.site.address}/port.txt" in table.replace("\\", "")


def test_what_was_approved_is_shown_until_somebody_has_decided(desk: Desk) -> None:
    made = checked(desk)
    approve(made)
    before = artifact(f"report-{made.report.article.key}")
    desk.answers("/port.txt", CORRECTED)
    [done] = recheck().done
    assert before is not None
    assert artifact(f"report-{done.key}") == before
    assert done.now in str(artifact(f"differences-{done.key}"))


def test_a_page_that_was_changed_and_says_the_same_proposes_nothing(desk: Desk) -> None:
    made = checked(desk)
    desk.answers("/port.txt", PAGE + b" It rains.")
    for asked in (2, 3):  # decided once, and then known to change nothing
        ended = recheck()
        [done] = ended.done
        assert (ended.state, done.outcome, len(done.changed)) == ("Unchanged", "unchanged", 1)
        assert len(desk.site.asked) == asked
    assert checks(made) == [made.id]
    assert made.id not in str(artifact(f"differences-{done.key}"))


@pytest.mark.parametrize("status", [404, 500])
def test_a_source_that_is_silent_today_changes_nothing_and_is_named(desk: Desk, status: int) -> None:
    made = checked(desk)
    desk.answers("/port.txt", b"", status)
    ended = recheck()
    [done] = ended.done
    assert done.outcome == "untouched"
    assert [item.url for item in done.silent] == [f"{desk.site.address}/port.txt"]
    assert "Silent: 127.0.0.1" in ended.message
    assert checks(made) == [made.id]


def test_a_silent_source_lowers_nothing_where_another_one_has_changed(desk: Desk) -> None:
    fair = "The fair of Lenham is open."
    made = checked(desk, f"{ARTICLE}\n{fair}\n")
    assert labels(made.id) == ["supported", "supported"]
    desk.answers("/port.txt", b"", 500)
    desk.answers("/fair.txt", b"The fair of Lenham is not open.")
    [done] = recheck().done
    assert [difference.text for difference in done.differences] == [fair.rstrip(".")]
    assert labels(done.now) == ["supported", "refuted"]
    [note] = [note for note in report(done.now).notes if "last stored" in note]
    assert note.endswith(": port.")


def test_a_page_that_cannot_be_read_today_is_taken_as_it_was(desk: Desk) -> None:
    made = checked(desk)
    desk.answers("/port.txt", b"\x00\x01\x02\x03")
    [done] = recheck().done
    assert done.outcome == "unchanged"
    assert [item.why.reason for item in done.silent] == ["unreadable"]
    assert checks(made) == [made.id]


def test_a_source_that_was_silent_then_and_answers_now_is_heard(desk: Desk) -> None:
    desk.answers("/port.txt", b"", 500)
    made = checked(desk)
    assert labels(made.id) == ["not_enough_evidence"]
    desk.answers("/port.txt", PAGE)
    [done] = recheck().done
    assert done.outcome == "different"
    assert labels(done.now) == ["supported"]


def test_a_recheck_that_was_killed_and_runs_again_puts_nothing_on_record_twice(desk: Desk) -> None:
    from prefect import flow

    from flows import recheck_verdicts as flows_of
    from flows.wiring import ledger

    made = checked(desk)
    desk.answers("/port.txt", CORRECTED)

    @flow
    async def twice() -> "list[tuple[Rechecked, ...]]":
        found = []
        for _ in range(2):
            with ledger() as book:
                found.append(await flows_of.recheck_all(book.newest_checks(), book))
        return found

    first, second = asyncio.run(twice())
    gc.collect()
    assert first[0].now == second[0].now
    assert first[0].differences == second[0].differences
    assert checks(made) == [made.id, first[0].now]
    assert events(first[0].now) == 1


def test_an_article_whose_sources_file_is_gone_is_left_alone(desk: Desk) -> None:
    made = checked(desk)
    desk.sources.unlink()
    [done] = recheck(made.report.article.key).done
    assert done.outcome == "left alone"
    assert str(desk.sources) in done.why
    assert checks(made) == [made.id]


def test_an_article_that_was_never_checked_is_not_on_record(desk: Desk) -> None:
    checked(desk)
    ended = recheck("https://lenham.example/elsewhere")
    assert ended.state == "Failed"
    assert "https://lenham.example/elsewhere" in ended.message


def test_the_command_prints_what_is_decided_otherwise(desk: Desk) -> None:
    made = checked(desk)
    desk.answers("/port.txt", CORRECTED)
    outcome = claims("recheck", made.report.article.key)
    gc.collect()
    assert outcome.exit_code == 0, outcome.output
    assert "supported (exact) -> refuted: The port of Lenham handled 4.2 million containers in 2023" in outcome.stdout
    assert outcome.stdout.splitlines()[-1] == f"1 different. Different: {made.report.article.title}."


@pytest.mark.parametrize(("article", "code"), [("https://lenham.example/elsewhere", 3), (None, 2)])
def test_the_command_says_what_cannot_be_rechecked(desk: Desk, article: str | None, code: int) -> None:
    made = checked(desk)
    desk.sources.unlink()
    outcome = claims("recheck", article or made.report.article.key)
    gc.collect()
    assert outcome.exit_code == code, outcome.output
    assert (article or str(desk.sources)) in outcome.output


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Lenham</title>{}</channel></rss>"""
ENTRY = "<item><title>The quay</title><link>{}</link><pubDate>Sat, 01 Feb 2025 08:00:00 GMT</pubDate></item>"
QUAY = "The quay of Lenham is 1.2 kilometres long."


def test_a_page_that_a_feed_no_longer_lists_is_read_all_the_same(desk: Desk) -> None:
    page = f"{desk.site.address}/quay.txt"
    feed = source("news", f"{desk.site.address}/feed.xml", language='"en"').replace('"page"', '"feed"')
    desk.sources.write_text(desk.sources.read_text(encoding="utf-8") + feed, encoding="utf-8")
    desk.answers("/quay.txt", QUAY.encode())
    desk.answers("/feed.xml", FEED.format(ENTRY.format(page)).encode())
    made = checked(desk, f"{ARTICLE}\n{QUAY}\n")
    assert labels(made.id) == ["supported", "supported"]
    desk.answers("/feed.xml", FEED.format("").encode())
    desk.answers("/port.txt", CORRECTED)
    [done] = recheck().done
    assert len(done.differences) == 1
    assert labels(done.now) == ["refuted", "supported"]
    assert desk.site.asked.count("/quay.txt") == 1


def test_what_stands_on_a_silent_source_of_which_nothing_is_stored_is_not_decided_again(
    desk: Desk, claims_home: Path
) -> None:
    fair = "The fair of Lenham is open."
    made = checked(desk, f"{ARTICLE}\n{fair}\n")
    tamper(claims_home / "archive", "UPDATE bodies SET body = ? WHERE body = ?", b"lost", PAGE)
    desk.answers("/port.txt", b"", 500)
    desk.answers("/fair.txt", b"The fair of Lenham is not open.")
    [done] = recheck().done
    assert labels(done.now) == ["supported", "refuted"]
    assert report(done.now).claims[0] == made.report.claims[0]
    [note] = [note for note in report(done.now).notes if "not decided again" in note]
    assert note.endswith(": port.")


def test_an_article_without_a_day_is_read_as_of_that_of_its_first_check() -> None:
    from flows.second_look import as_of
    from tests.claims.adapters.ledger.making import check

    made = check(48).report
    assert as_of(made).date() == made.claims[0].verdict.as_of != made.checked_at.date()
