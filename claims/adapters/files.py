"""The article as it comes in from a file, and the files of a report."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from claims.articles import RawArticle
from claims.errors import ArticleUnreadable
from claims.models import Record, Report
from claims.reports import Reviewed, render_html, render_json, render_markdown

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
}
_MOST_BYTES = 50_000_000


class ArticleFacts(Record):
    """What a plain file cannot say of itself: ``article.toml`` beside ``article.txt``."""

    url: str | None = None
    published_on: date | None = None


def article_from_file(path: Path) -> RawArticle:
    """An article from a file, with the facts that stand beside it.

    Raises:
        ArticleUnreadable: There is no such file, it is no file or too large, or the facts beside it cannot be used.
    """
    if not _is_there(path):
        raise ArticleUnreadable(str(path), "there is no such file.")
    if not path.is_file():
        raise ArticleUnreadable(str(path), "it is no file.")
    if path.stat().st_size > _MOST_BYTES:
        raise ArticleUnreadable(str(path), f"it is larger than {_MOST_BYTES} bytes.")
    facts = _facts(path)
    return RawArticle(
        name=str(path),
        url=facts.url,
        media_type=_MEDIA_TYPES.get(path.suffix.lower(), "text/plain"),
        body=_bytes(path),
        published_on=facts.published_on,
    )


def _is_there(path: Path) -> bool:
    """Whether there is something; what cannot be a name, such as a sentence that somebody pasted, is nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleUnreadable(str(path), f"the system does not give it out ({error.strerror}).") from error


def _facts(path: Path) -> ArticleFacts:
    beside = path.with_suffix(".toml")
    if path.suffix == ".toml" or not beside.is_file():
        return ArticleFacts()
    try:
        raw = tomllib.loads(beside.read_text(encoding="utf-8"))
        return ArticleFacts.model_validate({key: str(value) for key, value in raw.items()})
    except (OSError, tomllib.TOMLDecodeError, ValidationError, UnicodeDecodeError) as error:
        why = f"{beside.name} beside it may only say url and published_on = 2025-02-18 ({_first_line(error)})."
        raise ArticleUnreadable(str(path), why) from error


def _first_line(error: Exception) -> str:
    """What is wrong, in one line."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)


def write_report(report: Report, folder: Path, reviewed: Reviewed | None = None) -> None:
    """``report.json``, ``report.md`` and ``report.html`` in a folder, which is made if need be."""
    for name, content in (
        ("report.json", render_json(report, reviewed)),
        ("report.md", render_markdown(report, reviewed)),
        ("report.html", render_html(report, reviewed)),
    ):
        _write(folder / name, content)


def write_claim_reviews(documents: Mapping[str, str], folder: Path) -> None:
    """The ClaimReviews of a report, by their names, and no others: what is no longer approved is taken away."""
    for stale in set(folder.glob("*.jsonld")) - {folder / name for name in documents}:
        stale.unlink(missing_ok=True)
    for name, content in documents.items():
        _write(folder / name, content)


def _write(path: Path, content: str) -> None:
    """All of it or nothing: nobody reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.parent / f".{path.name}.half"
    half.write_text(content, encoding="utf-8")
    half.replace(path)
