"""Which version of the readers makes texts of bytes: claimdesk's own and that of the libraries it reads with."""

import hashlib
from importlib.metadata import version

from claims import __version__

LIBRARIES = ("fastfeedparser", "lxml", "pdfplumber", "pypdfium2", "python-calamine", "trafilatura")
"""What turns bytes into text; another version of one may read the same bytes otherwise."""
_READ_WITH = " ".join(f"{name} {version(name)}" for name in LIBRARIES)
READER = f"{__version__}-{hashlib.sha256(_READ_WITH.encode()).hexdigest()[:8]}"
"""Short name of this version: two texts of one body that carry the same name were read by the same code."""
