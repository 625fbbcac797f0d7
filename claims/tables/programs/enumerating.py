"""All programs that a statement may mean on a table, within bounds."""

from collections.abc import Callable, Iterator
from itertools import islice
from types import MappingProxyType

from claims.tables.programs.adding import sums_and_means
from claims.tables.programs.comparing import across, comparisons, sames
from claims.tables.programs.counting import counts, onlys, shares, uniques
from claims.tables.programs.ordering import places, ranges, superlatives
from claims.tables.programs.program import Program, Search
from claims.tables.programs.records import figures, pairs

MOST = 120
"""Programs of one kind that are computed."""

KINDS: MappingProxyType[str, Callable[[Search], Iterator[Program]]] = MappingProxyType({
    "pairs": pairs,
    "figures": figures,
    "counts": counts,
    "uniques": uniques,
    "shares": shares,
    "onlys": onlys,
    "superlatives": superlatives,
    "places": places,
    "comparisons": comparisons,
    "across": across,
    "ranges": ranges,
    "sames": sames,
    "sums_and_means": sums_and_means,
})


def programs(search: Search) -> tuple[tuple[Program, ...], bool]:
    """The programs, and whether some were left out."""
    found: list[Program] = []
    bounded = False
    for enumerate_kind in KINDS.values():
        own = list(islice(enumerate_kind(search), MOST + 1))
        bounded = bounded or len(own) > MOST
        found += own[:MOST]
    return tuple(found), bounded
