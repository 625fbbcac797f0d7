"""``docs/reliability.md``: what was injected, and what became of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tests.faults.cases import CASES, Case
from tests.faults.fault import Fate, Group, Outcome

_BY_REDIRECT = ", by a redirect"
_ABOUT = {
    Group.TRANSPORT: "what a server, or whoever stands between, does to the bytes of HTTP",
    Group.ENCODING: "bodies that are packed, and texts that are written, otherwise than their headers say",
    Group.ADDRESSES: "addresses where nobody may be led, straight and by a redirect; keys and cookies that travel",
    Group.PARSERS: "pages, PDFs, tables, spreadsheets, feeds, sitemaps and archives that mean no good",
    Group.SERVICES: "services that are busy, broken, changed, or answer something else than they were asked for",
    Group.CONTENT: "pages and articles that want to be believed for what they say of themselves",
    Group.PROCESS: "processes that are killed, disks that are full, files and clocks that somebody changed",
    Group.REPLAY: "stored runs made again, offline",
}
_TEXT = Path(__file__).with_name("reliability.template.md").read_text(encoding="utf-8")


class Line(NamedTuple):
    """One class in the table."""

    title: str
    injected: int
    contained: int
    lost: int
    silently_wrong: int
    rest: tuple[str, str]
    """Peak memory and overshoot, which differ by machine."""

    @property
    def counts(self) -> str:
        """The part of its row that is the same on every machine."""
        numbers = (self.injected, self.contained, self.lost, self.silently_wrong)
        return "| ".join((f"| {self.title} ", *(f"{number} " for number in numbers))) + "|"

    @property
    def row(self) -> str:
        """Its row."""
        return f"{self.counts} {self.rest[0]} | {self.rest[1]} |"


def lines(outcomes: Sequence[Outcome]) -> list[Line]:
    """The table: a line for every class, and one for all."""
    found = [_line(group, [outcome for outcome in outcomes if outcome.group is group]) for group in Group]
    return [*found, _line("**All**", outcomes)._replace(rest=("", _overshoot(outcomes)))]


def _line(title: str, outcomes: Sequence[Outcome]) -> Line:
    fates = Counter(outcome.fate for outcome in outcomes)
    peaks = [outcome.peak_bytes for outcome in outcomes if outcome.peak_bytes is not None]
    peak = f"{max(peaks) / 1e6:.0f} MB" if peaks else ""
    contained, lost, wrong = (fates[fate] for fate in (Fate.CONTAINED, Fate.LOST, Fate.SILENTLY_WRONG))
    return Line(title, len(outcomes), contained, lost, wrong, (peak, _overshoot(outcomes)))


def _overshoot(outcomes: Sequence[Outcome]) -> str:
    timed = [outcome.over_seconds for outcome in outcomes if outcome.over_seconds is not None]
    return f"{max(0.0, *timed):.1f} s" if timed else ""


def case_lines() -> Iterator[str]:
    """Every fault with what it has to come to, class by class; the same on every machine."""
    for group, cases in groupby(CASES, key=lambda case: case.group):
        yield from ("", f"### {group}", "", f"The class: {_ABOUT[group]}.", "")
        yield from ("| Fault | Comes to |", "|---|---|")
        yield from _rows(list(cases))


def _rows(cases: Sequence[Case]) -> Iterator[str]:
    """A row for each; one for both where the same is tried straight and by a redirect."""
    names = {case.name for case in cases}
    for case in cases:
        if case.name.removesuffix(_BY_REDIRECT) in names - {case.name}:
            continue
        both = "; also by a redirect" if f"{case.name}{_BY_REDIRECT}" in names else ""
        yield f"| {_plain(case.name + both)} | {_plain(case.comes_to)} |"


def _plain(words: str) -> str:
    """Words in which nothing is taken for a sign of Markdown."""
    return words.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def page(outcomes: Sequence[Outcome], deadlines: str) -> str:
    """The whole page."""
    head = "| Class | Injected | Contained | Lost | Silently wrong | Peak memory | Longest overshoot of a deadline |"
    table = "\n".join((head, "|---|---|---|---|---|---|---|", *(line.row for line in lines(outcomes))))
    return _TEXT.format(table=table, deadlines=deadlines) + "\n".join(case_lines()) + "\n"
