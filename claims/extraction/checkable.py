"""What can be checked and what cannot, with the reason."""

from claims.extraction.references import Unknown
from claims.extraction.signs import Signs
from claims.extraction.statements import Statement
from claims.extraction.voices import Sentence
from claims.language.tables import Language
from claims.models import NotCheckable
from claims.parts.statement import PartKind
from claims.parts.statement import Statement as Parts

_FEW_WORDS = 2
_CLOSING = "\"'“”«»‘’›‹) "


def not_checkable(
    statement: Statement, sentence: Sentence, parts: Parts, table: Language, unknown: Unknown | None
) -> NotCheckable | None:
    """Why a statement cannot be checked, or None where it can.

    Args:
        statement: What is said, before it is split further.
        sentence: Where it stands.
        parts: Its parts.
        table: Of its language.
        unknown: A word of it of which nobody can tell what it points at.
    """
    signs = Signs(statement, parts, table)
    if _is_asked(statement, sentence) or signs.leaves_open:
        return NotCheckable.QUESTION
    if signs.is_personal:
        return NotCheckable.PERSONAL_EXPERIENCE
    if signs.is_wish or signs.is_call:
        return NotCheckable.WISH
    if signs.is_duty or signs.is_judgement or signs.is_guess:
        return NotCheckable.OPINION
    if signs.is_prediction:
        return NotCheckable.PREDICTION
    return NotCheckable.AMBIGUOUS if unknown is not None and _holds_nothing(statement, parts, signs, unknown) else None


def _is_asked(statement: Statement, sentence: Sentence) -> bool:
    """Whether a question mark ends the statement, or the sentence around it and not only what is quoted in it."""
    end = statement.start + len(statement.content) - sentence.span.start
    if sentence.text[max(0, end) :].lstrip(_CLOSING).startswith("?"):
        return True
    bare = sentence.text.rstrip(_CLOSING)
    mark = sentence.span.start + len(bare) - 1
    quoted = any(quote.start <= mark < quote.end for quote in sentence.quotes)
    return bare.endswith("?") and (not quoted or statement.direct)


def _holds_nothing(statement: Statement, parts: Parts, signs: Signs, unknown: Unknown) -> bool:
    """Whether there is no name, figure or time to find it by, and hardly a word of its own or several readings."""
    if parts.of(PartKind.NAME) or signs.has_figure or signs.names_time or signs.holds_quotation:
        return False
    several = unknown.leads and statement.speaker is None and len(unknown.readings) > 1
    return several or len(parts.of(PartKind.WORD)) <= _FEW_WORDS
