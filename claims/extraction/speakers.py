"""The people of an article: the fullest form of every name, what the article says that they are, and who is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from claims.extraction.mention import is_office, sex_of
from claims.language.names import Name, listed_names
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.unlisted import unlisted_names, words_of_names
from claims.language.words import Word, first_word, words
from claims.models import Article, Span
from claims.parts.segments import is_finite
from claims.parts.subjects import is_owner
from claims.text.sentences import sentences

_LONGEST_ROLE = 80
"""Signs of the longest apposition that is taken for a role."""
_BRACKETS = re.compile(r"\s?\(([A-ZÄÖÜ][\w/. -]{1,20})\)")
_LOOKED_BACK = 600
"""Signs before a pronoun within which its sentence may name whom it means."""
_REMEMBERED = 12
"""How many speakers back a pronoun or an office may point."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks."""

    name: str
    """As the article has it at its fullest; without a name, as the article calls them."""
    role: str | None = None
    person: bool = False
    """Whether it is a name that no table has, as those of people are, or the holder of an office."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom an article names."""

    roles: MappingProxyType[str, str]
    """Full name to what the article says first that they are."""
    fullest: MappingProxyType[str, str | None]
    """Last name to full name; None where two people share it."""
    words: frozenset[str]
    """Words by which the names can be told."""

    def called(self, name: str) -> Speaker:
        """The speaker with a name, by its last word."""
        known = self.fullest.get(name.rsplit(maxsplit=1)[-1]) or name
        full = name if set(known.split()) <= set(name.split()) else known
        return Speaker(full, self.roles.get(full), person=True)


def cast_of(article: Article, table: Language) -> Cast:
    """The people of an article with their roles."""
    found: dict[str, str | None] = {}
    for paragraph in article.body:
        text = paragraph.of(article.text)
        for span in sentences(text, article.language):
            for name, role in _named(span.of(text), table):
                found[name] = found.get(name) or role
    fullest = _fullest(found)
    roles: dict[str, str] = {}
    for name, role in found.items():
        full = fullest.get(name.split()[-1]) or name
        if role and full not in roles:
            roles[full] = role
    return Cast(MappingProxyType(roles), MappingProxyType(fullest), words_of_names(found, table.code))


def _fullest(names: dict[str, str | None]) -> dict[str, str | None]:
    """Last name to the fullest form that goes with all others of that last name, None where there is none."""
    found: dict[str, str | None] = {}
    for name in sorted(names, key=lambda name: len(name.split())):
        last = name.split()[-1]
        before = found.get(last, last)
        found[last] = name if before is not None and set(before.split()) <= set(name.split()) else None
    return found


def people_in(found: Sequence[Word], table: Language, names: frozenset[str] = frozenset()) -> list[Name]:
    """Names that no table has: people, and organisations that nobody listed."""
    listed = listed_names(found, table)
    free = [word for word in found if not any(name.start <= word.start < name.end for name in listed)]
    return unlisted_names(free, table, names)


# --- roles ------------------------------------------------------------------------------------------------------


def _named(text: str, table: Language) -> Iterator[tuple[str, str | None]]:
    """The people of a sentence, titles left out, with what it says that they are."""
    found = words(text, table.code)
    for name in people_in(found, table):
        inside = [word for word in found if name.start <= word.start < name.end]
        titles = sum(1 for word in inside[:-1] if is_office(word, table))
        own = inside[titles:]
        if not own:
            continue
        role = _role_before(text, found, own[0], table) or _role_behind(text, own[-1].end, table)
        yield text[own[0].start : own[-1].end], role


def _role_before(text: str, found: Sequence[Word], first: Word, table: Language) -> str | None:
    """The nouns right before a name: "der frühere Außenminister Max Muster", "spokeswoman Ida Kovac"."""
    start = None
    after = first
    for word in reversed([word for word in found if word.end <= first.start]):
        if text[word.end : after.start] not in (" ", "-") or not _may_be_role(word, table):
            break
        if word.tag is not Tag.ATTRIBUTE or start is not None:
            start = word.start
        after = word
    if start is None:
        return _role_of_segment_before(text, found, first, table)
    return text[start : first.start].strip()


def _may_be_role(word: Word, table: Language) -> bool:
    if word.text.casefold() in table.function_words:
        return False
    if table.names.cased:
        return word.tag in (Tag.NOUN, Tag.ADJECTIVE, Tag.ATTRIBUTE) or is_office(word, table)
    return (word.capital and word.tag is Tag.NOUN) or is_office(word, table) or word.tag is Tag.ATTRIBUTE


def _role_of_segment_before(text: str, found: Sequence[Word], first: Word, table: Language) -> str | None:
    """The noun phrase that a name stands behind as an apposition: "die Leiterin des Amtes, Anna Berg, ..."."""
    lead = text[: first.start]
    if not lead.endswith(", "):
        return None
    start = max(lead[:-2].rfind(sign) for sign in ",;:.–") + 1
    inside = [word for word in found if start <= word.start < first.start]
    opens = bool(inside) and inside[0].text.casefold() in table.clauses.definite and len(inside) > 1
    is_role = opens and any(_is_person(word, table) for word in inside) and not any(map(is_finite, inside))
    return text[inside[1].start : inside[-1].end] if is_role else None


