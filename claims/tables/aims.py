"""What a claim asks to be worked out, as its wording says: "doubled since 2015", "the third-largest", "together"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.language.units import dimension
from claims.models import Computation, Quantity, Span
from claims.parts.statement import Part, PartKind
from claims.tables.asked import Asked
from claims.tables.bases import Base, base_of, compares_changes, compares_twice, moves_most, moving
from claims.tables.cues import Cues

_RELATIVE = frozenset({"share", "percentage_point"})
_NEAR = 3
"""Most words between a figure and the comparative that it belongs to."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing to be worked out."""

    computation: Computation
    cues: tuple[Span, ...] = ()
    """The words that ask for it, which no table has to have."""
    figure: Part | None = None
    """What the claim says comes out; None for a mere direction, or a place."""
    share: Quantity | None = None
    """The same where it is a share or a count of rows, which its words say apart."""
    sign: int = 0
    """1 for more, risen, highest; -1 for less, fallen, lowest; 0 for as much as."""
    place: int = 1
    """At which place from the top, or from the bottom."""
    other: tuple[Part, ...] = ()
    """The name of the row that is compared with."""
    earlier: tuple[Part, ...] = ()
    """The time that is compared with, or from which on something is the highest."""
    now: tuple[Part, ...] = ()
    """The later end of a stretch of time that a claim names: "from 2015 to 2024"."""
    previous: str = ""
    """The length of time before, where only that is named: "year"."""
    lost: bool = False
    """Whether it cannot be told what is compared with."""
    things: tuple[Part, ...] = ()
    """What a superlative stands before that may be of the things themselves: "schools" of "the oldest schools"."""
    stretch: Part | None = None
    """How long something was not higher: "in five years"."""
    ever: bool = False
    """Whether it is said of all times that are known: "as never before"."""
    words: str = ""
    """Its own words, for a claim without a figure."""
    denying: bool = False
    """Whether it says so by a negation: "nowhere is it higher"."""
    over_time: bool = False
    """Whether one row is compared with itself at other times."""
    at_base: bool = False
    """Whether a figure is that of the earlier time: "from 120"."""

    @property
    def names_its_base(self) -> bool:
        """Whether a claim says with what something is compared."""
        return bool(self.other or self.earlier or self.previous)

    @property
    def claimed(self) -> Quantity | None:
        """The figure that the claim has for it."""
        return self.share or (self.figure.quantity if self.figure is not None else None)

    @property
    def used(self) -> tuple[Span, ...]:
        """All that is said by it, and not what it is said of."""
        parts = (*self.other, *self.earlier, *filter(None, (self.figure, self.stretch)))
        return (*self.cues, *(part.span for part in parts))


_LOST = Aim(Computation.COMPARISON, lost=True)


def aims_of(asked: Asked) -> tuple[Aim, ...]:
    """What a claim asks to be worked out, all of which must hold; nothing where it names plain figures."""
    cues = Cues(asked.statement)
    figures = [part for part in asked.figures if part not in asked.aside]
    for read in (_placed, _superlative, _multiplied, _averaged, _changed, _compared, _added):
        found = read(asked, cues, figures)
        if found:
            return found
    return ()


# --- ranks and superlatives -------------------------------------------------------------------------------------


def _placed(_: Asked, cues: Cues, figures: Sequence[Part]) -> tuple[Aim, ...]:
    """A place by its number: "auf Platz vier", "ranks fourth"; counted from below among "the lowest"."""
    up = -1 if cues.superlatives(cues.known.lowest) else 1
    for rank in cues.of(cues.known.rank):
        number = next((part for part in figures if 0 <= part.span.start - rank.end <= 1), None)
        if number is not None and number.quantity is not None and dimension(number.quantity) == "count":
            cued = (rank, number.span, *cues.superlatives(cues.known.lowest))
            return (Aim(Computation.RANK, cued, sign=up, place=int(number.quantity.value)),)
        beside = [(s, w) for s, w in _ordinals(cues) if 0 <= s.start - rank.end <= 1 or 0 <= rank.start - s.end <= 1]
        if beside:
            cued = (rank, beside[0][0], *cues.superlatives(cues.known.lowest))
            return (Aim(Computation.RANK, cued, sign=up, place=beside[0][1]),)
    for sign, phrases in ((1, cues.known.first), (-1, cues.known.last)):
        found = cues.of(phrases)
        if found:
            return (Aim(Computation.RANK, found, sign=sign),)
    return ()


