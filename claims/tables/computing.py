"""Which computations a claim asks of tables, and what comes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from claims.models import Claim, ClaimKind, Computation, Evidence, Stance
from claims.policy import Policy
from claims.tables.ages import AgeGroup
from claims.tables.aims import Aim, aims_of
from claims.tables.asked import Asked, ask
from claims.tables.beyond import is_otherwise
from claims.tables.counts import worked_shares
from claims.tables.levels import is_open
from claims.tables.meaning import is_of_change, measures_change, names_a_change, narrowing_ages, parts_known
from claims.tables.members import members_of
from claims.tables.naming import is_told
from claims.tables.pairs import worked_pairs
from claims.tables.ranks import worked_ranks
from claims.tables.sheet import Sheet
from claims.tables.showing import as_evidence
from claims.tables.single import worked_values
from claims.tables.stated import stated_row
from claims.tables.sums import worked_sums
from claims.tables.worked import Question, Worked

_KINDS = (ClaimKind.QUANTITY, ClaimKind.EVENT, ClaimKind.STATE)
_NUMBER = re.compile(r"\d[\d.,\u202f ]*\d")
_HARSHEST = (Stance.REFUTES, Stance.MENTIONS, Stance.SUPPORTS)


def compute(claim: Claim, sheets: Sequence[Sheet], today: date | None, policy: Policy) -> Iterator[Evidence]:
    """What tables say to a claim, with the working: one answer a source.

    Of several tables that come to the same the one answers that has most of the claim's words; of several that
    differ, nobody can tell which one is meant.

    Args:
        claim: A claim about quantities, or about an event or a state that asks for arithmetic: "has risen".
        sheets: The tables of all sources of the article.
        today: The day of the claim.
        policy: Tolerances, and how much of a claim a table has to name.
    """
    if claim.kind not in _KINDS:
        return
    asked = ask(claim, today, policy)
    aims = _aims(asked)
    if aims is None or (claim.kind is not ClaimKind.QUANTITY and not _is_arithmetic(asked, aims)):
        yield from _stated(claim, asked, sheets)
        return
    found: dict[str, list[Worked]] = {}
    for sheet in sheets:
        worked = _worked(asked, aims, sheet)
        if worked is not None:
            found.setdefault(sheet.table.origin.source, []).append(worked)
    for answers in found.values():
        best = max(answers, key=lambda answer: answer.subject.known)
        others = [answer for answer in answers if answer is not best]
        if all(answer.agrees_with(best) for answer in others):
            yield as_evidence(claim, best, asked, others)


def _stated(claim: Claim, asked: Asked, sheets: Sequence[Sheet]) -> Iterator[Evidence]:
    """What rows say in words to a claim without a figure, one a source."""
    if is_open(asked) or any(segment.denied for segment in asked.statement.segments):
        return
    found = {sheet.table.origin.source: row for sheet in sheets if (row := stated_row(claim, asked, sheet)) is not None}
    yield from found.values()


def _is_arithmetic(asked: Asked, aims: Sequence[Aim]) -> bool:
    """Whether more is asked for than the figure of one cell."""
    return asked.share is not None or any(aim.computation is not Computation.VALUE for aim in aims)


def _aims(asked: Asked) -> Sequence[Aim] | None:
    """What is to be worked out; None where some figure of the claim is not read, or the claim says what may be."""
    if asked.share is not None:
        return None if is_open(asked) else ()
    aims = aims_of(asked)
    if not aims:
        return _plain(asked)
    used = [span for aim in aims for span in aim.used]
    denied = asked.denied(used) and not any(aim.denying for aim in aims)
    return None if is_open(asked) or denied or any(_has_no_base(aim, asked) for aim in aims) else aims


def _has_no_base(aim: Aim, asked: Asked) -> bool:
    """Whether a claim says that something has changed, and neither since when nor at what time."""
    compares = aim.computation in (Computation.CHANGE, Computation.COMPARISON, Computation.RATIO)
    return aim.lost or (compares and not aim.names_its_base and (not asked.times or asked.is_until))


def _plain(asked: Asked) -> Sequence[Aim] | None:
    """The only figure of a claim as that of one cell; None where it has several, or denies it."""
    figures = [part for part in asked.figures if part not in asked.aside]
    return [Aim(Computation.VALUE, figure=figures[0])] if len(figures) == 1 and not asked.denied(figures) else None


def _counts_by(asked: Asked, sheet: Sheet) -> bool:
    """Whether a table counts by as many as the claim: "per 1,000 inhabitants"."""
    own = {re.sub(r"\D", "", found) for found in _NUMBER.findall(" ".join((*sheet.table.columns, *sheet.phrases)))}
    own |= {re.sub(r"\D", "", found) for found in _NUMBER.findall(sheet.table.unit or "")}
    return all(part.quantity is not None and f"{part.quantity.value:.0f}" in own for part in asked.per)


def _as_measured(aims: Sequence[Aim], asked: Asked, sheet: Sheet) -> Sequence[Aim]:
    """The aims as a table can answer them: what it measures itself need not be worked out."""
    if any(_is_measured(aim, asked, sheet) for aim in aims):
        return _plain(asked) or ()
    if not measures_change(asked, sheet):
        return aims
    in_percent = [a for a in aims if a.computation is Computation.CHANGE and a.claimed and a.claimed.unit == "percent"]
    if not in_percent:
        left = asked.without([span for aim in aims for span in aim.used]).said
        return aims if is_of_change(left) or not names_a_change(asked, sheet) else ()
    plain = all(aim.sign > 0 and not aim.names_its_base for aim in in_percent)
    return [replace(aim, computation=Computation.VALUE) for aim in aims] if plain and len(aims) == 1 else ()


def _are_all_read(asked: Asked, aims: Sequence[Aim], ages: Sequence[AgeGroup]) -> bool:
    """Whether every figure of a claim is worked out, but those by which the table is narrowed to a group by age."""
    aside = [*asked.sizes, *asked.per, *(part for group in ages for part in group.parts)]
    used = [*(span for aim in aims for span in aim.used), *(part.span for part in aside)]
    return all(any(span.meets(part.span) for span in used) for part in asked.figures)


def _is_measured(aim: Aim, asked: Asked, sheet: Sheet) -> bool:
    """Whether what looks like arithmetic is what a table measures: "growth", "average rent"."""
    said = [part for part in asked.said if any(span.meets(part.span) for span in aim.cues)]
    return any(is_told(part, parts_known(asked, sheet, None), asked.policy) for part in said)


def _worked(asked: Asked, aims: Sequence[Aim], sheet: Sheet) -> Worked | None:
    """What a table gives; most tables are told from the one that is meant by units and words before they are read."""
    if not asked.signs & sheet.signs or is_otherwise(asked, aims, sheet):
        return None
    if asked.share is not None:
        return _one(worked_shares(asked, sheet))
    ages = narrowing_ages(asked, sheet)
    if ages is None or not _are_all_read(asked, aims, ages) or not _counts_by(asked, sheet):
        return None
    found = []
    measured = _as_measured(aims, asked, sheet)
    for aim in measured:
        others = [span for other in measured if other is not aim for span in other.used]
        readings = _COMPUTE[aim.computation](Question(aim, asked.without([*others, *asked.groups]), sheet))
        one = _one([reading for reading in readings if _is_of_size(reading, asked)])
        if one is None:
            return None
        found.append(one)
    return min(found, key=lambda one: _HARSHEST.index(one.stance)) if found else None


_COMPUTE = {
    Computation.VALUE: worked_values,
    Computation.DIFFERENCE: worked_pairs,
    Computation.RATIO: worked_pairs,
    Computation.CHANGE: worked_pairs,
    Computation.COMPARISON: worked_pairs,
    Computation.RANK: worked_ranks,
    Computation.MAXIMUM: worked_ranks,
    Computation.MINIMUM: worked_ranks,
    Computation.SUM: worked_sums,
    Computation.MEAN: worked_sums,
    Computation.MEDIAN: worked_sums,
    Computation.PART: worked_sums,
}


def _is_of_size(worked: Worked, asked: Asked) -> bool:
    """Whether a table has as many rows, or times, as a claim says that there are."""
    sizes = [part.quantity.value for part in asked.sizes if part.quantity is not None]
    if not sizes:
        return True
    members = members_of(worked.sheet, worked.subject.field)
    counts = {len(members)} if members is not None else {worked.outcome.whole}
    return all(size in counts for size in sizes)


def _one(readings: Sequence[Worked]) -> Worked | None:
    """The reading that is named best, where all come to the same: an accidental match is no support."""
    if not readings or len({reading.stance for reading in readings}) > 1:
        return None
    return max(readings, key=lambda reading: reading.subject.known)
