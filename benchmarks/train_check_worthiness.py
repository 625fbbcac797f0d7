"""Fit the models of check-worthiness on the public data and write them, each with the record of its training.

    python benchmarks/train_check_worthiness.py [NAME ...]

A model is a logistic regression over the features of ``claims.extraction.worthiness``. Its threshold is chosen on
out-of-fold scores of its own training data where F1 of one class is asked for; a development set is only measured on.
"""

import sys
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from benchmarks.training_records import as_toml
from claims.extraction.worthiness.features import Feature, features_of
from claims.extraction.worthiness.model import TrainingRecord
from claims.language.neutral import table_for
from tests.quality.bench import records, sha256_of

Labels: TypeAlias = NDArray[np.int_]
Scores: TypeAlias = NDArray[np.float64]
Measure: TypeAlias = Callable[[Labels, Labels], float]

FITTED = Path(__file__).resolve().parent.parent / "claims" / "extraction" / "worthiness" / "fitted"
FOLDS = 5
_KEPT = 15_000
"""Features of a model that are written, those with the largest weights; fewer cost accuracy, more only space."""
_LEAST = 2
"""Statements that a feature must occur in to be learned."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is fitted on."""

    name: str
    language: str
    train: str
    label: str
    """Key of the label in the records."""
    measure: Measure
    measured: str
    """The measure in words."""
    strength: float = 1.5
    """Inverse of the regularisation."""
    balanced: bool = False
    """Whether both classes weigh the same, however often they occur."""
    kinds: frozenset[str] = frozenset({"sign", "word", "letter", "kind", "structure"})
    """Kinds of features that it looks at."""
    rarity: float = 0.0
    """How much more a rare feature may say than a common one, as a share of its inverse document frequency."""
    dev: str | None = None
    """File that it is measured on; without one it is measured by cross-validation."""


def accuracy(truth: Labels, found: Labels) -> float:
    """Share of right answers."""
    return float((truth == found).mean())


def f1_of_positives(truth: Labels, found: Labels) -> float:
    """F1 of the positive class."""
    both = int(((truth == 1) & (found == 1)).sum())
    return 2 * both / max(1, int(truth.sum() + found.sum()))


def f1_of_averages(truth: Labels, found: Labels) -> float:
    """F1 of the precision and the recall that are averaged over both classes, as GermEval 2021 has it."""
    both = [int(((truth == one) & (found == one)).sum()) for one in (0, 1)]
    precision = sum(both[one] / max(1, int((found == one).sum())) for one in (0, 1)) / 2
    recall = sum(both[one] / max(1, int((truth == one).sum())) for one in (0, 1)) / 2
    return 2 * precision * recall / max(1e-9, precision + recall)


TASKS = {
    task.name: task
    for task in (
        Task(
            "fact-claiming",
            "de",
            "germeval2021/train.jsonl",
            "fact_claiming",
            f1_of_averages,
            "F1 of averaged precision and recall",
            kinds=frozenset({"sign", "word", "letter", "kind"}),
            rarity=0.5,
        ),
        Task(
            "check-worthy",
            "en",
            "checkthat_checkworthy_en/train.jsonl",
            "check_worthy",
            f1_of_positives,
            "F1 of the positive class",
            strength=3.0,
            balanced=True,
            kinds=frozenset({"sign", "word", "letter", "kind"}),
            dev="checkthat_checkworthy_en/dev.jsonl",
        ),
        Task("verifiable", "en", "policlaim/train.jsonl", "verifiable", accuracy, "accuracy"),
    )
}


@dataclass(frozen=True, slots=True)
class Examples:
    """Statements as a matrix, one row a statement, one column a feature."""

    rows: csr_matrix
    columns: tuple[Feature, ...]
    scales: Scores
    """What the values of each column were multiplied by, so that the model makes more or less of it."""
    labels: Labels


def examples_of(task: Task) -> Examples:
    """The training data of a task; features of hardly any statement are left out."""
    found = records(task.train)
    rows, columns = _matrix([record["text"] for record in found], task.language)
    frequencies = np.asarray((rows > 0).sum(axis=0)).ravel()
    wanted = np.array([feature.kind in task.kinds for feature in columns])
    kept = np.flatnonzero((frequencies >= _LEAST) & wanted)
    scales = _scales([columns[number] for number in kept], frequencies[kept] / len(found), task)
    labels = np.array([int(record[task.label]) for record in found])
    names = tuple(columns[number] for number in kept)
    return Examples((rows[:, kept] @ diags(scales)).tocsr(), names, scales, labels)


