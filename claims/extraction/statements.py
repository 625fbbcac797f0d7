"""From sentences to statements: clauses that say one thing each, with the one who says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.extraction.bare import bare, without_topic
from claims.extraction.pieces import Piece
from claims.extraction.voices import Saying, Sentence, Voice
from claims.language.names import listed_names
from claims.language.tables import Language
from claims.language.tagging import may_be_verb
from claims.language.unlisted import unlisted_names
from claims.language.words import Word, words
from claims.models import Span
from claims.parts.segments import is_finite, is_verb, segments
from claims.text.sentences import quotations

_AT_MARKS = " .,;:!?…()"
"""What may stand between a quotation mark and the words inside."""
_FEWEST_MISTAKEN = 3
"""Fewest words of a statement whose verb the tagger may have taken for a noun: "The cells aged"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an article says, or has somebody say."""

    span: Span
    """In the text of the article, with the words for who says it where they stand right before."""
    start: int
    """Where ``content`` begins in the text of the article."""
    content: str
    """What is said, verbatim, without who says it."""
    subject: str
    """A name that the content only points at ("der ...", "who ..."), to be put in front of it; mostly empty."""
    speaker: str | None
    reported: bool
    """Whether somebody else than the author says it."""
    direct: bool
    """Whether it stands in quotation marks or in a quoted block."""
    role: str | None = None
    """What the article says that the speaker is."""
    cue: str = ""
    """The words that report it."""
    mixed: bool = False
    """Whether some of its words are quoted."""
    pieces: tuple[Piece, ...] = ()
    """Where its words come from, if the content is a wording of its own: ``start`` is then that of the statement that
    it was made from, in which they count."""


def statements(sentence: Sentence, table: Language) -> tuple[Statement, ...]:
    """The statements of a sentence in their order."""
    spans = tuple(_parted(segments(sentence.text, table), sentence))
    found: list[Statement] = list(_roles(sentence, spans, table))
    for said, first, last in _groups(sentence, spans):
        for start, end in _cut(sentence, spans, first, last, table):
            frame = _lead(spans, said, start) if start == first else None
            frame = frame or (_tail(spans, said, end) if end == last else None)
            statement = _statement(sentence, spans[start : end + 1], said, frame, table)
            found += _freed_of_judgement(statement, sentence, spans[start : end + 1], table)
    return tuple(statement for statement in found if _says_something(statement, sentence, table))


def _parted(spans: Sequence[Span], sentence: Sentence) -> Iterator[Span]:
    """Segments, parted where what is said begins inside one: "Anna Berg said | the talks went well"."""
    for span in spans:
        said = (saying.speech for saying in sentence.sayings)
        inside = next((s for s in said if s.content and span.start < s.content[0].start < span.end), None)
        if inside is None:
            yield span
            continue
        content = inside.content[0].of(sentence.text)
        yield Span(start=span.start, end=inside.content[0].start)
        yield Span(start=inside.content[0].start + len(content) - len(content.lstrip()), end=span.end)


def _says_something(statement: Statement, sentence: Sentence, table: Language) -> bool:
    """Whether a statement has a verb, as the whole sentence tells, or is a role that was told of somebody."""
    start = statement.start - sentence.span.start
    inside = Span(start=start, end=start + len(statement.content))
    found = [word for word in words(sentence.text, table.code) if inside.start <= word.start < inside.end]
    if not table.forms.tells_verbs:
        return bool(found)
    mistaken = len(found) >= _FEWEST_MISTAKEN and any(may_be_verb(word.text, table.code) for word in found)
    return bool(statement.subject) or mistaken or (len(found) > 1 and any(is_verb(word) for word in found))


def _roles(sentence: Sentence, spans: Sequence[Span], table: Language) -> Iterator[Statement]:
    """What somebody once was, told beside the name: "der frühere Botschafter in Wien, Max Muster, ..."."""
    text = sentence.text
    for role, name in pairwise(spans):
        found = words(role.of(text), table.code)
        former = next((word for word in found if word.lemma in table.kinds.former), None)
        named = _name_before(text, name, table)
        if former is None or not named or named != name.of(text) or any(is_finite(word) for word in found):
            continue
        span = Span(start=role.start + former.start, end=name.end)
        yield Statement(
            span=span.moved(sentence.span.start),
            start=span.start + sentence.span.start,
            content=span.of(text),
            subject=named,
            speaker=sentence.quoted_by,
            reported=sentence.voice is not None or sentence.quoted,
            direct=sentence.quoted,
            role=sentence.voice.role if sentence.voice is not None else None,
        )


def _groups(sentence: Sentence, spans: Sequence[Span]) -> Iterator[tuple[Saying | None, int, int]]:
    """Runs of segments that one voice says: who, and the first and last segment; verbs of saying are left out."""
    said = [_voice_of(span, sentence.sayings) for span in spans]
    frame = [said[n] is None and _is_frame(span, sentence.sayings) for n, span in enumerate(spans)]
    start = 0
    for index in range(1, len(spans) + 1):
        if index == len(spans) or said[index] is not said[start] or frame[index] != frame[start]:
            if not frame[start]:
                yield said[start], start, index - 1
            start = index


def _voice_of(span: Span, sayings: Sequence[Saying]) -> Saying | None:
    return next((s for s in reversed(sayings) if any(c.holds(span) or span.holds(c) for c in s.speech.content)), None)


def _is_frame(span: Span, sayings: Sequence[Saying]) -> bool:
    """Whether a segment only says who speaks."""
    parts = [part for s in sayings for part in (s.speech.verb, s.speech.speaker) if part is not None]
    return any(span.holds(part) for part in parts)


def _cut(
    sentence: Sentence, spans: Sequence[Span], first: int, last: int, table: Language
) -> Iterator[tuple[int, int]]:
    """Where a new statement begins inside a run: after "while", after "and" with a verb of its own, at "who"."""
    start = first
    for index in range(first + 1, last + 1):
        anew = _begins_anew(sentence.text, spans, index, table)
        anew = anew or _goes_on_saying(sentence, spans[start : last + 1], index - start, table)
        anew = anew and not _is_inserted(sentence.text, spans[index : last + 1], table)
        if anew or (_is_reason(sentence, spans[index], table) and not _denies(sentence.text, spans[index - 1], table)):
            yield start, index - 1
            start = index
    yield start, last


def _begins_anew(text: str, spans: Sequence[Span], index: int, table: Language) -> bool:
    inside = words(spans[index].of(text), table.code)
    if not inside:
        return False
    low = inside[0].text.casefold()
    mark = text[spans[index - 1].end : spans[index].start].strip()
    if inside[-1].lemma in table.checkability.factive:
        return True
    if low in table.clauses.contrasting:
        return table.names.cased or any(is_verb(word) for word in inside)
    if mark.startswith((";", "…", ".")) or (mark.startswith(":") and len(inside) > 2):  # noqa: PLR2004 a clause
        return True
    if low in table.clauses.coordinating:
        tied = len(inside) > 1 and inside[1].text.casefold() in table.speech.that
        return tied or (any(is_finite(word) for word in inside) and not _shares_its_subject(inside))
    has_verb = any(is_finite(word) for word in inside)
    return low in table.clauses.relative and has_verb and bool(_name_before(text, spans[index - 1], table))


def _goes_on_saying(sentence: Sentence, spans: Sequence[Span], index: int, table: Language) -> bool:
    """Whether a second clause of what is said begins: "said that A | and that B", not "that it was untrue that A"."""
    if _voice_of(spans[0], sentence.sayings) is None or index + 1 >= len(spans):
        return False
    low = [span.of(sentence.text).casefold() for span in spans]
    leads = [text.partition(" ")[0] in table.speech.that for text in low]
    opened = leads[0] or (low[0] in table.clauses.coordinating and leads[1])
    others = leads[1:index] if leads[0] else leads[2:index]
    return opened and not any(others) and low[index] in table.clauses.coordinating and leads[index + 1]


def _is_inserted(text: str, spans: Sequence[Span], table: Language) -> bool:
    """Whether a clause stands inside another that goes on behind it: "Anna Berg, die ... leitet, tritt zurück"."""
    first = spans[0].of(text).partition(" ")[0].casefold()
    return first in table.clauses.relative and any(_resumes(span.of(text), table) for span in spans[1:2])


def _shares_its_subject(inside: Sequence[Word]) -> bool:
    """Whether a verb stands right behind the conjunction: "and prevents strokes" is said of the subject before it."""
    return len(inside) > 1 and is_finite(inside[1])


def _is_reason(sentence: Sentence, span: Span, table: Language) -> bool:
    """Whether a segment gives a reason; quoted words stay together."""
    first = span.of(sentence.text).partition(" ")[0].casefold()
    return first in table.clauses.causal and not any(q.meets(span.moved(sentence.span.start)) for q in sentence.quotes)


def _denies(text: str, span: Span, table: Language) -> bool:
    """Whether a segment ends with a word that denies what follows: "came from the state and not, as X claims, ..."."""
    return span.of(text).rpartition(" ")[2].casefold() in table.negation.clause


def _name_before(text: str, span: Span, table: Language) -> str:
    """The name that ends a segment, which a clause behind it speaks of."""
    found = words(span.of(text), table.code)
    names = sorted((*listed_names(found, table), *unlisted_names(found, table)), key=lambda name: name.end)
    return names[-1].text if names and found and names[-1].end == found[-1].end else ""


def _lead(spans: Sequence[Span], said: Saying | None, index: int) -> Span | None:
    """The segments right before that say who speaks: "X sagte, ..."."""
    if said is None or index == 0 or not _is_frame(spans[index - 1], [said]):
        return None
    first = index - 1
    while first > 0 and _is_frame(spans[first - 1], [said]):
        first -= 1
    return spans[first] if spans[first].start <= said.speech.verb.start else None


def _tail(spans: Sequence[Span], said: Saying | None, index: int) -> Span | None:
    """The segment right behind that says who speaks: ", sagte X"."""
    if said is None or index + 1 >= len(spans) or not spans[index + 1].holds(said.speech.verb):
        return None
    return spans[index + 1]


def _statement(
    sentence: Sentence, spans: Sequence[Span], said: Saying | None, frame: Span | None, table: Language
) -> Statement:
    whole = _with_marks(sentence.text, Span(start=spans[0].start, end=spans[-1].end))
    span = Span(start=min(frame.start, whole.start), end=max(frame.end, whole.end)) if frame is not None else whole
    content = without_topic(bare(whole.of(sentence.text), table), table)
    start = sentence.span.start + whole.end - len(content)
    edge = 1 if len(content) > 1 else 0
    inside = Span(start=start + edge, end=start + len(content) - edge)
    voice = said.voice if said is not None else sentence.voice or _quoting(sentence, inside)
    return Statement(
        span=span.moved(sentence.span.start),
        start=start,
        content=content,
        subject=_pointed_at(sentence.text, spans[0], table),
        speaker=voice.name if voice is not None else None,
        reported=voice is not None or sentence.quoted,
        direct=any(quote.holds(inside) for quote in sentence.quotes),
        role=voice.role if voice is not None else None,
        cue=voice.cue if voice is not None else "",
        mixed=any(quote.span.meets(inside) for quote in sentence.said),
    )


def _quoting(sentence: Sentence, inside: Span) -> Voice | None:
    """Who says the quotation that holds all of a statement, as the second half of „Das“, sagte X, „ist gut“."""
    return next((quote.voice for quote in sentence.said if quote.span.holds(inside)), None)


def _pointed_at(text: str, span: Span, table: Language) -> str:
    """The name right before a segment that begins with a relative pronoun; mostly empty."""
    first = words(span.of(text), table.code)[:1]
    if not first or first[0].text.casefold() not in table.clauses.relative:
        return ""
    stripped = text[: span.start].rstrip(" ,")
    if not stripped[-1:].isalnum():
        return ""  # a quotation mark stands between
    return _name_before(stripped, Span(start=0, end=len(stripped)), table)


def _with_marks(text: str, span: Span) -> Span:
    """The span with the mark beside it that opens or closes a quotation of which it has the other mark."""
    start, end = span.start, span.end
    for quote in quotations(text):
        if quote.start <= span.start < quote.end < span.end and not text[quote.start : span.start].strip(_AT_MARKS):
            start = quote.start - 1
        if span.start < quote.start < span.end <= quote.end and not text[span.end : quote.end].strip(_AT_MARKS):
            end = quote.end + 1
    return Span(start=start, end=end)


def _freed_of_judgement(
    statement: Statement, sentence: Sentence, spans: Sequence[Span], table: Language
) -> Iterator[Statement]:
    """What is taken for granted beside a judgement: "Die Tatsache, dass X, ist nicht hinnehmbar" states X."""
    text = sentence.text
    head = words(spans[0].of(text), table.code)
    if len(spans) < 2 or not head or head[-1].lemma not in table.checkability.factive:  # noqa: PLR2004 the noun and its clause
        yield statement
        return
    end = next((n for n in range(2, len(spans)) if _resumes(spans[n].of(text), table)), len(spans))
    stretches = [Span(start=spans[1].start, end=spans[end - 1].end)]
    if end < len(spans):
        stretches.append(Span(start=spans[end].start, end=spans[-1].end))
    for stretch in stretches:
        content, span = bare(stretch.of(text), table), stretch.moved(sentence.span.start)
        yield replace(statement, span=span, start=span.end - len(content), content=content)


def _resumes(segment: str, table: Language) -> bool:
    """Whether a segment opens with a verb, as a main clause does behind the clause inside it."""
    found = words(segment, table.code)
    return bool(found) and is_finite(found[0])
