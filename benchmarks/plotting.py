"""The table and the plot of :mod:`benchmarks.finding`, as ``docs/finding.md`` shows them."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import matplotlib as mpl
from matplotlib import pyplot as plt


class Point(Protocol):
    """What was measured for one number of passages."""

    @property
    def size(self) -> int:
        """Number of passages."""
        ...

    @property
    def median(self) -> float:
        """Milliseconds a claim."""
        ...

    @property
    def bm25s(self) -> float:
        """The same of plain BM25."""
        ...

    @property
    def fuzzy(self) -> float:
        """The same of rapidfuzz over all passages."""
        ...


def write_finding(found: Sequence[Point], table: Sequence[str], docs: Path) -> None:
    """Put the table between its marks in ``finding.md``, and draw ``images/finding.svg``."""
    page = docs / "finding.md"
    marked = re.compile(r"(<!-- measured -->\n).*?(<!-- end -->)", re.DOTALL)
    text = marked.sub(lambda marks: f"{marks[1]}{chr(10).join(table)}\n{marks[2]}", page.read_text(encoding="utf-8"))
    page.write_text(text, encoding="utf-8")
    (docs / "images").mkdir(exist_ok=True)
    _draw(found, docs / "images" / "finding.svg")


def _draw(found: Sequence[Point], path: Path) -> None:
    mpl.rcParams["svg.hashsalt"] = "finding"
    figure, axes = plt.subplots(figsize=(6.4, 4))
    sizes = [point.size for point in found]
    for name, values in (
        ("rapidfuzz over all passages", [point.fuzzy for point in found]),
        ("this index: words, senses, figures, vectors", [point.median for point in found]),
        ("bm25s, words alone", [point.bm25s for point in found]),
    ):
        axes.loglog(sizes, values, marker="o", label=name)
    axes.axhline(60, color="grey", linestyle="--", linewidth=1, label="60 ms")
    axes.set_xlabel("passages")
    axes.set_ylabel("milliseconds a claim, median")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend()
    figure.savefig(path, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)
