"""Faults of the transport: what a server, or whoever stands between, does to the bytes of HTTP."""

import asyncio
from collections.abc import Callable

from claims.models import NoAnswer
from tests.faults.fault import Group, Refused, Survived, named
from tests.faults.rig import HURRIED
from tests.faults.wire import Script, Talk, in_turn, message

TEXT = "The council of Hallstein agreed on Monday to build a bridge over the river."
PAGE = f"<!doctype html><html lang='en'><head><title>A bridge</title></head><body><p>{TEXT}</p></body></html>".encode()
_BEGUN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_CHUNKED = _BEGUN + b"Transfer-Encoding: chunked\r\n\r\n"
_CHUNK = b"%x\r\n%s\r\n" % (len(PAGE), PAGE)
_DRIP_SECONDS = 0.05

TOO_LATE = Refused(NoAnswer.NOT_FETCHED, f"No answer within {HURRIED.total_seconds:g} seconds.")
_FAILED = Refused(NoAnswer.NOT_FETCHED, "The connection failed: ")
_HEADERS = Refused(NoAnswer.NOT_FETCHED, "its headers are longer than allowed")
_TOO_LARGE = Refused(NoAnswer.UNREADABLE, "It is larger than 1000000 bytes.")
_WHOLE = Survived(TEXT)
_MAYBE_CUT = Survived(TEXT, maybe_cut=True)


def _hanging(begin: bytes = b"") -> Script:
    async def script(talk: Talk) -> None:
        await talk.say(begin)
        await talk.never_end()

    return script


def _dripping(begin: bytes, drop: Callable[[int], bytes], seconds: float = _DRIP_SECONDS) -> Script:
    """Sends drop after drop; without a pause it is a flood."""

    async def script(talk: Talk) -> None:
        await talk.say(begin)
        for number in range(10_000_000):
            await talk.say(drop(number))
            if seconds:
                await asyncio.sleep(seconds)

    return script


def _flooding(begin: bytes, part: bytes) -> Script:
    return _dripping(begin, lambda _: part, 0.0)


def _resetting(begin: bytes) -> Script:
    async def script(talk: Talk) -> None:
        await talk.say(begin)
        await talk.reset()

    return script


def _hopping(to: Callable[[Talk], str], pause_seconds: float = 0.0) -> Script:
    async def script(talk: Talk) -> None:
        await asyncio.sleep(pause_seconds)
        await talk.say(message(b"", status="302 Found", Location=to(talk)))

    return script


