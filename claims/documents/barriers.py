"""Pages that are none, or only for those who pay: what they say of themselves, never a guess from their text."""

import re

from lxml.html import HtmlElement

from claims.errors import DocumentNotThere, DocumentPaywalled
from claims.language.tables import languages

_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*(?:false|"(?:https?://schema\.org/)?false")', re.IGNORECASE)
"""As schema.org has it, and as search engines ask publishers to declare it."""
_TIER = "article:content_tier"
_LOCKED = "locked"
_LONGEST_TITLE = 80


def refuse_barriers(tree: HtmlElement, title: str) -> None:
    """Let a page pass that is one, and is free to read.

    Raises:
        DocumentNotThere: Its title says that there is no such page.
        DocumentPaywalled: It declares that it is not free to read.
    """
    low = title.casefold()
    phrases = [phrase for table in languages().values() for phrase in table.furniture.not_there]
    if len(low) <= _LONGEST_TITLE and any(_begins_or_ends(low, phrase) for phrase in phrases):
        raise DocumentNotThere(f"it says that there is no such page ({title!r}).")
    scripts = (str(script.text_content()) for script in tree.iter("script") if "ld+json" in str(script.get("type", "")))
    tiers = (str(meta.get("content", "")) for meta in tree.iter("meta") if meta.get("property") == _TIER)
    if any(_NOT_FREE.search(script) for script in scripts) or _LOCKED in tiers:
        raise DocumentPaywalled("it declares that it is not free to read; what it shows may be its beginning only.")


def _begins_or_ends(title: str, phrase: str) -> bool:
    """Whether a title is the phrase, beside the name of the site or a number: "404 – Page not found | Hallstein"."""
    parts = [part.strip(" !.:") for part in re.split(r"\s[-–—|·:]\s", title)]
    return any(
        part == phrase or re.fullmatch(rf"(?:error |fehler )?404[ :,-]*{re.escape(phrase)}", part) for part in parts
    )
