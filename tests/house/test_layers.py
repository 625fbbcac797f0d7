"""The contracts of pyproject.toml hold, and would notice a violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.conftest import ROOT

LINT_HERE = """
import sys

sys.path.insert(0, ".")
from importlinter.cli import lint_imports

sys.exit(lint_imports(no_cache=True))
"""


def test_all_contracts_hold() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("claims/evidence/finding.py", "import claims.verdicts.rules"),
        ("claims/models/base.py", "import claims.policy"),
        ("claims/pipeline.py", "import prefect"),
        ("claims/verdicts/rules.py", "import claims.text.align"),
        ("claims/parts/reading.py", "import httpx"),
        ("claims/sources/page.py", "import claims.sources.table"),
        ("claims/evidence/shelf.py", "import tantivy"),
    ],
)
def test_a_planted_violation_is_noticed(tmp_path: Path, module: str, line: str) -> None:
    for package in ("claims", "flows"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / module
    planted.write_text(planted.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    command = [sys.executable, "-c", LINT_HERE]
    outcome = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert "BROKEN" in outcome.stdout
