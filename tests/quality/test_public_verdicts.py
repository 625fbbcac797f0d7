"""Verdicts on public claims: how often a decisive one is right, how often there is one, how sure it is said to be."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np
import pytest

from benchmarks.train_confidence import brier, calibration_error, examples, out_of_fold, table_of
from claims.models import Evidence, Hearing, Label, Stance
from claims.policy import Policy
from claims.verdicts import decide
from claims.verdicts.confidence.model import training_record
from tests.claims.making import AS_OF, claim, evidence, origin
from tests.quality.averitec import AVERITEC, held
from tests.quality.bench import records, sha256_of
from tests.quality.floors import Measured, hold
from tests.quality.measuring import wilson
from tests.quality.public_claims import SETS, Decision, Held, claims_of, decided, held_in

Board = Callable[[str], None]

PINNED = {
    "averitec/train.jsonl": "9a0fb46d9ff53e32866a59f49e76158dfb1bf145d5545425e070471f4a74f358",
    "climate_fever/dev.jsonl": "7e4f7959e888df7daf39226a44ed504e76c6a2096b983847177112b40f513e04",
    "fever_symmetric/dev.jsonl": "c1f7f93746fc514ecd20dfeefbe285126fb25517c4ef05f658f89203e8910422",
    "wice/dev.jsonl": "793e7239c6664cef4b86586d82381804fdd00cb632d919b9c0b82397fad3f93d",
}
MOST_SERIOUS = 4
"""Claims that may be called supported though they are refuted, or the other way round, in all sets: lower it."""
_OPPOSITE = {Label.SUPPORTED: Label.REFUTED, Label.REFUTED: Label.SUPPORTED}
_UNTOLD = "not_supported"
"""WiCE does not tell what is contradicted from what is only not said: refuting it is neither right nor wrong."""


def _held_in(name: str) -> tuple[Held, ...]:
    return held() if name == AVERITEC else held_in(name)


@cache
def _decisions(name: str, least: float) -> tuple[Decision, ...]:
    policy = Policy.model_validate({"confidence": {"least": least}})
    return tuple(decided(about, found, policy) for about, found in _held_in(name))


def _of_all(label: Label, least: float) -> Iterator[Decision]:
    for name in SETS:
        yield from (made for made in _decisions(name, least) if made.verdict.label is label)


def _right(made: Decision) -> bool:
    return made.verdict.label in made.about.allowed


def _counted(found: Sequence[Decision]) -> list[Decision]:
    return [made for made in found if made.verdict.label is not Label.REFUTED or made.about.gold != _UNTOLD]


@pytest.mark.parametrize("name", SETS)
def test_the_public_sets_are_the_pinned_ones(name: str) -> None:
    assert sha256_of(name) == PINNED[name]


@pytest.mark.parametrize("name", SETS)
def test_it_is_said_how_often_a_set_is_decided_and_how_often_rightly(name: str, board: Board) -> None:
    made = _decisions(name, Policy().confidence.least)
    labels = Counter(one.verdict.label for one in made)
    told = [one for one in made if one.verdict.label is not Label.NOT_ENOUGH_EVIDENCE]
    for label in _OPPOSITE:
        found = _counted([one for one in told if one.verdict.label is label])
        right = sum(map(_right, found))
        low, high = wilson(right, len(found))
        board(f"{name}, {label}: {right} of {len(found)} right (95 %: {low:.2f} to {high:.2f})")
    untold = sum(one.about.gold == _UNTOLD and one.verdict.label is Label.REFUTED for one in told)
    silent = sum(Label.NOT_ENOUGH_EVIDENCE in one.about.allowed for one in made)
    board(
        f"{name}: {len(told)} of {len(made)} decided, {labels[Label.CONFLICTING]} of them conflicting; refuted what is "
        f"only not supported: {untold}; control: always open would be right on {silent}"
    )
    assert len(made) == len(claims_of(name))


def test_what_is_called_refuted_is_refuted(board: Board) -> None:
    found = _counted(list(_of_all(Label.REFUTED, Policy().confidence.least)))
    every = _counted(list(_of_all(Label.REFUTED, 0.0)))
    right = sum(map(_right, found))
    assert found, "nothing is refuted, so nothing was measured"
    refutable = sum(Label.REFUTED in one.about.allowed for name in SETS for one in _decisions(name, 0.0))
    whole = sum(len(_decisions(name, 0.0)) for name in SETS)
    control = (
        f"always refuted {refutable / whole:.2f}, no label lowered {sum(map(_right, every)) / len(every):.2f} "
        f"of {len(every)}"
    )
    interval = wilson(right, len(found))
    hold("contradiction_precision", Measured(right / len(found), len(found), interval, control), board)


def test_what_is_called_supported_is_mostly_so(board: Board) -> None:
    found = list(_of_all(Label.SUPPORTED, Policy().confidence.least))
    every = list(_of_all(Label.SUPPORTED, 0.0))
    right = sum(map(_right, found))
    assert found, "nothing is supported, so nothing was measured"
    control = f"no label lowered {sum(map(_right, every)) / len(every):.2f} of {len(every)}"
    interval = wilson(right, len(found))
    hold("support_precision", Measured(right / len(found), len(found), interval, control), board)


def test_serious_errors_become_no_more(board: Board) -> None:
    made = [one for label in _OPPOSITE for one in _of_all(label, Policy().confidence.least)]
    serious = [one for one in made if one.about.allowed == frozenset({_OPPOSITE[one.verdict.label]})]
    low, high = wilson(len(serious), len(made))
    board(f"serious errors: {len(serious)} of {len(made)} decided (95 %: {low:.2f} to {high:.2f})")
    assert len(serious) <= MOST_SERIOUS


# --- how sure it is said to be ------------------------------------------------------------------------------------


def test_confidence_is_nearer_to_how_often_verdicts_are_right_than_what_was_worked_out_by_hand(board: Board) -> None:
    found = examples(_held_in)
    outside, ordinary = out_of_fold(table_of(found), seed=0), np.array([one.made_on != "astray" for one in found])
    all_right, all_by_hand = np.array([one.right for one in found]), np.array([one.shown for one in found])
    for name, chosen in (("ordinary decisions", ordinary), ("decisions led astray", ~ordinary)):
        shares, right, by_hand = outside[chosen], all_right[chosen], all_by_hand[chosen]
        board(
            f"confidence in {len(right)} {name}, {int((~right).sum())} of them wrong: Brier {brier(shares, right):.3f} "
            f"(control: by hand {brier(by_hand, right):.3f}, always .9 {brier(0 * shares + 0.9, right):.3f}), "
            f"off by {calibration_error(shares, right):.3f} (by hand {calibration_error(by_hand, right):.3f})"
        )
    shares, right, by_hand = outside[ordinary], all_right[ordinary], all_by_hand[ordinary]
    assert brier(shares, right) <= brier(by_hand, right)


def test_the_record_of_the_model_names_its_data() -> None:
    record = training_record()
    hashes = dict(zip(record.trained_on, record.sha256, strict=True))
    assert {name: hashes[name] for name in SETS} == {name: sha256_of(name) for name in SETS}


# --- the rules, given what every piece of evidence says ---------------------------------------------------------

_STANCES = {
    "SUPPORTS": Stance.SUPPORTS,
    "REFUTES": Stance.REFUTES,
    "NOT_ENOUGH_INFO": Stance.MENTIONS,
}
_LABELS = {
    "SUPPORTS": Label.SUPPORTED,
    "REFUTES": Label.REFUTED,
    "NOT_ENOUGH_INFO": Label.NOT_ENOUGH_EVIDENCE,
    "DISPUTED": Label.CONFLICTING,
}


def _pieces(record: dict[str, object]) -> list[Evidence]:
    items = record["evidences"]
    assert isinstance(items, list)
    return [
        evidence(
            _STANCES[item["evidence_label"]],
            quote=item["evidence"],
            origin=origin(source=item["evidence_id"], publisher=item["article"]),
        )
        for item in items
    ]


def test_the_rules_make_the_same_of_five_stances_as_the_people_who_labelled_them(board: Board) -> None:
    found = records("climate_fever/dev.jsonl")
    verdicts = [
        decide(claim(record["claim"]), _pieces(record), Hearing(answered=5), AS_OF, Policy()) for record in found
    ]
    right = sum(
        verdict.label is _LABELS[record["claim_label"]] for verdict, record in zip(verdicts, found, strict=True)
    )
    most = Counter(record["claim_label"] for record in found).most_common(1)[0]
    control = f"always {most[0]} {most[1] / len(found):.2f}"
    measured = Measured(right / len(found), len(found), wilson(right, len(found)), control)
    hold("climate_aggregation", measured, board)
