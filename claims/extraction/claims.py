"""From an article to its claims."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from claims.extraction.checkable import not_checkable
from claims.extraction.kinds import kind_of
from claims.extraction.phrases import inner_facts
from claims.extraction.statements import Statement, statements
from claims.extraction.voices import Sentence, voiced_sentences
from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.unlisted import unlisted_names, words_of_names
from claims.language.words import words
from claims.models import Article, Claim, NotCheckable, Quantity, Saying, SpeechMode, When
from claims.parts.reading import read_statement
from claims.parts.statement import PartKind
from claims.parts.statement import Statement as Parts
from claims.policy import CheckWorthiness, Policy
from claims.text.sentences import quotations

_Placed = TypeVar("_Placed", Quantity, When)
_SENTENCES_OF_CONTEXT = 5
_READINGS = 3


def extract_claims(article: Article, today: date | None, policy: Policy) -> tuple[Claim, ...]:
    """The checkable statements of an article in their order, and the others with the reason.

    Args:
        article: The article.
        today: The day that its "am Dienstag" is counted from; None where nobody knows it.
        policy: Weights of the check-worthiness.
    """
    table, _ = table_for(article.language)
    sentences = voiced_sentences(article, table)
    names = words_of_names((name for s in sentences for name in _names_in(s.text, table)), article.language)
    reader = _Reader(article, table, today, policy.check_worthiness, names)
    return tuple(_with_ids([claim for number in range(len(sentences)) for claim in _claims(reader, sentences, number)]))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all claims of an article are read with."""

    article: Article
    table: Language
    today: date | None
    weights: CheckWorthiness
    names: frozenset[str]
    """Words of the names in the article."""


def _claims(reader: _Reader, sentences: Sequence[Sentence], number: int) -> Iterator[Claim]:
    before = [sentence.text for sentence in sentences[max(0, number - _SENTENCES_OF_CONTEXT) : number]]
    context = (reader.article.title, *before)
    for whole in statements(sentences[number], reader.table):
        for fact in inner_facts(whole, reader.table):
            yield _claim(reader, fact, sentences[number], context)


def _names_in(sentence: str, table: Language) -> Iterator[str]:
    yield from (name.text for name in unlisted_names(words(sentence, table.code), table))


def _claim(reader: _Reader, fact: Statement, sentence: Sentence, context: tuple[str, ...]) -> Claim:
    language, table = reader.article.language, reader.table
    content = _content(fact, table)
    parts = read_statement(content, language, reader.today, reader.names)
    own = parts if content == fact.content else read_statement(fact.content, language, reader.today, reader.names)
    reason = not_checkable(fact, sentence.text, parts, table)
    return Claim(
        id="",
        text=f"{fact.speaker}: {content}" if fact.speaker else content,
        quote=fact.span.of(reader.article.text),
        span=fact.span,
        content=content,
        kind=kind_of(fact, parts, table),
        speaker=fact.speaker,
        saying=_saying(fact),
        language=language,
        quotations=_quotations(fact),
        quantities=tuple(_placed(p.quantity, fact) for p in own.of(PartKind.FIGURE) if p.quantity is not None),
        dates=tuple(_placed(p.when, fact) for p in own.of(PartKind.TIME) if p.when is not None),
        entities=tuple(dict.fromkeys(part.span.of(fact.content) for part in own.of(PartKind.NAME))),
        context=context,
        check_worthiness=_check_worthiness(fact, parts, reader.weights),
        not_checkable_because=reason,
        readings=_readings(context, language, reader.today) if reason is NotCheckable.AMBIGUOUS else (),
    )


def _saying(fact: Statement) -> Saying | None:
    """That somebody said it, where it is not the article that says so."""
    if not fact.reported:
        return None
    mode = SpeechMode.DIRECT if fact.direct else SpeechMode.MIXED if fact.mixed else SpeechMode.INDIRECT
    return Saying(speaker=fact.speaker, role=fact.role, mode=mode, cue=fact.cue)


def _placed(found: _Placed, fact: Statement) -> _Placed:
    """A figure or time of a statement, its span in the text of the article."""
    return found.model_copy(update={"span": found.span.moved(fact.start)})


def _quotations(fact: Statement) -> tuple[str, ...]:
    """What stands between quotation marks; all of a statement that stands there whole."""
    marked = tuple(span.of(fact.content) for span in quotations(fact.content))
    return marked or ((fact.content,) if fact.direct else ())


def _content(fact: Statement, table: Language) -> str:
    """The statement with the name that it only points at: "der am Tisch saß" gets "Max Muster am Tisch saß"."""
    first, _, rest = fact.content.partition(" ")
    if fact.subject and first.casefold() in table.clauses.relative:
        return f"{fact.subject} {rest}"
    return fact.content


def _readings(context: Sequence[str], language: str, today: date | None) -> tuple[str, ...]:
    """What a statement that only points may point at: the names of the sentences before, the nearest first."""
    before = (read_statement(text, language, today).of(PartKind.NAME) for text in reversed(context))
    names = [name.text for found in before for name in reversed(found) if not name.adjective]
    return tuple(dict.fromkeys(names))[:_READINGS]


def _check_worthiness(fact: Statement, parts: Parts, weights: CheckWorthiness) -> float:
    signs = (
        (weights.figure, bool(parts.of(PartKind.FIGURE))),
        (weights.name, bool(parts.of(PartKind.NAME))),
        (weights.time, bool(parts.of(PartKind.TIME))),
        (weights.speaker, fact.speaker is not None),
        (weights.hedged, any(segment.hedged for segment in parts.segments)),
    )
    score = weights.base + sum(weight for weight, present in signs if present)
    return round(min(1.0, max(0.0, score)), 2)


def _with_ids(found: Sequence[Claim]) -> Iterator[Claim]:
    """Ids from content, so that the same statement has the same id in the next version of the article."""
    seen: Counter[str] = Counter()
    for claim in found:
        key = f"{claim.language}|{claim.speaker or ''}|{claim.content}"
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()
        yield claim.model_copy(update={"id": digest[:12]})
