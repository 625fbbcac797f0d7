"""What a check of the seed article costs, part by part: seconds and peak memory on this machine.

    .venv/bin/python benchmarks/measure.py [--demo]

Times of commands are medians of three runs; ratios are taken within one run. Nothing is asserted here.
"""

import argparse
import asyncio
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from claims.models import Report, Request, Response, Unanswered
from claims.pipeline import check
from claims.reports import render_html, render_json, render_markdown
from claims.text.embed import Embedder, SentenceEncoder, Vectors
from flows.references import ReferenceServer
from flows.wiring import job_of, open_world
from flows.world import LocalWorld, Order

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "articles" / "seed-article.txt"
CLAIMS = str(Path(sys.executable).with_name("claims"))
RUNS = 3
_MEBIBYTE = 1024 * 1024
_ENCODING = "    encoding, with loading the weights"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--demo", action="store_true", help="time `claims demo` with Prefect's server too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ReferenceServer(0) as server:
        os.environ["CLAIMS_HOME"] = str(Path(folder) / "home")
        sources = _sources_at(server.address, Path(folder))
        runs = [_command(CLAIMS, "check", str(SEED), "--sources", str(sources)) for _ in range(RUNS)]
        whole = statistics.median(seconds for seconds, _ in runs)
        _print("claims check, from start to exit", whole)
        _print("  importing", _median(sys.executable, "-c", "import flows.running"))
        for name, seconds in _parts(sources).items():
            _print(name, seconds)
        for count, seconds in _encoding().items():
            _print(f"encoding {count} sentences", seconds)
        print(f"{'peak memory of claims check':48}{max(peak for _, peak in runs) / _MEBIBYTE:8.0f} MiB")
        _print("start-up of the command alone", _median(CLAIMS, "--version"))
        if asked.demo:
            _demo(whole)


def _sources_at(address: str, folder: Path) -> Path:
    path = folder / "sources.toml"
    text = (ROOT / "seeds" / "sources.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("http://127.0.0.1:8123", address), encoding="utf-8")
    return path


def _command(*command: str) -> tuple[float, int]:
    """Seconds from start to exit, and peak memory in bytes."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - begun, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _median(*command: str) -> float:
    return statistics.median(_command(*command)[0] for _ in range(RUNS))


def _print(name: str, seconds: float) -> None:
    print(f"{name:48}{seconds:8.2f} s")


# --- the parts of one check, in this process ----------------------------------------------------------------------


@dataclass(slots=True)
class Clock:
    """Seconds by the name of what they were spent on."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        """Add the time of a block."""
        begun = time.perf_counter()
        yield
        self.spent[name] = self.spent.get(name, 0.0) + time.perf_counter() - begun


class _TimedEmbedder:
    """The encoder with a clock."""

    def __init__(self, embedder: Embedder, clock: Clock) -> None:
        self.name, self._embedder, self._clock = embedder.name, embedder, clock

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._clock.timing(_ENCODING):
            return self._embedder.encode(texts)


class _TimedWorld:
    """The local world; how long it took from the first question to the last answer."""

    def __init__(self, local: LocalWorld) -> None:
        self.article, self.read, self.keep = local.article, local.read, local.keep
        self.hear, self.now = local.hear, local.now
        self._local = local
        self.asked: list[float] = []

    async def ask(self, request: Request) -> Response | Unanswered:
        self.asked.append(time.perf_counter())
        answer = await self._local.ask(request)
        self.asked.append(time.perf_counter())
        return answer


def _parts(sources: Path) -> dict[str, float]:
    gc.disable()  # as the command does
    clock = Clock()
    order = Order(str(SEED), sources, as_of=date(2025, 2, 18))
    report, fetching = asyncio.run(_check(order, clock))
    clock.spent["    fetching and storing"] = fetching
    clock.spent.setdefault(_ENCODING, 0.0)  # where all passages can be compared, none has to be found
    inside = sum(seconds for name, seconds in clock.spent.items() if name.startswith("    "))
    clock.spent["    extracting, reading and deciding"] = clock.spent["  the pipeline"] - inside
    with clock.timing("  writing the report"):
        for render in (render_json, render_markdown, render_html):
            render(report)
    return clock.spent


def _encoding() -> dict[int, float]:
    """What finding costs where there are more passages than can be compared: the first time with its weights."""
    encoder, spent = SentenceEncoder(), {}
    for count in (1, 1000):
        begun = time.perf_counter()
        encoder.encode([f"The council approved plan number {number} on Tuesday." for number in range(count)])
        spent[count] = time.perf_counter() - begun
    return spent


async def _check(order: Order, clock: Clock) -> tuple[Report, float]:
    """As the command has it: the process that reads begins while the word lists are loaded."""
    async with open_world(order, lambda _: None) as local:
        with clock.timing("  loading word lists and rules"):
            job = job_of(order)
        timed = replace(job, embedder=_TimedEmbedder(job.embedder, clock)) if job.embedder is not None else job
        world = _TimedWorld(local)
        with clock.timing("  the pipeline"):
            report = await check(timed, world)
    return report, max(world.asked) - min(world.asked)


def _demo(check_seconds: float) -> None:
    """`claims demo`, which starts Prefect's embedded server, and what importing Prefect alone costs."""
    with tempfile.TemporaryDirectory() as out:
        seconds, peak = _command(CLAIMS, "demo", "--out", out)
    _print("claims demo, with Prefect's embedded server", seconds)
    _print("  importing Prefect", _median(sys.executable, "-c", "import prefect"))
    print(f"{'  demo to check, in this run':48}{seconds / check_seconds:8.1f} times")
    print(f"{'peak memory of claims demo, without its server':48}{peak / _MEBIBYTE:8.0f} MiB")


if __name__ == "__main__":
    main()
