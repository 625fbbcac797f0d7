"""Serving the bundled reference library on loopback, so that fetching it is real."""

from pathlib import Path

from flows.loopback import FolderServer
from flows.wiring import PROJECT

REFERENCES = PROJECT / "seeds" / "references"


class ReferenceServer(FolderServer):
    """A server of the folder ``seeds/references``; use it as ``with``."""

    def __init__(self, port: int = 0, folder: str = str(REFERENCES)) -> None:
        """Bind a port of loopback, any free one for 0.

        Raises:
            OSError: The port is taken.
        """
        super().__init__(Path(folder), port)
