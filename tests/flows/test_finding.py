"""``claims find``: one sentence in everything that was ever stored."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.adapters.archive import Archive
from claims.adapters.fetcher import Fetched
from claims.index.passages import PassageIndex
from claims.models import Request
from claims.policy import Policy
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


def test_after_another_reading_the_neighbours_are_still_those_that_stood_there(claims_home: Path) -> None:
    store(claims_home, PAGES)
    claims("find", "bridge")
    with Archive(claims_home / "archive") as archive:
        body = PAGES["http://hallstein.example/bridge"][1].encode()
        archive.keep_text(hashlib.sha256(body).hexdigest(), "Now it is read in quite another way.", "newer")
    told = claims("find", "Is the bridge in Lenham closed?")
    assert "1. It rained. The bridge of Lenham is closed. Ferries sail." in told.stdout


def test_signs_that_turn_or_move_the_line_do_not_reach_the_terminal(claims_home: Path) -> None:
    store(claims_home, {"http://norbury.example/\x1b]0;": (3, "The tunnel\x1b[2J of \u202eNorbury\u0007 opened. So.")})
    told = claims("find", "the tunnel of Norbury")
    assert told.exit_code == 0, told.output
    assert "The tunnel\ufffd[2J of \ufffdNorbury\ufffd opened." in told.stdout
    assert not {"\x1b", "\u202e", "\x07", "\r"} & set(told.stdout)


def test_the_policy_of_the_newsroom_counts(claims_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The bridge of Lenham was closed on {} after the long storm."
    pages = {f"http://{day}.example/": (1, text.format(day)) for day in ("Monday", "Tuesday", "Friday")}
    store(claims_home, {**pages, "http://ferries.example/": (1, "Ferries sail while there is no bridge.")})
    assert "ferries.example" not in claims("find", "bridge of Lenham", "--most", "2").stdout
    policy = claims_home / "policy.toml"
    policy.write_text("[retrieval]\ncopies_from = 0.3\n", encoding="utf-8")
    monkeypatch.setenv("CLAIMS_POLICY", str(policy))
    assert "ferries.example" in claims("find", "bridge of Lenham", "--most", "2").stdout
    policy.write_text("[retrieval]\ncopies = 1\n", encoding="utf-8")
    told = claims("find", "bridge of Lenham")
    assert (told.exit_code, "cannot be used" in told.output) == (2, True)


def test_a_page_without_sentences_is_read_once_and_one_without_text_when_it_has_some(claims_home: Path) -> None:
    store(claims_home, {"http://norbury.example/blank": (3, " ")})
    with Archive(claims_home / "archive") as archive:
        answer = Fetched(final_url="http://norbury.example/", status=200, media_type="text/plain", body=b"scan")
        stored = archive.store(Request(source="page", url=answer.final_url), answer, datetime(2025, 3, 4, tzinfo=UTC))
        assert "Nothing is stored yet" in claims("find", "tunnel").stdout
        index = PassageIndex(claims_home / "archive" / "index", None, Policy().retrieval)
        assert index.has_group(hashlib.sha256(b" ").hexdigest())
        assert not index.has_group(stored.snapshot.sha256)
        archive.keep_text(stored.snapshot.sha256, "The tunnel of Norbury opened.")
    assert "1 of 1 sentences." in claims("find", "tunnel").stdout
