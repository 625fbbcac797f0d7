"""Evidence -> Verdict: gates that evidence must pass, rules that a journalist can read, first match wins."""

from claims.verdicts.deciding import decide
from claims.verdicts.gates import Admitted, Bar, Left, eligible, verbatim
from claims.verdicts.origins import shared_texts
from claims.verdicts.parts import Whole, with_parts

__all__ = ["Admitted", "Bar", "Left", "Whole", "decide", "eligible", "shared_texts", "verbatim", "with_parts"]
