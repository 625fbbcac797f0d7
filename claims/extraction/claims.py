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
from claims.extraction.statements import Statement, statements
from claims.extraction.voices import Sentence, voiced_sentences
from claims.extraction.worthiness import check_worthiness
from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.unlisted import unlisted_names, words_of_names
from claims.language.words import words
from claims.models import Article, Claim, NotCheckable, Quantity, When
from claims.parts.reading import read_statement
from claims.parts.statement import PartKind
from claims.policy import Grain, Policy, SignFactors
from claims.text.sentences import quotations

_Placed = TypeVar("_Placed", Quantity, When)
_SENTENCES_OF_CONTEXT = 5
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
    reader = _Reader(article, table, today, policy.check_worthiness, names, policy.splitting.grain)
    return tuple(_with_ids([claim for number in range(len(sentences)) for claim in _claims(reader, sentences, number)]))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all claims of an article are read with."""

    article: Article
    table: Language
    today: date | None
    factors: SignFactors
    names: frozenset[str]
    """Words of the names in the article."""
    grain: Grain


def _claims(reader: _Reader, sentences: Sequence[Sentence], number: int) -> Iterator[Claim]:
    before = [sentence.text for sentence in sentences[max(0, number - _SENTENCES_OF_CONTEXT) : number]]
    context = (reader.article.title, *before)
    for whole in statements(sentences[number], reader.table):
        for fact in inner_facts(whole, reader.table):
            for part in _taken_apart(fact, reader):
                yield _claim(reader, part, sentences[number], context)


def _taken_apart(fact: Statement, reader: _Reader) -> tuple[Statement, ...]:
    """The facts that a statement tells, each with its wording; what stands in quotation marks stays as it was said."""
    found = () if fact.direct else atoms(fact.content, reader.table, reader.grain)
    return tuple(replace(fact, content=atom.content, pieces=atom.pieces) for atom in found) or (fact,)


def _names_in(sentence: str, table: Language) -> Iterator[str]:
    yield from (name.text for name in unlisted_names(words(sentence, table.code), table))


def _claim(reader: _Reader, fact: Statement, sentence: Sentence, context: tuple[str, ...]) -> Claim:
    language, table = reader.article.language, reader.table
    content = _content(fact, table)
    parts = read_statement(content, language, reader.today, reader.names)
    own = parts if content == fact.content else read_statement(fact.content, language, reader.today, reader.names)
    reason = not_checkable(fact, sentence.text, parts, table)
    worth = check_worthiness(content, table, reader.factors)
    return Claim(
        id="",
        text=f"{fact.speaker}: {content}" if fact.speaker else content,
        quote=fact.span.of(reader.article.text),
        span=fact.span,
        content=content,
        kind=kind_of(fact, parts, table),
        speaker=fact.speaker,
        language=language,
        quotations=_quotations(fact),
        quantities=tuple(_placed((p.quantity for p in own.of(PartKind.FIGURE)), fact)),
        dates=tuple(_placed((p.when for p in own.of(PartKind.TIME)), fact)),
        entities=tuple(dict.fromkeys(part.span.of(fact.content) for part in own.of(PartKind.NAME))),
        context=context,
        check_worthiness=worth.score,
        signs=worth.signs,
        not_checkable_because=reason,
        readings=_readings(context, language, reader.today) if reason is NotCheckable.AMBIGUOUS else (),
    )


def _placed(found: Iterable[_Placed | None], fact: Statement) -> Iterator[_Placed]:
    """Figures or times of a statement, their spans in the text of the article."""
    for one in found:
        place = None if one is None else fact.place(one.span)
        if one is not None and place is not None:
            yield one.model_copy(update={"span": place})


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


def _with_ids(found: Sequence[Claim]) -> Iterator[Claim]:
    """Ids from content, so that the same statement has the same id in the next version of the article."""
    seen: Counter[str] = Counter()
    for claim in found:
        key = f"{claim.language}|{claim.speaker or ''}|{claim.content}"
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()
        yield claim.model_copy(update={"id": digest[:12]})
