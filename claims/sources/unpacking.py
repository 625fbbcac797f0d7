"""A ZIP archive from outside, read in memory and within bounds."""

import re
import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from claims.errors import DocumentUnreadable

_MOST_FILES = 20
_MOST_BYTES = 50_000_000
_PLAIN_NAME = re.compile(r"[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*")
_ENCRYPTED = 0x1
_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    OSError,
    ArithmeticError,
    RuntimeError,
    ValueError,
)
"""What the library raises at archives that are cut, or that contradict themselves."""


def unpacked(body: bytes, endings: Sequence[str]) -> Sequence[bytes]:
    """The one file of an archive for each ending of a name; no other is unpacked.

    Raises:
        DocumentUnreadable: It is no archive, lacks a file, or has paths, too much or something encrypted in it.
    """
    try:
        with ZipFile(BytesIO(body)) as archive:
            files = archive.infolist()
            _refuse_odd(files)
            return [_content(archive, _only(files, ending)) for ending in endings]
    except _BROKEN as error:
        raise DocumentUnreadable("it is no ZIP archive that can be read to its end.") from error


def _refuse_odd(files: Sequence[ZipInfo]) -> None:
    if len(files) > _MOST_FILES:
        raise DocumentUnreadable(f"it is an archive with more than {_MOST_FILES} files.")
    if not all(_PLAIN_NAME.fullmatch(file.filename) for file in files):
        raise DocumentUnreadable("it is an archive with paths in it.")
    if any(file.flag_bits & _ENCRYPTED or file.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for file in files):
        raise DocumentUnreadable("it is an archive with a file that is encrypted, or packed in a rare way.")


def _only(files: Sequence[ZipInfo], ending: str) -> ZipInfo:
    found = [file for file in files if file.filename.endswith(ending)]
    if len(found) != 1:
        raise DocumentUnreadable(f"it is an archive with {len(found)} files *{ending} where there should be one.")
    return found[0]


def _content(archive: ZipFile, file: ZipInfo) -> bytes:
    """A file, counted while it is unpacked: what it says of its size is not believed."""
    with archive.open(file) as opened:
        content = opened.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise DocumentUnreadable(f"it is an archive with a file of more than {_MOST_BYTES} bytes.")
    return content
