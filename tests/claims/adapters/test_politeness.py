"""What hosts ask for is kept: robots.txt, rests, retries, revalidation; and keys are shown to their own host only."""

import asyncio
import gzip
import logging
from dataclasses import replace
from itertools import pairwise

import pytest

from claims.adapters.admission import is_same_place
from claims.adapters.fetcher import Fetched, Fetcher, Limits, Unchanged, Validators
from claims.adapters.pacing import Hosts
from claims.models import Key, NoAnswer, Request, Unanswered
from tests.claims.adapters.scripted import Reply, Scripted, scripted

QUICK = Limits(total_seconds=10.0, first_wait_seconds=0.01, host_seconds=0.0)
PAGE = b"The bridge of Hallstein is open."
Answer = Fetched | Unchanged | Unanswered


def ask(*requests: Request, limits: Limits = QUICK, validators: Validators | None = None) -> list[Answer]:
    async def together() -> list[Answer]:
        async with Fetcher("claimdesk test", limits, keys={"HALLSTEIN_KEY": "s3cret"}.get) as fetcher:
            return [await fetcher.fetch(request, validators or Validators()) for request in requests]

    return asyncio.run(together())


def request(site: Scripted, path: str = "/page", **values: object) -> Request:
    return Request.model_validate({"source": "hallstein", "url": site.address + path, "private": True, **values})


def refusal(answer: Answer) -> Unanswered:
    assert isinstance(answer, Unanswered), answer
    return answer


# --- robots.txt -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (b"User-agent: *\nDisallow: /\n", False),
        (b"User-agent: *\nDisallow: /pa\n", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", True),
        (b"User-agent: claimdesk\nAllow: /\n\nUser-agent: *\nDisallow: /\n", True),
        (b"User-agent: claimdesk\nDisallow: /page\n\nUser-agent: *\nAllow: /\n", False),
        (b"User-agent: *\nDisallow:\n", True),
        (b"User-agent: *\nCrawl-delay: 600\n", False),
        (b"<html>no rules at all</html>", True),
        (b"\xff\xfe\x00" * 100, True),
    ],
)
def test_a_page_is_asked_for_where_robots_txt_lets_programs(rules: bytes, *, allowed: bool) -> None:
    with scripted({"/page": [Reply(PAGE)], "/robots.txt": [Reply(rules)]}) as site:
        [answer] = ask(request(site, robots=True))
        assert isinstance(answer, Fetched) is allowed
        assert ("/page" in site.paths()) is allowed
    assert allowed or refusal(answer).reason is NoAnswer.BLOCKED


@pytest.mark.parametrize(
    ("status", "reason"),
    [(404, None), (403, None), (410, None), (500, NoAnswer.NOT_FETCHED), (503, NoAnswer.NOT_FETCHED)],
)
def test_where_there_are_no_rules_all_is_allowed_and_where_nobody_knows_nothing_is(
    status: int, reason: NoAnswer | None
) -> None:
    with scripted({"/page": [Reply(PAGE)], "/robots.txt": [Reply(status=status)]}) as site:
        [answer] = ask(request(site, robots=True))
        assert (answer.reason if isinstance(answer, Unanswered) else None) is reason
        assert ("/page" in site.paths()) is (reason is None)


def test_robots_txt_is_asked_once_a_run() -> None:
    with scripted({"/page": [Reply(PAGE)], "/robots.txt": [Reply(b"")]}) as site:
        ask(*[request(site, robots=True)] * 3)
        assert site.paths().count("/robots.txt") == 1


def test_an_interface_for_programs_is_asked_without_it() -> None:
    with scripted({"/page": [Reply(PAGE)], "/robots.txt": [Reply(b"User-agent: *\nDisallow: /\n")]}) as site:
        assert isinstance(ask(request(site))[0], Fetched)
        assert site.paths() == ["/page"]


# --- again ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_asked_again(status: int) -> None:
    with scripted({"/page": [Reply(status=status), Reply(status=status), Reply(PAGE)]}) as site:
        assert isinstance(ask(request(site))[0], Fetched)
        assert len(site.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501])
def test_what_will_not_pass_is_not_asked_again(status: int) -> None:
    with scripted({"/page": [Reply(status=status), Reply(PAGE)]}) as site:
        assert f"HTTP status {status}." == refusal(ask(request(site))[0]).detail
        assert len(site.asked) == 1


