"""Fit the model of ``claims.evidence.weighing`` on public pairs and write it, with the record of its training.

    python benchmarks/train_likelihood.py [--overrides FILE.jsonl]

It is a multinomial logistic regression over the signs of a claim and a passage. A set weighs as the root of its
size, and inside a set rare outcomes weigh more than they occur. Overrides of editors that rest on one passage are a
set of their own.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.public_pairs import CLIMATE, FEVER, WICE, Example, examples_of, signs_of_example
from benchmarks.training_records import as_toml
from claims.evidence.weighing.model import Outcome, TrainingRecord
from claims.models import Label
from claims.models.overrides import read_overrides
from tests.quality.bench import sha256_of

Numbers: TypeAlias = NDArray[np.float64]
Answers: TypeAlias = NDArray[np.int_]
"""Outcomes by their place in the list of outcomes."""

FITTED = Path(__file__).resolve().parent.parent / "claims" / "evidence" / "weighing" / "fitted"
OUTCOMES = tuple(Outcome)
SETS = (FEVER, CLIMATE, WICE)
FOLDS = 5
STRENGTH = 0.03
"""Inverse of the regularisation."""
EVENED = 0.7
"""How far the outcomes of a set are evened out: 0 as they occur, 1 all alike."""
_OF_LABELS = MappingProxyType(
    {
        Label.SUPPORTED: Outcome.SUPPORTS,
        Label.REFUTED: Outcome.REFUTES,
        Label.NOT_ENOUGH_EVIDENCE: Outcome.NEITHER,
    }
)


@dataclass(frozen=True, slots=True)
class Table:
    """Examples as numbers, one row an example, one column a sign."""

    rows: Numbers
    names: tuple[str, ...]
    answers: Answers
    groups: tuple[str, ...]

    def part(self, chosen: NDArray[np.bool_]) -> "Table":
        """Some of the examples."""
        groups = tuple(group for group, own in zip(self.groups, chosen, strict=True) if own)
        return Table(self.rows[chosen], self.names, self.answers[chosen], groups)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A regression on signs that were brought to the mean 0 and the deviation 1."""

    means: Numbers
    deviations: Numbers
    regression: LogisticRegression

    def shares(self, rows: Numbers) -> Numbers:
        """How likely every outcome is: one row an example, one column an outcome."""
        found = np.zeros((len(rows), len(OUTCOMES)))
        scaled = (np.where(np.isnan(rows), self.means, rows) - self.means) / self.deviations
        found[:, self.regression.classes_] = self.regression.predict_proba(scaled)
        return found


def table_of(examples: Sequence[Example]) -> Table:
    """The signs of examples; a sign that cannot be told is not a number."""
    return table_from(
        [signs_of_example(example) for example in examples],
        [OUTCOMES.index(example.outcome) for example in examples],
        [example.group for example in examples],
    )


def table_from(signs: Sequence[Mapping[str, float]], answers: Sequence[int], groups: Sequence[str]) -> Table:
    """The same of signs that were found already."""
    names = tuple(dict.fromkeys(name for found in signs for name in found))
    rows = np.array([[found.get(name, np.nan) for name in names] for found in signs])
    return Table(rows, names, np.array(answers), tuple(groups))


def fit(tables: Sequence[Table], strength: float = STRENGTH, evened: float = EVENED) -> Fitted:
    """A regression on tables that have the same signs; small ones weigh more than their share."""
    rows, answers = np.concatenate([table.rows for table in tables]), np.concatenate([t.answers for t in tables])
    weights = np.concatenate([_weights(table.answers, evened) for table in tables])
    weights *= len(rows) / weights.sum()
    means = np.nanmean(rows, axis=0)
    filled = np.where(np.isnan(rows), means, rows)
    deviations = np.maximum(filled.std(axis=0), 1e-6)
    regression = LogisticRegression(C=strength, max_iter=1000)
    return Fitted(means, deviations, regression.fit((filled - means) / deviations, answers, sample_weight=weights))


def _weights(answers: Answers, evened: float) -> Numbers:
    """The weights of the examples of a set, together the root of their number."""
    counts = Counter(answers.tolist())
    weights = np.array([counts[answer] ** -evened for answer in answers.tolist()])
    return weights / weights.sum() * np.sqrt(len(answers))


