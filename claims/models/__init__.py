"""The records that the stages hand over, in the order of the flow.

All are frozen and refuse unknown fields. A :class:`Span` counts code points of the stored text, so that
``text[span.start:span.end]`` is the quotation, always. Ids are hashes of content: a second run gives the same ids.
"""

from claims.models.answers import (
    Hearing,
    Key,
    NoAnswer,
    Origin,
    Passage,
    Query,
    Reading,
    Request,
    Response,
    Row,
    Snapshot,
    Table,
    Unanswered,
)
from claims.models.base import Record, Sha256, Share, Span
from claims.models.statements import Article, Bound, Claim, ClaimKind, NotCheckable, Quantity, When
from claims.models.verdicts import (
    NEEDS,
    Attribution,
    CheckedClaim,
    Evidence,
    Finding,
    FindingName,
    Label,
    Mark,
    Precision,
    Report,
    Stance,
    Verdict,
    Working,
)

__all__ = [
    "NEEDS",
    "Article",
    "Attribution",
    "Bound",
    "CheckedClaim",
    "Claim",
    "ClaimKind",
    "Evidence",
    "Finding",
    "FindingName",
    "Hearing",
    "Key",
    "Label",
    "Mark",
    "NoAnswer",
    "NotCheckable",
    "Origin",
    "Passage",
    "Precision",
    "Quantity",
    "Query",
    "Reading",
    "Record",
    "Report",
    "Request",
    "Response",
    "Row",
    "Sha256",
    "Share",
    "Snapshot",
    "Span",
    "Stance",
    "Table",
    "Unanswered",
    "Verdict",
    "When",
    "Working",
]
