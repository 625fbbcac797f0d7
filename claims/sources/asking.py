"""What the requests and origins of all connectors have in common."""

from urllib.parse import urlencode, urljoin, urlsplit

from claims.models import Origin, Request, Response
from claims.sources.spec import SourceSpec

_USUAL_PORTS = {"http": 80, "https": 443}


def request_at(spec: SourceSpec, url: str, *, step: str = "", for_programs: bool = False) -> Request:
    """A request to the source itself, or to an address that it leads to.

    The leave for a private network holds for the host and port that the operator wrote, and for no other.
    ``for_programs`` says that the address is an interface that is made for programs: robots.txt has no say over it, nor
    over what the operator has marked as private.
    """
    own = _place(url) == _place(spec.url)
    written = urlsplit(spec.url).port
    return Request(
        source=spec.id,
        url=url,
        private=spec.private and own,
        ports=(*spec.ports, *([written] if written is not None and own else [])),
        robots=not (for_programs or (spec.private and own)),
        step=step,
    )


def address(base: str, **parameters: str | int) -> str:
    """An address with its parameters, in the order in which they are given, so that a second run asks the same."""
    return f"{base}{'&' if '?' in base else '?'}{urlencode(parameters)}"


def below(base: str, path: str) -> str:
    """An address below that of a service, whether or not that ends with a slash."""
    return urljoin(base.rstrip("/") + "/", path)


def origin_of(spec: SourceSpec, response: Response, *, title: str, language: str) -> Origin:
    """Where something comes from that the source itself has published."""
    return Origin(
        source=spec.id,
        publisher=spec.publisher,
        tier=spec.tier,
        language=language,
        published_on=spec.published_on or response.request.published_on,
        title=title,
        original=spec.original,
        snapshot=response.snapshot,
    )


def host_of(url: str) -> str:
    """The host of an address without "www.": who publishes a page that was found by a search."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def shown(url: str) -> str:
    """An address for readers: a host with letters that look like others is shown by its ASCII form."""
    host = urlsplit(url).hostname or ""
    try:
        return url if host.isascii() else url.replace(host, host.encode("idna").decode("ascii"), 1)
    except UnicodeError:
        return ascii(url)


def is_web_address(url: str) -> bool:
    """Whether a string that somebody else wrote is an address that can be asked."""
    try:
        parts = urlsplit(url)
        return parts.scheme in _USUAL_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _place(url: str) -> tuple[str | None, int | None]:
    parts = urlsplit(url)
    return parts.hostname, parts.port or _USUAL_PORTS.get(parts.scheme)
