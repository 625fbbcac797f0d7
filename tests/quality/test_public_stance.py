"""How well the signs of a passage tell what it says to a claim, on public pairs: by models that have not seen them.

No verdict rests on these figures: the models only lower confidence. The signs are those that are shipped; the models
are fitted anew for every fold, each set by itself. For whole articles some signs of the search in it are added, which
only the measure has (``benchmarks/article_sentences.py``).
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from benchmarks.article_sentences import Article, article, candidates, signs_among, signs_of_claim
from benchmarks.public_pairs import CLIMATE, FEVER, WICE, Remembering, examples_of
from benchmarks.train_likelihood import (
    OUTCOMES,
    SETS,
    Answers,
    Numbers,
    Table,
    accuracy,
    likeliest,
    macro_f1,
    out_of_fold,
    table_from,
    table_of,
)
from claims.evidence.weighing.model import Outcome, training_record
from claims.text.embed import Embedder
from tests.quality.bench import records, sha256_of
from tests.quality.floors import Measured, hold
from tests.quality.measuring import resampled

Board = Callable[[str], None]
SEEDS = (0, 1, 2)
SUPPORTS, REFUTES, NEITHER = (OUTCOMES.index(one) for one in (Outcome.SUPPORTS, Outcome.REFUTES, Outcome.NEITHER))
STRENGTHS = {"claims": 0.01, "sentences": 0.03}
"""Inverse of the regularisation for the few claims of WiCE, and for their sentences."""
NAMED_FROM = 0.3
"""Likelihood from which a sentence counts as one that bears its claim out; the likeliest of an article does from
``LIKELIEST_FROM`` on. The signs of the search were chosen with an eye on this set, and so were these."""
LIKELIEST_FROM = 0.15


@cache
def table(name: str) -> Table:
    return table_of(examples_of(name))


@cache
def _runs(name: str) -> tuple[Answers, ...]:
    return tuple(likeliest(table(name), out_of_fold(table(name), seed)) for seed in SEEDS)


def _measured(name: str, measure: Callable[[Answers, Answers], float], control: str) -> Measured:
    """The mean over the shufflings; the interval is that of the first, over groups."""
    found, runs = table(name), _runs(name)
    value = float(np.mean([measure(found.answers, run) for run in runs]))
    return Measured(value, len(found.answers), _interval(found, runs[0], measure), control)


def _interval(found: Table, run: Answers, measure: Callable[[Answers, Answers], float]) -> tuple[float, float]:
    places: dict[str, list[int]] = {}
    for place, group in enumerate(found.groups):
        places.setdefault(group, []).append(place)

    def of_groups(groups: Sequence[list[int]]) -> float:
        drawn = np.concatenate([np.array(group) for group in groups])
        return measure(found.answers[drawn], run[drawn])

    return resampled(list(places.values()), of_groups)


def _only(name: str, sign: str) -> Table:
    """A set with one sign: what a simple method would have."""
    found = table(name)
    return Table(found.rows[:, [found.names.index(sign)]], (sign,), found.answers, found.groups)


def _serious(name: str) -> str:
    """How often support is taken for refutation or the other way round, among what is decided at all."""
    found, run = table(name), _runs(name)[0]
    opposite = {(SUPPORTS, REFUTES), (REFUTES, SUPPORTS)}
    serious = sum((truth, told) in opposite for truth, told in zip(found.answers.tolist(), run.tolist(), strict=True))
    decided = int((run != NEITHER).sum())
    return f"serious errors {serious} of {decided} decided (coverage {decided / len(run):.2f})"


def test_symmetric_pairs_are_told_apart(board: Board) -> None:
    """A forced choice; a program that sees only the claim, or only the passage, is right on half of them."""
    covered = _only(FEVER, "covered")
    simple = accuracy(covered.answers, likeliest(covered, out_of_fold(covered, 0)))
    board(f"FEVER-Symmetric: {_serious(FEVER)}")
    hold("fever_symmetric", _measured(FEVER, accuracy, f"claim alone .50, coverage alone {simple:.2f}"), board)


def test_sentences_about_the_climate_get_the_labels_of_people(board: Board) -> None:
    found = table(CLIMATE)
    covered = _only(CLIMATE, "covered")
    simple = macro_f1(covered.answers, likeliest(covered, out_of_fold(covered, 0)))
    always = macro_f1(found.answers, np.full(len(found.answers), NEITHER))
    board(f"Climate-FEVER: {_serious(CLIMATE)}")
    hold(
        "climate_fever",
        _measured(CLIMATE, macro_f1, f"always neither {always:.2f}, coverage alone {simple:.2f}"),
        board,
    )


# --- whole articles ---------------------------------------------------------------------------------------------


@cache
def _articles() -> tuple[Article, ...]:
    return tuple(article(r["claim"], r["evidence"], r["title"]) for r in records(WICE))


def _groups() -> list[str]:
    return [record["title"] for record in records(WICE)]


def test_claims_that_an_article_supports_stand_out(encoder: Embedder, board: Board) -> None:
    """Supported against supported in part or not at all: the area under the curve."""
    remembering = Remembering(encoder)
    answers = [SUPPORTS if record["label"] == "supported" else NEITHER for record in records(WICE)]
    found = table_from([signs_of_claim(own, remembering) for own in _articles()], answers, _groups())
    runs = [out_of_fold(found, seed, strength=STRENGTHS["claims"])[:, SUPPORTS] for seed in SEEDS]
    truth = found.answers == SUPPORTS
    control = _area(truth, found.rows[:, found.names.index("rare_covered_by_one")])
    measured = Measured(
        float(np.mean([_area(truth, run) for run in runs])),
        len(truth),
        resampled(
            list(zip(truth, runs[0], strict=True)), lambda drawn: _area(*map(np.array, zip(*drawn, strict=True)))
        ),
        f"best sentence by rare words {control:.3f}",
    )
    hold("wice_supported", measured, board)


def _area(truth: Answers, scores: Numbers) -> float:
    """How often a supported claim ranks above another one; ties count half."""
    above, below = scores[truth.astype(bool)], scores[~truth.astype(bool)]
    wins = (above[:, None] > below[None, :]).mean() + (above[:, None] == below[None, :]).mean() / 2
    return float(wins)


def test_the_sentences_that_support_a_claim_are_found(board: Board) -> None:
    """F1 of the sentences found, for every claim against that of the named sets which it meets best; mean over claims.

    All 349 claims count: where people name no sentence, the empty set is met by an empty answer alone. Sentences are
    learned as named where they stand in the smallest set, or in half of the sets.
    """
    found, places = _sentences()
    runs = [_named(found, places, seed) for seed in SEEDS]
    scores = [[_best_f1(own, record) for own, record in zip(run, records(WICE), strict=True)] for run in runs]
    first = [_best_f1(own[:1], record) for own, record in zip(places, records(WICE), strict=True)]
    named = [
        score for score, record in zip(scores[0], records(WICE), strict=True) if record["label"] != "not_supported"
    ]
    board(f"WiCE sentences, only the {len(named)} claims that are supported at least in part: {np.mean(named):.3f}")
    measured = Measured(
        float(np.mean(scores)),
        len(first),
        resampled(scores[0], lambda drawn: float(np.mean(drawn))),
        f"best sentence by rare words {np.mean(first):.3f}",
    )
    hold("wice_sentences", measured, board)


def _sentences() -> tuple[Table, list[tuple[int, ...]]]:
    """The candidates of every claim with their signs, and where they stand."""
    places = [candidates(own) for own in _articles()]
    signs = [sign for own, chosen in zip(_articles(), places, strict=True) for sign in signs_among(own, chosen)]
    answers = [
        SUPPORTS if _is_named(place, record["supporting_sentences"]) else NEITHER
        for record, chosen in zip(records(WICE), places, strict=True)
        for place in chosen
    ]
    groups = [group for group, chosen in zip(_groups(), places, strict=True) for _ in chosen]
    return table_from(signs, answers, groups), places


def _is_named(place: int, sets: Sequence[Sequence[int]]) -> bool:
    smallest = min((found for found in sets if found), key=len, default=())
    return place in smallest or 2 * sum(place in found for found in sets) >= len(sets)


def _named(found: Table, places: Sequence[tuple[int, ...]], seed: int) -> list[tuple[int, ...]]:
    """For every claim the sentences that a model which has not seen its group takes for named."""
    shares = out_of_fold(found, seed, strength=STRENGTHS["sentences"], evened=0.0)[:, SUPPORTS]
    ends = np.cumsum([len(chosen) for chosen in places])
    return [_chosen(chosen, own) for chosen, own in zip(places, np.split(shares, ends[:-1].tolist()), strict=True)]


def _chosen(places: tuple[int, ...], shares: Numbers) -> tuple[int, ...]:
    named = tuple(place for place, share in zip(places, shares.tolist(), strict=True) if share >= NAMED_FROM)
    return named or ((places[int(shares.argmax())],) if shares.max() >= LIKELIEST_FROM else ())


def _best_f1(found: Sequence[int], record: dict[str, list[list[int]]]) -> float:
    return max(_f1(set(found), set(named)) for named in record["supporting_sentences"])


def _f1(found: set[int], named: set[int]) -> float:
    return 2 * len(found & named) / (len(found) + len(named)) if found or named else 1.0


# --- the shipped models -----------------------------------------------------------------------------------------


def test_the_record_of_the_model_names_its_data(board: Board) -> None:
    record = training_record()
    assert record.trained_on[: len(SETS)] == SETS
    assert record.sha256[: len(SETS)] == tuple(sha256_of(data) for data in SETS)
    assert record.pairs >= sum(len(examples_of(data)) for data in SETS)
    scores = ", ".join(f"{data.split('/')[0]} {score:.3f}" for data, score in record.scores.items())
    board(f"the shipped model, fitted on all sets at once, out of fold, macro F1: {scores}")
