"""What a reviewer entered, read into a review or refused with a sentence."""

import re
from collections.abc import Mapping
from datetime import datetime

from claims.errors import EntryRefused
from claims.models import CheckedClaim, Decision, Label, Record, Report, Review, Ruling, in_words, numbered

_ANOTHER = re.compile(r"(?:claim )?#?(\d{1,6}) ?[:=,.)-]? ?(\D+)", re.IGNORECASE)
"""In a line whose spaces are single ones: of many in a row, every share would be tried."""
_SEPARATORS = re.compile(r"[;\n]|,(?=\s*(?:claim\s+)?#?\d)")
_LONGEST_NAME, _LONGEST_REASON = 120, 4000
"""Characters."""


class ReviewEntry(Record):
    """What stands in the form when it is sent."""

    reviewer: str
    decision: Decision
    reason: str = ""
    labels: Mapping[int, Label]
    """What was chosen for the claims that the form asks about, by their numbers."""
    others: str = ""
    """Other claims to decide otherwise: "7 refuted; 9 not enough evidence"."""


def read_entry(entry: ReviewEntry, check: str, report: Report, number: int, now: datetime) -> Review:
    """The review that an entry makes.

    Args:
        entry: What was entered.
        check: Id of the check.
        report: What the check found out.
        number: Of the review among those of the article.
        now: The time.

    Raises:
        EntryRefused: A name is missing, an override has no reason, a claim does not exist, or a line cannot be read.
    """
    claims = numbered(report)
    chosen = {**entry.labels, **_others(entry.others)}
    unknown = sorted(set(chosen) - set(claims))
    if unknown:
        raise EntryRefused(f"There is no claim {unknown[0]}: the claims go from 1 to {len(claims)}.")
    rulings = tuple(_ruling(claim, chosen.get(place)) for place, claim in claims.items())
    reviewer, reason = _one_line(entry.reviewer), _storable(entry.reason).strip()
    _refuse(reviewer, reason, entry.decision, rulings)
    return Review(
        check=check,
        number=number,
        decision=entry.decision,
        rulings=rulings,
        reason=reason,
        reviewer=reviewer,
        reviewed_at=now,
        policy_version=report.policy_version,
    )


def _ruling(checked: CheckedClaim, chosen: Label | None) -> Ruling:
    proposed = checked.verdict.label if checked.verdict is not None else Label.NOT_ENOUGH_EVIDENCE
    return Ruling(claim=checked.claim.id, text=checked.claim.text, proposed=proposed, label=chosen or proposed)


def _refuse(reviewer: str, reason: str, decision: Decision, rulings: tuple[Ruling, ...]) -> None:
    if not reviewer:
        raise EntryRefused("The reviewer has no name: a decision is on record with the name of who made it.")
    if len(reviewer) > _LONGEST_NAME or len(reason) > _LONGEST_REASON:
        raise EntryRefused(f"A name has at most {_LONGEST_NAME} characters, and a reason {_LONGEST_REASON}.")
    overridden = [place for place, ruling in enumerate(rulings, 1) if ruling.overrides]
    if overridden and not reason:
        which = f"Claim {overridden[0]} is" if len(overridden) == 1 else f"Claims {', '.join(map(str, overridden))} are"
        raise EntryRefused(f"{which} decided otherwise than proposed, and no reason is given.")
    if decision is Decision.SEND_BACK and not reason:
        raise EntryRefused("The article is sent back, and nobody is told why: please give a reason.")


def _others(text: str) -> dict[int, Label]:
    found: dict[int, Label] = {}
    for line in map(_one_line, _SEPARATORS.split(text)):
        if not line:
            continue
        match = _ANOTHER.fullmatch(line)
        label = _label(match[2]) if match is not None else None
        if match is None or label is None:
            labels = ", ".join(map(in_words, Label))
            raise EntryRefused(f'{line[:80]!r} is no claim with its label: write "7 refuted" ({labels}).')
        if found.setdefault(int(match[1]), label) is not label:
            raise EntryRefused(f"Claim {int(match[1])} is given two labels.")
    return found


def _label(text: str) -> Label | None:
    wanted = "_".join(text.casefold().split())
    return next((label for label in Label if label == wanted), None)


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _storable(text: str) -> str:
    """A text without what a database does not take: half characters and the sign of no text."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
