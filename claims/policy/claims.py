"""How claims are found: what makes one worth a check, and how finely sentences are taken apart."""

from typing import Annotated, Literal

from pydantic import Field

from claims.models import Record

Factor = Annotated[float, Field(ge=0, le=10, json_schema_extra={"unit": "factor"})]
Grain = Literal["whole", "facts", "fine"]


class SignFactors(Record):
    """How much more or less a sign of check-worthiness counts than was learned: 0 leaves it out, 2 doubles it.

    The weights themselves were learned (``claims/extraction/worthiness``); a report names those that said most.
    """

    figure: Factor = Field(default=1.0, description="It has figures.")
    share: Factor = Field(default=1.0, description="It has shares or percentage points.")
    amount: Factor = Field(default=1.0, description="It has figures with a unit: money, lengths, degrees.")
    time: Factor = Field(default=1.0, description="It names times.")
    name: Factor = Field(default=1.0, description="It names somebody or something.")
    length: Factor = Field(default=1.0, description="It is long.")
    superlative: Factor = Field(default=1.0, description="It has a superlative.")
    question: Factor = Field(default=1.0, description="It is a question.")
    exclamation: Factor = Field(default=1.0, description="It is an exclamation.")
    shout: Factor = Field(default=1.0, description="It has words in capital letters.")
    quotation: Factor = Field(default=1.0, description="It quotes.")
    link: Factor = Field(default=1.0, description="It has an address of the web.")
    first_person: Factor = Field(default=1.0, description='It speaks of "I" or "we".')
    second_person: Factor = Field(default=1.0, description='It speaks to "you".')
    vague: Factor = Field(default=1.0, description='It speaks of nobody in particular: "one", "people".')
    pointing: Factor = Field(default=1.0, description="It points at somebody or something that was named before.")
    saying: Factor = Field(default=1.0, description="It has a verb of saying.")
    judgement: Factor = Field(default=1.0, description="It has a word of judgement.")
    duty: Factor = Field(default=1.0, description="It says what must or should be.")
    prediction: Factor = Field(default=1.0, description="It speaks of what is to come.")
    wish: Factor = Field(default=1.0, description="It has a word of wishing.")
    hedge: Factor = Field(default=1.0, description="It leaves open whether it is so.")
    denial: Factor = Field(default=1.0, description="It denies something.")
    comparison: Factor = Field(default=1.0, description="It compares.")
    condition: Factor = Field(default=1.0, description="It states a condition.")
    decisive: Factor = Field(default=1.0, description='It has a word on which the truth hangs: "only", "never".')
    words: Factor = Field(default=1.0, description="Its words, by themselves and in pairs.")
    patterns: Factor = Field(default=1.0, description="The order of its kinds of words.")


class Splitting(Record):
    """How finely a sentence that tells several things is taken apart into claims."""

    grain: Grain = Field(
        default="facts",
        json_schema_extra={"unit": "rule"},
        description="'whole': statements stay as they are; 'facts': each predicate, role, relative clause and item of "
        "a list is a claim; 'fine': also each nationality, time and place.",
    )
