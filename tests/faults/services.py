"""Faults of services: they are busy, they change, or they answer something else than what was asked for."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.models import NoAnswer
from tests.conftest import CASES
from tests.faults.fault import Figures, Group, Refused, Right, Survived, WebFault, named
from tests.faults.transport import PAGE, TEXT
from tests.faults.wire import Script, Talk, in_turn, message

_READ = Survived(TEXT)
_NOTHING = Figures(())
_REFUSED = (Refused(NoAnswer.UNREADABLE, "It cannot be read: "), Refused(NoAnswer.NOT_FETCHED, "It cannot be read: "))
_DAY = 86_400


def _busy(status: str, after: str | None = None) -> bytes:
    more = {} if after is None else {"Retry-After": after}
    return message(b"Please come back later.", status=status, media_type="text/plain", **more)


def _status(code: int) -> Refused:
    reasons = {402: NoAnswer.PAYWALLED, 404: NoAnswer.NOT_FOUND, 410: NoAnswer.NOT_FOUND}
    blocked = NoAnswer.BLOCKED if code in (401, 403, 429, 451) else NoAnswer.NOT_FETCHED
    return Refused(reasons.get(code, blocked), f"HTTP status {code}.")


_MANY, _AWAY = "429 Too Many Requests", "503 Service Unavailable"
_page = named(Group.SERVICES)
BUSY = (
    _page("429, to come back in a second", in_turn(_busy(_MANY, "1"), message(PAGE)), _READ, most_asked=2),
    _page("429, to come back in 24 hours", _busy(_MANY, f"{_DAY}"), _status(429), most_asked=1),
    _page(
        "429, to come back on a day in 2099", _busy(_MANY, "Fri, 01 May 2099 00:00:00 GMT"), _status(429), most_asked=3
    ),
    _page("429, to come back in minus one seconds", _busy(_MANY, "-1"), _status(429), most_asked=3),
    _page("429, to come back in 10^300 seconds", _busy(_MANY, "1" + "0" * 300), _status(429), most_asked=1),
    _page("429, to come back in words", _busy(_MANY, "soon"), _status(429), most_asked=3),
    _page("503 twice, and then the page", in_turn(_busy(_AWAY), _busy(_AWAY), message(PAGE)), _READ, most_asked=3),
    _page("503 without an end", _busy(_AWAY), _status(503), most_asked=3),
    _page("503, to come back in an hour", _busy(_AWAY, "3600"), _status(503), most_asked=1),
    _page(
        "500 with a page that looks right",
        message(PAGE, status="500 Internal Server Error"),
        _status(500),
        most_asked=3,
    ),
    _page(
        "502, then 504, then the page",
        in_turn(_busy("502 Bad Gateway"), _busy("504 Gateway Timeout"), message(PAGE)),
        _READ,
        most_asked=3,
    ),
    _page("403 with a page that looks right", message(PAGE, status="403 Forbidden"), _status(403), most_asked=1),
    _page("402, to pay", message(PAGE, status="402 Payment Required"), _status(402), most_asked=1),
    _page("404 with a page that looks right", message(PAGE, status="404 Not Found"), _status(404), most_asked=1),
    _page("410, gone", message(PAGE, status="410 Gone"), _status(410), most_asked=1),
    _page(
        "451, forbidden by a court",
        message(PAGE, status="451 Unavailable For Legal Reasons"),
        _status(451),
        most_asked=1,
    ),
    _page(
        "a wall against programs, with status 503",
        message(PAGE, status=_AWAY, cf_mitigated="challenge"),
        Refused(NoAnswer.BLOCKED, "HTTP status 503."),
        most_asked=3,
    ),
)


# --- what every service may do ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Service:
    """A kind of source with an answer of it that is right."""

    kind: str
    source: Mapping[str, object]
    media_type: str
    body: bytes


def _recorded(name: str) -> _Service:
    """The right answer that a folder of cases has."""
    folder = CASES / "sources" / name
    (source,) = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))["source"]
    (answer,) = folder.glob("answer.*")
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    known = {key: value for key, value in source.items() if key not in ("id", "url")}
    return _Service(known["kind"], known, expected["media_type"], answer.read_bytes())


def _written(kind: str, answer: object, **source: object) -> _Service:
    return _Service(kind, {"kind": kind, **source}, "application/json", json.dumps(answer).encode())


_HIT = {"url": "https://hallstein.example/bridge", "title": "A bridge", "seendate": "20240303T120000Z"}
_SERVICES = (
    *map(
        _recorded,
        (
            *("claimreview-two-checks", "dbnomics-growth", "eurostat-unemployment", "feed-rss", "kiwix-hits"),
            *("mediawiki-hits", "oecd-unemployment", "sitemap-of-pages", "wikidata-figures-of-a-city"),
            *("worldbank-growth", "owid-life-expectancy"),
        ),
    ),
    _written("searxng", {"results": [_HIT], "unresponsive_engines": []}),
    _written("gdelt", {"articles": [_HIT]}),
)
_LOGIN = b"<!doctype html><html><head><title>Log in</title></head><body><p>Please log in to go on.</p></body></html>"


def _renamed(service: _Service) -> bytes | None:
    """The answer with every field under another name; None for what has no fields."""
    if b"{" in service.body[:9] or b"[" in service.body[:9]:
        return re.sub(rb'"(\w+)"(\s*:)', rb'"new_\1"\2', service.body)
    if b"<" in service.body[:9]:
        return re.sub(rb"<(/?)(\w)", rb"<\1new\2", service.body).replace(b"<new?", b"<?")
    return service.body.replace(b",", b",NEW_") if service.kind == "oecd" else None


def _deep(service: _Service) -> bytes:
    return b"<a>" * 100_000 if service.body.lstrip().startswith(b"<") else b"[" * 100_000


_ODD: Mapping[str, Callable[[_Service], bytes | None]] = {
    "a page to log in, with status 200": lambda _: _LOGIN,
    "nothing, with status 200": lambda _: b"",
    "its answer cut in the middle": lambda service: service.body[: len(service.body) * 3 // 5],
    "its fields renamed": _renamed,
    "an answer 100,000 levels deep": _deep,
    "null": lambda _: b"null",
    "noise": lambda _: bytes(range(256)) * 20,
}


def _oddities() -> Iterator[WebFault]:
    for service in _SERVICES:
        fault = named(Group.SERVICES, **service.source)
        for name, change in _ODD.items():
            body = change(service)
            if body is not None:
                yield fault(f"{service.kind}: {name}", message(body, media_type=service.media_type), *_REFUSED)


# --- errors inside an answer with status 200 --------------------------------------------------------------------


def _says(kind: str, name: str, answer: object, *right: Right, **source: object) -> WebFault:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return named(Group.SERVICES, kind=kind, **source)(
        f"{kind}: {name}", message(body, media_type="application/json"), *right
    )


_SAYS = Refused(NoAnswer.NOT_FETCHED, "It cannot be read: the ")
_UNRESPONSIVE = Refused(NoAnswer.NOT_FETCHED, "engines of it did not answer")
_WORK = {"data": {"dataset": "work"}}
_INSIDE = (
    _says(
        "mediawiki",
        "an error inside 200",
        {"error": {"code": "ratelimited", "info": "You've exceeded your rate limit."}},
        _SAYS,
    ),
    _says(
        "worldbank",
        "an error inside 200",
        [{"message": [{"id": "120", "key": "Invalid value", "value": "The parameter is not valid"}]}],
        _SAYS,
        **_WORK,
    ),
    _says(
        "eurostat",
        "an error inside 200",
        {"error": [{"status": 413, "id": 413, "label": "Too many values."}]},
        _SAYS,
        **_WORK,
    ),
    _says(
        "dbnomics",
        "an error inside 200",
        {"series": {"docs": [], "num_found": 0}, "errors": [{"message": "Dataset not found"}]},
        _SAYS,
        **_WORK,
    ),
    _says("claimreview", "an error inside 200", {"error": {"code": 429, "message": "Quota exceeded."}}, _SAYS),
    _says("gdelt", "an error inside 200", b"Your query was too short or too long.", _SAYS),
    _says(
        "wikidata",
        "an error inside 200",
        b'{"head": {}, "results": {"bindings": [\njava.util.concurrent.TimeoutException',
        _SAYS,
    ),
    _says(
        "searxng",
        "all its engines unresponsive",
        {"results": [], "unresponsive_engines": [["one", "timeout"], ["two", "CAPTCHA"]]},
        _UNRESPONSIVE,
    ),
    _says(
        "searxng",
        "results without an address",
        {"results": [{"url": None, "title": "A bridge"}], "unresponsive_engines": []},
        *_REFUSED,
    ),
    _says(
        "worldbank",
        "one page of seven",
        [{"page": 1, "pages": 7}, []],
        Refused(NoAnswer.UNREADABLE, "it goes over 7 pages"),
        **_WORK,
    ),
    _says(
        "dbnomics",
        "one series of two hundred",
        {"series": {"docs": [], "num_found": 200}},
        Refused(NoAnswer.UNREADABLE, "it has 0 of 200 series"),
        **_WORK,
    ),
)


# --- figures that are none --------------------------------------------------------------------------------------


def _growth(figure: str) -> bytes:
    """What the World Bank answers, with a figure as JSON has it."""
    row = (
        '{"indicator": {"id": "X", "value": "GDP growth (annual %)"}, "country": {"id": "DE", "value": "Germany"}, '
        '"countryiso3code": "DEU", "date": "2023", "value": FIGURE}'
    )
    return f'[{{"page": 1, "pages": 1}}, [{row.replace("FIGURE", figure)}]]'.encode()


def _rate(cell: str) -> bytes:
    """A table in which a source has written a cell for Germany in 2024."""
    return f"country,2023,2024\nFrance,7.3,7.4\nGermany,3.0,{cell}\n".encode()


_figure = named(Group.SERVICES, kind="worldbank", **_WORK)
_MISSING = ("null", '"NA"', '":"', '""', '".."', "NaN", "Infinity", '"1,000"', '"4.2 or so"', '"0x10"')
_FIGURES = (
    *(_figure(f"worldbank: {written} as a figure", message(_growth(written)), _NOTHING) for written in _MISSING),
    _figure("worldbank: 0 as a figure, which is one", message(_growth("0")), Figures(("0",))),
    _figure("worldbank: 1e999 as a figure", message(_growth("1e999")), _NOTHING, *_REFUSED),
    _figure("worldbank: a figure of 5,000 digits", message(_growth("9" * 5000)), _NOTHING, *_REFUSED),
    _figure("worldbank: true as a figure", message(_growth("true")), _NOTHING, *_REFUSED),
    _figure("worldbank: a list as a figure", message(_growth("[1]")), *_REFUSED),
)


# --- lists that do not end --------------------------------------------------------------------------------------


def _found(hits: Callable[[int], Sequence[str]]) -> Script:
    """A search that finds pages; the pages are here too."""

    async def script(talk: Talk) -> None:
        host = re.search(rb"Host: (\S+)", talk.head)
        here = f"http://{host[1].decode()}" if host is not None else ""
        results = [{"url": url.replace("HERE", here), "title": "A bridge"} for url in hits(talk.number)]
        body = json.dumps({"results": results, "unresponsive_engines": []}).encode()
        is_search = talk.path.startswith("/search")
        await talk.say(message(body, media_type="application/json") if is_search else message(PAGE))

    return script


def _index(talk: Talk) -> bytes:
    place = f"http://127.0.0.1:{talk.writer.get_extra_info('sockname')[1]}/{talk.number}"
    body = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{place}</loc></sitemap></sitemapindex>'
    return message(body.encode(), media_type="application/xml")


async def _indexes(talk: Talk) -> None:
    """A sitemap that leads to another one, without an end."""
    await talk.say(_index(talk))


async def _never_found(talk: Talk) -> None:
    """A wiki in which nothing is found, and which always has more of that."""
    body = {"batchcomplete": True, "continue": {"gsroffset": talk.number, "continue": "gsroffset||"}}
    await talk.say(message(json.dumps(body).encode(), media_type="application/json"))


async def _lost_revision(talk: Talk) -> None:
    """A wiki that finds a revision and has it no longer when it is asked for."""
    page = {"title": "Hallstein", "index": 1, "revisions": [{"revid": 7, "timestamp": "2024-03-03T12:00:00Z"}]}
    found = json.dumps({"batchcomplete": True, "query": {"pages": [page]}}).encode()
    gone = message(b'{"errorKey": "rest-nonexistent-title"}', status="404 Not Found", media_type="application/json")
    await talk.say(message(found, media_type="application/json") if "api.php" in talk.path else gone)


_search = named(Group.SERVICES, kind="searxng")
_SOMEWHERE = Refused(NoAnswer.BLOCKED, "private = true")
_LISTS = (
    _search("searxng: 10,000 hits", _found(lambda _: [f"HERE/{n}" for n in range(10_000)]), _READ, most_asked=4),
    _search(
        "searxng: a hit that is the search itself",
        _found(lambda _: ["HERE/search?q=bridge"]),
        Survived(""),
        *_REFUSED,
        most_asked=2,
    ),
    _search("searxng: the same hit a thousand times", _found(lambda _: ["HERE/a"] * 1000), _READ, most_asked=2),
    _search(
        "searxng: hits that are no addresses of the web",
        _found(lambda _: ["file:///etc/passwd", "javascript:alert(1)", "ftp://127.0.0.1/", "//x", ""]),
        Survived(""),
        most_asked=1,
    ),
    _search(
        "searxng: hits on loopback and in the cloud",
        _found(lambda _: ["http://127.0.0.1:9/", "http://169.254.169.254/", "http://[::1]/"]),
        _SOMEWHERE,
        most_asked=1,
    ),
    _search(
        "searxng: a hit on a host with a Cyrillic letter",
        _found(lambda _: ["http://hаllstein.example/bridge"]),
        Refused(NoAnswer.NOT_FETCHED, "xn--hllstein-16g.example"),
        most_asked=1,
    ),
    named(Group.SERVICES, kind="sitemap")(
        "sitemap: an index that leads to indexes without an end",
        _indexes,
        Refused(NoAnswer.UNREADABLE, "that is not followed."),
        most_asked=2,
    ),
    named(Group.SERVICES, kind="mediawiki")(
        "mediawiki: nothing found, and always more of it", _never_found, Survived(""), most_asked=6
    ),
    named(Group.SERVICES, kind="mediawiki")(
        "mediawiki: a revision that is gone when it is asked for",
        _lost_revision,
        Refused(NoAnswer.NOT_FOUND, "HTTP status 404."),
        most_asked=2,
    ),
)

FAULTS = (*BUSY, *_oddities(), *_INSIDE, *_FIGURES, *_LISTS)
