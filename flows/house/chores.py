"""What was found or done to keep a desk in order, for the Prefect UI."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.reports.escaping import plain

_MOST_LINES = 50


@dataclass(frozen=True, slots=True)
class Chore:
    """One thing that was looked after."""

    what: str
    lines: tuple[str, ...] = ()
    """What was found or done, a sentence each."""
    warns: bool = False
    """Whether a person should see to it."""


def table_of(chores: Sequence[Chore]) -> str:
    """All that was looked after, as Markdown: a line each, behind them what was found."""
    rows = [f"| {plain(chore.what)} | {_told(chore)} |" for chore in chores]
    details = [line for chore in chores if chore.lines for line in _details(chore)]
    return "\n".join(["| what | found |", "| --- | --- |", *rows, *details, ""])


def _told(chore: Chore) -> str:
    count = str(len(chore.lines)) if chore.lines else "nothing"
    return f"**{count}: see to it**" if chore.warns and chore.lines else count


def _details(chore: Chore) -> list[str]:
    shown = [f"- {plain(line)}" for line in chore.lines[:_MOST_LINES]]
    left = len(chore.lines) - _MOST_LINES
    more = [f"- and {left} more"] if left > 0 else []
    return ["", f"## {plain(chore.what)}", "", *shown, *more]
