"""How much second opinions may be asked for."""

from pydantic import Field

from claims.models import Record


class Opinions(Record):
    """How much second opinions may be asked for; none is asked unless somebody is switched on."""

    claims: int = Field(
        default=100,
        ge=0,
        le=10_000,
        json_schema_extra={"unit": "claims"},
        description="Claims whose evidence is read a second time, in the order of the article.",
    )
    paragraphs: int = Field(
        default=100,
        ge=0,
        le=10_000,
        json_schema_extra={"unit": "paragraphs"},
        description="Paragraphs that an assistant looks through for statements that were overlooked.",
    )
    at_once: int = Field(
        default=4, ge=1, le=64, json_schema_extra={"unit": "questions"}, description="Questions asked at a time."
    )
