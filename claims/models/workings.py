"""The arithmetic behind a figure: what was computed, of which cells, how far it may be off, and what was left out."""

from enum import StrEnum

from pydantic import Field

from claims.models.base import Record


class Mark(StrEnum):
    """What a publisher says of how far its own figure holds."""

    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    """It speaks of what was to come; such a figure never decides what is."""
    BREAK_IN_SERIES = "break_in_series"
    """It was not counted in the same way as those before it."""
    DEFINITION_DIFFERS = "definition_differs"
    LOW_RELIABILITY = "low_reliability"
    CONFIDENTIAL = "confidential"
    NOTED = "noted"
    """It has a note of its publisher, which is not read."""


class Computation(StrEnum):
    """What was worked out."""

    VALUE = "value"
    """A single cell."""
    DIFFERENCE = "difference"
    """One cell less another: of two rows, two columns, or two periods."""
    RATIO = "ratio"
    """How many times another a cell is."""
    CHANGE = "change"
    """By what part of the earlier figure the later one differs from it."""
    PART = "part"
    """What part of the sum of all rows, or of a total, a row or some rows are."""
    SHARE = "share"
    """What part of the rows meets a condition."""
    COUNT = "count"
    """How many rows meet a condition."""
    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"
    RANK = "rank"
    """At which place a row stands, by the column."""
    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    COMPARISON = "comparison"
    """Which of two figures is the larger."""


class Cell(Record):
    """A cell of the table, as a reader is shown it in a small table and in a chart."""

    row: str
    column: str
    """Its header, as it is stored."""
    text: str
    """As it is stored; empty where the table has nothing."""
    value: float | None
    """In the unit of the working; None where there is no figure."""
    counted: bool = True
    """Whether the figure stands on it; others are those that it is seen beside."""


class Grant(StrEnum):
    """Why a claimed figure may be off by something."""

    WRITTEN_DIGITS = "written_digits"
    """Half of the last digit that the claim writes."""
    ABOUT = "about"
    """"about", "rund"."""
    BARE_FRACTION = "bare_fraction"
    """A fraction in words says roughly how much."""
    ONE_SIDE = "one_side"
    """The wording binds one side only: "more than", "fast"."""
    COARSE_SOURCE = "coarse_source"
    """The source itself is rounded more coarsely than the claim."""


class Rounding(Record):
    """What was granted to the wording of a figure, and why."""

    grant: Grant
    low: float | None
    """From where on the worked figure bears the claim out, in the unit of the working; None for without end."""
    high: float | None
    """Up to where."""


class MissingRows(StrEnum):
    """How rows without a figure were counted."""

    NOT_REACHED = "not_reached"
    """As not shown to reach the threshold, and as a part of the whole."""
    LEFT_OUT = "left_out"
    """Neither in the count nor in the whole."""


class Choice(Record):
    """Another table or column that could have answered, and why it did not."""

    name: str
    """What it measures, in the words of its publisher."""
    because: str
    """Name of the reason, which reports word: it "agrees"."""


class Working(Record):
    """The arithmetic behind a figure."""

    expression: str
    value: float
    claimed: str
    cells: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Rows without data, and so counted by the rule that the report states."""
    marks: tuple[Mark, ...] = ()
    """What the publisher says of the figures that it stands on."""
    computation: Computation | None = None
    """None where prose is worked out: a time that has passed, a share of a count."""
    unit: str | None = None
    """What the cells are counted in, in the words of the table; None for a count or where nobody says."""
    result_unit: str | None = None
    """What ``value`` is counted in where that is another one: "percent" of a change in euros; None for the same."""
    threshold: float | None = None
    """What the rows were held against, in the unit of the cells."""
    whole: int | None = Field(default=None, ge=0)
    """How many rows were counted or ranked in all."""
    row_header: str | None = None
    """Header of the column that names the rows: "Members"; None where it has none."""
    table: tuple[Cell, ...] = ()
    """The cells that the figure stands on and those beside them, in the order of the table; at most 60."""
    rounding: Rounding | None = None
    """None where the claimed figure is the worked one, digit by digit, or is none."""
    missing_rows: MissingRows | None = None
    """How the rows without data were counted; None where there are none."""
    chosen_over: tuple[Choice, ...] = ()
    """Where several tables or columns could answer."""
