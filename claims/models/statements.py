"""What an article says: its text, its claims, and the figures and times in them."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from claims.models.addresses import key_of
from claims.models.base import Record, Sha256, Share, Span


class Article(Record):
    """An article as it is checked: page furniture left out, every paragraph verbatim."""

    id: str
    url: str | None
    title: str
    language: str
    """ISO 639-1 code of the language that was found."""
    published_on: date | None
    text: str
    body: tuple[Span, ...]
    """The paragraphs of ``text`` that make statements: no headline, byline or page furniture."""
    snapshot: Sha256
    """Hash of the bytes that the article was read from."""

    @property
    def key(self) -> str:
        """What stays the same for its next version: made of its address, else of its title."""
        return key_of(self.url or self.title)


class Bound(StrEnum):
    """On which side of a figure the truth may lie, as its wording says."""

    NONE = "none"
    ABOUT = "about"
    NEARLY = "nearly"
    """"fast", "knapp", "nearly": not reached, but close."""
    JUST_OVER = "just_over"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Quantity(Record):
    """A figure with its unit, as it is written in a text."""

    span: Span
    text: str
    value: float
    """In ``unit``, as written: 2.5 for "zweieinhalb Stunden"."""
    unit: str | None
    """Unit of the unit table ("percent", "hour", "EUR"), or None for a bare number or count."""
    dimension: str = "count"
    """What it can be compared in: that of its unit, "share" for a bare fraction, "count" for a bare number."""
    step: float = Field(gt=0)
    """Worth of the last written digit, in ``unit``: 0.1 for "2.3 %"."""
    bound: Bound = Bound.NONE
    fraction: tuple[int, int] | None = None
    """Numerator and denominator of "ein Drittel" or "7 of 20"; ``value`` is then their ratio."""
    ago: bool = False
    """Whether the figure is a time that has passed since something ("vor sechs Jahren")."""


class When(Record):
    """A time that a text names, as the days that it may mean."""

    span: Span
    text: str
    first: date
    last: date
    relative: bool = False
    """Whether it was counted from the day of the text ("am Dienstag", "last year")."""

    @property
    def is_one_day(self) -> bool:
        """Whether it names a single day."""
        return self.first == self.last


class ClaimKind(StrEnum):
    """What a claim is about, and so how it is decided."""

    QUANTITY = "quantity"
    EVENT = "event"
    AGREEMENT = "agreement"
    QUOTATION = "quotation"
    """That somebody said something: decided by whether it was said."""
    POSITION = "position"
    STATE = "state"


class NotCheckable(StrEnum):
    """Why a statement gets no verdict."""

    OPINION = "opinion"
    PREDICTION = "prediction"
    WISH = "wish"
    QUESTION = "question"
    PERSONAL_EXPERIENCE = "personal_experience"
    AMBIGUOUS = "ambiguous"


class SpeechMode(StrEnum):
    """How somebody's words are given."""

    DIRECT = "direct"
    """In quotation marks, word by word."""
    INDIRECT = "indirect"
    """In the article's own words."""
    MIXED = "mixed"
    """In the article's own words, some of them in quotation marks."""


class Saying(Record):
    """That somebody said it: the first of two things to check, of which ``Claim.content`` is the second."""

    speaker: str | None
    """By name where the article names them, else as the article calls them; None where it leaves that open."""
    role: str | None = None
    """What the article says that the speaker is: "Kremlberater"."""
    mode: SpeechMode
    cue: str = ""
    """The words that report it ("sagte", "laut"); empty where only the form of the verb does."""


class Sign(Record):
    """A feature of a claim, with what it adds to the check-worthiness."""

    name: str
    weight: float
    """In log-odds; negative where it speaks against the claim."""


class Claim(Record):
    """One checkable statement of an article, or one that is listed with the reason why it cannot be checked."""

    id: str
    text: str
    """Wording that can be understood without the article."""
    quote: str
    """Verbatim from the article."""
    span: Span
    content: str
    """What is held against sources: the statement without who says it."""
    kind: ClaimKind
    speaker: str | None
    saying: Saying | None = None
    """Who says it and how, where it is not the article itself."""
    language: str
    quotations: tuple[str, ...] = ()
    """What stands between quotation marks inside ``quote``."""
    quantities: tuple[Quantity, ...] = ()
    """The figures in it; spans count in the text of the article, as those of ``dates``."""
    dates: tuple[When, ...] = ()
    entities: tuple[str, ...] = ()
    """The names in it, verbatim."""
    context: tuple[str, ...] = ()
    """Title and up to five sentences before, for names that the claim only points at; nearest last."""
    check_worthiness: Share
    signs: tuple[Sign, ...] = ()
    """The features that spoke most for and against it, the strongest first."""
    not_checkable_because: NotCheckable | None = None
    readings: tuple[str, ...] = ()
    """What an ambiguous statement may mean."""
    proposed_by: str | None = None
    """The language model that points at it, where it was not found without one."""
