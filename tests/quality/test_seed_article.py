"""The seed article gets the verdicts that an editor would give, and nothing else gets one."""

import json
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from claims.models import Claim, Label, Report
from claims.policy import Policy
from claims.text.embed import Embedder, SentenceEncoder, Vectors
from tests.conftest import ROOT
from tests.quality.measuring import Expected, Labelled, checked, score, sha256_of, verdict_on, wilson

SEED = Labelled(
    article=ROOT / "seeds" / "articles" / "seed-article.txt",
    published_on=date(2025, 2, 18),
    sources=ROOT / "seeds" / "sources.toml",
    references=ROOT / "seeds" / "references",
    gold=ROOT / "seeds" / "gold" / "seed-article.jsonl",
)
GOLD_SHA256 = "9917a730033953a5fd693294aed3ed35a99f4b57147fe4c9a0779ad410263355"
FOUND_FROM = 12
"""Right verdicts where only a few passages are compared with a claim."""
SINGLE = [one for one in SEED.expected if len(one.labels) == 1]
MISQUOTED = "weil auch gegen sie Sanktionen verhängt wurden"


def _speakers() -> list[tuple[str, str]]:
    lines = map(json.loads, SEED.gold.read_text(encoding="utf-8").splitlines())
    return [(line["fragment"], line["speaker"]) for line in lines if line.get("speaker")]


def _is_half_of(claim: Claim, report: Report, fragment: str) -> bool:
    start = report.article.text.find(fragment)
    shared = min(claim.span.end, start + len(fragment)) - max(claim.span.start, start)
    return start >= 0 and shared * 2 >= len(fragment)


def _are_one(found: str, wanted: str) -> bool:
    """Whether two speakers have the same last word, or one ends with the other's: "Delegation", "US-Delegation"."""
    one, other = (name.casefold().split()[-1] for name in (found, wanted))
    return one.endswith(other) or other.endswith(one)


@pytest.fixture(scope="module")
def report(encoder: Embedder) -> Report:
    return checked(SEED, encoder)


def test_the_labels_are_the_pinned_ones() -> None:
    assert sha256_of(SEED.article, SEED.gold) == GOLD_SHA256
    assert len(SINGLE) == 13


@pytest.mark.parametrize("one", SINGLE, ids=lambda one: one.fragment[:50])
def test_a_claim_with_one_right_verdict_gets_it(report: Report, one: Expected) -> None:
    assert verdict_on(report, one.fragment) == one.labels[0]


def test_the_misquoted_claim_is_not_supported(report: Report) -> None:
    fragment = next(one.fragment for one in SEED.expected if MISQUOTED in one.fragment)
    assert verdict_on(report, fragment) in (Label.REFUTED, Label.CONFLICTING, Label.NOT_ENOUGH_EVIDENCE)


@pytest.mark.parametrize("text", SEED.not_claims)
def test_what_is_no_claim_gets_no_verdict(report: Report, text: str) -> None:
    assert verdict_on(report, text) is None


@pytest.mark.parametrize(("fragment", "speaker"), _speakers(), ids=lambda text: text[:50])
def test_who_says_it_is_found(report: Report, fragment: str, speaker: str) -> None:
    named = [checked.claim.saying for checked in report.claims if _is_half_of(checked.claim, report, fragment)]
    assert any(_are_one(saying.speaker, speaker) for saying in named if saying is not None and saying.speaker)


def test_no_decisive_verdict_is_wrong(report: Report, board: Callable[[str], None]) -> None:
    result = score(report, SEED.expected)
    low, high = wilson(result.right, result.claims)
    board(
        f"seed article: {result.right} of {result.claims} right (95 %: {low:.2f} to {high:.2f}), "
        f"{result.decisive} decisive, {len(result.wrong)} wrong; control: always "
        f"not_enough_evidence would be right on {sum('not_enough_evidence' in e.labels for e in SEED.expected)}"
    )
    assert not result.wrong


def _right_with(encoder: Embedder | None, compared: int) -> int:
    """Right verdicts where only so many passages are compared with a claim, so that they have to be found."""
    retrieval = Policy().retrieval.model_copy(update={"passages_per_claim": compared})
    result = score(checked(SEED, encoder, policy=Policy(retrieval=retrieval)), SEED.expected)
    assert not result.wrong
    return result.right


def test_where_passages_have_to_be_found_they_are_with_the_encoder_and_without(
    encoder: Embedder, board: Callable[[str], None]
) -> None:
    found = {compared: (_right_with(encoder, compared), _right_with(None, compared)) for compared in (3, 6)}
    told = "; ".join(f"{few} compared: {with_it} right, {plain} without it" for few, (with_it, plain) in found.items())
    board(f"finding with the encoder: {told}")
    assert min(with_it for with_it, _ in found.values()) >= FOUND_FROM


def test_the_encoder_is_asked_where_passages_have_to_be_found() -> None:
    asked: list[int] = []

    class Counting(SentenceEncoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            asked.append(len(texts))
            return super().encode(texts)

    _right_with(Counting(), 6)
    assert len(asked) == 2
