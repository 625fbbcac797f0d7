"""What a page has and does not show: it is not said to its readers, and so is no evidence.

Only what the markup itself hides is seen; what a style sheet hides cannot be told without a browser.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_NEVER_SHOWN = frozenset({"template", "noscript", "del", "s", "strike", "datalist", "object", "canvas"})
"""Elements that are shown to nobody, to nobody with scripts, or struck through."""
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0*\.?0+(?:;|$|%)|font-size:0*\.?0*(?:[a-z%]*)(?:;|$)"
    r"|(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\d{3,}|clip:rect\(0|clip-path:inset\((?:50|100)%"
    r"|color:transparent|text-decoration(?:-line)?:line-through"
)
_FOLDED = re.compile(r"(?:^|;)(?:max-)?(?:height|width):0*\.?0*(?:px|em|rem|%)?(?:;|$)")
"""Hides what is in it only where nothing may stand over: cells of tables are often written so."""
_COLOURS = re.compile(r"(?:^|;)(background-color|background|color):([^;]+)")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
    "|[\u200c\u200d](?=[A-Za-z\u00c0-\u024f])|(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]"
)
"""Signs without a shape or a width, and marks of direction; joiners where Latin needs none."""
_OVERRIDE = re.compile("[\u202d\u202e]")
"""Signs after which letters and figures are shown in another order than that in which they are written."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LOOKS_LATIN = re.compile(
    r"[\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff\uab70-\uabbf]"
)
"""Greek, Cyrillic, Armenian and Cherokee have letters that look like Latin ones; "μm" and "kΩ" are units."""


def remove_hidden(tree: HtmlElement) -> None:
    """Take out of a page what its markup hides; what follows an element in its parent stays."""
    for element in list(hidden_in(tree)):
        element.drop_tree()


def hidden_in(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of a page that its markup hides, one inside another too."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.getparent() is not None and _is_hidden(element):
            yield element


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in _NEVER_SHOWN or "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    style = re.sub(r"\s|!important|/\*.*?\*/", "", str(element.get("style", "")).casefold())
    folded = "overflow:hidden" in style and _FOLDED.search(style) is not None
    return bool(style) and (folded or _HIDING.search(style) is not None or _has_one_colour(style))


def _has_one_colour(style: str) -> bool:
    """Whether letters and ground are written as the same colour."""
    colours = dict(_COLOURS.findall(style))
    ground = colours.get("background-color") or colours.get("background")
    return ground is not None and ground == colours.get("color")


def without_invisible(text: str) -> str:
    """A text without signs that nobody sees: between the letters of "not" they would hide it from a comparison."""
    return _INVISIBLE.sub("", text)


def is_deceptive(text: str) -> bool:
    """Whether a text is not what it is read as: shown backwards, or a word with letters that only look like Latin."""
    return _OVERRIDE.search(text) is not None or any(
        _LATIN.search(word) and _LOOKS_LATIN.search(word) for word in _WORD.findall(text)
    )
