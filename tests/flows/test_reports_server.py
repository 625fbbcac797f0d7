"""Reports over HTTP: what is a report is shown, and nothing else."""

import http.client
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import NamedTuple

import pytest

from flows.serving.reports import ReportServer

HOSTS = ("127.0.0.1", "desk.example")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportServer]:
    home = tmp_path_factory.mktemp("home")
    for name in ("reports/lenham/report.html", "published/lenham/1.jsonld", "archive/secret.json", "reports/a.sqlite"):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<p>Häfen</p>", encoding="utf-8")
    (home / "reports" / "out").symlink_to(home / "archive")
    (home / "reports" / ".hidden.json").write_text("{}", encoding="utf-8")
    with ReportServer(home, HOSTS) as found:
        yield found


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def _ask(server: ReportServer, path: str, method: str = "GET", host: str = "desk.example:4201") -> _Answer:
    with closing(http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=10)) as connection:
        connection.request(method, path, headers={"Host": host})
        answer = connection.getresponse()
        return _Answer(answer.status, dict(answer.headers), answer.read())


@pytest.mark.parametrize("path", ["/reports/lenham/report.html", "/reports/lenham/report.html?again=1"])
def test_a_report_is_shown_as_it_is(server: ReportServer, path: str) -> None:
    answer = _ask(server, path)
    assert (answer.status, answer.body.decode()) == (200, "<p>Häfen</p>")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_no_page_may_run_or_fetch_anything(server: ReportServer) -> None:
    policy = _ask(server, "/reports/lenham/report.html").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy


def test_a_published_claim_review_is_linked_data(server: ReportServer) -> None:
    answer = _ask(server, "/published/lenham/1.jsonld", "HEAD")
    assert (answer.status, answer.headers["Content-Type"], answer.body) == (200, "application/ld+json", b"")


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/reports", "/reports/", "/reports/lenham", "/reports/lenham/", "/reports/lenham/none.html"),
        *("/archive/secret.json", "/reports/../archive/secret.json", "/reports/%2e%2e/archive/secret.json"),
        *("/reports/..%2farchive/secret.json", "/reports/out/secret.json", "/reports/.hidden.json"),
        *("/reports/a.sqlite", "/reports/lenham/report.html%00.json", "//[/reports", "/reports//lenham/report.html"),
    ],
)
def test_nothing_else_is_shown_and_no_folder_is_listed(server: ReportServer, path: str) -> None:
    answer = _ask(server, path)
    assert answer.status == 404
    assert b"lenham" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(server: ReportServer, method: str) -> None:
    assert _ask(server, "/reports/lenham/report.html", method).status == 501


@pytest.mark.parametrize("host", ["evil.example", "evil.example:4201", "", "127.0.0.1.evil.example"])
def test_a_name_that_was_made_to_lead_here_is_refused(server: ReportServer, host: str) -> None:
    assert _ask(server, "/reports/lenham/report.html", host=host).status == 421
