"""A claim and a passage side by side, taken apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.evidence.match import Match
from claims.evidence.matches import match_parts
from claims.models import Claim, ClaimKind, Passage
from claims.parts.reading import names_known_from, names_of_page, read_claim, read_passage, read_statement
from claims.parts.statement import Part, PartKind, Statement
from claims.parts.voice import Voice, speaks_for, voice_of
from claims.policy import Policy


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides, and every part of the claim with its counterpart."""

    claim: Claim
    said: Statement
    passage: Passage
    told: Statement
    around: tuple[Part, ...]
    """Parts of the sentences before the passage, and names of its title and publisher."""
    found: tuple[Match, ...]
    today: date | None
    policy: Policy

    @property
    def own(self) -> tuple[Match, ...]:
        """The parts of the claim that the passage itself has."""
        return tuple(m for m in self.found if m.is_covered and m.evidence is not None and not m.around)

    @property
    def quoted(self) -> tuple[Part, ...]:
        """The parts inside quotation marks: where words are quoted, they are what must be found."""
        if self.claim.kind is not ClaimKind.QUOTATION or self.claim.speaker is None:
            return ()
        return tuple(part for part in self.said.parts if any(part.text in words for words in self.claim.quotations))


@dataclass(frozen=True, slots=True)
class Speakers:
    """Whose words the passage gives, and whether they are those of the claim's speaker."""

    voice: Voice
    agree: bool


def take_apart(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Sides:
    """Both sides in parts, matched."""
    said, told = read_claim(claim, today), read_passage(passage)
    said, told = (
        read_claim(claim, today, names_known_from(told, claim.content)),
        read_passage(passage, names_known_from(said, passage.text)),
    )
    around = _around(passage)
    matches = match_parts(said, told, around, policy)
    found = tuple(match for match in matches if not _is_speakers_day(claim, match.claim))
    return Sides(claim, said, passage, told, around, found, today, policy)


def hear(sides: Sides) -> Speakers:
    """Who speaks on both sides."""
    names = names_of_page(sides.passage.origin)
    voice = _voice_of(sides.passage)
    if sides.claim.speaker is None:
        return Speakers(voice, agree=False)
    speaker = read_statement(sides.claim.speaker, sides.claim.language, sides.today)
    return Speakers(voice, speaks_for(speaker, voice, names, sides.policy))


@lru_cache(maxsize=4096)
def _voice_of(passage: Passage) -> Voice:
    """Who speaks in a passage, read once for all claims."""
    return voice_of(passage.text, read_passage(passage), passage.before, names_of_page(passage.origin))


@lru_cache(maxsize=1024)
def _names_in(texts: tuple[str, ...], language: str) -> tuple[Part, ...]:
    return tuple(name for text in texts if text for name in read_statement(text, language, None).of(PartKind.NAME))


def context_names(claim: Claim) -> tuple[Part, ...]:
    """The names in the sentences before a claim."""
    return _names_in(claim.context, claim.language)


def _around(passage: Passage) -> tuple[Part, ...]:
    names = names_of_page(passage.origin)
    if not passage.before:
        return names
    return (*read_statement(passage.before, passage.origin.language, passage.origin.published_on).parts, *names)


def _is_speakers_day(claim: Claim, part: Part) -> bool:
    """Whether a time in quoted words is counted from the day of the speaker ("today"), which nobody knows."""
    return claim.kind is ClaimKind.QUOTATION and part.when is not None and part.when.relative


# --- what counts ------------------------------------------------------------------------------------------------


def counted(sides: Sides) -> tuple[Match, ...]:
    """The parts that decide: where words are quoted these, and of the rest only what the quotation is about."""
    quoted = sides.quoted
    if not quoted:
        return tuple(match for match in sides.found if match.is_covered or not goes_without(match, sides.found))
    about = [m for m in sides.found if m.claim not in quoted and m.is_covered and not m.claim.adjective]
    return (*(match for match in sides.found if match.claim in quoted), *about)


def goes_without(match: Match, found: Sequence[Match]) -> bool:
    """Whether the verb of a denied clause needs no counterpart: where there is no date, none has been set."""
    if not match.claim.denied or not match.claim.predicate:
        return False
    return any(
        other.is_covered and other.evidence is not None and other.evidence.denied and not other.evidence.predicate
        for other in found
        if other.claim.segment == match.claim.segment and other.claim.denied and not other.claim.predicate
    )
