"""A statement as tokens that know where they stand, so that every wording made of them can be placed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.language.numerals import numeral
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word, is_known, words
from claims.text.sentences import quotations

_CHUNK = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}\b|[$€£]?\d+(?:[.,:/]\d+)*[^\s()\[\];,–—!?…]*"
    r"|\([^()]{1,80}\)|[^\s()\[\];,–—!?…]+|[()\[\];,–—!?…]"
)
"""A day with its year is one ("18, 1949"), and so are brackets with what they hold; other signs stand by themselves."""
_STOPS = ".:"
_NUMBER = re.compile(r"[$€£]?\d")


class Kind(StrEnum):
    """What a token is for taking a sentence apart."""

    AND = "and"
    BUT = "but"
    COMMA = "comma"
    SIGN = "sign"
    PREPOSITION = "preposition"
    DETERMINER = "determiner"
    SUBJECT = "subject"
    RELATIVE = "relative"
    FINITE = "finite"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    NAME = "name"
    NUMBER = "number"
    QUOTED = "quoted"
    """What stands in quotation marks, as one."""
    BRACKETS = "brackets"
    OTHER = "other"


NOMINAL = frozenset({Kind.NOUN, Kind.NAME, Kind.QUOTED})
_KINDS = {
    Tag.FINITE: Kind.FINITE,
    Tag.INFINITIVE: Kind.INFINITIVE,
    Tag.PARTICIPLE: Kind.PARTICIPLE,
    Tag.GERUND: Kind.GERUND,
    Tag.ATTRIBUTE: Kind.ADJECTIVE,
    Tag.ADJECTIVE: Kind.ADJECTIVE,
    Tag.NOUN: Kind.NOUN,
    Tag.NAME: Kind.NAME,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, sign or quotation of a statement, or a word that a wording needs."""

    text: str
    start: int
    """Where it stands in the statement; meaningless where ``placed`` is 0."""
    placed: int
    """Number of letters at its beginning that stand there verbatim; 0 for a word that was put in."""
    kind: Kind
    lemma: str = ""

    @property
    def low(self) -> str:
        """Its text in lower case."""
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


Tokens = tuple[Token, ...]


def put_in(text: str, kind: Kind = Kind.OTHER) -> Token:
    """A word that the statement does not have at that place."""
    return Token(text, 0, 0, kind, text.casefold())


def tokens(text: str, table: Language) -> Tokens:
    """The tokens of a statement, without the stop at its end."""
    found = tuple(_with_first_names(_without_stop(tuple(_joined(tuple(_all(text, table)), table)))))
    return found if table.clauses.punctuated else tuple(_nouns_after_articles(found))


def _joined(found: Tokens, table: Language) -> Iterator[Token]:
    """Tokens with a conjunction of three words as one: "as well as"."""
    at = 0
    while at < len(found):
        three = found[at : at + 3]
        phrase = " ".join(token.low for token in three)
        if phrase in table.atoms.joined:
            length = three[-1].start + three[-1].placed - three[0].start
            yield replace(three[0], text=" ".join(t.text for t in three), placed=length, kind=Kind.AND)
            at += 3
            continue
        yield found[at]
        at += 1


def _with_first_names(found: Tokens) -> Iterator[Token]:
    """Tokens of which a word with a capital before a name is a name, though a dictionary has it: "Mara Quist"."""
    for at, token in enumerate(found):
        before_name = at + 1 < len(found) and found[at + 1].kind is Kind.NAME and found[at + 1].placed
        is_name = before_name and token.kind is Kind.OTHER and token.capital
        yield replace(token, kind=Kind.NAME) if is_name else token


