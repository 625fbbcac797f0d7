"""What a claim asks of tables, read once for all of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from claims.language.units import dimension
from claims.language.words import words
from claims.models import Bound, Claim, Span, When
from claims.parts.reading import read_claim
from claims.parts.shares import ShareClaim, share_claim
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy
from claims.tables.ages import AgeGroup, age_groups
from claims.tables.cues import Cues
from claims.tables.every import share_of_all_or_none
from claims.tables.naming import signs_of
from claims.tables.words import table_words

_AROUND = frozenset({"after", "to after", "before", "since", "until"})
"""Relations of prepositions by which a time is an end of what is meant, and not the time of a figure."""
_NEAR = 2
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, eq=False)
class Asked:
    """A claim about quantities with all that depends on it alone."""

    statement: Statement
    today: date | None
    """The day of the claim: what had not begun by then, or was history, does not answer it."""
    policy: Policy
    used: tuple[Span, ...] = ()
    """Where the words stand that ask for arithmetic, which no table has to have."""

    def without(self, spans: Iterable[Span]) -> "Asked":
        """The same claim, with some of its words set aside."""
        aside = tuple(spans)
        parts = tuple(p for p in self.statement.parts if not any(span.meets(p.span) for span in aside))
        return replace(self, statement=replace(self.statement, parts=parts), used=(*self.used, *aside))

    @cached_property
    def groups(self) -> tuple[Span, ...]:
        """The nouns behind figures of the size of a group: "countries" of "the four countries"."""
        ends = [part.span.end for part in self.sizes]
        behind = (min((p for p in self.said if p.span.start >= end), key=_start, default=None) for end in ends)
        return tuple(p.span for p, end in zip(behind, ends, strict=True) if p is not None and p.span.start - end <= 1)

    def having(self, parts: Sequence[Part]) -> "Asked":
        """The same claim with other parts beside its own."""
        return (
            replace(self, statement=replace(self.statement, parts=(*self.statement.parts, *parts))) if parts else self
        )

    def only(self, parts: Sequence[Part]) -> "Asked":
        """The same claim, with only some of its parts left."""
        return replace(self, statement=replace(self.statement, parts=tuple(parts)))

    @cached_property
    def figures(self) -> tuple[Part, ...]:
        """Its figures."""
        return tuple(part for part in self.statement.of(PartKind.FIGURE) if part.quantity is not None)

    def denied(self, places: Iterable[Part | Span]) -> bool:
        """Whether the sentence denies what some of its parts say."""
        spans = [place.span if isinstance(place, Part) else place for place in places]
        numbers = (self.statement.segment_at(span.start) for span in spans)
        return any(self.statement.segments[number].denied for number in numbers if number >= 0)

    @cached_property
    def share(self) -> ShareClaim | None:
        """What it says about a share of a group, if it does."""
        known = self.statement.table.computing
        if Cues(self.statement).of((*known.average, *known.median)):
            return None
        aged = [part.span for group in self.ages for part in group.parts]
        statement = self.without([*aged, *(part.span for part in self.per)]).statement
        return share_claim(statement, plain=True) or share_of_all_or_none(statement)

    @cached_property
    def sizes(self) -> tuple[Part, ...]:
        """The figures that only say how large the group is that it speaks of: "the four countries"."""
        table = self.statement.table
        lead = {*table.clauses.definite, *table.computing.every}
        return tuple(
            part
            for part in self.figures
            if part.quantity is not None
            and (part.quantity.unit, part.quantity.fraction, part.quantity.bound) == (None, None, Bound.NONE)
            and any(word in lead for word in self._words_at(part.span.start, 1))
        )

    @cached_property
    def per(self) -> tuple[Part, ...]:
        """The figures by which others are counted: "per 1,000 inhabitants", "auf 1.000 Einwohner kommen"."""
        table = self.statement.table
        said = {word.lemma for word in words(self.statement.text, table.code)}
        leads = {*table_words().per, *(table.computing.per if said & {*table.computing.per_verbs} else ())}
        plain = (part for part in self.figures if part.quantity is not None and part.quantity.unit is None)
        return tuple(part for part in plain if any(word in leads for word in self._words_at(part.span.start, 1)))

    @cached_property
    def aside(self) -> tuple[Part, ...]:
        """The figures that say of what or of whom, and not how many."""
        return (*self.sizes, *self.per, *(part for group in self.ages for part in group.parts))

    @cached_property
    def ages(self) -> tuple[AgeGroup, ...]:
        """The groups by age that it names."""
        return age_groups(self.statement)

    @cached_property
    def dimensions(self) -> frozenset[str]:
        """The dimensions of its figures."""
        return frozenset(dimension(part.quantity) for part in self.figures if part.quantity is not None)

    @cached_property
    def said(self) -> tuple[Part, ...]:
        """Its names and words."""
        return tuple(part for part in self.statement.parts if part.kind in (PartKind.NAME, PartKind.WORD))

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs of its names and words."""
        return signs_of(self.said)

    @cached_property
    def times(self) -> tuple[When, ...]:
        """The times that it names."""
        return tuple(part.when for part in self.statement.of(PartKind.TIME) if part.when is not None)

    @cached_property
    def is_of_a_stretch(self) -> bool:
        """Whether it speaks of what was before, since or after a time, for which no single figure stands."""
        leads = self.statement.table.qualifiers.leads
        return any(_AROUND & {leads.get(word, "")} for when in self.times for word in self._words_before(when))

    @cached_property
    def is_until(self) -> bool:
        """Whether it speaks of what had become by a time, and does not say since when."""
        until = self.statement.table.computing.until
        return any(word in until for when in self.times for word in self._words_before(when)[-1:])

    def languages(self, other: str) -> tuple[str, ...]:
        """The language of the claim and another one."""
        return tuple(dict.fromkeys((self.statement.table.code, other)))

    def _words_before(self, when: When) -> Sequence[str]:
        return self._words_at(when.span.start, _NEAR)

    def _words_at(self, place: int, count: int) -> Sequence[str]:
        """The last words before a place."""
        before = words(self.statement.text[:place], self.statement.table.code)[-count:]
        return [word.text.casefold() for word in before]


def _start(part: Part) -> int:
    return part.span.start


def ask(claim: Claim, today: date | None, policy: Policy) -> Asked:
    """What a claim asks."""
    return Asked(_with_years(read_claim(claim, today)), today, policy)


def _with_years(statement: Statement) -> Statement:
    """A sentence whose only time was read as a number before a name: "hatte 2024 Finnland"."""
    if statement.of(PartKind.TIME):
        return statement
    parts = tuple(_as_year(part) if _may_be_year(part, statement) else part for part in statement.parts)
    return replace(statement, parts=parts)


def _may_be_year(part: Part, statement: Statement) -> bool:
    is_name = re.match(r"\s+[A-ZÄÖÜ]", statement.text[part.span.end :]) is not None
    return part.kind is PartKind.FIGURE and _YEAR.fullmatch(part.text) is not None and is_name


def _as_year(part: Part) -> Part:
    year = int(part.text)
    when = When(span=part.span, text=part.text, first=date(year, 1, 1), last=date(year, 12, 31))
    return replace(part, kind=PartKind.TIME, quantity=None, when=when)
