"""``claims find``: one sentence in everything that was ever stored."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.adapters.archive import Archive
from claims.adapters.fetcher import Fetched
from claims.models import Request
from tests.flows.command import claims

PAGES = {
    "http://hallstein.example/bridge": (
        1,
        "The council met.\n\nIt rained. The bridge of Lenham is closed. Ferries sail.",
    ),
    "http://borland.example/brücke": (20, "Das Wetter ist gut. Die Brücke in Borland wurde im März eröffnet."),
}


@pytest.fixture(autouse=True)
def _without_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_ENCODER", "none")


def store(home: Path, pages: dict[str, tuple[int, str]]) -> None:
    with Archive(home / "archive") as archive:
        for url, (day, text) in pages.items():
            answer = Fetched(final_url=url, status=200, media_type="text/plain", body=text.encode())
            stored = archive.store(Request(source="page", url=url), answer, datetime(2025, 3, day, 12, tzinfo=UTC))
            archive.keep_text(stored.snapshot.sha256, text)


def test_a_sentence_is_shown_with_its_neighbours_and_its_place(claims_home: Path) -> None:
    store(claims_home, PAGES)
    told = claims("find", "Is the bridge in Lenham closed?")
    assert told.exit_code == 0, told.output
    assert "1. It rained. The bridge of Lenham is closed. Ferries sail." in told.stdout
    assert "hallstein.example, stored on 2025-03-01: http://hallstein.example/bridge (snapshot " in told.stdout
    assert told.stdout.rstrip().endswith("of 6 sentences.")


def test_it_is_found_across_languages(claims_home: Path) -> None:
    store(claims_home, PAGES)
    assert "1. Das Wetter ist gut. Die Brücke" in claims("find", "A bridge was opened in Borland in March.").stdout


def test_days_narrow_it_down(claims_home: Path) -> None:
    store(claims_home, PAGES)
    assert "hallstein" not in claims("find", "bridge", "--since", "2025-03-10").stdout
    assert "borland" not in claims("find", "bridge", "--until", "2025-03-10").stdout


def test_what_was_stored_since_is_found_too(claims_home: Path) -> None:
    store(claims_home, PAGES)
    claims("find", "bridge")
    store(claims_home, {"http://norbury.example/tunnel": (21, "A tunnel was opened in Norbury.")})
    assert "norbury.example" in claims("find", "the tunnel of Norbury").stdout


def test_of_an_empty_archive_it_is_said_that_it_is(claims_home: Path) -> None:
    assert not list(claims_home.glob("archive/*"))
    told = claims("find", "bridge")
    assert (told.exit_code, told.stdout) == (
        0,
        "Nothing is stored yet: the pages that a check fetches are searched here.\n",
    )


def test_an_index_that_cannot_be_written_is_said_in_a_sentence(claims_home: Path) -> None:
    store(claims_home, PAGES)
    (claims_home / "archive" / "index").write_text("no folder", encoding="utf-8")
    told = claims("find", "bridge")
    assert told.exit_code == 1
    assert "The index" in told.output
    assert "cannot be used" in told.output
