"""The error tree."""

import inspect
from pathlib import Path

import pytest

from claims import errors
from claims.errors import ArticleUnreadable, ClaimsError, SnapshotTampered, SourcesFileInvalid

_KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, ClaimsError)]


@pytest.mark.parametrize("kind", [kind for kind in _KINDS if kind is not ClaimsError])
def test_every_error_hangs_in_the_tree_that_is_drawn(kind: type[ClaimsError]) -> None:
    assert kind.__base__ in (ClaimsError, *_KINDS)
    assert f"── {kind.__name__} " in (errors.__doc__ or "")


def test_an_article_that_cannot_be_read_says_which_and_why() -> None:
    error = ArticleUnreadable("harbour.pdf", "it is empty.")
    assert (error.article, error.why) == ("harbour.pdf", "it is empty.")
    assert str(error) == "The article 'harbour.pdf' cannot be read: it is empty."


def test_a_sources_file_that_cannot_be_used_says_where_and_what_would_be_right() -> None:
    error = SourcesFileInvalid(Path("sources.toml"), 12, "unknown key 'tire'.", "Did you mean 'tier'?")
    assert (error.path, error.line) == (Path("sources.toml"), 12)
    assert str(error) == "sources.toml, line 12: unknown key 'tire'. Did you mean 'tier'?"


def test_a_snapshot_that_was_changed_names_its_hash() -> None:
    assert SnapshotTampered("ab" * 32).sha256 in str(SnapshotTampered("ab" * 32))
