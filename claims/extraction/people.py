"""What an article tells of everybody whom it names, and what stands before a sentence of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claims.extraction.mention import Mention, MentionKind
from claims.extraction.voices import Sentence
from claims.language.tables import Language
from claims.models import Span


@dataclass(frozen=True, slots=True)
class People:
    """What an article tells of everybody whom it names, wherever it does."""

    profiles: Mapping[str, Mention]

    def of(self, mention: Mention) -> Mention:
        """The fullest mention of the same name, with all that is known of it."""
        return self.profiles.get(_key(mention, self.profiles), mention) if mention.named else mention


@dataclass(frozen=True, slots=True)
class Before:
    """A sentence before, with what it mentions."""

    sentence: Sentence
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What an antecedent is looked for in."""

    before: tuple[Before, ...]
    """Up to five sentences, the nearest first."""
    people: People
    sentence: Sentence
    table: Language


def known_people(named: Sequence[Sequence[Mention]]) -> People:
    """All that the sentences of an article tell of each name."""
    mentions = [mention for found in named for mention in found if mention.named]
    raw = {mention.key: mention for mention in mentions}
    profiles: dict[str, Mention] = {}
    for mention in mentions:
        key = _key(mention, raw)
        told = mention if key == mention.key else _of_somebody_else(mention)
        profiles[key] = _merged(profiles[key], told) if key in profiles else told
    return People({key: _without_genitive(mention, key) for key, mention in profiles.items()})


def _of_somebody_else(mention: Mention) -> Mention:
    """A name in the genitive: the office before it is not its own ("die Anwältin Quists")."""
    return replace(mention, kind=MentionKind.NAME, agreements="", role="") if mention.role else mention


def _key(mention: Mention, known: Mapping[str, Mention]) -> str:
    """The key of a mention, the ending of a genitive left out where the name stands without it too."""
    bare = mention.key.removesuffix("s").removesuffix("'").removesuffix("’")
    return bare if bare in known else mention.key


def _merged(one: Mention, other: Mention) -> Mention:
    fuller = other if len(other.text) > len(one.text) + 1 else one
    kind = next((m.kind for m in (one, other) if m.kind is not MentionKind.NAME), MentionKind.NAME)
    kind = MentionKind.PERSON if MentionKind.PERSON in (one.kind, other.kind) else kind
    agreements = one.agreements if one.agreements in ("m", "f") else other.agreements or one.agreements
    roles = " ".join(dict.fromkeys((*one.role.split(), *other.role.split())))
    return replace(fuller, kind=kind, agreements=agreements, role=roles)


def _without_genitive(mention: Mention, key: str) -> Mention:
    if mention.key == key or mention.kind is MentionKind.ORGANISATION:
        return mention
    extra = len(mention.key) - len(key)
    span = Span(start=mention.span.start, end=mention.span.end - extra)
    return replace(mention, text=mention.text[:-extra], span=span)
