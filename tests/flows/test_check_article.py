"""The flow on a real Prefect server: the same bytes as the command, with artifacts, and failures that say why."""

import asyncio
import gc
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner

from tests.flows.sites import ARTICLE, PAGE, nobody, serving, source

pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    # Prefect keeps its connections for the life of an event loop and leaves them to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@dataclass(frozen=True)
class Desk:
    """An article, the sources file and a folder for the report."""

    article: Path
    sources: Path
    out: Path


@dataclass(frozen=True)
class Run:
    """How a flow run ended."""

    id: UUID
    state: str
    message: str


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path / "article.txt", tmp_path / "sources.toml", tmp_path / "out")
    found.article.write_text(ARTICLE, encoding="utf-8")
    with serving({"/port.txt": (200, "text/plain", PAGE)}) as site:
        sources = [source(f"port-{n}", f"{site.address}/port.txt", language='"en"') for n in range(3)]
        found.sources.write_text("".join(sources), encoding="utf-8")
        yield found


def run(desk: Desk, article: object = None, *, only_if_new: bool = False) -> Run:
    from flows.check_article import check_article

    state = asyncio.run(
        check_article(
            article=str(article or desk.article),
            sources=str(desk.sources),
            out=str(desk.out),
            only_if_new=only_if_new,
            return_state=True,
        )
    )
    gc.collect()  # here, where its warnings are expected
    assert state.state_details.flow_run_id is not None
    return Run(state.state_details.flow_run_id, state.name, state.message or "")


