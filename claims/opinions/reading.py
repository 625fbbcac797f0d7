"""A second reading of the evidence that a verdict stands on."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from claims.errors import OpinionUnavailable
from claims.models import CheckedClaim, Evidence, Opinion, Stance
from claims.opinions.asking import Question, Task, ask_once
from claims.opinions.protocols import Assistant, Citation, Entailment, Judgement, Judgements, Memory, Readings
from claims.policy.opinions import Opinions


@dataclass(frozen=True, slots=True)
class SecondReaders:
    """Who is asked for a second opinion, and where the answers are kept."""

    entailment: Entailment | None
    assistant: Assistant | None
    memory: Memory

    @property
    def names(self) -> tuple[str, ...]:
        """What a report calls them."""
        return tuple(reader.name for reader in (self.entailment, self.assistant) if reader is not None)


@dataclass(frozen=True, slots=True)
class Reread:
    """Claims with the opinions on them, and what became of asking."""

    claims: tuple[CheckedClaim, ...]
    failures: tuple[str, ...] = ()
    """Why somebody did not answer, each once."""
    left_out: int = 0
    """Claims for which nobody was asked, since there are too many."""
    dropped: int = 0
    """Citations that do not stand where they are said to."""


async def second_opinions(checked: Sequence[CheckedClaim], readers: SecondReaders, limits: Opinions) -> Reread:
    """The claims with second opinions on the evidence of their verdicts; their labels are never touched."""
    if not readers.names:
        return Reread(tuple(checked))
    asking = [number for number, item in enumerate(checked) if item.verdict is not None and _prose(item)]
    gate = asyncio.Semaphore(limits.at_once)
    wanted = asking[: limits.claims]
    answers = await asyncio.gather(*(_reread(checked[number], readers, gate) for number in wanted))
    found = dict(zip(wanted, answers, strict=True))
    claims = tuple(
        _with(item, found[number].opinions) if number in found else item for number, item in enumerate(checked)
    )
    failures = dict.fromkeys(failure for answer in answers for failure in answer.failures)
    return Reread(claims, tuple(failures), len(asking) - len(wanted), sum(answer.dropped for answer in answers))


@dataclass(frozen=True, slots=True)
class _Heard:
    opinions: tuple[Opinion, ...] = ()
    failures: tuple[str, ...] = ()
    dropped: int = 0


def _prose(item: CheckedClaim) -> tuple[Evidence, ...]:
    """The evidence that can be read; arithmetic is no matter of opinion."""
    return tuple(one for one in item.verdict.evidence if one.working is None) if item.verdict is not None else ()


def _with(item: CheckedClaim, opinions: tuple[Opinion, ...]) -> CheckedClaim:
    if item.verdict is None:
        return item
    return item.model_copy(update={"verdict": item.verdict.model_copy(update={"opinions": opinions})})


async def _reread(item: CheckedClaim, readers: SecondReaders, gate: asyncio.Semaphore) -> _Heard:
    evidence, claim = _prose(item), item.claim.text
    async with gate:
        heard = [
            await _judged(readers.entailment, claim, evidence, readers.memory),
            await _read(readers.assistant, claim, evidence, readers.memory),
        ]
    return _Heard(
        tuple(opinion for one in heard for opinion in one.opinions),
        tuple(failure for one in heard for failure in one.failures),
        sum(one.dropped for one in heard),
    )


# --- an entailment model ----------------------------------------------------------------------------------------


async def _judged(model: Entailment | None, claim: str, evidence: Sequence[Evidence], memory: Memory) -> _Heard:
    if model is None:
        return _Heard()
    passages = tuple(item.quote for item in evidence)

    async def ask() -> Judgements:
        return await asyncio.to_thread(model.judge, claim, passages)

    try:
        answer = await ask_once(memory, model.name, _question("judge", claim, passages), Judgements, ask)
    except OpinionUnavailable as error:
        return _Heard(failures=(str(error),))
    pairs = zip(answer.judgements, evidence, strict=False)
    return _Heard(tuple(_opinion_of(judgement, item, model.name) for judgement, item in pairs))


def _opinion_of(judgement: Judgement, item: Evidence, by: str) -> Opinion:
    shares = {
        Stance.SUPPORTS: judgement.supports,
        Stance.REFUTES: judgement.refutes,
        Stance.MENTIONS: judgement.neither,
    }
    stance = max(shares, key=lambda one: shares[one])
    return Opinion(by=by, stance=stance, share=shares[stance], source=item.origin.source, quote=item.quote)


# --- an assistant -----------------------------------------------------------------------------------------------


async def _read(assistant: Assistant | None, claim: str, evidence: Sequence[Evidence], memory: Memory) -> _Heard:
    if assistant is None:
        return _Heard()
    passages = tuple(item.quote for item in evidence)

    async def ask() -> Readings:
        return await assistant.read(claim, passages)

    try:
        answer = await ask_once(memory, assistant.name, _question("read", claim, passages), Readings, ask)
    except OpinionUnavailable as error:
        return _Heard(failures=(str(error),))
    return _cited(answer.citations, evidence, assistant.name)


def _cited(citations: Sequence[Citation], evidence: Sequence[Evidence], by: str) -> _Heard:
    """The citations that stand where they are said to, one a passage and stance; the others are counted."""
    kept: dict[tuple[int, Stance], Opinion] = {}
    dropped = 0
    for citation in citations:
        if citation.passage > len(evidence) or not _stands(citation.quote, evidence[citation.passage - 1].quote):
            dropped += 1
            continue
        source = evidence[citation.passage - 1].origin.source
        opinion = Opinion(by=by, stance=citation.stance, source=source, quote=citation.quote)
        kept.setdefault((citation.passage, citation.stance), opinion)
    return _Heard(tuple(kept.values()), dropped=dropped)


def _stands(quote: str, passage: str) -> bool:
    return bool(quote.strip()) and quote in passage


def _question(task: Task, claim: str, passages: tuple[str, ...]) -> Question:
    return Question(task=task, text=claim, passages=passages)
