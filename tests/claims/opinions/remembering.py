"""Second readers that answer what a test tells them, and a memory that lives as long as the test."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.errors import OpinionUnavailable
from claims.opinions import Citation, Judgement, Judgements, Readings, Splits


@dataclass
class ShortMemory:
    """Answers by question."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    async def recall(self, by: str, asked: str) -> str | None:
        """The stored answer."""
        return self.kept.get((by, asked))

    async def remember(self, by: str, asked: str, answer: str) -> None:
        """Store an answer."""
        self.kept[by, asked] = answer


@dataclass
class Parrot:
    """An assistant that always answers the same, and counts how often it is asked."""

    citations: tuple[Citation, ...] = ()
    fragments: tuple[str, ...] = ()
    name: str = "parrot"
    asked: list[str] = field(default_factory=list)

    async def read(self, claim: str, passages: Sequence[str]) -> Readings:
        """What it always reads."""
        self.asked.append(claim + "".join(passages))
        return Readings(citations=self.citations)

    async def split(self, paragraph: str) -> Splits:
        """What it always finds."""
        self.asked.append(paragraph)
        return Splits(fragments=self.fragments)


@dataclass
class Mute:
    """One that gives no answer, as an assistant or as an entailment model."""

    name: str = "mute"

    async def read(self, claim: str, passages: Sequence[str]) -> Readings:
        """Nothing."""
        raise OpinionUnavailable(self.name, f"nobody answers to {len(passages)} passages on {claim!r}.")

    async def split(self, paragraph: str) -> Splits:
        """Nothing."""
        raise OpinionUnavailable(self.name, f"nobody answers to {paragraph!r}.")

    def judge(self, claim: str, passages: Sequence[str]) -> Judgements:
        """Nothing."""
        raise OpinionUnavailable(self.name, f"nobody judges {len(passages)} passages on {claim!r}.")


@dataclass
class Naysayer:
    """An entailment model that contradicts everything."""

    name: str = "naysayer"

    def judge(self, claim: str, passages: Sequence[str]) -> Judgements:
        """That nothing is so."""
        del claim
        return Judgements(judgements=tuple(Judgement(supports=0.05, refutes=0.9, neither=0.05) for _ in passages))
