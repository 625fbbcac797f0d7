"""What an address does wrong becomes a value with its reason, within limits of time, size and place."""

import asyncio
import socket
from collections.abc import Iterator, Sequence

import pytest

from claims.adapters.fetcher import Fetched, Fetcher, Limits, Unchanged
from claims.models import NoAnswer, Request, Unanswered
from tests.faults.server import PAGE, FaultServer

TIGHT = Limits(total_seconds=0.5, body_bytes=20_000, redirects=3)
PATIENT = Limits(total_seconds=30.0, body_bytes=20_000, redirects=3, first_wait_seconds=0.01)


@pytest.fixture(scope="module")
def faults() -> Iterator[FaultServer]:
    with FaultServer() as server:
        yield server


def fetch(url: str, limits: Limits = PATIENT, *, private: bool = True) -> Fetched | Unchanged | Unanswered:
    async def once() -> Fetched | Unchanged | Unanswered:
        async with Fetcher("claimdesk test", limits) as fetcher:
            return await fetcher.fetch(Request(source="a-source", url=url, private=private))

    return asyncio.run(once())


def refused(answer: Fetched | Unchanged | Unanswered) -> Unanswered:
    assert isinstance(answer, Unanswered), answer
    assert answer.source == "a-source"
    return answer


def test_a_page_comes_back_as_its_server_sent_it(faults: FaultServer) -> None:
    answer = fetch(faults.url("ok"))
    assert isinstance(answer, Fetched)
    assert (answer.final_url, answer.status, answer.body) == (faults.url("ok"), 200, PAGE)
    assert answer.media_type == "text/html; charset=utf-8"
    assert ("content-length", str(len(PAGE))) in answer.headers
    assert not answer.maybe_cut


@pytest.mark.parametrize(
    ("path", "reason", "detail"),
    [
        ("401", NoAnswer.BLOCKED, "HTTP status 401."),
        ("402", NoAnswer.PAYWALLED, "HTTP status 402."),
        ("403", NoAnswer.BLOCKED, "HTTP status 403."),
        ("404", NoAnswer.NOT_FOUND, "HTTP status 404."),
        ("410", NoAnswer.NOT_FOUND, "HTTP status 410."),
        ("429", NoAnswer.BLOCKED, "HTTP status 429."),
        ("500", NoAnswer.NOT_FETCHED, "HTTP status 500."),
        ("503", NoAnswer.NOT_FETCHED, "HTTP status 503."),
        ("endless", NoAnswer.UNREADABLE, "It is larger than 20000 bytes."),
        ("loop", NoAnswer.NOT_FETCHED, "More than 3 redirects."),
        ("truncated", NoAnswer.NOT_FETCHED, "The connection failed: "),
        ("closed", NoAnswer.NOT_FETCHED, "The connection failed: "),
        ("nonsense", NoAnswer.NOT_FETCHED, "The connection failed: "),
    ],
)
def test_every_fault_of_a_server_has_its_reason(faults: FaultServer, path: str, reason: NoAnswer, detail: str) -> None:
    answer = refused(fetch(faults.url(path)))
    assert answer.reason is reason
    assert answer.detail.startswith(detail)
    assert answer.detail.endswith(".")
    assert not answer.detail.endswith("..")


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_a_server_that_dawdles_is_left_at_the_deadline(faults: FaultServer, path: str) -> None:
    answer = refused(fetch(faults.url(path), TIGHT))
    assert answer.reason is NoAnswer.NOT_FETCHED
    assert answer.detail == "No answer within 0.5 seconds."


