"""What all records have in common."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Share = Annotated[float, Field(ge=0, le=1, json_schema_extra={"unit": "share"})]
"""A part of a whole, from 0 to 1."""


def in_words(name: str) -> str:
    """One of our names as it is said: "not_enough_evidence" as "not enough evidence"."""
    return name.replace("_", " ")


class Record(BaseModel):
    """Frozen, and closed against fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A half-open stretch ``[start, end)`` of a stored text, in code points."""

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.end < self.start:
            raise ValueError("a span cannot end before it starts")
        return self

    def of(self, text: str) -> str:
        """The words that the span stands for."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two spans have a code point in common."""
        return self.start < other.end and other.start < self.end

    def moved(self, offset: int) -> "Span":
        """The same stretch in a text that begins ``offset`` code points earlier."""
        return Span(start=self.start + offset, end=self.end + offset)
