"""Sources that do not answer: the run goes on, and says so wherever it is read."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.flows.command import claims, in_a_process, labels
from tests.flows.sites import ARTICLE, PAGE, hanging, nobody, serving, source


@dataclass(frozen=True)
class Ended:
    code: int
    output: str
    folder: Path


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """One run with every way in which a source may fail, and one that answers; it lasts as long as the slowest."""
    folder = tmp_path_factory.mktemp("failing")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    pages = {
        "/port.txt": (200, "text/plain", PAGE),
        "/forbidden": (403, "text/plain", b"no"),
        "/paid": (402, "text/plain", b"pay"),
        "/broken": (500, "text/plain", b"oops"),
        "/garbage": (200, "text/html", bytes(range(256)) * 20),
        "/empty": (200, "text/html", b""),
    }
    with serving(pages) as site, hanging() as silent:
        addresses = {name: f"{site.address}/{name}" for name in ("gone", "forbidden", "paid", "broken", "garbage")}
        addresses |= {"empty": f"{site.address}/empty", "down": nobody(), "hangs": silent}
        addresses |= {"port": f"{site.address}/port.txt"}
        (folder / "sources.toml").write_text("".join(source(*item) for item in addresses.items()), encoding="utf-8")
        outcome = in_a_process(
            *("check", folder / "article.txt", "--sources", folder / "sources.toml", "--out", folder / "out"),
            COLUMNS="400",
            CLAIMS_ENCODER="none",
            CLAIMS_HOME=str(folder / "home"),
        )
    return Ended(outcome.returncode, outcome.stdout + outcome.stderr, folder / "out")


REASONS = {
    "gone": "not_found",
    "forbidden": "blocked",
    "paid": "paywalled",
    "broken": "not_fetched",
    "garbage": "unreadable",
    "empty": "unreadable",
    "down": "not_fetched",
    "hangs": "not_fetched",
}


def test_sources_that_fail_do_not_fail_the_run(failing: Ended) -> None:
    assert failing.code == 0, failing.output
    assert labels(failing.folder) == ["supported"]


def test_sources_that_fail_are_listed_with_their_reason(failing: Ended) -> None:
    unanswered = json.loads((failing.folder / "report.json").read_text(encoding="utf-8"))["unanswered"]
    assert {item["source"]: item["reason"] for item in unanswered} == REASONS
    assert all(item["detail"] for item in unanswered)


@pytest.mark.parametrize("name", REASONS)
def test_sources_that_fail_stand_in_the_markdown_and_on_the_page(name: str, failing: Ended) -> None:
    assert f"- `{name}`: " in (failing.folder / "report.md").read_text(encoding="utf-8")
    assert name in (failing.folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "reason"), REASONS.items())
def test_sources_that_fail_are_printed_with_their_reason(name: str, reason: str, failing: Ended) -> None:
    assert f"unanswered: {name}: {reason}. " in failing.output


def test_what_lasts_too_long_is_said_to_have_lasted_too_long(failing: Ended) -> None:
    assert re.search(r"unanswered: hangs: not_fetched\. No answer within \d+ seconds", failing.output)


def test_a_verdict_without_evidence_says_who_was_silent(article: Path, tmp_path: Path) -> None:
    path = tmp_path / "down.toml"
    path.write_text(source("harbour-office", nobody()), encoding="utf-8")
    outcome = claims("check", article, "--sources", path, "--out", tmp_path / "out")
    verdict = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["claims"][0]["verdict"]
    assert outcome.exit_code == 0
    assert verdict["label"] == "not_enough_evidence"
    assert "harbour-office" in verdict["because"]
