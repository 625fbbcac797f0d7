"""Which differences of wording turn what was said: figures, names, denials, opposites, words that restrict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.evidence.wording import Difference, Token, Worded, tokens
from claims.language.lexicon import go_apart, opposites, senses
from claims.language.tables import Language
from claims.models import Bound, Finding, FindingName, Span
from claims.parts.denial import is_denied
from claims.parts.matching import Relation, names_agree, relate
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy

_LOOSE = (Bound.NONE, Bound.ABOUT)
"""How a figure may be bound without another one being told."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Quoted words and a passage, each with its parts, and how they are worded."""

    said: Statement
    """The quotation."""
    told: Statement
    """The passage."""
    worded: Worded
    marked: Span | None
    """What the passage has in quotation marks around them; None where it tells them in a sentence of its own."""
    policy: Policy

    @property
    def table(self) -> Language:
        """Of the language of both."""
        return self.told.table

    @property
    def answering(self) -> tuple[Part, ...]:
        """The parts of the passage that stand in the place of the quotation."""
        return tuple(part for part in self.told.parts if self.worded.place.meets(part.span))


def turns(pair: Pair) -> tuple[Finding, ...]:
    """Every difference that turns what was said; none where a reader learns the same."""
    found = [finding for difference in pair.worded.differences for finding in _of_difference(pair, difference)]
    return tuple(dict.fromkeys((*found, *_of_bounds(pair), *_cut_off(pair))))


def _of_difference(pair: Pair, difference: Difference) -> Iterator[Finding]:
    said, told = _parts_at(difference.claim, pair.said), _parts_at(difference.evidence, pair.told)
    values = [*_figures(said, told, pair), *_times(said, told, pair), *_names(said, told, pair)]
    yield from values
    if not values and not difference.omitted:
        yield from _numerals(difference, said, told)
    opposed = list(_opposites(difference, pair.table))
    denied = list(_denied(pair, difference))
    yield from (*opposed, *denied) if not (opposed and denied) else ()
    yield from _persons(pair, difference)
    if not difference.omitted:
        yield from _restricted(pair, difference)


def _parts_at(found: Sequence[Token], statement: Statement) -> tuple[Part, ...]:
    return tuple(part for part in statement.parts if any(part.span.meets(token.span) for token in found))


def written(found: Sequence[Token]) -> str:
    """Words as they stand beside each other."""
    return " ".join(token.text for token in found)


def _finding(name: FindingName, pair: Pair, difference: Difference) -> Finding:
    """A difference as a reader can follow it: what one side lacks is shown beside a word that both have."""
    ones, others = written(difference.claim), written(difference.evidence)
    if ones and others:
        return Finding(name=name, claim=ones, evidence=others)
    side = 0 if ones else 1
    last = (difference.claim or difference.evidence)[-1].end
    behind = next((both for both in pair.worded.same if both[side].start >= last), None)
    one, other = behind or pair.worded.same[-1]
    shown = [(ones, one.text), (others, other.text)]
    written_out = [" ".join(filter(None, two if behind else reversed(two))) for two in shown]
    return Finding(name=name, claim=written_out[0], evidence=written_out[1])


# --- values and names -------------------------------------------------------------------------------------------


def _of(kind: PartKind, parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.kind is kind)


def _figures(said: Sequence[Part], told: Sequence[Part], pair: Pair) -> Iterator[Finding]:
    """A figure that the passage has otherwise where it stands."""
    figures = _of(PartKind.FIGURE, pair.answering)
    for part in _of(PartKind.FIGURE, said):
        others = _of(PartKind.FIGURE, told)
        agrees = any(relate(part, other, pair.policy) is Relation.SAME for other in figures)
        differing = (other for other in others if relate(part, other, pair.policy) is Relation.DIFFERENT)
        other = next(differing, None)
        if other is not None and not agrees:
            yield Finding(name=FindingName.FIGURE_DIFFERS, claim=part.text, evidence=other.text)


def _numerals(difference: Difference, said: Sequence[Part], told: Sequence[Part]) -> Iterator[Finding]:
    """Numbers that are no figures: a result, a number that says which."""
    ones = [token for token in difference.claim if token.text[0].isdigit()]
    others = [token for token in difference.evidence if token.text[0].isdigit()]
    if not ones or not others or (_of(PartKind.FIGURE, said) and _of(PartKind.FIGURE, told)):
        return
    if {token.form for token in ones}.isdisjoint(token.form for token in others):
        yield Finding(name=FindingName.FIGURE_DIFFERS, claim=written(ones), evidence=written(others))


