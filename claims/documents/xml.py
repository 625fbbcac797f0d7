"""XML of strangers: decoded, and without anything that it defines itself."""

import re

from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable

_DECLARATION = re.compile(r"<\?xml\s[^<>]*\?>\s*")
_IN_UTF_8 = "<?xml version='1.0' encoding='utf-8'?>"
_ENCODING = re.compile(rb"""<\?xml\s[^<>]*\bencoding\s*=\s*["']([\w.-]+)["']""")
_DECLARED_WITHIN = 200
"""Bytes within which the declaration of an encoding stands, if there is one."""
_DEFINITIONS = ("<!ENTITY", "<!ATTLIST")
"""What makes much of little, or fetches files; sought in comments and strings too, where a parser may see none."""


def xml_text(body: bytes, media_type: str) -> str:
    """The text of an XML document that declares to be in UTF-8: encoded so, a parser reads just what was looked at.

    Raises:
        DocumentUnreadable: The bytes are no text, or define entities or attributes.
    """
    declared = _ENCODING.search(body[:_DECLARED_WITHIN])
    charset = f"; charset={declared[1].decode()}" if declared is not None else ""
    text = _DECLARATION.sub("", decoded(body, media_type + charset).lstrip("\ufeff \t\n"), count=1)
    if not text.startswith("<"):
        raise DocumentUnreadable("it is not XML.")
    if any(definition in text for definition in _DEFINITIONS):
        raise DocumentUnreadable("it is XML with definitions of its own, which are not read.")
    return _IN_UTF_8 + text
