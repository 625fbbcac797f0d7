"""A page: HTML, PDF or plain text, sentence by sentence."""

from claims.models import Reading, Response
from claims.sources.address import OneAddress
from claims.sources.prose import read_prose


class PageSource(OneAddress):
    """One address that is read whole."""

    def read(self, response: Response) -> Reading:
        """Every sentence of the page as a passage.

        Raises:
            DocumentUnreadable: The page has no text, or says that it is none.
        """
        return read_prose(response, self.spec, self.spec.publisher)
