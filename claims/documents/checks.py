"""Pages that check what others say: what they declare, in their markup or in their title."""

import re

from lxml.html import HtmlElement

from claims.language.tables import languages

_DECLARED = re.compile(r'"@type"\s*:\s*(?:\[[^\]]*)?"(?:https?://schema\.org/)?ClaimReview"')
_MARKED = "schema.org/ClaimReview"


def declares_check(tree: HtmlElement) -> bool:
    """Whether the markup of a page says that it rates somebody's claim."""
    scripts = (str(script.text_content()) for script in tree.iter("script") if "ld+json" in str(script.get("type", "")))
    marked = any(_MARKED in str(kind) for kind in tree.xpath("//@itemtype"))
    return marked or any(_DECLARED.search(script) for script in scripts)


def is_titled_check(title: str) -> bool:
    """Whether a title says that its page checks what others say."""
    words = [re.escape(word) for table in languages().values() for word in table.furniture.checks]
    return re.search(rf"\b(?:{'|'.join(words)})\b", title.casefold()) is not None