def _times(said: Sequence[Part], told: Sequence[Part], pair: Pair) -> Iterator[Finding]:
    """Another day, month or year in the same place."""
    for part in _of(PartKind.TIME, said):
        others = _of(PartKind.TIME, told)
        relations = [relate(part, other, pair.policy) for other in others]
        if others and all(relation in (Relation.DIFFERENT, Relation.NONE) for relation in relations):
            yield Finding(name=FindingName.TIME_DIFFERS, claim=part.text, evidence=others[0].text)


def _names(said: Sequence[Part], told: Sequence[Part], pair: Pair) -> Iterator[Finding]:
    """Another name in the same place; names that only change places are compared with the act that they do."""
    quoted, found = _of(PartKind.NAME, pair.said.parts), _of(PartKind.NAME, pair.answering)
    others = [o for o in _of(PartKind.NAME, told) if not any(names_agree(name, o) for name in quoted)]
    for part in _of(PartKind.NAME, said):
        if not others or any(names_agree(part, other) for other in found):
            continue
        placed = part.placed or others[0].placed or (_is_state(part) and _is_state(others[0]))
        name = FindingName.PLACE_DIFFERS if placed else FindingName.PERSON_DIFFERS
        yield Finding(name=name, claim=part.text, evidence=others[0].text)


def _is_state(part: Part) -> bool:
    return part.name is not None and any(key.startswith(("state:", "seat:")) for key in part.name.keys)


def _of_bounds(pair: Pair) -> Iterator[Finding]:
    """A figure that is the same and bound otherwise: "20", "more than 20"."""
    for part in _of(PartKind.FIGURE, pair.said.parts):
        for other in _of(PartKind.FIGURE, pair.answering):
            said, told = part.quantity, other.quantity
            if said is None or told is None or (said.value, said.unit) != (told.value, told.unit):
                continue
            if said.bound is not told.bound and not (said.bound in _LOOSE and told.bound in _LOOSE):
                yield Finding(name=FindingName.WORDING_DIFFERS, claim=part.text, evidence=other.text)


# --- words ------------------------------------------------------------------------------------------------------


def _opposites(difference: Difference, table: Language) -> Iterator[Finding]:
    for one in difference.claim:
        other = next((other for other in difference.evidence if _is_opposed(one, other, table)), None)
        if other is not None:
            apart = go_apart(concepts(one, table), concepts(other, table))
            name = FindingName.DIRECTION_DIFFERS if apart else FindingName.OPPOSITE
            yield Finding(name=name, claim=one.text, evidence=other.text)


def _is_opposed(one: Token, other: Token, table: Language) -> bool:
    """Whether two words are opposites, by the glossary or by a front part that denies: "possible", "impossible"."""
    told = concepts(other, table)
    if not concepts(one, table) & told and any(
        found in opposites(said) for said in concepts(one, table) for found in told
    ):
        return True
    return any(one.base == front + other.base or other.base == front + one.base for front in table.negation.prefixes)


def concepts(token: Token, table: Language) -> frozenset[str]:
    """What a word may mean, by the glossary."""
    return senses(token.word, token.word.lemma, table.code) if token.word is not None else frozenset()


def _denied(pair: Pair, difference: Difference) -> Iterator[Finding]:
    """A word that denies on one side only, where both as wholes are not denied alike."""
    ones, others = denials(difference.claim, pair.table), denials(difference.evidence, pair.table)
    if difference.omitted:
        others = [token for token in others if _is_beside_kept(token, pair)]
    if len(ones) % 2 == len(others) % 2:
        return
    place = pair.worded.place
    said, told = pair.worded.quotation, pair.told.text[place.start : max(place.end, _end(difference, place.end))]
    begin = min([place.start, *(token.start for token in difference.evidence)])
    if is_denied(said, pair.table) != is_denied(pair.told.text[begin : place.start] + told, pair.table):
        yield _finding(FindingName.NEGATION_DIFFERS, pair, difference)


