"""Statements held against one given table: TabFact dev, by the program's own rules and by a model over its signs."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from claims.tables.programs.judging import Outcome
from tests.quality.floors import Measured, hold
from tests.quality.measuring import resampled
from tests.quality.table_model import Held, groups, held, is_complex, labels, told_by_signs, told_by_words

Board = Callable[[str], None]


@cache
def _told() -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    return told_by_signs(held()), told_by_words(held())


def _measured(right: NDArray[np.bool_], tables: NDArray[np.str_], control: str) -> Measured:
    """A share with its interval, by tables that are drawn anew."""
    names, numbers = np.unique(tables, return_inverse=True)
    units = list(zip(np.bincount(numbers, right, len(names)), np.bincount(numbers, minlength=len(names)), strict=True))
    interval = resampled(units, lambda drawn: float(np.divide(*np.sum(drawn, axis=0))))
    return Measured(float(right.mean()), len(right), interval, control)


def _hold(name: str, chosen: NDArray[np.bool_], board: Board) -> None:
    truth, (told, by_words) = labels(held()), _told()
    always = max(truth[chosen].mean(), 1 - truth[chosen].mean())
    control = f"majority {always:.3f}, the words of the statement alone {(by_words == truth)[chosen].mean():.3f}"
    hold(name, _measured((told == truth)[chosen], groups(held())[chosen], control), board)


def test_statements_are_told_by_what_they_name_in_a_table(board: Board) -> None:
    _hold("tabfact_all", np.full(len(held()), fill_value=True), board)


def test_simple_statements_are_told(board: Board) -> None:
    _hold("tabfact_simple", ~is_complex(held()), board)


def test_complex_statements_are_told(board: Board) -> None:
    _hold("tabfact_complex", is_complex(held()), board)


def test_what_is_accounted_for_is_decided_rightly(board: Board) -> None:
    _decided("tabfact_decided", "tabfact_contradictions", [one.plain for one in held()], board)


def test_the_strictest_rules_are_hardly_ever_wrong(board: Board) -> None:
    _decided("tabfact_strict", "tabfact_strict_contradictions", [one.strict for one in held()], board)


def _decided(name: str, contradictions: str, outcomes: Sequence[Outcome], board: Board) -> None:
    found = list(zip(held(), outcomes, strict=True))
    decided = [(one, outcome) for one, outcome in found if outcome.holds is not None]
    refuted = [(one, outcome) for one, outcome in decided if outcome.holds is False]
    board(f"TabFact, {name}: {len(decided)} of {len(found)} decided ({len(decided) / len(found):.1%})")
    _hold_rules(name, decided, board)
    _hold_rules(contradictions, refuted, board)


def _hold_rules(name: str, decided: Sequence[tuple[Held, Outcome]], board: Board) -> None:
    right = np.array([outcome.holds == bool(one.label) for one, outcome in decided])
    truth = np.array([one.label for one, _ in decided])
    chosen = f"always the commoner label of these {max(truth.mean(), 1 - truth.mean()):.3f}"
    refuted = f"always refuted, all statements {np.mean([one.label == 0 for one in held()]):.3f}"
    control = refuted if name.endswith("contradictions") else chosen
    hold(name, _measured(right, np.array([one.table for one, _ in decided]), control), board)
