"""Readable signs of what a statement names in a table and of what its programs come to."""

from collections.abc import Sequence
from itertools import pairwise

from claims.tables.programs.cues import cue_words
from claims.tables.programs.grid import rows_in
from claims.tables.programs.judging import Strictness, judged
from claims.tables.programs.program import Operation, Program, Search
from claims.tables.programs.statement import union


def signs(search: Search, found: Sequence[Program]) -> dict[str, float]:
    said, links = search.said, search.links
    whole = max(links.weight(links.content), 1.0)
    result = {**_links(search, whole), **_records(search, whole), **_votes(search, found, whole)}
    for strictness in Strictness:
        outcome = judged(search, found, strictness).holds
        result[f"decided {strictness}"] = 0.0 if outcome is None else 1.0 if outcome else -1.0
    for name in cue_words().cues:
        result[f"cue {name}"] = float(len(said.named(name)))
    return result


def _links(search: Search, whole: float) -> dict[str, float]:
    said, links = search.said, search.links
    numbers = union([1 << at for at in said.numbers])
    return {
        "weight": whole,
        "tokens": len(said.tokens),
        "celled": links.weight(links.celled) / whole,
        "headed": links.weight(links.headed & ~links.celled) / whole,
        "put right": len(said.put_right),
        "captioned": links.weight(links.captioned & ~links.celled & ~links.headed) / whole,
        "colourless": (said.content & ~links.content).bit_count(),
        "unlinked": links.weight(links.unlinked) / whole,
        "unlinked words": (links.unlinked & ~numbers).bit_count(),
        "unlinked figures": (links.unlinked & numbers).bit_count(),
        "figures without cells": (numbers & ~links.celled & ~links.captioned).bit_count(),
        "figures": len(said.numbers),
        "free figures": len(links.free),
        "free figures without cells": (
            union([1 << at for at in links.free]) & ~links.celled & ~links.captioned
        ).bit_count(),
        "mentions": len(links.mentions),
        "figure mentions": sum(one.is_figure for one in links.mentions),
        "whole cells": sum(one.options[0].share == 1 for one in links.mentions),
        "least share": min((one.options[0].share for one in links.mentions), default=0),
        "headers": len(links.named),
        "rows": len(search.grid.rows),
        "columns": len(search.grid.columns),
        "figure columns": len(search.grid.counting),
        "clauses": said.clauses[-1] if said.clauses else 0,
        "negated": len(said.named("none")) % 2,
    }


def _records(search: Search, whole: float) -> dict[str, float]:
    """How much of what is named stands together in one, two and three rows."""
    links = search.links
    left = dict(enumerate(search.links.mentions))
    heavy = {number: links.weight(mention.words) for number, mention in left.items()}
    every = sum(heavy.values()) or 1.0
    result: dict[str, float] = {}
    covered = 0.0
    for round_ in (1, 2, 3):
        rows: dict[int, list[int]] = {}
        for number, mention in left.items():
            for row in rows_in(union([option.rows for option in mention.options])):
                rows.setdefault(row, []).append(number)
        best = max(rows.values(), key=lambda own: sum(heavy[n] for n in own), default=[])
        covered += sum(heavy[n] for n in best)
        if round_ == 1:
            result["in best row, mentions"] = len(best)
            result["not in best row, figures"] = sum(m.is_figure for n, m in left.items() if n not in best)
            result["not in best row, texts"] = sum(not m.is_figure for n, m in left.items() if n not in best)
        left = {n: m for n, m in left.items() if n not in best}
        result[f"in {round_} rows"] = covered / whole
        result[f"left after {round_} rows"] = (every - covered) / whole
    ordered = list(search.links.mentions)
    steps = [
        any(a.rows & b.rows for a in one.options for b in other.options if a.column != b.column)
        for one, other in pairwise(ordered)
    ]
    result["neighbours in one row"] = sum(steps)
    result["neighbours apart"] = len(steps) - sum(steps)
    return result


def _votes(search: Search, found: Sequence[Program], whole: float) -> dict[str, float]:
    result: dict[str, float] = {}
    best = {True: 0.0, False: 0.0}
    for operation in Operation:
        own = [program for program in found if program.operation is operation]
        full = [
            program.holds
            for program in own
            if search.links.weight(program.words) >= 0.9 * whole and program.certain >= 0.5
        ]
        strong = {True: 0.0, False: 0.0}
        total = {True: 0.0, False: 0.0}
        for program in own:
            strength = search.links.weight(program.words) / whole * (0.5 + 0.5 * program.certain)
            strong[program.holds] = max(strong[program.holds], strength)
            total[program.holds] += strength
            best[program.holds] = max(best[program.holds], strength)
        name = operation.value
        result |= {
            f"{name} true": strong[True],
            f"{name} false": strong[False],
            f"{name} lead": strong[True] - strong[False],
            f"{name} share": (total[True] + 0.1) / (total[True] + total[False] + 0.2),
            f"{name} number": len(own),
            f"{name} in full": full.count(True) - full.count(False),
        }
    result["best true"] = best[True]
    result["best false"] = best[False]
    result["best lead"] = best[True] - best[False]
    return result
