"""Bodies that are small on the wire and large behind it, made in moments."""

import gzip
import struct
import zlib

_PIECE = b"\0" * (1 << 20)
_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"


def gzip_bomb(megabytes: int) -> bytes:
    """So many megabytes of nothing as one right member of gzip: a piece that is packed once, over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    piece = packer.compress(_PIECE) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(_PIECE, crc)
    end = struct.pack("<II", crc, (megabytes << 20) & 0xFFFFFFFF)
    return _GZIP_HEAD + piece * megabytes + zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS).flush() + end


def zlib_bomb(begin: bytes, megabytes: int) -> bytes:
    """A beginning and so many megabytes of nothing behind it as a stream of zlib, its check sum wrong."""
    packer = zlib.compressobj(9)
    first = packer.compress(begin) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(_PIECE) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + piece * megabytes + packer.flush()


def gzip_in_gzip(megabytes: int) -> bytes:
    """The same, packed once more: a few kilobytes."""
    return gzip.compress(gzip_bomb(megabytes), mtime=0)


def zstd_bomb(megabytes: int) -> bytes:
    """The same as a frame of Zstandard (RFC 8878): blocks that repeat one byte 131,072 times."""
    size = 1 << 17
    block = struct.pack("<I", size << 3 | 1 << 1)[:3] + b"\0"
    last = struct.pack("<I", size << 3 | 1 << 1 | 1)[:3] + b"\0"
    return b"\x28\xb5\x2f\xfd\x00\x50" + block * (megabytes * 8 - 1) + last


BROTLI_HELLO = b"\x0b\x02\x80hello\x03"
"""The word "hello" as Brotli has it (RFC 7932)."""