def _nouns_after_articles(found: Tokens) -> Iterator[Token]:
    """Tokens of which none is a verb right behind an article, which the tagger takes it for: "his work"."""
    for at, token in enumerate(found):
        led = at and found[at - 1].kind is Kind.DETERMINER
        if at and token.capital and token.kind is Kind.FINITE:
            yield replace(token, kind=Kind.NAME)
        else:
            yield replace(token, kind=Kind.NOUN) if led and token.kind in {Kind.FINITE, Kind.INFINITIVE} else token


def _all(text: str, table: Language) -> Iterator[Token]:
    tagged = words(text, table.code)
    position = at = 0
    for quote in quotations(text):
        yield from _plain(text, position, quote.start - 1, tagged[at:], table)
        yield from _quoted(text, quote.start - 1, quote.end + 1)
        position = quote.end + 1
        while at < len(tagged) and tagged[at].start < position:
            at += 1
    yield from _plain(text, position, len(text), tagged[at:], table)


def _quoted(text: str, start: int, end: int) -> Iterator[Token]:
    """A quotation as one token; a comma or stop before its closing mark belongs to the sentence."""
    inside = text[start : end - 1].rstrip()
    bare = inside.rstrip(",.")
    whole = text[start:end] if bare == inside else bare + text[end - 1]
    yield Token(whole, start, len(bare) if bare != inside else end - start, Kind.QUOTED, whole.casefold())
    if bare != inside and inside[len(bare)] == ",":
        yield Token(",", start + len(bare), 1, Kind.COMMA, ",")


def _plain(text: str, start: int, end: int, tagged: Sequence[Word], table: Language) -> Iterator[Token]:
    at = 0
    for match in _CHUNK.finditer(text, start, end):
        inside: list[Word] = []
        while at < len(tagged) and tagged[at].start < match.end():
            inside += [tagged[at]] if tagged[at].start >= match.start() else []
            at += 1
        yield _token(match, inside, table)


def _token(match: re.Match[str], inside: Sequence[Word], table: Language) -> Token:
    text = match[0]
    lemma = inside[-1].lemma if inside else text.casefold()
    kind = _kind(text, inside, table)
    return Token(text, match.start(), len(text), kind, lemma)


def _kind(text: str, inside: Sequence[Word], table: Language) -> Kind:
    low, atoms = text.casefold(), table.atoms
    listed = (
        (atoms.joining, Kind.AND),
        (atoms.contrary, Kind.BUT),
        (atoms.subjects, Kind.SUBJECT),
        (atoms.prepositions, Kind.PREPOSITION),
        (atoms.determiners, Kind.DETERMINER),
        ((*atoms.at_which, *atoms.whose, *atoms.relative), Kind.RELATIVE),
    )
    if (numeral(low, table.code) or 0) > 1:
        return Kind.NUMBER
    found = next((kind for entries, kind in listed if low in entries), None)
    if found is not None:
        return found
    if not inside or text[0] == "(" or _NUMBER.match(text):
        return _kind_of_sign(text)
    if "-" in text.strip("-"):
        return Kind.NAME if inside[0].capital and inside[-1].capital else _of_compound(inside[-1])
    unknown = inside[0].capital and len(inside) == 1 and not is_known(low, table.code)
    return _KINDS.get(inside[-1].tag, Kind.NAME if unknown else Kind.OTHER)


def _of_compound(last: Word) -> Kind:
    return Kind.NOUN if last.tag in {Tag.NOUN, Tag.NAME} else Kind.ADJECTIVE


def _kind_of_sign(text: str) -> Kind:
    if text[0] in ",(":
        return Kind.COMMA if text == "," else Kind.BRACKETS
    return Kind.NUMBER if _NUMBER.match(text) else Kind.SIGN


def _without_stop(found: Tokens) -> Tokens:
    if not found or not found[-1].text.endswith(tuple(_STOPS)) or found[-1].text.count(".") > 1:
        return found
    text = found[-1].text.rstrip(_STOPS)
    last = replace(found[-1], text=text, placed=min(found[-1].placed, len(text)))
    return (*found[:-1], last) if text else found[:-1]
