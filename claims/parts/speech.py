"""Who says what inside a sentence: direct, reported, and by "laut" or "according to"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.language.names import listed_names
from claims.language.tables import Language
from claims.language.unlisted import unlisted_names
from claims.language.words import Word, words
from claims.models import Span
from claims.parts.denial import is_denied
from claims.parts.segments import is_finite, segments

_QUOTES_AFTER_COLON = re.compile(r":\s*[\"„“»«]")
_LONGEST_GAP = 5
"""Most words between a preposition and the end of what it leads in."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of saying in a sentence."""

    speaker: Span | None
    """The words for the speaker; None where the sentence leaves it open."""
    pronoun: bool
    verb: Span
    content: tuple[Span, ...]
    """Segments that are said."""
    denied: bool
    """Whether the speaker denies it, or does not say it."""
    doubted: bool
    """Whether the verb leaves open whether it is so: "claimed", "accused"."""


def speeches(text: str, table: Language) -> tuple[Speech, ...]:
    """Every act of saying in a sentence, in its order; what follows one up to the next is its content."""
    spans = segments(text, table)
    frames = [_Frame(text, spans, index, verb, table) for index, verb in _frames(text, spans, table)]
    found: list[Speech] = []
    for number, frame in enumerate(frames):
        following = frames[number + 1].index if number + 1 < len(frames) else len(spans)
        preceding = frames[number - 1].index + 1 if number else 0
        speaker, pronoun = _speaker(frame, first=number == 0)
        content = _content(frame, preceding, following, inverted=_is_inverted(frame, speaker))
        denied = (frame.verb.lemma in table.speech.denying) != is_denied(frame.without(content), table)
        doubted = frame.verb.lemma in table.speech.doubting
        verb = Span(start=frame.verb.start, end=frame.verb.end)
        found.append(Speech(speaker, pronoun, verb, content, denied, doubted))
    return tuple(_with_speakers(text, spans, found, table))


@dataclass(frozen=True, slots=True)
class _Frame:
    """A segment in which somebody says something."""

    text: str
    spans: tuple[Span, ...]
    index: int
    verb: Word
    table: Language

    @property
    def here(self) -> Span:
        return self.spans[self.index]

    def without(self, content: Sequence[Span]) -> str:
        """The words of the segment that are not said."""
        begun = [span.start for span in content if self.here.holds(span)]
        return self.text[self.here.start : min(begun, default=self.here.end)]


def _is_inverted(frame: _Frame, speaker: Span | None) -> bool:
    """Whether the verb opens its segment and the speaker follows, as behind what was said: ", sagte er"."""
    return speaker is not None and speaker.start > frame.verb.start == frame.here.start


def _with_speakers(text: str, spans: Sequence[Span], found: list[Speech], table: Language) -> Iterator[Speech]:
    """Speakers carried on: "X sagte ... und betonte ...", "X erklärte, er glaube ..."."""
    before: Speech | None = None
    for speech in found:
        segment = next(span for span in spans if span.holds(speech.verb)).of(text)
        nested = before is not None and not before.content and speech.pronoun
        carried = speech.speaker is None and _carries_on(segment, table) and not _is_passive(segment, table)
        if before is not None and (nested or carried):
            speech = replace(speech, speaker=before.speaker, pronoun=before.pronoun)  # noqa: PLW2901 the completed one
        if speech.content and (speech.speaker is not None or _is_passive(segment, table)):
            yield speech
        before = speech


def _frames(text: str, spans: Sequence[Span], table: Language) -> Iterator[tuple[int, Word]]:
    """Segments in which somebody says something, with the word that says so."""
    for index, span in enumerate(spans):
        after = spans[index + 1].start if index + 1 < len(spans) else span.end
        verb = _reporting_verb(text, span, table) or _according_to(text, span, table)
        if verb is None and _QUOTES_AFTER_COLON.search(text[span.end : after]):
            verb = next((word._replace(lemma=":") for word in reversed(_words_in(text, span, table))), None)
        if verb is not None:
            yield index, verb


def _reporting_verb(text: str, span: Span, table: Language) -> Word | None:
    inside = _words_in(text, span, table)
    particle = inside[-1].text if inside and inside[-1].text in table.clauses.particles else ""
    for before, word in pairwise([None, *inside]):
        if word is None or word.capital:
            continue
        lemmas = {word.lemma, particle + word.lemma}
        verbs = {*table.speech.verbs, *table.speech.denying}
        if lemmas & verbs and not _is_noun(before, table) and _is_said(text, lemmas, word, inside, table):
            return word._replace(lemma=next(iter(sorted(lemmas & verbs))))
    return None


