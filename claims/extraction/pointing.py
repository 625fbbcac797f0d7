"""The words of a sentence that point at somebody, something, a place or a time named before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.extraction.mention import Mention, MentionKind, kind_of_noun
from claims.extraction.voices import Sentence
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word, words
from claims.models import Span
from claims.parts.segments import is_finite, is_verb, segments

_OPENING = "\"'“”„«»‘’…"
_DESCRIBED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.CITY, MentionKind.STATE})
_PROPERTY = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.ATTRIBUTE})


class Way(StrEnum):
    """How a word points."""

    PERSONAL = "personal"
    POSSESSIVE = "possessive"
    DESCRIPTION = "description"
    """"the company"."""
    PLACE = "place"
    TIME = "time"
    YEAR = "year"
    PAIR = "pair"
    OPEN = "open"
    """"dies": something that was said."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word or phrase that points."""

    span: Span
    """In the text of the article."""
    way: Way
    agreements: str
    segment: Span
    """The clause-like stretch around it, in the text of the article."""
    animate: bool
    """Whether its clause tells of what only people and organisations do."""
    done_to: bool
    """Whether its clause is in the passive."""
    opens: bool
    """Whether it stands before the verb of its clause, or right behind."""
    kind: MentionKind = MentionKind.OPEN
    """Of a description or possession: what its noun stands for."""
    noun: str = ""


def pointers_in(sentence: Sentence, mentions: Sequence[Mention], table: Language) -> tuple[Pointer, ...]:
    """The words of a sentence that point, in its order."""
    found = words(sentence.text, table.code)
    clauses = [_Clause(span, found, sentence, table) for span in segments(sentence.text, table)]
    pointers = (
        pointer
        for clause in clauses
        for n in range(len(clause.inside))
        if (pointer := _pointer(clause, n, mentions)) is not None
    )
    return tuple(pointers)


class _Clause:
    """A segment with its words."""

    def __init__(self, span: Span, found: Sequence[Word], sentence: Sentence, table: Language) -> None:
        self.span = span
        self.sentence = sentence
        self.table = table
        self.inside = [word for word in found if span.start <= word.start < span.end]
        self.low = [word.text.casefold() for word in self.inside]
        self.verb = next((n for n, word in enumerate(self.inside) if is_finite(word)), None)

    @property
    def animate(self) -> bool:
        table = self.table
        listed = {*table.references.animate, *table.speech.verbs, *table.kinds.position, *table.kinds.agreement}
        return any(is_verb(word) and word.lemma in listed for word in self.inside)

    @property
    def done_to(self) -> bool:
        participle = any(word.tag is Tag.PARTICIPLE for word in self.inside)
        return participle and any(word.lemma in self.table.clauses.passive for word in self.inside)

    def pointer(self, first: int, last: int, way: Way, agreements: str) -> Pointer:
        span = Span(start=self.inside[first].start, end=self.inside[last].end)
        start, inverted = self.sentence.span.start, self.table.references.inverted
        of_subject = way is not Way.PERSONAL or self.low[first] in {
            *self.table.pronouns.subjects,
            *self.table.pronouns.neuter,
        }
        near = of_subject and self.verb is not None and (first < self.verb or (inverted and first == self.verb + 1))
        return Pointer(
            span.moved(start), way, agreements, self.span.moved(start), self.animate, self.done_to, opens=bool(near)
        )

    def after(self, n: int) -> Word | None:
        return self.inside[n + 1] if n + 1 < len(self.inside) else None


def _pointer(clause: _Clause, n: int, mentions: Sequence[Mention]) -> Pointer | None:
    return (
        _possessive(clause, n)
        or _personal(clause, n)
        or _open(clause, n)
        or _phrase(clause, n)
        or _place(clause, n, mentions)
        or _description(clause, n, mentions)
    )


def _possessive(clause: _Clause, n: int) -> Pointer | None:
    """A word of possession, with a noun behind it."""
    references, low, after = clause.table.references, clause.low[n], clause.after(n)
    if low not in references.possessive or after is None or not _is_small(clause, n):
        return None
    owned = after.tag in _PROPERTY or (low not in references.personal and not is_finite(after))
    if not owned:
        return None
    pointer = clause.pointer(n, n, Way.POSSESSIVE, references.possessive[low])
    return replace(pointer, kind=kind_of_noun(after, clause.table))


def _personal(clause: _Clause, n: int) -> Pointer | None:
    """A pronoun that points at somebody; none that only fills a place ("es gibt"), or addresses ("Sie")."""
    low = clause.low[n]
    agreements = clause.table.references.personal.get(low)
    if agreements is None or not _is_small(clause, n) or _is_filler(clause, n):
        return None
    if agreements == "m" and low not in clause.table.pronouns.person and not _is_alone(clause, n):
        return None
    return clause.pointer(n, n, Way.PERSONAL, _of_verb(clause, n, agreements))


