"""The command against real servers: a wiki, an offline encyclopedia, a metasearch; each named as one that answered."""

import json
from pathlib import Path

from tests.flows.command import claims
from tests.flows.sites import PAGE, source
from tests.servers.kiwix import KiwixServer
from tests.servers.mediawiki import MediaWikiServer
from tests.servers.nginx import NginxServer
from tests.servers.searx import SearxServer

ENGLISH = """A bridge in the north

1 June 2024

The Hallstein Bridge was opened on 12 May 1912. The port of Lenham handled 4.2 million containers in 2023.
"""
GERMAN = """Eine Brücke im Norden

1. Juni 2024

Ada Merrin ist seit 2021 Bürgermeisterin von Hallstein.
"""


def of_kind(kind: str, text: str) -> str:
    return text.replace('kind = "page"', f'kind = "{kind}"').replace("tier = 1", "tier = 2")


def checked(tmp_path: Path, article: str, *sources: str) -> tuple[dict[str, str], list[dict[str, object]]]:
    """The label of every claim, and what did not answer."""
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    (tmp_path / "sources.toml").write_text("".join(sources), encoding="utf-8")
    outcome = claims(
        "check", tmp_path / "article.txt", "--sources", tmp_path / "sources.toml", "--out", tmp_path / "out"
    )
    assert outcome.exit_code == 0, outcome.output
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    labels = {claim["quote"]: claim["verdict"]["label"] for claim in report["claims"] if claim["verdict"]}
    return labels, report["unanswered"]


def test_a_wiki_is_searched_and_its_revision_is_cited(mediawiki: MediaWikiServer, tmp_path: Path) -> None:
    wiki = of_kind("mediawiki", source("wiki", f"{mediawiki.address}/w/", language='"en"'))
    labels, unanswered = checked(tmp_path, ENGLISH, wiki)
    assert labels["The Hallstein Bridge was opened on 12 May 1912"] == "supported"
    assert not unanswered
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    cited = report["claims"][0]["verdict"]["evidence"][0]
    assert "/rest.php/v1/revision/" in cited["url"]
    assert cited["published_on"] == "2024-05-02"


def test_a_german_claim_is_found_in_an_english_wiki(mediawiki: MediaWikiServer, tmp_path: Path) -> None:
    wiki = of_kind("mediawiki", source("wiki", f"{mediawiki.address}/w/", language='"en"'))
    labels, unanswered = checked(tmp_path, GERMAN, wiki)
    assert labels == {"Ada Merrin ist seit 2021 Bürgermeisterin von Hallstein": "supported"}
    assert not unanswered


def test_an_offline_encyclopedia_is_searched_and_read(kiwix: KiwixServer, tmp_path: Path) -> None:
    book = of_kind("kiwix", source("book", f"{kiwix.address}/", language='"en"'))
    _, unanswered = checked(tmp_path, ENGLISH, book)
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    cited = {item["source"] for claim in report["claims"] for item in claim["verdict"]["evidence"]}
    assert cited == {"book"}
    assert not unanswered


def test_what_a_metasearch_finds_in_a_private_network_is_not_asked(searx: SearxServer, tmp_path: Path) -> None:
    search = of_kind("searxng", source("web", f"{searx.address}/", language='"en"'))
    labels, unanswered = checked(tmp_path, ENGLISH, search)
    assert set(labels.values()) == {"not_enough_evidence"}
    assert unanswered
    assert {item["source"] for item in unanswered} == {"web"}


def test_a_metasearch_whose_engines_are_silent_is_not_one_that_finds_nothing(
    searx_without_engines: SearxServer, tmp_path: Path
) -> None:
    search = of_kind("searxng", source("web", f"{searx_without_engines.address}/", language='"en"'))
    labels, unanswered = checked(tmp_path, ENGLISH, search)
    assert set(labels.values()) == {"not_enough_evidence"}
    assert [item["reason"] for item in unanswered] == ["not_fetched"] * len(unanswered) != []


def test_a_page_that_nginx_serves_is_not_sent_twice(nginx: NginxServer, tmp_path: Path) -> None:
    (nginx.files / "port.txt").write_bytes(PAGE)
    page = source("port", f"{nginx.address}/port.txt", language='"en"')
    for _ in range(2):
        labels, unanswered = checked(tmp_path, ENGLISH, page)
        assert "supported" in labels.values()
        assert not unanswered
