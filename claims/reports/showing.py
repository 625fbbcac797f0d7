"""Showing what others wrote as it stands there, and nothing else: no sign of it may turn the page round."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from babel.numbers import format_decimal, format_percent

from claims.models import Claim, ClaimKind, Evidence, FindingName, Opinion, Saying, Sign, Stance, Verdict
from claims.reports.texts import filled

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Signs that turn the direction of all that follows, so that a reader sees other words than those that stand there."""
_CONTROL = (*(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)), *range(0x7F, 0xA0))
_SHOWN = dict.fromkeys((*_TURNING, *_CONTROL), _REPLACEMENT)


def shown(text: str) -> str:
    """A text in which signs that cannot be seen, but change what is seen, are replaced by one that can."""
    return text.translate(_SHOWN)


def worked_out(item: Evidence, language: str) -> str:
    """The worked figure as a reader of the language writes it; empty where the expression has it ("Geneva = 4.7")."""
    if item.working is None or " = " in item.working.expression:
        return ""
    if "share" in item.rule:
        return format_percent(item.working.value, format="#,##0.0 %", locale=language)
    return format_decimal(item.working.value, format="#,##0.##", locale=language)


def origins_shown(verdict: Verdict, texts: Mapping[str, str]) -> str:
    """On how many independent origins a verdict stands; empty where it stands on none."""
    if verdict.origins > 1:
        return filled(texts["origins_many"], count=verdict.origins)
    return texts["origin_one"] if verdict.origins else ""


def asks_twice(claim: Claim) -> bool:
    """Whether a claim is somebody's words and decided by whether they are true: both questions then stand apart."""
    return claim.speaker is not None and claim.kind is not ClaimKind.QUOTATION


def rating_of(item: Evidence) -> str:
    """How somebody has rated a statement that was checked before; empty for any other evidence."""
    ratings = (finding.evidence for finding in item.findings if finding.name is FindingName.EARLIER_CHECK)
    return next(ratings, None) or ""


def likelihood_shown(item: Evidence, texts: Mapping[str, str]) -> str:
    """What the fitted model makes of a passage by which something is decided; empty for any other."""
    found = item.likelihood
    if found is None or item.stance is Stance.MENTIONS:
        return ""
    shares = ((Stance.SUPPORTS, found.supports), (Stance.REFUTES, found.refutes), ("neither", found.neither))
    return f"{texts['likelihood']}: " + ", ".join(f"{texts[name]} {share * 100:.0f} %" for name, share in shares)


def sign_shown(sign: Sign, texts: Mapping[str, str]) -> str:
    """A sign of check-worthiness with what it adds, in the words of the report: "figure +0.9"."""
    kind, _, rest = sign.name.partition(" ")
    if kind == "pattern":
        return f"{texts['sign_pattern']} {rest} {sign.weight:+.1f}"
    return f"{texts.get(f'sign_{sign.name}', sign.name)} {sign.weight:+.1f}"


def said_by(saying: Saying, texts: Mapping[str, str]) -> str:
    """Who says something, what the article says that they are, how it gives their words, and by which of its own."""
    named = ", ".join(part for part in (saying.speaker, saying.role) if part)
    cue = f" (“{saying.cue}”)" if saying.cue else ""
    return f"{named or '–'} · {texts[saying.mode]}{cue}"


class Worded(NamedTuple):
    """A stretch of a wording, and whether the other wording has it otherwise or not at all."""

    text: str
    changed: bool


def wordings(claim: Claim, item: Evidence) -> tuple[list[Worded], list[Worded]] | None:
    """The wording of the article and that of a source, cut at what differs; None where nothing does."""
    if item.alignment is None or not item.alignment.changes:
        return None
    said = " … ".join(claim.quotations) or claim.content
    changes = item.alignment.changes
    ours, theirs = [change.claim for change in changes], [change.evidence for change in changes]
    return list(_cut(said, ours)), list(_cut(item.quote, theirs))


def _cut(text: str, changed: Sequence[str]) -> Iterator[Worded]:
    """A text cut before and behind words that are changed, whatever signs stand between them."""
    done = 0
    for stretch in filter(None, changed):
        words = r"\W+".join(map(re.escape, stretch.split()))
        found = re.compile(rf"(?<!\w){words}(?!\w)").search(text, done)
        if found is not None:
            yield from (Worded(text[done : found.start()], changed=False), Worded(found[0], changed=True))
            done = found.end()
    yield Worded(text[done:], changed=False)


def opinion_shown(opinion: Opinion, texts: Mapping[str, str]) -> str:
    """Who else says what to the claim, how sure it is, and by which words of which source."""
    sure = f" ({opinion.share:.0%})" if opinion.share is not None else ""
    where = f" – {opinion.source}: “{opinion.quote}”" if opinion.quote else ""
    return f"{texts['second_opinion']} {opinion.by}: {texts[opinion.stance]}{sure}{where}"
