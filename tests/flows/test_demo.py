"""The first command of the README: the seed article, by the flow, from references on loopback."""

from collections.abc import Iterator
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from claims.models import Label
from claims.reports import PublishedReport
from flows.demo import SEED_DAY, USUAL_PORT, run_demo

pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    # Prefect keeps its connections for the life of an event loop and leaves them to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def taken() -> Iterator[None]:
    """The usual port is taken, by whomever."""
    try:
        server = HTTPServer(("127.0.0.1", USUAL_PORT), SimpleHTTPRequestHandler)
    except OSError:
        yield
        return
    yield
    server.server_close()


@pytest.mark.usefixtures("taken")
def test_the_demo_checks_the_seed_article_as_of_its_day_wherever_references_listen(tmp_path: Path) -> None:
    folder = run_demo(tmp_path)
    report = PublishedReport.model_validate_json((folder / "report.json").read_text(encoding="utf-8"))
    labels = {claim.verdict.label for claim in report.claims if claim.verdict is not None}
    assert {Label.SUPPORTED, Label.REFUTED} <= labels
    assert not report.unanswered
    assert {claim.verdict.as_of for claim in report.claims if claim.verdict is not None} == {SEED_DAY}
    assert (folder / "report.html").is_file()
    assert (folder / "report.md").is_file()
