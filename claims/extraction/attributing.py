"""Whose words a quotation is: the words of its paragraph that stand for the speaker, and those that report it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.extraction.quoting import blanked, quotations_in
from claims.language.tables import Language
from claims.language.words import Word, words
from claims.models import Span
from claims.parts.mood import is_reported_form
from claims.parts.segments import is_finite, segments
from claims.parts.speech import Speech, acts, somebody_says
from claims.parts.subjects import MainClause, can_speak, main_clause, phrase_in, subject_in
from claims.text.sentences import LONGEST, sentences

_JOINING = ":;"
_MOST_BETWEEN = 3
"""Most words between a quotation and the verb of saying that belongs to it."""
_MOST_ACTS, _MOST_WORDS, _LONGEST_LEAD = 8, 60, 600
"""Acts, words and signs beside a quotation that are looked at: all that a sentence has, not a text without stops."""
_LONGEST_AGENT = 7
"""Words behind a preposition among which the one whom it leads in must begin."""

_JOINING = ":;"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for a speaker."""

    span: Span
    pronoun: bool = False
    cue: str = ""
    """The words that say that they speak."""

    def moved(self, by: int) -> "Mention":
        """The same in a longer text."""
        return Mention(self.span.moved(by), self.pronoun, self.cue)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation of a paragraph with its speaker."""

    span: Span
    """With its marks."""
    speaker: Mention | None
    """None where the paragraph leaves it open, so that whoever spoke last speaks on."""


class Telling:
    """A sentence as it is told: what is quoted in it whole is blank."""

    def __init__(self, span: Span, text: str, narrated: str, table: Language, names: frozenset[str]) -> None:
        """Read nothing before it is asked for."""
        self.span, self.text, self.narrated, self.table, self._names = span, text, narrated, table, names

    @cached_property
    def acts(self) -> tuple[Speech, ...]:
        """Every act of saying, those beside a quotation included."""
        return acts(self.text, self.table, self.narrated, quoting=True)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Its segments as it is told."""
        return segments(self.narrated, self.table)

    @cached_property
    def told(self) -> tuple[Word, ...]:
        """Its words as they are told."""
        return words(self.narrated, self.table.code)

    @cached_property
    def main(self) -> MainClause:
        """Subject and verb of its main clause."""
        return main_clause(self.narrated, self.spans, self.table)

    @property
    def is_reported(self) -> bool:
        """Whether the form of its verb alone tells that somebody says it."""
        verb = self.main.verb
        return verb is not None and is_reported_form(verb, self.narrated, self.table)

    def speaks(self, phrase: Span) -> bool:
        """Whether a phrase is a name, a pronoun, or a noun for who can say something."""
        return can_speak(phrase.of(self.text), self.table, self._names)

    def mention(self, phrase: Span | None, cue: str = "") -> Mention | None:
        """A phrase of the sentence as words for a speaker, in the text of the paragraph."""
        if phrase is None:
            return None
        pronoun = phrase.of(self.text).casefold() in self.table.pronouns.subjects
        return Mention(phrase, pronoun, cue).moved(self.span.start)

    def by_act(self, act: Speech) -> Mention | None:
        """The speaker of an act of saying."""
        return self.mention(act.speaker, act.cue)

    def is_sure(self, act: Speech) -> bool:
        """Whether an act has a speaker who can say something."""
        if act.speaker is None or act.colon:
            return False
        return act.pronoun or act.phrase or self.speaks(act.speaker)

    def last_speaker(self) -> Mention | None:
        """Who has spoken last when the sentence is over, or acted last, so that a quotation behind it may be theirs."""
        sure = [act for act in self.acts if self.is_sure(act)]
        if sure:
            return self.by_act(sure[-1])
        subject = self.main.subject
        if subject is None or self.is_reported or not self.speaks(subject):
            return None
        return self.mention(subject)


def tellings(
    text: str, table: Language, again: frozenset[str], names: frozenset[str]
) -> tuple[tuple[Telling, ...], tuple[Span, ...]]:
    """The sentences of a paragraph as they are told, and its quotations with their marks."""
    quotes = quotations_in(text, table, again)
    inside = (Span(start=quote.start + 1, end=quote.end - 1) for quote in quotes)
    narrated = blanked(text, [span for span in inside if _is_whole(text, span, table)])
    spans = _with_what_is_said(sentences(text, table.code), text, table)
    return tuple(Telling(s, s.of(text), s.of(narrated), table, names) for s in spans), quotes


def _with_what_is_said(spans: Sequence[Span], text: str, table: Language) -> Iterator[Span]:
    """Sentences, those of one who says what follows a colon or semicolon joined with it."""
    joined: Span | None = None
    for span in spans:
        whole = span if joined is None else Span(start=joined.start, end=span.end)
        leads_on = text[whole.end - 1] in _JOINING and whole.end - whole.start < LONGEST
        joined = whole if leads_on and somebody_says(whole.of(text), table) else None
        if joined is None or span is spans[-1]:
            yield whole


def _is_whole(text: str, inside: Span, table: Language) -> bool:
    """Whether a quotation is a sentence of its own, and no part of the one around it."""
    stretch = inside.of(text)
    if text[max(0, inside.start - 3) : inside.start - 1].rstrip().endswith(":"):
        return True
    return not stretch[:1].islower() and any(is_finite(word) for word in words(stretch, table.code))


