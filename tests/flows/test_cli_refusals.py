"""What the command cannot use: a sentence, and the exit code that scripts rely on."""

from pathlib import Path

import pytest

from tests.flows.command import claims
from tests.flows.sites import Site, source


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (None, "no such file"),
        (b"", "it is empty"),
        (b" \n\n\t", "it is empty"),
        (bytes(range(256)) * 8, "binary file"),
        (b"%PDF-1.4 broken", "PDF is broken"),
        (b"<!doctype html><html><body></body></html>", "no readable text"),
    ],
    ids=["missing", "empty", "blank", "binary", "broken-pdf", "empty-page"],
)
def test_an_article_that_cannot_be_read_ends_with_three_and_one_sentence(
    body: bytes | None, sentence: str, sources: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bad.txt"
    if body is not None:
        path.write_bytes(body)
    outcome = claims("check", path, "--sources", sources, "--out", tmp_path / "out")
    assert outcome.exit_code == 3
    assert sentence in outcome.stderr
    assert str(path) in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("", "nothing was given"),
        (".", "it is no file"),
        ("x" * 250, "no such file"),
        ("http://[::bad", "it is no address"),
    ],
)
def test_what_is_no_file_ends_with_three(wanted: str, sentence: str, sources: Path) -> None:
    outcome = claims("check", wanted, "--sources", sources)
    assert outcome.exit_code == 3
    assert sentence in outcome.stderr


def test_empty_standard_input_ends_with_three(sources: Path) -> None:
    outcome = claims("check", "-", "--sources", sources, stdin="")
    assert outcome.exit_code == 3
    assert "standard input" in outcome.stderr


def test_an_address_without_an_article_ends_with_three_and_its_reason(site: Site, sources: Path) -> None:
    outcome = claims("check", f"{site.address}/gone.html", "--sources", sources)
    assert outcome.exit_code == 3
    assert "404" in outcome.stderr


GOOD = source("port", "http://127.0.0.1/port.txt")


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (GOOD.replace("tier = 1", ""), 1, "'tier' is missing"),
        (GOOD.replace("tier", "teir"), 6, "unknown key 'teir'"),
        (GOOD + 'colour = "red"\n', 9, "unknown key 'colour'"),
        (GOOD + GOOD, 10, "'port' is repeated"),
        (GOOD + "published_on = 2025-02-30\n", 9, "TOML"),
        (GOOD + 'published_on = "in spring"\n', 9, "published_on = 2024-06-17"),
        (GOOD.replace("http://", "gopher://"), 4, "http://"),
        (GOOD.replace('"page"', '"oracle"'), 3, "page, table"),
        ("[[source]\n", 1, "TOML"),
        ("", 1, "no source"),
        (None, 1, "cannot be read"),
    ],
    ids=["missing", "typo", "unknown", "repeated-id", "no-day", "date", "url", "kind", "broken", "empty", "gone"],
)
def test_a_sources_file_that_cannot_be_used_ends_with_two_and_says_where(
    text: str | None, line: int, sentence: str, article: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bad.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    for command in (("check", article, "--sources", path, "--out", tmp_path / "out"), ("sources", path)):
        outcome = claims(*command)
        assert outcome.exit_code == 2
        assert f"{path}, line {line}:" in outcome.stderr
        assert sentence in outcome.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "ARTICLE"),
        (("--as-of", "last spring"), "2025-02-18"),
        (("--as-of", "2025-02-30"), "2025-02-18"),
        (("--published-on", "18.2.2025"), "2025-02-18"),
        (("--colour",), "--colour"),
    ],
)
def test_arguments_that_cannot_be_used_end_with_two(
    arguments: tuple[str, ...], sentence: str, article: Path, sources: Path
) -> None:
    outcome = claims("check", *([article, "--sources", sources] if arguments else []), *arguments)
    assert outcome.exit_code == 2
    assert sentence in outcome.stderr


def test_a_folder_that_cannot_be_made_is_refused_before_anybody_is_asked(
    article: Path, sources: Path, site: Site
) -> None:
    outcome = claims("check", article, "--sources", sources, "--out", article / "out")
    assert outcome.exit_code == 2
    assert f"{article} is no folder" in outcome.stderr
    assert not site.asked


def test_a_store_that_cannot_be_made_is_refused(article: Path, sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_HOME", str(article))
    outcome = claims("check", article, "--sources", sources)
    assert outcome.exit_code == 2
    assert "CLAIMS_HOME" in outcome.stderr
