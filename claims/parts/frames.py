"""The segments of a sentence in which somebody says something, and the word that says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word, words
from claims.models import Span
from claims.parts.segments import is_finite

_QUOTES_AFTER_COLON = re.compile(r":\s*[\"„“»«]")

_CLOSING = ("“", "”", '"', "«", "»", "‘", "’")


@dataclass(frozen=True, slots=True)
class Frame:
    """A segment in which somebody says something."""

    text: str
    spans: tuple[Span, ...]
    """All segments of the sentence."""
    index: int
    """Of this one."""
    verb: Word
    """Verb, preposition or last word before a colon; ``lemma`` says which of the table it is."""
    table: Language

    @property
    def here(self) -> Span:
        """The segment."""
        return self.spans[self.index]

    @property
    def is_phrase(self) -> bool:
        """Whether no verb says so: "laut Weber", "dem Bericht zufolge"."""
        return self.verb.lemma in self.table.speech.according_to or self.is_behind

    @property
    def is_behind(self) -> bool:
        """Whether the word stands behind the one who says so: "dem Bericht zufolge"."""
        return self.verb.lemma in self.table.speech.according_to_after

    @property
    def is_carried_on(self) -> bool:
        """Whether the segment shares the subject of the one before: "und lobte die Abwehr"."""
        return carries_on(self.here.of(self.text), self.table)

    @property
    def has_neuter(self) -> bool:
        """Whether a word that may point at nothing stands in the segment: "heißt es"."""
        return _has_neuter(self.inside(), self.table)

    def inside(self) -> list[Word]:
        """The words of the segment."""
        return words_in(self.text, self.here, self.table)

    def opening(self) -> int:
        """Where the verb begins, its auxiliaries right before included, and what hyphens join: "a-t-il dit"."""
        begin = self.verb.start
        for word in reversed([word for word in self.inside() if word.end <= self.verb.start]):
            joined = "-" in self.text[word.start - 1 : word.start] + self.text[word.end : word.end + 1]
            joined = joined or word.text.casefold() in self.table.clauses.reflexives
            if not joined and word.lemma not in self.table.clauses.auxiliaries:
                break
            begin = word.start
        return begin

    def without(self, content: Sequence[Span]) -> str:
        """The words of the segment that are not said."""
        begun = [span.start for span in content if self.here.holds(span)]
        return self.text[self.here.start : min(begun, default=self.here.end)]


def frames(text: str, spans: tuple[Span, ...], table: Language, *, quoting: bool = False) -> Iterator[Frame]:
    """The segments in which somebody says something, in their order.

    Args:
        text: The sentence.
        spans: Its segments.
        table: Of its language.
        quoting: Whether verbs count that say something only beside a quotation ("spoke of").
    """
    verbs = frozenset((*table.speech.verbs, *table.speech.denying, *(table.speech.quoting if quoting else ())))
    for index, span in enumerate(spans):
        after = spans[index + 1].start if index + 1 < len(spans) else span.end
        verb = _reporting_verb(text, span, verbs, table) or _according_to(text, span, table)
        if verb is None and _QUOTES_AFTER_COLON.search(text[span.end : after]):
            verb = next((word._replace(lemma=":") for word in reversed(words_in(text, span, table))), None)
        if verb is not None:
            yield Frame(text, spans, index, verb, table)


def words_in(text: str, span: Span, table: Language) -> list[Word]:
    """The words of a stretch, with their offsets in the sentence."""
    return [
        word._replace(start=word.start + span.start, end=word.end + span.start)
        for word in words(span.of(text), table.code)
    ]


def is_clause(inside: Sequence[Word]) -> bool:
    """Whether words have a verb that agrees with a subject."""
    return any(is_finite(word) for word in inside)


def is_reflexive(inside: Sequence[Word], table: Language) -> bool:
    """Whether a pronoun tells that a form of a passive is none: "s'est félicité"."""
    return any(word.text.casefold() in table.clauses.reflexives for word in inside)


def carries_on(segment: str, table: Language) -> bool:
    """Whether a segment begins with "and" or "but"."""
    return segment.split(maxsplit=1)[0].casefold() in table.clauses.coordinating


def _has_neuter(inside: Sequence[Word], table: Language) -> bool:
    return any(word.text.casefold() in table.pronouns.neuter for word in inside)


def _reporting_verb(text: str, span: Span, verbs: frozenset[str], table: Language) -> Word | None:
    inside = words_in(text, span, table)
    particle = inside[-1].text if inside and inside[-1].text in table.clauses.particles else ""
    for before, word in pairwise([None, *inside]):
        if word is None or word.capital or _describes(word, inside):
            continue
        lemmas = {word.lemma, particle + word.lemma}
        impersonal = bool(lemmas & {*table.speech.impersonal}) and _has_neuter(inside, table)
        if impersonal and word.tag is Tag.FINITE:
            return word
        led = before is not None and word.tag is Tag.NOUN and before.text.casefold() in table.clauses.prepositions
        opens = text[max(0, span.start - 3) : span.start].rstrip(" ,").endswith(_CLOSING)
        if (
            lemmas & verbs
            and not led
            and not _is_noun(before, table)
            and _is_said(lemmas, word, inside, table, opens=opens)
            and not _is_made_by(word, inside, table)
        ):
            return word._replace(lemma=next(iter(sorted(lemmas & verbs))))
    return None


def _is_noun(before: Word | None, table: Language) -> bool:
    """Whether the word behind this one is a noun, in a language that writes nouns without capitals."""
    return before is not None and table.names.cased and before.text.casefold() in table.clauses.determiners


def _describes(word: Word, inside: Sequence[Word]) -> bool:
    """Whether a form of a verb is an attribute or a noun beside the verb of its clause: "gemeldete Hunde leben"."""
    return word.tag in (Tag.ATTRIBUTE, Tag.NOUN) and any(is_finite(other) for other in inside)


_NEAR_WORDS = 2
"""Words before a participle among which its auxiliary stands: "was not written"."""


def _is_made_by(word: Word, inside: Sequence[Word], table: Language) -> bool:
    """Whether a participle only tells of a thing who made it: "a novel written and directed by Mara Quist"."""
    number = next(n for n, other in enumerate(inside) if other.start == word.start)
    helped = any(other.lemma in table.clauses.auxiliaries for other in inside[max(0, number - _NEAR_WORDS) : number])
    behind = [other.text.casefold() for other in inside[number + 1 :] if other.tag is not Tag.PARTICIPLE]
    behind = [low for low in behind if low not in table.clauses.coordinating]
    return word.tag is Tag.PARTICIPLE and not helped and bool(behind) and behind[0] in table.clauses.agents


def _is_said(lemmas: set[str], word: Word, inside: Sequence[Word], table: Language, *, opens: bool) -> bool:
    """Whether a word is the verb of its clause, somebody else than the one quoted being its subject."""
    if any(other.text.casefold() in table.pronouns.first for other in inside):
        return False
    number = next(n for n, other in enumerate(inside) if other.start == word.start)
    if number and inside[number - 1].text.casefold() in table.clauses.before_infinitives:
        return not any(other.text.casefold() in table.pronouns.neuter for other in inside)
    after_pronoun = number > 0 and inside[number - 1].text.casefold() in table.pronouns.subjects
    return word.text.casefold() not in lemmas or after_pronoun or (opens and number == 0) or word.tag is Tag.FINITE


def _according_to(text: str, span: Span, table: Language) -> Word | None:
    inside = words_in(text, span, table)
    low = [word.text.casefold() for word in inside]
    for phrase in table.speech.according_to:
        place = _place_of(phrase.split(), low, opens_only=phrase in table.speech.also_else)
        length = len(phrase.split())
        if place is not None and not (phrase in table.speech.also_else and _is_whole_clause(span, inside)):
            return Word(phrase, inside[place].start, inside[place + length - 1].end, phrase)
    behind = (word for word in inside[1:] if word.text.casefold() in table.speech.according_to_after)
    return next((word._replace(lemma=word.text.casefold()) for word in behind), None)


def _place_of(phrase: Sequence[str], low: Sequence[str], *, opens_only: bool) -> int | None:
    """Where a phrase stands among words with at least one behind it; a short word ("so") must open the segment."""
    last = 1 if opens_only else len(low) - len(phrase)
    return next((n for n in range(min(last, len(low) - len(phrase))) if low[n : n + len(phrase)] == phrase), None)


def _is_whole_clause(span: Span, inside: Sequence[Word]) -> bool:
    """Whether a segment that begins like ", so X" is a clause of its own: "So oft war ..."."""
    return span.start == 0 or is_clause(inside)
