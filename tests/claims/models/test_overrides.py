"""What an editor decided otherwise, as a file keeps it and as the training reads it."""

import json

import pytest
from pydantic import ValidationError

from benchmarks.train_likelihood import overridden
from claims.evidence.weighing.model import Outcome
from claims.models import Label
from claims.models.overrides import read_overrides

PASSAGE = {"source": "harbour-office", "text": "The quay in Hallstein was not closed.", "language": "en"}
OVERRIDE = {
    "claim": "The quay in Hallstein was closed.",
    "language": "en",
    "passages": [PASSAGE],
    "label_given": "not_enough_evidence",
    "label_corrected": "refuted",
    "note": "The office says the opposite.",
    "reviewed_at": "2031-05-05T09:30:00Z",
    "policy_version": "0123abcd",
}


def line(**values: object) -> str:
    return json.dumps({**OVERRIDE, **values})


def test_a_file_has_one_override_a_line() -> None:
    found = read_overrides(f"{line()}\n\n{line(label_corrected='supported', note='')}\n")
    assert [item.label_corrected for item in found] == [Label.REFUTED, Label.SUPPORTED]
    assert found[0].passages[0].source == "harbour-office"


@pytest.mark.parametrize(
    "wrong",
    [
        {"label_corrected": "half true"},
        {"reviewed_at": "2031-05-05T09:30:00"},
        {"claim": ""},
        {"passages": [{**PASSAGE, "text": ""}]},
        {"reviewer": "Mara Quist"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_is_no_override_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        read_overrides(line(**wrong))


def test_only_a_label_that_rests_on_one_passage_trains_the_weighing_of_passages() -> None:
    several, mixed = line(passages=[PASSAGE, PASSAGE]), line(label_corrected="conflicting")
    found = overridden(f"{line()}\n{several}\n{mixed}")
    assert [(example.passage, example.outcome) for example in found] == [(PASSAGE["text"], Outcome.REFUTES)]
