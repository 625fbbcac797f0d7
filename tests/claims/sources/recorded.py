"""Recorded answers of sources, as the folders under tests/cases/sources have them, and answers made up in a test."""

import hashlib
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claims.models import Reading, Request, Response, Snapshot
from claims.sources import Source, SourceSpec, connect, read_sources
from claims.sources.spec import SourceKind
from tests.conftest import CASES

HOSTILE = (
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://source.example/x",
    "//source.example/x",
    "http://",
    "http://[",
    "",
)
"""What no connector may lead to, or show as an address."""


def spec_of(kind: SourceKind, **known: object) -> SourceSpec:
    facts = {"id": "a", "kind": kind, "url": "http://source.example/", "publisher": "A", "tier": 1, **known}
    return SourceSpec.model_validate(facts)


def answer(body: bytes | str, media_type: str = "application/json", **asked: object) -> Response:
    """An answer with a body, to a request with a step, title or date."""
    raw = body if isinstance(body, bytes) else body.encode()
    request = Request.model_validate({"source": "a", "url": "http://source.example/", **asked})
    snapshot = Snapshot(
        sha256=hashlib.sha256(raw).hexdigest(),
        url=request.url,
        final_url=request.url,
        status=200,
        media_type=media_type,
        fetched_at=datetime(2025, 2, 18, tzinfo=UTC),
    )
    return Response(request=request, snapshot=snapshot, body=raw)


def folders(kind: SourceKind, key: str) -> list[Path]:
    """The folders with an answer of a kind of source of which something is expected."""
    found = sorted((CASES / "sources").glob(f"{kind}-*"))
    return [folder for folder in found if key in expected(folder)]


def expected(folder: Path) -> dict[str, Any]:
    known: dict[str, Any] = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    return known


def recorded(folder: Path) -> tuple[Source, Response]:
    """The source of a folder and what it answered, to the step that the folder names."""
    (only,) = read_sources(folder / "source.toml")
    (file,) = folder.glob("answer.*")
    asked = {"source": only.id, "url": only.url, "step": expected(folder).get("step", "")}
    return connect(only), answer(file.read_bytes(), expected(folder)["media_type"], **asked)


def assert_verbatim(reading: Reading) -> None:
    """Every passage and every row stands in the stored text."""
    for passage in reading.passages:
        assert passage.span.of(reading.text) == passage.text != ""
    for row in (row for table in reading.tables for row in table.rows):
        assert row.span.of(reading.text) == row.quote != ""
