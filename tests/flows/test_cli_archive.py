"""What the command keeps: a report again, byte for byte, whatever came later; and snapshots for other archives."""

import json
import re
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from flows.world import clock
from tests.claims.adapters.tampering import tamper
from tests.flows.command import claims, read
from tests.flows.sites import ARTICLE, PAGE, Site, nobody, serving, source

LATER = PAGE.replace(b"4.2 million", b"3.1 million")


@pytest.fixture
def changing(tmp_path: Path) -> Path:
    """A sources file of a page that changes and of a host that is down."""
    return tmp_path / "changing.toml"


def sources_at(site: Site, path: Path) -> Path:
    path.write_text(source("port", f"{site.address}/port.txt") + source("down", nobody()), encoding="utf-8")
    return path


def test_a_report_is_made_again_byte_for_byte_though_its_sources_have_changed(
    article: Path, changing: Path, tmp_path: Path
) -> None:
    with serving({"/port.txt": (200, "text/plain", PAGE)}) as site:
        sources = sources_at(site, changing)
        assert claims("check", article, "--sources", sources, "--out", tmp_path / "one").exit_code == 0
        site.pages["/port.txt"] = (200, "text/plain", LATER)
        assert claims("check", article, "--sources", sources, "--out", tmp_path / "later").exit_code == 0
    report = tmp_path / "one" / "report.json"
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "again", "--replay", report)
    assert outcome.exit_code == 0, outcome.output
    for name in ("report.json", "report.md", "report.html"):
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()
    assert read(tmp_path / "later")["claims"] != read(tmp_path / "one")["claims"]


@pytest.mark.parametrize("asked", [(), ("--as-of", "today"), ("--as-of", "2025-03-01")])
def test_an_article_without_a_day_is_replayed_as_of_the_day_that_was_asked_for(
    asked: tuple[str, ...], changing: Path, tmp_path: Path
) -> None:
    asked = tuple(clock().date().isoformat() if word == "today" else word for word in asked)
    undated = tmp_path / "undated.txt"
    undated.write_text(ARTICLE.replace("3 February 2025\n\n", ""), encoding="utf-8")
    with serving({"/port.txt": (200, "text/plain", PAGE)}) as site:
        sources = sources_at(site, changing)
        claims("check", undated, "--sources", sources, "--out", tmp_path / "one", *asked)
    report = tmp_path / "one" / "report.json"
    old = json.loads(report.read_text(encoding="utf-8"))
    claims("check", undated, "--sources", sources, "--out", tmp_path / "again", "--replay", report)
    assert read(tmp_path / "again") == old


@pytest.mark.parametrize("content", [None, "", "{}", '{"schema_version": "1"}'])
def test_what_is_no_report_cannot_be_replayed(
    content: str | None, article: Path, sources: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "out", "--replay", path)
    assert outcome.exit_code == 2
    assert re.search(r"The report .*old\.json cannot be used: it ", outcome.output)


def test_a_report_of_another_version_says_so(article: Path, sources: Path, tmp_path: Path) -> None:
    claims("check", article, "--sources", sources, "--out", tmp_path / "one")
    path = tmp_path / "one" / "report.json"
    path.write_text(re.sub(r'"engine_version": "[^"]+"', '"engine_version": "0.0.1"', path.read_text()), "utf-8")
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "out", "--replay", path)
    assert outcome.exit_code == 2
    assert "version 0.0.1 of claimdesk and its readers made it" in outcome.output


def records(path: Path) -> dict[str, bytes]:
    with path.open("rb") as file:
        found = ArchiveIterator(file)
        return {r.rec_headers["WARC-Target-URI"]: r.content_stream().read() for r in found if r.rec_type == "response"}


def test_snapshots_are_exported_as_a_warc_file(sources: Path, site: Site, tmp_path: Path) -> None:
    claims("check", f"{site.address}/article.html", "--sources", sources, "--out", tmp_path / "one")
    outcome = claims("export", "--warc", tmp_path / "all.warc.gz")
    assert outcome.exit_code == 0, outcome.output
    assert set(records(tmp_path / "all.warc.gz")) == {f"{site.address}/article.html", f"{site.address}/port.txt"}
    assert records(tmp_path / "all.warc.gz")[f"{site.address}/port.txt"] == PAGE


def test_those_of_one_report_are_exported_alone(sources: Path, site: Site, tmp_path: Path) -> None:
    claims("check", f"{site.address}/article.html", "--sources", sources, "--out", tmp_path / "one")
    outcome = claims("export", tmp_path / "one" / "report.json", "--warc", tmp_path / "one.warc.gz")
    assert outcome.exit_code == 0, outcome.output
    assert records(tmp_path / "one.warc.gz") == {f"{site.address}/port.txt": PAGE}


def test_a_tampered_snapshot_is_not_exported(article: Path, sources: Path, tmp_path: Path, claims_home: Path) -> None:
    claims("check", article, "--sources", sources, "--out", tmp_path / "one")
    tamper(claims_home / "archive", "UPDATE bodies SET body = ?", b"other")
    outcome = claims("export", "--warc", tmp_path / "all.warc.gz")
    assert outcome.exit_code == 2
    assert "was changed" in outcome.output
    assert not (tmp_path / "all.warc.gz").exists()


def test_a_public_archive_is_asked_only_where_the_desk_says_so(
    article: Path, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving({}) as keeper:
        claims("check", article, "--sources", sources, "--out", tmp_path / "one")
        monkeypatch.setenv("CLAIMS_WEB_ARCHIVE", f"{keeper.address}/save/")
        claims("check", article, "--sources", sources, "--out", tmp_path / "two")
        assert keeper.asked == []  # what the operator has marked as private is never shown to anybody
