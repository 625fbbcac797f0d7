"""Gates: what may count as evidence at all. One gate, one function; what it keeps out is named in the report."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.models import Article, Evidence, Origin, Passage, Reading, Sha256
from claims.policy import Gates
from claims.verdicts.citing import passages_without_citing, plain_address
from claims.verdicts.copies import is_copy

NOT_VERBATIM = "not_verbatim"


@dataclass(frozen=True, slots=True)
class Left:
    """A source that was read and does not count, by the gate that kept it out."""

    origin: Origin
    gate: str
    """The name of a gate of :data:`GATES`, or ``not_verbatim``."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What may count of all that was read."""

    readings: tuple[Reading, ...]
    left: tuple[Left, ...]
    echoes: tuple[Passage, ...]
    """Passages of the article, of its copies and of pages that cite it: they say what it says and bear nothing out."""
    answered: int
    """Answers that count, or came too late to: whoever knew nothing by the day has answered."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What every page is held against before it may count."""

    article: Article
    as_of: date
    gates: Gates


Gate = Callable[[Reading, Bar], Reading]
"""What may count of a reading."""


def eligible(readings: Sequence[Reading], bar: Bar) -> Admitted:
    """Readings with what may count of them, and what was left out with the gate that did it."""
    kept: list[Reading] = []
    left: dict[Left, None] = {}
    echoes: list[Passage] = []
    answered = 0
    for reading in readings:
        passed = reading
        for gate in GATES:
            before, passed = passed, gate(passed, bar)
            left |= dict.fromkeys(Left(origin, gate.__name__) for origin in _gone(before, passed))
            echoes += _echoes(before, passed) if gate in _ECHOING else ()
        if _has_content(passed) or not _has_content(reading):
            kept.append(passed)
        answered += _is_answer(passed, published_after_as_of(reading, bar), reading)
    return Admitted(tuple(kept), tuple(left), tuple(echoes), answered)


def verbatim(
    evidence: Sequence[Evidence], texts: Mapping[Sha256, Sequence[str]]
) -> tuple[tuple[Evidence, ...], tuple[Left, ...]]:
    """Evidence whose quotation stands at its span in the stored text, and the sources of any other.

    Args:
        evidence: What is to decide.
        texts: Stored texts by the hash of their snapshot.
    """
    stands = [any(item.span.of(text) == item.quote for text in texts[item.origin.snapshot.sha256]) for item in evidence]
    kept = tuple(item for item, there in zip(evidence, stands, strict=True) if there)
    return kept, tuple(Left(i.origin, NOT_VERBATIM) for i, there in zip(evidence, stands, strict=True) if not there)


# --- the gates --------------------------------------------------------------------------------------------------


def published_after_as_of(reading: Reading, bar: Bar) -> Reading:
    """What was published after the day whose knowledge counts; a list of earlier checks has passages of many days."""
    return _of_origins(reading, lambda origin: origin.published_on is None or origin.published_on <= bar.as_of)


def is_the_article(reading: Reading, bar: Bar) -> Reading:
    """The article itself, by its address, also in an archive, or by its bytes."""
    return _of_origins(reading, lambda origin: not _is_same_page(origin, bar.article))


def copies_the_article(reading: Reading, bar: Bar) -> Reading:
    """Copies of the article, shortened ones, and pages that have it whole among other things."""
    copied = bool(_prose(reading)) and is_copy(reading, bar.article, bar.gates)
    return reading.model_copy(update={"passages": (), "tables": ()}) if copied else reading


def cites_the_article(reading: Reading, bar: Bar) -> Reading:
    """Pages that have it from the article, as they say themselves; of others the sentences that report what it says."""
    prose = _prose(reading)
    kept = passages_without_citing(prose, bar.article)
    if len(kept) == len(prose):
        return reading
    rated = tuple(passage for passage in reading.passages if passage.rating is not None)
    tables = reading.tables if kept else ()
    return reading.model_copy(update={"passages": (*kept, *rated), "tables": tables})


GATES: tuple[Gate, ...] = (published_after_as_of, is_the_article, copies_the_article, cites_the_article)
"""In this order; each sees what the gates before it let through."""
_ECHOING = (is_the_article, copies_the_article, cites_the_article)


def _of_origins(reading: Reading, counts: Callable[[Origin], bool]) -> Reading:
    return reading.model_copy(
        update={
            "passages": tuple(passage for passage in reading.passages if counts(passage.origin)),
            "tables": tuple(table for table in reading.tables if counts(table.origin)),
        }
    )


def _is_same_page(origin: Origin, article: Article) -> bool:
    if origin.snapshot.sha256 == article.snapshot:
        return True
    own = plain_address(article.url)
    there = (origin.snapshot.url, origin.snapshot.final_url, origin.original)
    return bool(own) and any(_leads_to(plain_address(url), own) for url in there)


def _leads_to(address: str, own: str) -> bool:
    """Whether an address is the article's, or ends with it as those of archives do."""
    return address == own or ("/" in own and address.endswith((f"/{own}", f"//{own}", f"//www.{own}")))


def _prose(reading: Reading) -> tuple[Passage, ...]:
    """What a page says itself: who has checked a claim of the article repeats the claim, and is no copy."""
    return tuple(passage for passage in reading.passages if passage.rating is None)


def _has_content(reading: Reading) -> bool:
    return bool(reading.passages or reading.tables)


def _is_answer(passed: Reading, on_time: Reading, reading: Reading) -> bool:
    """Whether a reading counts, or would if it were not too late; a search alone is no answer."""
    if not _has_content(reading):
        return not reading.leads
    return _has_content(passed) or not _has_content(on_time)


def _gone(reading: Reading, rest: Reading) -> list[Origin]:
    """The origins of what one reading has and the other has not."""
    kept = set(_origins(rest))
    return [origin for origin in dict.fromkeys(_origins(reading)) if origin not in kept]


def _origins(reading: Reading) -> Iterator[Origin]:
    yield from (passage.origin for passage in reading.passages)
    yield from (table.origin for table in reading.tables)


def _echoes(reading: Reading, rest: Reading) -> Iterator[Passage]:
    kept = {passage.span for passage in rest.passages}
    yield from (passage for passage in reading.passages if passage.span not in kept and passage.rating is None)
