"""What a newer check of an article decides otherwise than the one before."""

from collections.abc import Collection, Iterator

from claims.models import Attribution, CheckedClaim, Label, Precision, Record, Report, Sha256, Verdict, numbered


class Decided(Record):
    """What was decided of a claim."""

    label: Label
    precision: Precision | None = None
    attribution: Attribution | None = None


class SourceChange(Record):
    """An address of which the two verdicts do not cite the same bytes."""

    publisher: str
    url: str
    was: Sha256 | None
    """Hash of what the older verdict cites; None where it does not cite the address."""
    now: Sha256 | None


class Difference(Record):
    """A claim that is decided otherwise than before."""

    claim: str
    """Its id."""
    text: str
    was: Decided | None
    """None where there was no verdict on it."""
    now: Decided | None
    because: str
    """Why it is decided so now; empty where it is not decided any more."""
    sources: tuple[SourceChange, ...] = ()


def differences(was: Report, now: Report) -> tuple[Difference, ...]:
    """The claims that are decided otherwise, in the order of the newer report, behind them those that it lacks.

    A verdict that is the same on other evidence is no difference.
    """
    older, newer = _by_claim(was), _by_claim(now)
    found = (_difference(older.get(claim), newer.get(claim)) for claim in dict.fromkeys((*newer, *older)))
    return tuple(difference for difference in found if difference is not None)


def keep_standing(was: Report, now: Report, lost: Collection[str]) -> Report:
    """The newer report with the older verdict on every claim that stood on an address of which nothing is left.

    A source that is silent is never taken for one that knows nothing, and neither is it where its stored answer
    was lost too: such a claim is not decided again.

    Args:
        was: The older report.
        now: The newer one.
        lost: Addresses that gave nothing, and of which nothing is stored that could stand in for that.
    """
    standing = {claim: checked for claim, checked in _by_claim(was).items() if _cited(checked).keys() & set(lost)}
    return now.model_copy(update={"claims": tuple(standing.get(item.claim.id, item) for item in now.claims)})


def _by_claim(report: Report) -> dict[str, CheckedClaim]:
    return {checked.claim.id: checked for checked in numbered(report).values()}


def _difference(was: CheckedClaim | None, now: CheckedClaim | None) -> Difference | None:
    before, after = _decided(was), _decided(now)
    shown = now or was
    if before == after or shown is None:
        return None
    return Difference(
        claim=shown.claim.id,
        text=shown.claim.text,
        was=before,
        now=after,
        because=now.verdict.because if now is not None and now.verdict is not None else "",
        sources=tuple(_changes(was, now)),
    )


def _decided(checked: CheckedClaim | None) -> Decided | None:
    verdict = checked.verdict if checked is not None else None
    if verdict is None:
        return None
    return Decided(label=verdict.label, precision=verdict.precision, attribution=verdict.attribution)


def _changes(was: CheckedClaim | None, now: CheckedClaim | None) -> Iterator[SourceChange]:
    before, after = _cited(was), _cited(now)
    for url in dict.fromkeys((*before, *after)):
        (publisher, old), (other, new) = before.get(url, ("", None)), after.get(url, ("", None))
        if old != new:
            yield SourceChange(publisher=publisher or other, url=url, was=old, now=new)


def _cited(checked: CheckedClaim | None) -> dict[str, tuple[str, str | None]]:
    """Publisher and hash of the snapshots on which a verdict stands, by their address."""
    verdict: Verdict | None = checked.verdict if checked is not None else None
    origins = [item.origin for item in verdict.evidence] if verdict is not None else []
    return {origin.snapshot.url: (origin.publisher, origin.snapshot.sha256) for origin in origins}
