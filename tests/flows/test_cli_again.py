"""The command again: the same bytes, offline, and after a run that was killed."""

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.claims.adapters.tampering import count, tamper
from tests.conftest import ROOT
from tests.flows.command import but_for_the_time, claims, command_line, in_a_process, labels
from tests.flows.sites import Site, hanging, source

SEED = ROOT / "seeds" / "articles" / "seed-article.txt"


def test_two_runs_on_the_seed_article_differ_in_their_time_only(
    seed_sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMS_ENCODER")
    for name, seed in (("one", "1"), ("two", "2")):
        outcome = in_a_process("check", SEED, "--sources", seed_sources, "--out", tmp_path / name, PYTHONHASHSEED=seed)
        assert outcome.returncode == 0, outcome.stderr
    assert but_for_the_time(tmp_path / "one") == but_for_the_time(tmp_path / "two")


def test_offline_gives_the_same_report_and_asks_nobody(
    article: Path, sources: Path, site: Site, tmp_path: Path
) -> None:
    claims("check", article, "--sources", sources, "--out", tmp_path / "one")
    asked = list(site.asked)
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "two", "--offline")
    assert outcome.exit_code == 0
    assert site.asked == asked == ["/port.txt"]
    assert but_for_the_time(tmp_path / "one") == but_for_the_time(tmp_path / "two")


def test_offline_an_article_that_was_fetched_is_there(site: Site, sources: Path, tmp_path: Path) -> None:
    address = f"{site.address}/article.html"
    claims("check", address, "--sources", sources, "--out", tmp_path / "one")
    asked = list(site.asked)
    assert claims("check", address, "--sources", sources, "--out", tmp_path / "two", "--offline").exit_code == 0
    assert site.asked == asked
    assert but_for_the_time(tmp_path / "one") == but_for_the_time(tmp_path / "two")


def test_offline_what_is_not_stored_is_unanswered(article: Path, sources: Path, site: Site, tmp_path: Path) -> None:
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "out", "--offline")
    assert outcome.exit_code == 0
    assert "unanswered: port: not_fetched. Offline" in outcome.stdout
    assert not site.asked


@pytest.mark.parametrize("statement", ["UPDATE bodies SET body = ?", "DELETE FROM bodies WHERE body != ?"])
def test_offline_a_snapshot_that_was_tampered_with_is_no_evidence(
    statement: str, article: Path, sources: Path, tmp_path: Path, claims_home: Path
) -> None:
    claims("check", article, "--sources", sources, "--out", tmp_path / "one")
    tamper(claims_home / "archive", statement, b"other")
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "two", "--offline")
    assert outcome.exit_code == 0, outcome.output
    assert "unanswered: port: unreadable. The stored snapshot" in outcome.stdout
    assert labels(tmp_path / "two") == ["not_enough_evidence"]


def test_a_killed_run_leaves_no_half_report_and_the_next_one_works(
    article: Path, sources: Path, tmp_path: Path
) -> None:
    before = sources.read_text(encoding="utf-8")
    command = command_line("check", article, "--sources", sources, "--out", tmp_path / "out")
    with hanging() as silent:
        sources.write_text(before + source("hangs", silent), encoding="utf-8")
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _wait_until_stored(tmp_path / "home", run)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert not (tmp_path / "out").exists()
    sources.write_text(before, encoding="utf-8")
    assert claims("check", article, "--sources", sources, "--out", tmp_path / "out").exit_code == 0
    assert labels(tmp_path / "out") == ["supported"]


def _wait_until_stored(home: Path, run: "subprocess.Popen[bytes]") -> None:
    """Until one source was stored, while the other one still hangs: the middle of the run."""
    for _ in range(600):
        if count(home / "archive", "texts"):
            return
        assert run.poll() is None
        time.sleep(0.05)
    pytest.fail("The run stored nothing.")
