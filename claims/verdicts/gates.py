"""Gates: what may count as evidence at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.models import Article, Origin, Reading
from claims.policy import Gates

_RUN = 5
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
    """Readings that may count, and those that were left out with the gate that did it."""
    kept: list[Reading] = []
    left: list[Left] = []
    for reading in readings:
        origin = _origin(reading)
        gate = _gate(reading, origin, article, as_of, gates)
        if gate is None or origin is None:
            kept.append(reading)
        else:
            left.append(Left(origin, gate))
    return kept, left


def _origin(reading: Reading) -> Origin | None:
    origins = [*(p.origin for p in reading.passages), *(t.origin for t in reading.tables)]
    return origins[0] if origins else None


def _gate(reading: Reading, origin: Origin | None, article: Article, as_of: date, gates: Gates) -> str | None:
    if origin is not None and origin.published_on is not None and origin.published_on > as_of:
        return "published_after_as_of"
    if reading.passages and share_copied(reading.text, article.text) >= gates.copy_from:
        return "copies_the_article"
    return None


def share_copied(text: str, article: str) -> float:
    """Share of the five-word runs of a text that stand in the article; 0 for a text of fewer words."""
    runs, known = _runs(text), _runs(article)
    return len(runs & known) / len(runs) if runs else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    found = _WORD.findall(text.casefold())
    return {tuple(found[start : start + _RUN]) for start in range(len(found) - _RUN + 1)}
