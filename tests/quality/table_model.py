"""A model over signs of statements and tables, measured on tables not seen; the program does not use it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from claims.tables.programs.enumerating import programs
from claims.tables.programs.grid import Grid
from claims.tables.programs.judging import Outcome, Strictness, judged, search_of
from tests.quality.bench import records
from tests.quality.table_signs import signs

FOLDS = 5
_TREES = 150
_LEAF = 5
"""Fewest statements at the end of a branch."""
_SIGNS = 0.3
"""Share of the signs among which each branch is chosen."""
_ORDERING = ("most", "least", "latest", "earliest", "more", "fewer")
_COUNTING = (
    "mean",
    "sum",
    "difference",
    "every",
    "only",
    "majority",
    "same",
    "different",
    "consecutive",
    "none",
    "count",
)
COMPUTING = (*_ORDERING, *_COUNTING)
"""Cues of what has to be computed; the data does not say which statements are the simple ones."""
_MOSTLY = 0.5


class Held(NamedTuple):
    """A statement held against its table."""

    label: int
    table: str
    text: str
    signs: Mapping[str, float]
    plain: Outcome
    strict: Outcome


@cache
def held() -> tuple[Held, ...]:
    """All statements of the development set."""
    tables = {record["table"]: record for record in records("tabfact/tables.jsonl")}
    grids: dict[str, Grid] = {}
    found = []
    for record in records("tabfact/dev.jsonl"):
        name, title = record["table"], record["caption"]
        if name not in grids:
            shape = tables[name]
            grids[name] = Grid.of("" if title == "none" else title, shape["header"], shape["rows"])
        found.append(_held(record, grids[name]))
    return tuple(found)


def _held(record: Mapping[str, str | int], grid: Grid) -> Held:
    text = str(record["statement"])
    search = search_of(text, grid)
    own, _ = programs(search)
    plain, strict = (judged(search, own, strictness) for strictness in (Strictness.PLAIN, Strictness.STRICT))
    return Held(int(record["label"]), str(record["table"]), text, signs(search, own), plain, strict)


def labels(found: Sequence[Held]) -> NDArray[np.int_]:
    return np.array([one.label for one in found])


def groups(found: Sequence[Held]) -> NDArray[np.str_]:
    return np.array([one.table for one in found])


def told_by_signs(found: Sequence[Held]) -> NDArray[np.int_]:
    """A label for every statement, by a model that has not seen its table."""
    rows = DictVectorizer(sparse=False, dtype=np.float32).fit_transform([one.signs for one in found])
    told = labels(found).copy()
    for seen, unseen in _folds(found):
        model = ExtraTreesClassifier(_TREES, min_samples_leaf=_LEAF, max_features=_SIGNS, n_jobs=2, random_state=1).fit(
            rows[seen], labels(found)[seen]
        )
        told[unseen] = model.predict(rows[unseen])
    return told


def told_by_words(found: Sequence[Held]) -> NDArray[np.int_]:
    """The control: the same by the words of the statement alone."""
    told, texts = labels(found).copy(), [one.text for one in found]
    for seen, unseen in _folds(found):
        words = TfidfVectorizer(min_df=3, ngram_range=(1, 2), sublinear_tf=True)
        rows = words.fit_transform([texts[number] for number in seen])
        model = LogisticRegression(max_iter=200, tol=1e-2).fit(rows, labels(found)[seen])
        told[unseen] = model.predict(words.transform([texts[number] for number in unseen]))
    return told


def _folds(found: Sequence[Held]) -> list[tuple[NDArray[np.int_], NDArray[np.int_]]]:
    return list(GroupKFold(FOLDS, shuffle=True, random_state=0).split(found, labels(found), groups(found)))


def is_complex(found: Sequence[Held]) -> NDArray[np.bool_]:
    """The statements on tables of which most statements have a cue of what has to be computed.

    Those who wrote the data were asked for simple statements on some tables and for complex ones on others.
    """
    cued = np.array([any(one.signs[f"cue {name}"] for name in COMPUTING) for one in found])
    tables, numbers = np.unique(groups(found), return_inverse=True)
    shares = np.bincount(numbers, cued, len(tables)) / np.bincount(numbers, minlength=len(tables))
    return np.asarray(shares[numbers] >= _MOSTLY)
