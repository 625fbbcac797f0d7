"""The command, as its users and their scripts meet it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from tests.conftest import ROOT
from tests.flows.sites import Site, hanging, nobody, serving, source

ARTICLE = """Council reports on the port

3 February 2025

The port of Lenham handled 4.2 million containers in 2023.
"""
PAGE = b"""The port of Lenham handled 4.2 million containers in 2023.

Its harbour master publishes the figures every spring, after the terminals have sent theirs."""
HTML = f"""<!doctype html><html lang="en"><head><title>Council reports on the port</title>
<meta property="article:published_time" content="2025-02-03"></head><body><article>
<h1>Council reports on the port</h1><p>{ARTICLE.splitlines()[4]}</p>
<p>Nobody asked the council.</p></article></body></html>"""
SEED = ROOT / "seeds" / "articles" / "seed-article.txt"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wide terminal, and no encoder: what these tests ask does not need it."""
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("CLAIMS_ENCODER", "none")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/port.txt": (200, "text/plain", PAGE), "/article.html": (200, "text/html", HTML.encode())}) as found:
        yield found


@pytest.fixture
def sources(site: Site, tmp_path: Path) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(source("port", f"{site.address}/port.txt", language='"en"'), encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def claims(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def in_a_process(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        _command(*arguments), env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "from flows.cli import main; main()", *(str(argument) for argument in arguments)]


def read(folder: Path) -> dict[str, object]:
    report: dict[str, object] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report


def labels(folder: Path) -> list[str]:
    found = json.loads((folder / "report.json").read_text(encoding="utf-8"))["claims"]
    return [claim["verdict"]["label"] for claim in found if claim["verdict"]]


def but_for_the_time(folder: Path) -> bytes:
    text = (folder / "report.json").read_bytes()
    without, times = re.subn(rb'"checked_at": *"[^"]+"', b"", text)
    assert times == 1
    return without


# --- a report is written -----------------------------------------------------------------------------------------


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
    text = "Le taux de chômage a reculé à 7,4 % au troisième trimestre. C'est le niveau le plus bas depuis 2008."
    outcome = claims("check", "-", "--sources", sources, "--out", tmp_path / "out", stdin=text)
    assert outcome.exit_code == 0, outcome.output
    assert "no table for the language “fr”" in outcome.stdout
    assert set(labels(tmp_path / "out")) == {"not_enough_evidence"}


def test_signs_that_a_terminal_lacks_do_not_end_the_run(article: Path, sources: Path, tmp_path: Path) -> None:
    article.write_text("Der Präsident sprach am Dienstag über die „Straßen“ in Łódź.", encoding="utf-8")
    outcome = in_a_process(
        "check", article, "--sources", sources, "--out", tmp_path / "out", PYTHONIOENCODING="ascii:strict"
    )
    assert outcome.returncode == 0, outcome.stderr


# --- what cannot be used -----------------------------------------------------------------------------------------


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
    ("wanted", "sentence"), [("", "it is no file"), (".", "it is no file"), ("x" * 250, "no such file")]
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


# --- sources that do not answer ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ended:
    code: int
    output: str
    folder: Path


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """One run with every way in which a source may fail, and one that answers; it lasts as long as the slowest."""
    folder = tmp_path_factory.mktemp("failing")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    pages = {
        "/port.txt": (200, "text/plain", PAGE),
        "/forbidden": (403, "text/plain", b"no"),
        "/paid": (402, "text/plain", b"pay"),
        "/broken": (500, "text/plain", b"oops"),
        "/garbage": (200, "text/html", bytes(range(256)) * 20),
        "/empty": (200, "text/html", b""),
    }
    with serving(pages) as site, hanging() as silent:
        addresses = {name: f"{site.address}/{name}" for name in ("gone", "forbidden", "paid", "broken", "garbage")}
        addresses |= {"empty": f"{site.address}/empty", "down": nobody(), "hangs": silent}
        addresses |= {"port": f"{site.address}/port.txt"}
        (folder / "sources.toml").write_text("".join(source(*item) for item in addresses.items()), encoding="utf-8")
        outcome = in_a_process(
            *("check", folder / "article.txt", "--sources", folder / "sources.toml", "--out", folder / "out"),
            COLUMNS="400",
            CLAIMS_ENCODER="none",
            CLAIMS_HOME=str(folder / "home"),
        )
    return Ended(outcome.returncode, outcome.stdout + outcome.stderr, folder / "out")


REASONS = {
    "gone": "not_found",
    "forbidden": "blocked",
    "paid": "paywalled",
    "broken": "not_fetched",
    "garbage": "unreadable",
    "empty": "unreadable",
    "down": "not_fetched",
    "hangs": "not_fetched",
}


def test_sources_that_fail_do_not_fail_the_run(failing: Ended) -> None:
    assert failing.code == 0, failing.output
    assert labels(failing.folder) == ["supported"]


def test_sources_that_fail_are_listed_with_their_reason(failing: Ended) -> None:
    unanswered = json.loads((failing.folder / "report.json").read_text(encoding="utf-8"))["unanswered"]
    assert {item["source"]: item["reason"] for item in unanswered} == REASONS
    assert all(item["detail"] for item in unanswered)


@pytest.mark.parametrize("name", REASONS)
def test_sources_that_fail_stand_in_the_markdown_and_on_the_page(name: str, failing: Ended) -> None:
    assert f"- `{name}`: " in (failing.folder / "report.md").read_text(encoding="utf-8")
    assert name in (failing.folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "reason"), REASONS.items())
def test_sources_that_fail_are_printed_with_their_reason(name: str, reason: str, failing: Ended) -> None:
    assert f"unanswered: {name}: {reason}. " in failing.output


def test_what_lasts_too_long_is_said_to_have_lasted_too_long(failing: Ended) -> None:
    assert re.search(r"unanswered: hangs: not_fetched\. No answer within \d+ seconds", failing.output)


def test_a_verdict_without_evidence_says_who_was_silent(article: Path, tmp_path: Path) -> None:
    path = tmp_path / "down.toml"
    path.write_text(source("harbour-office", nobody()), encoding="utf-8")
    outcome = claims("check", article, "--sources", path, "--out", tmp_path / "out")
    verdict = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["claims"][0]["verdict"]
    assert outcome.exit_code == 0
    assert verdict["label"] == "not_enough_evidence"
    assert "harbour-office" in verdict["because"]


# --- again, and offline ------------------------------------------------------------------------------------------


def test_two_runs_on_the_seed_article_differ_in_their_time_only(
    seed_sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMS_ENCODER")
    for name, seed in (("one", "1"), ("two", "2")):
        outcome = in_a_process("check", SEED, "--sources", seed_sources, "--out", tmp_path / name, PYTHONHASHSEED=seed)
        assert outcome.returncode == 0, outcome.stderr
    assert but_for_the_time(tmp_path / "one") == but_for_the_time(tmp_path / "two")


def test_offline_gives_the_same_report_and_asks_nobody(
    article: Path, sources: Path, site: Site, tmp_path: Path
) -> None:
    claims("check", article, "--sources", sources, "--out", tmp_path / "one")
    asked = list(site.asked)
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "two", "--offline")
    assert outcome.exit_code == 0
    assert site.asked == asked == ["/port.txt"]
    assert but_for_the_time(tmp_path / "one") == but_for_the_time(tmp_path / "two")


def test_offline_an_article_that_was_fetched_is_there(site: Site, sources: Path, tmp_path: Path) -> None:
    address = f"{site.address}/article.html"
    claims("check", address, "--sources", sources, "--out", tmp_path / "one")
    asked = list(site.asked)
    assert claims("check", address, "--sources", sources, "--out", tmp_path / "two", "--offline").exit_code == 0
    assert site.asked == asked
    assert but_for_the_time(tmp_path / "one") == but_for_the_time(tmp_path / "two")


def test_offline_what_is_not_stored_is_unanswered(article: Path, sources: Path, site: Site, tmp_path: Path) -> None:
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "out", "--offline")
    assert outcome.exit_code == 0
    assert "unanswered: port: not_fetched. Offline" in outcome.stdout
    assert not site.asked


