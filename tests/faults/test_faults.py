"""Every fault and abuse is contained: none is taken for an answer, none is lost, none overruns its deadline."""

import os
from collections import Counter

import pytest

from tests.conftest import ROOT
from tests.faults.cases import CASES, Case
from tests.faults.fault import Fate, Group
from tests.faults.report import case_lines, lines, page
from tests.faults.rig import HASTY, HURRIED
from tests.faults.running import Runs

PAGE = ROOT / "docs" / "reliability.md"
LEAST = {
    Group.TRANSPORT: 15,
    Group.ENCODING: 10,
    Group.ADDRESSES: 40,
    Group.PARSERS: 15,
    Group.SERVICES: 12,
    Group.CONTENT: 8,
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}: {case.name}")
def test_a_fault_is_contained(case: Case, runs: Runs) -> None:
    outcome = runs.of(case)
    assert outcome.fate is Fate.CONTAINED, outcome.came_to


@pytest.mark.parametrize("group", LEAST)
def test_every_class_has_its_faults(group: Group) -> None:
    assert Counter(case.group for case in CASES)[group] >= LEAST[group]


def test_every_fault_has_a_name_of_its_own() -> None:
    names = Counter((case.group, case.name) for case in CASES)
    assert [name for name, times in names.items() if times > 1] == []


def test_the_page_says_what_became_of_the_faults(runs: Runs) -> None:
    outcomes = runs.all()
    if os.environ.get("CLAIMS_WRITE_RELIABILITY") == "1":
        deadlines = f"{HURRIED.total_seconds:g} seconds for what hangs, and {HASTY.seconds:g} for what hangs its reader"
        PAGE.write_text(page(outcomes, deadlines), encoding="utf-8")
    written = PAGE.read_text(encoding="utf-8").splitlines()
    counts = [line.counts for line in lines(outcomes)]
    assert [row for row in counts if not any(line.startswith(row) for line in written)] == []
    assert written[-len(list(case_lines())) :] == list(case_lines())
