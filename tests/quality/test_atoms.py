"""Splitting sentences into atomic claims, against the facts that people wrote for them (FActScore, Min et al. 2023).

The metric, chosen before anything was developed: the facts of a sentence that the program finds and those that people
wrote are paired one to one, the likest pair first; a pair counts what its words share, as the F1 of lower-case word
tokens (0 to 1, so a half-right wording counts half). Precision is the sum over the pairs by the number of facts found,
recall the sum by the number of facts written; F1 is taken of each sentence and averaged over the sentences.

The program sees each sentence alone, at its finest grain ("fine"), which is what the set calls atomic. Topics are
parted by the hash of their names: one half was looked at while developing, the other only measured.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from claims.extraction.atoms import atoms
from claims.extraction.statements import statements
from claims.extraction.voices import Sentence
from claims.language.tables import Language, language
from claims.models import Span
from claims.policy.claims import Grain
from tests.quality import bench, floors
from tests.quality.measuring import resampled

DATA = "factscore_atomic/ChatGPT.jsonl"
Splitter = Callable[[str], Sequence[str]]


class Score(NamedTuple):
    """How like the facts found and the facts written are, for one sentence."""

    shared: float
    found: int
    written: int

    @property
    def f1(self) -> float:
        """The F1 of the sentence."""
        return 2 * self.shared / (self.found + self.written)


def test_sentences_are_split_into_the_facts_that_people_see_in_them(board: Callable[[str], None]) -> None:
    everything = bench.records(DATA)
    measuring = [record for record in everything if not _is_open(record)]
    halves = {"half that was looked at": [r for r in everything if _is_open(r)], "half that was not": measuring}
    for name, records in halves.items():
        board(f"atomic splitting, {name}: {_line(records, _program('fine'))}")
    board(f"atomic splitting, grain of the pipeline: {_line(everything, _program('facts'))}")
    for name, control in CONTROLS.items():
        board(f"atomic splitting, control, {name}: {_line(everything, control)}")
    control = f"split at commas and at words such as 'and' {_mean(_scores(everything, _at_words)):.3f}"
    for records in (measuring, everything):
        scores = _scores(records, _program("fine"))
        floors.hold("atomic_claims", floors.Measured(_mean(scores), len(records), _interval(records), control), board)


def test_no_fact_that_is_alike_counts_twice() -> None:
    assert _score(["a b", "a b"], ["a b"]) == Score(1.0, 2, 1)
    assert _score(["a b"], ["a b", "a c"]) == Score(1.0, 1, 2)
    assert _score(["a c", "a b"], ["a b", "d"]).shared == 1.0


def _is_open(record: dict[str, Any]) -> bool:
    return int(hashlib.sha256(record["topic"].encode()).hexdigest(), 16) % 2 == 0


def _line(records: Sequence[dict[str, Any]], split: Splitter) -> str:
    scores = _scores(records, split)
    shared = sum(score.shared for score in scores)
    precision, recall = shared / sum(s.found for s in scores), shared / sum(s.written for s in scores)
    return f"F1 {_mean(scores):.3f} over {len(scores)} sentences (micro: P {precision:.3f}, R {recall:.3f})"


def _scores(records: Sequence[dict[str, Any]], split: Splitter) -> list[Score]:
    return [_score(split(r["sentence"]), [fact["text"] for fact in r["human_facts"]]) for r in records]


def _mean(scores: Sequence[Score]) -> float:
    return sum(score.f1 for score in scores) / len(scores)


def _interval(records: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Resampled by topic: the sentences of one text are not independent."""
    grouped = [list(group) for _, group in groupby(records, key=lambda record: record["topic"])]
    scored = [_scores(group, _program("fine")) for group in grouped]
    return resampled(scored, lambda groups: _mean([score for group in groups for score in group]))


def _score(found: Sequence[str], written: Sequence[str]) -> Score:
    pairs = sorted(((-_f1(a, b), n, m) for n, a in enumerate(found) for m, b in enumerate(written)))
    taken: set[tuple[str, int]] = set()
    shared = 0.0
    for likeness, n, m in pairs:
        if not {("found", n), ("written", m)} & taken:
            taken |= {("found", n), ("written", m)}
            shared -= likeness
    return Score(shared, len(found), len(written))


def _f1(one: str, other: str) -> float:
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (one, other))
    return 2 * (a & b).total() / ((a.total() + b.total()) or 1)


# --- what is measured, and the controls -------------------------------------------------------------------------


def _table() -> Language:
    found = language("en")
    assert found is not None
    return found


def _program(grain: Grain) -> Splitter:
    return lambda sentence: [atom.text for atom in atoms(sentence, _table(), grain)]


def _whole(sentence: str) -> list[str]:
    return [sentence]


def _at_commas(sentence: str) -> list[str]:
    return [part for part in re.split(r", | and |; ", sentence.rstrip(".")) if part.strip()]


def _at_words(sentence: str) -> list[str]:
    """Split at commas and at words that join; each part with what stands up to the first form of "to be" or "have"."""
    words = r", and |, | and | including | such as | which | who | where "
    first, *others = [part for part in re.split(words, sentence.rstrip(".")) if part.strip()]
    match = re.match(r"(.*?\b(?:is|was|has|have|had|were|are)\b)", first)
    front = match[1] if match else first.split()[0]
    return [first, *(f"{front} {part}" for part in others)]


def _clauses(sentence: str) -> list[str]:
    """The statements that the program has without taking them apart."""
    voiced = Sentence(Span(start=0, end=len(sentence)), sentence, (), (), None, quoted=False)
    return [statement.content for statement in statements(voiced, _table())] or [sentence]


CONTROLS: dict[str, Splitter] = {
    "the whole sentence": _whole,
    "split at commas and 'and'": _at_commas,
    "the same at more words, with the subject in front": _at_words,
    "statements": _clauses,
}
