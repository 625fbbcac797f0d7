"""Earlier fact-checks, as the Google Fact Check Tools gather them: shown, and never the last word."""

from datetime import date
from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from claims.documents import language_of
from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Key, Passage, Query, Reading, Request, Response, Row, Span
from claims.sources.answers import Answer, read_json
from claims.sources.asking import address, below, host_of, is_web_address, origin_of, request_at
from claims.sources.drawing import Sketch, draw
from claims.sources.searching import all_words
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec

_HEADER = ("Claim", "Rating", "Publisher", "Published", "Title", "Address")
_MOST_REVIEWS = 100


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None


class _Publisher(Answer):
    name: str = ""
    site: str = ""


class _Review(Answer):
    publisher: _Publisher = _Publisher()
    url: str = ""
    title: str = ""
    rating: str = Field(default="", alias="textualRating")
    day: Annotated[date | None, BeforeValidator(_day)] = Field(default=None, alias="reviewDate")
    language: str = Field(default="", alias="languageCode")

    @property
    def by(self) -> str:
        host = host_of(self.url) if is_web_address(self.url) else ""
        return self.publisher.name.strip() or self.publisher.site.strip() or host


class _Checked(Answer):
    text: str = ""
    reviews: tuple[_Review, ...] = Field(default=(), alias="claimReview")


class _Error(Answer):
    message: str


class _Found(Answer):
    model_config = ConfigDict(extra="allow")

    claims: tuple[_Checked, ...] | None = None
    further: str = Field(default="", alias="nextPageToken")
    error: _Error | None = None

    @model_validator(mode="after")
    def _has_claims_or_nothing(self) -> Self:
        """An answer that found nothing is ``{}``; one with other fields has its claims somewhere else."""
        if self.claims is None and self.model_extra:
            raise ValueError("it has no claims")
        return self


class ClaimReviewSource:
    """A service that is searched for statements that others have checked before."""

    asked = Asked.FOR_EACH_CLAIM

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The words of a claim, in the language of the source where it has one."""
        language = {"languageCode": self.spec.language} if self.spec.language else {}
        base = below(self.spec.url, "v1alpha1/claims:search")
        url = address(base, query=all_words(query), **language, pageSize=self.spec.most)
        key = Key(name=self.spec.secret, header="X-Goog-Api-Key") if self.spec.secret else None
        return request_at(self.spec, url, for_programs=True).model_copy(update={"key": key})

    def read(self, response: Response) -> Reading:
        """Every statement that was checked, as a passage with its rating; no further page of what was found.

        Raises:
            DocumentUnreadable: It is not what the service should answer, or an error of it.
        """
        found = read_json(response, _Found)
        if found.error is not None:
            raise ServiceRefused(f"the service says: {found.error.message.strip().rstrip('.')}.")
        checks = _checks((found.claims or ())[: self.spec.most])
        if found.claims and not checks:
            raise DocumentUnreadable("none of its fact-checks has a statement, a rating and a publisher.")
        text, tables = draw([Sketch("Earlier fact-checks", _HEADER, list(map(_cells, checks)))] if checks else [])
        rows = [row for table in tables for row in table.rows]
        passages = (self._passage(row, review, response) for row, (_, review) in zip(rows, checks, strict=True))
        return Reading(text=text, passages=tuple(passages))

    def _passage(self, row: Row, review: _Review, response: Response) -> Passage:
        text, rating, publisher, _, title, url = row.cells
        named = review.language[:2].lower()
        language = named if named.isalpha() else self.spec.language or language_of(text)
        original = url if is_web_address(url) else None
        its_own = {"publisher": publisher, "published_on": review.day, "original": original}
        origin = origin_of(self.spec, response, title=title, language=language).model_copy(update=its_own)
        start = row.span.start
        return Passage(origin=origin, span=Span(start=start, end=start + len(text)), text=text, rating=rating)


def _checks(found: tuple[_Checked, ...]) -> list[tuple[str, _Review]]:
    """Who has checked what, newest first: the day whose knowledge counts is held against the first of them."""
    pairs = [(checked.text, review) for checked in found for review in checked.reviews][:_MOST_REVIEWS]
    known = [(text, review) for text, review in pairs if text.strip() and review.rating.strip() and review.by]
    return sorted(known, key=lambda check: check[1].day or date.min, reverse=True)


def _cells(check: tuple[str, _Review]) -> tuple[str, ...]:
    text, review = check
    return text, review.rating, review.by, review.day.isoformat() if review.day else "", review.title, review.url