def _role_behind(text: str, end: int, table: Language) -> str | None:
    """What follows a name between commas, or in brackets: "Max Muster, Berater des Präsidenten, ...", "X (SPD)"."""
    bracket = _BRACKETS.match(text, end)
    rest = text[end if bracket is None else bracket.end() :]
    party = bracket[1] if bracket is not None else None
    if not rest.startswith(", "):
        return party
    stretch = re.split(r"[,;:()]|\s[–—-]\s", rest[2:], maxsplit=1)[0].rstrip(".")
    inside = words(stretch, table.code)
    if not inside or len(stretch) > _LONGEST_ROLE or any(map(is_finite, inside)):
        return party
    first = inside[1:] if inside[0].text.casefold() in table.clauses.determiners else inside
    if not first or not any(_is_person(word, table) for word in inside):
        return party
    return stretch[first[0].start :].strip()


def _is_person(word: Word, table: Language) -> bool:
    """Whether a word is an office."""
    ends = (*table.names.offices, *table.speech.speakers)
    return word.tag is not Tag.NAME and (word.text.casefold().endswith(ends) or word.lemma.endswith(ends))


# --- who is meant -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Memory:
    """Who has spoken or acted so far in an article, the last one last."""

    cast: Cast
    recent: tuple[Speaker, ...] = field(default=())

    @property
    def last(self) -> Speaker | None:
        """The last one."""
        return self.recent[-1] if self.recent else None

    def with_speaker(self, speaker: Speaker | None) -> "Memory":
        """The memory when somebody has spoken."""
        if speaker is None:
            return self
        return replace(self, recent=(*(one for one in self.recent if one != speaker), speaker)[-_REMEMBERED:])

    def meant(self, phrase: str, table: Language) -> Speaker:
        """Whom the words for a speaker mean: a name, the holder of an office, or just what the article calls them."""
        found = words(phrase, table.code)
        people = [name for name in people_in(found, table, self.cast.words) if not is_owner(phrase, name.end)]
        if phrase in self.cast.fullest:
            return self.cast.called(phrase)
        if people:
            return self.cast.called(_without_titles(people[-1].text, table))
        if found and found[-1].text.casefold() in table.pronouns.aged:
            known = next((one for one in reversed(self.recent) if one.person), None)
            return known or Speaker(_without_article(phrase, table), person=True)
        office = bool(found) and any(is_office(word, table) for word in found)
        return self._holder(found, table) or Speaker(_without_article(phrase, table), person=office)

    def pointed_at(self, pronoun: str, before: Sequence[str], table: Language) -> Speaker | None:
        """Whom a pronoun means: the last fitting person before it in the sentence, else who spoke or acted last."""
        near = [self.cast.called(_without_titles(name, table)) for name in before]
        gender = table.references.personal.get(pronoun.casefold(), "")
        for speaker in (*reversed(near), *reversed([one for one in self.recent if one.person])):
            told = _gender(speaker, table)
            if not told or told in gender:
                return speaker
        return self.last

    def _holder(self, found: Sequence[Word], table: Language) -> Speaker | None:
        """The last speaker whose role has the noun that an article points at: "der Minister"."""
        if len(found) != 2 or found[0].text.casefold() not in table.clauses.definite:  # noqa: PLR2004 article and noun
            return None
        if not _is_person(found[1], table):
            return None
        ending = found[1].text.casefold()
        known = {Speaker(name, role, person=True) for name, role in self.cast.roles.items() if _has(role, ending)}
        fitting = [one for one in reversed(self.recent) if one in known]
        if fitting:
            return fitting[0]
        return next(iter(known)) if len(known) == 1 else None


def _has(role: str, noun: str) -> bool:
    return any(word.endswith(noun) for word in role.casefold().split())


def _gender(speaker: Speaker, table: Language) -> str:
    """What the first word that tells any gender tells: an office ("Ministerin"), else a first name; else nothing."""
    told = words(speaker.role or speaker.name, table.code)
    office = next((sex_of(word, table) for word in told if is_office(word, table) and sex_of(word, table)), "")
    first = speaker.name.split()[0].casefold()
    if office or not speaker.person:
        return office
    if first in table.references.feminine_names:
        return "f"
    return "m" if first in table.references.masculine_names else ""


def _without_titles(name: str, table: Language) -> str:
    parts = name.split()
    while len(parts) > 1 and parts[0].casefold().endswith(table.names.offices):
        parts = parts[1:]
    return " ".join(parts)


def _without_article(phrase: str, table: Language) -> str:
    first, rest = first_word(phrase, table.code)
    return rest if rest and first.casefold() in table.clauses.determiners else phrase


def before_it(text: str, place: int, said: Sequence[Span], table: Language) -> list[str]:
    """The people whom a sentence names before a place, outside of what is said in it."""
    start = max(0, place - _LOOKED_BACK)
    signs = (
        " " if any(span.start <= start + n < span.end for span in said) else sign
        for n, sign in enumerate(text[start:place])
    )
    told = "".join(signs)
    return [name.text for name in people_in(words(told, table.code), table)]
