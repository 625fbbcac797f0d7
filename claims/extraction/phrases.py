"""Facts inside a statement that stand on their own: how long it lasted, what it was the first of, how long ago."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extraction.statements import Statement
from claims.language.bounds import ago_begins
from claims.language.quantities import read_quantities
from claims.language.tables import Language
from claims.language.units import dimension
from claims.language.words import Word, forms, words
from claims.models import Quantity, Span
from claims.parts.segments import is_finite

_FEWEST_WORDS = 3


def inner_facts(statement: Statement, table: Language) -> tuple[Statement, ...]:
    """The statement cut into the facts that stand on their own; itself where there is none inside."""
    found = words(statement.content, table.code)
    figures = read_quantities(statement.content, table)
    return (
        tuple(_ranked(statement, found, figures, table))
        or tuple(_lasting(statement, found, figures, table))
        or tuple(_elapsed(statement, found, figures, table))
        or (statement,)
    )


def _part(statement: Statement, start: int, end: int) -> Statement:
    content = statement.content[start:end].strip(" ,")
    begin = (
        statement.start + start + (len(statement.content[start:end]) - len(statement.content[start:end].lstrip(" ,")))
    )
    span = Span(start=begin, end=begin + len(content))
    return replace(statement, span=span, start=begin, content=content)


def _lasting(
    statement: Statement, found: Sequence[Word], figures: Sequence[Quantity], table: Language
) -> Iterator[Statement]:
    """How long it lasted, and what came then: "Nach zweistündiger Sitzung wurde ..."."""
    for figure in figures:
        if dimension(figure) != "time" or figure.ago or len(figure.text.split()) > 1:
            continue
        before = [word for word in found if word.end <= figure.span.start]
        after = next((word for word in found if word.start >= figure.span.end), None)
        if after is None or not all(word.lemma in table.function_words for word in before):
            continue
        rest = [word for word in found if word.start > after.start]
        if len(rest) >= _FEWEST_WORDS and (after.capital or table.names.cased):
            yield _part(statement, 0, after.end)
            yield _part(statement, after.end, len(statement.content))
            return


def _ranked(
    statement: Statement, found: Sequence[Word], figures: Sequence[Quantity], table: Language
) -> Iterator[Statement]:
    """That they met, and that it was the first since: "... traf X zu den ersten Gesprächen seit Y"."""
    for number, word in enumerate(found):
        ranks = forms(word, table.code) & set(table.kinds.ranking)
        if not ranks or not any(is_finite(other) for other in found[:number]):
            continue
        since = next((n for n in range(number, len(found)) if found[n].text.casefold() in table.dates.since), None)
        opening = _opening(found, number, table)
        if since is None or opening < _FEWEST_WORDS:
            continue
        elapsed = list(_elapsed(statement, found, figures, table))
        figure = next((figure for figure in figures if figure.ago), None)
        yield _part(statement, 0, _before_preposition(found, opening, table))
        yield _part(
            statement, found[opening].start, _before_ago(statement.content, figure, table) or len(statement.content)
        )
        yield from elapsed[1:]
        return


def _opening(found: Sequence[Word], number: int, table: Language) -> int:
    """Where the phrase begins, its article included."""
    article = number > 0 and found[number - 1].text.casefold() in table.clauses.determiners
    return number - 1 if article else number


def _before_preposition(found: Sequence[Word], opening: int, table: Language) -> int:
    before = found[opening - 1]
    led = before.text.casefold() in {*table.clauses.prepositions, *table.clauses.contracted}
    return before.start if led else found[opening].start


def _before_ago(text: str, figure: Quantity | None, table: Language) -> int | None:
    """Where the time that has passed begins, with the word that leads it in."""
    if figure is None:
        return None
    led = ago_begins(text, figure.span.start, table)
    return figure.span.start if led is None else led


def _elapsed(
    statement: Statement, found: Sequence[Word], figures: Sequence[Quantity], table: Language
) -> Iterator[Statement]:
    """What is said, and how long ago that was: "... seit dem Erdbeben vor sechs Jahren"."""
    for figure in figures:
        begin = _before_ago(statement.content, figure, table) if figure.ago else None
        since = [n for n, w in enumerate(found) if begin and w.end < begin and w.text.casefold() in table.dates.since]
        if begin is None or not since or since[-1] + 1 >= len(found):
            continue
        event = found[since[-1] + 1].start
        if begin - event > 0 and since[-1] > 0:
            yield _part(statement, 0, begin)
            yield _part(statement, event, len(statement.content))
            return
