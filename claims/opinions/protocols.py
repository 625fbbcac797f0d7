"""What a second opinion has to be able to do, and what it answers."""

from collections.abc import Sequence
from typing import Protocol

from pydantic import ConfigDict, Field

from claims.models import Record, Share, Stance


class Judgement(Record):
    """How a passage stands to a claim, in shares that come to about 1."""

    supports: Share
    refutes: Share
    neither: Share


class Judgements(Record):
    """One judgement a passage, in their order."""

    judgements: tuple[Judgement, ...]


class _Answered(Record):
    """What a language model has filled in; whatever it adds of its own is left out."""

    model_config = ConfigDict(extra="ignore")


class Citation(_Answered):
    """One thing that an assistant reads in a passage."""

    passage: int = Field(ge=1)
    """Number of the passage, counted from 1."""
    stance: Stance
    quote: str
    """The words that it goes by; without them standing verbatim in the passage, it counts for nothing."""


class Readings(_Answered):
    """What an assistant reads in the passages that it was given."""

    citations: tuple[Citation, ...]


class Splits(_Answered):
    """The statements of a paragraph that could be checked, word by word as they stand there."""

    fragments: tuple[str, ...]


class Entailment(Protocol):
    """A model that tells whether one sentence follows from another; it runs where claimdesk runs."""

    @property
    def name(self) -> str:
        """What reports call it; another model, or another version of it, has another name."""
        ...

    def judge(self, claim: str, passages: Sequence[str]) -> Judgements:
        """How each passage stands to a claim.

        Raises:
            OpinionUnavailable: The model cannot answer.
        """
        ...


class Assistant(Protocol):
    """A language model."""

    @property
    def name(self) -> str:
        """What reports call it."""
        ...

    async def read(self, claim: str, passages: Sequence[str]) -> Readings:
        """What the passages say to a claim.

        Raises:
            OpinionUnavailable: Nobody answered, or not in the form that was asked for.
        """
        ...

    async def split(self, paragraph: str) -> Splits:
        """The statements of a paragraph that could be checked.

        Raises:
            OpinionUnavailable: Nobody answered, or not in the form that was asked for.
        """
        ...


class Memory(Protocol):
    """Where answers are kept, so that a replay asks nobody."""

    async def recall(self, by: str, asked: str) -> str | None:
        """The stored answer to exactly this question; None where there is none."""
        ...

    async def remember(self, by: str, asked: str, answer: str) -> None:
        """Store an answer with its question."""
        ...
