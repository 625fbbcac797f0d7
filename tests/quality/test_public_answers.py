"""What findings of answers tell of the claim that they were asked for: AVeriTeC, gold questions and answers, 5-fold."""

import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import pytest

from tests.quality.answer_model import Answered, answered, cross_validated, f1_by_label, macro_f1
from tests.quality.answer_signs import CLASSES, answer_signs, answer_texts, word_classes
from tests.quality.answered import as_statement, said_by, yes_or_no
from tests.quality.averitec import AVERITEC, answers_compared
from tests.quality.bench import records
from tests.quality.floors import Measured, hold
from tests.quality.measuring import resampled

Board = Callable[[str], None]
SEEDS = (0, 1, 2)


@cache
def _examples() -> Answered:
    found = records(AVERITEC)
    signs = [answer_signs(record, answers) for record, answers in zip(found, answers_compared(), strict=True)]
    return answered(found, signs, [answer_texts(record) for record in found])


def _runs(found: Answered) -> list[np.ndarray]:
    return [cross_validated(found, seed) for seed in SEEDS]


def _mean(truth: np.ndarray, runs: Sequence[np.ndarray]) -> float:
    return float(np.mean([macro_f1(truth, run) for run in runs]))


def test_four_labels_are_told_by_the_answers(board: Board) -> None:
    found, claims = _examples(), [record["claim"].casefold() for record in records(AVERITEC)]
    truth, runs = found.labels, _runs(found)
    signs_alone = _mean(truth, _runs(Answered(found.signs, (), truth, found.groups)))
    claim_alone = _mean(truth, _runs(Answered([{"claim": 1.0}] * len(claims), claims, truth, found.groups)))
    always = macro_f1(truth, np.full(len(truth), "Refuted"))
    control = f"the words of the claim alone {claim_alone:.3f}, always refuted {always:.3f}"
    board(
        f"AVeriTeC, by label: {', '.join(f'{name} {value:.2f}' for name, value in f1_by_label(truth, runs[0]).items())}"
    )
    board(f"AVeriTeC, signs without single words of the answers: {signs_alone:.3f}")
    interval = resampled(
        list(zip(truth, runs[0], strict=True)), lambda pairs: macro_f1(*map(np.array, zip(*pairs, strict=True)))
    )
    hold("averitec_four_labels", Measured(_mean(truth, runs), len(truth), interval, control), board)


@pytest.mark.parametrize(
    ("question", "said", "statement"),
    [
        ("Did Mara Quist open the harbour?", "No", "Mara Quist did not open the harbour."),
        ("Did Mara Quist open the harbour?", "Yes", "Mara Quist did open the harbour."),
        ("Was the quay closed?", "No.", "the quay was not closed."),
        ("Who opened the harbour?", "No", ""),
        ("Did Mara Quist open the harbour?", "Nobody knows.", ""),
        ("Did Mara Quist open the harbour?", "No answer could be found.", ""),
    ],
)
def test_a_question_with_its_yes_or_no_is_a_statement(question: str, said: str, statement: str) -> None:
    assert as_statement(question, {"answer": said}) == statement


def test_a_bare_yes_or_no_says_what_explains_it() -> None:
    assert said_by({"answer": "No", "boolean_explanation": "The quay is closed."}) == "The quay is closed."
    assert said_by({"answer": "No, the quay is closed."}) == "No, the quay is closed."
    assert said_by({"answer": "No answer could be found."}) == ""
    assert yes_or_no({"answer": "No answer could be found."}) == ""


def test_a_word_is_of_one_class_only() -> None:
    listed = [word for entry in tomllib.loads(CLASSES.read_text(encoding="utf-8")).values() for word in entry["words"]]
    assert listed == [word.casefold() for word in listed]
    assert [word for word, count in Counter(listed).items() if count > 1] == []


def test_words_are_found_whole() -> None:
    assert word_classes()["no"].findall("no, nothing is known") == ["no"]
