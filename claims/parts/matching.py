"""Whether two parts say the same: names by identity, figures and times by value, words by base form or sense."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from claims.language.lexicon import Opposition, broader, opposites
from claims.language.names import same_name as is_same_name
from claims.language.names import sound
from claims.language.units import dimension
from claims.parts.elapsed import days_ago
from claims.parts.figures import compare_figures
from claims.parts.statement import Part, PartKind, Piece
from claims.policy import Policy

_STATE_LETTERS = 2
"""Of the code of a state; regions of the world have digits."""


class Relation(StrEnum):
    """How a part of the evidence stands to a part of the claim."""

    NONE = "none"
    SAME = "same"
    WIDER = "wider"
    """The evidence says less exactly what the claim says: "minister" for "foreign minister"."""
    DIFFERENT = "different"
    """A figure or time that could be the claimed one and is another."""
    COARSE = "coarse"
    """A figure that is too roughly rounded to tell."""
    CONTRARY = "contrary"
    COMPLEMENTARY = "complementary"


_OPPOSED = (Relation.CONTRARY, Relation.COMPLEMENTARY)


def relate(claim: Part, evidence: Part, policy: Policy) -> Relation:
    """How a part of the evidence stands to a part of the claim."""
    if claim.kind is PartKind.FIGURE and evidence.kind is PartKind.FIGURE:
        return _figures(claim, evidence, policy)
    if claim.kind is PartKind.TIME and evidence.kind is PartKind.TIME:
        return _times(claim, evidence, policy)
    if claim.kind is PartKind.NAME and evidence.kind is PartKind.NAME:
        return Relation.SAME if names_agree(claim, evidence) else Relation.NONE
    if claim.kind is PartKind.WORD and evidence.kind is PartKind.WORD:
        return _words(claim, evidence, policy)
    if {claim.kind, evidence.kind} == {PartKind.NAME, PartKind.WORD}:
        return _name_and_word(claim, evidence)
    return Relation.NONE


# --- figures and times ------------------------------------------------------------------------------------------


def _figures(claim: Part, evidence: Part, policy: Policy) -> Relation:
    if claim.quantity is None or evidence.quantity is None:
        return Relation.NONE
    if dimension(claim.quantity) != dimension(evidence.quantity):
        return Relation.NONE
    agreement = compare_figures(claim.quantity, evidence.quantity, policy.tolerances)
    if agreement.agrees:
        return Relation.SAME
    return Relation.DIFFERENT if agreement.differs else Relation.COARSE


def _times(claim: Part, evidence: Part, policy: Policy) -> Relation:
    said, found = _days(claim, policy), _days(evidence, policy)
    if (claim.month is not None and claim.when is None) or (evidence.month is not None and evidence.when is None):
        return _months(claim, evidence)
    if said is None or found is None:
        same_day = claim.weekday is not None and claim.weekday == evidence.weekday
        return Relation.SAME if same_day else Relation.NONE
    if said[0] <= found[0] and found[1] <= said[1]:
        return Relation.SAME
    if found[0] <= said[0] and said[1] <= found[1]:
        return Relation.WIDER
    return Relation.DIFFERENT if claim.month is None else _months(claim, evidence, same=Relation.COARSE)


def _months(claim: Part, evidence: Part, same: Relation = Relation.SAME) -> Relation:
    """A month without its year against a time: another month is another time, the same may be of another year."""
    said, found = _month_of(claim), _month_of(evidence)
    if said is None or found is None:
        return Relation.NONE
    if said != found:
        return Relation.DIFFERENT
    return same if claim.month is not None else Relation.WIDER


def _month_of(time: Part) -> int | None:
    if time.month is not None or time.when is None:
        return time.month
    first, last = time.when.first, time.when.last
    return first.month if (first.year, first.month) == (last.year, last.month) else None


def _days(time: Part, policy: Policy) -> tuple[date, date] | None:
    """The first and the last day that a time may mean."""
    if time.quantity is not None and time.counted_from is not None:
        return days_ago(time.quantity, time.counted_from, policy.tolerances.near_side)
    return (time.when.first, time.when.last) if time.when is not None else None


# --- names ------------------------------------------------------------------------------------------------------


def names_agree(claim: Part, evidence: Part) -> bool:
    """Whether the evidence has the name: a capital lies in its state, and speaks for it where it is no mere place."""
    if claim.name is None or evidence.name is None:
        return False
    if is_same_name(claim.name, evidence.name):
        return not _is_merely_its_place(claim, evidence)
    if _codes(claim, "state:") & _codes(evidence, "seat:"):
        return True
    return not claim.placed and bool(_codes(claim, "seat:") & _codes(evidence, "state:"))


def same_state(one: Part, other: Part) -> bool | None:
    """Whether two names are of one state, or of its capital; None where the tables do not know."""
    here, there = ({*_codes(part, "state:"), *_codes(part, "seat:")} for part in (one, other))
    if not here or not there or not all(code.isalpha() and len(code) == _STATE_LETTERS for code in here | there):
        return None
    return bool(here & there)


def _is_merely_its_place(claim: Part, evidence: Part) -> bool:
    """Whether the evidence has only the town of what the claim names: "in Linz" for "Falken Linz"."""
    if claim.name is None or evidence.name is None or claim.name.keys:
        return False
    return evidence.placed and not claim.placed and len(evidence.name.sounds) < len(claim.name.sounds)


def _codes(part: Part, kind: str) -> set[str]:
    keys = part.name.keys if part.name is not None else frozenset()
    return {key.removeprefix(kind) for key in keys if key.startswith(kind)}


def _name_and_word(claim: Part, evidence: Part) -> Relation:
    """A name that one language's dictionary takes for a word: "Müller"."""
    name, word = (claim, evidence) if claim.kind is PartKind.NAME else (evidence, claim)
    if name.name is None or name.name.keys or not word.text[0].isupper():
        return Relation.NONE
    if word.concepts and (word.span.start or len(name.name.sounds) == 1):
        return Relation.NONE  # "Tischler" without an article opens a sentence as a name, "der Tischler" as a trade
    return (
        Relation.SAME if sound(word.base) in name.name.sounds or sound(word.text) in name.name.sounds else Relation.NONE
    )


