"""Vectors by the content that they stand for, in a file that only grows, searched by their signs and then exactly.

A row is 16 bit a dimension, its signs one bit a dimension: a million rows of 512 dimensions are 1 GB on the disk, of
which a search goes through 64 MB of signs, and reads a few thousand rows. The file is mapped, never loaded whole.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.errors import IndexUnusable
from claims.text.embed import Vectors

_KEY_BYTES = 8
_FILES = ("keys", "signs", "rows")
_LOCK = "lock"
_BLOCK = 8192
"""Rows whose signs are compared at once: they stay in the cache of a core."""
_THREADS = 2
_FEW = 8
"""Blocks for which no threads are begun."""
_LANES = np.uint64(0x00FF00FF00FF00FF)
_ADD = np.uint64(0x0001000100010001)


class VectorFile:
    """Vectors by the keys of their texts, in the files of a folder; of one thread, several processes may add."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        """Use a folder; it is made when something is added.

        Args:
            folder: Of these vectors alone.
            dimensions: Of one vector; a multiple of 64.
        """
        self._folder, self._dimensions = folder, dimensions
        self._sizes = (_KEY_BYTES, dimensions // 8, 2 * dimensions)
        self._order: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._map()

    @property
    def size(self) -> int:
        """Number of vectors."""
        return len(self._keys)

    def known(self, keys: Sequence[int]) -> dict[int, int]:
        """The numbers of those texts that have a vector, by their keys."""
        if not keys or not self.size:
            return {}
        if len(self._order) != self.size:
            self._order = np.argsort(self._keys, kind="stable")
        places = np.searchsorted(self._keys, np.array(keys, dtype=np.int64), sorter=self._order)
        rows = self._order[np.minimum(places, self.size - 1)]
        told = zip(keys, rows.tolist(), self._keys[rows].tolist(), strict=True)
        return {key: row for key, row, there in told if there == key}

    def add(self, keyed: Mapping[int, NDArray[np.float32]]) -> int:
        """Append the vectors of texts that have none yet; how many are new.

        Raises:
            IndexUnusable: The disk is full, or cannot be written.
        """
        with self._alone():
            self._map()  # what others have added since
            known = self.known(list(keyed))
            new = {key: vector for key, vector in keyed.items() if key not in known}
            if new:
                rows = np.stack(list(new.values())).astype(np.float16)
                self._append((np.array(list(new), dtype=np.int64).tobytes(), signs_of(rows).tobytes(), rows.tobytes()))
                self._map()
        return len(new)

    def vectors(self, keys: Sequence[int]) -> dict[int, Vectors]:
        """The vectors of those texts that have one."""
        return {key: self._rows[row].astype(np.float32) for key, row in self.known(keys).items()}

    def nearest(self, vector: NDArray[np.float32], depth: int, candidates: int) -> list[tuple[int, float]]:
        """The keys of the nearest vectors with their cosines, the nearest first.

        Args:
            vector: Of length 1.
            depth: How many.
            candidates: How many are compared exactly: those whose signs differ least.
        """
        if not self.size:
            return []
        near = nearest_by_signs(self._signs, signs_of(vector[None, :].astype(np.float16))[0], candidates)
        alike = self._rows[near].astype(np.float32) @ vector
        best = np.lexsort((near, -alike))[:depth]
        return list(zip(self._keys[near[best]].tolist(), alike[best].tolist(), strict=True))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else adds until it ends; readers see only what is whole in all three files, and never less later."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / _LOCK).open("ab") as lock:
                flock(lock, LOCK_EX)
                yield
        except OSError as error:
            raise IndexUnusable(self._folder, str(error)) from error

    def _append(self, told: tuple[bytes, bytes, bytes]) -> None:
        """Write behind the last row that is whole; what a killed process left behind it is overwritten."""
        for name, size, written in zip(_FILES, self._sizes, told, strict=True):
            with (self._folder / name).open("ab") as file:
                file.truncate(self.size * size)
                file.write(written)
                file.flush()
                os.fsync(file.fileno())

    def _map(self) -> None:
        """Map what all three files have whole."""
        paths = [self._folder / name for name in _FILES]
        held = [path.stat().st_size if path.is_file() else 0 for path in paths]
        count = min(length // size for length, size in zip(held, self._sizes, strict=True))
        self._keys: NDArray[np.int64] = _mapped(paths[0], (count, self._sizes[0])).view(np.int64).ravel()
        self._signs: NDArray[np.uint64] = _mapped(paths[1], (count, self._sizes[1])).view(np.uint64)
        self._rows: NDArray[np.float16] = _mapped(paths[2], (count, self._sizes[2])).view(np.float16)
        self._order = np.zeros(0, dtype=np.int64)


def _mapped(path: Path, shape: tuple[int, int]) -> NDArray[np.uint8]:
    return np.memmap(path, dtype=np.uint8, mode="r", shape=shape) if shape[0] else np.zeros(shape, dtype=np.uint8)


def signs_of(rows: NDArray[np.float16]) -> NDArray[np.uint64]:
    """One bit a dimension: whether it is above zero."""
    return np.packbits(rows > 0, axis=1).view(np.uint64)


def nearest_by_signs(signs: NDArray[np.uint64], sought: NDArray[np.uint64], count: int) -> NDArray[np.int64]:
    """The numbers of the rows whose signs differ in the fewest places, at least ``count`` of them where there are."""
    apart = np.empty(len(signs), dtype=np.uint16)
    starts = range(0, len(signs), _BLOCK)
    if len(starts) <= _FEW:
        for first in starts:
            _count_apart(signs, sought, apart, first)
    else:
        with ThreadPoolExecutor(_THREADS) as threads:
            list(threads.map(lambda first: _count_apart(signs, sought, apart, first), starts))
    within = np.cumsum(np.bincount(apart, minlength=1))
    limit = int(np.searchsorted(within, min(count, len(signs))))
    return np.flatnonzero(apart <= limit)


def _count_apart(signs: NDArray[np.uint64], sought: NDArray[np.uint64], apart: NDArray[np.uint16], first: int) -> None:
    """Count the signs that differ in one block; eight counts of a row are added inside one number of 64 bits."""
    counts = np.bitwise_count(signs[first : first + _BLOCK] ^ sought)
    if counts.shape[1] == np.dtype(np.uint64).itemsize:
        packed = counts.view(np.uint64).ravel()
        lanes = (packed & _LANES) + ((packed >> np.uint64(8)) & _LANES)
        apart[first : first + _BLOCK] = (lanes * _ADD) >> np.uint64(48)
    else:
        apart[first : first + _BLOCK] = counts.sum(axis=1, dtype=np.uint16)
