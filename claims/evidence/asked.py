"""A question with its answer: "Did Mara Quist resign? No." denies what it asks, and alone a question says nothing."""

from dataclasses import dataclass

from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.models import Passage
from claims.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a passage answers with yes or no."""

    question: str
    """Without its mark."""
    answer: str
    """What stands behind it."""
    affirmed: bool
    first: bool = False
    """Whether the answer stands before: "It is false that ..."."""

    @property
    def wording(self) -> str:
        """Question and answer as they stand."""
        return f"{self.answer} {self.question}" if self.first else f"{self.question}? {self.answer}"


def asked_in(passage: Passage) -> Asked | None:
    """The question that a passage answers with yes or no, be it in the sentence before it, or what it calls false."""
    table = table_for(passage.origin.language)[0]
    low = passage.text.casefold()
    false = next((phrase for phrase in table.negation.falsehoods if low.startswith(f"{phrase} ")), None)
    if false is not None:
        said = sentences(passage.text, table.code)[0].of(passage.text)
        return Asked(said[len(false) :].strip(" ."), passage.text[: len(false)], affirmed=False, first=True)
    if "?" not in passage.text and not passage.before.rstrip().endswith("?"):
        return None
    told = [span.of(passage.text) for span in sentences(passage.text, table.code)]
    before = [span.of(passage.before) for span in sentences(passage.before, table.code)][-1:]
    lines = [*before, *told]
    for number, line in enumerate(lines[:-1]):
        affirmed = _answer(lines[number + 1], table) if line.endswith("?") else None
        if affirmed is not None:
            return Asked(line.rstrip("? "), " ".join(lines[number + 1 :]), affirmed)
    return None


def _answer(line: str, table: Language) -> bool | None:
    """Whether a sentence begins with yes, or with no."""
    low = f"{line.casefold()} "
    for phrases, affirmed in ((table.negation.refusals, False), (table.negation.assents, True)):
        if any(low.startswith(phrase) and not low[len(phrase)].isalnum() for phrase in phrases):
            return affirmed
    return None


def is_asked(text: str, place: int, table: Language) -> bool:
    """Whether a place in a text lies in a sentence that is a question."""
    if "?" not in text[place:]:
        return False
    span = next((span for span in sentences(text, table.code) if span.start <= place < span.end), None)
    return span is not None and span.of(text).rstrip("\"“”»«’') ").endswith("?")
