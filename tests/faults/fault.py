"""What a fault is: how it is injected, and which outcome is right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claims.models import NoAnswer
from tests.faults.wire import Script, saying


class Group(StrEnum):
    """The classes of the table, in its order."""

    TRANSPORT = "Transport"
    ENCODING = "Encoding"
    ADDRESSES = "Addresses"
    PARSERS = "Parsers"
    SERVICES = "Services"
    CONTENT = "Content"
    PROCESS = "Process"
    REPLAY = "Replay"


class Fate(StrEnum):
    """What became of a fault."""

    CONTAINED = "contained"
    LOST = "lost"
    SILENTLY_WRONG = "silently wrong"


@dataclass(frozen=True, slots=True)
class Refused:
    """It is right to give no answer, for this reason and with these words."""

    reason: NoAnswer
    says: str

    def __str__(self) -> str:
        return f"unanswered, `{self.reason}`: “{self.says}”"


@dataclass(frozen=True, slots=True)
class Survived:
    """It is right to have read this."""

    text: str
    maybe_cut: bool = False
    never: str = "\0"
    """What must not be read with it."""

    def __str__(self) -> str:
        return "read" + (", and marked as maybe cut" if self.maybe_cut else "")


@dataclass(frozen=True, slots=True)
class Figures:
    """It is right to have read these figures and no others, row by row; a missing one is empty."""

    cells: tuple[str, ...]

    def __str__(self) -> str:
        shown = ", ".join(cell or "missing" for cell in self.cells) or "no figure"
        return f"read as: {shown}"


Right = Refused | Survived | Figures


@dataclass(frozen=True, slots=True)
class WebFault:
    """Something that a server does wrong."""

    group: Group
    name: str
    script: Script
    right: tuple[Right, ...]
    """The outcomes that are right, mostly one."""
    source: Mapping[str, object] = field(default_factory=dict)
    """What the sources file says of it beside its address; a page where it says nothing."""
    most_asked: int | None = None
    """How many requests may be sent; None for any number."""

    @property
    def comes_to(self) -> str:
        """The right outcome, in words."""
        return ", or ".join(map(str, self.right))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one fault."""

    group: Group
    name: str
    fate: Fate
    came_to: str
    over_seconds: float | None = None
    """Beyond the deadline, negative where it was not reached; None where there is none."""
    peak_bytes: int | None = None
    """Most memory of the process that was attacked, where that was measured."""


def named(group: Group, **source: object) -> Callable[..., WebFault]:
    """Makes faults of one group, so that a list of them reads as a table."""

    def fault(name: str, answer: Script | bytes, *right: Right, most_asked: int | None = None) -> WebFault:
        script = saying(answer) if isinstance(answer, bytes) else answer
        return WebFault(group, name, script, right, source, most_asked)

    return fault
