"""Where in the stored text the words of every finding stand."""

from collections.abc import Iterable

from claims.models import Finding, Passage, Share, Span
from claims.text.align import closest_words


def placed(findings: Iterable[Finding], passage: Passage, alike_from: Share) -> tuple[Finding, ...]:
    """Findings whose spans count in the stored text: of their parts, else of the same words, or of others so alike."""
    return tuple(finding.model_copy(update={"span": _place(finding, passage, alike_from)}) for finding in findings)


def _place(finding: Finding, passage: Passage, alike_from: Share) -> Span | None:
    inside = _inside(finding, passage.text, alike_from)
    return None if inside is None else inside.moved(passage.span.start)


def _inside(finding: Finding, text: str, alike_from: Share) -> Span | None:
    """Where the words stand in a passage; a span that was counted in another text, a question for example, is none."""
    if finding.evidence is None:
        return None
    if finding.span is not None and finding.span.of(text).split() == finding.evidence.split():
        return finding.span
    place = text.find(finding.evidence)
    if finding.evidence and place >= 0:
        return Span(start=place, end=place + len(finding.evidence))
    found = closest_words(finding.evidence, text)
    return found.span if found.span.of(text) and found.closeness >= alike_from else None
