"""What a recheck found out, for a log, a terminal and the Prefect UI."""

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from claims.models import in_words
from claims.reports.escaping import link, one_line, plain
from claims.reports.links import web_address
from claims.reviews import Decided, Difference, SourceChange
from flows.rechecking import Outcome, Rechecked

_MOST_ROWS = 200
_MOST_NAMED = 5
_HASH = 12
"""Signs of a hash that are shown."""


def sentence(done: Sequence[Rechecked]) -> str:
    """What became of all articles, in one line."""
    if not done:
        return "Nothing was checked that could be checked again."
    counts = Counter(one.outcome for one in done)
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
    titles = [one_line(one.title) for one in done if one.outcome is Outcome.DIFFERENT]
    silent = sorted({urlsplit(item.url).netloc for one in done for item in one.silent})
    named = [*_named("Different", titles), *_named("Silent", silent)]
    return " ".join([f"{told}.", *named])


def _named(what: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        yield f"{what}: {', '.join(names[:_MOST_NAMED])}{more}."


def lines_of(done: Sequence[Rechecked]) -> Iterator[str]:
    """What became of every article, and what is different, line by line."""
    for one in done:
        yield one_line(f"{one.outcome}: {one.title}{f' ({one.why})' if one.why else ''}")
        for difference in one.differences:
            text, because = one_line(difference.text), one_line(difference.because)
            yield f"  {told(difference.was)} -> {told(difference.now)}: {text} ({because})"
        for item in one.silent:
            yield f"  silent: {one_line(f'{item.url}: {item.why.reason}. {item.why.detail}')}"


def told(decided: Decided | None) -> str:
    """What was decided, in words."""
    if decided is None:
        return "no verdict"
    more = [in_words(part) for part in (decided.precision, decided.attribution) if part is not None]
    label = in_words(decided.label)
    return f"{label} ({', '.join(more)})" if more else label


def table_of(done: Rechecked) -> str:
    """The differences of one article as a table in Markdown."""
    rows = ["| claim | was | is | why | source |", "| --- | --- | --- | --- | --- |"]
    rows += [_row(difference) for difference in done.differences[:_MOST_ROWS]]
    left = len(done.differences) - _MOST_ROWS
    rows += ["", f"{left} more are not shown."] if left > 0 else []
    silent = [
        f"- {link(plain(item.url), web_address(item.url))}: {plain(item.why.detail)}"
        for item in done.silent[:_MOST_ROWS]
    ]
    heading = ["", "Silent; what they gave last stands in for them:", ""] if silent else []
    checks = f"Check {done.now}, which waits for a review, against check {done.was}."
    return "\n".join([checks, "", *rows, *heading, *silent, ""])


def _row(difference: Difference) -> str:
    sources = "<br>".join(map(_source, difference.sources))
    cells = (difference.text, told(difference.was), told(difference.now), difference.because)
    return f"| {' | '.join(map(plain, cells))} | {sources} |"


def _source(change: SourceChange) -> str:
    was, now = (sha256[:_HASH] if sha256 is not None else "not cited" for sha256 in (change.was, change.now))
    return f"{link(plain(change.publisher), web_address(change.url))}: {was} → {now}"
