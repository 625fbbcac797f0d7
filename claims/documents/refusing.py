"""The border to libraries that read what strangers wrote: whatever they raise becomes a refusal."""

from collections.abc import Iterator
from contextlib import contextmanager

from claims.errors import DocumentUnreadable

_PANIC = "PanicException"
"""What libraries in Rust raise where they break off; it cannot be imported, and is no ``Exception``."""


@contextmanager
def refusing(why: str) -> Iterator[None]:
    """Within it, an error of a library is a refusal with this reason; only want of memory stays what it is.

    Raises:
        DocumentUnreadable: The library raised something.
    """
    try:
        yield
    except (DocumentUnreadable, MemoryError):
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == _PANIC:
            raise DocumentUnreadable(f"{why} ({type(error).__name__}).") from error
        raise
