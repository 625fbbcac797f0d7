"""Who speaks in every sentence of an article: by a verb of saying, in quotation marks, or in a block after a colon."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.language.names import Name, listed_names
from claims.language.tables import Language
from claims.language.unlisted import unlisted_names
from claims.language.words import first_word, spelled, words
from claims.models import Article, Span
from claims.parts.speech import Speech, somebody_says, speeches
from claims.text.sentences import LONGEST, quotations, sentences

_JOINING = ":;"
_BLOCK_SIGNS = ("…", "...", "„", "“", '"', "»", "«")


@dataclass(frozen=True, slots=True)
class Saying:
    """An act of saying with its speaker by name."""

    speech: Speech
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article and the voices in it."""

    span: Span
    """In the text of the article."""
    text: str
    sayings: tuple[Saying, ...]
    quotes: tuple[Span, ...]
    """What stands in quotation marks, or in a quoted block, in the text of the article."""
    quoted_by: str | None
    """Who says the whole sentence: it stands inside quotation marks, or in a quoted block."""
    quoted: bool


def voiced_sentences(article: Article, table: Language) -> tuple[Sentence, ...]:
    """The sentences of the body with their voices, in their order."""
    memory = _Memory(last=None, block=None, full_names=_full_names(article, table))
    found: list[Sentence] = []
    for paragraph in article.body:
        voiced, memory = _paragraph(paragraph, article, table, memory)
        found += voiced
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Memory:
    last: str | None
    """The last speaker by name."""
    block: str | None
    """Whose words the next paragraphs are, after a colon."""
    full_names: dict[str, str]
    """Last name to the fullest form in which the article has it."""


def _full_names(article: Article, table: Language) -> dict[str, str]:
    fullest: dict[str, str] = {}
    for paragraph in article.body:
        for sentence in sentences(paragraph.of(article.text), article.language):
            for name in unlisted_names(words(sentence.of(paragraph.of(article.text)), table.code), table):
                last = name.text.split()[-1]
                if len(name.text) > len(fullest.get(last, last)) and _is_plain(name, table):
                    fullest[last] = name.text
    return fullest


def _is_plain(name: Name, table: Language) -> bool:
    """Whether a name has no title in front: "Anna Berg", not "Institutsleiterin Berg"."""
    first = name.text.split()[0]
    return not any(first.casefold().endswith(title) for title in table.names.offices)


def _paragraph(paragraph: Span, article: Article, table: Language, memory: _Memory) -> tuple[list[Sentence], _Memory]:
    text = paragraph.of(article.text)
    spans = tuple(_with_what_is_said(sentences(text, article.language), text, table))
    block = memory.block if _belongs_to_block(text, table) else None
    said: list[tuple[Saying, ...]] = []
    for span in spans:
        sayings = tuple(_sayings(span.of(text), table, memory))
        memory = replace(memory, last=next((s.speaker for s in reversed(sayings) if s.speaker), memory.last))
        said.append(sayings)
    quotes = quotations(text)
    voiced: list[Sentence] = []
    for span, sayings in zip(spans, said, strict=True):
        near = _meeting(span, quotes)
        marked = (paragraph,) if block is not None else tuple(quote.moved(paragraph.start) for quote in near)
        quoted, by = _quoting(span, spans, said, near, block)
        voiced.append(Sentence(span.moved(paragraph.start), span.of(text), sayings, marked, by, quoted))
    leads_in = text.rstrip().endswith(":") and bool(said) and bool(said[-1])
    return voiced, replace(memory, block=memory.last if leads_in else block)


def _with_what_is_said(spans: Sequence[Span], text: str, table: Language) -> Iterator[Span]:
    """Sentences, those of one who says what follows a colon or semicolon joined with it."""
    joined: Span | None = None
    for span in spans:
        whole = span if joined is None else Span(start=joined.start, end=span.end)
        leads_on = text[whole.end - 1] in _JOINING and whole.end - whole.start < LONGEST
        joined = whole if leads_on and somebody_says(whole.of(text), table) else None
        if joined is None or span is spans[-1]:
            yield whole


def _belongs_to_block(text: str, table: Language) -> bool:
    """Whether a paragraph after a colon is still quoted: it speaks of "we", or begins like a quotation."""
    first = {word.casefold() for word in spelled(text, table.code)} & set(table.pronouns.first)
    return bool(first) or text.startswith(_BLOCK_SIGNS)


def _quoting(
    span: Span, spans: Sequence[Span], said: Sequence[tuple[Saying, ...]], quotes: Sequence[Span], block: str | None
) -> tuple[bool, str | None]:
    """Whether a sentence stands in quotation marks or a block, and who says it."""
    if block is not None:
        return True, block
    around = next((quote for quote in quotes if quote.meets(span) and _mostly(span, quote)), None)
    if around is None:
        return False, None
    opening, closing = _number_at(around.start, spans), _number_at(around.end - 1, spans)
    before = [s.speaker for s in said[opening] if s.speech.verb.start + spans[opening].start < around.start]
    after = [s.speaker for s in said[closing] if s.speech.verb.start + spans[closing].start >= around.end]
    return True, next((speaker for speaker in (*before[::-1], *after) if speaker), None)


def _meeting(span: Span, quotes: Sequence[Span]) -> Sequence[Span]:
    """The quotations that share something with a sentence; they stand in their order, so that none other is asked."""
    first = bisect_right(quotes, span.start, key=lambda quote: quote.end)
    return quotes[first : bisect_left(quotes, span.end, key=lambda quote: quote.start)]


def _number_at(place: int, spans: Sequence[Span]) -> int:
    """The number of the sentence that a place stands in, or behind."""
    return max(0, bisect_right(spans, place, key=lambda span: span.start) - 1)


def _mostly(span: Span, quote: Span) -> bool:
    shared = min(span.end, quote.end) - max(span.start, quote.start)
    return shared * 2 > span.end - span.start


# --- speakers by name -------------------------------------------------------------------------------------------


def _sayings(text: str, table: Language, memory: _Memory) -> Iterator[Saying]:
    for speech in speeches(text, table):
        if speech.denied:
            continue  # that somebody denies it is the claim
        yield Saying(speech, _speaker(text, speech, table, memory))


def _speaker(text: str, speech: Speech, table: Language, memory: _Memory) -> str | None:
    if speech.speaker is None:
        return None
    if speech.pronoun:
        narrated = "".join(" " if _is_said(n, speech) else sign for n, sign in enumerate(text[: speech.speaker.start]))
        before = _people(narrated, table)
        return _completed(before[-1], memory) if before else memory.last
    phrase = speech.speaker.of(text)
    people = _people(phrase, table)
    return _completed(people[-1], memory) if people else _without_article(phrase, table)


def _is_said(place: int, speech: Speech) -> bool:
    return any(span.start <= place < span.end for span in speech.content)


def _people(text: str, table: Language) -> list[str]:
    """Names that no table has: people, and organisations that nobody listed."""
    found = words(text, table.code)
    listed = listed_names(found, table)
    free = [word for word in found if not any(name.start <= word.start < name.end for name in listed)]
    return [name.text for name in unlisted_names(free, table)]


def _completed(name: str, memory: _Memory) -> str:
    return memory.full_names.get(name.rsplit(maxsplit=1)[-1], name)


def _without_article(phrase: str, table: Language) -> str:
    first, rest = first_word(phrase, table.code)
    return rest if rest and first.casefold() in table.clauses.determiners else phrase
