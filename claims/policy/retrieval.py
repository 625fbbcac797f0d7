"""How passages are found before they are compared."""

from pydantic import Field

from claims.models import Record, Share


class Retrieval(Record):
    """How passages are found before they are compared; similarity finds and never decides."""

    passages_per_claim: int = Field(
        default=48,
        ge=1,
        le=10_000,
        json_schema_extra={"unit": "passages"},
        description="Passages up to which all are compared part by part with a claim, and nothing has to be found.",
    )
    passages_found: int = Field(
        default=24,
        ge=1,
        le=10_000,
        json_schema_extra={"unit": "passages"},
        description="Passages that are compared with a claim where there are more than that, the nearest; never more "
        "than passages_per_claim. Measured: with 6 the seed article keeps 13 of its 15 verdicts, 14 without the "
        "encoder.",
    )
    passages_per_part: int = Field(
        default=12,
        ge=1,
        le=10_000,
        json_schema_extra={"unit": "passages"},
        description="The same for a part of a claim; few, for a claim may have six.",
    )
    passages_per_counter_search: int = Field(
        default=24,
        ge=1,
        le=10_000,
        json_schema_extra={"unit": "passages"},
        description="Passages that are compared in the search before a refutation; all others are only gone through.",
    )
    bridges_from: Share = Field(
        default=0.6,
        description="Cosine from which a word of another language is taken for a translation in a search; measured: "
        "above it most are, and what it finds decides nothing.",
    )
    shown_per_claim: int = Field(
        default=4,
        ge=2,
        le=50,
        json_schema_extra={"unit": "pieces of evidence"},
        description="Pieces of evidence that a report shows for a claim; at least both sides of a dispute.",
    )
    fusion_constant: int = Field(
        default=60,
        ge=1,
        le=10_000,
        json_schema_extra={"unit": "ranks"},
        description="Constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009).",
    )
    fusion_depth: int = Field(
        default=200,
        ge=10,
        le=10_000,
        json_schema_extra={"unit": "ranks"},
        description="Rank beyond which a way to find passages counts nothing, so that what comes out does not hang on "
        "how far it was asked; at least as many as are compared.",
    )
    copies_per_text: int = Field(
        default=4,
        ge=1,
        le=100,
        json_schema_extra={"unit": "passages"},
        description="Passages with nearly the same words that keep their places among those that are compared; others "
        "stand behind all, so that one text of an agency does not fill the list.",
    )
    copies_from: Share = Field(
        default=0.8,
        description="Share of all words and figures of two passages that both have, from which they are copies; with "
        "ten words, sentences that part in one figure or name are none.",
    )
    touched_from: Share = Field(
        default=0.2,
        description="Share of the words and figures of a claim that a passage must have in some form to be compared, "
        "where passages have to be found; measured on the open articles: below it lay 3,587 of 4,791 pairs, with 52 of "
        "195 mentions and none of 9 that decide.",
    )
    alike_from: Share = Field(
        default=0.3,
        description="Cosine below which a passage is not found by its meaning; measured on claims and their checks "
        "(CheckThat 22, train): MAP@5 is .827 without it, .826 from .3 on and .815 from .5 on.",
    )
    candidates_by_signs: int = Field(
        default=2_000,
        ge=10,
        le=1_000_000,
        json_schema_extra={"unit": "vectors"},
        description="Vectors of the archive that are compared exactly, those whose signs differ least; measured: "
        "the first ten of a million are those of all.",
    )
    encoded_per_run: int = Field(
        default=1_000,
        ge=0,
        le=1_000_000,
        json_schema_extra={"unit": "passages"},
        description="Passages that the sentence encoder reads in one run, where more than passages_per_claim are "
        "there: all, or those that words rank highest; measured: 650 a second on one core.",
    )
