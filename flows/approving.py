"""The files of a reviewed report: the working one with what was decided, and the published one, if it is."""

from pathlib import Path

from claims.adapters.files import write_claim_reviews, write_report
from claims.adapters.ledger import Check
from claims.models import Decision, Review
from claims.policy import Policy, read_policy
from claims.reports import Reviewed, claim_reviews
from flows.wiring import home, publisher, reports_url


def numbers_of(made: Check) -> Policy:
    """The numbers by which a check was decided; those of claimdesk where the file with them is gone."""
    path = Path(made.policy) if made.policy else None
    return read_policy(path) if path is not None and path.is_file() else Policy()


def write_reviewed(made: Check, reviewed: Reviewed, review: Review) -> Path:
    """Write what a review comes to; the folder of the report that is to be read.

    A check that was published and no longer is keeps its report, which says so, and loses its ClaimReviews; where a
    newer one was published instead, that one's are left as they are.
    """
    report = made.report
    working, published = home() / "reports" / report.article.id, home() / "published" / report.article.key
    write_report(report, working, reviewed)
    last = next((known for known in reversed(reviewed.reviews) if known.decision is Decision.PUBLISH), None)
    if last is None or last.check != made.id:
        return working
    write_report(report, published, _public(reviewed, review))
    approved = review.decision is Decision.PUBLISH
    write_claim_reviews(claim_reviews(report, reviewed, publisher(), reports_url()) if approved else {}, published)
    return published


def _public(reviewed: Reviewed, review: Review) -> Reviewed:
    """Without what was held or sent back before: why is for the desk, and not for its readers."""
    public = (known for known in reviewed.reviews if known.decision is Decision.PUBLISH or known == review)
    return Reviewed(check=reviewed.check, reviews=tuple(public))
