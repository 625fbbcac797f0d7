"""The article of ten claims that the desk under test checks, its sources, and the site that has them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.flows.sites import Site, serving

_FOLDER = Path(__file__).parent / "site"
_TYPES = {".txt": "text/plain", ".html": "text/html", ".csv": "text/csv"}
_SOURCES = """
[[source]]
id = "office"
kind = "page"
url = "{site}/office.html"
publisher = "Port Office"
tier = 1
private = true

[[source]]
id = "council"
kind = "page"
url = "{site}/council.html"
publisher = "Council"
tier = 1
private = true

[[source]]
id = "statistics"
kind = "table"
url = "{site}/ports.csv"
publisher = "Bay Statistics"
tier = 1
language = "en"
published_on = 2025-02-15
private = true

[source.table]
title = "Containers handled by the ports, millions"
entity = "Port"
unit = "million"
aliases = ["containers handled", "ports"]
"""


@contextmanager
def harbour_site() -> Iterator[Site]:
    """The article at ``/article.txt``, and what its sources say."""
    pages = {f"/{path.name}": (200, _TYPES[path.suffix], path.read_bytes()) for path in _FOLDER.iterdir()}
    with serving(pages) as site:
        yield site


def another_article(number: int) -> bytes:
    """An article of two claims, another one for every number."""
    head = f"What the ports of the bay told visitor {number}\n\n4 March 2025\n\n"
    return f"{head}The port of Hallstein was founded in 1902.\n\nThe port of Borland was founded in 1871.\n".encode()


def harbour_sources(site: Site, folder: Path) -> Path:
    """The sources file for a site."""
    path = folder / "sources.toml"
    path.write_text(_SOURCES.format(site=site.address), encoding="utf-8")
    return path
