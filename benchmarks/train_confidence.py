"""Fit the model of confidence on decisions of the program and write it, with the record of its training.

    python benchmarks/train_confidence.py

What it is fitted on are verdicts of the program itself on claims that others have labelled, right or wrong: those of
the public sets, and those on pairs under ``tests/cases/stance``. Pairs that were written to lead the program astray
are wrong far more often than what occurs; they teach which signs go with it, and a term of their own takes up how
often they do.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from benchmarks.training_records import as_toml
from claims.evidence.weighing.model import training_record
from claims.models import NEEDS, Evidence, Hearing, Label, Verdict
from claims.policy import Policy
from claims.verdicts import decide
from claims.verdicts.confidence.model import TrainingRecord
from claims.verdicts.confidence.signs import Signs, signs_of
from claims.verdicts.rules import Ruling
from tests.claims.evidence.holding import ASTRAY, OPEN, cases, held
from tests.conftest import ROOT
from tests.quality import measuring
from tests.quality.bench import sha256_of
from tests.quality.public_claims import AS_OF, SETS, Held, decided, held_in

Scores: TypeAlias = NDArray[np.float64]

FITTED = ROOT / "claims" / "verdicts" / "confidence" / "fitted"
FOLDS = 5
_STRENGTH = 3.0
"""Inverse of the regularisation: there are few decisions."""
_LEAST = 3
"""Decisions that a sign must occur in to be learned."""
_BINS = 5
_TABLES = {"open": OPEN, "astray": ASTRAY}
_NOTHING_LOWERED = Policy.model_validate({"confidence": {"least": 0.0}})
_STANCES = {Label.SUPPORTED: "supports", Label.REFUTED: "refutes"}


@dataclass(frozen=True, slots=True)
class Example:
    """A decision of the program that somebody can judge."""

    signs: Signs
    right: bool
    made_on: str
    """The set."""
    shown: float
    """The confidence that was worked out by hand before: coverage under the ceiling of the tier."""


def examples(held_in: Callable[[str], Sequence[Held]]) -> list[Example]:
    """Every decision on the public sets, with what was found in each, and on pairs that were read while developing."""
    found = [one for name in SETS for one in _public(name, held_in(name))]
    return [*found, *(one for name, path in _TABLES.items() for one in _pairs(path, name))]


def _public(name: str, held_in_it: Sequence[Held]) -> Iterator[Example]:
    weighed_by_it = name in training_record().trained_on
    for about, found in held_in_it:
        evidence = tuple(map(_unweighed, found)) if weighed_by_it else found
        made = decided(about, evidence, _NOTHING_LOWERED)
        yield from example(made.verdict, made.verdict.label in about.allowed, name)


def _unweighed(item: Evidence) -> Evidence:
    """Evidence without a likelihood: on what its own model was fitted on, it looks better than it is."""
    return item.model_copy(update={"likelihood": None})


def _pairs(table: Path, name: str) -> Iterator[Example]:
    """Decisions on the pairs of a table whose sentence is one claim; what several are is told of them together."""
    for case in cases(table):
        claims, found = held(case)
        if len(claims) != 1:
            continue
        evidence = found[claims[0].id]
        verdict = decide(claims[0], evidence, Hearing(answered=1), AS_OF, _NOTHING_LOWERED)
        right = _STANCES.get(verdict.label, "open") in case["expect"]
        yield from example(verdict, right, name)


def example(verdict: Verdict, right: bool, made_on: str) -> Iterator[Example]:  # noqa: FBT001
    """The example of a verdict, where it decides and prose is what it stands on."""
    standing_on = tuple(item for item in verdict.evidence if item.stance in NEEDS[verdict.label])
    if not standing_on or standing_on[0].working is not None:
        return
    ruling = Ruling(verdict.label, verdict.rule, standing_on)
    signs = signs_of(ruling, standing_on[0])
    yield Example(signs, right, made_on, 0.9 * standing_on[0].coverage)


@dataclass(frozen=True, slots=True)
class Table:
    """Examples as a matrix: one row a decision, one column a sign, the last for pairs written to lead astray."""

    rows: Scores
    columns: tuple[str, ...]
    right: NDArray[np.bool_]


def table_of(found: Sequence[Example]) -> Table:
    """The examples with the signs that occur often enough to be learned."""
    names = sorted({name for one in found for name in one.signs})
    columns = tuple(name for name in names if sum(name in one.signs for one in found) >= _LEAST)
    rows = np.array(
        [[*(one.signs.get(name, 0.0) for name in columns), one.made_on == "astray"] for one in found], float
    )
    return Table(rows, columns, np.array([one.right for one in found]))


def fitted(table: Table, rows: NDArray[np.int_]) -> LogisticRegression:
    """A regression on some of the decisions."""
    return LogisticRegression(C=_STRENGTH, max_iter=500).fit(table.rows[rows], table.right[rows])


def out_of_fold(table: Table, seed: int) -> Scores:
    """The share right of every decision by a model that has not seen it, nor knows that it was led astray."""
    shares, asked = np.zeros(len(table.right)), table.rows.copy()
    asked[:, -1] = 0.0
    for seen, unseen in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(table.rows, table.right):
        shares[unseen] = fitted(table, seen).predict_proba(asked[unseen])[:, 1]
    return shares


def brier(shares: Scores, right: NDArray[np.bool_]) -> float:
    """Mean square of how far off the shares are; smaller is better."""
    return float(((shares - right) ** 2).mean())


def calibration_error(shares: Scores, right: NDArray[np.bool_]) -> float:
    """How far the shares are off on average, in bins of as many decisions each; smaller is better."""
    bins = np.array_split(np.argsort(shares, kind="stable"), _BINS)
    return sum(len(one) * abs(float(shares[one].mean() - right[one].mean())) for one in bins if len(one)) / len(shares)


def train(found: Sequence[Example], today: date) -> TrainingRecord:
    """Fit the model on all decisions, and write it and its record."""
    table = table_of(found)
    model = fitted(table, np.arange(len(found)))
    outside, by_hand = out_of_fold(table, seed=0), np.array([one.shown for one in found])
    natural = np.array([one.made_on != "astray" for one in found])
    scores = {
        "n": float(len(found)),
        "brier": brier(outside, table.right),
        "brier by hand": brier(by_hand, table.right),
        "calibration error": calibration_error(outside, table.right),
        "calibration error by hand": calibration_error(by_hand, table.right),
        "n, astray left out": float(natural.sum()),
        "brier, astray left out": brier(outside[natural], table.right[natural]),
        "brier by hand, astray left out": brier(by_hand[natural], table.right[natural]),
        "calibration error, astray left out": calibration_error(outside[natural], table.right[natural]),
        "calibration error by hand, astray left out": calibration_error(by_hand[natural], table.right[natural]),
    }
    record = TrainingRecord(
        intercept=round(float(model.intercept_[0]), 3),
        trained_on=(*SETS, *(str(path.relative_to(ROOT)) for path in _TABLES.values())),
        sha256=(*map(sha256_of, SETS), *(measuring.sha256_of(path) for path in _TABLES.values())),
        decisions={name: sum(one.made_on == name for one in found) for name in (*SETS, *_TABLES)},
        wrong={name: sum(one.made_on == name and not one.right for one in found) for name in (*SETS, *_TABLES)},
        trained_at=today,
        scikit_learn=version("scikit-learn"),
        scores={name: round(score, 4) for name, score in scores.items()},
    )
    _write(record, dict(zip(table.columns, model.coef_[0], strict=False)))
    return record


def _write(record: TrainingRecord, weights: dict[str, float]) -> None:
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items())]
    (FITTED / "verdicts.tsv").write_text("".join(lines), encoding="utf-8")
    (FITTED / "verdicts.toml").write_text(as_toml(record), encoding="utf-8")


if __name__ == "__main__":
    trained = train(examples(held_in), datetime.now(UTC).date())  # noqa: TID251 a command of its own
    print(trained.model_dump_json(indent=2))