def test_it_is_not_asked_without_an_end() -> None:
    with scripted({"/page": [Reply(status=503)]}) as site:
        assert refusal(ask(request(site))[0]).detail == "HTTP status 503."
        assert len(site.asked) == QUICK.attempts


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": "86400"},
        {"Retry-After": "9"},
        {"Retry-After": "Wed, 05 May 2100 09:30:00 GMT"},
        {"Retry-After": "9" * 400},
    ],
)
def test_a_host_that_wants_a_long_rest_gets_it(headers: dict[str, str]) -> None:
    with scripted({"/page": [Reply(status=429, headers=headers), Reply(PAGE)]}) as site:
        assert refusal(ask(request(site))[0]).reason is NoAnswer.BLOCKED
        assert len(site.asked) == 1


@pytest.mark.parametrize("written", ["0", "1", "Thu, 01 Jan 1970 00:00:00 GMT", "soon", "-5", "²"])
def test_a_short_rest_is_kept_and_nonsense_is_none(written: str) -> None:
    headers = {"Retry-After": written.encode().decode("latin-1")}
    with scripted({"/page": [Reply(status=503, headers=headers), Reply(PAGE)]}) as site:
        assert isinstance(ask(request(site))[0], Fetched)


def test_a_host_that_never_answers_is_left_alone_for_the_rest_of_the_run() -> None:
    limits = replace(QUICK, attempts=1, silences=2)
    dead = Request(source="dead", url="http://127.0.0.1:9/", private=True)
    answers = [refusal(answer).detail for answer in ask(*[dead] * 4, limits=limits)]
    assert ["did not answer the last 2 requests" in detail for detail in answers] == [False, False, True, True]


def test_a_silent_port_says_nothing_of_another_on_its_host() -> None:
    limits = replace(QUICK, attempts=1, silences=2)
    dead = Request(source="dead", url="http://127.0.0.1:9/", private=True)
    with scripted({"/page": [Reply(PAGE)]}) as site:
        assert isinstance(ask(*[dead] * 3, request(site), limits=limits)[-1], Fetched)


def test_a_host_that_refuses_is_not_silent() -> None:
    with scripted({"/page": [Reply(status=404)]}) as site:
        ask(*[request(site)] * 4, limits=replace(QUICK, silences=2))
        assert len(site.asked) == 4


# --- unchanged --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "validators", [Validators(etag='"1"'), Validators(last_modified="Sun, 04 May 2031 10:00:00 GMT")]
)
def test_a_page_may_say_that_it_is_unchanged(validators: Validators) -> None:
    with scripted({"/page": [Reply(status=304)]}) as site:
        assert ask(request(site), validators=validators) == [Unchanged()]
        ((_, headers),) = site.asked
        assert {headers.get("if-none-match"), headers.get("if-modified-since")} == {
            validators.etag,
            validators.last_modified,
        }


def test_unchanged_is_no_answer_to_whoever_did_not_ask() -> None:
    with scripted({"/page": [Reply(status=304)]}) as site:
        assert refusal(ask(request(site))[0]).detail == "HTTP status 304."


# --- the whole of it --------------------------------------------------------------------------------------------


def test_a_packed_page_comes_unpacked() -> None:
    packed = Reply(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})
    with scripted({"/page": [packed]}) as site:
        [answer] = ask(request(site))
        assert isinstance(answer, Fetched)
        assert answer.body == PAGE
        assert site.asked[0][1]["accept-encoding"] == "gzip, identity"


@pytest.mark.parametrize(
    ("reply", "cut"),
    [
        (Reply(PAGE), False),
        (Reply(PAGE, closes=True), True),
        (Reply(PAGE, headers={"Content-Length": "10"}), True),
        (Reply(b""), False),
    ],
)
def test_what_may_have_been_cut_on_its_way_is_marked(reply: Reply, *, cut: bool) -> None:
    with scripted({"/page": [reply]}) as site:
        [answer] = ask(request(site))
        assert isinstance(answer, Fetched)
        assert answer.maybe_cut is cut


def test_the_way_to_a_page_is_kept() -> None:
    script = {
        "/page": [Reply(status=301, headers={"Location": "/one"})],
        "/one": [Reply(status=302, headers={"Location": "two"})],
        "/two": [Reply(PAGE)],
    }
    with scripted(script) as site:
        [answer] = ask(request(site))
        assert isinstance(answer, Fetched)
        assert answer.redirects == (site.address + "/page", site.address + "/one")
        assert answer.final_url == site.address + "/two"


