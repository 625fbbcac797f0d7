"""How much two texts have in common, by runs of five words; linear in their length."""

import re

from claims.models import Article, Reading
from claims.policy import Gates

_RUN = 5
_FEWEST_RUNS = 20
"""Fewest five-word runs that two copies share: one sentence in common is a quotation."""
_WORD = re.compile(r"\w+")
_OFFICIAL = 1

Runs = frozenset[tuple[str, ...]]


def runs_of(text: str) -> Runs:
    """The five-word runs of a text, whatever its signs and capitals."""
    found = _WORD.findall(text.casefold())
    return frozenset(zip(*(found[start:] for start in range(_RUN)), strict=False))


def share_in(runs: Runs, others: Runs) -> float:
    """Share of the runs that stand in the others; 0 where it is no more than a sentence."""
    shared = len(runs & others)
    return shared / len(runs) if shared >= _FEWEST_RUNS else 0.0


def is_copy(reading: Reading, article: Article, gates: Gates) -> bool:
    """Whether a page is a copy of the article, shortened or not, or has the article whole among other things.

    An official page that is no younger than the article is where the article has its words from, and no copy of it.
    """
    page, own = runs_of(reading.text), runs_of(article.text)
    if share_in(page, own) >= gates.copy_from:
        return True
    return share_in(own, page) >= gates.copied_from and not _is_primary(reading, article)


def _is_primary(reading: Reading, article: Article) -> bool:
    origin = reading.passages[0].origin
    days = origin.published_on, article.published_on
    return origin.tier == _OFFICIAL and (days[0] is None or days[1] is None or days[0] <= days[1])
