"""An entailment model from a folder; the one here is a tiny graph that the test builds itself."""

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from claims.adapters.entailment import OnnxEntailment
from claims.errors import OpinionUnavailable

_WORDS = ("[UNK]", "[PAD]", "the", "quay", "is", "long", "short", "not")
_LABELS = {"0": "entailment", "1": "neutral", "2": "contradiction"}
_WEIGHTS = {"long": (2.0, 0.0, 0.0), "short": (0.0, 0.0, 2.0), "[UNK]": (0.0, 2.0, 0.0)}
"""What a word adds to the three classes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model that goes by single words."""
    home = tmp_path / "tiny-nli"
    home.mkdir()
    table = np.array([_WEIGHTS.get(word, (0.0, 0.0, 0.0)) for word in _WORDS], dtype=np.float32)
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"], axis=0),
        helper.make_node("ReduceSum", ["rows", "axis"], ["logits"], keepdims=0),
    ]
    given = [numpy_helper.from_array(table, "table"), numpy_helper.from_array(np.array([1]), "axis")]
    graph = helper.make_graph(nodes, "tiny", [ids], [logits], given)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.save(model, home / "model.onnx")
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(_WORDS)}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(home / "tokenizer.json"))
    (home / "config.json").write_text(json.dumps({"id2label": _LABELS}), encoding="utf-8")
    return home


def test_every_passage_gets_shares_of_the_class_that_the_model_tells(folder: Path) -> None:
    found = OnnxEntailment(folder).judge("the quay is", ["the long quay", "the short quay", "herons"]).judgements
    assert [max(vars(one), key=vars(one).__getitem__) for one in found] == ["supports", "refutes", "neither"]
    assert all(abs(one.supports + one.refutes + one.neither - 1) < 1e-6 for one in found)


def test_many_passages_are_judged_in_their_order(folder: Path) -> None:
    passages = ["long", "short"] * 25
    found = OnnxEntailment(folder).judge("quay", passages).judgements
    assert [one.supports > one.refutes for one in found] == [True, False] * 25


def test_a_passage_without_an_end_is_cut(folder: Path) -> None:
    assert len(OnnxEntailment(folder).judge("quay", ["long " * 100_000]).judgements) == 1


def test_no_passages_have_no_judgements(folder: Path) -> None:
    assert OnnxEntailment(folder).judge("quay", []).judgements == ()


def test_another_model_has_another_name(folder: Path) -> None:
    before = OnnxEntailment(folder).name
    (folder / "model.onnx").write_bytes(b"another")
    assert before.startswith("tiny-nli@")
    assert OnnxEntailment(folder).name != before


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_folder_that_lacks_a_file_gives_no_opinion_and_says_so(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(OpinionUnavailable, match="cannot be read"):
        OnnxEntailment(folder).judge("quay", ["long"])


def test_a_model_of_another_kind_is_refused_by_its_labels(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({"id2label": {"0": "joy", "1": "anger"}}), encoding="utf-8")
    with pytest.raises(OpinionUnavailable, match="joy, anger"):
        OnnxEntailment(folder).judge("quay", ["long"])
