"""The answers of AVeriTeC: which are a yes or a no, which say that there is none, and what they say as a statement."""

import re
from typing import Any

from claims.language.tagging import VERBS, Tag
from claims.language.words import words

_NONE = re.compile(r"no answer could be found", re.IGNORECASE)
_YES_OR_NO = re.compile(r"\W*(yes|no)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"(?P<verb>did|does|do|is|are|was|were|has|have|had|can|could|will|would|should)\s+(?P<rest>.+?)\s*\?*\s*$",
    re.IGNORECASE | re.DOTALL,
)
_BE = frozenset({"is", "are", "was", "were"})
_INSIDE = frozenset({Tag.NAME, Tag.NOUN})


def is_missing(answer: dict[str, Any]) -> bool:
    """Whether it says that no answer was found."""
    return _NONE.search(answer["answer"]) is not None


def yes_or_no(answer: dict[str, Any]) -> str:
    """With which of the two an answer begins; empty for neither."""
    match = None if is_missing(answer) else _YES_OR_NO.match(answer["answer"])
    return match[1].casefold() if match else ""


def said_by(answer: dict[str, Any]) -> str:
    """What a page says: the answer, or what explains a bare yes or no; empty where no answer was found."""
    if is_missing(answer):
        return ""
    bare = len(answer["answer"].split()) == 1 and yes_or_no(answer)
    return str(answer.get("boolean_explanation") or "" if bare else answer["answer"])


def as_statement(question: str, answer: dict[str, Any]) -> str:
    """A question with its yes or no as a statement; empty where it cannot be turned into one.

    "Did Mara Quist open the harbour?" with "No" is "Mara Quist did not open the harbour".
    """
    said, match = yes_or_no(answer), _OPENS.match(question.strip())
    if not said or match is None:
        return ""
    verb = match["verb"].casefold() + ("" if said == "yes" else " not")
    cut = _end_of_subject(match["rest"], is_be=match["verb"].casefold() in _BE)
    return f"{match['rest'][:cut].rstrip()} {verb} {match['rest'][cut:].lstrip()}.".strip()


def _end_of_subject(text: str, *, is_be: bool) -> int:
    """Where the verb goes: before the next verb, or, with a form of "be", behind the first names or nouns."""
    found = words(text, "en")
    nominal = False
    for number, word in enumerate(found):
        if number and ((word.tag in VERBS and not word.capital) or (is_be and nominal and word.tag not in _INSIDE)):
            return word.start
        nominal = nominal or word.tag in _INSIDE or word.lemma == "there"
    return next((word.start for word in found[1:] if not word.capital), len(text))
