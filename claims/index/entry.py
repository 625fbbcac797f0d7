"""What an index holds."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that can be found, with what is needed to show it."""

    id: str
    """By which it is known again."""
    text: str
    language: str
    group: str = ""
    """What it belongs to: the hash of the snapshot."""
    on: date | None = None
    note: str = ""
    """Whatever else its keeper wants to have back, as it is."""
