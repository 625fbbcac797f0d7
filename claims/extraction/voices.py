"""Who speaks in every sentence of an article: by a verb of saying, in quotation marks, or in a block after a colon."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from claims.extraction.attributing import Attributed, Mention, Telling, attributed, tellings
from claims.extraction.quoting import repeated
from claims.extraction.speakers import Memory, Speaker, before_it, cast_of
from claims.language.tables import Language
from claims.language.words import spelled
from claims.models import Article, Span
from claims.parts.speech import Speech, speeches
from claims.text.sentences import quotations

_BLOCK_SIGNS = ("…", "...", "„", "“", '"', "»", "«")
_OPENING = ("„", "“", "»", "«", '"')


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something, and the words that report it."""

    speaker: Speaker | None
    cue: str = ""
    mention: Span | None = None
    """The words for the speaker, in the text of the article."""

    @property
    def name(self) -> str | None:
        """Of the speaker, or as the article calls them."""
        return self.speaker.name if self.speaker is not None else None

    @property
    def role(self) -> str | None:
        """What the article says that the speaker is."""
        return self.speaker.role if self.speaker is not None else None


@dataclass(frozen=True, slots=True)
class Saying:
    """An act of saying with its speaker by name."""

    speech: Speech
    voice: Voice

    @property
    def speaker(self) -> str | None:
        """By name."""
        return self.voice.name


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article and the voices in it."""

    span: Span
    """In the text of the article."""
    text: str
    sayings: tuple[Saying, ...]
    quotes: tuple[Span, ...]
    """What stands in quotation marks in it, or the quoted block around it, in the text of the article."""
    voice: Voice | None
    """Who says the whole sentence: it stands inside quotation marks or in a quoted block, or its verb tells so."""
    quoted: bool
    """Whether it stands inside quotation marks or in a quoted block."""
    said: tuple["Quoted", ...] = ()
    """The quotations in it: what somebody says, as far as the signs tell, and who."""

    @property
    def quoted_by(self) -> str | None:
        """By name, who says the whole sentence."""
        return self.voice.name if self.voice is not None else None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of an article with its speaker."""

    span: Span
    """With its marks, in the text of the article."""
    voice: Voice

    @property
    def mention(self) -> Span | None:
        """The words for the speaker, in the text of the article."""
        return self.voice.mention


def voiced_sentences(article: Article, table: Language) -> tuple[Sentence, ...]:
    """The sentences of the body with their voices, in their order."""
    return tuple(sentence for paragraph in _paragraphs(article, table) for sentence in paragraph.sentences)


def quoted_speech(article: Article, table: Language) -> tuple[Quoted, ...]:
    """The quotations of the body with their speakers, in their order."""
    return tuple(quote for paragraph in _paragraphs(article, table) for quote in paragraph.quotes)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """What is carried from one paragraph to the next."""

    memory: Memory
    last: Voice | None
    """Who has spoken or acted last."""
    block: Voice | None
    """Whose words the next paragraphs are, after a colon."""


def _paragraphs(article: Article, table: Language) -> Iterator[_Paragraph]:
    cast = cast_of(article, table)
    again = repeated([paragraph.of(article.text) for paragraph in article.body])
    state = _State(Memory(cast), None, None)
    goes_on = [_is_left_open(one.of(article.text)) and _opens(two, article) for one, two in pairwise(article.body)]
    for paragraph, left_open in zip(article.body, (*goes_on, False), strict=False):
        reader = _Reader(paragraph, paragraph.of(article.text), table)
        told, quotes = tellings(reader.text, table, again, cast.words)
        voiced, state = reader.read(told, quotes, state, left_open=left_open)
        yield voiced


def _is_left_open(text: str) -> bool:
    """Whether a paragraph begins with a quotation that does not end in it."""
    return text.startswith(_OPENING) and not any(quote.start == 1 for quote in quotations(text))


def _opens(paragraph: Span, article: Article) -> bool:
    return article.text[paragraph.start : paragraph.start + 1] in _OPENING


