"""What the questions and answers of AVeriTeC tell of their claim, as signs that can be read.

The comparison of claim and statement, part by part, is that of the program. The classes of words in the answers are
of this measure alone: the program sees pages and no answers.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from math import log1p
from pathlib import Path
from typing import Any

from claims.evidence.stance import Held, hold_against
from claims.models import Claim, FindingName, Stance
from claims.policy import Policy
from tests.quality.answered import as_statement, is_missing, said_by, yes_or_no
from tests.quality.public_claims import PublicClaim, day_of, page, passage

Signs = Mapping[str, float]

CLASSES = Path(__file__).with_name("answer_words.toml")
_EVERYTHING = Policy.model_validate({"comparison": {"mentions_from": 0.0}})
"""However little a statement has of the claim, its findings are signs."""
_SENTENCES = 5
"""Sentences of an answer that are compared."""
_NEAR = 0.5
"""Least coverage of a question that asks for the claim itself."""
_NO_COVERAGE = 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer with the claim held against its question and against what it says."""

    said: str
    """"yes", "no" or empty."""
    missing: bool
    asked: float
    """Coverage of the claim by the question."""
    held: tuple[Held, ...]
    """Of its statements, that of question and answer together first."""

    @property
    def best(self) -> Held | None:
        """The statement that has most of the claim."""
        return max(self.held, key=lambda held: held.coverage, default=None)


def compared(record: dict[str, Any]) -> tuple[Compared, ...]:
    """The answers of a record, each held against its claim."""
    about = PublicClaim(record["claim"], (), frozenset(), record["label"], day_of(record["date"]))
    pairs = ((question["question"], answer) for question in record["evidence"] for answer in question["answers"])
    return tuple(_compared(question, answer, about.claim, about.day) for question, answer in pairs)


def _compared(question: str, answer: dict[str, Any], claim: Claim, day: date | None) -> Compared:
    asked = hold_against(claim, passage(question), day, _EVERYTHING)
    statement = as_statement(question, answer)
    texts = [passage(statement)] if statement else []
    told = (*texts, *list(page(said_by(answer), "page"))[:_SENTENCES])
    held = (hold_against(claim, one, day, _EVERYTHING) for one in told)
    return Compared(
        said=yes_or_no(answer),
        missing=is_missing(answer),
        asked=asked.coverage if asked is not None else _NO_COVERAGE,
        held=tuple(one for one in held if one is not None),
    )


def answer_signs(record: dict[str, Any], found: Sequence[Compared]) -> dict[str, float]:
    """Every sign of a record's answers with its strength."""
    texts = [_text(answer) for question in record["evidence"] for answer in question["answers"]]
    signs = {
        **_of_answers(found),
        **_of_what_was_asked(found),
        **_of_comparison(found),
        **_of_words(texts),
    }
    return {name: value for name, value in signs.items() if value}


def answer_texts(record: dict[str, Any]) -> str:
    """What all answers of a record say."""
    return "\n".join(_text(answer) for question in record["evidence"] for answer in question["answers"])


def _text(answer: dict[str, Any]) -> str:
    return "" if is_missing(answer) else f"{answer['answer']} {answer.get('boolean_explanation') or ''}".casefold()


def _of_answers(found: Sequence[Compared]) -> dict[str, float]:
    """How many there are, how many say yes or no, and whether they agree."""
    counts = Counter("missing" if one.missing else one.said or "told" for one in found)
    missing = counts["missing"] / len(found)
    return {
        "answers": log1p(len(found)),
        "one answer": float(len(found) == 1),
        "share yes": counts["yes"] / len(found),
        "share no": counts["no"] / len(found),
        "yes and no": float(counts["yes"] > 0 and counts["no"] > 0),
        "only yes": float(counts["yes"] > 0 and not counts["no"]),
        "only no": float(counts["no"] > 0 and not counts["yes"]),
        "share missing": missing,
        "any missing": float(missing > 0),
        "half missing": float(missing >= _NEAR),
        "all missing": float(missing == 1),
        "last missing": float(found[-1].missing),
        "first missing": float(found[0].missing),
    }


def _of_what_was_asked(found: Sequence[Compared]) -> dict[str, float]:
    """What is said to the question that is nearest to the claim."""
    near = max(found, key=lambda one: one.asked)
    said = "missing" if near.missing else near.said or "told"
    return {
        f"nearest question {said}": 1.0,
        f"nearest question {said}, by coverage": near.asked,
        "nearest question": near.asked,
        f"first question {found[0].said or 'told'}": 1.0,
        f"last question {found[-1].said or 'told'}": 1.0,
    }


def _of_comparison(found: Sequence[Compared]) -> dict[str, float]:
    """What the comparison of the program finds, in the nearest statement and in any."""
    bests = [best for one in found if (best := one.best) is not None]
    held = list(chain.from_iterable(one.held for one in found))
    if not bests:
        return {}
    nearest = max(bests, key=lambda one: one.coverage)
    return {
        "coverage of the nearest": nearest.coverage,
        "coverage on average": sum(one.coverage for one in bests) / len(bests),
        **{f"any {stance}": float(any(one.stance is stance for one in held)) for stance in _DECIDING},
        **{f"nearest: {name}": 1.0 for name in _names([nearest])},
        **{f"share: {name}": _share(name, held) for name in _names(held)},
        **_of_figures(held),
    }


_DECIDING = (Stance.SUPPORTS, Stance.REFUTES)


def _names(held: Sequence[Held]) -> set[FindingName]:
    return {finding.name for one in held for finding in one.findings}


def _share(name: FindingName, held: Sequence[Held]) -> float:
    return sum(name in _names([one]) for one in held) / len(held)


def _of_figures(held: Sequence[Held]) -> dict[str, float]:
    """Whether the figures of the claim are told, or others."""
    agreed = {found.claim for one in held for found in one.findings if found.name is FindingName.COVERED}
    differing = {found.claim for one in held for found in one.findings if found.name is FindingName.FIGURE_DIFFERS}
    open_parts = {found.claim for one in held for found in one.findings if found.name is FindingName.NOT_COVERED}
    told = {part for part in agreed if _DIGIT.search(part)}
    return {
        "figure told": float(bool(told)),
        "figure differs and is nowhere told": float(bool(differing - told)),
        "figure nowhere told": float(any(_DIGIT.search(part) for part in open_parts - agreed)),
    }


_DIGIT = re.compile(r"\d")


def _of_words(texts: Sequence[str]) -> dict[str, float]:
    """How much the answers have of every class of words."""
    signs: dict[str, float] = {}
    for name, pattern in word_classes().items():
        counts = [len(pattern.findall(text)) for text in texts]
        signs[f"words: {name}"] = log1p(sum(counts))
        signs[f"share of answers with words: {name}"] = sum(map(bool, counts)) / len(counts)
    return signs


@cache
def word_classes() -> Mapping[str, re.Pattern[str]]:
    """The classes of words by name."""
    raw = tomllib.loads(CLASSES.read_text(encoding="utf-8"))
    return {name: _any_of(entry["words"]) for name, entry in raw.items()}


def _any_of(listed: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(listed, key=len, reverse=True)))})(?!\w)")
