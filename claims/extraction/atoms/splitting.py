"""From a statement to its atoms: rule by rule, until none takes anything apart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from claims.extraction.atoms.asides import split_aside, split_subject
from claims.extraction.atoms.clause import Clause
from claims.extraction.atoms.examples import split_examples
from claims.extraction.atoms.fine import split_finely
from claims.extraction.atoms.fronts import main_clause
from claims.extraction.atoms.inserted import split_inserted
from claims.extraction.atoms.lists import split_list
from claims.extraction.atoms.lives import split_life
from claims.extraction.atoms.predicates import split_predicates
from claims.extraction.atoms.shorter import shortened
from claims.extraction.atoms.tokens import NOMINAL, Kind, Tokens, tokens
from claims.extraction.atoms.wording import capitalised, text_of, written
from claims.extraction.pieces import Piece, Wording
from claims.language.tables import Language
from claims.policy.claims import Grain

MOST_TOKENS = 100
"""Longer statements stay whole: they are lists or tables, and no sentence of prose."""
MOST_ATOMS = 24
_TELLING = frozenset({Kind.NUMBER, *NOMINAL})


_RULES: tuple[Callable[[Clause, Language], tuple[Clause, ...]], ...] = (
    split_inserted,
    split_subject,
    split_predicates,
    split_aside,
    split_examples,
    split_list,
)


def atoms(statement: str, table: Language, grain: Grain) -> tuple[Wording, ...]:
    """The facts that a statement tells, in their order; the statement itself where nothing can be taken apart."""
    whole = (Wording(statement, (Piece(0, 0, len(statement)),) if statement else ()),)
    found = (
        tokens(statement, table)
        if grain != "whole" and table.atoms.joining and len(statement) < MOST_TOKENS * 12
        else ()
    )
    if not found or len(found) > MOST_TOKENS or _is_open(found, statement, table):
        return whole
    main = main_clause(found, table)
    if main is None:
        return whole
    lives = split_life(main, table) if grain == "fine" and table.atoms.birth else ()
    clauses = [part for clause in lives or (main,) for part in _taken_apart(clause, table, grain)]
    made = tuple(dict.fromkeys(_atom(clause.words, statement) for clause in clauses))
    if grain == "fine":
        return made if len(made) <= MOST_ATOMS else whole
    return made if 1 < len(made) <= MOST_ATOMS and not _is_lost(found, clauses) else whole


def _is_lost(found: Tokens, clauses: Sequence[Clause]) -> bool:
    """Whether a noun, name, number or quotation of the statement is in none of its facts."""
    told = {token.start for clause in clauses for token in clause.words if token.placed or token.kind in _TELLING}
    return any(token.kind in _TELLING and token.start not in told for token in found)


def _is_open(found: Tokens, statement: str, table: Language) -> bool:
    """Whether it asks, or says what holds under a condition."""
    return statement.rstrip().endswith("?") or any(token.low in table.clauses.conditional for token in found)


def _taken_apart(main: Clause, table: Language, grain: Grain) -> Iterator[Clause]:
    open_clauses = [main]
    steps = 0
    while open_clauses:
        clause = open_clauses.pop(0)
        steps += 1
        parts = next((parts for rule in _RULES if (parts := rule(clause, table))), ())
        if parts and steps < MOST_ATOMS * 4:
            open_clauses[:0] = parts
        elif grain == "fine":
            for fact in split_finely(clause, table):
                yield from shortened(fact, table)
                yield fact
        elif not clause.kind_only:
            yield clause


def _atom(words: Tokens, statement: str) -> Wording:
    words = capitalised(words)
    content = text_of(words)
    return Wording(content, tuple(_pieces(words, content, statement)))


def _pieces(words: Tokens, content: str, statement: str) -> Iterator[Piece]:
    """The stretches of a wording that stand in the statement as they are, as long as they can be."""
    piece: Piece | None = None
    for at, token in written(words):
        if not token.placed:
            continue
        gap = at - (piece.start + piece.length) if piece is not None else 0
        if piece is not None and _goes_on(piece, token.start, gap, content, statement):
            piece = replace(piece, length=at + token.placed - piece.start)
            continue
        if piece is not None:
            yield piece
        piece = Piece(at, token.start, token.placed)
    if piece is not None:
        yield piece


def _goes_on(piece: Piece, start: int, gap: int, content: str, statement: str) -> bool:
    """Whether a token follows a piece in the statement as it does in the wording."""
    end, said = piece.start + piece.length, piece.origin + piece.length
    return start == said + gap and content[end : end + gap] == statement[said:start]