# --- keys -------------------------------------------------------------------------------------------------------


def test_a_key_is_shown_to_its_host(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with scripted({"/page": [Reply(PAGE)]}) as site:
        asked = request(site, key=Key(name="HALLSTEIN_KEY", header="X-Key"))
        [answer] = ask(asked)
        assert site.asked[0][1]["x-key"] == "s3cret"
    assert "s3cret" not in repr(asked) + repr(answer) + caplog.text


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://api.hallstein.example/other?a=1", True),
        ("https://API.hallstein.example:443/", True),
        ("http://api.hallstein.example/", False),
        ("https://hallstein.example/", False),
        ("https://api.hallstein.example.lenham.example/", False),
        ("https://api.hallstein.example:8443/", False),
    ],
)
def test_the_host_of_a_key_is_host_and_port(other: str, *, same: bool) -> None:
    assert is_same_place(other, "https://api.hallstein.example/claims") is same


def test_a_key_that_nobody_has_is_told_by_its_name_and_nothing_is_sent() -> None:
    with scripted({"/page": [Reply(PAGE)]}) as site:
        [answer] = ask(request(site, key=Key(name="LENHAM_KEY", header="X-Key")))
        assert "LENHAM_KEY" in refusal(answer).detail
        assert not site.asked


# --- what a reviewer broke --------------------------------------------------------------------------------------


def test_a_host_is_resolved_for_the_check_as_it_is_connected_to() -> None:
    asked: list[str] = []

    async def lookup(host: str, _: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if host.startswith("xn--") else ("8.8.8.8",)

    async def once(url: str) -> Answer:
        async with Fetcher("claimdesk test", QUICK, lookup=lookup) as fetcher:
            return await fetcher.fetch(Request(source="hallstein", url=url))

    answer = asyncio.run(once("http://faß.example/"))
    assert "private address 127.0.0.1" in refusal(answer).detail
    assert asked == ["xn--fa-hia.example"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": "Mon, 01 Jan 2024 00:00:00 +99999999999999999999"},
        {"Retry-After": "1", "Date": "Mon, 01 Jan 99999 00:00:00 GMT"},
    ],
)
def test_a_time_beyond_all_times_is_none(headers: dict[str, str]) -> None:
    with scripted({"/page": [Reply(status=503, headers=headers), Reply(PAGE)]}) as site:
        assert isinstance(ask(request(site))[0], Fetched)


@pytest.mark.parametrize("port", ["0", "65536", "99999999999999999999"])
def test_a_port_that_there_is_none_of_is_not_asked(port: str) -> None:
    with scripted({"/page": [Reply(status=302, headers={"Location": f"http://hallstein.example:{port}/"})]}) as site:
        assert refusal(ask(request(site))[0]).reason in (NoAnswer.BLOCKED, NoAnswer.NOT_FETCHED)


def test_what_a_page_said_of_its_version_is_told_to_no_other_page() -> None:
    script = {
        "/page": [Reply(status=302, headers={"Location": "/correction"})],
        "/correction": [Reply(b"The bridge is shut.")],
    }
    with scripted(script) as site:
        known = Validators(etag='"1"', of=site.address + "/old")
        [answer] = ask(request(site), validators=known)
        assert isinstance(answer, Fetched)
        assert all("if-none-match" not in headers for _, headers in site.asked)


def test_rules_for_others_are_not_kept() -> None:
    many = b"".join(b"User-agent: bot%d\n" % number for number in range(3000))
    rules = many + b"".join(b"Disallow: /%d\n" % number for number in range(3000))
    ours = b"User-agent: other\nUser-agent: *\nDisallow: /page\n\n"
    with scripted({"/page": [Reply(PAGE)], "/robots.txt": [Reply(ours + rules)]}) as site:
        assert "robots.txt" in refusal(ask(request(site, robots=True))[0]).detail


def test_a_host_that_many_lead_to_has_its_rest_too() -> None:
    async def together() -> list[float]:
        hosts, loop, at = Hosts(replace(QUICK, host_seconds=0.0)), asyncio.get_running_loop(), list[float]()

        async def once() -> None:
            await hosts.rest("hallstein.example", 0.05)
            at.append(loop.time())

        await asyncio.gather(*(once() for _ in range(4)))
        return at

    at = asyncio.run(together())
    assert all(after - before >= 0.04 for before, after in pairwise(at))
