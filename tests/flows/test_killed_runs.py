"""kill -9 anywhere: nothing that was acknowledged is lost, and what was stored is not fetched again."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.adapters.archive import Archive
from claims.models import Request, Response
from tests.claims.adapters.tampering import count
from tests.conftest import ROOT
from tests.flows.command import claims, command_line, labels
from tests.flows.sites import Site, hanging, serving, source

PAGES = 200
KILLS = 20


@pytest.fixture
def many() -> dict[str, tuple[int, str, bytes]]:
    return {f"/{number}": (200, "text/plain", f"Quay {number} is open.".encode()) for number in range(PAGES)}


def test_twenty_kills_lose_nothing_and_fetch_nothing_twice(
    many: dict[str, tuple[int, str, bytes]], tmp_path: Path
) -> None:
    chance = random.Random(20261128)  # noqa: S311 no secret
    acknowledged: set[str] = set()
    with serving(many) as site:
        for _ in range(KILLS):
            before, asked = _stored(site, tmp_path), len(site.asked)
            acknowledged |= _killed_after(chance.randint(0, 14), chance.uniform(0, 0.01), site, tmp_path)
            assert acknowledged <= _stored(site, tmp_path)
            assert not before & {site.address + path for path in site.asked[asked:]}
        with _run(site, tmp_path) as finished:
            finished.communicate(timeout=60)
        assert finished.returncode == 0
        assert len(_stored(site, tmp_path)) == PAGES
    assert not list((tmp_path / "unfinished").iterdir())


def _killed_after(answers: int, seconds: float, site: Site, home: Path) -> set[str]:
    """The addresses that a run acknowledged before it was killed, so many answers and a moment after it began."""
    run = _run(site, home)
    assert run.stdout is not None
    told = [run.stdout.readline() for _ in range(answers)]
    time.sleep(seconds)
    run.kill()
    with run.stdout:
        rest = run.stdout.read()
    run.wait()
    return {line.strip() for line in [*told, *rest.splitlines(keepends=True)] if line.endswith("\n")}


def _run(site: Site, home: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.flows.killed_run", site.address, str(PAGES), str(home)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _stored(site: Site, home: Path) -> set[str]:
    """The addresses whose answers are whole in the archive."""
    addresses = [f"{site.address}/{number}" for number in range(PAGES)]
    with Archive(home / "archive") as archive:
        return {url for url in addresses if isinstance(archive.stored(Request(source="a", url=url)), Response)}


def test_a_check_that_was_killed_goes_on_where_it_was_and_one_that_ended_asks_anew(
    article: Path, sources: Path, site: Site, tmp_path: Path
) -> None:
    with hanging() as silent:
        sources.write_text(sources.read_text(encoding="utf-8") + source("hangs", silent), encoding="utf-8")
        command = command_line("check", article, "--sources", sources, "--out", tmp_path / "out")
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if count(tmp_path / "home" / "archive", "texts"):
                break
            time.sleep(0.05)
        run.kill()
        run.wait()
    assert site.asked == ["/port.txt"]
    for asked in (["/port.txt"], ["/port.txt"] * 2):
        assert claims("check", article, "--sources", sources, "--out", tmp_path / "out").exit_code == 0
        assert labels(tmp_path / "out") == ["supported"]
        assert site.asked == asked
