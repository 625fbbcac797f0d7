"""What deciding costs: twenty German and English claims against two hundred passages, and where the time goes.

    .venv/bin/python -m benchmarks.deciding [--profile] [--all]

Claims and passages are those of ``tests/cases/stance/open.toml``. All is loaded and every passage read once before the
clock starts, as in a run that checks more than one claim. Nothing is asserted here.
"""

import argparse
import cProfile
import pstats
import time
from datetime import date

from claims.evidence import find_evidence
from claims.models import Claim, Evidence, Passage
from claims.parts.reading import read_claim, read_passage
from claims.policy import Policy
from tests.claims.evidence.holding import OPEN, cases, passage_of
from tests.claims.making import claim

TODAY = date(2025, 6, 1)
_CLAIMS = 20
_PASSAGES = 200
_ROUNDS = 3


def claims_and_passages() -> tuple[list[Claim], list[Passage]]:
    """Twenty claims, every other one English, and two hundred passages, no two of them the same."""
    known = cases(OPEN)
    german, english = ([case for case in known if case["claim_language"] == code] for code in ("de", "en"))
    chosen = [case for pair in zip(german, english, strict=False) for case in pair][:_CLAIMS]
    claims = [
        claim(case["claim"], id=str(number), language=case["claim_language"]) for number, case in enumerate(chosen)
    ]
    return claims, [passage_of(case) for case in known[:_PASSAGES]]


def decide(claims: list[Claim], passages: list[Passage], policy: Policy) -> dict[str, tuple[Evidence, ...]]:
    """What every passage says to every claim."""
    return find_evidence(claims, passages, None, TODAY, policy)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    parser.add_argument("--all", action="store_true", help="compare every passage, not only the nearest")
    asked = parser.parse_args()
    policy = Policy()
    if asked.all:
        retrieval = policy.retrieval.model_copy(update={"passages_per_claim": _PASSAGES})
        policy = policy.model_copy(update={"retrieval": retrieval})
    claims, passages = claims_and_passages()
    for passage in passages:
        read_passage(passage)
    for one in claims:
        read_claim(one, TODAY)
    profile = cProfile.Profile()
    for round_ in range(_ROUNDS):
        start, used = time.perf_counter(), time.process_time()
        if asked.profile and round_ == _ROUNDS - 1:
            found = profile.runcall(decide, claims, passages, policy)
        else:
            found = decide(claims, passages, policy)
        told = sum(len(items) for items in found.values())
        print(
            f"{len(claims)} claims x {len(passages)} passages: {time.process_time() - used:.2f} s of one core, "
            f"{time.perf_counter() - start:.2f} s, {told} pieces of evidence"
        )
    if asked.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