def test_a_server_that_is_down_is_not_one_that_knows_nothing() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        answer = refused(fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/"))
    assert answer.reason is NoAnswer.NOT_FETCHED
    assert answer.detail.startswith("The connection failed: ")


@pytest.mark.parametrize("path", ["empty", "garbage", "wrong-type", "untyped"])
def test_whatever_has_arrived_whole_is_left_to_the_reader(faults: FaultServer, path: str) -> None:
    assert isinstance(fetch(faults.url(path)), Fetched)


def test_a_body_of_just_the_allowed_size_is_taken(faults: FaultServer) -> None:
    assert isinstance(fetch(faults.url("ok"), Limits(body_bytes=len(PAGE))), Fetched)
    assert isinstance(fetch(faults.url("ok"), Limits(body_bytes=len(PAGE) - 1)), Unanswered)


@pytest.mark.parametrize("target", ["/ok", "{address}/ok"])
def test_a_redirect_is_followed_and_the_last_address_kept(faults: FaultServer, target: str) -> None:
    answer = fetch(faults.url("to/" + target.format(address=faults.address)))
    assert isinstance(answer, Fetched)
    assert answer.final_url == faults.url("ok")


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://{place}/ok"])
def test_a_redirect_leads_nowhere_but_to_the_web(faults: FaultServer, target: str) -> None:
    target = target.format(place=faults.address.removeprefix("http://"))
    answer = refused(fetch(faults.url("to/" + target)))
    assert answer.reason is NoAnswer.BLOCKED
    assert faults.asked[-1] == f"/to/{target}"


def test_leave_for_one_private_address_is_none_for_the_next(faults: FaultServer) -> None:
    with FaultServer() as other:
        answer = refused(fetch(faults.url("to/" + other.url("ok"))))
        assert answer.reason is NoAnswer.BLOCKED
        assert "private address 127.0.0.1" in answer.detail
        assert other.asked == ()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "0.0.0.0",  # noqa: S104 it is refused
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "2130706433",
        "0x7f.1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[fd00::1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ],
)
def test_what_is_not_public_is_refused_unless_the_operator_allows_it(host: str) -> None:
    answer = refused(fetch(f"http://{host}/", private=False))
    assert answer.reason is NoAnswer.BLOCKED
    assert "private = true" in answer.detail


def test_a_refused_address_is_never_asked(faults: FaultServer) -> None:
    before = faults.asked
    assert isinstance(fetch(faults.url("ok"), private=False), Unanswered)
    assert faults.asked == before


@pytest.mark.parametrize("url", ["", "no address", "file:///etc/hostname", "http://", "http://[::1", "http://a\x00b/"])
@pytest.mark.parametrize("private", [True, False])
def test_an_address_that_is_none_is_a_value_too(url: str, *, private: bool) -> None:
    assert isinstance(fetch(url, private=private), Unanswered)


def test_proxies_of_the_environment_are_ignored(faults: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert isinstance(fetch(faults.url("ok")), Fetched)
        assert proxy.asked == ()


def ask_all(faults: FaultServer, paths: Sequence[str], limits: Limits) -> list[Fetched | Unchanged | Unanswered]:
    async def together() -> list[Fetched | Unchanged | Unanswered]:
        async with Fetcher("claimdesk test", limits) as fetcher:
            asked = [Request(source=path, url=faults.url(path), private=True) for path in paths]
            return await asyncio.gather(*map(fetcher.fetch, asked))

    return asyncio.run(together())


def test_one_broken_source_does_not_hold_up_the_others(faults: FaultServer) -> None:
    answers = ask_all(faults, ("silent", "ok", "closed", "ok"), TIGHT)
    assert [isinstance(answer, Fetched) for answer in answers] == [False, True, False, True]


def test_no_more_are_asked_at_once_than_the_limit_says() -> None:
    with FaultServer() as server:
        answers = ask_all(server, ["pause"] * 6, Limits(in_flight=2))
        assert all(isinstance(answer, Fetched) for answer in answers)
        assert server.most_at_once == 2


def test_waiting_for_ones_turn_does_not_count_against_the_deadline(faults: FaultServer) -> None:
    answers = ask_all(faults, ("silent", "silent", "ok"), Limits(total_seconds=0.4, in_flight=1))
    assert isinstance(answers[-1], Fetched)