def _scales(columns: Sequence[Feature], shares: Scores, task: Task) -> Scores:
    signs = np.array([feature.kind == "sign" for feature in columns])
    weighed = task.rarity * (1 - np.log(shares)) if task.rarity else np.ones(len(columns))
    return np.where(signs, 1.0, weighed)


def _matrix(texts: Sequence[str], language: str) -> tuple[csr_matrix, list[Feature]]:
    table = table_for(language)[0]
    numbers: dict[Feature, int] = {}
    places, values, ends = array("i"), array("f"), array("q", [0])
    for text in texts:
        for feature, value in features_of(text, table).items():
            places.append(numbers.setdefault(feature, len(numbers)))
            values.append(value)
        ends.append(len(places))
    shape = (len(texts), len(numbers))
    return csr_matrix((np.array(values), np.array(places), np.array(ends)), shape=shape), list(numbers)


def fitted(examples: Examples, rows: NDArray[np.int_], task: Task) -> LogisticRegression:
    """A regression on some of the statements."""
    weights = "balanced" if task.balanced else None
    model = LogisticRegression(C=task.strength, class_weight=weights, max_iter=300)
    return model.fit(examples.rows[rows], examples.labels[rows])


def out_of_fold(examples: Examples, task: Task, seed: int) -> Scores:
    """Log-odds of all statements, each from a model that has not seen it."""
    scores, labels = np.zeros(len(examples.labels)), examples.labels
    for seen, unseen in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(labels, labels):
        scores[unseen] = fitted(examples, seen, task).decision_function(examples.rows[unseen])
    return scores


def threshold(truth: Labels, scores: Scores, measure: Measure) -> float:
    """The log-odds from which on a statement counts as positive, so that the measure is best on these scores."""
    tried = np.arange(-1.5, 1.51, 0.05)
    reached = np.array([measure(truth, (scores > one).astype(int)) for one in tried])
    smooth = np.convolve(np.pad(reached, 2, mode="edge"), np.ones(5) / 5, mode="valid")  # no lucky spike
    return float(tried[int(smooth.argmax())])


def cross_validated(examples: Examples, task: Task, seed: int) -> Labels:
    """Answers for every statement by models that have not seen it."""
    return (out_of_fold(examples, task, seed) > 0).astype(int)


def train(task: Task, today: date) -> TrainingRecord:
    """Fit a task on all of its data, and write the model and its record."""
    examples = examples_of(task)
    outside = out_of_fold(examples, task, seed=0)
    parting = threshold(examples.labels, outside, task.measure) if task.dev else 0.0
    scores = {"out of fold": task.measure(examples.labels, (outside > parting).astype(int))}
    model = fitted(examples, np.arange(len(examples.labels)), task)
    record = TrainingRecord(
        language=task.language,
        name=task.name,
        intercept=round(float(model.intercept_[0]) - parting, 4),
        trained_on=(task.train,),
        sha256=(sha256_of(task.train),),
        statements=len(examples.labels),
        trained_at=today,
        scikit_learn=version("scikit-learn"),
        measure=task.measured,
        scores={name: round(score, 4) for name, score in scores.items()},
    )
    _write(record, list(zip(examples.columns, model.coef_[0] * examples.scales, strict=True)))
    return record


def _write(record: TrainingRecord, weights: list[tuple[Feature, float]]) -> None:
    signs = [item for item in weights if item[0].kind == "sign"]
    runs = sorted((item for item in weights if item[0].kind != "sign"), key=lambda item: -abs(item[1]))
    kept = sorted([*signs, *runs[: _KEPT - len(signs)]])
    lines = [f"{feature.kind}\t{feature.name}\t{weight:.3f}\n" for feature, weight in kept]
    path = FITTED / f"{record.language}.{record.name}.tsv"
    path.write_text("".join(lines), encoding="utf-8")
    path.with_suffix(".toml").write_text(as_toml(record), encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or list(TASKS):
        trained = train(TASKS[name], datetime.now(UTC).date())  # noqa: TID251 a command of its own
        print(trained.language, trained.name, trained.scores)