def _ordinals(cues: Cues) -> list[tuple[Span, int]]:
    known = cues.known.places
    return [(span, known[low]) for span in cues.of(tuple(known)) if (low := cues.low(span)) in known]


def _superlative(_: Asked, cues: Cues, figures: Sequence[Part]) -> tuple[Aim, ...]:
    """The highest or lowest of all rows, or of all times since another one."""
    aim = _of_superlative(cues) or _of_none(cues)
    if aim is None:
        return ()
    stretch = next((part for part in figures if part.quantity is not None and part.quantity.unit == "year"), None)
    since = [part for word in cues.of(cues.known.since) for part in cues.next_parts(word.end)]
    earlier = tuple(part for part in since if part.kind is PartKind.TIME)
    ever = cues.of(cues.known.ever)
    over_time = bool(earlier or ever or stretch is not None)
    led = (*aim.cues, *ever, *cues.of(cues.known.level), *(cues.of(cues.known.since) if over_time else ()))
    aim = replace(aim, cues=led, earlier=earlier, stretch=stretch, ever=bool(ever), over_time=over_time)
    left = [part for part in figures if part is not stretch]
    if len(left) > 1:
        return ()
    if moves_most(aim.cues[0], cues):
        return (_LOST,)
    return (aim, *(Aim(Computation.VALUE, moving(cues), figure=part) for part in left))


def _of_superlative(cues: Cues) -> Aim | None:
    for sign, phrases in ((1, cues.known.highest), (-1, cues.known.lowest)):
        for found in cues.superlatives(phrases):
            place, span = cues.placed(found)
            return Aim(
                Computation.RANK if place > 1 else _extreme(sign),
                (span, *moving(cues)),
                sign=sign,
                place=place,
                words=_text(cues, [span]),
                things=cues.next_parts(span.end) if cues.low(found) in cues.known.things else (),
            )
    return None


def _of_none(cues: Cues) -> Aim | None:
    """A superlative in other words: "nowhere is it higher than in Lenham", "no town has more"."""
    if not cues.of(cues.known.none):
        return None
    for sign, phrases in ((1, cues.known.more), (-1, cues.known.less)):
        more, than = cues.of(phrases), cues.of(cues.known.than)
        if more and any(cues.next_parts(span.end) for span in than):
            found = (*cues.of(cues.known.none), *more, *than)
            return Aim(_extreme(sign), found, sign=sign, words=_text(cues, more), denying=True)
    return None


def _text(cues: Cues, spans: Sequence[Span]) -> str:
    """The words of a claim for what is asked."""
    return " ".join(span.of(cues.statement.text) for span in spans)


def _extreme(sign: int) -> Computation:
    return Computation.MAXIMUM if sign > 0 else Computation.MINIMUM


# --- two cells --------------------------------------------------------------------------------------------------


def _multiplied(asked: Asked, cues: Cues, figures: Sequence[Part]) -> tuple[Aim, ...]:
    """How many times another figure: "doppelt so viele wie", "verdoppelt"."""
    times = [quantity for quantity in cues.quantities if quantity.unit == "times"]
    left = [part for part in figures if part.quantity is None or part.quantity.unit != "times"]
    if len(times) != 1 or len(left) > 2:  # noqa: PLR2004 from one figure to another
        return ()
    base = base_of(asked, cues)
    if base.other and moving(cues):
        return (_LOST,)
    more = cues.of((*cues.known.more, *cues.known.alike, *cues.known.rise, *cues.known.fall))
    aim = Aim(Computation.RATIO, (*more, times[0].span), share=times[0], sign=1)
    ratio = _held_against(base, aim)
    return (ratio, *(_value(part, ratio, at_base=_end(part, asked) == "from") for part in left))


