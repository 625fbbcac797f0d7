"""What the truth of a verb hangs on: "plans to cut", "alleged that", "will open", "wenn ... steigt"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word
from claims.models import Span
from claims.parts.segments import is_finite, is_verb


class Mood(StrEnum):
    """How a verb is not simply so."""

    FUTURE = "future"
    PLANNED = "planned"
    INTENDED = "intended"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DUTY = "duty"
    PERMITTED = "permitted"
    HEARSAY = "hearsay"
    """"sollen sich geeinigt haben": people say so."""


class Hold(NamedTuple):
    """A verb or noun that another verb hangs on."""

    base: str
    start: int


class Dependence(NamedTuple):
    """What the truth of a verb hangs on."""

    holds: tuple[Hold, ...] = ()
    moods: tuple[Mood, ...] = ()


def lexical_verbs(inside: Sequence[Word], table: Language) -> list[Word]:
    """The verbs of a segment that say something themselves: no auxiliaries, no modals."""
    helping = {*table.clauses.auxiliaries, *table.clauses.modals}
    return [word for word in inside if is_verb(word) and word.lemma not in helping and not word.capital]


def main_verbs(inside: Sequence[Word], table: Language) -> list[Word]:
    """The verbs that make the statement of a segment: those that agree with a subject, else participles, else all."""
    verbs = lexical_verbs(inside, table)
    finite = [word for word in verbs if is_finite(word)]
    helped = any(is_finite(word) for word in inside)
    return finite or [word for word in verbs if helped and word.tag is Tag.PARTICIPLE] or verbs


def dependences(found: Sequence[Word], spans: Sequence[Span], table: Language) -> Mapping[int, Dependence]:
    """What every verb of a sentence hangs on, by the start of the verb."""
    inside = tuple(tuple(word for word in found if span.start <= word.start < span.end) for span in spans)
    return MappingProxyType(
        {
            verb.start: _Verb(verb, inside, number, table).dependence()
            for number, segment in enumerate(inside)
            for verb in lexical_verbs(segment, table)
        }
    )


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb in its sentence."""

    verb: Word
    inside: tuple[tuple[Word, ...], ...]
    """The words of every segment."""
    number: int
    """Of its own segment."""
    table: Language

    def dependence(self) -> Dependence:
        if self.verb.tag is Tag.FINITE and not self._is_infinitive:
            return Dependence((*self._without_conjunction(), *self._by_conjunction()), tuple(self._of_condition()))
        hangs = self._is_infinitive or self._is_passive_infinitive or self._is_bare_infinitive
        above = self._above() if hangs else ()
        return Dependence((*above, *self._by_conjunction()), (*self._moods(), *self._of_condition()))

    @property
    def _segment(self) -> tuple[Word, ...]:
        return self.inside[self.number]

    def _others(self, segment: Sequence[Word]) -> list[Word]:
        return [word for word in lexical_verbs(segment, self.table) if word.start != self.verb.start]

    def _without_conjunction(self) -> Iterator[Hold]:
        """The verb before a clause that no word leads in: "said the talks went well"."""
        before = [word for word in self._others(self._segment) if word.start < self.verb.start and is_finite(word)]
        if not before or self.table.clauses.punctuated or self._is_relative(before[-1]):
            return
        between = (word for word in self._segment if before[-1].start < word.start < self.verb.start)
        if not any(word.text.casefold() in self.table.clauses.coordinating for word in between):
            yield Hold(before[-1].lemma, before[-1].start)

    # --- moods --------------------------------------------------------------------------------------------------

    def _moods(self) -> Iterator[Mood]:
        """The moods of modals, of a future, of hearsay, and of "is to"."""
        infinitive = self._is_infinitive or self._helping_infinitives
        for word, after in zip(self._segment, (*self._segment[1:], None), strict=True):
            if not is_finite(word):
                continue
            mood = self.table.clauses.moods.get(word.text.casefold())
            if mood is not None:
                hearsay = self._is_perfect_infinitive and word.text.casefold() in self.table.speech.hearsay
                yield Mood.HEARSAY if hearsay else Mood(mood)
            elif word.lemma in self.table.clauses.future and infinitive:
                yield Mood.FUTURE
            elif (
                after is not None
                and word.lemma in self.table.clauses.auxiliaries
                and after.text in self.table.clauses.planning
            ):
                yield Mood.PLANNED

    @property
    def _is_infinitive(self) -> bool:
        """Whether it is an infinitive, also where its form is that of a plural and a modal before it tells."""
        if self.verb.tag is not Tag.FINITE or self.verb.text.casefold() != self.verb.lemma:
            return self.verb.tag is Tag.INFINITIVE
        before = (word for word in self._segment if word.start < self.verb.start and is_finite(word))
        modal = {*self.table.clauses.modals, *self.table.clauses.future}
        return self.table.clauses.punctuated and any(word.lemma in modal for word in before)

    @property
    def _helping_infinitives(self) -> list[Word]:
        helping = self.table.clauses.auxiliaries
        return [word for word in self._segment if word.tag is Tag.INFINITIVE and word.lemma in helping]

    @property
    def _is_perfect_infinitive(self) -> bool:
        """Whether it tells of what is past ("geeinigt haben"), not of what is to come ("geschlossen werden")."""
        future = self.table.clauses.future
        past = any(word.lemma not in future for word in self._helping_infinitives)
        return self.verb.tag is Tag.PARTICIPLE and past

    def _of_condition(self) -> Iterator[Mood]:
        first = self._opening()
        if first is not None and first.text.casefold() in self.table.clauses.conditional:
            yield Mood.CONDITIONAL

    # --- verbs above --------------------------------------------------------------------------------------------

    @property
    def _is_passive_infinitive(self) -> bool:
        """Whether a participle belongs to an infinitive: "expected to be approved"."""
        others = self._others(self._segment)
        return any(
            any(other.start < helping.start < self.verb.start for other in others)
            for helping in self._helping_infinitives
        )

    @property
    def _is_bare_infinitive(self) -> bool:
        """Whether a participle and its infinitive are all verbs of a segment: "bestochen zu haben"."""
        return bool(self._helping_infinitives) and not any(is_finite(word) for word in self._segment)

    def _above(self) -> Iterator[Hold]:
        """What an infinitive hangs on: in its own segment, else at the end of the one before."""
        first = self._segment[0]
        if first.text.casefold() in self.table.clauses.of_purpose:
            yield Hold(first.text.casefold(), first.start)
            return
        own = [word for word in self._others(self._segment) if word.tag is not Tag.INFINITIVE]
        if own:
            nearest = own[-1] if own[-1].start < self.verb.start else own[0]
            yield Hold(nearest.lemma, nearest.start)
        elif self.number and not any(is_finite(word) for word in self._segment):
            before = self.inside[self.number - 1]
            nouns = [word for word in before[-1:] if word.tag is Tag.NOUN]
            yield from (Hold(word.lemma, word.start) for word in (nouns or lexical_verbs(before, self.table)[-1:]))

    def _by_conjunction(self) -> Iterator[Hold]:
        """The verb before "that", or behind it where the clause comes first."""
        first = self._opening()
        if first is None or first.text.casefold() not in self.table.speech.that:
            return
        if self._is_relative(self._after(first)):
            return
        number = next(n for n, segment in enumerate(self.inside) if first in segment)
        beside = self.inside[number - 1] if number else next(iter(self.inside[1:]), ())
        verbs = lexical_verbs(beside, self.table)
        yield Hold(verbs[-1].lemma, verbs[-1].start) if verbs else Hold(first.text.casefold(), first.start)

    def _is_relative(self, verb: Word | None) -> bool:
        """Whether "that" is the subject of a verb right behind it: "a fire that began", not "said that it began"."""
        first = self._segment[0]
        opens = first.text.casefold() in self.table.speech.that and self.table.names.cased
        return opens and verb is not None and is_finite(verb) and self._after(first) == verb

    def _after(self, word: Word) -> Word | None:
        return next((other for other in self._segment if other.start > word.start), None)

    def _opening(self) -> Word | None:
        """The conjunction that opens the clause of the verb: names and roles between commas do not end it."""
        opening = {*self.table.clauses.conditional, *self.table.speech.that}
        for number in range(self.number, -1, -1):
            segment = self.inside[number]
            if segment and segment[0].text.casefold() in opening:
                return segment[0]
            if number < self.number and any(is_verb(word) for word in segment):
                return None
        return None
