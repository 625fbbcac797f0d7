"""A second reader that is gone: what it answered before is stored, and more it does not say."""

from collections.abc import Sequence
from typing import NoReturn

from claims.errors import OpinionUnavailable
from claims.opinions.protocols import Judgements, Readings, Splits


class Recorded:
    """Stands for an entailment model or an assistant in a replay, or where nobody may be asked."""

    def __init__(self, name: str) -> None:
        """Keep the name under which the answers are stored."""
        self.name = name

    def judge(self, claim: str, passages: Sequence[str]) -> Judgements:
        """Nothing new.

        Raises:
            OpinionUnavailable: Always.
        """
        del claim, passages
        self._refuse()

    async def read(self, claim: str, passages: Sequence[str]) -> Readings:
        """Nothing new.

        Raises:
            OpinionUnavailable: Always.
        """
        del claim, passages
        self._refuse()

    async def split(self, paragraph: str) -> Splits:
        """Nothing new.

        Raises:
            OpinionUnavailable: Always.
        """
        del paragraph
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise OpinionUnavailable(self.name, "nothing is stored, and nobody may be asked now.")
