"""Words of others in Markdown: none of their signs becomes markup, and no line begins within them."""

import re

from claims.reports.showing import shown

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_OPENING = re.compile(r"^(\d*)([-+=.)])")
"""What makes a list, a rule or a heading of a line that begins with it."""
_BREAKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """A text in one line in which no sign is taken for markup."""
    return _OPENING.sub(r"\1\\\2", unmarked(text))


def unmarked(text: str) -> str:
    """The same where no line begins."""
    return _MARKUP.sub(r"\\\1", one_line(text))


def stretch(text: str) -> str:
    """The same for a part of a line, which keeps the spaces at its ends."""
    return _MARKUP.sub(r"\\\1", _BREAKS.sub(" ", shown(text)))


def one_line(text: str) -> str:
    """A text in one line, markup and all."""
    return _BREAKS.sub(" ", shown(text)).strip()


def code(text: str) -> str:
    """A text as code, between more backticks than it has itself."""
    line = one_line(text)
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    edge = "`" * (longest + 1)
    return f"{edge} {line} {edge}" if longest else f"{edge}{line}{edge}"


def link(text: str, address: str | None) -> str:
    """A link on words that are Markdown already; the words alone without an address."""
    return f"[{text}]({address})" if address is not None else text
