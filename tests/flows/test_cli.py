"""The command, as its users and their scripts meet it: a report is written."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from flows.cli import main
from tests.flows.command import claims, in_a_process, labels, read
from tests.flows.sites import ARTICLE, HTML, Site, source


def test_a_check_writes_three_files_and_ends_with_zero(article: Path, sources: Path, tmp_path: Path) -> None:
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "out")
    assert outcome.exit_code == 0, outcome.output
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"report.json", "report.md", "report.html"}
    assert labels(tmp_path / "out") == ["supported"]


def test_the_table_of_verdicts_and_the_path_of_the_report_are_printed(
    article: Path, sources: Path, tmp_path: Path
) -> None:
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "out")
    assert "supported" in outcome.stdout
    assert "4.2 million containers" in outcome.stdout
    assert outcome.stdout.rstrip().endswith(str(tmp_path / "out" / "report.html"))
    assert not outcome.stderr


def test_without_a_folder_the_report_goes_where_claimdesk_stores(
    article: Path, sources: Path, claims_home: Path
) -> None:
    assert claims("check", article, "--sources", sources).exit_code == 0
    assert len(list(claims_home.glob("reports/*/report.json"))) == 1


def test_a_refuted_article_ends_with_zero_too(article: Path, sources: Path, tmp_path: Path) -> None:
    article.write_text(ARTICLE.replace("4.2", "3.1"), encoding="utf-8")
    assert claims("check", article, "--sources", sources, "--out", tmp_path / "out").exit_code == 0
    assert labels(tmp_path / "out") == ["refuted"]


def _pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    body, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return body + b"xref\n0 7\n0000000000 65535 f \n%strailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("article.txt", ARTICLE.encode()),
        ("article.md", b"# " + ARTICLE.encode()),
        ("article.html", HTML.encode()),
        ("article.pdf", _pdf(ARTICLE.splitlines()[4])),
    ],
)
def test_text_markdown_html_and_pdf_are_read(name: str, body: bytes, sources: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(body)
    outcome = claims("check", tmp_path / name, "--sources", sources, "--out", tmp_path / "out")
    assert outcome.exit_code == 0, outcome.output
    assert labels(tmp_path / "out")[0] == "supported"


def test_a_hyphen_stands_for_standard_input(sources: Path, tmp_path: Path) -> None:
    outcome = claims("check", "-", "--sources", sources, "--out", tmp_path / "out", stdin=ARTICLE)
    assert outcome.exit_code == 0, outcome.output
    assert labels(tmp_path / "out") == ["supported"]


def test_an_address_is_fetched(site: Site, sources: Path, tmp_path: Path) -> None:
    outcome = claims("check", f"{site.address}/article.html", "--sources", sources, "--out", tmp_path / "out")
    assert outcome.exit_code == 0, outcome.output
    assert labels(tmp_path / "out")[0] == "supported"


@pytest.mark.parametrize("text", [ARTICLE, ARTICLE.splitlines()[4], "Der Hafen " * 40], ids=["lines", "one", "long"])
def test_the_text_itself_may_stand_in_the_place_of_a_path(text: str, sources: Path, tmp_path: Path) -> None:
    outcome = claims("check", text, "--sources", sources, "--out", tmp_path / "out")
    assert outcome.exit_code == 0, outcome.output


def test_the_default_sources_file_is_the_one_that_the_environment_names(
    article: Path, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_SOURCES", str(sources))
    assert claims("check", article, "--out", tmp_path / "out").exit_code == 0
    assert labels(tmp_path / "out") == ["supported"]


def test_only_what_was_published_by_the_day_counts(article: Path, site: Site, tmp_path: Path) -> None:
    dated = tmp_path / "dated.toml"
    dated.write_text(source("port", f"{site.address}/port.txt", published_on="2025-02-10"), encoding="utf-8")
    for day in ("2025-02-09", "2025-02-10"):
        outcome = claims("check", article, "--sources", dated, "--out", tmp_path / day, "--as-of", day)
        assert outcome.exit_code == 0
    assert labels(tmp_path / "2025-02-09") == ["not_enough_evidence"]
    assert labels(tmp_path / "2025-02-10") == ["supported"]


def test_the_day_of_the_article_can_be_said(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(ARTICLE.replace("3 February 2025", ""), encoding="utf-8")
    claims(
        "check", tmp_path / "undated.txt", "--sources", sources, "--out", tmp_path / "out", "--published-on=2025-02-03"
    )
    found = read(tmp_path / "out")["article"]
    assert isinstance(found, dict)
    assert found["published_on"] == "2025-02-03"


def test_a_language_without_a_table_is_said_and_the_run_goes_on(sources: Path, tmp_path: Path) -> None:
    text = "Il tasso di disoccupazione è sceso al 7,4 % nel terzo trimestre. È il livello più basso dal 2008."
    outcome = claims("check", "-", "--sources", sources, "--out", tmp_path / "out", stdin=text)
    assert outcome.exit_code == 0, outcome.output
    assert "no table for the language “it”" in outcome.stdout
    assert set(labels(tmp_path / "out")) == {"not_enough_evidence"}


def test_signs_that_a_terminal_lacks_do_not_end_the_run(article: Path, sources: Path, tmp_path: Path) -> None:
    article.write_text("Der Präsident sprach am Dienstag über die „Straßen“ in Łódź.", encoding="utf-8")
    outcome = in_a_process(
        "check", article, "--sources", sources, "--out", tmp_path / "out", PYTHONIOENCODING="ascii:strict"
    )
    assert outcome.returncode == 0, outcome.stderr


def test_the_sources_of_a_file_are_listed(seed_sources: Path) -> None:
    outcome = claims("sources", seed_sources)
    assert outcome.exit_code == 0
    assert len(re.findall(r"^\W*\S+\W+(?:page|table)\b", outcome.stdout, re.MULTILINE)) == 9
    assert re.search(r"nato-expenditure .*table .*1 .*NATO .*2024-06-17 .*http://127\.0\.0\.1:", outcome.stdout)


def test_a_check_at_once_does_not_load_prefect(article: Path, sources: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from flows.cli import main; main(standalone_mode=False); "
        "sys.exit(any(name.split('.')[0] == 'prefect' for name in sys.modules))"
    )
    command = [sys.executable, "-c", script, "check", str(article), "--sources", str(sources), "--out", str(tmp_path)]
    assert subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def _commands(command: click.Command = main, name: str = "claims") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for part, below in command.commands.items():
            yield from _commands(below, f"{name} {part}")


@pytest.mark.parametrize(
    ("name", "command"), list(_commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_says_what_it_does(name: str, command: click.Command) -> None:
    assert command.help, name
    silent = [option.name for option in command.params if isinstance(option, click.Option) and not option.help]
    assert not silent
    outcome = claims(*name.split()[1:], "--help")
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("Usage:")


def test_a_port_that_is_taken_is_refused_in_a_sentence(references: str) -> None:
    port = references.rpartition(":")[2]
    for command in ("serve", "serve-references"):
        outcome = claims(command, "--port", port)
        assert outcome.exit_code == 2
        assert f"Port {port} cannot be used" in outcome.stderr


def test_where_the_home_of_prefect_is_named_nothing_is_made_in_the_projects_folder(tmp_path: Path) -> None:
    script = (
        "import flows.wiring as w; w.PROJECT = w.Path.cwd(); w._ABOVE_PREFECT_HOME = w.PROJECT / 'made';"
        "w.settle_prefect()"
    )
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path / "elsewhere")}
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, check=True)
    assert not (tmp_path / "made").exists()
