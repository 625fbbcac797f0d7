"""All claims of an article held against what may count, and decided: by themselves, by their parts and meanings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.evidence import counter_search, find_evidence, shelve
from claims.extraction import parts_of, readings_of
from claims.language.neutral import table_for
from claims.models import (
    CheckedClaim,
    Claim,
    DecidedWording,
    Evidence,
    Hearing,
    Label,
    Passage,
    Reading,
    Sha256,
    Stance,
    Verdict,
)
from claims.policy import Policy
from claims.tables import Sheet, compute
from claims.text.embed import Embedder
from claims.verdicts import Admitted, Left, Whole, decide, shared_texts, verbatim, with_parts

_Found = Mapping[str, Sequence[Evidence]]
"""Evidence by the id of the claim, part or meaning that it speaks to."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What all claims of an article are judged by."""

    admitted: Admitted
    hearing: Hearing
    as_of: date
    today: date | None
    """The day that "am Dienstag" is counted from."""
    policy: Policy
    embedder: Embedder | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of all claims of an article."""

    claims: tuple[CheckedClaim, ...]
    left: tuple[Left, ...]
    """The sources that were read and do not count."""


@dataclass(frozen=True, slots=True)
class _Wordings:
    """The claims of an article with what is decided for them."""

    claims: Sequence[Claim]
    parts: Mapping[str, Sequence[Claim]]
    readings: Mapping[str, Sequence[Claim]]

    @property
    def whole(self) -> list[Claim]:
        """What is decided by itself: claims that can be checked, and each meaning of those that are ambiguous."""
        checkable = [claim for claim in self.claims if claim.not_checkable_because is None]
        return [*checkable, *(reading for meant in self.readings.values() for reading in meant)]

    @property
    def partial(self) -> list[Claim]:
        """The parts of claims."""
        return [part for told in self.parts.values() for part in told]


def judge_claims(claims: Sequence[Claim], bench: Bench) -> Judged:
    """Every claim with its verdict, and those of its parts or, where it is ambiguous, of its meanings."""
    wordings = _Wordings(
        claims,
        {claim.id: parts_of(claim) for claim in claims if claim.not_checkable_because is None},
        {claim.id: readings_of(claim) for claim in claims if claim.not_checkable_because is not None},
    )
    evidence, left = _standing(_evidence(wordings, bench), bench)
    verdicts = _verdicts([*wordings.whole, *wordings.partial], evidence, bench)
    checked = tuple(_checked(claim, wordings, verdicts, bench) for claim in claims)
    return Judged(checked, (*bench.admitted.left, *left))


# --- evidence ---------------------------------------------------------------------------------------------------


def _evidence(wordings: _Wordings, bench: Bench) -> _Found:
    """What passages and tables say to everything that is decided; nothing in a language that is not decided.

    Parts are held against fewer passages, and no tables: what narrows a figure may stand in another part.
    """
    if not bench.hearing.compared:
        return {}
    passages, today, policy = _passages(bench), bench.today, bench.policy
    tables = (table for reading in bench.admitted.readings for table in reading.tables)
    sheets = [Sheet(table) for table in tables if len(table.rows) <= policy.tables.rows_per_table]
    found = find_evidence(wordings.whole, passages, bench.embedder, today, policy)
    worked = {c.id: (*compute(c, sheets, today, policy), *found[c.id]) for c in wordings.whole}
    few = policy.retrieval.model_copy(update={"passages_per_claim": policy.retrieval.passages_per_part})
    narrow = policy.model_copy(update={"retrieval": few})
    return {**worked, **find_evidence(wordings.partial, passages, None, today, narrow)}


def _passages(bench: Bench) -> tuple[Passage, ...]:
    every = (passage for reading in bench.admitted.readings for passage in reading.passages)
    return tuple(passage for passage in every if table_for(passage.origin.language)[0].decides)


def _standing(found: _Found, bench: Bench) -> tuple[_Found, tuple[Left, ...]]:
    """The evidence whose quotations stand in the stored texts, and where any other comes from."""
    texts = _texts(bench.admitted.readings)
    kept, left = dict[str, Sequence[Evidence]](), dict[Left, None]()
    for name, evidence in found.items():
        kept[name], invented = verbatim(evidence, texts)
        left |= dict.fromkeys(invented)
    return kept, tuple(left)


def _texts(readings: Sequence[Reading]) -> Mapping[Sha256, Sequence[str]]:
    """The stored texts by the hash of what they were read from, which may have been read in several ways."""
    texts: dict[Sha256, list[str]] = {}
    for reading in readings:
        origins = [p.origin for p in reading.passages] + [table.origin for table in reading.tables]
        for sha256 in {origin.snapshot.sha256 for origin in origins}:
            texts.setdefault(sha256, []).append(reading.text)
    return texts


# --- verdicts ---------------------------------------------------------------------------------------------------


def _verdicts(wordings: Sequence[Claim], found: _Found, bench: Bench) -> Mapping[str, Verdict]:
    """A verdict on everything that is decided, those that would be refuted after a counter-search."""
    hearing = bench.hearing.model_copy(update={"one_text": shared_texts(bench.admitted.readings, bench.policy.gates)})
    hearings = {wording.id: hearing for wording in wordings}
    evidence = {wording.id: found.get(wording.id, ()) for wording in wordings}
    first = {w.id: decide(w, evidence[w.id], hearing, bench.as_of, bench.policy) for w in wordings}
    refuted = [wording for wording in wordings if _is_refuted_by_prose(first[wording.id])]
    for wording, searched, more in _counter_searched(refuted, evidence, bench):
        evidence[wording.id] = (*evidence[wording.id], *more)
        hearings[wording.id] = hearing.model_copy(update={"searched": searched})
    silent = [wording for wording in wordings if not evidence[wording.id]]
    for wording, echoes in _echoed(silent, bench):
        hearings[wording.id] = hearing.model_copy(update={"echoes": echoes})
    again = [w for w in wordings if hearings[w.id] is not hearing]
    return {**first, **{w.id: decide(w, evidence[w.id], hearings[w.id], bench.as_of, bench.policy) for w in again}}


def _is_refuted_by_prose(verdict: Verdict) -> bool:
    return verdict.label is Label.REFUTED and verdict.evidence[0].working is None


def _counter_searched(
    refuted: Sequence[Claim], evidence: _Found, bench: Bench
) -> Iterator[tuple[Claim, int, tuple[Evidence, ...]]]:
    """For each claim that is about to be refuted what else bears it out, and in how much that was sought."""
    if not refuted:
        return
    shelf = shelve(_passages(bench), None)
    texts = _texts(bench.admitted.readings)
    for claim in refuted:
        found = counter_search(claim, evidence[claim.id], shelf, bench.today, bench.policy)
        yield claim, found.searched, verbatim(found.evidence, texts)[0]


def _echoed(silent: Sequence[Claim], bench: Bench) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """The publishers of the article, its copies and pages that cite it, for each claim that only they bear out."""
    echoes = [p for p in bench.admitted.echoes if table_for(p.origin.language)[0].decides]
    if not echoes or not bench.hearing.compared:
        return
    found = find_evidence(silent, echoes, None, bench.today, bench.policy)
    for claim in silent:
        told = (item for item in found[claim.id] if item.coverage >= bench.policy.comparison.supports_from)
        names = tuple(dict.fromkeys(item.origin.publisher for item in told if item.stance is not Stance.REFUTES))
        if names:
            yield claim, names


def _checked(claim: Claim, wordings: _Wordings, verdicts: Mapping[str, Verdict], bench: Bench) -> CheckedClaim:
    """A claim with its verdict; where it cannot be checked none, but those of its meanings."""
    if claim.not_checkable_because is not None:
        meant = wordings.readings.get(claim.id, ())
        return CheckedClaim(claim=claim, verdict=None, readings=tuple(_decided(meant, claim, verdicts)))
    parts = tuple(_decided(wordings.parts.get(claim.id, ()), claim, verdicts))
    verdict = with_parts(Whole(claim, verdicts[claim.id], bench.as_of, bench.policy), parts)
    return CheckedClaim(claim=claim, verdict=verdict, parts=parts)


def _decided(wordings: Iterable[Claim], claim: Claim, verdicts: Mapping[str, Verdict]) -> Iterator[DecidedWording]:
    """Parts or meanings with their verdicts, their evidence as evidence for the claim that they belong to."""
    for wording in wordings:
        verdict = verdicts[wording.id]
        own = tuple(item.model_copy(update={"claim": claim.id}) for item in verdict.evidence)
        yield DecidedWording(text=wording.text, verdict=verdict.model_copy(update={"evidence": own}))