def artifacts(run: Run) -> dict[str, list[tuple[str | None, object]]]:
    """Key and content of the artifacts of a run, by their type."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId

    only = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]))
    found: dict[str, list[tuple[str | None, object]]] = {}
    with get_client(sync_client=True) as client:
        for artifact in client.read_artifacts(artifact_filter=only):
            found.setdefault(str(artifact.type), []).append((artifact.key, artifact.data))
    return found


def test_the_flow_writes_the_same_bytes_as_the_command(desk: Desk, tmp_path: Path) -> None:
    from flows.cli import main

    outcome = CliRunner().invoke(
        main, ["check", str(desk.article), "--sources", str(desk.sources), "--out", str(tmp_path / "command")]
    )
    assert outcome.exit_code == 0, outcome.output
    assert run(desk).state == "Completed"
    for name in ("report.json", "report.md", "report.html"):
        one, other = (_without_times(folder / name) for folder in (desk.out, tmp_path / "command"))
        assert one == other


def _without_times(path: Path) -> str:
    """A report without the only thing in which two may differ: when it was made."""
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)", "", path.read_text(encoding="utf-8"))


def test_the_report_is_published_under_a_key_that_stays(desk: Desk) -> None:
    keys = []
    for _ in range(2):
        [(key, content)] = artifacts(run(desk))["markdown"]
        title = (desk.out / "report.md").read_text(encoding="utf-8").splitlines()[0]
        assert str(content).startswith(f"{title}\n")
        assert "**Not reviewed:**" in str(content)
        keys.append(key)
    assert keys[0] == keys[1]
    assert re.fullmatch(r"report-[a-z0-9-]+", str(keys[0]))


def test_the_verdicts_are_published_as_a_table(desk: Desk) -> None:
    [(key, content)] = artifacts(run(desk))["table"]
    [row] = json.loads(str(content))
    assert str(key).startswith("verdicts-")
    assert row["Verdict"] == "supported"
    assert "4.2 million containers" in row["Claim"]
    assert row["Source"].startswith("port-")


def test_a_check_is_on_record_with_what_it_stands_on(desk: Desk) -> None:
    from flows.wiring import ledger

    ended = run(desk)
    with ledger() as book:
        made = book.check(str(book.check_by_run(str(ended.id))))
        [entry] = [entry for entry in book.history(made.id) if entry.kind == "verdict"]
    assert made.sources == str(desk.sources)
    assert [str(claim["verdict"]["label"]) for claim in _claims(desk)] == [entry.label]
    assert {item["snapshot"] for claim in _claims(desk) for item in claim["verdict"]["evidence"]} == {*entry.snapshots}


def _claims(desk: Desk) -> list[Any]:
    found: list[Any] = json.loads((desk.out / "report.json").read_text(encoding="utf-8"))["claims"]
    return found


def test_a_text_that_was_checked_is_not_checked_again_where_nobody_asks_for_that(desk: Desk) -> None:
    first, again, forced = run(desk), run(desk, only_if_new=True), run(desk)
    assert (first.state, again.state, forced.state) == ("Completed", "Already checked", "Completed")
    assert str(first.id) in again.message
    desk.article.write_text(ARTICLE.replace("4.2", "4.3"), encoding="utf-8")
    assert run(desk, only_if_new=True).state == "Completed"


def test_an_article_that_was_changed_back_is_checked_again(desk: Desk) -> None:
    """What was checked last is the other version."""
    for text in (ARTICLE, ARTICLE.replace("4.2", "4.3"), ARTICLE):
        desk.article.write_text(text, encoding="utf-8")
        assert run(desk, only_if_new=True).state == "Completed"


def test_a_run_that_came_to_nothing_does_not_stand_in_the_way(desk: Desk) -> None:
    from flows.beginning import work_of
    from flows.wiring import ledger
    from flows.world import Order, clock

    dead = "11111111-1111-1111-1111-111111111111"
    checked = run(desk)
    with ledger() as book:
        report = book.check(str(book.check_by_run(str(checked.id)))).report
        work = work_of(report.article, Order(str(desk.article), desk.sources))
        assert book.begin(work, dead, clock(), instead_of=str(checked.id)) == dead
    assert run(desk, only_if_new=True).state == "Completed"


def test_what_settles_a_check_may_run_again_and_leaves_it_once(desk: Desk) -> None:
    from prefect import flow

    from flows.settling import settle
    from flows.wiring import ledger

    ended = run(desk)
    with ledger() as book:
        made = book.check(str(book.check_by_run(str(ended.id))))
        asyncio.run(flow(settle)(made, desk.out))
        assert [note.check for note in book.checks_of(made.report.article.key)] == [made.id]


def test_one_progress_counts_up_to_all_sources(desk: Desk) -> None:
    assert [content for _, content in artifacts(run(desk))["progress"]] == [100.0]


def test_every_source_is_asked_by_a_task_of_its_own(desk: Desk) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    ended = run(desk)
    with get_client(sync_client=True) as client:
        only = FlowRunFilter(id=FlowRunFilterId(any_=[ended.id]))
        flow_run = client.read_flow_run(ended.id)
        names = sorted(task.name.partition("-")[0] for task in client.read_task_runs(flow_run_filter=only))
    assert flow_run.name.startswith("check ")
    assert names == ["ask port", "ask port", "ask port", "read", "record", "write"]


def test_a_source_that_fails_does_not_fail_the_run(desk: Desk) -> None:
    with desk.sources.open("a", encoding="utf-8") as file:
        file.write(source("harbour-office", nobody()))
    ended = run(desk)
    assert ended.state == "Completed"
    report = json.loads((desk.out / "report.json").read_text(encoding="utf-8"))
    assert [(item["source"], item["reason"]) for item in report["unanswered"]] == [("harbour-office", "not_fetched")]
    assert "harbour-office" in str(artifacts(ended)["markdown"])


def test_a_source_that_waits_for_its_turn_is_not_cut_off_by_its_task() -> None:
    from flows.tasks import ask_source

    assert ask_source.timeout_seconds is None


def test_an_article_that_cannot_be_read_fails_the_run_with_a_sentence(desk: Desk) -> None:
    desk.article.write_bytes(b"")
    ended = run(desk)
    assert ended.state == "Failed"
    assert f"The article {str(desk.article)!r} cannot be read: it is empty." in ended.message
    assert not desk.out.exists()


def test_a_sources_file_that_cannot_be_used_fails_the_run_with_file_and_line(desk: Desk) -> None:
    desk.sources.write_text(source("port", "http://127.0.0.1/") + 'colour = "red"\n', encoding="utf-8")
    ended = run(desk)
    assert ended.state == "Failed"
    assert f"{desk.sources}, line 9: unknown key 'colour'" in ended.message


def test_the_text_itself_may_be_given(desk: Desk) -> None:
    assert run(desk, ARTICLE.splitlines()[4]).state == "Completed"


def test_every_parameter_of_the_form_has_a_description() -> None:
    from prefect.utilities.callables import parameter_schema

    from flows.check_article import check_article

    form = parameter_schema(check_article)
    assert list(form.properties) == [
        "article",
        "sources",
        "policy",
        "as_of",
        "published_on",
        "out",
        "offline",
        "only_if_new",
    ]
    assert form.required == ["article"]
    assert all(len(field["description"]) > 20 for field in form.properties.values())


def test_a_long_report_leaves_out_claims_before_the_browser_gives_up(desk: Desk) -> None:
    lines = [f"The port of Lenham handled {n}.2 million containers in {1000 + n}." for n in range(2, 400)]
    desk.article.write_text("\n\n".join(["Council reports on the port", "3 February 2025", *lines]), encoding="utf-8")
    [(_, content)] = artifacts(run(desk))["markdown"]
    assert len((desk.out / "report.md").read_text(encoding="utf-8")) > 100_000
    assert len(str(content).encode()) <= 100_000
    assert "they stand in the full report" in str(content)
