"""The parts of a claim, each with its counterpart in a passage or in what stands around it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.evidence.compounds import told_in_one_word
from claims.evidence.match import Match
from claims.evidence.naming import named_across
from claims.evidence.owners import bound_figures
from claims.evidence.ranges import answer_ranges
from claims.evidence.settled import settle
from claims.language.lexicon import is_collective, is_downward
from claims.language.tables import Language
from claims.models import Slot, Span
from claims.parts.matching import Relation, all_pieces_told, relate
from claims.parts.segments import is_finite
from claims.parts.statement import Part, PartKind, Statement, words_in
from claims.policy import Comparison, Policy

_CLOSER = (
    Relation.NONE,
    Relation.WIDER,
    Relation.COARSE,
    Relation.DIFFERENT,
    Relation.CONTRARY,
    Relation.COMPLEMENTARY,
    Relation.SAME,
)


def match_parts(claim: Statement, passage: Statement, around: Sequence[Part], policy: Policy) -> tuple[Match, ...]:
    """Every part of a claim with its closest counterpart, clauses of the passage about something else left out."""
    found = answer_ranges(list(_closest_parts(claim, _of_the_matter(claim, passage, policy), around, policy)), policy)
    found = list(named_across(found, claim, passage))
    found = [_without_rival(match, found, passage) for match in found]
    found = [_levelled(_former(match, passage, claim.table), found, claim, passage) for match in found]
    found = [_of_every(match, found, passage) for match in found]
    found = list(told_in_one_word(list(_entailed(found)), claim))
    found = [_of_its_own(match, found, passage) for match in found]
    found = list(settle(found, claim, passage, policy))
    return tuple(bound_figures(found, claim, passage))


def _of_the_matter(claim: Statement, passage: Statement, policy: Policy) -> tuple[Part, ...]:
    """The parts of a passage that stand where something is said that the claim says too, and all its names."""
    verbs = [part for part in passage.parts if part.verb and _is_main(part, passage)]
    foreign = {verb.segment: verb for verb in verbs if not _is_known(verb, claim, passage, policy)}
    begin = {segment: _begin_of_relative(verb, passage) for segment, verb in foreign.items()}
    return tuple(
        part
        for part in passage.parts
        if part.kind is PartKind.NAME or part.segment not in foreign or part.span.start < begin[part.segment]
    )


def _begin_of_relative(verb: Part, passage: Statement) -> int:
    """Where a clause inside a segment begins that a relative pronoun leads in: "is a nurse | who plays chess"."""
    span, clauses = passage.segments[verb.segment].span, passage.table.clauses
    if clauses.punctuated:
        return span.start
    before = [word for word in words_in(passage) if span.start < word.start < verb.span.start]
    finite = [word.start for word in before if is_finite(word)]
    starts = [word.start for word in before if word.text.casefold() in clauses.relative]
    parted = bool(starts) and any(start < starts[-1] for start in finite) and not any(s > starts[-1] for s in finite)
    return starts[-1] if parted else span.start


def _is_main(part: Part, statement: Statement) -> bool:
    return any(part.span.start <= verb < part.span.end for verb in statement.segments[part.segment].verbs)


def _is_known(verb: Part, claim: Statement, passage: Statement, policy: Policy) -> bool:
    """Whether the claim has the verb, or it only leads in what is so: "confirmed that", "stood at"."""
    clauses, speech = passage.table.clauses, passage.table.speech
    leads = {*clauses.affirming, *clauses.light, *speech.verbs, *speech.denying}
    if claim.of(PartKind.FIGURE):
        leads |= set(clauses.levels)
    return verb.verb in leads or any(relate(part, verb, policy) is not Relation.NONE for part in claim.parts)


def _closest_parts(claim: Statement, others: Sequence[Part], around: Sequence[Part], policy: Policy) -> Iterator[Match]:
    """Every part of a claim with its counterpart; a figure of the passage answers one figure of the claim."""
    used: list[Part] = []
    for part in claim.parts:
        match = _closest(part, [other for other in others if other not in used], policy)
        if match.evidence is not None and match.is_covered and part.kind is PartKind.FIGURE:
            used.append(match.evidence)
        if not match.is_covered and not match.conflicts and all_pieces_told(part, others):
            match = Match(part, None, Relation.SAME)
        if not match.is_covered and not match.conflicts and part.kind is not PartKind.FIGURE and not part.verb:
            match = _around(part, around, policy) or match
        yield match


def _without_rival(match: Match, found: Sequence[Match], passage: Statement) -> Match:
    """A name from around the passage does not count where the passage itself has another in its place."""
    if not match.around or match.claim.kind is not PartKind.NAME or match.claim.adjective:
        return match
    named = [other.evidence for other in found if other.is_covered]
    rivals = (name for name in passage.of(PartKind.NAME) if name not in named and not name.adjective)
    taken = any(rival.led == match.claim.led for rival in rivals)
    return Match(match.claim, None, Relation.NONE) if taken else match


def _of_its_own(match: Match, found: Sequence[Match], passage: Statement) -> Match:
    """A noun is not met by one that only belongs to another: "the library" by "the library's roof"."""
    told = match.evidence
    if told is None or told.head is None or match.claim.head is not None or match.claim.kind is not PartKind.WORD:
        return match
    heads = [part for part in passage.parts if part.span.start <= told.head < part.span.end]
    said = any(other.is_covered and other.evidence in heads for other in found)
    counted = any(told.head < figure.span.start < told.span.start for figure in passage.of(PartKind.FIGURE))
    known = said or not heads or counted  # it went into a phrase: "restore the staffing of", "a total of 40"
    return match if known or match.claim.modifier or match.claim.verb else Match(match.claim, None, Relation.NONE)


def _former(match: Match, passage: Statement, table: Language) -> Match:
    """Who held an office "from 1998 to 2008" is a former holder."""
    if match.is_covered or match.claim.base not in table.kinds.former:
        return match
    low = passage.text.casefold().split()
    times = [part for part in passage.of(PartKind.TIME) if part.when is not None and not part.when.relative]
    if not times or any(word in low for word in passage.table.dates.since):
        return match
    return replace(match, evidence=times[-1], relation=Relation.SAME)


def _levelled(match: Match, found: Sequence[Match], claim: Statement, passage: Statement) -> Match:
    """A verb that only leads in a figure ("lag bei") is told where the passage leads in its figure as plainly."""
    if (
        match.relation is not Relation.NONE
        or match.claim.verb not in claim.table.clauses.standing
        or not match.claim.verb
    ):
        return match
    figures = [m.evidence for m in found if m.claim.kind is PartKind.FIGURE and m.evidence is not None]
    measured = all(figure.quantity is not None and figure.quantity.unit for figure in figures)
    plain = {*passage.table.clauses.standing, *(passage.table.clauses.light if measured else ())}  # "took 12 villages"
    told = {figure.segment for figure in figures}
    marked = {part.segment for part in passage.parts if part.verb and part.verb not in plain}
    return replace(match, relation=Relation.SAME) if told - marked else match


def _of_every(match: Match, found: Sequence[Match], passage: Statement) -> Match:
    """The word "every" is told by a denial of any: who does not accept any result ignores every one."""
    if match.is_covered or not match.claim.concepts & set(passage.table.negation.universal):
        return match
    denials = (o for o in found if o.turned and o.evidence is not None and o.claim.segment == match.claim.segment)
    any_of = set(passage.table.negation.any)
    denied = any(o.evidence is not None and any_of & _words_of(passage, o.evidence.segment) for o in denials)
    return replace(match, relation=Relation.SAME) if denied else match


def _words_of(statement: Statement, segment: int) -> set[str]:
    return set(statement.segments[segment].span.of(statement.text).casefold().split())


def _entailed(found: Sequence[Match]) -> Iterator[Match]:
    """What is denied or rejected of the whole kind is denied of its members: "no talks" denies peace talks."""
    rejecting = {
        match.evidence.segment
        for match in found
        if match.is_covered and match.evidence is not None and any(map(is_downward, match.evidence.concepts))
    }
    for match in found:
        wide = match.relation is Relation.WIDER and match.evidence is not None and match.claim.slot is not Slot.WHO
        if wide and match.evidence is not None and (match.evidence.denied or match.evidence.segment in rejecting):
            yield replace(match, relation=Relation.SAME)
        else:
            yield match


def _closest(part: Part, others: Sequence[Part], policy: Policy) -> Match:
    best, closest, turned = None, Relation.NONE, False
    for other in others:
        relation = relate(part, other, policy)
        is_turn = relation is Relation.COMPLEMENTARY and part.denied != other.denied
        if is_turn and closest is not Relation.SAME:
            best, closest, turned = other, Relation.SAME, True
        if _CLOSER.index(relation) > _CLOSER.index(closest):
            best, closest, turned = other, relation, False
        if closest is Relation.SAME and not turned:
            break
    return Match(part, best, closest, turned=turned)


def _around(part: Part, around: Sequence[Part], policy: Policy) -> Match | None:
    if part.decisive:
        return None
    return next(
        (
            Match(part, other, Relation.SAME, around=True)
            for other in around
            if relate(part, other, policy) is Relation.SAME
        ),
        None,
    )


# --- weights ----------------------------------------------------------------------------------------------------


def weight(part: Part, numbers: Comparison) -> float:
    """How much of a claim a part is."""
    if part.kind is PartKind.NAME:
        return numbers.name_weight * (numbers.modifier_weight if part.adjective else 1)
    if part.kind is PartKind.FIGURE:
        return numbers.figure_weight
    if part.kind is PartKind.TIME:
        return numbers.time_weight
    return numbers.modifier_weight if part.modifier else numbers.word_weight


def is_mandatory(part: Part) -> bool:
    """Whether a claim cannot be borne out without this part: names, figures, verbs, and words with an opposite."""
    if part.kind is PartKind.NAME:
        return not part.adjective
    if part.kind is PartKind.WORD:
        return part.decisive or bool(part.verb) or part.predicate or part.equated or part.adverb
    return part.kind is PartKind.FIGURE


def is_object(part: Part, statement: Statement) -> bool:
    """Whether a noun says what it is about, and does not merely stand beside a name or lead in a clause of its own."""
    if part.kind is not PartKind.WORD or part.predicate or part.attribute or part.modifier:
        return False
    return not is_beside_a_name(part, statement) and not _leads_in(part, statement) and not _points(part, statement)


def is_beside_a_name(part: Part, statement: Statement) -> bool:
    """Whether only other nouns stand between a noun and a name: "the ferry company Lysvik Line", "Autobahn A7"."""
    nouns = [p.span for p in statement.of(PartKind.WORD) if not p.predicate]
    codes = (p for p in statement.parts if p.decisive and p.base[:1].isalpha() and any(map(str.isdigit, p.base)))
    for name in (*(name for name in statement.of(PartKind.NAME) if not name.adjective), *codes):
        first, last = sorted((part.span, name.span), key=lambda span: span.start)
        gap = Span(start=first.end, end=last.start)
        rest = "".join(
            sign
            for n, sign in enumerate(gap.of(statement.text), gap.start)
            if not any(s.start <= n < s.end for s in nouns)
        )
        if not rest.strip(" ,-"):
            return True
    return False


def _points(part: Part, statement: Statement) -> bool:
    """Whether a noun only points at somebody named before: "the company"."""
    before = statement.text[: part.span.start].casefold().split()[-1:]
    definite = bool(before) and before[0] in statement.table.clauses.definite
    return definite and any(map(is_collective, part.concepts))


def _leads_in(part: Part, statement: Statement) -> bool:
    """Whether a clause that hangs on the noun follows: "the plan to send troops"."""
    following = (other for other in statement.parts if other.segment == part.segment + 1)
    ends = part.span.end == statement.segments[part.segment].span.end
    return ends and any(other.dependence.holds for other in following)


def touched(claim: Statement, passage: Statement, policy: Policy) -> float:
    """Weighted share of the parts that stand somewhere in the passage, whatever is said of them there."""
    numbers = policy.comparison
    whole = sum(weight(part, numbers) for part in claim.parts)
    told = (p for p in claim.parts if any(relate(p, other, policy) is Relation.SAME for other in passage.parts))
    return sum(weight(part, numbers) for part in told) / whole if whole else 0.0


def coverage(found: Sequence[Match], policy: Policy, *, forgiven: Sequence[Match] = ()) -> float:
    """Weighted share of the parts that found their counterpart; what is forgiven counts as found."""
    numbers = policy.comparison
    whole = sum(weight(match.claim, numbers) for match in found)
    if whole == 0:
        return 0.0
    return sum(_credit(match, numbers, match in forgiven) * weight(match.claim, numbers) for match in found) / whole


def own_coverage(found: Sequence[Match], policy: Policy) -> float:
    """Weighted share of the parts that the passage itself has, whatever stands around it."""
    numbers = policy.comparison
    whole = sum(weight(match.claim, numbers) for match in found)
    own = sum(weight(match.claim, numbers) for match in found if match.is_covered and not match.around)
    return own / whole if whole else 0.0


def _credit(match: Match, numbers: Comparison, forgiven: bool) -> float:  # noqa: FBT001
    if forgiven:
        return 1.0
    if not match.is_covered:
        return 0.0
    return numbers.context_credit if match.around else 1.0
