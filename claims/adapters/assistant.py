"""A language model behind any OpenAI-compatible endpoint."""

import asyncio
import json
import tomllib
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from pydantic import ValidationError

from claims.errors import OpinionUnavailable
from claims.models import Record
from claims.opinions import Readings, Splits

if TYPE_CHECKING:
    from pydantic_ai.models import Model

_TIMEOUT_SECONDS = 60.0
_RETRIES = 1
"""How often an answer that has not the form that was asked for is asked for again."""
_Answer = TypeVar("_Answer", bound=Record)


class Instructions(Record):
    """What an assistant is told, by task."""

    version: str
    read: str
    split: str


@cache
def instructions() -> Instructions:
    """What assistants are told."""
    text = files("claims.adapters").joinpath("assistant.toml").read_text(encoding="utf-8")
    return Instructions.model_validate(tomllib.loads(text))


class LanguageModel:
    """An assistant; the packages that it needs are imported when it is first asked."""

    def __init__(self, name: str, url: str = "", key: str = "", model: "Model | None" = None) -> None:
        """Keep where it is asked.

        Args:
            name: Of the model, as the endpoint calls it.
            url: Of the endpoint, without ``/chat/completions``.
            key: That the endpoint wants to see, if any.
            model: One that is ready to be asked, in place of an endpoint.
        """
        self._model_name, self._url, self._key, self._given = name, url, key, model

    @property
    def name(self) -> str:
        """The name of the model and of its host, with the version of what it is told."""
        host = urlsplit(self._url).netloc.rpartition("@")[2]
        return f"{self._model_name}{f' at {host}' if host else ''}@{instructions().version}"

    async def read(self, claim: str, passages: Sequence[str]) -> Readings:
        """What the passages say to a claim.

        Raises:
            OpinionUnavailable: Nobody answered, or not in the form that was asked for.
        """
        numbered = [{"passage": number, "text": text} for number, text in enumerate(passages, 1)]
        return await self._asked(instructions().read, {"claim": claim, "passages": numbered}, Readings)

    async def split(self, paragraph: str) -> Splits:
        """The statements of a paragraph that could be checked.

        Raises:
            OpinionUnavailable: Nobody answered, or not in the form that was asked for.
        """
        return await self._asked(instructions().split, {"paragraph": paragraph}, Splits)

    async def _asked(self, told: str, given: dict[str, object], kind: type[_Answer]) -> _Answer:
        model = self._model
        from pydantic_ai import Agent, PromptedOutput  # noqa: PLC0415 an extra, and seconds to load
        from pydantic_ai.exceptions import AgentRunError, UserError  # noqa: PLC0415

        agent = Agent(model, output_type=PromptedOutput(kind), instructions=told, retries=_RETRIES)
        try:
            async with asyncio.timeout(_TIMEOUT_SECONDS):
                answer = await agent.run(json.dumps(given, ensure_ascii=False))
        except (AgentRunError, UserError, ValidationError, TimeoutError, OSError) as error:
            raise OpinionUnavailable(self.name, _told(error)) from error
        return answer.output

    @cached_property
    def _model(self) -> "Model":
        if self._given is not None:
            return self._given
        try:
            from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415 an extra
            from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider  # noqa: PLC0415
        except ImportError as error:
            raise OpinionUnavailable(
                self.name, 'its packages are missing: pip install "claimdesk[assistant]".'
            ) from error
        provider = OpenAICompatibleProvider("claimdesk", base_url=self._url, api_key=self._key or "none")
        return OpenAIChatModel(self._model_name, provider=provider)


def _told(error: BaseException) -> str:
    """What went wrong, without a word of what an endpoint sends along: it may repeat the key."""
    status = getattr(error, "status_code", None)
    return f"HTTP status {status}." if isinstance(status, int) else f"{type(error).__name__}."
