"""What evidence says to a claim, and what was decided."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from claims.models.answers import Origin, Unanswered
from claims.models.base import Record, Share, Span
from claims.models.statements import Article, Claim, Sign
from claims.models.workings import Working


class Stance(StrEnum):
    """How evidence stands to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    MENTIONS = "mentions"


class Attribution(StrEnum):
    """Whether a speaker was found to have said it."""

    CONFIRMED = "confirmed"
    ALTERED = "altered"
    NOT_FOUND = "not_found"


class FindingName(StrEnum):
    """What the comparison of a part of the claim with the evidence found."""

    COVERED = "covered"
    NOT_COVERED = "not_covered"
    WIDER_EVIDENCE = "wider_evidence"
    """The evidence says it less exactly: "minister" for "foreign minister"."""
    NARROWER_EVIDENCE = "narrower_evidence"
    """The evidence says it of a part only: "in restaurants", "except"; it qualifies and does not contradict."""
    FIGURE_DIFFERS = "figure_differs"
    TIME_DIFFERS = "time_differs"
    PLACE_DIFFERS = "place_differs"
    PERSON_DIFFERS = "person_differs"
    KIND_DIFFERS = "kind_differs"
    """It is called something that excludes what the claim calls it: "film", "novel"."""
    DIRECTION_DIFFERS = "direction_differs"
    """An opposite of direction: "rose", "fell"."""
    NEGATION_DIFFERS = "negation_differs"
    OPPOSITE = "opposite"
    ROLES_SWAPPED = "roles_swapped"
    SPEAKER_DIFFERS = "speaker_differs"
    ONLY_REPORTED = "only_reported"
    WORDING_DIFFERS = "wording_differs"
    """A word that restricts or widens quoted words is in one of the wordings only: "only", "almost"."""
    REPORTED_SPEECH = "reported_speech"
    """The source has the speaker say it in other words: borne out as indirect speech, not as a quotation."""
    HEDGED = "hedged"
    NOT_ASSERTED = "not_asserted"
    """It hangs on another verb ("plans to", "alleged that"), on a modal or on a condition."""
    EARLIER_CHECK = "earlier_check"
    """Somebody has checked a statement like it before; ``evidence`` is how it was rated, in the words of that time."""


CONFLICTS = frozenset(
    {
        FindingName.FIGURE_DIFFERS,
        FindingName.TIME_DIFFERS,
        FindingName.PLACE_DIFFERS,
        FindingName.PERSON_DIFFERS,
        FindingName.KIND_DIFFERS,
        FindingName.DIRECTION_DIFFERS,
        FindingName.NEGATION_DIFFERS,
        FindingName.OPPOSITE,
        FindingName.ROLES_SWAPPED,
        FindingName.WORDING_DIFFERS,
    }
)
"""The findings by which a source can refute; a passage is refuted by the first of them."""


class Slot(StrEnum):
    """The question that a part of a claim answers."""

    WHO = "who"
    ACT = "act"
    WHOM = "whom"
    HOW_MUCH = "how_much"
    WHEN = "when"
    WHERE = "where"
    WHAT = "what"
    """Anything else that is said of it."""


class Finding(Record):
    """One part of the claim and what the evidence says to it."""

    name: FindingName
    claim: str
    evidence: str | None = None
    slot: Slot | None = None
    """None where it concerns the statement as a whole."""
    span: Span | None = None
    """Where the words of the evidence stand in the stored text; None where they do not stand in the passage itself."""


class Precision(StrEnum):
    """How a claimed figure relates to the one that was worked out or found."""

    EXACT = "exact"
    ROUNDED = "rounded"
    OVERSTATED = "overstated"
    UNDERSTATED = "understated"


class Change(Record):
    """Words of a quotation that a source has otherwise; empty on the side that lacks them."""

    claim: str
    evidence: str


class Alignment(Record):
    """Quoted words held against those of a source in the same language."""

    score: float = Field(ge=0, le=100, json_schema_extra={"unit": "points of 100"})
    """Likeness of the letters; it finds the place and decides nothing."""
    changes: tuple[Change, ...] = ()
    """What a reader would call altered, in the order of the quotation; empty where the wording is the same."""


