"""One address for one page, however it was linked."""

import hashlib
import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
_OF_CAMPAIGNS = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|wt_\w+|at_\w+|xtor", re.IGNORECASE)
"""Parameters that say where a reader came from, and nothing of the page."""
_KEY_LENGTH = 12


def key_of(name: str) -> str:
    """What all versions of an article have in common: made of its address, or of the title of one that has none."""
    return address_of(name)[:_KEY_LENGTH]


def address_of(url: str) -> str:
    """What stands for an article, however its address was written: a hash of its canonical address."""
    return hashlib.sha256(canonical(url).encode("utf-8", "surrogatepass")).hexdigest()


def canonical(url: str) -> str:
    """The address of a page without what does not tell it from others; what is no address of the web, as it is.

    Scheme and host in small letters, no fragment, no usual port, no parameter of a campaign, no empty path.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in _PORTS or not parts.hostname:
        return url.strip()
    host = parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]"
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    said = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")  # not all are written in UTF-8
    query = urlencode([pair for pair in said if not _OF_CAMPAIGNS.fullmatch(pair[0])], errors="surrogateescape")
    return urlunsplit((parts.scheme, place, quote(parts.path or "/", safe="/%:@!$&'()*+,;=~"), query, ""))
