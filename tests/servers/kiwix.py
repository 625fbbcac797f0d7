"""An encyclopedia that is read offline: a ZIM file, served by kiwix-serve."""

from collections.abc import Sequence

from tests.servers.installed import needs
from tests.servers.process import LoopbackServer

BOOK = "towns-of-borland"
"""The name of the file without its ending: this is what kiwix-serve calls ``books.name``."""


class KiwixServer(LoopbackServer):
    """kiwix-serve with one book, ``BOOK``, of the pages in ``tests.servers.book.PAGES``.

    The path of a page in the book is its title with ``_`` for spaces.

    What version 3.3 answers, and what is known to be different from 3.4 on (libkiwix 12):

    - Search: ``/search?books.name={BOOK}&pattern=…&format=xml&pageLength=10``; ``content=`` in place of ``books.name=``
      is the older spelling. RSS 2.0: ``channel/item`` with ``title``, ``link`` (a path of this server),
      ``description``, ``book/title`` and ``wordCount`` ("1,292", with a comma). The description is all of a short page
      or an excerpt of a long one, in which found words are child elements ``b``: its text is that of all that is in it,
      not only what precedes the first child. ``opensearch:totalResults`` is 0 where nothing is found. Hits count from 1
      (``start=11`` is the second page of ten), ``pageLength`` is 25 if left out and at most 140. All words of the
      pattern must occur; they are stemmed. A book that is not served is a 400 whose XML is not well-formed. Never
      cached. Newer servers refuse to search books of several languages at once: name one book.
    - Page: the hit's ``link`` is ``/{BOOK}/{path}`` here and ``/content/{BOOK}/{path}`` there, which redirects the
      former to the latter. Here the page comes with a toolbar in it, which would be read as text.
      ``/raw/{BOOK}/content/{path}`` is the stored page without additions in both, with an ``ETag`` that is answered
      with 304. The tag is the server's, the same for every page and another after each start. A missing page is a 404.
    - Books: ``/catalog/v2/entries`` (Atom); an entry's ``name`` comes from inside the file and may differ from
      ``BOOK``, which is the last part of its ``text/html`` link.
    """

    def prepare(self) -> Sequence[str]:
        from tests.servers.book import write

        program = needs("kiwix-serve", "kiwix-tools")
        book = self.folder / f"{BOOK}.zim"
        write(book)
        return [program, "--address=127.0.0.1", f"--port={self.port}", "--threads=2", str(book)]
