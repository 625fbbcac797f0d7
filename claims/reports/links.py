"""Links that lead a reader to the very words."""

from urllib.parse import quote

_WHOLE_WORDS = 12
_END_WORDS = 5


def text_fragment(url: str, words: str) -> str:
    """The address with a text fragment, so that a browser scrolls to the quotation and marks it."""
    if "#" in url or not url.startswith(("http://", "https://")):
        return url
    found = words.split()
    if len(found) <= _WHOLE_WORDS:
        return f"{url}#:~:text={_escaped(' '.join(found))}"
    start, end = " ".join(found[:_END_WORDS]), " ".join(found[-_END_WORDS:])
    return f"{url}#:~:text={_escaped(start)},{_escaped(end)}"


def _escaped(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
