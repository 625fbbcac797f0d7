"""Pages that have it from the article: they name its address, its title or its publisher as their source."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from claims.language.neutral import table_for
from claims.language.words import is_known, words
from claims.models import Article, Passage

_TITLE_FROM = 4
"""Fewest words of a title that is told from plain words."""
_NAME_UP_TO = 4
"""Most words of a publisher's name in an address: "the-new-lenham-courier"."""
_LEAD = 3
"""Sentences at the beginning in which a page says where it has all of it from."""
_TRACKING = ("utm_", "fbclid", "gclid")
_WORD = re.compile(r"\w+")


def plain_address(url: str | None) -> str:
    """An address by which two are compared: no scheme, no "www.", no tracking, no end; empty where there is none."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    asked = urlencode([pair for pair in parse_qsl(parts.query) if not pair[0].startswith(_TRACKING)])
    return f"{host}{parts.path.rstrip('/')}{'?' if asked else ''}{asked}".casefold() if host else ""


def passages_without_citing(passages: Sequence[Passage], article: Article) -> tuple[Passage, ...]:
    """The passages of a page that do not have it from the article: none where the page says so of itself.

    It does by the article's address or title anywhere, or by the name of its publisher at the beginning. Further down,
    only the sentence that names the publisher has it from there.
    """
    sought = _Sought(article)
    citing = [number for number, passage in enumerate(passages) if sought.is_cited(passage)]
    whole = any(number < _LEAD or sought.is_named(passages[number]) for number in citing)
    return () if whole else tuple(passage for number, passage in enumerate(passages) if number not in set(citing))


_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "gv", "net", "or", "org"})
"""What stands between a name and the country of an address: "co.uk"."""


class _Sought:
    """By what an article can be cited."""

    def __init__(self, article: Article) -> None:
        address = plain_address(article.url)
        self._address = address if "/" in address else ""
        self._publisher = _publisher(address)
        title = _WORD.findall(article.title.casefold())
        self._title = f" {' '.join(title)} " if len(title) >= _TITLE_FROM else ""

    def is_cited(self, passage: Passage) -> bool:
        """Whether a sentence names the article, or reports what its publisher says."""
        return self.is_named(passage) or (self._is_publisher_named(passage) and _reports(passage))

    def is_named(self, passage: Passage) -> bool:
        """Whether a sentence names the article by its address, or by its title as the source of what is reported."""
        if self._address and self._address in passage.text.casefold():
            return True
        titled = bool(self._title) and self._title in f" {' '.join(_WORD.findall(passage.text.casefold()))} "
        return titled and _reports(passage)

    def _is_publisher_named(self, passage: Passage) -> bool:
        """Whether a sentence names the publisher; not where its name is a word like others: "Zeit", "time"."""
        names = (self._publisher, self._publisher.capitalize())
        if not self._publisher or any(is_known(name, passage.origin.language) for name in names):
            return False
        found = _WORD.findall(passage.text.casefold())
        starts = range(len(found))
        return any(
            "".join(found[n : n + size]) == self._publisher for n in starts for size in range(1, _NAME_UP_TO + 1)
        )


def _publisher(address: str) -> str:
    """What the host of an address is called: "lenhamcourier" of "www.lenham-courier.co.uk"."""
    labels = address.partition("/")[0].partition("?")[0].split(".")
    named = next((label for label in reversed(labels[:-1]) if label not in _SECOND_LEVEL), "")
    return "".join(_WORD.findall(named))


def _reports(passage: Passage) -> bool:
    """Whether a sentence says that somebody else says it, and does not set itself against that."""
    table, _ = table_for(passage.origin.language)
    low = f" {' '.join(_WORD.findall(passage.text.casefold()))} "
    if any(f" {phrase} " in low for phrase in table.speech.contrary):
        return False
    leads = (*table.speech.according_to, *table.speech.according_to_after, *table.speech.sourced)
    if any(f" {phrase} " in low for phrase in leads):
        return True
    return any(word.lemma in table.speech.verbs for word in words(passage.text, table.code))
