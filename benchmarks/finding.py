"""How fast passages are found, and whether they are the right ones: ``python -m benchmarks.finding``.

Passages, claims and vectors are generated (:mod:`benchmarks.generated_passages`); the ranking that the index has to
give is worked out plainly over all of them (:mod:`benchmarks.exhaustive_ranking`). ``--sizes 1000 10000`` chooses how
many; a million takes about ten minutes, 3 GB of memory and 2 GB of disk. ``--write`` writes the table and the plot.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.exhaustive_ranking import Exhaustive, fused, nearest
from benchmarks.generated_passages import claims_about, passages, vectors
from benchmarks.stages import print_stages
from claims.index.dense import VectorFile
from claims.index.entry import Entry
from claims.index.lexical import content_key
from claims.index.passages import PassageIndex
from claims.policy import Policy
from claims.text.embed import Vectors

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = Policy().retrieval
_CLAIMS, _SAMPLE, _FUZZY = 100, 50, 3
_NEAR = 0.7
"""Length of what parts the vector of a claim from that of its passage."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out for one number of passages."""

    size: int
    built: float
    """Passages a second, words alone."""
    median: float
    """Milliseconds a claim."""
    p95: float
    same: float
    """Share of claims whose first ten are those of the exhaustive ranking."""
    own_first: float
    """Share of claims whose own passage comes first."""
    bm25s: float
    fuzzy: float
    memory: float
    """Megabytes that the process took for the index, mapped files left out."""
    disk: float


class GeneratedVectors:
    """An encoder that knows the vectors of the claims beforehand."""

    name = "generated"

    def __init__(self, known: dict[str, Vectors]) -> None:
        """Keep them."""
        self._known = known

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        return np.stack([self._known[text] for text in texts])


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.finding", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--write", action="store_true", help="write the table and the plot into docs")
    given = parser.parse_args(arguments)
    print_stages()
    found = []
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measured(size, Path(folder)))
        print(_row(found[-1]), flush=True)
    print("\n".join([*_HEAD, *map(_row, found)]))
    if given.write and found:
        from benchmarks.plotting import write_finding  # noqa: PLC0415 matplotlib is of the developers

        write_finding(found, [*_HEAD, *map(_row, found)], ROOT / "docs")


def measured(size: int, folder: Path) -> Measured:
    """Everything for one number of passages."""
    texts = list(passages(size))
    places, claims = claims_about(texts, _CLAIMS)
    before, start = _memory(), time.perf_counter()
    index = PassageIndex(folder, None, NUMBERS)
    index.add(Entry(str(number), text, language) for number, (text, language) in enumerate(texts))
    built = size / (time.perf_counter() - start)
    rows = _keep_vectors(texts, folder)
    known = _vectors_of_claims(claims, places, rows)
    index = PassageIndex(folder, GeneratedVectors(known), NUMBERS)
    for claim in claims[:3]:
        index.find(*claim, 10)
    found, times = _timed(claims, lambda claim: [int(entry.id) for entry in index.find(*claim, 10)])
    memory = _memory() - before
    sample = claims[:_SAMPLE]
    plain = Exhaustive(texts, sample)
    depth = NUMBERS.fusion_depth
    right = [
        fused(
            [plain.ranked(at, depth), nearest(rows, known[text], depth, NUMBERS.alike_from)], NUMBERS.fusion_constant
        )[:10]
        for at, (text, _) in enumerate(sample)
    ]
    same = np.mean([mine == other for mine, other in zip(found[:_SAMPLE], right, strict=True)])
    own = np.mean([place in mine[:1] for place, mine in zip(places, found, strict=True)])
    return Measured(
        size,
        built,
        float(np.median(times)),
        float(np.percentile(times, 95)),
        float(same),
        float(own),
        _bm25s(texts, claims),
        _fuzzy(texts, claims),
        memory,
        sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6,
    )


def _keep_vectors(texts: Sequence[tuple[str, str]], folder: Path) -> np.ndarray:
    kept, place = VectorFile(folder / "vectors of generated", 512), 0
    for block in vectors(len(texts)):
        keys = [content_key(text) for text, _ in texts[place : place + len(block)]]
        kept.add(dict(zip(keys, block, strict=True)))
        place += len(block)
    return np.memmap(folder / "vectors of generated" / "rows", dtype=np.float16, mode="r").reshape(-1, 512)


def _vectors_of_claims(
    claims: Sequence[tuple[str, str]], places: Sequence[int], rows: np.ndarray
) -> dict[str, Vectors]:
    """The vector of the passage that a claim was made of, and noise."""
    dice = np.random.default_rng(4)
    noise = dice.standard_normal((len(claims), rows.shape[1]), dtype=np.float32) * _NEAR / rows.shape[1] ** 0.5
    near = rows[places].astype(np.float32) + noise
    near /= np.linalg.norm(near, axis=1, keepdims=True)
    return {text: vector for (text, _), vector in zip(claims, near, strict=True)}


def _timed(
    claims: Sequence[tuple[str, str]], find: Callable[[tuple[str, str]], list[int]]
) -> tuple[list[list[int]], list[float]]:
    found, times = [], []
    for claim in claims:
        start = time.perf_counter()
        found.append(find(claim))
        times.append(1000 * (time.perf_counter() - start))
    return found, times


def _bm25s(texts: Sequence[tuple[str, str]], claims: Sequence[tuple[str, str]]) -> float:
    """Milliseconds a claim of bm25s over plain words."""
    ranker = bm25s.BM25()
    ranker.index(bm25s.tokenize([text for text, _ in texts], show_progress=False), show_progress=False)

    def find(claim: tuple[str, str]) -> list[int]:
        asked = bm25s.tokenize(claim[0], show_progress=False)
        ranker.retrieve(asked, k=min(10, len(texts)), show_progress=False)
        return []

    return float(np.median(_timed(claims[:_SAMPLE], find)[1]))


def _fuzzy(texts: Sequence[tuple[str, str]], claims: Sequence[tuple[str, str]]) -> float:
    """Milliseconds a claim of ``token_set_ratio`` over all."""
    plain = [text for text, _ in texts]

    def find(claim: tuple[str, str]) -> list[int]:
        process.extract(claim[0], plain, scorer=fuzz.token_set_ratio, limit=10)
        return []

    return float(np.median(_timed(claims[:_FUZZY], find)[1]))


def _memory() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1000


_HEAD = (
    "| Passages | Built a second | ms a claim, p95 | Same ten | Own first | bm25s, ms | rapidfuzz | MB | Disk, MB |",
    "|---|---|---|---|---|---|---|---|---|",
)


def _row(found: Measured) -> str:
    return (
        f"| {found.size:,} | {found.built:,.0f} | {found.median:.1f}, {found.p95:.1f} | {found.same:.0%} | "
        f"{found.own_first:.0%} | {found.bm25s:.1f} ({found.bm25s / found.median:.2g} of ours) | "
        f"{found.fuzzy:,.0f} ({found.fuzzy / found.median:,.0f} times ours) | {found.memory:,.0f} | {found.disk:,.0f} |"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
