"""All programs that a statement may mean on a table, within bounds."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from types import MappingProxyType

from claims.tables.programs.adding import sums_and_means
from claims.tables.programs.comparing import across, comparisons, numbers_of_rows, sames
from claims.tables.programs.counting import counts, modes, onlys, shares, uniques
from claims.tables.programs.ordering import places, ranges, superlatives
from claims.tables.programs.program import Operation, Program, Search
from claims.tables.programs.records import figures, headed, pairs, records
from claims.tables.programs.statement import Said

MOST = 120
"""Programs of one kind that are computed."""

_UNDENIED = frozenset({Operation.SHARE, Operation.HEADED})

KINDS: MappingProxyType[str, Callable[[Search], Iterator[Program]]] = MappingProxyType(
    {
        "pairs": pairs,
        "figures": figures,
        "counts": counts,
        "uniques": uniques,
        "shares": shares,
        "onlys": onlys,
        "superlatives": superlatives,
        "places": places,
        "comparisons": comparisons,
        "modes": modes,
        "numbers_of_rows": numbers_of_rows,
        "records": records,
        "headed": headed,
        "across": across,
        "ranges": ranges,
        "sames": sames,
        "sums_and_means": sums_and_means,
    }
)


def programs(search: Search) -> tuple[tuple[Program, ...], bool]:
    """The programs, and whether some were left out."""
    found: list[Program] = []
    bounded = len(search.scopes) >= search.most_scopes
    for enumerate_kind in KINDS.values():
        own = list(islice(enumerate_kind(search), MOST + 1))
        bounded = bounded or len(own) > MOST
        found += own[:MOST]
    return tuple(_as_denied(search.said, found)), bounded


def _as_denied(said: Said, found: Sequence[Program]) -> Iterator[Program]:
    """The programs, turned round where the statement denies them."""
    denying = said.named("deny")
    for program in found:
        if len(denying) == 1 and program.operation not in _UNDENIED and not program.words & denying[0].words:
            yield program._replace(holds=not program.holds, words=program.words | denying[0].words)
        else:
            yield program