def _is_noun(before: Word | None, table: Language) -> bool:
    return before is not None and table.names.cased and before.text.casefold() in table.clauses.determiners


def _is_said(text: str, lemmas: set[str], word: Word, inside: Sequence[Word], table: Language) -> bool:
    """Whether a word is the verb of its clause, somebody else than the one quoted being its subject."""
    if any(other.text.casefold() in table.pronouns.first for other in inside):
        return False
    if not table.names.cased and text[: word.start].endswith("zu "):
        return not any(other.text.casefold() in table.pronouns.neuter for other in inside)
    number = next(n for n, other in enumerate(inside) if other.start == word.start)
    after_pronoun = number > 0 and inside[number - 1].text.casefold() in table.pronouns.subjects
    return word.text.casefold() not in lemmas or after_pronoun


def _according_to(text: str, span: Span, table: Language) -> Word | None:
    low = span.of(text).casefold()
    for phrase in table.speech.according_to:
        if low.startswith(phrase + " ") and not (
            phrase in table.function_words and _is_whole_clause(text, span, table)
        ):
            return Word(phrase, span.start, span.start + len(phrase), phrase)
    for phrase in table.speech.according_to_after:
        match = re.search(rf"\b{re.escape(phrase)}\b", low)
        if match is not None:
            return Word(phrase, span.start + match.start(), span.start + match.end(), phrase)
    return None


def _is_whole_clause(text: str, span: Span, table: Language) -> bool:
    """Whether a segment that begins like ", so X" is a clause of its own: "So oft war ..."."""
    return span.start == 0 or _is_clause(_words_in(text, span, table))


def _words_in(text: str, span: Span, table: Language) -> list[Word]:
    return [
        word._replace(start=word.start + span.start, end=word.end + span.start)
        for word in words(span.of(text), table.code)
    ]


# --- the speaker ------------------------------------------------------------------------------------------------


def _speaker(frame: _Frame, *, first: bool) -> tuple[Span | None, bool]:
    """The subject of a verb of saying, and whether it is a pronoun: beside the verb, or in a segment before it."""
    table, verb = frame.table, frame.verb
    inside = _words_in(frame.text, frame.here, table)
    before = [word for word in inside if word.end <= verb.start]
    after = [word for word in inside if word.start >= verb.end]
    if verb.lemma in table.speech.according_to_after:
        return _phrase(frame.text, before, table), False
    if verb.lemma in table.speech.according_to:
        return _phrase(frame.text, after, table), False
    if _is_passive_saying(inside, verb, table):
        return None, False
    stretches = (before,) if verb.lemma in table.speech.addressing else (before, after)
    subjects = (_subject(frame.text, stretch, table) for stretch in stretches)
    beside = next((subject for subject in subjects if subject[0] is not None), None)
    return beside if beside is not None else (_speaker_of_clause_before(frame, before, first=first), False)


def _subject(text: str, stretch: Sequence[Word], table: Language) -> tuple[Span | None, bool]:
    """The first pronoun or noun phrase of a stretch that can be a subject."""
    pronoun = next((word for word in stretch if word.text.casefold() in table.pronouns.subjects), None)
    phrase = _phrase(text, stretch, table)
    if pronoun is not None and (phrase is None or pronoun.end <= phrase.start):
        return Span(start=pronoun.start, end=pronoun.end), True
    return phrase, False


def _speaker_of_clause_before(frame: _Frame, before: Sequence[Word], *, first: bool) -> Span | None:
    """A subject in an earlier segment; none where the clause has one that points at nothing ("es hieß")."""
    carried = _carries_on(frame.here.of(frame.text), frame.table)
    if (carried and not first) or any(word.text.casefold() in frame.table.pronouns.neuter for word in before):
        return None
    return _speaker_before(frame.text, frame.spans[: frame.index], frame.table, carried=carried)


def _is_passive_saying(inside: Sequence[Word], verb: Word, table: Language) -> bool:
    """Whether something is said of the subject, and not by it: "was described as"."""
    passive = any(word.lemma in table.clauses.passive for word in inside)
    return passive and re.fullmatch(table.clauses.participle, verb.text.casefold()) is not None