def _changed(asked: Asked, cues: Cues, figures: Sequence[Part]) -> tuple[Aim, ...]:
    """A rise or fall from one time to another: "rose by 12 percent", "sank auf 3,1", "unverändert"."""
    spans = [(sign, cues.of(words)) for sign, words in _directions(cues)]
    found = [(sign, [span for span in own if not _is_in(span, figures)]) for sign, own in spans]
    signs = {sign for sign, own in found if own}
    if len(signs) != 1:
        return ()
    (sign,) = signs
    base = base_of(asked, cues)
    if base.other or compares_changes(cues):
        return (_LOST,)
    words = tuple(span for _, own in found for span in own)
    aim = Aim(Computation.COMPARISON, words, sign=sign, over_time=not base.other, words=_text(cues, words))
    plain = _held_against(base, aim)
    ahead = "to" if any(_end(part, asked) == "from" for part in figures) else "by"
    ends = {p.span.start: _end(p, asked, ahead if p.span.start < words[0].start else "by") for p in figures}
    by = [part for part in figures if ends[part.span.start] == "by"]
    to = [part for part in figures if ends[part.span.start] == "to"]
    since = [part for part in figures if ends[part.span.start] == "from"]
    if max(len(by), len(to), len(since)) > 1 or (not sign and figures):
        return ()
    values = [_value(part, plain, at_base=part in since) for part in (*to, *since)]
    if by:
        return (replace(plain, computation=Computation.CHANGE, figure=by[0]), *values)
    return (*values, plain)


def _directions(cues: Cues) -> tuple[tuple[int, Sequence[str]], ...]:
    return ((1, cues.known.rise), (-1, cues.known.fall), (0, cues.known.hold))


def _value(part: Part, aim: Aim, *, at_base: bool) -> Aim:
    """A figure at one end of a change."""
    return replace(aim, computation=Computation.VALUE, figure=part, share=None, at_base=at_base)


def _end(part: Part, asked: Asked, plain: str = "by") -> str:
    """Which end of a change a figure is: "from", "to" or "by", as its words or else the others say."""
    table, text = asked.statement.table, asked.statement.text
    before = text[: part.span.start].casefold().split()[-1:]
    own = part.text.casefold().split()[:1]
    ends = {word.casefold(): end for word, end in table.numbers.ends.items()}
    return next((ends[word] for word in (*own, *before) if word in ends), plain)


def _compared(asked: Asked, cues: Cues, figures: Sequence[Part]) -> tuple[Aim, ...]:
    """More or less than another row, or than at another time, with or without by how much."""
    if compares_twice(cues):
        return (_LOST,)
    for sign, words in ((1, cues.known.more), (-1, cues.known.less), (0, cues.known.alike)):
        found = tuple(span for span in cues.of(words) if not _is_in(span, figures))
        base = base_of(asked, cues)
        if not found or not base.is_told or len(figures) > 2:  # noqa: PLR2004 by how much, and to how much
            continue
        aim = Aim(Computation.COMPARISON, found, sign=sign, over_time=not base.other, words=_text(cues, found))
        by = [part for part in figures if sign and any(_is_by(part, span, cues) for span in found)]
        if len(by) > 1:
            continue
        aim = _held_against(base, replace(aim, computation=Computation.CHANGE, figure=by[0]) if by else aim)
        return (aim, *(_value(part, aim, at_base=False) for part in figures if part not in by))
    return ()


def _is_by(figure: Part, comparative: Span, cues: Cues) -> bool:
    """Whether a figure stands right before a comparative, and says by how much: "drei Unfälle mehr"."""
    between = [word for word in cues.words if figure.span.end <= word.start < comparative.start]
    return figure.span.start < comparative.start and len(between) <= _NEAR


def _held_against(base: Base, aim: Aim) -> Aim:
    return replace(
        aim,
        cues=(*aim.cues, *base.cues),
        other=base.other,
        earlier=base.earlier,
        now=base.now,
        previous=base.previous,
        lost=base.lost,
        over_time=aim.over_time or not base.other,
    )


def _is_in(span: Span, figures: Sequence[Part]) -> bool:
    return any(part.span.holds(span) for part in figures)


# --- several cells ----------------------------------------------------------------------------------------------


def _averaged(_: Asked, cues: Cues, figures: Sequence[Part]) -> tuple[Aim, ...]:
    """A mean or a median."""
    for computation, words in ((Computation.MEDIAN, cues.known.median), (Computation.MEAN, cues.known.average)):
        found = cues.of(words)
        if found and len(figures) == 1:
            return (Aim(computation, found, figure=figures[0]),)
    return ()


def _added(_: Asked, cues: Cues, figures: Sequence[Part]) -> tuple[Aim, ...]:
    """A sum, or a part of the whole."""
    if len(figures) != 1:
        return ()
    known = cues.known
    found = cues.of(known.together)
    if found:
        return (Aim(Computation.SUM, found, figure=figures[0]),)
    found = cues.of((*known.part, *known.every, *known.whole))
    quantity = figures[0].quantity
    is_part = quantity is not None and dimension(quantity) in _RELATIVE
    return (Aim(Computation.PART, found, figure=figures[0]),) if found and is_part else ()
