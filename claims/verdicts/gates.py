"""Gates: what may count as evidence at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.models import Article, Origin, Reading
from claims.policy import Gates

_RUN = 5
_FEWEST_RUNS = 20
"""Fewest five-word runs that two copies share: one sentence in common is a quotation."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Left:
    """A source that was read and does not count, by the gate that kept it out."""

    origin: Origin
    gate: str
    """``published_after_as_of`` or ``copies_the_article``."""


def eligible(
    readings: Sequence[Reading], article: Article, as_of: date, gates: Gates
) -> tuple[list[Reading], list[Left]]:
    """Readings with what may count of them, and the sources that were left out with the gate that did it."""
    kept: list[Reading] = []
    left: dict[Left, None] = {}
    for reading in readings:
        on_time = _known_by(reading, as_of)
        left |= dict.fromkeys(Left(origin, "published_after_as_of") for origin in _origins(reading, on_time))
        if _copies(on_time, article, gates):
            left |= dict.fromkeys(Left(origin, "copies_the_article") for origin in _origins(on_time, Reading(text="")))
        elif _has_content(on_time) or not _has_content(reading):
            kept.append(on_time)
    return kept, list(left)


def _known_by(reading: Reading, as_of: date) -> Reading:
    """The reading without what was published after a day; a list of earlier checks has passages of many days."""
    return reading.model_copy(
        update={
            "passages": tuple(passage for passage in reading.passages if _is_known(passage.origin, as_of)),
            "tables": tuple(table for table in reading.tables if _is_known(table.origin, as_of)),
        }
    )


def _is_known(origin: Origin, as_of: date) -> bool:
    return origin.published_on is None or origin.published_on <= as_of


def _copies(reading: Reading, article: Article, gates: Gates) -> bool:
    """Whether a page is a copy of the article; who has checked a claim of it repeats the claim, and is none."""
    prose = [passage for passage in reading.passages if passage.rating is None]
    return bool(prose) and share_copied(reading.text, article.text) >= gates.copy_from


def _has_content(reading: Reading) -> bool:
    return bool(reading.passages or reading.tables)


def _origins(reading: Reading, others: Reading) -> list[Origin]:
    """The origins of what one reading has and the other has not."""
    kept = set(_all_origins(others))
    return [origin for origin in dict.fromkeys(_all_origins(reading)) if origin not in kept]


def _all_origins(reading: Reading) -> Iterator[Origin]:
    yield from (passage.origin for passage in reading.passages)
    yield from (table.origin for table in reading.tables)


def share_copied(text: str, article: str) -> float:
    """Share of the five-word runs of a text that stand in the article; 0 where it is no more than a sentence."""
    runs, known = _runs(text), _runs(article)
    shared = len(runs & known)
    return shared / len(runs) if shared >= _FEWEST_RUNS else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    found = _WORD.findall(text.casefold())
    return {tuple(found[start : start + _RUN]) for start in range(len(found) - _RUN + 1)}
