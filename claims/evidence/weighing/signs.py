"""The readable signs of a claim held against a passage: what an editor would name, each a number of about 0 to 2."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log1p
from types import MappingProxyType

from claims.evidence.match import Match
from claims.evidence.matches import weight
from claims.evidence.weighing.limits import limits, superlative_missing
from claims.evidence.weighing.pair import Pair, pair
from claims.evidence.weighing.rivals import rivals
from claims.language.words import Word
from claims.parts.matching import Relation
from claims.parts.statement import PartKind, Statement
from claims.policy import Policy
from claims.text.align import align, closeness_of_texts

_LONG_PASSAGE = 30
"""Parts from which on the length of a passage counts as one; that of a claim is no sign of what is said to it."""
_LETTERS = 1_000
"""Code points of a passage in which the wording of a claim is looked for."""
_COUNTED = 2
_BEGINNING = 5
"""Letters by which two forms of a word are taken for one."""


def signs_of(said: Statement, told: Statement, policy: Policy) -> Mapping[str, float]:
    """Every sign that can be told of a pair, by name; wording only within one language."""
    both = pair(said, told, policy)
    shares = _coverage(both, policy)
    signs = {
        **shares,
        **dict(_kinds(both.rest)),
        **_contradictions(both.found),
        **rivals(both),
        **limits(both),
        **_turned(both, shares),
        **_sizes(both),
        **(_wording(both) if said.table.code == told.table.code else {}),
    }
    return MappingProxyType(signs)


def _coverage(both: Pair, policy: Policy) -> dict[str, float]:
    """How much of the claim the passage has: by weight, all of it, its last part, its first."""
    rest, found = both.rest, both.found
    if not found:
        return {"covered": 0.5, "all_covered": 0.0, "last_covered": 0.5, "first_covered": 0.5}
    weights = [weight(match.claim, policy.comparison) for match in rest]
    met = sum(own for own, match in zip(weights, rest, strict=True) if match.is_covered)
    return {
        "covered": met / sum(weights),
        "all_covered": float(all(match.is_covered for match in rest)),
        "last_covered": float(rest[-1].is_covered),
        "first_covered": float(found[0].is_covered),
    }


def _kinds(rest: Sequence[Match]) -> Iterator[tuple[str, float]]:
    """For every kind of part how many the passage has and lacks, and whether it has another in its place."""
    for kind in PartKind:
        own = [match for match in rest if match.claim.kind is kind]
        met = sum(match.is_covered for match in own)
        yield f"{kind}_met", float(min(_COUNTED, met))
        yield f"{kind}_missing", float(min(_COUNTED, len(own) - met))
    verbs = [match for match in rest if match.claim.verb]
    yield "verb_met", float(any(match.is_covered for match in verbs))
    yield "verb_missing", float(any(not match.is_covered for match in verbs))


def _contradictions(found: Sequence[Match]) -> dict[str, float]:
    """What excludes a part of the claim, and what says it less exactly."""
    by_kind = {kind: [match.relation for match in found if match.claim.kind is kind] for kind in PartKind}
    opposed = (Relation.CONTRARY, Relation.COMPLEMENTARY)
    return {
        "figure_differs": float(Relation.DIFFERENT in by_kind[PartKind.FIGURE]),
        "time_differs": float(Relation.DIFFERENT in by_kind[PartKind.TIME]),
        "opposite": float(any(relation in opposed for relation in by_kind[PartKind.WORD])),
        "wider": float(Relation.WIDER in by_kind[PartKind.WORD]),
    }


def _turned(both: Pair, shares: Mapping[str, float]) -> dict[str, float]:
    """Coverage once more where just one side is turned round: the more of the claim it has, the more it denies."""
    said, told = both.said_denials, both.told_denials
    odd = said % 2 != told % 2
    signs = {
        "denial_in_claim": float(said > 0),
        "denial_in_passage": float(told > 0),
        "denial_in_claim_only": float(said > 0 and not told),
        "one_side_turned": float(odd),
    }
    for name in ("covered", "all_covered", "last_covered"):
        signs[f"{name}_and_turned"] = shares[name] * odd
        signs[f"{name}_and_denied"] = shares[name] * (said > 0)
    return signs


def _sizes(both: Pair) -> dict[str, float]:
    """How long the passage is, and how much of it the claim uses."""
    used = {match.evidence.span.start for match in both.found if match.is_covered and match.evidence is not None}
    return {
        "passage_length": log1p(len(both.told.parts)) / log1p(_LONG_PASSAGE),
        "passage_used": len(used) / max(1, len(both.told.parts)),
    }


def _wording(both: Pair) -> dict[str, float]:
    """How alike the letters are, and how many neighbouring words of the claim are neighbours in the passage."""
    said, told = both.said.statement.text, both.told.statement.text[:_LETTERS]
    runs = set(_neighbours(both.told.words))
    own = list(_neighbours(both.said.words))
    return {
        "letters_shared": closeness_of_texts(said, told),
        "letters_in_order": align(said, told).closeness,
        "superlative_missing": superlative_missing(both),
        "words_covered": _words_covered(both),
        "neighbours_kept": sum(run in runs for run in own) / max(1, len(own)),
    }


def _words_covered(both: Pair) -> float:
    """The share of the content words of the claim that begin as some word of the passage does."""
    table = both.said.statement.table
    content = [word.lemma for word in both.said.words if word.text.casefold() not in table.function_words]
    begins = {base[:_BEGINNING] for base in both.told.bases}
    return sum(word[:_BEGINNING] in begins for word in content) / max(1, len(content))


def _neighbours(found: Sequence[Word]) -> Iterator[tuple[str, str]]:
    return pairwise(word.lemma for word in found)
