"""When a table answers a claim, and how much of it is read."""

from typing import Annotated, Literal

from pydantic import Field

from claims.models import Record, Share

Days = Annotated[int, Field(ge=1, le=3660, json_schema_extra={"unit": "days"})]


class Tables(Record):
    """When a table, or a passage that counts, is about what a claim measures."""

    share_subject_from: Share = Field(
        default=0.5, description="Least share of the words for who and what is counted that the source must have."
    )
    value_subject_from: Share = Field(
        default=0.6, description="The same for a single cell, where a wrong column looks like a right one."
    )
    present_within_days: Days = Field(
        default=92,
        description="Days after the end of its period up to which a figure may refute a claim that names no time: "
        "later, what is said of now may be another.",
    )
    rows_per_table: int = Field(
        default=10_000,
        ge=1,
        le=1_000_000,
        json_schema_extra={"unit": "rows"},
        description="Rows of the longest table that is worked out: reading the names of so many takes five seconds, "
        "once a table. Longer ones are left out, and the report says so.",
    )
    missing_rows: Literal["not_reached", "left_out"] = Field(
        default="not_reached",
        json_schema_extra={"unit": "rule"},
        description="How a row without data is counted in a share: 'not_reached' counts it as not shown to reach the "
        "threshold, and keeps it in the whole; 'left_out' drops it from both.",
    )
