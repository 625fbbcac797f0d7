"""Kill parts of a desk at random while it checks articles, and count what was missed and what was done twice.

    python -m benchmarks.desk_kills [--kills 20] [--seed 7]

Each kill hits, at random, the process of a flow run, the worker, the server, or every process of the desk at once,
which is then started again. In the end every article should have one run, one check on record and one open review.
"""

import argparse
import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.adapters.ledger import Ledger
from tests.flows.desk.desk import Desk, DeskFailed
from tests.flows.desk.harbours import another_article, harbour_site, harbour_sources
from tests.flows.sites import Site

_VICTIMS = {"run": "PREFECT__FLOW_RUN_ID", "worker": "worker start", "server": "flows.serving.app"}
_LONGEST_PAUSE_SECONDS = 6.0
_PATIENCE_SECONDS = 420


def main() -> None:
    """Kill, wait, and print what is left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    dice = random.Random(asked.seed)  # noqa: S311 no secret
    with TemporaryDirectory() as name, harbour_site() as site:
        folder = Path(name)
        environment = {**os.environ, "CLAIMS_SOURCES": str(harbour_sources(site, folder))}
        with Desk(folder, None, environment) as desk:
            killed = Counter(_one_kill(desk, site, number, dice) for number in range(asked.kills))
            print(f"seed {asked.seed}, {sum(killed.values())} kills: {dict(killed)}")
            began = time.monotonic()
            with suppress(DeskFailed):
                desk.until(lambda: _is_done(desk, asked.kills), "every article waits for its review", _PATIENCE_SECONDS)
            print(f"settled {time.monotonic() - began:.0f} s after the last of them")
            _count(desk, asked.kills)


def _one_kill(desk: Desk, site: Site, number: int, dice: random.Random) -> str:
    """Publish an article, wait a moment, and kill something."""
    path = f"/article-{number}.txt"
    site.pages = {**site.pages, path: (200, "text/plain", another_article(number))}
    desk.until(lambda: _published(desk, f"{site.address}{path}"), "the event is taken")
    time.sleep(dice.uniform(0, _LONGEST_PAUSE_SECONDS))
    victim = dice.choice([*_VICTIMS, "desk"])
    if victim == "desk":
        desk.kill()
        desk.start()
        return victim
    found = [pid for pid in desk.processes() if _VICTIMS[victim] in _told(pid)]
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return victim if found else f"{victim}, none there"


def _published(desk: Desk, url: str) -> bool:
    """Whether the server took the event: a newsroom's system asks again until it does."""
    try:
        desk.publish(url)
    except OSError:
        return False
    return True


def _told(pid: int) -> str:
    """The command line and the environment of a process."""
    try:
        return "\n".join(
            (Path("/proc") / str(pid) / name).read_bytes().replace(b"\0", b" ").decode(errors="replace")
            for name in ("cmdline", "environ")
        )
    except OSError:
        return ""


def _is_done(desk: Desk, articles: int) -> bool:
    try:
        waiting = [run for run in desk.runs("review-verdicts") if run["state"]["name"] == "Suspended"]
    except OSError:
        return False
    return len(waiting) >= articles


def _count(desk: Desk, articles: int) -> None:
    """What every article has."""
    for flow in ("check-article", "review-verdicts"):
        runs = desk.runs(flow)
        told = Counter(str(run["parameters"].get("article") or run["parameters"].get("title")) for run in runs)
        states = dict(Counter(run["state"]["name"] for run in runs))
        print(f"{flow}: {len(told)} of {articles} articles, {len(runs)} runs, {states}")
    with Ledger(f"sqlite:///{desk.home}/ledger/ledger.sqlite") as book:
        notes = book.newest_checks()
        twice = sum(len(book.checks_of(note.key)) > 1 for note in notes)
        waiting = len(book.open_reviews())
    print(f"ledger: {len(notes)} of {articles} articles checked, {twice} of them twice, {waiting} open reviews")


if __name__ == "__main__":
    main()