class Likelihood(Record):
    """What a model that was fitted on public pairs makes of the comparison; it can only lower a verdict."""

    supports: Share
    refutes: Share
    neither: Share
    signs: tuple[Sign, ...] = ()
    """What said most, the strongest first."""


class Evidence(Record):
    """What one passage or table says to one claim."""

    claim: str
    """Id of the claim."""
    origin: Origin
    quote: str
    span: Span
    stance: Stance
    findings: tuple[Finding, ...]
    coverage: Share
    """Weighted share of the deciding parts that found their counterpart: of a quotation, the words inside its marks."""
    rule: str
    """The comparison that decided the stance."""
    attribution: Attribution | None = None
    precision: Precision | None = None
    working: Working | None = None
    alignment: Alignment | None = None
    """Of quoted words, where claim and passage share a language."""
    likelihood: Likelihood | None = None


class Label(StrEnum):
    """The field's four labels (AVeriTeC)."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


NEEDS: dict[Label, tuple[Stance, ...]] = {
    Label.SUPPORTED: (Stance.SUPPORTS,),
    Label.REFUTED: (Stance.REFUTES,),
    Label.CONFLICTING: (Stance.SUPPORTS, Stance.REFUTES),
    Label.NOT_ENOUGH_EVIDENCE: (),
}
"""The stances without which a label cannot be given."""


class Opinion(Record):
    """What a second opinion that the user switched on says; it is shown and decides nothing."""

    by: str
    """Which model, as the user names it."""
    stance: Stance
    share: Share | None = None
    """How sure it says that it is."""
    source: str | None = None
    """Id of the source that it cites."""
    quote: str | None = None
    """Verbatim from the stored text of that source; an opinion whose citation is not found there is dropped."""


class Verdict(Record):
    """A label with all that it stands on; one without the evidence that it needs cannot be built."""

    label: Label
    precision: Precision | None = None
    confidence: Share
    rule: str
    because: str
    as_of: date
    attribution: Attribution | None = None
    """Whether it was said, apart from whether it is true; None where nobody but the article says it."""
    attribution_because: str | None = None
    """One sentence on that, in the language of the report."""
    origins: int = Field(default=0, ge=0)
    """How many independent publishers bear the label out; copies of one text count once."""
    opinions: tuple[Opinion, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _stands_on_evidence(self) -> Self:
        found = {item.stance for item in self.evidence if item.quote.strip() or item.working}
        lacking = [stance for stance in NEEDS[self.label] if stance not in found]
        if lacking:
            raise ValueError(f"{self.label} needs evidence that {lacking[0]}")
        return self


class DecidedWording(Record):
    """One part of a claim, or one of the meanings that it may have, decided by itself."""

    text: str
    verdict: Verdict


class CheckedClaim(Record):
    """A claim with its verdict; none where the claim cannot be checked."""

    claim: Claim
    verdict: Verdict | None
    parts: tuple[DecidedWording, ...] = ()
    """Of a claim that says several things; the verdict is never gentler than the harshest of them."""
    readings: tuple[DecidedWording, ...] = ()
    """Of an ambiguous claim, which has no verdict of its own: one for every meaning."""

    @model_validator(mode="after")
    def _has_a_verdict_or_a_reason(self) -> Self:
        if (self.verdict is None) is (self.claim.not_checkable_because is None):
            raise ValueError("a claim has either a verdict or the reason why it cannot be checked")
        if self.verdict is not None and any(item.claim != self.claim.id for item in self.verdict.evidence):
            raise ValueError("a verdict stands on evidence for its own claim")
        return self


class Report(Record):
    """All that one run found out about one article."""

    article: Article
    claims: tuple[CheckedClaim, ...]
    unanswered: tuple[Unanswered, ...]
    notes: tuple[str, ...]
    """Sentences for the reader about what this run could not do or left out."""
    policy_version: str
    engine_version: str
    entailment: str | None = None
    """Name of the entailment model that gave second opinions, if one was switched on."""
    assistant: str | None = None
    """Name of the language model that did."""
    checked_at: AwareDatetime
