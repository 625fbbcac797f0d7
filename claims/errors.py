"""The errors of claimdesk.

::

    ClaimsError
    ├── ArticleUnreadable     the article cannot be read, or has nothing to read
    ├── DocumentUnreadable    bytes that are no text, page, PDF or table, or have nothing to read
    │   ├── DocumentPaywalled     a page that says of itself that only those who pay can read it
    │   ├── DocumentNotThere      a page that says that there is no such page
    │   └── ServiceRefused        an answer that is an error of the service, whatever its status says
    ├── SourcesFileInvalid    the sources file has something that cannot be used
    ├── PolicyFileInvalid     the policy file has something that cannot be used
    ├── ReportUnusable        a report that is to be replayed or exported is none
    ├── LanguageTableInvalid  a table under ``claims/language`` breaks its own rules
    ├── OpinionUnavailable    a second opinion was asked for, and nobody gives it
    ├── IndexUnusable         the index of the archive cannot be read or written
    ├── LedgerUnusable        the ledger cannot be opened, read or written
    ├── NotOnRecord           what was asked for does not stand in the ledger
    ├── ReviewOvertaken       somebody else has reviewed the article since the form was made
    ├── EntryRefused          what a reviewer entered cannot be taken
    ├── ArchiveUnusable       the archive cannot be read or written: a full disk, a broken file
    └── SnapshotTampered      a stored body no longer has the hash it is stored under

What is expected is a value (``Unanswered``, ``not_enough_evidence``); what stands here breaks a contract.
"""

from datetime import datetime
from pathlib import Path


class ClaimsError(Exception):
    """Anything that claimdesk itself refuses to do."""


class ArticleUnreadable(ClaimsError):
    """The article cannot be read; the message says why, in a sentence for its reader."""

    def __init__(self, article: str, why: str) -> None:
        """Keep the address or path of the article and the reason."""
        super().__init__(f"The article {article!r} cannot be read: {why}")
        self.article = article
        self.why = why


class DocumentUnreadable(ClaimsError):
    """Bytes from which nothing can be read; the message goes on from "it cannot be read:"."""


class DocumentPaywalled(DocumentUnreadable):
    """A page that declares itself not free to read; what it shows is a beginning at best."""


class DocumentNotThere(DocumentUnreadable):
    """A page that says with status 200 that there is no such page."""


class ServiceRefused(DocumentUnreadable):
    """An answer with status 200 that is an error: a limit that was reached, an engine that did not answer."""


class SourcesFileInvalid(ClaimsError):
    """The sources file has something that cannot be used: where it stands and what would be right."""

    def __init__(self, path: Path, line: int, why: str, right: str) -> None:
        """Keep the place, counted from line 1, the fault and its remedy."""
        super().__init__(f"{path}, line {line}: {why} {right}".rstrip())
        self.path = path
        self.line = line
        self.why = why
        self.right = right


class PolicyFileInvalid(ClaimsError):
    """The policy file has something that cannot be used; the message names it and says what would be right."""

    def __init__(self, path: Path, why: str) -> None:
        """Keep its path and what is wrong with it."""
        super().__init__(f"The policy file {path} cannot be used: {why}")
        self.path = path
        self.why = why


class ReportUnusable(ClaimsError):
    """A report that is to be replayed or exported cannot be used."""

    def __init__(self, path: Path, why: str) -> None:
        """Keep its path and what is wrong with it."""
        super().__init__(f"The report {path} cannot be used: {why}")
        self.path = path
        self.why = why


class LanguageTableInvalid(ClaimsError):
    """A table under ``claims/language`` breaks its own rules."""


class SnapshotTampered(ClaimsError):
    """A stored body no longer has the hash under which it is stored, or what is noted of a visit is nonsense."""

    def __init__(self, sha256: str) -> None:
        """Keep the hash that the body should have, or "of" and the address of the visit."""
        super().__init__(f"The stored snapshot {sha256} was changed: its bytes have another hash.")
        self.sha256 = sha256


class ArchiveUnusable(ClaimsError):
    """The archive cannot be read or written; nothing is decided on what is not stored."""

    def __init__(self, path: Path, why: str) -> None:
        """Keep its path and what the system says."""
        super().__init__(f"The archive {path} cannot be used: {why}.")
        self.path = path
        self.why = why


class LedgerUnusable(ClaimsError):
    """The ledger cannot be opened, read or written; what cannot be put on record is not decided."""

    def __init__(self, address: str, why: str) -> None:
        """Keep its address, without a password, and what is wrong."""
        super().__init__(f"The ledger {address} cannot be used: {why.rstrip('.')}.")
        self.address = address
        self.why = why


class NotOnRecord(ClaimsError):
    """What was asked for does not stand in the ledger."""

    def __init__(self, what: str) -> None:
        """Keep what was asked for."""
        super().__init__(f"Nothing is on record of {what!r}.")
        self.what = what


class ReviewOvertaken(ClaimsError):
    """Somebody else has reviewed the article since the form was made; the message says who and what."""

    def __init__(self, reviewer: str, decision: str, at: datetime) -> None:
        """Keep who decided what, and when."""
        super().__init__(f"{reviewer} has decided meanwhile ({at:%Y-%m-%d %H:%M} UTC): {decision}.")
        self.reviewer = reviewer
        self.decision = decision
        self.at = at


class EntryRefused(ClaimsError):
    """What a reviewer entered cannot be taken; the message is a sentence for the reviewer."""


class IndexUnusable(ClaimsError):
    """The index that finds passages cannot be read or written; it can be built anew from the archive."""

    def __init__(self, path: Path | None, why: str) -> None:
        """Keep its path, None where it is in memory, and what the system says."""
        super().__init__(f"The index {path or 'in memory'} cannot be used: {why.rstrip('.')}.")
        self.path = path
        self.why = why


class OpinionUnavailable(ClaimsError):
    """A second opinion was asked for, and nobody gives it; the message says who, and why."""

    def __init__(self, by: str, why: str) -> None:
        """Keep the name of the model and the reason."""
        super().__init__(f"{by} gives no second opinion: {why}")
        self.by = by
        self.why = why