def attributed(told: Sequence[Telling], quotes: Sequence[Span], text: str) -> Iterator[Attributed]:
    """The quotations of a paragraph with the words for who says them."""
    first = last = 0
    for quote in quotes:
        while first + 1 < len(told) and told[first].span.end <= quote.start:
            first += 1
        last = max(first, last)
        while last + 1 < len(told) and told[last].span.end < quote.end:
            last += 1
        yield Attributed(quote, _Place(quote, text, told[first], told[last]).speaker())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quotation stands."""

    quote: Span
    text: str
    """Of the paragraph."""
    opening: Telling
    """The sentence in which it begins."""
    closing: Telling
    """The sentence in which it ends."""

    def speaker(self) -> Mention | None:
        """The words for who says it, by the first rule that finds some."""
        sure = [act for act in self._before() if self.opening.is_sure(act)]
        behind = None if sure and self._is_led_in() and not self._goes_on_behind() else self._right_behind(bool(sure))
        if behind is not None:
            return behind
        if sure:
            return self.opening.by_act(sure[-1])
        return self._by_main_subject() or self._further_behind() or self._by_agent() or self._doubtful()

    def _before(self) -> Sequence[Speech]:
        """The nearest acts of saying before it in its sentence."""
        acts, edge = self.opening.acts, self.quote.start - self.opening.span.start
        number = bisect_left(acts, edge, key=lambda act: act.verb.start)
        return acts[max(0, number - _MOST_ACTS) : number]

    def _behind(self) -> Sequence[Speech]:
        """The nearest acts of saying behind it in its sentence."""
        acts, edge = self.closing.acts, self.quote.end - self.closing.span.start
        number = bisect_left(acts, edge, key=lambda act: act.verb.start)
        return acts[number : number + _MOST_ACTS]

    def _is_led_in(self) -> bool:
        """Whether a colon stands right before."""
        return self.text[max(0, self.quote.start - 2) : self.quote.start].rstrip().endswith(":")

    def _goes_on_behind(self) -> bool:
        return self.text[self.quote.end : self.quote.end + 2].lstrip().startswith(",")

    def _lead(self) -> str:
        """The sentence up to it, as far as it is looked at."""
        return self.text[max(self.opening.span.start, self.quote.start - _LONGEST_LEAD) : self.quote.start]

    def _right_behind(self, sure_before: bool) -> Mention | None:  # noqa: FBT001 one of two
        """By the verb right behind the closing mark, which need not be one of saying: "“, wollen sie wissen"."""
        closing = self.closing
        edge = self.quote.end - closing.span.start
        first = bisect_left(closing.told, edge, key=lambda word: word.start)
        rest = closing.told[first : first + _MOST_WORDS]
        for act in self._behind()[:1]:
            between = [word for word in rest if word.end <= act.verb.start]
            near = len(between) <= (0 if sure_before or self._is_led_in() else _MOST_BETWEEN)
            if near and act.speaker is not None and (closing.is_sure(act) or not between):
                return closing.by_act(act)
        if rest and not rest[0].capital and is_finite(rest[0]):
            return self._subject_of(rest, only_sure=sure_before)
        return None

    def _subject_of(self, rest: Sequence[Word], *, only_sure: bool) -> Mention | None:
        closing, verb = self.closing, rest[0]
        number = bisect_right(closing.spans, verb.start, key=lambda span: span.start) - 1
        clause = closing.spans[number] if number >= 0 and closing.spans[number].end > verb.start else None
        inside = [word for word in rest[1:] if clause is None or word.end <= clause.end]
        phrase, _ = subject_in(closing.narrated, inside, closing.table)
        if phrase is None or (only_sure and not closing.speaks(phrase)):
            return None
        return closing.mention(phrase, verb.text)

    def _by_main_subject(self) -> Mention | None:
        """The subject of the sentence whose colon leads the quotation in."""
        subject = self.opening.main.subject
        if subject is None or ":" not in self._lead() or not self.opening.speaks(subject):
            return None
        return self.opening.mention(subject)

    def _further_behind(self) -> Mention | None:
        sure = (act for act in self._behind() if self.closing.is_sure(act))
        return next(map(self.closing.by_act, sure), None)

    def _by_agent(self) -> Mention | None:
        """Whom a passive names ("wird von X ... genannt"), or a word for whose view it is ("Für X ist es ...")."""
        telling, table = self.opening, self.opening.table
        told = telling.told[:_MOST_WORDS]
        passive = any(word.lemma in table.clauses.passive for word in told)
        for number, word in enumerate(told):
            low = word.text.casefold()
            if (number == 0 and low in table.speech.viewing) or (passive and low in table.clauses.agents):
                phrase = phrase_in(telling.narrated, told[number + 1 : number + 1 + _LONGEST_AGENT], table, led=True)
                if phrase is not None and telling.speaks(phrase):
                    return telling.mention(phrase)
        return None

    def _doubtful(self) -> Mention | None:
        """A speaker who is no name, or the subject of the sentence; nobody where a form of the verb points back."""
        telling = self.opening
        if telling.is_reported:
            return None
        for act in reversed(self._before()):
            if act.speaker is not None and not act.colon:
                return telling.by_act(act)
        subject = telling.main.subject
        if subject is None or not self._lead().strip(' „“"»«(') or not (self._is_led_in() or telling.speaks(subject)):
            return None
        return telling.mention(subject)
