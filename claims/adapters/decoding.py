"""Undoing the compression of a body in bounded steps: a small answer may stand for gigabytes."""

import zlib

_GZIP = zlib.MAX_WBITS | 16
_STEP_BYTES = 65_536


class BodyTooLarge(ValueError):
    """The body is larger than allowed."""


class BodyCorrupt(ValueError):
    """The compressed body is no gzip, or ends before its end."""


class Body:
    """Collects a body as it arrives."""

    def __init__(self, encoding: str, most_bytes: int) -> None:
        """Take a body in the encoding that its server named: "identity" or "gzip".

        Raises:
            BodyCorrupt: It is another encoding, which was not asked for.
        """
        named = encoding.strip().casefold()
        if named not in ("", "identity", "gzip", "x-gzip"):
            raise BodyCorrupt(f"it was sent with the encoding {named[:40]!r}, which was not asked for")
        self._most_bytes = most_bytes
        self._member = zlib.decompressobj(_GZIP) if named.endswith("gzip") else None
        self._begun = False
        self._arrived = 0
        self._content = bytearray()
        self.tail = b""
        """The last part as it arrived."""

    def arrived(self, part: bytes) -> None:
        """Take the next part.

        Raises:
            BodyTooLarge: With it, the body is larger than allowed, packed or unpacked.
            BodyCorrupt: It cannot be unpacked.
        """
        self.tail = part
        self._arrived += len(part)
        if self._arrived > self._most_bytes:
            raise BodyTooLarge
        if self._member is None:
            self._content += part
        elif part:
            self._unpack(part)

    def whole(self) -> bytes:
        """The body, once all has arrived.

        Raises:
            BodyCorrupt: It ends before the end of what was compressed.
        """
        if self._member is not None and self._begun and not self._member.eof:
            raise BodyCorrupt("its compressed body ends before its end")
        return bytes(self._content)

    def _unpack(self, part: bytes) -> None:
        """Step by step, member after member."""
        more = True
        while more:
            member = self._next_member()
            try:
                step = member.decompress(part, _STEP_BYTES)
            except zlib.error as error:
                raise BodyCorrupt("its compressed body is broken") from error
            self._content += step
            if len(self._content) > self._most_bytes:
                raise BodyTooLarge
            part = member.unused_data if member.eof else member.unconsumed_tail
            more = bool(part) or (len(step) == _STEP_BYTES and not member.eof)

    def _next_member(self) -> "zlib._Decompress":
        if self._member is None or self._member.eof:
            self._member = zlib.decompressobj(_GZIP)
        self._begun = True
        return self._member