@dataclass(frozen=True, slots=True)
class _Reader:
    """A paragraph that is read."""

    span: Span
    text: str
    table: Language

    def read(
        self, told: Sequence[Telling], quotes: Sequence[Span], state: _State, *, left_open: bool
    ) -> tuple[_Paragraph, _State]:
        """Its sentences and quotations with their voices, and what is known behind it."""
        block = state.block if state.block is not None and self._belongs_to_block() else None
        block = block or (state.last or Voice(None) if left_open else None)
        carried: list[_State] = []
        said: list[tuple[Saying, ...]] = []
        for telling in told:
            carried.append(state)
            sayings = tuple(self._sayings(telling, state.memory))
            state = self._after(telling, sayings, state)
            said.append(sayings)
        voices = self._voices(attributed(told, quotes, self.text), told, carried)
        marked = tuple(quote.moved(self.span.start) for quote in quotations(self.text))
        quoted = [quote.span for quote in voices]
        sentences = []
        for telling, sayings, before in zip(told, said, carried, strict=True):
            place = telling.span.moved(self.span.start)
            around, own = _meeting(place, marked, marked), _meeting(place, quoted, voices)
            whole, voice = _Whole(telling, place, sayings, before).voice(around, own, block)
            around = (self.span,) if block is not None else around
            sentences.append(Sentence(place, telling.text, sayings, around, voice, whole, own))
        leads_in = self.text.rstrip().endswith(":") and bool(said) and bool(said[-1])
        return _Paragraph(tuple(sentences), tuple(voices)), replace(state, block=state.last if leads_in else block)

    def _belongs_to_block(self) -> bool:
        """Whether a paragraph after a colon is still quoted: it speaks of "we", or begins like a quotation."""
        first = {word.casefold() for word in spelled(self.text, self.table.code)} & set(self.table.pronouns.first)
        return bool(first) or self.text.startswith(_BLOCK_SIGNS)

    def _sayings(self, telling: Telling, memory: Memory) -> Iterator[Saying]:
        for speech in speeches(telling.text, self.table, telling.narrated):
            if speech.denied:
                continue  # that somebody denies it is the claim
            yield Saying(speech, self._voice_of(telling, speech, memory))

    def _voice_of(self, telling: Telling, speech: Speech, memory: Memory) -> Voice:
        cue = speech.cue
        if speech.speaker is None:
            return Voice(None, cue)
        phrase = speech.speaker.of(telling.text)
        if speech.pronoun:
            before = before_it(telling.text, speech.speaker.start, speech.content, self.table)
            speaker = memory.pointed_at(phrase, before, self.table)
        else:
            speaker = memory.meant(phrase, self.table)
        return Voice(speaker, cue, speech.speaker.moved(telling.span.start + self.span.start))

    def _after(self, telling: Telling, sayings: Sequence[Saying], state: _State) -> _State:
        """What is known when a sentence is over."""
        known = next((saying.voice for saying in reversed(sayings) if saying.voice.speaker is not None), None)
        mention = telling.last_speaker() if known is None else None
        if mention is not None:
            known = self._voice(mention, state)
        if known is None:
            return state
        return replace(state, memory=state.memory.with_speaker(known.speaker), last=known)

    def _voice(self, mention: Mention, state: _State) -> Voice:
        phrase = mention.span.of(self.text)
        memory = state.memory
        named = memory.pointed_at(phrase, (), self.table) if mention.pronoun else memory.meant(phrase, self.table)
        return Voice(named, mention.cue, mention.span.moved(self.span.start))

    def _voices(self, found: Iterator[Attributed], told: Sequence[Telling], carried: Sequence[_State]) -> list[Quoted]:
        voices: list[Quoted] = []
        number = 0
        for quote in found:
            while number + 1 < len(told) and told[number].span.end <= quote.span.start:
                number += 1
            state = carried[number]
            voice = self._voice(quote.speaker, state) if quote.speaker is not None else state.last
            silent = replace(voice, cue="") if voice is not None and quote.speaker is None else voice
            voices.append(Quoted(quote.span.moved(self.span.start), silent or self._ahead(told, state)))
        return voices

    def _ahead(self, told: Sequence[Telling], state: _State) -> Voice:
        """Who speaks first in a paragraph that opens with a quotation of somebody who was not named before."""
        mention = next((m for m in (telling.last_speaker() for telling in told) if m is not None), None)
        return self._voice(mention, state) if mention is not None else Voice(None)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A sentence of which somebody may say all."""

    telling: Telling
    span: Span
    """In the text of the article."""
    sayings: Sequence[Saying]
    before: _State

    def voice(self, marked: Sequence[Span], quotes: Sequence[Quoted], block: Voice | None) -> tuple[bool, Voice | None]:
        """Whether it stands in quotation marks or a block, and who says all of it."""
        if block is not None:
            return True, block
        around = next((quote for quote in marked if _mostly(self.span, quote)), None)
        if around is not None:
            return True, next((quote.voice for quote in quotes if quote.span.meets(around)), None)
        if not self.sayings and self.before.last is not None and self.telling.is_reported:
            return False, replace(self.before.last, cue="")
        return False, None


_Placed = TypeVar("_Placed")


def _meeting(span: Span, places: Sequence[Span], found: Sequence[_Placed]) -> tuple[_Placed, ...]:
    """What has a place that meets a span, among places in their order that do not overlap."""
    first = bisect_right(places, span.start, key=lambda place: place.end)
    last = bisect_left(places, span.end, key=lambda place: place.start)
    return tuple(found[first:last])


def _mostly(span: Span, quote: Span) -> bool:
    shared = min(span.end, quote.end) - max(span.start, quote.start)
    return shared * 2 > span.end - span.start
