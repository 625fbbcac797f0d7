"""What is not compared as far as a verdict: passages without end, and languages that no glossary ties together."""

from claims.language.lexicon import glossary_languages
from claims.models import Claim, Evidence, Finding, FindingName, Passage, Span, Stance

LONGEST_PASSAGE = 4000
"""Code points of a passage that are read: a sentence of prose has at most 1000, and what is longer is a page."""


def readable(passage: Passage) -> Passage:
    """The passage, or its beginning where it is too long to be read; the sentences before it from their end."""
    if len(passage.text) <= LONGEST_PASSAGE and len(passage.before) <= LONGEST_PASSAGE:
        return passage
    text = passage.text[:LONGEST_PASSAGE]
    span = Span(start=passage.span.start, end=passage.span.start + len(text))
    before = passage.before[-LONGEST_PASSAGE:]
    return passage.model_copy(update={"text": text, "span": span, "before": before})


def within_limits(evidence: Evidence, claim: Claim, passage: Passage) -> Evidence:
    """The evidence, which only mentions the claim where it was read in part or across languages without a glossary."""
    reason = _limit(claim, passage)
    if reason is None or (evidence.stance is Stance.MENTIONS and len(passage.text) < LONGEST_PASSAGE):
        return evidence
    unread = Finding(name=FindingName.NOT_COVERED, claim=claim.content, evidence=reason)
    told = {"stance": Stance.MENTIONS, "rule": "parts_open", "findings": (unread, *evidence.findings)}
    return evidence.model_copy(update={**told, "precision": None, "working": None})


def _limit(claim: Claim, passage: Passage) -> str | None:
    """Why a passage may not decide, in signs that need no language."""
    if len(passage.text) >= LONGEST_PASSAGE:
        return f"… {LONGEST_PASSAGE}"
    spoken = (claim.language, passage.origin.language)
    known = glossary_languages()
    return None if all(code in known for code in spoken) else f"{spoken[0]} – {spoken[1]}"
