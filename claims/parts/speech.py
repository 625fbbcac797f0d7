"""Who says what inside a sentence: direct, reported, and by "laut" or "according to"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.language.relative_dates import weekdays_in
from claims.language.tables import Language
from claims.language.words import words
from claims.models import Span
from claims.parts.denial import is_denied
from claims.parts.frames import Frame, carries_on, frames, is_clause, is_reflexive, words_in
from claims.parts.segments import is_finite, segments
from claims.parts.speaking import speaker_of


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
    passive: bool = False
    """Whether something is said of the subject."""
    colon: bool = False
    """Whether nothing but a colon before quotation marks says so."""
    cue: str = ""
    """The words that say so, the parted end of a verb included: "teilte mit"."""
    phrase: bool = False
    """Whether no verb says so: "laut Weber"."""


def speeches(text: str, table: Language, narrated: str = "") -> tuple[Speech, ...]:
    """Every act of saying in a sentence, in its order; what follows one up to the next is its content.

    Args:
        text: The sentence.
        table: Of its language.
        narrated: The sentence with blanks for what it quotes whole, so that no verb is sought there.
    """
    return tuple(act for act in acts(text, table, narrated) if act.content and (act.speaker is not None or act.passive))


def acts(text: str, table: Language, narrated: str = "", *, quoting: bool = False) -> tuple[Speech, ...]:
    """Every act of saying in a sentence, those without content or speaker included.

    Args:
        text: The sentence.
        table: Of its language.
        narrated: The sentence with blanks for what it quotes whole.
        quoting: Whether verbs count that say something only beside a quotation ("spoke of").
    """
    spans = segments(text, table)
    told = _without_passives(tuple(frames(narrated or text, spans, table, quoting=quoting)))
    found: list[Speech] = []
    for number, frame in enumerate(told):
        following = told[number + 1].index if number + 1 < len(told) else len(spans)
        preceding = told[number - 1].index + 1 if number else 0
        speaker, pronoun = speaker_of(frame, first=number == 0)
        content = _content(frame, preceding, following, inverted=_is_inverted(frame, speaker))
        denied = (frame.verb.lemma in table.speech.denying) != is_denied(frame.without(content), table)
        doubted = frame.verb.lemma in table.speech.doubting
        verb = Span(start=frame.verb.start, end=frame.verb.end)
        colon = frame.verb.lemma == ":"
        said = Speech(speaker, pronoun, verb, content, denied, doubted, colon=colon, phrase=frame.is_phrase)
        found.append(replace(said, cue="" if colon else _cue(frame)))
    return tuple(_with_speakers(text, spans, found, table))


def _without_passives(found: Sequence[Frame]) -> Sequence[Frame]:
    """All but the passives in what somebody says: "added that officers had been called"."""
    inner = (frame.here.of(frame.text) for frame in found[1:])
    said = [
        part.partition(" ")[0].casefold() in frame.table.speech.that and _is_passive(part, frame.table)
        for frame, part in zip(found[1:], inner, strict=True)
    ]
    return [*found[:1], *(frame for frame, within in zip(found[1:], said, strict=True) if not within)]


def somebody_says(text: str, table: Language) -> bool:
    """Whether a sentence has a word of saying at all, whoever says it: "prosecutors said"."""
    acts = frames(text, segments(text, table), table)
    return any(act.verb.lemma not in table.speech.evaluating for act in acts)


def _cue(frame: Frame) -> str:
    last = frame.inside()[-1]
    parted = last.text in frame.table.clauses.particles and frame.verb.lemma.startswith(last.text)
    written = frame.text[frame.verb.start : frame.verb.end]
    return f"{written} {last.text}" if parted and last.start > frame.verb.start else written


def _is_inverted(frame: Frame, speaker: Span | None) -> bool:
    """Whether the verb opens its segment and the speaker follows: ", sagte er", ", a déclaré Weber", ", a-t-il dit"."""
    opening = frame.opening()
    return speaker is not None and speaker.start > opening == frame.here.start


def _with_speakers(text: str, spans: Sequence[Span], found: list[Speech], table: Language) -> Iterator[Speech]:
    """Speakers carried on: "X sagte ... und betonte ...", "X erklärte, er glaube ..."."""
    before: Speech | None = None
    for speech in found:
        segment = next(span for span in spans if span.holds(speech.verb)).of(text)
        nested = before is not None and not before.content and speech.pronoun
        carried = speech.speaker is None and carries_on(segment, table) and not _is_passive(segment, table)
        if before is not None and (nested or carried):
            speech = replace(speech, speaker=before.speaker, pronoun=before.pronoun)  # noqa: PLW2901 the completed one
        yield replace(speech, passive=_is_passive(segment, table))
        before = speech


def _is_passive(segment: str, table: Language) -> bool:
    inside = words(segment, table.code)
    return any(word.lemma in table.clauses.passive for word in inside) and not is_reflexive(inside, table)


# --- what is said -----------------------------------------------------------------------------------------------


def _content(frame: Frame, preceding: int, following: int, *, inverted: bool) -> tuple[Span, ...]:
    """The segments that are said: behind the verb, or before it, or its own."""
    behind = frame.spans[frame.index + 1 : following]
    if frame.verb.lemma in frame.table.speech.evaluating:
        return (frame.here, *behind)
    inside = _of_phrase(frame) if frame.is_phrase else _silent(frame)
    if frame.is_phrase and not inside:
        return (*frame.spans[preceding : frame.index], *_without_role(frame, behind))
    if frame.index > preceding and (inverted or not (behind or inside)):
        return tuple(frame.spans[preceding : frame.index])
    return (*inside, *behind)


def _without_role(frame: Frame, behind: Sequence[Span]) -> Sequence[Span]:
    """What is said, without the role between the name and it: "laut Anna Berg, Leiterin des Amtes, ..."."""
    clauses = [is_clause(words_in(frame.text, span, frame.table)) for span in behind]
    return behind[clauses.index(True) :] if True in clauses else behind


def _of_phrase(frame: Frame) -> tuple[Span, ...]:
    """What is said beside "laut X": from the verb on where it follows, else all of a segment that has a verb."""
    inside = frame.inside()
    verb = next((word for word in inside if is_finite(word)), None)
    if verb is None:
        return ()
    if not frame.table.clauses.punctuated:
        return (Span(start=frame.verb.end, end=frame.here.end),)
    between = [word for word in inside if frame.verb.end <= word.start < verb.start]
    follows = verb.start > frame.verb.start and not (between and frame.is_behind)
    return (Span(start=verb.start, end=frame.here.end) if follows else frame.here,)


def _silent(frame: Frame) -> tuple[Span, ...]:
    """What is said in the segment of the verb without a word between: "said the talks went well"."""
    rest = _behind_the_day(frame, Span(start=frame.verb.end, end=frame.here.end))
    if frame.verb.lemma in frame.table.speech.addressing:
        rest = _behind_who_is_told(frame, rest)
    inside = words_in(frame.text, rest, frame.table)
    return (rest,) if frame.table.speech.silent_that and any(map(is_finite, inside[1:])) else ()


def _behind_the_day(frame: Frame, rest: Span) -> Span:
    """What stands behind the day on which it is said: "the bridge was safe" of "said on Monday the bridge was safe"."""
    table = frame.table
    inside = words_in(frame.text, rest, table)
    led = bool(inside) and inside[0].text.casefold() in table.clauses.prepositions
    day = inside[led] if len(inside) > led else None
    if day is None or not (day.lemma in table.dates.days or weekdays_in(day.text, table)):
        return rest
    return Span(start=day.end, end=rest.end)


def _behind_who_is_told(frame: Frame, rest: Span) -> Span:
    """What stands behind the one who is told it: "the bridge was safe" of "told reporters the bridge was safe"."""
    table = frame.table
    opening = {*table.clauses.definite, *table.clauses.determiners, *table.pronouns.subjects, *table.pronouns.neuter}
    inside = words_in(frame.text, rest, table)
    begin = next((word.start for word in inside[1:] if word.text.casefold() in opening), rest.start)
    return Span(start=begin, end=rest.end)
