"""How much two texts have in common, by runs of five words; linear in their length."""

import re
from functools import lru_cache

from claims.models import Article, Reading
from claims.policy import Gates

_RUN = 5
_FEWEST_RUNS = 20
"""Five-word runs of a stretch that is longer than a sentence mostly is."""
_WORD = re.compile(r"\w+")
_OFFICIAL = 1

Runs = frozenset[tuple[str, ...]]


def runs_of(text: str) -> Runs:
    """The five-word runs of a text, whatever its signs and capitals."""
    found = _WORD.findall(text.casefold())
    return frozenset(zip(*(found[start:] for start in range(_RUN)), strict=False))


def is_copy(reading: Reading, article: Article, gates: Gates) -> bool:
    """Whether a page is a copy of the article, shortened or not, or has the article whole among other things.

    That an official page has the article among other things, and not after it, is where the article has it from.
    """
    page, own = runs_of(reading.text), _runs_of_article(article.text)
    shared = page & own
    if not _is_more_than_a_sentence(reading, shared, gates):
        return False
    if len(shared) >= gates.copy_from * len(page):
        return True
    return len(shared) >= gates.copied_from * len(own) and not _is_primary(reading, article)


@lru_cache(maxsize=1)
def _runs_of_article(text: str) -> Runs:
    return runs_of(text)


def _is_more_than_a_sentence(reading: Reading, shared: Runs, gates: Gates) -> bool:
    """Whether more is shared than one sentence, which may be quoted: a long stretch, or most of two sentences."""
    runs_of_each = (runs for passage in reading.passages if (runs := runs_of(passage.text)))
    taken_over = (len(runs & shared) >= gates.sentence_from * len(runs) for runs in runs_of_each)
    return len(shared) >= _FEWEST_RUNS or (bool(shared) and sum(taken_over) > 1)


def _is_primary(reading: Reading, article: Article) -> bool:
    origin = reading.passages[0].origin
    days = origin.published_on, article.published_on
    return origin.tier == _OFFICIAL and (days[0] is None or days[1] is None or days[0] <= days[1])
