"""Stored snapshots for others: as a WARC file."""

from pathlib import Path

from claims.adapters.archive import Archive
from claims.adapters.warc import export_warc
from flows.replaying import read_report
from flows.wiring import home


def export_snapshots(report: Path | None, warc: Path) -> int:
    """Write the snapshots that a report stands on, or all that are stored; how many were written.

    Raises:
        ReportUnusable: There is no such report, or it is none.
        SnapshotTampered: A stored body was changed or removed.
    """
    archive = Archive(home() / "archive")
    if report is None:
        return export_warc(archive, warc)
    verdicts = (claim.verdict for claim in read_report(report).claims)
    stands_on = {item.snapshot for verdict in verdicts if verdict is not None for item in verdict.evidence}
    return export_warc(archive, warc, stands_on)
