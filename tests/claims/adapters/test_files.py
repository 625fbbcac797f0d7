"""An article in a file, with the facts that may stand beside it, and the files of a report."""

from datetime import date
from pathlib import Path

import pytest

from claims.adapters.files import article_from_file
from claims.articles import RawArticle
from claims.errors import ArticleUnreadable


def written(folder: Path, name: str, content: bytes = b"The bridge is open.", facts: str | None = None) -> RawArticle:
    (folder / name).write_bytes(content)
    if facts is not None:
        (folder / name).with_suffix(".toml").write_text(facts, encoding="utf-8")
    return article_from_file(folder / name)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.pdf", "application/pdf"),
        ("a", "text/plain"),
    ],
)
def test_the_ending_says_how_a_file_is_read(tmp_path: Path, name: str, media_type: str) -> None:
    article = written(tmp_path, name)
    assert article.media_type == media_type
    assert article.body == b"The bridge is open."
    assert (article.url, article.published_on) == (None, None)


def test_the_facts_beside_an_article_go_with_it(tmp_path: Path) -> None:
    article = written(tmp_path, "a.txt", facts='url = "https://hallstein.example/"\npublished_on = 2025-02-18\n')
    assert (article.url, article.published_on) == ("https://hallstein.example/", date(2025, 2, 18))


@pytest.mark.parametrize("fact", ['url = "https://hallstein.example/"', "published_on = 2025-02-18"])
def test_one_fact_does_without_the_other(tmp_path: Path, fact: str) -> None:
    article = written(tmp_path, "a.txt", facts=fact)
    assert (article.url is None) != (article.published_on is None)


@pytest.mark.parametrize(
    "facts",
    ['publisher = "A"', 'published_on = "in spring"', "published_on = 18.02.2025", "published_on = 2025", "<p>"],
)
def test_facts_that_cannot_be_used_are_refused_by_the_name_of_their_file(tmp_path: Path, facts: str) -> None:
    with pytest.raises(ArticleUnreadable, match=r"a\.toml beside it may only say url and published_on"):
        written(tmp_path, "a.txt", facts=facts)


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleUnreadable, match="there is no such file"):
        article_from_file(tmp_path / "a.txt")
    with pytest.raises(ArticleUnreadable, match="it is no file"):
        article_from_file(tmp_path)


@pytest.mark.parametrize("name", ["a" * 300, "a\x00b"])
def test_a_name_that_no_system_allows_is_no_file_either(name: str) -> None:
    with pytest.raises(ArticleUnreadable, match="no such file"):
        article_from_file(Path(name))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(ArticleUnreadable, match="larger than 50000000 bytes"):
        article_from_file(tmp_path / "a.txt")
