"""What a claim may be taken apart into when it is decided: its parts, or what it may mean."""

from collections import Counter
from collections.abc import Sequence

from claims.extraction.atoms import atoms
from claims.extraction.pieces import verbatim
from claims.extraction.wording import Edit, edited
from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.words import words
from claims.models import Claim, ClaimKind, Span, SpeechMode
from claims.parts.segments import is_verb

_MOST_PARTS = 6


def parts_of(claim: Claim) -> tuple[Claim, ...]:
    """The things that a claim says, each as a claim of its own; none where it says one thing, or quotes words."""
    direct = claim.saying is not None and claim.saying.mode is SpeechMode.DIRECT
    if direct or claim.kind is ClaimKind.QUOTATION:
        return ()
    table, _ = table_for(claim.language)
    told = _telling(claim.content, list(dict.fromkeys(a.text for a in atoms(claim.content, table, "fine"))), table)
    if not 1 < len(told) <= _MOST_PARTS:
        return ()
    return tuple(_reworded(claim, text, f"{claim.id}-{number}") for number, text in enumerate(told))


def _telling(whole: str, told: Sequence[str], table: Language) -> list[str]:
    """The wordings with a verb of the claim for themselves: any other is one of them with less in it, or a role."""
    said = {word.lemma for word in words(whole, table.code) if is_verb(word)}
    full = [text for text in told if not any(set(text.split()) < set(other.split()) for other in told)]
    verbs = [{word.lemma for word in words(text, table.code) if is_verb(word)} for text in full]
    counts = Counter(lemma for found in verbs for lemma in found)
    return [text for text, found in zip(full, verbs, strict=True) if any(counts[lemma] == 1 for lemma in found & said)]


def readings_of(claim: Claim) -> tuple[Claim, ...]:
    """An ambiguous claim in each of its meanings, as a claim of its own that can be checked."""
    table, _ = table_for(claim.language)
    found = words(claim.content, table.code)
    pointing = next((word for word in found if word.text.casefold() in table.references.personal), None)
    if pointing is None:
        return ()
    span = Span(start=pointing.start, end=pointing.end)
    meant = (edited(verbatim(claim.content, 0), [Edit(span, reading)]).text for reading in claim.readings)
    return tuple(
        _reworded(claim, text[:1].upper() + text[1:], f"{claim.id}-{number}").model_copy(
            update={"not_checkable_because": None, "readings": ()}
        )
        for number, text in enumerate(meant)
    )


def _reworded(claim: Claim, text: str, name: str) -> Claim:
    """A claim with another wording, and of its figures, times and names those that it still has."""
    quantities = tuple(figure for figure in claim.quantities if figure.text in text)
    kind = ClaimKind.EVENT if claim.kind is ClaimKind.QUANTITY and not quantities else claim.kind
    return claim.model_copy(
        update={
            "id": name,
            "text": text,
            "content": text,
            "kind": kind,
            "quotations": tuple(words for words in claim.quotations if words in text),
            "quantities": quantities,
            "dates": tuple(when for when in claim.dates if when.text in text),
            "entities": tuple(name for name in claim.entities if name in text),
        }
    )
