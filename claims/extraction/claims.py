"""From an article to its claims."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from claims.extraction.atoms import atoms
from claims.extraction.checkable import not_checkable
from claims.extraction.kinds import kind_of
from claims.extraction.phrases import inner_facts
from claims.extraction.pieces import Wording, verbatim
from claims.extraction.references import SENTENCES_BEFORE, Reference, references, unknown_in
from claims.extraction.statements import Statement, statements
from claims.extraction.voices import Sentence, voiced_sentences
from claims.extraction.wording import Edit, edited, explained, is_placed_in_time, self_contained
from claims.extraction.worthiness import check_worthiness
from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.unlisted import unlisted_names, words_of_names
from claims.language.words import words
from claims.models import Article, Claim, NotCheckable, Quantity, Saying, Span, SpeechMode, When
from claims.parts.reading import read_statement
from claims.parts.statement import PartKind
from claims.parts.statement import Statement as Parts
from claims.policy import Policy
from claims.text.sentences import quotations

_Placed = TypeVar("_Placed", Quantity, When)
_READINGS = 3


def extract_claims(article: Article, today: date | None, policy: Policy) -> tuple[Claim, ...]:
    """The checkable statements of an article in their order, and the others with the reason.

    Args:
        article: The article.
        today: The day that its "am Dienstag" is counted from; None where nobody knows it.
        policy: By how much signs of check-worthiness count more or less than learned, and how finely it is split.
    """
    table, _ = table_for(article.language)
    sentences = voiced_sentences(article, table)
    names = words_of_names((name for s in sentences for name in _names_in(s.text, table)), article.language)
    pointing = references(sentences, table)
    reader = _Reader(article, table, today, policy, names, pointing)
    return tuple(_with_ids([claim for number in range(len(sentences)) for claim in _claims(reader, sentences, number)]))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all claims of an article are read with."""

    article: Article
    table: Language
    today: date | None
    policy: Policy
    names: frozenset[str]
    """Words of the names in the article."""
    pointing: tuple[tuple[Reference, ...], ...]
    """What the words of every sentence point at."""


def _claims(reader: _Reader, sentences: Sequence[Sentence], number: int) -> Iterator[Claim]:
    before = [sentence.text for sentence in sentences[max(0, number - SENTENCES_BEFORE) : number]]
    context = (reader.article.title, *before)
    for whole in statements(sentences[number], reader.table):
        for fact in inner_facts(whole, reader.table):
            yield from _claims_of(reader, fact, _Place(sentences[number], reader.pointing[number], context))


def _claims_of(reader: _Reader, fact: Statement, place: "_Place") -> Iterator[Claim]:
    """A statement that cannot be checked with its reason; one that can be as the facts that it tells."""
    reason, readings = _selected(reader, fact, place)
    if reason is not None:
        yield _claim(reader, fact, place, reason, readings)
        return
    for part in _taken_apart(fact, reader):
        yield _claim(reader, part, place, *_selected(reader, part, place))


def _selected(reader: _Reader, fact: Statement, place: "_Place") -> tuple[NotCheckable | None, tuple[str, ...]]:
    """Why a statement cannot be checked, if so, and what it may mean where nobody can tell."""
    said = read_statement(fact.content, reader.article.language, reader.today, reader.names)
    unknown = unknown_in(place.references, fact.start, fact.content, reader.table)
    reason = not_checkable(fact, place.sentence, said, reader.table, unknown)
    return reason, unknown.readings[:_READINGS] if unknown and reason is NotCheckable.AMBIGUOUS else ()


def _taken_apart(fact: Statement, reader: _Reader) -> tuple[Statement, ...]:
    """The facts that a statement tells, each with its wording; what stands in quotation marks stays as it was said."""
    found = () if fact.direct else atoms(fact.content, reader.table, reader.policy.splitting.grain)
    return tuple(replace(fact, content=atom.text, pieces=atom.pieces) for atom in found) or (fact,)


