"""Statements of an article that an assistant points at, beside those that were found without it."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.errors import OpinionUnavailable
from claims.models import Article, Span
from claims.opinions.asking import Question, ask_once
from claims.opinions.protocols import Assistant, Memory, Splits
from claims.policy.opinions import Opinions
from claims.text.sentences import sentences

_STOP = "."
"""What a sentence may lack at its end and still be whole."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of an article that hold a statement, as somebody says."""

    span: Span
    """In the text of the article."""
    by: str


@dataclass(frozen=True, slots=True)
class Pointed:
    """The fragments that stand in the article, and what became of asking."""

    fragments: tuple[Fragment, ...] = ()
    failures: tuple[str, ...] = ()
    left_out: int = 0
    """Paragraphs for which nobody was asked, since there are too many."""
    dropped: int = 0
    """Fragments that do not stand in their paragraph, word by word."""


async def overlooked(
    article: Article, known: Sequence[Span], assistant: Assistant | None, memory: Memory, limits: Opinions
) -> Pointed:
    """The sentences that an assistant points at in an article, those left out in which a claim is known.

    Only whole sentences count: what is cut out of one may be denied, planned or doubted by the rest of it.
    """
    if assistant is None:
        return Pointed()
    gate = asyncio.Semaphore(limits.at_once)
    wanted = article.body[: limits.paragraphs]
    answers = await asyncio.gather(*(_split(article, span, assistant, memory, gate) for span in wanted))
    new = [span for answer in answers for span in answer.spans if not any(span.meets(other) for other in known)]
    return Pointed(
        tuple(Fragment(span, assistant.name) for span in _apart(new)),
        tuple(dict.fromkeys(answer.failure for answer in answers if answer.failure)),
        len(article.body) - len(wanted),
        sum(answer.dropped for answer in answers),
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    spans: tuple[Span, ...] = ()
    failure: str = ""
    dropped: int = 0


async def _split(
    article: Article, place: Span, assistant: Assistant, memory: Memory, gate: asyncio.Semaphore
) -> _Answer:
    paragraph = place.of(article.text)

    async def ask() -> Splits:
        async with gate:
            return await assistant.split(paragraph)

    try:
        answer = await ask_once(memory, assistant.name, Question(task="split", text=paragraph), Splits, ask)
    except OpinionUnavailable as error:
        return _Answer(failure=str(error))
    whole = sentences(paragraph, article.language)
    starts = [(fragment, _place_of(fragment.strip(), paragraph, whole)) for fragment in answer.fragments]
    spans = (Span(start=at, end=at + len(said.strip())).moved(place.start) for said, at in starts if at >= 0)
    return _Answer(tuple(spans), dropped=sum(at < 0 for _, at in starts))


def _place_of(fragment: str, paragraph: str, whole: Sequence[Span]) -> int:
    """Where one or more whole sentences begin in a paragraph; -1 where they do not stand there, or cut one."""
    at = paragraph.find(fragment) if fragment else -1
    ends = at + len(fragment)
    begun = any(sentence.start == at for sentence in whole)
    return at if begun and any(sentence.end - len(_STOP) <= ends <= sentence.end for sentence in whole) else -1


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans in their order, without those that meet one before them."""
    end = 0
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.start >= end:
            yield span
            end = span.end
