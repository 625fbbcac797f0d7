"""How often what others call checkable is left out, and why; and whether claims get the kind of the labels."""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from claims.articles import read_article
from claims.extraction import extract_claims
from claims.models import Claim
from claims.policy import Policy
from tests.claims.extraction.reading import claims_in
from tests.quality.bench import records
from tests.quality.floors import Measured, hold
from tests.quality.measuring import wilson
from tests.quality.test_seed_article import SEED

SAMPLE = 500
"""Records of a set that are read: the same ones every time."""
SETS = {
    "facts_kept_germeval": ("germeval2021/train.jsonl", "fact_claiming", "de"),
    "facts_kept_policlaim": ("policlaim/train.jsonl", "verifiable", "en"),
    "facts_kept_checkthat": ("checkthat_checkworthy_en/train.jsonl", "check_worthy", "en"),
}
KINDS_FROM = 14
"""Gold claims of the seed article whose kind must be right: what the program reaches."""


@pytest.mark.parametrize("name", SETS)
def test_what_others_call_checkable_is_seldom_left_out(name: str, board: Callable[[str], None]) -> None:
    data, label, language = SETS[name]
    sample = random.Random(0).sample(records(data), SAMPLE)  # noqa: S311 no secret
    told = {gold: Counter(_reason(record, language) for record in sample if record[label] == gold) for gold in (0, 1)}
    kept, size = told[1]["kept"], told[1].total()
    others = told[0]["kept"] / told[0].total()
    board(f"{name}: {_table(told[1])}; of the others: {_table(told[0])}")
    hold(name, Measured(kept / size, size, wilson(kept, size), f"kept of the others {others:.3f}"), board)


def _reason(record: dict[str, Any], language: str) -> str:
    """The most frequent reason in a text of which nothing is checkable."""
    found = claims_in(record["text"].strip(), language)
    reasons = [claim.not_checkable_because for claim in found]
    if not found:
        return "no claim"
    return "kept" if None in reasons else str(Counter(reasons).most_common(1)[0][0])


def _table(counted: Counter[str]) -> str:
    return ", ".join(f"{reason} {number / counted.total():.3f}" for reason, number in counted.most_common())


def test_claims_have_the_kinds_of_the_labels(board: Callable[[str], None]) -> None:
    article = read_article(SEED.raw)
    found = extract_claims(article, SEED.published_on, Policy())
    lines = [json.loads(line) for line in SEED.gold.read_text(encoding="utf-8").splitlines()]
    gold = [(line["fragment"], line["kind"]) for line in lines if "kind" in line]
    right = sum(kind in set(_kinds(found, article.text, fragment)) for fragment, kind in gold)
    low, high = wilson(right, len(gold))
    most = Counter(kind for _, kind in gold).most_common(1)[0]
    board(
        f"kinds of the seed article: {right} of {len(gold)} right (95 %: {low:.2f} to {high:.2f}); "
        f"control: always {most[0]} would be right on {most[1]}"
    )
    assert right >= KINDS_FROM


def _kinds(found: tuple[Claim, ...], text: str, fragment: str) -> Iterator[str]:
    start = text.find(fragment)
    for claim in found:
        shared = min(claim.span.end, start + len(fragment)) - max(claim.span.start, start)
        if start >= 0 and shared * 2 >= len(fragment):
            yield claim.kind.value
