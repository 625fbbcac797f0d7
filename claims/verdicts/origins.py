"""Origins are counted, not addresses: one publisher, one text or one agency is one origin. Linear in what is read."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import cache

from claims.language.tables import languages
from claims.models import Evidence, Hearing, Reading, Sha256
from claims.policy import Gates
from claims.verdicts.copies import Runs, runs_of

_PAGE_RUNS, _QUOTE_RUNS = 20, 6
"""Fewest five-word runs that make two pages, or two quotations, one text."""
_HEAD, _TAIL = 120, 60
"""Characters at both ends of a text where an agency marks it as its own."""


def shared_texts(readings: Sequence[Reading], gates: Gates) -> tuple[tuple[Sha256, ...], ...]:
    """The pages that have one text, or are marked as one agency's, each group by the hashes of its snapshots."""
    pages = [reading for reading in readings if reading.passages]
    groups = _Groups(len(pages))
    groups.join_alike([runs_of(page.text) for page in pages], _PAGE_RUNS, gates)
    for number, page in enumerate(pages):
        for agency in _agencies(page.text):
            groups.join(number, agency)
    found = groups.members()
    hashes = (tuple(dict.fromkeys(pages[n].passages[0].origin.snapshot.sha256 for n in group)) for group in found)
    return tuple(group for group in hashes if len(group) > 1)


def count_origins(evidence: Sequence[Evidence], hearing: Hearing, gates: Gates) -> int:
    """How many independent origins evidence has."""
    groups = _Groups(len(evidence))
    groups.join_alike([runs_of(item.quote) for item in evidence], _QUOTE_RUNS, gates)
    group_of = {sha256: number for number, group in enumerate(hearing.one_text) for sha256 in group}
    for number, item in enumerate(evidence):
        for key in _keys(item, group_of):
            groups.join(number, key)
    return len(groups.members())


def _keys(item: Evidence, group_of: dict[Sha256, int]) -> Iterator[Hashable]:
    """What evidence has in common with other evidence of its origin."""
    sha256 = item.origin.snapshot.sha256
    yield "publisher", _plain(item.origin.publisher)
    yield "text", group_of.get(sha256, sha256)
    if item.working is None:
        yield "quote", _plain(item.quote)
    yield from _agencies(item.quote)
    yield from (("agency", word) for word in _plain(item.origin.publisher).split() if word in _names())


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _agencies(text: str) -> Iterator[tuple[str, str]]:
    """The agencies that mark a text as theirs: "LENHAM (dpa) – …", "dpa/reuters" at its end."""
    for mark in (*_MARKED.findall(text[:_HEAD]), *_MARKED.findall(text[-_TAIL:]), *_ENDING.findall(text[-_TAIL:])):
        yield from (("agency", word) for word in _plain(mark.replace("/", " ")).split() if word in _names())


_MARKED = re.compile(r"\(([^()\n]{2,30})\)")
_ENDING = re.compile(r"(?:\n|[.!?:]\s)([\w/, ]{2,30})\s*$")


@cache
def _names() -> frozenset[str]:
    return frozenset(name for table in languages().values() for name in table.speech.agencies)


class _Groups:
    """Things by number that belong together when they share a key."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))
        self._first: dict[Hashable, int] = {}

    def join(self, number: int, key: Hashable) -> None:
        """Put a thing with the others of its key."""
        self._parents[self._root(number)] = self._root(self._first.setdefault(key, number))

    def join_alike(self, texts: Sequence[Runs], fewest: int, gates: Gates) -> None:
        """Put texts together of which the shorter stands in the longer; every run belongs to the first that has it."""
        owners: dict[tuple[str, ...], int] = {}
        for number, runs in enumerate(texts):
            shared = Counter(owners[run] for run in runs if run in owners)
            for other, count in shared.items():
                if count >= max(fewest, gates.one_text_from * min(len(runs), len(texts[other]))):
                    self._parents[self._root(number)] = self._root(other)
            owners |= {run: number for run in runs if run not in owners}

    def members(self) -> list[list[int]]:
        """The groups, in the order of their first members."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            found.setdefault(self._root(number), []).append(number)
        return list(found.values())

    def _root(self, number: int) -> int:
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number
