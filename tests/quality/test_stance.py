"""How often a passage that decides a claim is seen to decide it, and how often one decides wrongly."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.claims.evidence.holding import ASTRAY, HELD_OUT, OPEN, cases, outcome
from tests.quality.measuring import sha256_of, wilson

HELD_OUT_SHA256 = "a9fa9d63aa2064609f3a64d0dcb72abd784e5f6bc7132e70820f902316f0aacf"
FLOORS = {OPEN: (157, 0), HELD_OUT: (35, 0)}
MOST_ASTRAY = 10
"""Cases that must come out right, and that may be decided wrongly, at most: raise the first, lower the second."""


def test_the_held_out_cases_are_the_pinned_ones() -> None:
    assert sha256_of(HELD_OUT) == HELD_OUT_SHA256


@pytest.mark.parametrize("table", FLOORS, ids=lambda table: table.stem)
def test_cases_come_out_right_as_often_as_before(table: Path, board: Callable[[str], None]) -> None:
    pairs = [(case["expect"], outcome(case)) for case in cases(table)]
    right = sum(expected == found for expected, found in pairs)
    decided = sum(found != "open" for _, found in pairs)
    wrong = sum(found not in (expected, "open") for expected, found in pairs)
    decisive = sum(expected != "open" for expected, _ in pairs)
    low, high = wilson(decided - wrong, decided)
    board(
        f"{table.stem} stance cases: {right} of {len(pairs)} right; of {decisive} that decide, {decided} decided, "
        f"{wrong} wrongly (right when decided, 95 %: {low:.2f} to {high:.2f}); "
        f"control: always open would be right on {len(pairs) - decisive}"
    )
    most_wrong = FLOORS[table][1]
    assert right >= FLOORS[table][0]
    assert wrong <= most_wrong


def test_pairs_that_lead_astray_do_so_no_more_often_than_before(board: Callable[[str], None]) -> None:
    pairs = [(case["expect"], outcome(case)) for case in cases(ASTRAY)]
    decided = sum(found != "open" for _, found in pairs)
    wrong = sum(found not in (*expected, "open") for expected, found in pairs)
    board(f"pairs written to lead astray: {wrong} of {len(pairs)} decided wrongly, {decided - wrong} rightly")
    assert wrong <= MOST_ASTRAY
