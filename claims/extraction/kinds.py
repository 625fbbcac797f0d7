"""What kind a claim is of."""

from collections.abc import Sequence

from claims.extraction.statements import Statement
from claims.language.tables import Language
from claims.language.words import Word, words
from claims.models import ClaimKind
from claims.parts.segments import is_finite, is_verb
from claims.parts.statement import PartKind
from claims.parts.statement import Statement as Parts


def kind_of(statement: Statement, parts: Parts, table: Language) -> ClaimKind:
    """The kind of a statement: first match wins."""
    found = words(statement.content, table.code)
    lemmas = {word.lemma for word in found} | {part.base for part in parts.of(PartKind.WORD)}
    low = [word.text.casefold() for word in found]
    if parts.of(PartKind.FIGURE):
        return ClaimKind.QUANTITY
    quoted = any(sign in statement.content for sign in '„“»«"')
    if statement.direct or (quoted and statement.speaker is not None):  # else the marks hold a title, or a doubt
        return ClaimKind.QUOTATION
    if _takes_position(lemmas, low, table):
        return ClaimKind.POSITION
    if lemmas & set(table.kinds.agreement):
        return ClaimKind.AGREEMENT
    if statement.speaker is not None:
        return ClaimKind.QUOTATION
    return ClaimKind.STATE if _is_state(statement, parts, lemmas, table) else ClaimKind.EVENT


def _takes_position(lemmas: set[str], low: list[str], table: Language) -> bool:
    """Somebody accepts, rejects, wants, or "is against"."""
    if lemmas & set(table.kinds.position):
        return True
    is_against = any(word in low for word in table.kinds.against)
    return is_against and bool(lemmas & set(table.clauses.auxiliaries)) and len(set(low) & set(table.kinds.against)) > 0


def _is_state(statement: Statement, parts: Parts, lemmas: set[str], table: Language) -> bool:
    """Something is, was or is not yet so: a role, a verb of being alone, or a denied clause."""
    if statement.subject and lemmas & set(table.kinds.former):
        return True
    first_denied = bool(parts.segments) and parts.segments[0].denied
    named = any(word.base in table.kinds.state for word in parts.of(PartKind.WORD))
    return first_denied or named or _only_is(words(statement.content, table.code), table)


def _only_is(found: Sequence[Word], table: Language) -> bool:
    """Whether all verbs are forms of being or having, with nothing that was done: "is the capital"."""
    verbs = [word for word in found if is_verb(word) and not word.capital]
    return bool(verbs) and all(is_finite(word) and word.lemma in table.kinds.state for word in verbs)
