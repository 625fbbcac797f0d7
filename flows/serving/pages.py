"""Files over HTTP in a process of its own: ``python -m flows.serving.pages KIND HOST PORT FOLDER HOSTS``.

The desk itself has one thread; with more, its children would be told twice that it died.
"""

import sys
from pathlib import Path

from flows.loopback import FolderServer, LoopbackServer
from flows.serving.reports import ReportServer


def server_of(kind: str, host: str, port: int, folder: Path, hosts: tuple[str, ...]) -> LoopbackServer:
    """The server of a folder: of ``reports``, or of ``references``.

    Raises:
        OSError: The port is taken.
    """
    if kind == "reports":
        return ReportServer(folder, hosts, port, host)
    return FolderServer(folder, port, host)


if __name__ == "__main__":
    with server_of(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), tuple(sys.argv[5:])) as running:
        running.wait()
