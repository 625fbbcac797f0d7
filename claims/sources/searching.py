"""What is asked of a search: the words of a claim, names first, and fewer words where many have found nothing."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from pydantic import BeforeValidator

from claims.models import Query, Request
from claims.sources.asking import is_web_address, request_at
from claims.sources.spec import SourceSpec

_MOST_NAMES = 2
_MOST_TERMS = 2
_TERMS_WITHOUT_NAME = 3
_NO_WORD = re.compile(r"[^\w\s.'’&/-]+")
"""Signs that searches take for commands."""
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PART = re.compile(r'(?<!\S)(?:"([^"]+)"|([^\s":]+))(?!\S)')


def _day(written: object) -> date | None:
    match = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", str(written), re.ASCII)
    try:
        return date.fromisoformat("-".join(match.groups())) if match is not None else None
    except ValueError:
        return None


Day = Annotated[date | None, BeforeValidator(_day)]
"""The day with which a string begins, "2024-03-03T12:00:00Z" or "20240303T120000Z"; None where it does not."""


def all_words(query: Query) -> str:
    """Everything that a claim names, for a search that ranks its pages by how many of the words they have.

    Of the figures the years only: another figure, if it is wrong, would find those who repeat it.
    """
    years = [figure for figure in query.figures if _YEAR.fullmatch(figure)]
    return " ".join(filter(None, (_plain(part) for part in (*query.names, *query.terms, *years))))


def few_words(query: Query) -> str:
    """Two names and two terms, for a search whose pages have to have every word; names of several words in quotes.

    A page about a claim seldom has every word of it in the form of the claim: three or four words find it.
    """
    terms = query.terms[: _MOST_TERMS if query.names else _TERMS_WITHOUT_NAME]
    parts = map(_plain, (*query.names[:_MOST_NAMES], *terms))
    return " ".join(_quoted(part) for part in parts if part)


def fewer_words(url: str, parameter: str) -> tuple[str, ...]:
    """Wider searches for one that has found nothing: the words of its first two names or terms, and of the first alone.

    Args:
        url: The address of that search.
        parameter: Which parameter of it has the words.
    """
    found = list(_PART.finditer(searched_for(url, parameter)))
    parts = [" ".join(map(_quoted, (part[1] or part[2]).split())) for part in found]
    wider = dict.fromkeys((" ".join(parts[:2]), *parts[:1]))
    return tuple(words for words in wider if words not in ("", " ".join(part[0] for part in found)))


def searched_for(url: str, parameter: str) -> str:
    """The words in one parameter of a search's address."""
    return next(iter(parse_qs(urlsplit(url).query).get(parameter, [])), "")


def is_named(title: str, searched: str) -> bool:
    """Whether the words that were searched have all those of a page's title, but for what it adds in brackets."""
    words = set(_WORD.findall(title.partition(" (")[0].casefold()))
    return bool(words) and words <= set(_WORD.findall(searched.casefold()))


def pages(
    spec: SourceSpec, found: Sequence[tuple[str, str, date | None]], *, for_programs: bool = False
) -> tuple[Request, ...]:
    """Requests for the pages that a search has found, as many as the operator allows.

    Args:
        spec: The source that was searched.
        found: Address, title and day of each page, best first; what is no address of the web is passed over.
        for_programs: Whether the addresses are an interface that is made for programs.
    """
    asked = (
        request_at(spec, url, step="page", for_programs=for_programs).model_copy(
            update={"title": title, "published_on": day}
        )
        for url, title, day in found
        if is_web_address(url)
    )
    return tuple(request for request, _ in zip(asked, range(spec.most), strict=False))


def _quoted(part: str) -> str:
    return part if _WORD.fullmatch(part) else f'"{part}"'


def _plain(part: str) -> str:
    """Words without the signs that a search would take for commands."""
    return " ".join(filter(None, (word.strip("-./'’&") for word in _NO_WORD.sub(" ", part).split())))
