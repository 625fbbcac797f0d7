"""An entailment model in a folder: ``model.onnx``, ``tokenizer.json`` and ``config.json``, as they are published."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from claims.errors import OpinionUnavailable
from claims.opinions import Judgement, Judgements

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

_LONGEST = 512
"""Tokens of a claim and a passage together; what is beyond is cut from the passage."""
_AT_ONCE = 16
_CLASSES = {"entailment": "supports", "contradiction": "refutes", "neutral": "neither"}


class _Config(BaseModel):
    """What is read of ``config.json``."""

    model_config = ConfigDict(extra="ignore")

    id2label: dict[int, str]


class _Loaded(NamedTuple):
    session: "InferenceSession"
    tokenizer: "Tokenizer"
    classes: tuple[str, ...]
    """Fields of a judgement, in the order of the outputs of the model."""


class OnnxEntailment:
    """An entailment model that runs on this machine; it is read when it is first asked."""

    def __init__(self, folder: Path) -> None:
        """Use a folder."""
        self._folder = folder

    @cached_property
    def name(self) -> str:
        """The folder's name with the beginning of the hash of the model, so that another model has another name."""
        try:
            with (self._folder / "model.onnx").open("rb") as file:
                return f"{self._folder.name}@{hashlib.file_digest(file, 'sha256').hexdigest()[:12]}"
        except OSError:
            return self._folder.name

    def judge(self, claim: str, passages: Sequence[str]) -> Judgements:
        """How each passage stands to a claim.

        Raises:
            OpinionUnavailable: The model or a package that it needs is missing, or it is no entailment model.
        """
        loaded = self._loaded
        pairs = [(passage, claim) for passage in passages]
        try:
            rows = [
                row for at in range(0, len(pairs), _AT_ONCE) for row in self._shares(loaded, pairs[at : at + _AT_ONCE])
            ]
        except Exception as error:
            raise OpinionUnavailable(self.name, f"the model fails: {error}") from error
        return Judgements(judgements=tuple(_judgement(row, loaded.classes) for row in rows))

    @cached_property
    def _loaded(self) -> _Loaded:
        try:
            from onnxruntime import InferenceSession  # noqa: PLC0415 an extra, and heavy
            from tokenizers import Tokenizer  # noqa: PLC0415 an extra
        except ImportError as error:
            raise OpinionUnavailable(
                self.name, 'its packages are missing: pip install "claimdesk[entailment]".'
            ) from error
        try:
            config = _Config.model_validate_json((self._folder / "config.json").read_text(encoding="utf-8"))
            session = InferenceSession(self._folder / "model.onnx", providers=["CPUExecutionProvider"])
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        except Exception as error:
            raise OpinionUnavailable(self.name, f"it cannot be read: {error}") from error
        tokenizer.enable_truncation(_LONGEST, strategy="only_first")
        tokenizer.enable_padding()
        return _Loaded(session, tokenizer, self._classes(config.id2label))

    def _classes(self, labels: Mapping[int, str]) -> tuple[str, ...]:
        classes = tuple(_CLASSES.get(labels[number].casefold(), "") for number in sorted(labels))
        if set(classes) != set(_CLASSES.values()):
            told = ", ".join(labels.values())
            raise OpinionUnavailable(self.name, f"it tells {told}, and not entailment, contradiction and neutral.")
        return classes

    def _shares(self, loaded: _Loaded, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        encoded = loaded.tokenizer.encode_batch(list(pairs))
        wanted = {item.name for item in loaded.session.get_inputs()}
        feed = {name: values for name, values in _inputs(encoded).items() if name in wanted}
        scores = np.asarray(loaded.session.run(None, feed)[0], dtype=np.float64)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def _inputs(encoded: Sequence["Encoding"]) -> dict[str, NDArray[np.int64]]:
    return {
        "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
        "attention_mask": np.array([one.attention_mask for one in encoded], dtype=np.int64),
        "token_type_ids": np.array([one.type_ids for one in encoded], dtype=np.int64),
    }


def _judgement(row: NDArray[np.float64], classes: Sequence[str]) -> Judgement:
    return Judgement.model_validate({name: min(1.0, float(share)) for name, share in zip(classes, row, strict=True)})