# --- words ------------------------------------------------------------------------------------------------------


def _words(claim: Part, evidence: Part, policy: Policy) -> Relation:
    if claim.base == evidence.base or claim.concepts & evidence.concepts:
        return Relation.WIDER if evidence.modifier and not claim.modifier else Relation.SAME
    if " " in evidence.text and _by_concepts(claim.concepts, evidence.concepts) in _OPPOSED:
        return _by_concepts(claim.concepts, evidence.concepts)  # "was beaten" is not "beat"
    inside = _by_pieces(claim, evidence)
    relation = _by_concepts(claim.concepts, evidence.concepts) if inside is Relation.NONE else inside
    if relation is not Relation.NONE or (claim.concepts and evidence.concepts):
        return relation
    known = claim.concepts or evidence.concepts
    alike = not known and claim.decisive == evidence.decisive and _of_one_stem(claim.base, evidence.base, policy)
    return Relation.SAME if alike else Relation.NONE


def _by_pieces(claim: Part, evidence: Part) -> Relation:
    """How the words inside a compound or phrase stand to a word of the claim."""
    head = evidence.pieces[:1] if " of " in evidence.text else evidence.pieces[-1:]
    if any(claim.base == piece.base for piece in head):
        return Relation.SAME
    beside = " " not in evidence.text and _are_beside(claim.concepts, evidence.concepts)
    of_pieces = [_by_concepts(claim.concepts, piece.concepts) for piece in head if not beside]
    for kind in (Relation.SAME, Relation.WIDER):
        if kind in of_pieces:
            return kind
    touched = any(claim.base == piece.base or _is_touched(claim, piece) for piece in evidence.pieces)
    return Relation.WIDER if touched else Relation.NONE  # it narrows what the passage speaks of, and is not it


def _are_beside(claim: frozenset[str], evidence: frozenset[str]) -> bool:
    """Whether two words are kinds of the same thing: a "Lastwagen" is no car, though a "Wagen" is one."""
    said, told = ({kind for concept in concepts for kind in broader(concept)} for concepts in (claim, evidence))
    return bool((said - claim) & (told - evidence))


def _is_touched(claim: Part, piece: Piece) -> bool:
    return _by_concepts(claim.concepts, piece.concepts) in (Relation.SAME, Relation.WIDER)


def all_pieces_told(claim: Part, others: Sequence[Part]) -> bool:
    """Whether every word inside a compound or phrase stands among other parts: "spending on defence".

    The word that carries the meaning must not merely narrow another: a station is no square before the station.
    """
    if len(claim.pieces) < 2:  # noqa: PLR2004 a head and what narrows it
        return False
    head = claim.pieces[0] if " of " in claim.text else claim.pieces[-1]
    heads = [other for other in others if not other.modifier]
    return all(_is_told(piece, heads if piece is head else others, whole=piece is head) for piece in claim.pieces)


def _is_told(piece: Piece, others: Sequence[Part], *, whole: bool) -> bool:
    """Whether a word inside another is told by a part, or by a word inside one; a head only by a head."""
    inside = [(other.pieces[-1:] if whole else other.pieces) for other in others]
    own = any(piece.base == other.base or _has_sense(piece, other.concepts) for other in others)
    return own or any(_has_sense(piece, part.concepts) for parts in inside for part in parts)


def _has_sense(piece: Piece, concepts: frozenset[str]) -> bool:
    return any(piece.concepts & broader(concept) for concept in concepts)


def _by_concepts(claim: frozenset[str], evidence: frozenset[str]) -> Relation:
    if any(claim & broader(concept) for concept in evidence):
        return Relation.SAME
    if any(evidence & broader(concept) for concept in claim):
        return Relation.WIDER
    kinds = {opposites(said).get(found) for said in claim for found in evidence}
    if Opposition.COMPLEMENTARY in kinds:
        return Relation.COMPLEMENTARY
    return Relation.CONTRARY if Opposition.CONTRARY in kinds else Relation.NONE


def _of_one_stem(one: str, other: str, policy: Policy) -> bool:
    """Whether two words without a common sense grow from one stem: "teilnehmen" and "teilnehmend"."""
    shorter, longer = sorted((one, other), key=len)
    shared = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shared >= policy.comparison.cognate_letters and shared >= policy.comparison.shared_stem * len(longer)
