"""Evidence -> Verdict: gates that evidence must pass, rules that a journalist can read, first match wins."""

from claims.verdicts.deciding import decide
from claims.verdicts.gates import Left, eligible

__all__ = ["Left", "decide", "eligible"]
