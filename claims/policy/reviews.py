"""When a person should look at a verdict."""

from pydantic import Field

from claims.models import Record, Share


class Reviews(Record):
    """When a person should look at a verdict before it is published; it changes no verdict."""

    near_tolerance: Share = Field(
        default=0.1,
        description="A figure is near its tolerance where the worked one lies within this part of the granted range, "
        "or of the bound where only one side is bound, from an end of it.",
    )
    few_origins: int = Field(
        default=1,
        ge=0,
        le=10,
        json_schema_extra={"unit": "origins"},
        description="A decisive verdict that stands on no more independent publishers than that is doubtful.",
    )
