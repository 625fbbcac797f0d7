"""Stored snapshots for others: as a WARC file."""

from pathlib import Path

from claims.adapters.archive import Archive
from claims.adapters.warc import export_warc
from claims.reports import PublishedReport
from flows.replaying import read_report
from flows.wiring import home


def export_snapshots(report: Path | None, warc: Path) -> int:
    """Write the snapshots that a report stands on, or all that are stored; how many were written.

    Raises:
        ReportUnusable: There is no such report, or it is none.
        SnapshotTampered: A stored body was changed or removed.
    """
    wanted = _stands_on(read_report(report)) if report is not None else None
    with Archive(home() / "archive") as archive:
        return export_warc(archive, warc, wanted)


def _stands_on(report: PublishedReport) -> frozenset[str]:
    """The hashes of the snapshots that the verdicts of a report cite."""
    verdicts = (claim.verdict for claim in report.claims)
    return frozenset(item.snapshot for verdict in verdicts if verdict is not None for item in verdict.evidence)
