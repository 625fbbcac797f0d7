"""How well check-worthiness is told, on public data: by the shipped model where there is a development set, else by
models that are fitted without the fold that they are measured on, thresholds included."""

from collections.abc import Callable

import numpy as np
import pytest

from benchmarks.train_check_worthiness import TASKS, Task, cross_validated, examples_of
from claims.extraction.worthiness.features import features_of
from claims.extraction.worthiness.model import Model, TrainingRecord, models_of, training_records
from claims.extraction.worthiness.scoring import log_odds
from claims.language.neutral import table_for
from tests.quality.bench import records, sha256_of
from tests.quality.floors import Measured, hold
from tests.quality.measuring import resampled

Board = Callable[[str], None]
SEEDS = (0, 1, 2)


def _measured(task: Task, truth: np.ndarray, runs: list[np.ndarray]) -> Measured:
    """The mean over the runs; the interval is that of the first one."""
    low, high = resampled(
        list(zip(truth, runs[0], strict=True)), lambda pairs: task.measure(*map(np.array, zip(*pairs, strict=True)))
    )
    value = float(np.mean([task.measure(truth, run) for run in runs]))
    always = {answer: task.measure(truth, np.full(len(truth), answer)) for answer in (0, 1)}
    return Measured(value, len(truth), (low, high), f"always no {always[0]:.2f}, always yes {always[1]:.2f}")


@pytest.mark.parametrize(
    ("name", "floor"), [("fact-claiming", "german_fact_claiming"), ("verifiable", "english_verifiable")]
)
def test_models_tell_what_they_have_not_seen(name: str, floor: str, board: Board) -> None:
    task = TASKS[name]
    examples = examples_of(task)
    runs = [cross_validated(examples, task, seed) for seed in SEEDS]
    hold(floor, _measured(task, examples.labels, runs), board)


def test_the_shipped_model_tells_check_worthy_sentences_of_debates(board: Board) -> None:
    task, model = TASKS["check-worthy"], _shipped("check-worthy")
    assert task.dev is not None
    found = records(task.dev)
    truth = np.array([record[task.label] for record in found])
    table = table_for(task.language)[0]
    scores = np.array([log_odds(features_of(record["text"], table), model) for record in found])
    hold("english_check_worthiness", _measured(task, truth, [(scores > 0).astype(int)]), board)


def _shipped(name: str) -> Model:
    return next(
        model
        for record, model in zip(
            [record for record in training_records() if record.language == TASKS[name].language],
            models_of(TASKS[name].language),
            strict=True,
        )
        if record.name == name
    )


@pytest.mark.parametrize("record", training_records(), ids=lambda record: record.name)
def test_the_record_of_every_model_names_its_data(record: TrainingRecord) -> None:
    assert record.trained_on == (TASKS[record.name].train,)
    assert record.sha256 == tuple(sha256_of(name) for name in record.trained_on)
    assert record.statements == len(records(record.trained_on[0]))
