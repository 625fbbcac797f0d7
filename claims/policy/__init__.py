"""Every threshold and tolerance: its unit and range, why it is there, and what it was measured on.

A newsroom may change any of them in a file; the version of the policy stands in every report.
"""

import hashlib
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from claims.errors import PolicyFileInvalid
from claims.models import Record, Share
from claims.policy.claims import SignFactors, Splitting
from claims.policy.opinions import Opinions
from claims.policy.retrieval import Retrieval
from claims.policy.reviews import Reviews
from claims.policy.tables import Tables

Weight = Annotated[float, Field(gt=0, le=10, json_schema_extra={"unit": "weight"})]
Points = Annotated[float, Field(ge=50, le=100, json_schema_extra={"unit": "points of 100"})]
Days = Annotated[int, Field(ge=1, le=3660, json_schema_extra={"unit": "days"})]


class Tolerances(Record):
    """How far a figure in prose may be from the figure of a source.

    The values come from the project's brief; ``tests/cases/figures`` shows each at work.
    """

    fraction_rounded: Share = Field(
        default=0.05, description="A bare fraction ('ein Drittel') is exact or rounded up to this relative distance."
    )
    fraction_supported: Share = Field(
        default=0.20,
        description="Up to this relative distance it is overstated or understated but supported; beyond, refuted.",
    )
    plain_denominator: int = Field(
        default=10,
        ge=2,
        le=100,
        json_schema_extra={"unit": "parts of a whole"},
        description="Largest denominator of a bare fraction; '7 von 20' is a count and compared at its written digits.",
    )
    multiple_supported: Share = Field(
        default=0.10,
        description="A multiple in words ('verdoppelt', 'three times as many') is supported up to this relative "
        "distance: 1.8 times is called a doubling, 1.6 times is not; tests/cases/tables/computed shows it at work.",
    )
    unchanged: Share = Field(
        default=0.01,
        description="'unverändert' and 'as many as' are not plainly wrong up to this relative distance; beyond, "
        "refuted.",
    )
    about: Share = Field(default=0.10, description="Relative distance that 'rund' and 'about' allow on both sides.")
    near_side: Share = Field(
        default=0.15, description="Relative distance that 'fast' and 'nearly' allow below, 'gut' and 'just over' above."
    )
    elapsed_exact_days: Days = Field(
        default=7, description="Days by which a time that has passed may differ and still be shown as exact."
    )


class Comparison(Record):
    """When the parts of a claim and of a passage agree well enough to decide.

    Measured on the development articles under ``tests/cases/articles`` (German, English and across, several fields).
    """

    name_weight: Weight = Field(default=1.0, description="Weight of a name in the coverage.")
    figure_weight: Weight = Field(default=1.0, description="Weight of a figure.")
    time_weight: Weight = Field(default=0.5, description="Weight of a time.")
    word_weight: Weight = Field(default=1.0, description="Weight of a word.")
    modifier_weight: Weight = Field(
        default=0.5, description="Weight of the front part of a compound: 'Handel' in 'Handelsgespräch'."
    )
    context_credit: Share = Field(
        default=0.7, description="What a part counts that stands in the sentence before, the title or the publisher."
    )
    supports_from: Share = Field(
        default=0.75,
        description="Least coverage of a passage that may support: below it, too much of the claim is unsaid.",
    )
    refutes_from: Share = Field(
        default=0.75, description="Least coverage, the conflicting part left out, of a passage that may refute."
    )
    own_from: Share = Field(
        default=0.5,
        description="Least share of a claim that a passage must say itself, the sentences around it left out.",
    )
    mentions_from: Share = Field(default=0.35, description="Least coverage of a passage that is shown as a mention.")
    cognate_letters: int = Field(
        default=6,
        ge=4,
        le=30,
        json_schema_extra={"unit": "letters"},
        description="Fewest letters of such words; short ones are alike by chance.",
    )
    shared_stem: Share = Field(
        default=0.75, description="Least share of the longer word that two words have in common to grow from one stem."
    )
    quotation_parts: int = Field(
        default=3,
        ge=1,
        le=20,
        json_schema_extra={"unit": "parts"},
        description="Fewest parts of a quoted sentence that may be found word by word in a source.",
    )
    quotation_likeness: Points = Field(
        default=80.0,
        description="Least likeness in letters of a quotation and the place that is compared word by word.",
    )
    placed_from: Share = Field(
        default=0.85,
        description="Least likeness in letters of the words of a finding and those of a passage at which it is shown, "
        "where they do not stand letter by letter (an ending, another order, 'Hanover' and 'Hannover' at .93); decides "
        "nothing. On the articles what is right came out at 1, what is wrong at .77 and below.",
    )
    reported_within_days: Days = Field(
        default=7,
        description="Days after an event, as the article counts them, in which a page may tell of it without its day.",
    )
    stale_after_days: Days = Field(
        default=400,
        description="Days after which a figure that a page dates is history, and does not answer a claim without time.",
    )


