"""Figures of Wikidata: what it counts or measures of those whom a claim names; ``wikidata.rq`` is what it is asked."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from string import Template

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Query, Reading, Request, Response
from claims.sources.answers import read_json
from claims.sources.asking import address, is_web_address, request_at
from claims.sources.series import read_series, series_origin
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec
from claims.sources.statements import Statement, Statements, figures_of, of_whom_is_meant

_MOST_STATEMENTS = 2000
_NO_PART_OF_A_NAME = re.compile(r'[\\"<>{}\x00-\x1f\x7f]')
_TIMED_OUT = b"java.util.concurrent.TimeoutException"
_COMMENT = re.compile(r"^\s*# .*$", re.MULTILINE)
_PART = re.compile(r"^## (\w+).*$", re.MULTILINE)


class WikidataSource:
    """The query service of Wikidata, or another with the same data."""

    asked = Asked.FOR_EACH_CLAIM

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec
        self._language = spec.language or "en"

    def request(self, query: Query) -> Request:
        """The figures of those whom a claim names, or of what it is about where it names nobody."""
        names = [_NO_PART_OF_A_NAME.sub(" ", name).strip() for name in query.names or query.terms[:1]]
        items = " UNION ".join(_question("item", name=name, language=self._language) for name in names or [""])
        asked = _question("all", items=items, language=self._language, most=str(_MOST_STATEMENTS))
        return request_at(self.spec, address(self.spec.url, query=asked, format="json"), for_programs=True)

    def read(self, response: Response) -> Reading:
        """A table for every measure and unit, with a row for each name and a column for each year.

        Raises:
            DocumentUnreadable: It is not what the service should answer, or too much, or it ran out of time.
        """
        if _TIMED_OUT in response.body:
            raise ServiceRefused("the service says that the question took it too long.")
        found = read_json(response, Statements).results.bindings
        if len(found) >= _MOST_STATEMENTS:
            raise DocumentUnreadable(f"it has {_MOST_STATEMENTS} statements or more.")
        kept = of_whom_is_meant(found)
        title = f"Wikidata: {', '.join(dict.fromkeys(statement.name for statement in kept))}"
        origin = series_origin(self.spec, response, title, self._language, _last_change(kept))
        items = {statement.item for statement in kept}
        if len(items) == 1 and is_web_address(kept[0].item):
            origin = origin.model_copy(update={"original": kept[0].item})
        return read_series(tuple(figures_of(kept, self._language)), origin, "Item")


def _question(part: str, **values: str) -> str:
    return _questions()[part].substitute(values)


@cache
def _questions() -> Mapping[str, Template]:
    """The parts of the query by their names, each in one line."""
    text = _COMMENT.sub("", files("claims.sources").joinpath("wikidata.rq").read_text(encoding="utf-8"))
    _, *parts = _PART.split(text)
    return {name: Template(" ".join(body.split())) for name, body in zip(parts[::2], parts[1::2], strict=True)}


def _last_change(statements: tuple[Statement, ...]) -> date | None:
    """The day on which the newest of the items was changed last."""
    days = [statement.modified[:10] for statement in statements]
    try:
        return max(map(date.fromisoformat, days), default=None)
    except ValueError:
        return None
