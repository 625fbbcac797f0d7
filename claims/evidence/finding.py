"""Finding the passages worth comparing: by names, senses and figures, by letters, by meaning; fused by rank."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np

from claims.evidence.earlier import earlier_check
from claims.evidence.limits import readable, within_limits
from claims.evidence.quoting import settled
from claims.evidence.share import hold_share_against
from claims.evidence.stance import hold_against
from claims.evidence.times import with_elapsed
from claims.evidence.weighing.likelihood import weighed
from claims.models import Claim, Evidence, Passage, Stance
from claims.parts.reading import read_claim, read_passage
from claims.parts.statement import Statement
from claims.policy import Policy
from claims.text.align import LONGEST, closeness_of_texts
from claims.text.embed import Embedder, Vectors, cosines

_STANCES = (Stance.SUPPORTS, Stance.REFUTES, Stance.MENTIONS)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The passages of a run, made ready to be found."""

    passages: tuple[Passage, ...]
    keys: tuple[frozenset[str], ...]
    rarity: dict[str, float]
    """Inverse document frequency of every key."""
    vectors: Vectors | None
    """One row a passage; None without an encoder."""


def shelve(passages: Sequence[Passage], embedder: Embedder | None) -> Shelf:
    """Passages with their keys and vectors."""
    keys = tuple(keys_of(read_passage(readable(passage))) for passage in passages)
    counts = Counter(key for found in keys for key in found)
    rarity = {key: log(1 + len(passages) / count) for key, count in counts.items()}
    vectors = embedder.encode([passage.text for passage in passages]) if embedder is not None and passages else None
    return Shelf(tuple(passages), keys, rarity, vectors)


def keys_of(statement: Statement) -> frozenset[str]:
    """What a sentence can be found by in any language: identities of names, senses, base forms, figures."""
    found: set[str] = set()
    for part in statement.parts:
        if part.name is not None:
            found |= part.name.keys or set(part.name.sounds)
        if part.quantity is not None:
            found.add(f"{part.quantity.value:g} {part.quantity.unit or ''}")
        found |= part.concepts
        if part.base and part.name is None:
            found.add(part.base)
    return frozenset(found)


def find_evidence(
    claims: Sequence[Claim],
    passages: Sequence[Passage],
    embedder: Embedder | None,
    today: date | None,
    policy: Policy,
) -> dict[str, tuple[Evidence, ...]]:
    """What the passages say to every claim, by the claim's id, the weightiest first.

    Args:
        claims: Claims that can be checked.
        passages: All passages of a run.
        embedder: Finds across languages; without it names, senses and letters must do.
        today: The day of the article.
        policy: How many passages are compared, and when they agree.
    """
    endless: dict[str, tuple[Evidence, ...]] = {claim.id: () for claim in claims if len(claim.content) > LONGEST}
    claims = [claim for claim in claims if claim.id not in endless]  # parts take the product of both lengths
    read = [readable(passage) for passage in passages]
    statements = [passage for passage in read if passage.rating is None]
    rated = [passage for passage in read if passage.rating is not None]
    told = _worth_comparing(claims, statements, embedder, today, policy)
    checked = _worth_comparing(claims, rated, embedder, today, policy)
    found = {claim.id: _evidence(claim, [*told[claim.id], *checked[claim.id]], today, policy) for claim in claims}
    # The encoder is for finding alone: where all passages can be compared, it need not even be loaded.
    return {**endless, **{claim.id: weighed(claim, found[claim.id], today, policy) for claim in claims}}


def _worth_comparing(
    claims: Sequence[Claim],
    passages: Sequence[Passage],
    embedder: Embedder | None,
    today: date | None,
    policy: Policy,
) -> dict[str, Sequence[Passage]]:
    """The passages to compare with every claim: all of them, or the nearest where they are too many."""
    if len(passages) <= policy.retrieval.passages_per_claim:
        return {claim.id: passages for claim in claims}
    shelf = shelve(passages, embedder)
    vectors = embedder.encode([claim.content for claim in claims]) if embedder is not None and claims else None
    alike = cosines(vectors, shelf.vectors) if vectors is not None and shelf.vectors is not None else None
    return {
        claim.id: _nearest(claim, shelf, None if alike is None else alike[number], today, policy)
        for number, claim in enumerate(claims)
    }


def _evidence(claim: Claim, passages: Sequence[Passage], today: date | None, policy: Policy) -> tuple[Evidence, ...]:
    """What passages say to a claim, those that decide first."""
    found = [said_by(passage, claim, today, policy) for passage in passages]
    kept = settled([evidence for evidence in found if evidence is not None])
    return tuple(sorted(kept, key=lambda item: (_STANCES.index(item.stance), -item.coverage)))


def said_by(passage: Passage, claim: Claim, today: date | None, policy: Policy) -> Evidence | None:
    """What one passage says to a claim, or None where it hardly touches it."""
    if passage.rating is not None:
        return earlier_check(claim, passage, today, policy)
    read = readable(passage)
    evidence = hold_share_against(claim, read, today, policy) or _held(claim, read, today, policy)
    return None if evidence is None else within_limits(evidence, claim, read)


def _held(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Evidence | None:
    held = hold_against(claim, passage, today, policy)
    if held is None:
        return None
    evidence = Evidence(
        claim=claim.id,
        origin=passage.origin,
        quote=passage.text,
        span=passage.span,
        stance=held.stance,
        findings=held.findings,
        coverage=held.coverage,
        rule=held.rule,
        attribution=held.attribution,
        precision=held.precision,
        alignment=held.alignment,
    )
    return with_elapsed(evidence, claim, passage, today, policy)


def _nearest(claim: Claim, shelf: Shelf, alike: Vectors | None, today: date | None, policy: Policy) -> list[Passage]:
    """The passages that are worth comparing, by reciprocal rank fusion of the ways to find them."""
    own = keys_of(read_claim(claim, today))
    shared = np.array([sum(shelf.rarity[key] for key in own & keys) for keys in shelf.keys])
    letters = np.array([closeness_of_texts(claim.content, passage.text) for passage in shelf.passages])
    ways = [shared, letters] if alike is None else [shared, letters, alike]
    fused = np.zeros(len(shelf.passages))
    for scores in ways:
        order = np.argsort(-scores, kind="stable")
        ranks = np.empty(len(order))
        ranks[order] = np.arange(len(order))
        fused += np.where(scores > 0, 1 / (policy.retrieval.fusion_constant + ranks + 1), 0)
    best = np.argsort(-fused, kind="stable")[: policy.retrieval.passages_per_claim]
    return [shelf.passages[number] for number in best if fused[number] > 0]
