"""From an event to the report on a desk, part by part: medians of several rounds on this machine.

    .venv/bin/python -m benchmarks.desk_latency [--rounds 5] [--ways usual direct warm served]

A real server of Prefect's, its database new, and the seed article with the bundled references on loopback.
``usual`` is a process worker as it is, ``direct`` one that is told to start the engine at once, ``warm`` one whose
children are forked from a process that has everything loaded, ``served`` is ``check_article.serve()``.
The parts are cut where Prefect's own timestamps and the clock of the system say; nothing is asserted here.
"""

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from uuid import uuid4

from benchmarks.desk import ROOT, Desk, server, until
from flows.references import ReferenceServer
from flows.warm_desk import nurseries, warm_job_command

SEED = ROOT / "seeds" / "articles" / "seed-article.txt"
_POOL = "claims-process"
_DIRECT = f"{sys.executable} -m prefect.engine"
_SERVED = """
from prefect.events import DeploymentEventTrigger
from flows.check_article import check_article
check_article.serve("served", triggers=[DeploymentEventTrigger(
    name="served", match={"prefect.resource.id": "claims.article.*"}, expect=["article.published"],
    parameters={"article": "{{ event.payload.url }}"})])
"""
_PARTS = (
    "event posted, run created",
    "taken up by the worker",
    "child started",
    "flow begun",
    "article being read",
    "report written",
    "run completed",
)


