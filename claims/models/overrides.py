"""What an editor decided otherwise: kept a line a record, and training data for whoever fits the models anew."""

from datetime import date

from pydantic import AwareDatetime, Field

from claims.models.base import Record
from claims.models.verdicts import Label


class OverriddenPassage(Record):
    """A passage that was before the editor."""

    source: str = Field(min_length=1)
    """Id of the source, as the sources file has it."""
    text: str = Field(min_length=1)
    """Verbatim."""
    language: str
    published_on: date | None = None


class Override(Record):
    """A verdict that an editor confirmed or replaced."""

    claim: str = Field(min_length=1)
    """As it was checked."""
    language: str
    passages: tuple[OverriddenPassage, ...]
    label_given: Label
    """By the program."""
    label_corrected: Label
    """By the editor; the same label where the editor confirms it."""
    note: str = ""
    """Why, in the editor's words."""
    reviewed_at: AwareDatetime
    policy_version: str
    """Of the report in which the verdict stood."""


def read_overrides(text: str) -> tuple[Override, ...]:
    """The overrides of a file with one JSON record a line; blank lines are passed over.

    Raises:
        ValidationError: A line is no override.
    """
    return tuple(Override.model_validate_json(line) for line in text.split("\n") if line.strip())
