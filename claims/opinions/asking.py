"""Asking once: what was answered before is not asked again."""

from collections.abc import Awaitable, Callable
from typing import Literal, TypeVar

from pydantic import ValidationError

from claims.models import Record
from claims.opinions.protocols import Memory

_Answer = TypeVar("_Answer", bound=Record)
Task = Literal["judge", "read", "split"]


class Question(Record):
    """All that an answer depends on, beside the model; its JSON is the key under which the answer is kept."""

    task: Task
    text: str
    """The claim, or the paragraph that is to be split."""
    passages: tuple[str, ...] = ()


async def ask_once(
    memory: Memory, by: str, question: Question, kind: type[_Answer], ask: Callable[[], Awaitable[_Answer]]
) -> _Answer:
    """The stored answer to a question, else a new one, which is then stored.

    Raises:
        OpinionUnavailable: Nothing is stored, and nobody answers.
    """
    asked = question.model_dump_json()
    stored = await memory.recall(by, asked)
    if stored is not None:
        try:
            return kind.model_validate_json(stored)
        except ValidationError:
            pass  # of another version; it is asked for anew
    answer = await ask()
    await memory.remember(by, asked, answer.model_dump_json())
    return answer