@pytest.mark.parametrize("tamper", [lambda path: path.write_bytes(b"other"), Path.unlink], ids=["changed", "removed"])
def test_offline_a_snapshot_that_was_tampered_with_is_no_evidence(
    tamper: Callable[[Path], object], article: Path, sources: Path, tmp_path: Path, claims_home: Path
) -> None:
    claims("check", article, "--sources", sources, "--out", tmp_path / "one")
    for blob in claims_home.glob("archive/blobs/*/*"):
        tamper(blob)
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "two", "--offline")
    assert outcome.exit_code == 0, outcome.output
    assert "unanswered: port: unreadable. The stored snapshot" in outcome.stdout
    assert labels(tmp_path / "two") == ["not_enough_evidence"]


def test_a_killed_run_leaves_no_half_report_and_the_next_one_works(
    article: Path, sources: Path, tmp_path: Path
) -> None:
    before = sources.read_text(encoding="utf-8")
    command = _command("check", article, "--sources", sources, "--out", tmp_path / "out")
    with hanging() as silent:
        sources.write_text(before + source("hangs", silent), encoding="utf-8")
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _wait_until_stored(tmp_path / "home", run)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert not (tmp_path / "out").exists()
    sources.write_text(before, encoding="utf-8")
    assert claims("check", article, "--sources", sources, "--out", tmp_path / "out").exit_code == 0
    assert labels(tmp_path / "out") == ["supported"]


def _wait_until_stored(home: Path, run: "subprocess.Popen[bytes]") -> None:
    """Until one source was stored, while the other one still hangs: the middle of the run."""
    for _ in range(600):
        if any(home.glob("archive/texts/*/*.txt")):
            return
        assert run.poll() is None
        time.sleep(0.05)
    pytest.fail("The run stored nothing.")


# --- the other commands, and what is loaded ----------------------------------------------------------------------


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
