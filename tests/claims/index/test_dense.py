"""Vectors in a file that only grows: the nearest by signs are the nearest, and a torn end is written over."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from claims.errors import IndexUnusable
from claims.index.dense import VectorFile
from claims.index.lexical import content_key
from claims.text.embed import Vectors
from tests.conftest import ROOT

DIMENSIONS = 512


def unit(count: int, seed: int = 0) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, DIMENSIONS), dtype=np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def keyed(vectors: Vectors) -> dict[int, Vectors]:
    return {content_key(str(number)): vector for number, vector in enumerate(vectors)}


def test_the_nearest_are_those_of_all_compared_exactly(tmp_path: Path) -> None:
    vectors = unit(3000)
    file = VectorFile(tmp_path / "vectors", DIMENSIONS)
    assert file.add(keyed(vectors)) == 3000
    sought = vectors[17] + 0.5 * vectors[40] + 0.4 * vectors[99]
    sought /= np.linalg.norm(sought)
    exact = np.argsort(-(vectors @ sought))[:3]
    near = file.nearest(sought, 3, 300)
    assert [key for key, _ in near] == [content_key(str(number)) for number in exact]
    assert near[0][1] == pytest.approx(float(vectors[17] @ sought), abs=1e-3)


def test_what_is_known_is_not_added_again(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "vectors", DIMENSIONS)
    assert file.add(keyed(unit(5))) == 5
    assert file.add(keyed(unit(8, seed=1))) == 3
    assert file.size == 8
    assert file.known([content_key("7"), content_key("8")]) == {content_key("7"): 7}
    np.testing.assert_allclose(file.vectors([content_key("2")])[content_key("2")], unit(5)[2], atol=1e-3)


def test_a_torn_end_is_written_over(tmp_path: Path) -> None:
    VectorFile(tmp_path / "vectors", DIMENSIONS).add(keyed(unit(5)))
    with (tmp_path / "vectors" / "rows").open("r+b") as rows:
        rows.truncate(4 * 2 * DIMENSIONS + 100)
    with (tmp_path / "vectors" / "keys").open("ab") as keys:
        keys.write(b"half of")
    again = VectorFile(tmp_path / "vectors", DIMENSIONS)
    assert again.size == 4
    assert again.add(keyed(unit(5))) == 1
    assert VectorFile(tmp_path / "vectors", DIMENSIONS).size == 5
    np.testing.assert_allclose(again.vectors([content_key("4")])[content_key("4")], unit(5)[4], atol=1e-3)


def test_two_who_opened_the_file_before_either_added_keep_all(tmp_path: Path) -> None:
    one, other = VectorFile(tmp_path / "vectors", DIMENSIONS), VectorFile(tmp_path / "vectors", DIMENSIONS)
    vectors = keyed(unit(600))
    first, second = dict(list(vectors.items())[:300]), dict(list(vectors.items())[200:])
    assert (one.add(first), other.add(second)) == (300, 300)
    assert VectorFile(tmp_path / "vectors", DIMENSIONS).size == 600
    np.testing.assert_allclose(one.vectors(list(first))[content_key("7")], unit(600)[7], atol=1e-3)


ADDER = """
import sys
from pathlib import Path
import numpy as np
from claims.index.dense import VectorFile

first, file = int(sys.argv[2]), VectorFile(Path(sys.argv[1]), 512)
for key in range(first, first + 60):
    file.add({key: np.full(512, key + 1, dtype=np.float32)})
"""


def test_processes_that_add_at_once_lose_nothing_and_kill_no_reader(tmp_path: Path) -> None:
    folder = tmp_path / "vectors"
    adders = [subprocess.Popen([sys.executable, "-c", ADDER, str(folder), str(at)], cwd=ROOT) for at in (0, 60)]
    seen = 0
    while any(adder.poll() is None for adder in adders):
        reader = VectorFile(folder, DIMENSIONS)
        assert reader.size >= seen
        seen = reader.size
        reader.nearest(unit(1)[0], 3, 10)
    assert [adder.returncode for adder in adders] == [0, 0]
    kept = VectorFile(folder, DIMENSIONS).vectors(range(120))
    assert {key: vector[0] - 1 for key, vector in kept.items()} == {key: key for key in range(120)}


def test_an_empty_file_finds_nothing(tmp_path: Path) -> None:
    assert VectorFile(tmp_path / "vectors", DIMENSIONS).nearest(unit(1)[0], 3, 10) == []


def test_a_folder_that_is_none_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(IndexUnusable, match="cannot be used"):
        VectorFile(tmp_path / "file" / "vectors", DIMENSIONS).add(keyed(unit(1)))