_fault = named(Group.TRANSPORT)
FAULTS = (
    _fault("hang before the headers", _hanging(), TOO_LATE),
    _fault("hang in the middle of the headers", _hanging(_BEGUN), TOO_LATE),
    _fault("hang in the middle of the body", _hanging(message(PAGE)[:-20]), TOO_LATE),
    _fault("hang after an informational answer", _hanging(b"HTTP/1.1 103 Early Hints\r\n\r\n"), TOO_LATE),
    _fault("headers drip, one at a time", _dripping(_BEGUN, lambda n: b"X-%d: y\r\n" % n), TOO_LATE),
    _fault(
        "the status line drips, byte by byte",
        _dripping(b"", lambda n: b"HTTP/1.1 200 OK"[n % 15 : n % 15 + 1], 0.4),
        TOO_LATE,
    ),
    _fault(
        "the body drips, byte by byte", _dripping(_BEGUN + b"Content-Length: 100000\r\n\r\n", lambda _: b"x"), TOO_LATE
    ),
    _fault("chunks drip, byte by byte", _dripping(_CHUNKED, lambda _: b"1\r\nx\r\n"), TOO_LATE),
    _fault("a flood of headers", _flooding(_BEGUN, b"X-Flood: " + b"y" * 4000 + b"\r\n"), _HEADERS),
    _fault("one header without an end", _flooding(_BEGUN + b"X-Long: ", b"y" * 4096), _HEADERS),
    _fault("a status line without an end", _flooding(b"HTTP/1.1 200 ", b"O" * 4096), _HEADERS),
    _fault("a flood of 103 answers", _flooding(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 50), _HEADERS),
    _fault("reset before the headers", _resetting(b""), _FAILED),
    _fault("reset in the middle of the body", _resetting(message(PAGE)[:-20]), _FAILED),
    _fault("an empty answer", b"", _FAILED),
    _fault("garbage instead of HTTP", bytes(range(256)) * 8, _FAILED),
    _fault("another protocol: a mail server's greeting", b"220 mail.hallstein.example ESMTP ready\r\n", _FAILED),
    _fault("another protocol: the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", _FAILED),
    _fault("an answer without any header, as in HTTP/0.9", PAGE, _FAILED),
    _fault("a version of HTTP that nobody speaks", message(PAGE).replace(b"HTTP/1.1", b"HTTP/9.9", 1), _FAILED, _WHOLE),
    _fault("a header with a NUL byte", _BEGUN + b"X-Nul: a\0b\r\nContent-Length: 2\r\n\r\nhi", _FAILED),
    _fault("a header without a colon", _BEGUN + b"no colon here\r\nContent-Length: 2\r\n\r\nhi", _FAILED),
    _fault("a Content-Length that is too long", message(PAGE, Content_Length=str(len(PAGE) + 100)), _FAILED),
    _fault(
        "a Content-Length that is too short", message(PAGE + b"<p>More.</p>", Content_Length=str(len(PAGE))), _MAYBE_CUT
    ),
    _fault("a Content-Length that is negative", message(PAGE, Content_Length="-1"), _FAILED),
    _fault("a Content-Length in words", message(PAGE, Content_Length="ten"), _FAILED),
    _fault("a Content-Length of 100 digits", message(PAGE, Content_Length="9" * 100), _FAILED),
    _fault(
        "two Content-Lengths that differ",
        message(PAGE).replace(b"\r\n\r\n", b"\r\nContent-Length: 7\r\n\r\n", 1),
        _FAILED,
    ),
    _fault(
        "a Content-Length beside chunks",
        _BEGUN + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n" + _CHUNK + b"0\r\n\r\n",
        _WHOLE,
        _FAILED,
    ),
    _fault("a Transfer-Encoding that does not exist", _BEGUN + b"Transfer-Encoding: rot13\r\n\r\n" + PAGE, _FAILED),
    _fault("a chunk cut in the middle", _CHUNKED + _CHUNK[:-30], _FAILED),
    _fault("chunks without the last one", _CHUNKED + _CHUNK, _FAILED),
    _fault("a chunk whose length is no number", _CHUNKED + b"zz\r\nhello\r\n0\r\n\r\n", _FAILED),
    _fault("a chunk of 2^72 bytes", _CHUNKED + b"fffffffffffffffffff\r\n" + PAGE, _FAILED),
    _fault("a chunk longer than it says", _CHUNKED + b"5\r\n" + PAGE + b"\r\n0\r\n\r\n", _FAILED),
    _fault("a chunk extension without an end", _flooding(_CHUNKED + b"5;", b"x" * 4096), _FAILED),
    _fault(
        "trailers behind the chunks without an end",
        _flooding(_CHUNKED + _CHUNK + b"0\r\n", b"X-T: " + b"y" * 4000 + b"\r\n"),
        _FAILED,
    ),
    _fault("the connection closed without an end", _BEGUN + b"\r\n" + PAGE, _MAYBE_CUT),
    _fault("an endless body", _flooding(_BEGUN + b"\r\n", b"x" * 65_536), _TOO_LARGE),
    _fault("an endless body in chunks", _flooding(_CHUNKED, b"10000\r\n" + b"x" * 65_536 + b"\r\n"), _TOO_LARGE),
    _fault("a redirect to itself", _hopping(lambda t: t.path), Refused(NoAnswer.NOT_FETCHED, "More than 5 redirects.")),
    _fault(
        "two redirects to each other",
        _hopping(lambda t: "/b" if t.path == "/a" else "/a"),
        Refused(NoAnswer.NOT_FETCHED, "More than 5 redirects."),
    ),
    _fault(
        "a chain of 50 redirects",
        _hopping(lambda t: f"/{t.number}"),
        Refused(NoAnswer.NOT_FETCHED, "More than 5 redirects."),
        most_asked=6,
    ),
    _fault("redirects that take all the time", _hopping(lambda t: f"/{t.number}", 1.5), TOO_LATE),
    _fault(
        "a redirect that leads nowhere",
        message(b"", status="302 Found"),
        Refused(NoAnswer.NOT_FETCHED, "HTTP status 302."),
    ),
    _fault(
        "a redirect to an empty place",
        message(b"", status="302 Found", Location=""),
        Refused(NoAnswer.NOT_FETCHED, "More than 5 redirects."),
    ),
    _fault(
        "a redirect to what is no address",
        message(b"", status="302 Found", Location="http://[::1"),
        Refused(NoAnswer.NOT_FETCHED, ""),
    ),
    _fault(
        "a redirect to an address of 90,000 letters",
        message(b"", status="302 Found", Location="/" + "a" * 90_000),
        Refused(NoAnswer.NOT_FETCHED, ""),
    ),
    _fault(
        "304 for a page that is not stored",
        message(b"", status="304 Not Modified"),
        Refused(NoAnswer.NOT_FETCHED, "HTTP status 304."),
    ),
    _fault(
        "101, to switch to a protocol of the server's choice",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n" + PAGE,
        Refused(NoAnswer.NOT_FETCHED, ""),
    ),
    _fault("204, no content", message(b"", status="204 No Content"), Refused(NoAnswer.NOT_FETCHED, "HTTP status 204.")),
    _fault(
        "206, a part that nobody asked for",
        message(PAGE, status="206 Partial Content"),
        Refused(NoAnswer.NOT_FETCHED, "HTTP status 206."),
    ),
    _fault(
        "a status beyond all", message(PAGE, status="999 Whatever"), Refused(NoAnswer.NOT_FETCHED, "HTTP status 999.")
    ),
    _fault("a lost connection that comes back", in_turn(b"", message(PAGE)), _FAILED, _WHOLE),
)
HANGING = tuple(fault for fault in FAULTS if TOO_LATE in fault.right)
ENDING = tuple(fault for fault in FAULTS if TOO_LATE not in fault.right)