class Asking(Record):
    """How many questions one article may cause; what is left out stands in the notes of the report."""

    queries_per_source: int = Field(
        default=40,
        ge=1,
        le=1000,
        json_schema_extra={"unit": "queries"},
        description="Claims for which one source is searched, in the order of the article.",
    )
    steps: int = Field(
        default=3,
        ge=1,
        le=10,
        json_schema_extra={"unit": "steps"},
        description="Steps that a source may take: a search, a wider one where it finds nothing, the pages it finds.",
    )
    passages_per_source: int = Field(
        default=50_000,
        ge=1,
        le=1_000_000,
        json_schema_extra={"unit": "passages"},
        description="Sentences that are read from one source in all: a page without an end must not hold up the run; "
        "50,000 take the index three to eight seconds.",
    )
    answers_per_source: int = Field(
        default=200,
        ge=1,
        le=10_000,
        json_schema_extra={"unit": "answers"},
        description="Answers that are fetched from one source in all: no list of pages is followed without an end.",
    )


class Gates(Record):
    """What may count as evidence at all."""

    copy_from: Share = Field(
        default=0.5,
        description="Share of a page's five-word runs that stand in the article from which on it counts as a copy.",
    )
    copied_from: Share = Field(
        default=0.8,
        description="Share of the article's five-word runs that stand in a page from which on the page has it whole.",
    )
    sentence_from: Share = Field(
        default=0.5,
        description="Share of a sentence's five-word runs that stand in the article where it was taken over.",
    )
    one_text_from: Share = Field(
        default=0.5,
        description="Share of the shorter text's five-word runs that stand in the other where both are one origin.",
    )


class Confidence(Record):
    """How sure a verdict is shown to be, and how sure it must be to be given.

    How often verdicts like it were right was learned (``claims/verdicts/confidence``); how far a source is to be
    trusted was not, and stands here.
    """

    least: Share = Field(
        default=0.85,
        description="Least share of verdicts like it that must be right: below it a label is lowered to "
        "not_enough_evidence; 0 lowers none.",
    )
    tier_1: Share = Field(default=0.9, description="Most that evidence of an official or primary source gives.")
    tier_2: Share = Field(default=0.8, description="Most that a news agency or reference work gives.")
    tier_3: Share = Field(default=0.6, description="Most that any other source gives.")
    second_origin: Share = Field(default=0.05, description="What a second publisher that says the same adds.")
    worked_figure: Share = Field(default=0.95, description="What a figure that was worked out from a table gives.")
    none: Share = Field(default=0.3, description="Confidence of not_enough_evidence.")


class Policy(Record):
    """All numbers of one policy."""

    tolerances: Tolerances = Tolerances()
    comparison: Comparison = Comparison()
    tables: Tables = Tables()
    retrieval: Retrieval = Retrieval()
    asking: Asking = Asking()
    gates: Gates = Gates()
    confidence: Confidence = Confidence()
    check_worthiness: SignFactors = SignFactors()
    splitting: Splitting = Splitting()
    opinions: Opinions = Opinions()
    reviews: Reviews = Reviews()

    @property
    def version(self) -> str:
        """Short hash of all values: two reports with the same version were decided by the same numbers."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def read_policy(path: Path) -> Policy:
    """The policy of a TOML file that names only what is other than here: ``[tolerances]``, ``about = 0.2``.

    Raises:
        PolicyFileInvalid: The file is missing or no TOML, or has an unknown name or a value out of its range.
    """
    try:
        return Policy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyFileInvalid(path, "it cannot be opened as text.") from error
    except tomllib.TOMLDecodeError as error:
        raise PolicyFileInvalid(path, f"it is no TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise PolicyFileInvalid(path, f"{name}: {first['msg']}. docs/reference/policy.md has every name.") from error
