"""The claims of the public sets with their passages, as the program would get them, and what it decides on each."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from claims.evidence import find_evidence
from claims.models import Claim, ClaimKind, Evidence, Hearing, Label, Origin, Passage, Snapshot, Span, Verdict
from claims.policy import Policy
from claims.text.sentences import sentences
from claims.verdicts import decide
from tests.quality.answered import said_by
from tests.quality.bench import records

AS_OF = date(2026, 1, 1)
_TOKENS = (("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("``", '"'), ("''", '"'))
_APART = ((" .", "."), (" ,", ","), (" ;", ";"), (" :", ":"), (" 's", "'s"), ("( ", "("), (" )", ")"))
_TITLE = "TITLE:"


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """A claim of a public set."""

    content: str
    passages: tuple[Passage, ...]
    allowed: frozenset[Label]
    """The labels that would be right, by the set's own label."""
    gold: str
    """The label as the set has it."""
    day: date | None = None

    @property
    def claim(self) -> Claim:
        """The claim as the program has it, whole."""
        return Claim(
            id="claim",
            text=self.content,
            quote=self.content,
            span=Span(start=0, end=len(self.content)),
            content=self.content,
            kind=ClaimKind.EVENT,
            speaker=None,
            language="en",
            check_worthiness=0.5,
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What the program makes of a claim."""

    about: PublicClaim
    evidence: tuple[Evidence, ...]
    verdict: Verdict


Held: TypeAlias = tuple[PublicClaim, tuple[Evidence, ...]]
"""A claim, and what the program finds in its passages."""


@cache
def held_in(name: str) -> tuple[Held, ...]:
    """The claims of a set that are decided on when it is measured, each with what is found."""
    return tuple((about, evidence_for(about)) for about in claims_of(name))


def evidence_for(about: PublicClaim) -> tuple[Evidence, ...]:
    """What the program finds in the passages of a claim."""
    claim = about.claim
    return find_evidence([claim], about.passages, None, about.day, Policy())[claim.id]


def decided(about: PublicClaim, found: tuple[Evidence, ...], policy: Policy) -> Decision:
    """What the program decides on what it found."""
    return Decision(about, found, decide(about.claim, found, Hearing(answered=1), AS_OF, policy))


def fever() -> Iterator[PublicClaim]:
    """FEVER-Symmetric: one sentence a claim, its tokens joined again."""
    for record in records("fever_symmetric/dev.jsonl"):
        right = Label.SUPPORTED if record["label"] == "SUPPORTS" else Label.REFUTED
        passages = (passage(joined(record["evidence"])),)
        yield PublicClaim(joined(record["claim"]), passages, frozenset({right}), record["label"])


_CLIMATE = {
    "SUPPORTS": Label.SUPPORTED,
    "REFUTES": Label.REFUTED,
    "NOT_ENOUGH_INFO": Label.NOT_ENOUGH_EVIDENCE,
    "DISPUTED": Label.CONFLICTING,
}


def climate() -> Iterator[PublicClaim]:
    """Climate-FEVER: five sentences a claim, each of an article of its own."""
    for record in records("climate_fever/dev.jsonl"):
        numbered = enumerate(record["evidences"])
        found = tuple(passage(item["evidence"], title=item["article"], source=str(number)) for number, item in numbered)
        gold = record["claim_label"]
        yield PublicClaim(record["claim"], found, frozenset({_CLIMATE[gold]}), gold)


_AVERITEC = {
    "Supported": Label.SUPPORTED,
    "Refuted": Label.REFUTED,
    "Not Enough Evidence": Label.NOT_ENOUGH_EVIDENCE,
    "Conflicting Evidence/Cherrypicking": Label.CONFLICTING,
}


def averitec() -> Iterator[PublicClaim]:
    """AVeriTeC: the answers as pages, a yes or no by what explains it; the questions are left out."""
    for record in records("averitec/train.jsonl"):
        texts = [said_by(answer) for question in record["evidence"] for answer in question["answers"]]
        found = tuple(one for number, text in enumerate(texts) for one in page(text, source=str(number)))
        gold = record["label"]
        yield PublicClaim(record["claim"], found, frozenset({_AVERITEC[gold]}), gold, day_of(record["date"]))


_WICE = {
    "supported": frozenset({Label.SUPPORTED}),
    "partially_supported": frozenset({Label.NOT_ENOUGH_EVIDENCE, Label.CONFLICTING}),
    "not_supported": frozenset({Label.NOT_ENOUGH_EVIDENCE, Label.REFUTED}),
}
"""What is not supported may be contradicted, the set does not say; what is partly so is not refuted."""


def wice() -> Iterator[PublicClaim]:
    """WiCE: the sentences of the page that Wikipedia cites for a statement."""
    for record in records("wice/dev.jsonl"):
        texts = [text for text in record["evidence"] if text.strip() and _TITLE not in text]
        title = next((text.split(_TITLE)[1].strip() for text in record["evidence"] if _TITLE in text), "")
        before = ("", *texts)
        found = tuple(passage(text, title=title, before=before[number]) for number, text in enumerate(texts))
        yield PublicClaim(record["claim"], found, _WICE[record["label"]], record["label"])


SETS: Mapping[str, Callable[[], Iterator[PublicClaim]]] = MappingProxyType(
    {
        "fever_symmetric/dev.jsonl": fever,
        "climate_fever/dev.jsonl": climate,
        "averitec/train.jsonl": averitec,
        "wice/dev.jsonl": wice,
    }
)


ONE_IN: Mapping[str, int] = MappingProxyType({"climate_fever/dev.jsonl": 3, "wice/dev.jsonl": 8})
"""Of how many claims of a set one is taken, by the hash of its text; elsewhere all are: a minute or so in all."""


@cache
def claims_of(name: str) -> tuple[PublicClaim, ...]:
    """The claims of a set that are decided on when it is measured."""
    one_in = ONE_IN.get(name, 1)
    hashed = ((one, hashlib.sha256(one.content.encode()).hexdigest()) for one in SETS[name]())
    return tuple(one for one, digest in hashed if int(digest, 16) % one_in == 0)


def joined(text: str) -> str:
    """A sentence that was cut into tokens, as it would be written."""
    for token, sign in (*_TOKENS, *_APART):
        text = text.replace(token, sign)
    return text


def page(text: str, source: str) -> Iterator[Passage]:
    """The sentences of a text, each with the one before it."""
    before = ""
    for span in sentences(text, "en"):
        said = span.of(text)
        yield passage(said, source=source, before=before)
        before = said


def passage(text: str, **about: str) -> Passage:
    """A sentence of a page about which nothing else is known."""
    source, title = about.get("source", "page"), about.get("title", "")
    snapshot = Snapshot(
        sha256="0" * 64,
        url=f"http://127.0.0.1/{source}",
        final_url=f"http://127.0.0.1/{source}",
        status=200,
        media_type="text/html",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    origin = Origin(
        source=source,
        publisher=f"Publisher {source}",
        tier=2,
        language="en",
        published_on=None,
        title=title,
        snapshot=snapshot,
    )
    return Passage(origin=origin, span=Span(start=0, end=len(text)), text=text, before=about.get("before", ""))


def day_of(written: str | None) -> date | None:
    try:
        return datetime.strptime(written or "", "%d-%m-%Y").replace(tzinfo=UTC).date()
    except ValueError:
        return None
