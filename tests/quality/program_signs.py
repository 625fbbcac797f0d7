"""Signs of single programs: how much of its statement each accounts for, and what it leaves over."""

from collections.abc import Sequence

from claims.tables.programs.program import Operation, Program, Search
from claims.tables.programs.statement import union

MOST = 24
OPERATIONS = tuple(Operation)


def program_rows(search: Search, found: Sequence[Program]) -> list[list[float]]:
    said, links = search.said, search.links
    whole = max(links.weight(links.content), 1.0)
    numbers = union([1 << at for at in said.numbers])
    free = union([1 << at for at in links.free])
    cues = [cue for cue in said.cues]
    negated = float(len(said.named("none")) % 2)
    strengths = [links.weight(p.words) / whole * (0.5 + 0.5 * p.certain) for p in found]
    order = sorted(range(len(found)), key=lambda n: -strengths[n])
    seen: dict[tuple[str, bool], int] = {}
    kept = []
    for n in order:
        key = (found[n].operation.value, found[n].holds)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= 3:
            kept.append(n)
    kept = kept[:MOST]
    rows = []
    top = strengths[order[0]] if order else 0.0
    for rank, n in enumerate(kept):
        p = found[n]
        rest = links.content & ~p.words
        against = max((strengths[m] for m in order if found[m].operation is p.operation and found[m].holds != p.holds), default=0.0)
        against_all = max((strengths[m] for m in order if found[m].holds != p.holds), default=0.0)
        rows.append([
            float(OPERATIONS.index(p.operation)), float(p.holds), strengths[n], links.weight(p.words) / whole, p.certain,
            float(rank), strengths[n] - top, strengths[n] - against, strengths[n] - against_all,
            links.weight(rest) / whole, float((rest & numbers).bit_count()), float((rest & free).bit_count()),
            links.weight(rest & links.celled) / whole, float(sum(1 for m in links.mentions if not m.words & p.words)),
            float((rest & links.unlinked & ~numbers).bit_count()), float((rest & links.unlinked & numbers).bit_count()),
            float(sum(1 for c in cues if not c.words & p.words)), float(sum(1 for c in cues if c.words & p.words)),
            float(p.rows.bit_count() if p.rows.bit_count() < 4 else 4), float(len(p.columns)), negated, whole,
            float(len(search.grid.rows)),
            float(bool(union([c.words for c in said.named("most", "least", "latest", "earliest")]) & rest)),
            float(bool(union([c.words for c in said.named("more", "fewer", "before", "after")]) & rest)),
            float(bool(union([c.words for c in said.named("every", "only", "none", "majority")]) & rest)),
            float(bool(union([c.words for c in said.named("same", "different", "other", "except", "both")]) & rest)),
            float(bool(union([c.words for c in said.named("mean", "sum", "difference", "count")]) & rest)),
        ])
    return rows
