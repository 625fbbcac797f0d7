"""What stands between quotation marks, with its offsets."""

import re

from claims.models import Span

_PAIRS = {"„": '“”"', "»": "«", "“": "”", "‚": "‘’", "›": "‹", "«": "»"}


def quotations(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks, marks left out; an open mark without its fellow quotes nothing."""
    found: list[Span] = []
    index = 0
    while index < len(text):
        closing = _closing_of(text, index)
        end = _first_of(text, closing, index + 1) if closing else -1
        if end > index:
            found.append(Span(start=index + 1, end=end))
            index = end
        index += 1
    return tuple(found)


def _closing_of(text: str, index: int) -> str:
    sign = text[index]
    if sign == '"':
        return '"'
    if sign == "“" and index and text[index - 1].isalnum():
        return ""
    return _PAIRS.get(sign, "")


def _first_of(text: str, signs: str, begin: int) -> int:
    match = re.compile(f"[{re.escape(signs)}]").search(text, begin)
    return match.start() if match is not None else -1