def _names_in(sentence: str, table: Language) -> Iterator[str]:
    yield from (name.text for name in unlisted_names(words(sentence, table.code), table))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a statement stands."""

    sentence: Sentence
    references: tuple[Reference, ...]
    context: tuple[str, ...]


def _claim(
    reader: _Reader, fact: Statement, place: _Place, reason: NotCheckable | None, readings: tuple[str, ...]
) -> Claim:
    language, table = reader.article.language, reader.table
    own = _own(fact, table)
    wording = self_contained(own, place.references, table)
    parts = read_statement(wording.text, language, reader.today, reader.names)
    said = read_statement(own.text, language, reader.today, reader.names)
    told = explained(own, place.references, tuple(_counted(said, own, table)) if not fact.direct else (), table)
    worth = check_worthiness(wording.text, table, reader.policy.check_worthiness)
    return Claim(
        id="",
        text=f"{fact.speaker}: {told}" if fact.speaker else told,
        quote=fact.span.of(reader.article.text),
        span=fact.span,
        content=wording.text,
        kind=kind_of(fact, parts, table),
        speaker=fact.speaker,
        saying=_saying(fact),
        language=language,
        quotations=_quotations(fact),
        quantities=tuple(_placed((p.quantity for p in parts.of(PartKind.FIGURE) if p.quantity is not None), wording)),
        dates=tuple(_placed((p.when for p in parts.of(PartKind.TIME) if p.when is not None), wording)),
        entities=tuple(dict.fromkeys(part.span.of(wording.text) for part in parts.of(PartKind.NAME))),
        context=place.context,
        check_worthiness=worth.score,
        signs=worth.signs,
        not_checkable_because=reason,
        readings=readings,
    )


def _saying(fact: Statement) -> Saying | None:
    """That somebody said it, where it is not the article that says so."""
    if not fact.reported:
        return None
    mode = SpeechMode.DIRECT if fact.direct else SpeechMode.MIXED if fact.mixed else SpeechMode.INDIRECT
    return Saying(speaker=fact.speaker, role=fact.role, mode=mode, cue=fact.cue)


def _placed(found: Iterable[_Placed], wording: Wording) -> Iterator[_Placed]:
    """Figures or times with their spans in the text of the article."""
    for one in found:
        span = wording.placed(one.span)
        if span is not None:
            yield one.model_copy(update={"span": span})


def _counted(said: Parts, wording: Wording, table: Language) -> Iterator[When]:
    """The times of a statement whose day is known, with their spans in the text of the article."""
    for part in said.of(PartKind.TIME):
        clause = said.segments[part.segment].span.of(wording.text) if said.segments else ""
        counted = part.when is not None and part.when.relative and part.quantity is None
        place = wording.placed(part.span)
        if part.when is not None and place is not None and counted and is_placed_in_time(part.when, clause, table):
            yield part.when.model_copy(update={"span": place})


def _own(fact: Statement, table: Language) -> Wording:
    """The statement with the name that it only points at: "der am Tisch saß" gets "Max Muster am Tisch saß"."""
    pieces = fact.pieces or verbatim(fact.content, 0).pieces
    wording = Wording(fact.content, pieces).moved(fact.start)
    first = fact.content.partition(" ")[0]
    if not fact.subject or first.casefold() not in table.clauses.relative or first == fact.content:
        return wording
    return edited(wording, [Edit(Span(start=0, end=len(first)), fact.subject)])


def _quotations(fact: Statement) -> tuple[str, ...]:
    """What stands between quotation marks; all of a statement that stands there whole."""
    marked = tuple(span.of(fact.content) for span in quotations(fact.content))
    return marked or ((fact.content,) if fact.direct else ())


def _with_ids(found: Sequence[Claim]) -> Iterator[Claim]:
    """Ids from content, so that the same statement has the same id in the next version of the article."""
    seen: Counter[str] = Counter()
    for claim in found:
        key = f"{claim.language}|{claim.speaker or ''}|{claim.content}"
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()
        yield claim.model_copy(update={"id": digest[:12]})