def _of_verb(clause: _Clause, n: int, agreements: str) -> str:
    """Whether "sie" is one or several, as the verb beside it tells."""
    if "p" not in agreements or len(agreements) == 1 or clause.verb is None:
        return agreements
    verb = clause.inside[clause.verb].text.casefold()
    several = re.fullmatch(clause.table.references.plural_verbs, verb) is not None
    several = several and verb not in clause.table.references.singular_verbs
    if several and abs(clause.verb - n) == 1:
        return "p"
    return agreements if several else agreements.replace("p", "")


def _is_small(clause: _Clause, n: int) -> bool:
    """Whether a word has no capital that does not come from its place: "Sie" inside a sentence addresses somebody."""
    word, text = clause.inside[n], clause.sentence.text
    return not word.capital or not text[: word.start].rstrip(" ")[-1:].strip(_OPENING + ".!?")


def _is_filler(clause: _Clause, n: int) -> bool:
    neuter = clause.low[n] in clause.table.pronouns.neuter
    if neuter and any(word.lemma in clause.table.references.impersonal for word in clause.inside):
        return True
    text = f" {' '.join(clause.low[max(0, n - 1) : n + 2])} "
    return any(f" {phrase} " in text for phrase in clause.table.pronouns.expletive)


def _is_alone(clause: _Clause, n: int) -> bool:
    """Whether a word like "dieser" has no noun behind it."""
    after = clause.after(n)
    return after is not None and is_finite(after)


def _open(clause: _Clause, n: int) -> Pointer | None:
    """A word like "dies", by itself, or "das" alone before a verb."""
    low, references = clause.low[n], clause.table.references
    if low in references.demonstrative:
        return clause.pointer(n, n, Way.OPEN, "n") if _is_alone(clause, n) else None
    if low not in clause.table.pronouns.neuter or low in references.personal or _is_filler(clause, n):
        return None
    return clause.pointer(n, n, Way.OPEN, "n")


def _phrase(clause: _Clause, n: int) -> Pointer | None:
    references = clause.table.references
    for phrases, way in ((references.two, Way.PAIR), (references.then, Way.TIME), (references.then_year, Way.YEAR)):
        length = _length(clause, n, phrases)
        after = clause.after(n + length - 1) if length else None
        if length and (way is not Way.PAIR or after is None or is_verb(after)):
            return clause.pointer(n, n + length - 1, way, "p")
    return None


def _length(clause: _Clause, n: int, phrases: Sequence[str]) -> int:
    """Number of words of the longest phrase that begins here."""
    sizes = (len(phrase.split()) for phrase in phrases if clause.low[n : n + len(phrase.split())] == phrase.split())
    return max(sizes, default=0)


def _place(clause: _Clause, n: int, mentions: Sequence[Mention]) -> Pointer | None:
    """A word like "there", not where it only fills a place ("there are") or the place stands beside it."""
    if clause.low[n] not in clause.table.references.there:
        return None
    beside = (*clause.inside[max(0, n - 1) : n], *clause.inside[n + 1 : n + 2])
    fills = clause.table.names.cased and any(word.lemma in clause.table.clauses.auxiliaries for word in beside)
    named = any(mention.phrase and _follows(mention, clause, n) for mention in mentions)
    return None if fills or named else clause.pointer(n, n, Way.PLACE, "n")


def _follows(mention: Mention, clause: _Clause, n: int) -> bool:
    return mention.span.end - len(mention.phrase) - clause.sentence.span.start - clause.inside[n].end == 1


def _description(clause: _Clause, n: int, mentions: Sequence[Mention]) -> Pointer | None:
    """A definite article with a noun for a person, an organisation or a place, and nothing that tells which."""
    table, after = clause.table, clause.after(n)
    if clause.low[n] not in table.clauses.definite or after is None or after.tag is not Tag.NOUN:
        return None
    kind = kind_of_noun(after, table)
    if kind not in _DESCRIBED or _is_told(clause, n + 1, mentions):
        return None
    pointer = clause.pointer(n, n + 1, Way.DESCRIPTION, "")
    agreements = table.references.articles.get(clause.low[n], "")
    return replace(pointer, agreements=agreements, kind=kind, noun=after.text.casefold())


def _is_told(clause: _Clause, n: int, mentions: Sequence[Mention]) -> bool:
    """Whether what follows a noun says which one is meant: a name, a genitive, "of", a relative clause."""
    end = clause.inside[n].end + clause.sentence.span.start
    if any(0 <= mention.at - end <= 2 for mention in mentions):  # noqa: PLR2004 a space, or a comma and a space
        return True
    after, clauses = clause.after(n), clause.table.clauses
    ties = {*clauses.belonging, *clauses.genitives, *clauses.prepositions, *clauses.contracted, *clauses.relative}
    if after is None:
        rest = clause.sentence.text[clause.inside[n].end :].lstrip(" ,")
        return rest.partition(" ")[0].casefold() in clauses.relative
    return after.text.casefold() in ties or after.tag is Tag.NOUN
