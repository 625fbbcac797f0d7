"""How the words of a table are read."""

from typing import Annotated

from pydantic import BeforeValidator


def spelled(value: object) -> object:
    """The words of a block of text; anything else as it is."""
    return tuple(value.split()) if isinstance(value, str) else value


def listed(value: object) -> object:
    """Words in the form in which those of a text are compared: ``str.casefold``, but for names with a capital."""
    found = spelled(value)
    return [_folded(entry) for entry in found] if isinstance(found, list | tuple) else found


def _folded(entry: object) -> object:
    return entry.casefold() if isinstance(entry, str) and entry == entry.lower() else entry


Words = Annotated[tuple[str, ...], BeforeValidator(listed)]
"""Words or phrases; a table may give single words as one block of text."""
Spellings = Annotated[tuple[str, ...], BeforeValidator(spelled)]
"""Words or phrases that are looked for in a text as it is written."""
