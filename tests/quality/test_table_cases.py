"""What tables make of claims that are not reached yet, and of ones that nobody has looked into."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.claims.tables.table_of_cases import answers, case_file
from tests.conftest import CASES
from tests.quality.measuring import sha256_of, wilson

TABLES = CASES / "tables"
HELD_OUT_SHA256 = "38f41cf01c10cb49296283b6585f3b001522b3358971e54dd1b730b8dce6a87b"
"""Of all its files in the order of their names."""
RIGHT_FROM, MOST_WRONG = 68, 2
"""Of the held-out cases: fewest right, most decided wrongly."""
_DECIDED = ("supports", "refutes")


def _outcomes(folder: str) -> list[tuple[str, str]]:
    """Of every case of a folder what an editor expects, and what the table says."""
    files = sorted((TABLES / folder).glob("*.toml"))
    return [(case["expect"], _said(path, case)) for path in files for case in case_file(path).cases]


def _said(path: Path, case: dict[str, object]) -> str:
    found = answers(path, case)
    return found[0].stance.value if found else "nothing"


def _wrong(outcomes: Sequence[tuple[str, str]]) -> int:
    return sum(given in _DECIDED and given != wanted for wanted, given in outcomes)


def test_the_held_out_claims_are_the_pinned_ones() -> None:
    files = sorted(path for path in (TABLES / "held-out").iterdir() if path.suffix in {".csv", ".toml"})
    assert sha256_of(*files) == HELD_OUT_SHA256


def test_claims_that_nobody_looked_into_come_out_as_often_as_when_they_were_first_measured(
    board: Callable[[str], None],
) -> None:
    outcomes = _outcomes("held-out")
    right = sum(wanted == given for wanted, given in outcomes)
    decided, wrong = sum(given in _DECIDED for _, given in outcomes), _wrong(outcomes)
    low, high = wilson(decided - wrong, decided)
    silent = sum(wanted == "nothing" for wanted, _ in outcomes)
    meant = sum(wanted in _DECIDED for wanted, _ in outcomes)
    board(
        f"held-out claims about tables: {right} of {len(outcomes)} right; of {meant} that decide {decided} decided, "
        f"{wrong} wrongly (right when decided, 95 %: {low:.2f} to {high:.2f}); control: always silent would be right "
        f"on {silent}"
    )
    assert right >= RIGHT_FROM
    assert wrong <= MOST_WRONG


def test_claims_that_are_not_reached_are_left_open(board: Callable[[str], None]) -> None:
    outcomes, reached = _outcomes("unreached"), len(_outcomes("computed"))
    assert outcomes
    wanted = Counter(wanted for wanted, _ in outcomes)
    told = ", ".join(f"{count} {stance}" for stance, count in sorted(wanted.items()))
    board(f"claims about tables: {reached} come out as expected; {len(outcomes)} do not ({told}), none decided wrongly")
    assert not _wrong(outcomes)
