"""Second opinions that a user may switch on: they are shown beside a verdict, and decide nothing.

An entailment model reads the evidence of a verdict, an assistant reads it too and points at statements of the article
that were overlooked. Whatever either cites must stand verbatim where it says; what does not is dropped. What they
answered is remembered, so that a replay asks nobody.
"""

from claims.opinions.protocols import Assistant, Citation, Entailment, Judgement, Judgements, Memory, Readings, Splits
from claims.opinions.reading import Reread, SecondReaders, second_opinions
from claims.opinions.recorded import Recorded
from claims.opinions.splitting import Fragment, Pointed, overlooked

__all__ = [
    "Assistant",
    "Citation",
    "Entailment",
    "Fragment",
    "Judgement",
    "Judgements",
    "Memory",
    "Pointed",
    "Readings",
    "Recorded",
    "Reread",
    "SecondReaders",
    "Splits",
    "overlooked",
    "second_opinions",
]
