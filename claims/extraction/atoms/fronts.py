"""What stands in front of the subject: a time, a place, or a word that only ties the sentence to the one before."""

from dataclasses import replace

from claims.extraction.atoms.clause import Clause, clause_of
from claims.extraction.atoms.tokens import Kind, Tokens
from claims.language.tables import Language

_SUBJECTS = frozenset({Kind.SUBJECT, Kind.DETERMINER, Kind.NAME, Kind.NOUN, Kind.QUOTED, Kind.ADJECTIVE})


def main_clause(found: Tokens, table: Language) -> Clause | None:
    """The clause of a statement, with what stood in front of its subject behind it; None where it has no plain form."""
    if table.clauses.punctuated:
        return clause_of(found, table)
    marks = [n for n, token in enumerate(found) if token.kind is Kind.COMMA and n]
    for mark in marks[:4]:
        front, main = found[:mark], found[mark + 1 :]
        if not main or not _is_front(front, table):
            break
        if main[0].kind in _SUBJECTS and not any(token.kind is Kind.FINITE for token in front):
            clause = clause_of(main, table)
            if clause is not None and not _resumes(clause):
                return replace(clause, moved=_moved(front, table))
    return clause_of(found, table) if not _is_front(found, table) else None


def _is_front(front: Tokens, table: Language) -> bool:
    leads = front[0].kind in {Kind.PREPOSITION, Kind.GERUND} or front[0].low in table.atoms.openers
    return leads or is_beside(front, table)


def is_beside(front: Tokens, table: Language) -> bool:
    """Whether a phrase only recalls what else there is: "in addition to her work"."""
    phrase = " ".join(token.low for token in front)
    return any(phrase.startswith(f"{lead} ") for lead in table.atoms.beside)


def _resumes(clause: Clause) -> bool:
    """Whether the subject has commas, so that the front may have gone on."""
    return any(token.kind is Kind.COMMA for token in clause.subject)


def _moved(front: Tokens, table: Language) -> Tokens:
    if front[0].low in table.atoms.openers:
        return ()
    first = replace(front[0], text=front[0].text[:1].lower() + front[0].text[1:], placed=0)
    return (first, *front[1:])
