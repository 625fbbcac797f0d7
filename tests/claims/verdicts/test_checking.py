"""What the whole program says to a sentence and its pages: the cases of ``tests/cases/verdicts/checked``."""

import tomllib
from typing import Any

import pytest

from claims.models import Verdict
from tests.claims.verdicts.checking import verdict_of
from tests.conftest import CASES

_FOLDER = CASES / "verdicts" / "checked"


def _cases() -> list[Any]:
    files = ((path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(_FOLDER.glob("*.toml")))
    return [pytest.param(case, id=f"{name}: {case['name']}") for name, content in files for case in content["case"]]


def _told(verdict: Verdict | None, expect: dict[str, str]) -> dict[str, str | None]:
    """What a verdict has of what a case expects; the finding is one of the evidence that is shown."""
    if verdict is None:
        return {"label": "no verdict"}
    findings = {finding.name.value for item in verdict.evidence for finding in item.findings}
    wanted = expect.get("finding")
    told: dict[str, str | None] = {
        "label": verdict.label.value,
        "rule": verdict.rule,
        "attribution": verdict.attribution and verdict.attribution.value,
        "finding": wanted if wanted in findings else ", ".join(sorted(findings)),
    }
    return {name: value for name, value in told.items() if name in expect}


@pytest.mark.parametrize("case", _cases())
def test_the_program_says_what_the_case_expects(case: dict[str, Any]) -> None:
    verdict = verdict_of(case)
    assert _told(verdict, case["expect"]) == case["expect"]
    assert verdict is not None
    assert "$" not in verdict.because
