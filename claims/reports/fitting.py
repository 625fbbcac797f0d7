"""As much as fits: whole pieces are left out, and none is cut in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a longer text."""

    text: str
    rank: int
    """What is left out last has the lowest."""
    claims: int = 0
    """How many claims it holds."""


def fitting(pieces: Sequence[Piece], room_bytes: int) -> list[Piece]:
    """The pieces that fit together, one a line, in their order; of one rank those that stand first are kept first."""
    kept: set[int] = set()
    for place in sorted(range(len(pieces)), key=lambda place: pieces[place].rank):
        size = len(pieces[place].text.encode("utf-8", "replace")) + 1
        if size <= room_bytes:
            room_bytes -= size
            kept.add(place)
    return [piece for place, piece in enumerate(pieces) if place in kept]


def claims_left_out(pieces: Sequence[Piece], kept: Sequence[Piece]) -> int:
    """How many claims did not fit."""
    return sum(piece.claims for piece in pieces) - sum(piece.claims for piece in kept)
