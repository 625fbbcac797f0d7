"""What a nursery of readers has loaded: the process that reads, and the readers of pages."""

import claims.adapters.reading_child  # noqa: F401 the module that a child runs
from claims.documents import load_reader

load_reader()


def settle() -> None:
    """Nothing: a reader takes all that it needs from its command."""
