"""Faults that take several requests, or a connection of a special kind: what one answer does to the next."""

import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from claims.models import Key, Request, Response
from tests.faults.fault import Group
from tests.faults.rig import CALM, HURRIED, TimedWorld
from tests.faults.scene import Scene, Stage, expect
from tests.faults.wire import Place, Script, Talk, message, saying

_OWN = b"<p>The council of Hallstein met on Monday.</p>"
_PLANTED = b"<p>The council of Lenham met on Friday.</p>"
_SECRET = "open-sesame-4711"  # noqa: S105 of no service


def _request(url: str, key: str | None = None, *, private: bool = True) -> Request:
    held = Key(name=key, header="X-Key") if key is not None else None
    return Request(source="faulty", url=url, private=private, key=held)


def _kept(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    return message(body, status=status, **{"Connection": "keep-alive", **headers})


# --- what stands behind an answer -------------------------------------------------------------------------------

_CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(_OWN), _OWN)
_FIRST = {
    "a page": _kept(_OWN),
    "a page in chunks": _CHUNKS,
    "a redirect": _kept(b"", "302 Found", Location="/elsewhere"),
    "a refusal": _kept(b"", "404 Not Found"),
    "no content": b"HTTP/1.1 204 No Content\r\n\r\n",
}


async def _plants(first: bytes, stage: Stage) -> None:
    """The first answer is followed at once by one that nobody has asked for yet."""

    async def script(talk: Talk) -> None:
        talk.keeps = True
        await talk.say(first + _kept(_PLANTED) * 2 if talk.number == 1 else _kept(_OWN))

    place = stage.wire.open(script)
    async with stage.opened() as rig:
        world = rig.world()
        answers = [await world.ask(_request(place.url(f"{number}"))) for number in range(4)]
    bodies = [answer.body for answer in answers if isinstance(answer, Response)]
    expect(set(bodies) == {_OWN}, f"answers were {bodies}")


# --- encrypted connections --------------------------------------------------------------------------------------