def _is_beside_kept(token: Token, pair: Pair) -> bool:
    """Whether a word that was left out stands in a clause of which the quotation keeps words."""
    clauses = [segment.span for segment in pair.told.segments if segment.span.holds(token.span)]
    return any(clause.holds(other.span) for clause in clauses for _, other in pair.worded.same)


def _end(difference: Difference, end: int) -> int:
    return max([end, *(token.end for token in difference.evidence)])


def denials(found: Sequence[Token], table: Language) -> list[Token]:
    """The words that deny the clause or the noun in which they stand."""
    denying = {*table.negation.clause, *table.negation.local}
    return [t for t in found if t.text.casefold() in denying or t.text.casefold().endswith(table.negation.endings)]


def _persons(pair: Pair, difference: Difference) -> Iterator[Finding]:
    """Who speaks of himself on one side, and of others on the other; indirect speech has to change that."""
    if pair.marked is None:
        return
    pronouns = pair.table.pronouns
    first, others = set(pronouns.first), {*pronouns.person, *pronouns.second}
    ones, told = {t.form for t in difference.claim}, {t.form for t in difference.evidence}
    if (ones & first and told & others and not told & first) or (ones & others and told & first and not ones & first):
        yield _finding(FindingName.PERSON_DIFFERS, pair, difference)


def _restricted(pair: Pair, difference: Difference) -> Iterator[Finding]:
    """A word that restricts or widens on one side only."""
    ones, others = restrictions(difference.claim, pair.table), restrictions(difference.evidence, pair.table)
    if ones != others:
        yield _finding(FindingName.WORDING_DIFFERS, pair, difference)


def restrictions(found: Sequence[Token], table: Language) -> frozenset[str]:
    """What words restrict or widen, by the keys of the table."""
    known = table.speech.restricting.items()
    return frozenset(key for key, several in known if any(t.form in several or t.base in several for t in found))


# --- what is left open ------------------------------------------------------------------------------------------


def leaves_open(pair: Pair) -> Iterator[Finding]:
    """Words that are neither the same nor known to be: quoted on both sides they may be another statement."""
    if pair.marked is None:
        return
    for difference in pair.worded.differences:
        ones = [token for token in difference.claim if not _is_harmless(token, difference.evidence, pair.table)]
        others = [token for token in difference.evidence if not _is_harmless(token, difference.claim, pair.table)]
        if ones or (others and not difference.omitted):
            yield Finding(name=FindingName.NOT_COVERED, claim=written(ones), evidence=written(others) or None)
    for token in denials(_beside(pair), pair.table):
        yield Finding(name=FindingName.NOT_COVERED, claim="", evidence=token.text)


def _is_harmless(token: Token, others: Sequence[Token], table: Language) -> bool:
    """Whether a word is an article, fills a sentence, or means what one on the other side means."""
    if token.form in {*table.clauses.determiners, *table.speech.filling}:
        return True
    meant = concepts(token, table)
    return any(meant & concepts(other, table) for other in others)


# --- what was cut off -------------------------------------------------------------------------------------------


def cut_off(pair: Pair) -> tuple[Token, ...]:
    """What denies or restricts the quoted words right beside them, where more is quoted: "raise taxes | not"."""
    beside = _beside(pair)
    before = [token for token in beside if token.end <= pair.worded.place.start][-1:]
    behind = [token for token in beside if token.start >= pair.worded.place.end][:1]
    restricting = before if restrictions(before, pair.table) else []
    return tuple(dict.fromkeys((*restricting, *denials([*before, *behind], pair.table))))


def _cut_off(pair: Pair) -> Iterator[Finding]:
    for token in cut_off(pair):
        name = FindingName.NEGATION_DIFFERS if denials([token], pair.table) else FindingName.WORDING_DIFFERS
        yield _finding(name, pair, Difference((), (token,)))


def _beside(pair: Pair) -> list[Token]:
    """The words that the passage quotes beside the place, in the clauses that it begins and ends in."""
    place, told = pair.worded.place, pair.told
    segments = [segment.span for segment in told.segments if segment.span.meets(place)]
    if not segments or pair.marked is None:
        return []
    begin, end = max(segments[0].start, pair.marked.start), min(segments[-1].end, pair.marked.end)
    known = {token.start for difference in pair.worded.differences for token in difference.evidence}
    found = [token for token in tokens(told.text, pair.table.code) if begin <= token.start < end]
    return [token for token in found if token.start not in known and not place.meets(token.span)]