def _speaker_before(text: str, spans: Sequence[Span], table: Language, *, carried: bool) -> Span | None:
    """A subject parted from its verb by commas ("Anna Berg, die ... leitet, machte deutlich") or by "und"."""
    for span in reversed(spans):
        inside = _words_in(text, span, table)
        relative = bool(inside) and inside[0].text.casefold() in table.clauses.relative
        if not inside or (relative and not carried) or (_is_clause(inside) and not carried):
            continue
        return _phrase(text, inside, table)
    return None


def _is_clause(inside: Sequence[Word]) -> bool:
    return any(is_finite(word) for word in inside)


def _phrase(text: str, inside: Sequence[Word], table: Language) -> Span | None:
    """The first noun phrase that no preposition leads in; a name closes it."""
    start = next((n for n, word in enumerate(inside) if _may_begin(inside, n, table)), None)
    if start is None:
        return None
    end = start
    for number in range(start, len(inside)):
        word = inside[number]
        if number > start and _ends_phrase(text, inside, number, table):
            break
        if word.capital or table.names.cased:
            end = number
    return Span(start=inside[start].start, end=inside[end].end)


def _may_begin(inside: Sequence[Word], number: int, table: Language) -> bool:
    word = inside[number]
    low = word.text.casefold()
    if number and inside[number - 1].text.casefold() in {*table.clauses.prepositions, *table.clauses.agents}:
        return False
    if low in table.clauses.prepositions or low in table.pronouns.neuter:
        return False
    if low in table.clauses.subject_articles:
        return not _is_genitive(inside, number, table)
    return word.capital and low not in table.function_words and not _inside_prepositional(inside, number, table)


def _is_genitive(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether an article stands right behind a noun, and so in the genitive: "Verlauf der Gespräche"."""
    return number > 0 and inside[number - 1].capital and not table.names.cased


def _inside_prepositional(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether a preposition stands a few words before, with no article of a subject between."""
    for place in range(number - 1, max(-1, number - 1 - _LONGEST_GAP), -1):
        word = inside[place]
        low = word.text.casefold()
        if low in table.clauses.subject_articles and not _is_genitive(inside, place, table):
            return False
        if low in table.clauses.prepositions or low in table.clauses.contracted:
            return True
        if is_finite(word):
            return False
    return False


def _ends_phrase(text: str, inside: Sequence[Word], number: int, table: Language) -> bool:
    word = inside[number]
    low = word.text.casefold()
    if low in table.clauses.prepositions or low in table.clauses.contracted or is_finite(word):
        return True
    return text[inside[number - 1].end : word.start].strip(" -") != ""


def _carries_on(segment: str, table: Language) -> bool:
    return segment.split(maxsplit=1)[0].casefold() in table.clauses.coordinating


def _is_passive(segment: str, table: Language) -> bool:
    return any(word.lemma in table.clauses.passive for word in words(segment, table.code))


# --- what is said -----------------------------------------------------------------------------------------------


def _content(frame: _Frame, preceding: int, following: int, *, inverted: bool) -> tuple[Span, ...]:
    """The segments that are said: behind the verb, or before it, or its own."""
    behind = frame.spans[frame.index + 1 : following]
    if frame.verb.lemma in frame.table.speech.evaluating:
        return (frame.here, *behind)
    inside = _silent(frame.text, frame.here, frame.verb, frame.table)
    if frame.index > preceding and (inverted or not (behind or inside)):
        return tuple(frame.spans[preceding : frame.index])
    return (*inside, *behind)


def _silent(text: str, here: Span, verb: Word, table: Language) -> tuple[Span, ...]:
    """What is said inside the segment of the verb: "said the talks went well", "laut X stieg ..."."""
    by_phrase = verb.lemma in table.speech.according_to or verb.lemma in table.speech.according_to_after
    if not (table.speech.silent_that or by_phrase):
        return ()
    rest = Span(start=verb.end, end=here.end)
    inside = _words_in(text, rest, table)
    return (rest,) if any(is_finite(word) for word in inside[1:]) else ()


def speaker_names(text: str, speaker: Span, table: Language) -> list[str]:
    """The names inside the words for a speaker, the person last."""
    inside = words(speaker.of(text), table.code)
    return [name.text for name in (*listed_names(inside, table), *unlisted_names(inside, table))]
