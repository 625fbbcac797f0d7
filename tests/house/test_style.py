"""Style, types and the rules of the project."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CODE = [*ROOT.glob("claims/**/*"), *ROOT.glob("flows/**/*"), *ROOT.glob("docs/**/*"), *ROOT.glob("benchmarks/**/*")]
WORDS_OF_A_PHRASE = 5


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_ruff_finds_nothing() -> None:
    outcome = _run("ruff", "check", ".")
    assert outcome.returncode == 0, outcome.stdout


def test_the_code_is_formatted() -> None:
    outcome = _run("ruff", "format", "--check", ".")
    assert outcome.returncode == 0, outcome.stdout


def test_types_are_strict() -> None:
    outcome = _run("mypy")
    assert outcome.returncode == 0, outcome.stdout


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    long = [
        path.name for path in CODE if path.suffix == ".py" and len(path.read_text(encoding="utf-8").splitlines()) > 300
    ]
    assert not long


def test_lock_files_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


def _runs_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[n : n + WORDS_OF_A_PHRASE]) for n in range(len(words) - WORDS_OF_A_PHRASE + 1)}


@pytest.mark.parametrize(
    "path", [p for p in CODE if p.is_file() and p.suffix in {".py", ".toml", ".tsv", ".txt", ".jinja"}], ids=str
)
def test_no_phrase_of_the_seed_article_stands_in_code_or_tables(path: Path) -> None:
    seed = (ROOT / "seeds" / "articles" / "seed-article.txt").read_text(encoding="utf-8")
    shared = _runs_of_words(seed) & _runs_of_words(path.read_text(encoding="utf-8"))
    assert not shared


@pytest.mark.parametrize(
    "name", ["Rubio", "Lawrow", "Lavrov", "Uschakow", "Ushakov", "Waltz", "Trump", "Putin", "Selensk", "Zelensk"]
)
def test_no_person_of_the_seed_article_stands_in_code_or_tables(name: str) -> None:
    found = [
        path
        for path in CODE
        if path.is_file() and path.suffix in {".py", ".toml", ".tsv", ".txt"} and "docs" not in path.parts
        if name in path.read_text(encoding="utf-8")
    ]
    assert not found


def test_every_entry_of_a_language_table_is_read_by_somebody() -> None:
    tables = [*ROOT.glob("claims/language/entries/*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("claims/**/*.py") if path not in tables)
    entries = "\n".join(path.read_text(encoding="utf-8") for path in tables)
    fields = re.findall(r"^    (\w+): ", entries, re.MULTILINE)
    assert fields
    assert [field for field in fields if not re.search(rf"\.{field}\b", code)] == []