def _certificate(folder: Path, host: str, days: int) -> ssl.SSLContext:
    """A certificate that its server has signed itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    ends = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(days=days)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=20_000))
        .not_valid_after(ends)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "server.pem"
    file.write_bytes(pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


async def _unknown_certificate(days: int, stage: Stage) -> None:
    place = stage.wire.open(saying(message(_OWN)), _certificate(stage.folder, "127.0.0.1", days))
    await _fails(place.url().replace("http://", "https://"), stage)
    expect(not place.heads, "something was asked over the connection")


async def _no_tls(stage: Stage) -> None:
    await _fails(stage.wire.open(saying(message(_OWN))).url().replace("http://", "https://"), stage)


async def _only_tls(stage: Stage) -> None:
    await _fails(stage.wire.open(saying(message(_OWN)), _certificate(stage.folder, "127.0.0.1", 0)).url(), stage)


async def _fails(url: str, stage: Stage) -> None:
    async with stage.opened() as rig:
        answer = await rig.world().ask(_request(url))
    detail = "" if isinstance(answer, Response) else answer.detail
    expect("The connection failed: " in detail, f"it came to {answer}")


# --- hosts that do not answer -----------------------------------------------------------------------------------


async def _silent_host(stage: Stage) -> None:
    """A host that hangs is given up; its neighbour at another port of the same machine is not."""

    async def hangs(talk: Talk) -> None:
        await talk.never_end()

    silent, other = stage.wire.open(hangs), stage.wire.open(saying(message(_OWN)))
    async with stage.opened(replace(CALM, total_seconds=1.0, silences=3, attempts=1)) as rig:
        world = rig.world()
        for number in range(6):
            await world.ask(_request(silent.url(f"{number}")))
        answer = await world.ask(_request(other.url()))
    expect(silent.connections <= 3, f"it was asked {silent.connections} times")
    expect(isinstance(answer, Response), f"its neighbour was not asked: {answer}")


# --- what must not travel ---------------------------------------------------------------------------------------


async def _shares_no_connection(stage: Stage) -> None:
    """A source with leave has a connection open; one without leave asks for the same address."""

    async def script(talk: Talk) -> None:
        talk.keeps = True
        await talk.say(_kept(_OWN))

    place = stage.wire.open(script)
    async with stage.opened() as rig:
        world = rig.world()
        first = await world.ask(_request(place.url()))
        second = await world.ask(_request(place.url(), private=False))
    expect(isinstance(first, Response), f"the source with leave got {first}")
    expect(not isinstance(second, Response), f"the source without leave got {second}")
    expect(len(place.heads) == 1, f"{len(place.heads)} requests came")


async def _ignores_proxies(stage: Stage) -> None:
    proxy, place = stage.wire.open(saying(message(_PLANTED))), stage.wire.open(saying(message(_OWN)))
    with pytest.MonkeyPatch.context() as environment:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            environment.setenv(name, proxy.url())
        for name in ("no_proxy", "NO_PROXY"):
            environment.delenv(name, raising=False)
        async with stage.opened() as rig:
            answer = await rig.world().ask(_request(place.url()))
    expect(isinstance(answer, Response) and answer.body == _OWN, f"it came to {answer}")
    expect(not proxy.connections, "the proxy was asked")


async def _shows_no_password(stage: Stage) -> None:
    place = stage.wire.open(saying(message(_OWN)))
    file = stage.folder / "netrc"
    file.write_text(f"machine 127.0.0.1 login somebody password {_SECRET}\n", encoding="utf-8")
    file.chmod(0o600)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NETRC", str(file))
        async with stage.opened() as rig:
            await rig.world().ask(_request(place.url()))
    expect(not any(b"uthorization" in head for head in place.heads), f"it said {place.heads}")


async def _keeps_no_cookie(stage: Stage) -> None:
    place = stage.wire.open(saying(message(_OWN, Set_Cookie="visitor=4711; Path=/")))
    neighbour = stage.wire.open(saying(message(_OWN)))
    async with stage.opened() as rig:
        world = rig.world()
        for url in (place.url("first"), place.url("second"), neighbour.url()):
            await world.ask(_request(url))
    shown = [head for head in (*place.heads, *neighbour.heads) if b"ookie" in head]
    expect(not shown, f"it was shown: {shown}")
    expect(not _in_files(stage, "visitor=4711"), "it was stored")


async def _shows_its_key_to_nobody_else(stage: Stage) -> None:
    other = stage.wire.open(saying(message(_PLANTED)))
    place = stage.wire.open(_leading_to(other))
    async with stage.opened(keys=lambda _: _SECRET) as rig:
        await rig.world().ask(_request(place.url(), key="SERVICE_KEY"))
    expect(_SECRET.encode() in place.heads[0], "its own host was not shown the key")
    expect(not other.connections, "the other host was asked")
    expect(not _in_files(stage, _SECRET), "the key was stored")


def _leading_to(other: Place) -> Script:
    return saying(message(b"", status="302 Found", Location=other.url()))


async def _says_no_key(secret: str, stage: Stage) -> None:
    place = stage.wire.open(saying(message(_OWN)))
    async with stage.opened(keys=lambda _: secret) as rig:
        answer = await rig.world().ask(_request(place.url(), key="SERVICE_KEY"))
    expect(_SECRET not in str(answer), f"it came to {answer}")
    expect(not _in_files(stage, _SECRET), "the key was stored")
    expect(all(b"Planted" not in head for head in place.heads), f"a header was planted: {place.heads}")


async def _lacks_its_key(stage: Stage) -> None:
    place = stage.wire.open(saying(message(_OWN)))
    async with stage.opened(keys=lambda _: None) as rig:
        answer = await rig.world().ask(_request(place.url(), key="SERVICE_KEY"))
    expect(not isinstance(answer, Response) and "SERVICE_KEY" in answer.detail, f"it came to {answer}")
    expect(not place.connections, "it was asked without its key")


def _in_files(stage: Stage, words: str) -> bool:
    return any(words.encode() in path.read_bytes() for path in (stage.folder / "archive").rglob("*") if path.is_file())


# --- what robots.txt may do -------------------------------------------------------------------------------------


async def _robots(robots: Script, detail: str, stage: Stage) -> None:
    """A host whose robots.txt does something; without words for a refusal, its page has to be read."""

    async def script(talk: Talk) -> None:
        await (robots(talk) if talk.path == "/robots.txt" else talk.say(message(_OWN)))

    place = stage.wire.open(script)
    async with stage.opened(HURRIED if robots is _hang else CALM) as rig:
        answer = await rig.world().ask(_request(place.url("page")).model_copy(update={"robots": True}))
    if detail:
        expect(not isinstance(answer, Response) and detail in answer.detail, f"it came to {answer}")
        expect(not any(b"/page" in head for head in place.heads), "its page was asked for")
    else:
        expect(isinstance(answer, Response) and answer.body == _OWN, f"it came to {answer}")


async def _hang(talk: Talk) -> None:
    await talk.never_end()


async def _flood(talk: Talk) -> None:
    await talk.say(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(1_000_000):
        await talk.say(b"Disallow: /a\n" * 1000)


def _rules(*lines: str) -> Script:
    return saying(message("\n".join(("User-agent: *", *lines)).encode(), media_type="text/plain"))


_UNASKED = "Its robots.txt could not be asked"
_ROBOTS: tuple[tuple[str, Script, str], ...] = (
    ("hangs", _hang, f"No answer within {HURRIED.total_seconds:g} seconds."),
    ("has no end", _flood, _UNASKED),
    ("breaks off", saying(message(_OWN)[:-5]), _UNASKED),
    ("is broken gzip", saying(message(_OWN, Content_Encoding="gzip")), _UNASKED),
    ("answers with 500", saying(message(b"", status="500 Internal Server Error")), _UNASKED),
    ("leads to loopback", saying(message(b"", status="302 Found", Location="http://localhost:9/")), _UNASKED),
    ("leads in circles", saying(message(b"", status="302 Found", Location="/robots.txt")), _UNASKED),
    ("forbids everything", _rules("Disallow: /"), "Its robots.txt asks programs not to fetch it."),
    ("asks for a day between two requests", _rules("Crawl-delay: 86400"), "seconds between requests."),
    ("asks for endless seconds", _rules("Crawl-delay: inf"), ""),
    ("asks for seconds that are no number", _rules("Crawl-delay: nan"), ""),
    ("asks for minus a thousand seconds", _rules("Crawl-delay: -1000"), ""),
    ("has a pattern of 2,000 stars", _rules(f"Disallow: /{'*p' * 2000}*z"), ""),
    ("is a web page", saying(message(_OWN)), ""),
    ("is noise", saying(message(bytes(range(256)) * 40)), ""),
    ("is not there", saying(message(b"", status="404 Not Found")), ""),
)


async def _says_little(stage: Stage) -> None:
    """What is told of a fault goes into reports: a server must not fill them."""
    long = stage.wire.open(saying(b"HTTP/1.1 200 OK\r\nbad \0" + b"\0" * 90_000 + b"\r\n\r\n"))
    async with stage.opened() as rig:
        world: TimedWorld = rig.world()
        asked = [_request(long.url()), _request("ftp://" + "a" * 60_000), _request("http://" + "a" * 60_000 + ":1/")]
        answers = [await world.ask(request) for request in asked]
    details = [answer.detail for answer in answers if not isinstance(answer, Response)]
    expect(len(details) == len(asked), f"it came to {answers}")
    expect(all(len(detail) <= 500 for detail in details), f"details of {list(map(len, details))} letters")


_transport = partial(Scene, Group.TRANSPORT)
_addresses = partial(Scene, Group.ADDRESSES)
_services = partial(Scene, Group.SERVICES)
_FAILS = "unanswered, `not_fetched`: “The connection failed: ”"
_ITS_OWN = "every request gets its own answer"
SCENES = (
    *(
        _transport(f"an answer planted behind {name}", _ITS_OWN, partial(_plants, first))
        for name, first in _FIRST.items()
    ),
    _transport("a certificate that nobody vouches for", _FAILS, partial(_unknown_certificate, 2000)),
    _transport("a certificate that is over", _FAILS, partial(_unknown_certificate, -3000)),
    _transport("https asked of a server that speaks http", _FAILS, _no_tls),
    _transport("http asked of a server that speaks https", _FAILS, _only_tls),
    _transport(
        "a host that hangs, time after time", "given up after three times; its neighbours are asked", _silent_host
    ),
    _transport("what a server says is 90,000 signs long", "told in fewer than 500", _says_little),
    _addresses("a connection that a source with leave has opened", "not used without leave", _shares_no_connection),
    _addresses("proxies in the environment", "not asked", _ignores_proxies),
    _addresses("a password for the host in the user's files", "not shown", _shows_no_password),
    _addresses("a cookie of an earlier answer", "not shown, not stored", _keeps_no_cookie),
    _addresses("a redirect of a host that was shown a key", "the key does not travel", _shows_its_key_to_nobody_else),
    _addresses("a key with a line break behind it", "not told", partial(_says_no_key, f"{_SECRET}\n")),
    _addresses("a key with a header in it", "not sent, not told", partial(_says_no_key, f"{_SECRET}\r\nPlanted: yes")),
    _addresses("a key in letters that no header may have", "not told", partial(_says_no_key, f"{_SECRET}ü")),
    *(
        _services(
            f"a robots.txt that {does}", f"not asked: “{says}”" if says else "asked", partial(_robots, script, says)
        )
        for does, script, says in _ROBOTS
    ),
    _addresses("a key that is missing", "unanswered, with its name", _lacks_its_key),
)
