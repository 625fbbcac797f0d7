"""Links that lead a reader to the very words, and nowhere else."""

import re
from urllib.parse import quote

_WHOLE_WORDS = 12
_END_WORDS = 5
_LONGEST_END = 400
"""In characters; what is longer is no word of a language, and would make an address without end."""
_WEB = re.compile(r"https?://[^/]", re.IGNORECASE)
_UNSAFE = re.compile(r"[^!#$%&'*+,\-./:;=?@\[\]^_~\w]|[^\x21-\x7e]")
"""What an address does not need, and what could end a link in Markdown: brackets, quotes, spaces, controls."""


def web_address(url: str | None) -> str | None:
    """An address of the web, fit to be linked; None for anything else (``javascript:``, a path)."""
    if url is None or _WEB.match(url.strip()) is None:
        return None
    return _UNSAFE.sub(lambda sign: quote(sign[0], safe=""), url.strip())


def text_fragment(url: str, words: str) -> str | None:
    """The address with a text fragment, so that a browser scrolls to the quotation and marks it."""
    address = web_address(url)
    if address is None or "#" in address:
        return address
    found = words.split()
    if len(found) <= _WHOLE_WORDS:
        ends = [" ".join(found)]
    else:
        ends = [" ".join(found[:_END_WORDS]), " ".join(found[-_END_WORDS:])]
    if any(len(end) > _LONGEST_END for end in ends):
        return address
    return f"{address}#:~:text={','.join(map(_escaped, ends))}"


def _escaped(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