def main() -> None:
    """Print one table for each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--poll", default="2", help="seconds between the worker's questions")
    parser.add_argument("--ways", nargs="+", choices=list(WAYS), default=list(WAYS))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, server(Path(folder), asked.poll) as desk:
        (desk.home / "articles").mkdir()
        with ReferenceServer(0, str(desk.home / "articles")) as articles:
            for way in asked.ways:
                with WAYS[way](desk):
                    rounds = [_round(desk, articles.address) for _ in range(asked.rounds + 1)]
                _print(way, rounds[1:])  # the first one finds nothing in any cache


# --- the ways ---------------------------------------------------------------------------------------------------------


@contextmanager
def _usual(desk: Desk) -> Iterator[None]:
    with _worker(desk, []):
        yield


@contextmanager
def _direct(desk: Desk) -> Iterator[None]:
    with _worker(desk, ["--job-variable", f"command={_DIRECT}"]):
        yield


@contextmanager
def _warm(desk: Desk) -> Iterator[None]:
    home = desk.home / "claims"
    with ExitStack() as stack:
        logs = [
            stack.enter_context(replace(desk, environment=environment).running(f"nursery-{number}", *command[1:]))
            for number, (command, environment) in enumerate(nurseries(home, desk.environment))
        ]
        until(lambda: all(b"is ready" in log.read_bytes() for log in logs))
        stack.enter_context(_worker(desk, ["--job-variable", f"command={warm_job_command(home)}"]))
        yield


@contextmanager
def _served(desk: Desk) -> Iterator[None]:
    with desk.running("served", "-c", _SERVED):
        until(lambda: desk.post("deployments/filter", {"deployments": {"name": {"any_": ["served"]}}}))
        time.sleep(2 * float(desk.environment["PREFECT_WORKER_QUERY_SECONDS"]))
        yield
    _forget_deployments(desk)


@contextmanager
def _worker(desk: Desk, options: Sequence[str]) -> Iterator[None]:
    desk.run("work-pool", "create", _POOL, "--type", "process", "--overwrite")
    desk.run("deploy", "--name", "check-article", *options)
    with desk.running("worker", "-m", "prefect", "worker", "start", "--pool", _POOL, "--type", "process") as log:
        until(lambda: b"started!" in log.read_bytes())
        yield
    _forget_deployments(desk)


def _forget_deployments(desk: Desk) -> None:
    """No event may start a run of the way before."""
    until(lambda: not _deployments_left(desk))


def _deployments_left(desk: Desk) -> bool:
    found = desk.post("deployments/filter", {})
    for deployment in found:
        with suppress(URLError):  # the database may be busy; then again
            desk.get(f"deployments/{deployment['id']}", method="DELETE")
    return bool(found)


WAYS: Mapping[str, Callable[[Desk], AbstractContextManager[None]]] = {
    "usual": _usual,
    "direct": _direct,
    "warm": _warm,
    "served": _served,
}


# --- one round --------------------------------------------------------------------------------------------------------


def _round(desk: Desk, articles: str) -> list[float]:
    """Seconds from the event to the end of each part, for an article that has not been checked before."""
    name = f"{uuid4().hex}.txt"
    (desk.home / "articles" / name).write_text(f"{SEED.read_text(encoding='utf-8')}\n\n{name}\n", encoding="utf-8")
    time.sleep(random.uniform(0.5, 0.5 + float(desk.environment["PREFECT_WORKER_QUERY_SECONDS"])))  # noqa: S311 any
    begun = time.time()
    _publish(desk, f"{articles}/{name}")
    written = until(lambda: _written_since(desk.home / "claims" / "reports", begun))
    child = _child_started(desk, begun)
    run = until(lambda: _completed_since(desk, begun))
    states = {
        state["type"]: _clock(state["timestamp"]) for state in desk.get(f"flow_run_states/?flow_run_id={run['id']}")
    }
    of_run = {"flow_runs": {"id": {"any_": [run["id"]]}}}
    reading = [
        task["start_time"] for task in desk.post("task_runs/filter", of_run) if task["name"].startswith("read-article")
    ]
    times = [
        _clock(run["created"]),
        states["PENDING"],
        child,
        states["RUNNING"],
        min(map(_clock, reading), default=states["RUNNING"]),
        written,
        states["COMPLETED"],
    ]
    return [moment - begun for moment in times]


def _publish(desk: Desk, url: str) -> None:
    event = {
        "id": str(uuid4()),
        "occurred": datetime.now(UTC).isoformat(),  # noqa: TID251 the event is of now
        "event": "article.published",
        "resource": {"prefect.resource.id": "claims.article.seed"},
        "payload": {"url": url},
    }
    desk.post("events", [event])


def _written_since(reports: Path, begun: float) -> float:
    return max(
        (path.stat().st_mtime for path in reports.glob("*/report.html") if path.stat().st_mtime > begun), default=0
    )


def _completed_since(desk: Desk, begun: float) -> dict[str, str] | None:
    since = datetime.fromtimestamp(begun, UTC).isoformat()
    wanted = {"state": {"type": {"any_": ["COMPLETED"]}}, "expected_start_time": {"after_": since}}
    return next(iter(desk.post("flow_runs/filter", {"flow_runs": wanted})), None)


def _child_started(desk: Desk, begun: float) -> float:
    """When the first process of a flow run began that began after the event; not a number where none is seen."""
    booted = time.time() - float(Path("/proc/uptime").read_text(encoding="utf-8").split()[0])
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            known = (folder / "environ").read_bytes()
            if b"PREFECT__FLOW_RUN_ID=" in known and f"CLAIMS_HOME={desk.home}/".encode() in known:
                ticks = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
                found.append(booted + int(ticks) / os.sysconf("SC_CLK_TCK"))
    return min((moment for moment in found if moment > begun), default=math.nan)


def _print(way: str, rounds: list[list[float]]) -> None:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"\n{way}: seconds, median of {len(rounds)} rounds (least to most); {os.cpu_count()} processors, load {load}")
    before = [0.0] * len(rounds)
    for part, moments in zip(_PARTS, zip(*rounds, strict=True), strict=True):
        spent = [moment - earlier for moment, earlier in zip(moments, before, strict=True)]
        print(f"  {part:28}{_middle(spent):>22}   since the event {_middle(moments):>22}")
        before = list(moments)
    inside = [moments[5] - moments[3] for moments in rounds]
    print(f"  {'the check itself':28}{_middle(inside):>22}   (flow begun to report written)", flush=True)


def _middle(values: Sequence[float]) -> str:
    return f"{statistics.median(values):6.2f} ({min(values):.2f} to {max(values):.2f})"


def _clock(stamp: str) -> float:
    return datetime.fromisoformat(stamp).timestamp()


if __name__ == "__main__":
    main()
