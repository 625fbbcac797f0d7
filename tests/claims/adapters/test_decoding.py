"""A body is unpacked in bounded steps, to its end or not at all."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.adapters.decoding import Body, BodyCorrupt, BodyTooLarge

TEXT = b"The bridge of Hallstein is open. " * 40
PACKED = gzip.compress(TEXT)


def whole(packed: bytes, encoding: str = "gzip", most_bytes: int = 1_000_000, step: int = 100) -> bytes:
    body = Body(encoding, most_bytes)
    for start in range(0, len(packed), step):
        body.arrived(packed[start : start + step])
    return body.whole()


@given(content=st.binary(max_size=5000), step=st.integers(1, 700))
def test_what_was_packed_comes_out_as_it_was_however_it_arrives(content: bytes, step: int) -> None:
    assert whole(gzip.compress(content), step=step) == content
    assert whole(content, "identity", step=step) == content


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072, 400_000])
def test_a_body_of_many_steps_comes_out_whole(size: int) -> None:
    assert whole(gzip.compress(b"\0" * size), step=10_000) == b"\0" * size


@given(contents=st.lists(st.binary(max_size=300), min_size=1, max_size=4))
def test_all_members_count(contents: list[bytes]) -> None:
    assert whole(b"".join(map(gzip.compress, contents))) == b"".join(contents)


@pytest.mark.parametrize("cut", [1, 5, 20, len(PACKED) - 1])
def test_half_a_body_is_none(cut: int) -> None:
    with pytest.raises(BodyCorrupt, match="ends before its end"):
        whole(PACKED[:cut])


@pytest.mark.parametrize("packed", [b"no gzip at all", PACKED + b"rest", PACKED[:50] + b"?" + PACKED[51:], TEXT])
def test_a_broken_body_is_none(packed: bytes) -> None:
    with pytest.raises(BodyCorrupt):
        whole(packed)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate", "gzip;q=1", "ünsinn"])
def test_what_was_not_asked_for_is_not_unpacked(encoding: str) -> None:
    with pytest.raises(BodyCorrupt, match="not asked for"):
        Body(encoding, 100)


def test_an_empty_body_is_empty_whatever_it_is_called() -> None:
    assert whole(b"") == b""


def test_a_body_may_be_as_large_as_allowed_and_no_larger() -> None:
    assert whole(PACKED, most_bytes=len(TEXT)) == TEXT
    with pytest.raises(BodyTooLarge):
        whole(PACKED, most_bytes=len(TEXT) - 1)
    with pytest.raises(BodyTooLarge):
        whole(TEXT, "identity", most_bytes=len(TEXT) - 1)


def test_a_bomb_is_left_at_the_limit() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(200)) + packer.flush()
    body = Body("gzip", 500_000)
    with pytest.raises(BodyTooLarge):
        body.arrived(bomb)
