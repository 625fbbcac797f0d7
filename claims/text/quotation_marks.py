"""What stands between quotation marks, with its offsets."""

import re

from claims.models import Span

_PAIRS = {"„": '“”"', "»": "«", "“": "”", "‚": "‘’", "›": "‹", "«": "»", '"': '"'}
_OPENING = re.compile(f"[{''.join(_PAIRS)}]")
_CLOSING = {opening: re.compile(f"[{closing}]") for opening, closing in _PAIRS.items()}


def quotations(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks, marks left out; an open mark without its fellow quotes nothing."""
    found: list[Span] = []
    lonely: set[str] = set()
    opening = _OPENING.search(text)
    while opening is not None:
        end = -1 if opening[0] in lonely or _closes(text, opening) else _end_of(text, opening)
        if end > opening.start():
            found.append(Span(start=opening.end(), end=end))
        elif not _closes(text, opening):
            lonely.add(opening[0])  # nothing behind closes such a mark: searching for it again would be quadratic
        opening = _OPENING.search(text, max(end + 1, opening.end()))
    return tuple(found)


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that opens in English closes in German, as behind a word."""
    return mark[0] == "“" and text[max(0, mark.start() - 1) : mark.start()].isalnum()


def _end_of(text: str, opening: re.Match[str]) -> int:
    closing = _CLOSING[opening[0]].search(text, opening.end())
    return closing.start() if closing is not None else -1
