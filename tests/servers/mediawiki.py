"""A MediaWiki of its own, with an encyclopedia of the town of Hallstein."""

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from tests.servers.encyclopedia import PAGES, Revisions
from tests.servers.installed import needs, refuse
from tests.servers.process import LoopbackServer, get

_SOURCE = Path("/usr/share/mediawiki")
_MODULES = ("intl", "mbstring", "sqlite3", "xml")
_ON_TOP = """
wfLoadExtensions( [ 'Cite', 'TextExtracts' ] );
$wgJobRunRate = 0;
$wgPingback = false;
$wgEnableEmail = false;
"""
"""Jobs would write to the database while the next request reads it."""


class MediaWikiServer(LoopbackServer):
    """MediaWiki 1.39 with SQLite, the pages of ``PAGES`` and those that ``edit`` writes.

    - Search: ``{api}?action=query&list=search&srwhat=text&srsearch=…&format=json&formatversion=2`` has the hits below
      ``query.search``: ``title``, ``pageid``, ``snippet`` (HTML), ``timestamp``. Every word must occur, in the very
      form that is asked for; without ``srwhat=text`` only titles are searched. Errors come with status 200, below
      ``error``.
    - Revisions of a page: ``{api}?action=query&prop=revisions&titles=…&rvprop=ids|timestamp`` or
      ``{rest}/v1/page/{title}/bare``, which has the newest below ``latest``.
    - The revision of a day: ``rvlimit=1&rvstart=2020-01-01T00:00:00Z`` added to the former.
    - Text: ``{rest}/v1/revision/{id}/html`` has the same bytes every time, also after the page was edited. ``ETag``
      stays the same only while the revision is the newest; an older one gets another with every answer.
    """

    ready = "/w/api.php?action=query&meta=siteinfo&format=json"

    def __init__(self, pages: Mapping[str, Revisions] = PAGES) -> None:
        super().__init__()
        self.pages = pages

    @property
    def api(self) -> str:
        """The address of the action API."""
        return f"{self.address}/w/api.php"

    @property
    def rest(self) -> str:
        """The address below which the REST API is."""
        return f"{self.address}/w/rest.php"

    def edit(self, title: str, text: str) -> int:
        """The id of the new revision, after a page has got this wikitext."""
        self._maintain("edit.php", "--summary", "Edited by a test", title, stdin=text)
        return self.revision(title)

    def revision(self, title: str) -> int:
        """The id of the newest revision of a page."""
        answer = json.loads(get(f"{self.rest}/v1/page/{quote(title, safe='')}/bare"))
        number: int = answer["latest"]["id"]
        return number

    def environment(self) -> Mapping[str, str]:
        return {"MW_CONFIG_FILE": str(self.folder / "LocalSettings.php"), "PHP_CLI_SERVER_WORKERS": "2"}

    def prepare(self) -> Sequence[str]:
        self._check_installation()
        self._install()
        dump = self.folder / "pages.xml"
        dump.write_text(_dump(self.pages), encoding="utf-8")
        self._maintain("importDump.php", "--quiet", str(dump))
        self._maintain("rebuildtextindex.php")
        self._maintain("initSiteStats.php", "--update")
        site = self.folder / "site"
        site.mkdir()
        (site / "w").symlink_to(_SOURCE)
        return [self._php, "-S", f"127.0.0.1:{self.port}", "-t", str(site)]

    @property
    def _php(self) -> str:
        return needs("php", "php-cli")

    def _check_installation(self) -> None:
        needs(str(_SOURCE / "maintenance" / "install.php"), "mediawiki")
        loaded = self.run(self._php, "-m").lower().split()
        for module in _MODULES:
            if module not in loaded:
                refuse(f"PHP's {module} is not installed (Debian: php-{module})")

    def _install(self) -> None:
        (self.folder / "database").mkdir()
        options = {
            "dbtype": "sqlite",
            "dbpath": self.folder / "database",
            "dbname": "wiki",
            "server": self.address,
            "scriptpath": "/w",
            "pass": secrets.token_urlsafe(20),
            "confpath": self.folder,
        }
        arguments = [f"--{name}={value}" for name, value in options.items()]
        self._maintain("install.php", *arguments, "Encyclopedia of Hallstein", "Clerk")
        with (self.folder / "LocalSettings.php").open("a", encoding="utf-8") as settings:
            settings.write(_ON_TOP)

    def _maintain(self, script: str, *arguments: str, stdin: str = "") -> None:
        self.run(self._php, str(_SOURCE / "maintenance" / script), *arguments, stdin=stdin)


def _dump(pages: Mapping[str, Revisions]) -> str:
    """Pages as MediaWiki exports them."""
    namespace = "http://www.mediawiki.org/xml/export-0.11/"
    found = "".join(_page(title, revisions) for title, revisions in pages.items())
    return f'<mediawiki xmlns="{namespace}" version="0.11" xml:lang="en">{found}</mediawiki>'


def _page(title: str, revisions: Revisions) -> str:
    found = "".join(_revision(at, text) for at, text in revisions.items())
    return f"<page><title>{escape(title)}</title><ns>0</ns>{found}</page>"


def _revision(at: str, text: str) -> str:
    return (
        f"<revision><timestamp>{at}</timestamp><contributor><username>Archivist</username></contributor>"
        "<model>wikitext</model><format>text/x-wiki</format>"
        f'<text xml:space="preserve">{escape(text)}</text></revision>'
    )
