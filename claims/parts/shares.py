"""Claims about how many of a group reach a threshold: "a third of the members spend less than 2 %"."""

from dataclasses import dataclass
from itertools import pairwise

from claims.language.ranges import is_range
from claims.language.tables import Language
from claims.language.units import dimension
from claims.language.words import Word, words
from claims.models import Bound, Quantity
from claims.parts.statement import Part, PartKind, Statement


@dataclass(frozen=True, slots=True)
class ShareClaim:
    """How many of a group are said to lie on which side of a threshold."""

    claimed: Quantity
    """The share or count."""
    threshold: Quantity
    reaches: bool
    """Whether those are counted that reach the threshold, or those that do not."""
    strictly: bool
    """Whether lying right on the threshold is not enough ("above 2 %")."""
    subject: tuple[Part, ...]
    """Words and names that say what is measured and of whom."""
    whole: float | None = None
    """Size of the group, where the sentence gives it apart: "of the twelve countries, five ..."."""
    exact: bool = False
    """Whether it says of none, or of every one."""


def share_claim(statement: Statement, *, plain: bool = False) -> ShareClaim | None:
    """What a sentence says about a share of a group and a threshold, or None.

    Args:
        statement: The sentence.
        plain: Whether a bare number that is bound may be the threshold: "more than 10,000 inhabitants".
    """
    figures = [part for part in statement.of(PartKind.FIGURE) if part.quantity is not None]
    wholes = [part for part in figures if _is_whole(part, statement)]
    measured = any(part.quantity is not None and _measures(part.quantity) for part in figures)
    bound = [p for p in figures if plain and not measured and p not in wholes and _is_plain_threshold(p, statement)]
    counts = [p for p in figures if p not in (*wholes, *bound) and p.quantity is not None and _counts(p.quantity)]
    if len(counts) != 1 or len(wholes) > 1 or counts[0].quantity is None:
        return None
    claimed = counts[0]
    others = [part for part in figures if part.quantity is not None and (_measures(part.quantity) or part in bound)]
    threshold = next((part for part in others if part.segment >= claimed.segment), None)
    if threshold is None or threshold.quantity is None or claimed.quantity is None or _is_in_a_range(threshold, others):
        return None
    inside = {claimed.segment, threshold.segment}
    around = [
        part for part in statement.parts if part.segment in inside and part.kind in (PartKind.NAME, PartKind.WORD)
    ]
    side = _side(statement, threshold)
    if side is None:
        return None
    reaches, strictly = side
    own = {*statement.table.figures.threshold, *statement.table.figures.reach}
    subject = tuple(part for part in around if part.base not in own)
    whole = next((part.quantity.value for part in wholes if part.quantity is not None), None)
    return ShareClaim(claimed.quantity, threshold.quantity, reaches, strictly, subject, whole)


def _is_plain_threshold(part: Part, statement: Statement) -> bool:
    """Whether a bare number, or a time, is bound by its wording, or by the word before it: "exceeded 130"."""
    quantity = part.quantity
    if quantity is None or quantity.fraction is not None or dimension(quantity) not in ("count", "time"):
        return False
    before = words(statement.text[: part.span.start], statement.table.code)[-1:]
    figures = statement.table.figures
    return quantity.bound in _BOUND or any(word.lemma in {*figures.above, *figures.below} for word in before)


def _is_in_a_range(threshold: Part, others: list[Part]) -> bool:
    """Whether a threshold is one end of a range: a third that spends "between 2 and 3 percent"."""
    ends = [part.quantity for part in others if part.quantity is not None]
    return any(is_range(low, high) and threshold.quantity in (low, high) for low, high in pairwise(ends))


def _is_whole(part: Part, statement: Statement) -> bool:
    """Whether a count says how large the group is: "of the twelve countries"."""
    if part.quantity is None or part.quantity.fraction is not None or dimension(part.quantity) != "count":
        return False
    before = [word.text.casefold() for word in words(statement.text[: part.span.start], statement.table.code)][-2:]
    while before and before[-1] in statement.table.clauses.determiners:
        before.pop()
    return bool(before) and before[-1] in statement.table.numbers.of


def _counts(quantity: Quantity) -> bool:
    return quantity.fraction is not None or dimension(quantity) == "count"


def _measures(quantity: Quantity) -> bool:
    return quantity.unit is not None and dimension(quantity) != "time"


def _side(statement: Statement, threshold: Part) -> tuple[bool, bool] | None:
    """Whether the threshold is reached, and whether strictly; None where the sentence does not say."""
    segment = statement.segments[threshold.segment]
    inside = words(segment.span.of(statement.text), statement.table.code)
    bound = threshold.quantity.bound if threshold.quantity is not None else Bound.NONE
    sign = _BOUND.get(bound) or _sign(inside, statement.table)
    if sign is None or bound in (Bound.AT_MOST, Bound.ABOUT, Bound.NEARLY, Bound.JUST_OVER):
        return None
    reaches, strictly = sign
    return (not reaches if segment.denied else reaches), strictly


_BOUND = {Bound.AT_LEAST: (True, False), Bound.MORE_THAN: (True, True), Bound.LESS_THAN: (False, True)}
"""Whether a bound threshold is reached, and whether strictly."""


def _sign(inside: tuple[Word, ...], table: Language) -> tuple[bool, bool] | None:
    forms = {form for word in inside for form in (word.text.casefold(), word.lemma)}
    if forms & set(table.figures.below):
        return False, True
    if forms & set(table.figures.above):
        return True, True
    if forms & {*table.figures.reach, *table.figures.threshold}:
        return True, False
    return None