def folds_of(groups: Sequence[str], seed: int) -> Answers:
    """The fold of every example; a group stays in one."""
    names = sorted(set(groups))
    drawn = np.random.default_rng(seed).permutation(len(names)) % FOLDS
    places = dict(zip(names, drawn.tolist(), strict=True))
    return np.array([places[group] for group in groups])


def out_of_fold(
    table: Table, seed: int, others: Sequence[Table] = (), strength: float = STRENGTH, evened: float = EVENED
) -> Numbers:
    """How likely every outcome of every example is, by models that have not seen its group."""
    folds, found = folds_of(table.groups, seed), np.zeros((len(table.answers), len(OUTCOMES)))
    for fold in range(FOLDS):
        model = fit([table.part(folds != fold), *others], strength, evened)
        found[folds == fold] = model.shares(table.rows[folds == fold])
    return found


def likeliest(table: Table, shares: Numbers) -> Answers:
    """The outcome that is likeliest among those that the table has at all."""
    known = np.unique(table.answers)
    return known[shares[:, known].argmax(axis=1)]


def accuracy(answers: Answers, found: Answers) -> float:
    """Share of right answers."""
    return float((answers == found).mean())


def macro_f1(answers: Answers, found: Answers) -> float:
    """Mean of the F1 of every outcome that occurs."""
    return float(np.mean([_f1(answers == one, found == one) for one in np.unique(answers)]))


def _f1(truth: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    return 2 * int((truth & found).sum()) / max(1, int(truth.sum() + found.sum()))


def train(overrides: Path | None, today: date) -> TrainingRecord:
    """Fit the model on all pairs, and write it and its record."""
    tables = {data: table_of(examples_of(data)) for data in SETS}
    hashes = [sha256_of(data) for data in SETS]
    if overrides is not None:
        tables[overrides.name] = table_of(overridden(overrides.read_text(encoding="utf-8")))
        hashes.append(hashlib.sha256(overrides.read_bytes()).hexdigest())
    model = fit(list(tables.values()))
    record = TrainingRecord(
        intercepts=dict(zip(OUTCOMES, model.regression.intercept_.round(4).tolist(), strict=True)),
        trained_on=tuple(tables),
        sha256=tuple(hashes),
        pairs=sum(len(table.answers) for table in tables.values()),
        strength=STRENGTH,
        trained_at=today,
        scikit_learn=version("scikit-learn"),
        scores={data: round(_score(data, tables), 4) for data in SETS},
    )
    _write(record, tables[SETS[0]].names, model)
    return record


def overridden(text: str) -> tuple[Example, ...]:
    """What editors decided by one passage alone; of several nobody knows which made the difference."""
    found = [item for item in read_overrides(text) if len(item.passages) == 1 and item.label_corrected in _OF_LABELS]
    return tuple(
        Example(
            claim=item.claim,
            passage=item.passages[0].text,
            outcome=_OF_LABELS[item.label_corrected],
            group=f"override {item.claim}",
            language=item.language,
            passage_language=item.passages[0].language,
        )
        for item in found
    )


def _score(data: str, tables: Mapping[str, Table]) -> float:
    """Macro F1 of a set, out of fold, by a model that is fitted on the other sets too."""
    others = [table for name, table in tables.items() if name != data]
    return macro_f1(tables[data].answers, likeliest(tables[data], out_of_fold(tables[data], seed=0, others=others)))


def _write(record: TrainingRecord, signs: Sequence[str], model: Fitted) -> None:
    weights = model.regression.coef_ / model.deviations
    lines = ["\t".join(("sign", "mean", *OUTCOMES))]
    for column, sign in enumerate(signs):
        lines.append("\t".join((sign, f"{model.means[column]:.4f}", *(f"{own:.4f}" for own in weights[:, column]))))
    (FITTED / "likelihood.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (FITTED / "likelihood.toml").write_text(as_toml(record), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python benchmarks/train_likelihood.py")
    parser.add_argument("--overrides", type=Path, help="overrides of editors, one JSON record a line")
    day = datetime.now(UTC).date()  # noqa: TID251 a command of its own
    made = train(parser.parse_args().overrides, day)
    print(made.pairs, made.scores)
