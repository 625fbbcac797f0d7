"""nginx, for what it does better than a server of our own: entity tags, ranges, connections that stay open."""

import os
from collections.abc import Sequence
from pathlib import Path

from tests.servers.installed import needs
from tests.servers.process import LoopbackServer

_CONFIGURATION = """
{user}
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path temporary;
  proxy_temp_path temporary;
  fastcgi_temp_path temporary;
  uwsgi_temp_path temporary;
  scgi_temp_path temporary;
  types {{
    text/html html;
    text/plain txt md;
    text/csv csv;
    application/json json;
    application/xml xml;
    application/rss+xml rss;
    application/pdf pdf;
    application/zip zip;
  }}
  default_type application/octet-stream;
  etag on;
  keepalive_timeout 60;
  server {{
    listen 127.0.0.1:{port};
    root "{root}";
    location = /.up {{ return 200; }}
  }}
}}
"""


class NginxServer(LoopbackServer):
    """Serves the files of a folder as they are at that moment.

    ``/port.csv`` is the file of this name, ``/`` and every folder its ``index.html``. An answer has ``ETag`` and
    ``Last-Modified``; with ``If-None-Match`` or ``If-Modified-Since`` it is a 304 until the file changes, with
    ``Range`` a 206. The entity tag is made of the time of change in whole seconds and the length: two versions of one
    length within a second have the same. Text comes without a character set. Connections stay open.
    """

    ready = "/.up"

    def __init__(self, files: Path) -> None:
        super().__init__()
        self.files = files

    def prepare(self) -> Sequence[str]:
        configuration = self.folder / "nginx.conf"
        user = "user root;" if os.geteuid() == 0 else ""
        text = _CONFIGURATION.format(user=user, port=self.port, root=self.files)
        configuration.write_text(text, encoding="utf-8")
        return [needs("nginx", "nginx-light"), "-p", f"{self.folder}/", "-c", str(configuration), "-e", "stderr"]
